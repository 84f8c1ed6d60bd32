import type { LicenceForm } from '#domain/account/account-form.ts';
import { mailLicences } from '#domain/account/mail-plans.ts';
import { productName } from '#domain/account/product-names.ts';
import { leftLicences, partNumbers, releaseOf } from '#domain/plan/licence-release.ts';
import type { ModificationWork } from '../account-work.ts';
import { changed } from '../changes.ts';
import { required } from '../checking.ts';
import { cannot, workOn } from '../plan-draft.ts';
import { isDirect, isHeld } from '../read-back.ts';

/** Another licence takes the place of the one that gives the mailbox. */
export const licence: ModificationWork<LicenceForm> = {
  draft: (raw, form) => {
    const chosen = required(form, 'licence', raw.licence);
    const replaces = raw.replaces ?? null;
    form.note('replaces', chosen !== null && replaces?.skuId === chosen.skuId ? 'same' : null);
    return chosen === null ? null : { type: 'licence', licence: chosen, replaces };
  },
  filled: ({ licence: chosen, replaces = null }) => ({ licence: chosen, replaces }),
  rows: (form) => [
    { label: 'licence', text: productName(form.licence) },
    ...(form.replaces ? [{ label: 'replaces', text: productName(form.replaces) } as const] : []),
  ],
  plan: async (form, asking) => {
    const { account, found } = asking;
    const offered = mailLicences(await asking.licences());
    const wanted = offered.find(({ skuId }) => skuId === form.licence.skuId);
    if (wanted === undefined) return cannot('licence_not_offered', form.licence.skuPartNumber);
    if (found.licences.some(({ skuId, error }) => skuId === wanted.skuId && error === null))
      return cannot('nothing_to_change');
    const { skuId, skuPartNumber, free, total } = wanted;
    const mail = mailLicences(found.licences).filter((held) => held.skuId !== skuId);
    const replaced = form.replaces ? mail.filter((held) => held.skuId === form.replaces?.skuId) : mail;
    // Only a person can say which of several is the mail licence (facts: graph.md 1.3, corrected 28 Nov 2026).
    if (replaced.length > 1) return cannot('licence_ambiguous', partNumbers(mail));
    const { remove, left } = releaseOf({ licences: replaced, leaves: [] });
    const stays = left.length === 0 ? {} : { licencesLeft: leftLicences(left, found.groups) };
    const after = left.length === 0 ? skuPartNumber : partNumbers([...replaced, wanted]);
    return workOn(account, {
      changes: [changed('licence', partNumbers(replaced), after)],
      licences: { add: [{ skuId, skuPartNumber }], remove },
      ...stays,
      seats: { free, total },
      work: ['change_licences', 'wait_mailbox', 'verify'],
    });
  },
  isSeen: (_, { found, plan }) => plan.licences.add.every(isHeld(found)) && !plan.licences.remove.some(isDirect(found)),
  accountAfter: (account) => ({ ...account, licensed: true }),
};
