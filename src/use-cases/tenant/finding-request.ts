import type { AccountForm, PersonalData } from '#domain/account/account-form.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import type { Account, Licence } from '#domain/account/account.ts';
import type { Finding } from '#use-cases/ports/tenant.ts';

/**
 * The request that brings back what the procedure knew, once the register stands as the tenant does: what came up beside
 * it is deleted, what it lost is given back.
 */
export function formFor(input: {
  /** With the account as the register had it. */
  readonly finding: Finding;
  readonly after: Account;
  /** The one that every account gets; asked for where the licence was lost. */
  readonly licence: Licence | null;
  /** `YYYY-MM-DD` in the institution's time zone. */
  readonly today: string;
  readonly justification: string;
}): AccountForm {
  const { finding, after, licence, today, justification } = input;
  const about = { account: snapshotOf(after), justification };
  switch (finding.what) {
    // Suspensions are for the end of a contract alone; an account that was opened again is either adopted or closed.
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

/** Nobody comes to answer for the account by having its name brought back. */
function dataOf(account: Account): PersonalData {
  const { givenNames, surnames, displayName, position, phone, departmentCode, departmentName, responsible } = account;
  const department = { code: departmentCode, name: departmentName, head: null };
  return { givenNames, surnames, displayName, position, phone, department, responsible };
}
