import type { DeletionForm } from '#domain/account/account-form.ts';
import type { Licence } from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import { changed, SIGN_IN_BLOCKED } from '#domain/modifications/changes.ts';
import { cannot, workOn, type PlanDraft } from '#domain/modifications/plan-draft.ts';
import { isWritable, leavable } from '#domain/plan/group-kinds.ts';
import { leftLicences, releaseOf } from '#domain/plan/licence-release.ts';
import { custodyOf, releasesLicence } from '#domain/plan/mail-life.ts';
import type { Change, Leavings, LeftLicence, StepName } from '#domain/plan/plan.ts';
import { custodyLines } from '#domain/plan/powershell.ts';
import type { LifeRules } from '#use-cases/ports/institution.ts';
import { leavingsOf } from './leavings.ts';
import { targetOf, type PlanDeps, type PlanInput } from './plan-input.ts';

/**
 * A deletion (facts: graph.md 1.9). The licence stays until the account is deleted, so that its mailbox goes on receiving,
 * answering and sending on. What is taken away is remembered when it is taken, so the plan only tells what there is today.
 */
export async function planDeletion(deps: PlanDeps, input: PlanInput<DeletionForm>): Promise<PlanDraft> {
  const { form, account, found, request } = input;
  const { custody, keepers } = custodyOf(form);
  const target = form.redirectTo === null ? null : await targetOf(deps, form.redirectTo);
  if (target !== null && 'failure' in target) return target;
  // One that we may not look into is there: what is to be done in it waits for Exchange, and nothing else does.
  const hasMailbox = found.mailbox !== null;
  if (custody !== 'none' && !hasMailbox) return cannot('no_mailbox');
  if (custody === 'shared' && account.kept?.sharedWith !== undefined) return cannot('nothing_to_change');
  const { releases, remove, licencesLeft, leaves } = releasedBy(form, found, deps.institution.rules.releaseLicence);
  const answers = hasMailbox && form.outOfOffice !== '';
  const work: StepName[] = ['wait_last_day', 'block_sign_in', 'revoke_sessions', 'discard_password'];
  // Where the mailbox keeps its licence, what cannot be done in it yet keeps nothing else waiting.
  if (remove === null) work.push('leave_groups');
  if (hasMailbox) work.push('forwarding');
  if (answers) work.push('auto_reply');
  if (hasMailbox && target !== null) work.push('redirect');
  if (custody !== 'none') work.push('exchange');
  // With a group its licence goes, and with that the mailbox: whatever is done in it comes before.
  if (remove !== null) work.push('leave_groups', 'change_licences');
  work.push('verify');
  // The user is what the shared mailbox hangs on.
  if (custody !== 'shared') work.push('soft_delete');
  const { directoryId, address } = account;
  const addresses = keepers.map((keeper) => keeper.address);
  const changes: Change[] = [
    ...(custody === 'shared'
      ? [{ what: 'mailbox_type', before: { word: 'user_mailbox' }, after: { word: 'shared_mailbox' } } as const]
      : [{ what: 'account', before: { word: 'present' }, after: { word: 'deleted' } } as const]),
    ...(account.state === 'active' ? [SIGN_IN_BLOCKED] : []),
    ...(answers ? [changed('out_of_office', null, form.outOfOffice)] : []),
    ...(hasMailbox && target !== null ? [changed('redirection', null, target.address)] : []),
  ];
  return workOn(account, {
    changes,
    leaves: leaves.map(({ id, name }) => ({ id, name })),
    licences: { add: [], remove: remove ?? [] },
    ...(licencesLeft.length === 0 ? {} : { licencesLeft }),
    lines: custodyLines(custody, { directoryId, address, number: request.number, keepers: addresses }),
    ...(hasMailbox
      ? { mail: { custody, releases, keepers: keepers.map(({ id, displayName }) => ({ id, name: displayName })) } }
      : {}),
    leavings: { ...(await leavingsOf(deps, input)), staysIn: staysIn(found, leaves) },
    work,
  });
}

/** What a deletion takes before the account is deleted. */
interface Released {
  /** The mailbox has no licence from then on. */
  readonly releases: boolean;
  /** Those given directly; null where none is taken. */
  readonly remove: readonly Licence[] | null;
  readonly licencesLeft: readonly LeftLicence[];
  readonly leaves: DirectoryAccount['groups'];
}

/** Where a dynamic or foreign group gives a licence with mail, nobody can take it: the messages stay, and the other licences with them. */
function releasedBy(form: DeletionForm, found: DirectoryAccount, rule: LifeRules['releaseLicence']): Released {
  const leaves = leavable(found, true);
  const { remove, left } = releaseOf({ licences: found.licences, leaves: leaves.map(({ id }) => id) });
  const keepsMail = left.some(({ licence }) =>
    found.licences.some(({ skuId, mailbox }) => mailbox && skuId === licence.skuId),
  );
  const licencesLeft = leftLicences(left, found.groups);
  const isWanted = found.mailbox !== null && releasesLicence(form, rule);
  if (isWanted && (!keepsMail || custodyOf(form).custody === 'shared'))
    return { releases: !keepsMail, remove, licencesLeft, leaves };
  return {
    releases: false,
    remove: null,
    licencesLeft,
    // Groups that give a licence are left with the account itself.
    leaves: leavable(found, false),
  };
}

/** The other groups, and why each is not left. */
function staysIn({ groups }: DirectoryAccount, leaves: DirectoryAccount['groups']): NonNullable<Leavings['staysIn']> {
  return groups
    .filter((group) => !leaves.includes(group))
    .map(({ name, kind }) => ({ name, why: isWritable(kind) ? 'licence' : kind }));
}
