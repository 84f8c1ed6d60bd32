import type { Account } from '#domain/account/account.ts';
import type { Done } from './account-work.ts';
import { workOf } from './kinds/all.ts';

/** The line of the register once a request on the account was carried out and read back. */
export function accountAfter(account: Account, done: Done): Account {
  return workOf(done.form.type).accountAfter?.(account, done) ?? account;
}
