import type { AccountForm, PersonalData } from '#domain/account/account-form.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import type { Account, Licence } from '#domain/account/account.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';

/**
 * The request that reverts the change, once the register matches the tenant: an account that appeared is deleted, what
 * was lost is restored.
 */
export function formFor(input: {
  /** Contains the account as the register had it. */
  readonly finding: Finding;
  readonly after: Account;
  /** The licence that every account gets; requested when the licence was lost. */
  readonly licence: Licence | null;
  /** `YYYY-MM-DD` in the institution's time zone. */
  readonly today: string;
  readonly justification: string;
}): AccountForm {
  const { finding, after, licence, today, justification } = input;
  const about = { account: snapshotOf(after), justification };
  switch (finding.what) {
    // Suspensions happen only at the end of a contract; an unblocked account is either adopted or deleted.
    case 'made':
    case 'unblocked':
      return { ...about, type: 'deletion', lastDay: today, redirectTo: null, outOfOffice: '' };
    case 'blocked':
    case 'deleted':
      return { ...about, type: 'restoration', contractEnd: null };
    case 'unlicensed':
      if (licence === null) throw new Error('the licence was not asked for');
      return { ...about, type: 'licence', licence: { skuId: licence.skuId, skuPartNumber: licence.skuPartNumber } };
    case 'renamed': {
      const before = finding.account;
      if (before === null) throw new Error('an account that nobody knew was renamed');
      return before.address === after.address
        ? { ...about, type: 'data', data: dataOf({ ...after, ...namesOf(before) }) }
        : { ...about, type: 'address', localPart: before.address.split('@')[0] ?? '' };
    }
  }
}

function namesOf({
  givenNames,
  surnames,
  displayName,
}: Account): Pick<Account, 'givenNames' | 'surnames' | 'displayName'> {
  return { givenNames, surnames, displayName };
}

/** Reverting a name does not make anybody responsible for the account. */
function dataOf(account: Account): PersonalData {
  const { givenNames, surnames, displayName, position, phone, departmentCode, departmentName, responsible } = account;
  const department = { code: departmentCode, name: departmentName, head: null };
  return { givenNames, surnames, displayName, position, phone, department, responsible };
}
