import type { RestorationForm } from '#domain/account/account-form.ts';
import { dayProblem } from '#domain/form/contract-fields.ts';
import { tidy } from '#domain/form/validate-form.ts';
import type { AccountWork } from '../account-work.ts';
import { orNull, type Checking } from '../checking.ts';
import { hasAddress, isHeld, isMember } from '../read-back.ts';

/** Gives a suspended or deleted account back. */
export const restoration: AccountWork<RestorationForm> = {
  draft: (raw, form) => ({ type: 'restoration', contractEnd: newLastDay(raw.contractEnd, form) }),
  filled: ({ contractEnd }) => ({ contractEnd }),
  rows: ({ contractEnd }) => (contractEnd === null ? [] : [{ label: 'contractEnd', day: contractEnd }]),
  isSeen: (_, { found, plan }) =>
    found.accountEnabled &&
    hasAddress(found, plan.address) &&
    plan.licences.add.every(isHeld(found)) &&
    plan.groups.every(isMember(found)),
  accountAfter: (account, { form, plan, shown }) => ({
    ...account,
    address: plan.address,
    userPrincipalName: shown?.userPrincipalName ?? account.userPrincipalName,
    state: 'active',
    // What came back with it is the tenant's to tell: a deletion by others leaves nothing that we would have kept.
    licensed: shown?.hasMailboxLicence ?? (account.licensed || plan.licences.add.length > 0),
    contractEnd: form.contractEnd ?? account.contractEnd,
    kept: null,
    suspendedAt: null,
    deletedAt: null,
  }),
};

/** Where the contract is over, a new last day is asked for: the account would be suspended again at once. */
function newLastDay(given: string | null | undefined, form: Checking): string | null {
  const { account, today } = form;
  const isOver = account.contractEnd !== null && account.contractEnd < today;
  const day = tidy(given);
  if (day === '') form.note('contractEnd', isOver ? 'contract_over' : null);
  else {
    const isNotLater = account.contractEnd !== null && !isOver && day <= account.contractEnd;
    form.note('contractEnd', dayProblem(day, today) ?? (isNotLater ? 'not_later' : null));
  }
  return orNull(day);
}
