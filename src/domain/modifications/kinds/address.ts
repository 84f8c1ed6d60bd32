import type { AddressForm } from '#domain/account/account-form.ts';
import { reservedMark } from '#domain/form/reserved-names.ts';
import type { ModificationWork } from '../account-work.ts';
import { changed, differs, signInNameChange } from '../changes.ts';
import { newLocalPart } from '../checking.ts';
import { GONE } from '../forgetting.ts';
import { cannot, workOn } from '../plan-draft.ts';
import { hasAddress } from '../read-back.ts';

/** The account's main address becomes another one; the one that it had stays with it. */
export const address: ModificationWork<AddressForm> = {
  draft: ({ newAddress }, form) => ({ type: 'address', localPart: newLocalPart(form, 'newAddress', newAddress) }),
  filled: ({ localPart }) => ({ newAddress: localPart }),
  rows: ({ localPart }) => [{ label: 'newAddress', text: localPart }],
  registerChanges: ({ localPart }, account, domain) =>
    [changed('address', account.address, `${localPart}@${domain}`)].filter(differs),
  plan: async ({ localPart }, asking) => {
    const { account, found, mailDomain, reserved } = asking;
    const to = `${localPart}@${mailDomain}`;
    if (await asking.isOthers(to)) return cannot('wish_taken', to);
    return workOn(account, {
      changes: [changed('address', account.address, to), ...signInNameChange(found, to)],
      address: to,
      ...reservedMark(reserved, { address: to, type: account.type }),
      work: ['rename', 'primary_address', 'verify'],
    });
  },
  isSeen: (_, { found, plan }) => found.userPrincipalName === plan.address && hasAddress(found, plan.address),
  accountAfter: (account, { plan, shown }) => ({
    ...account,
    address: plan.address,
    userPrincipalName: shown?.userPrincipalName ?? plan.address,
  }),
  forget: (form) => ({ ...form, localPart: GONE }),
};
