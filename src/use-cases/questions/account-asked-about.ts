import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { tiesOf, type FindDeps } from '#use-cases/register/find-accounts.ts';

/**
 * The account that a question is about, if this person may know of it: what their chat sends back could name any. Null
 * for none.
 */
export async function accountAskedAbout(
  deps: FindDeps,
  { by: actor, accountId }: { readonly by: Actor; readonly accountId: string | null },
): Promise<Account | null> {
  if (accountId === null) return null;
  const account = (await deps.store.registerFor({ accountId }))[0] ?? null;
  if (account === null) return null;
  // An active one is in the list that everybody sees.
  return account.state === 'active' || tiesOf(deps, { actor, account }).length > 0 ? account : null;
}
