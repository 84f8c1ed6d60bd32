import { withoutBlock } from '#domain/account/account.ts';
import { CUSTODIES, type DeletionForm } from '#domain/account/account-form.ts';
import { lengthProblem } from '#domain/form/validate-form.ts';
import type { AccountWork } from '../account-work.ts';
import { another, orNull, REASON_MAX, recentDay, REPLY_MAX, tidyLines, type Checking } from '../checking.ts';
import { GONE } from '../forgetting.ts';
import type { RawChange } from '../raw-change.ts';
import { givesLicence, isDirect, isMember } from '../read-back.ts';

/** The account is suspended after its last day, and deleted some time later. */
export const deletion: AccountWork<DeletionForm> = {
  draft: (raw, form) => {
    const outOfOffice = tidyLines(raw.replyText);
    form.note('replyText', outOfOffice.length > REPLY_MAX ? 'too_long' : null);
    const lastDay = recentDay(form, 'lastDay', raw.lastDay);
    const redirectTo = another(form, 'redirectTo', raw.redirectTo);
    const mail = custodyIn(raw, form);
    // Without its licence a mailbox answers nobody and sends nothing on.
    if (form.releaseLicence !== 'at_suspension') return { type: 'deletion', lastDay, redirectTo, outOfOffice, ...mail };
    form.note('redirectTo', redirectTo === null ? null : 'not_kept');
    form.note('replyText', outOfOffice === '' ? null : 'not_kept');
    return { type: 'deletion', lastDay, redirectTo: null, outOfOffice: '', ...mail };
  },
  filled: ({ lastDay, redirectTo, outOfOffice, custody = 'none', keepers = [], mayBeLost = null }) => ({
    ...{ lastDay, redirectTo, replyText: outOfOffice, custody, keepers, mayBeLost },
  }),
  rows: ({ lastDay, redirectTo, outOfOffice }) => [
    { label: 'lastDay', day: lastDay },
    { label: 'redirectTo', account: redirectTo },
    { label: 'replyText', text: orNull(outOfOffice) },
  ],
  isSeen: async (_, sight) => {
    const { found, plan } = sight;
    if (found.accountEnabled || plan.licences.remove.some(isDirect(found))) return false;
    if (plan.mail?.custody === 'shared' && sight.mailbox()?.purpose !== 'shared') return false;
    // The groups that it left, as they were remembered then. Where the licence stays, so does the membership that gives it.
    const left = (await sight.takenAway())?.groups ?? [];
    const [isIn, gives] = [isMember(found), givesLicence(found)];
    const takesLicences = plan.steps.includes('change_licences');
    return !left.some((group) => (takesLicences ? isIn(group) || gives(group) : isIn(group) && !gives(group)));
  },
  // The licence stays until the account is deleted, unless it goes with the suspension.
  accountAfter: (account, { plan, at, shown }) => ({
    ...account,
    state: 'suspended',
    kept: withoutBlock(account.kept),
    licensed: shown?.hasMailboxLicence ?? (account.licensed && plan.licences.remove.length === 0),
    suspendedAt: at,
  }),
  beneficiaries: ({ redirectTo, keepers = [] }) => [...(redirectTo === null ? [] : [redirectTo]), ...keepers],
  forget: (form, { other }) => {
    const { redirectTo, outOfOffice, keepers, mayBeLost } = form;
    return {
      ...form,
      redirectTo: redirectTo === null ? null : other(redirectTo),
      outOfOffice: outOfOffice === '' ? '' : GONE,
      ...(keepers === undefined ? {} : { keepers: keepers.map(other) }),
      ...(mayBeLost === undefined || mayBeLost === null ? {} : { mayBeLost: GONE }),
    };
  },
};

/** What a block took is given back with the rest: from now on the deletion is what keeps the account closed. */
/** What happens with the messages. Where the licence goes at once, losing them takes a written reason. */
function custodyIn(raw: RawChange, form: Checking): Pick<DeletionForm, 'custody' | 'keepers' | 'mayBeLost'> {
  const custody = CUSTODIES.find((one) => one === (raw.custody ?? 'none'));
  form.note('custody', custody === undefined ? 'required' : null);
  const keepers = custody === 'shared' ? (raw.keepers ?? []) : [];
  if (custody === 'shared') form.note('keepers', keepers.length === 0 ? 'nothing_chosen' : null);
  form.note('keepers', keepers.some(({ id }) => id === form.account.id) ? 'itself' : null);
  const needsReason = form.releaseLicence === 'at_suspension' && custody === 'none';
  const mayBeLost = needsReason ? tidyLines(raw.mayBeLost) : '';
  if (needsReason) form.note('mayBeLost', lengthProblem(mayBeLost, REASON_MAX));
  return { custody: custody ?? 'none', keepers, mayBeLost: orNull(mayBeLost) };
}
