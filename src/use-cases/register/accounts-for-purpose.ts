import type { Account } from '#domain/account/account.ts';
import type { Modification } from '#domain/account/account-form.ts';
import { ASKED_FOR, type Purpose } from '#domain/form/account-access.ts';
import type { Actor } from '#domain/person.ts';
import { accountFor, findAccounts, type FindDeps } from './find-accounts.ts';

/** How many accounts are considered when a name is searched. */
const MOST_MEANT = 20;

interface Wanting {
  readonly actor: Actor;
  readonly purpose: Purpose;
}

/** Accounts that this person may do this with now, by name; `kinds` are the modifications that are meant. */
export async function accountsToChoose(
  deps: FindDeps,
  wanted: Wanting & {
    readonly text: string;
    readonly limit: number;
    readonly kinds?: readonly Modification[] | undefined;
  },
): Promise<readonly Account[]> {
  const { actor, purpose, text, limit, kinds } = wanted;
  const asks = purpose === 'modify' && kinds !== undefined ? kinds : ASKED_FOR[purpose];
  const found = await findAccounts(deps, { actor, asks, text, limit });
  return found.toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'es'));
}

/** The account, if this person may do this with it now. */
export async function accountToChange(
  deps: FindDeps,
  { actor, purpose, accountId }: Wanting & { readonly accountId: string },
): Promise<Account | null> {
  return await accountFor(deps, { actor, asks: ASKED_FOR[purpose], accountId });
}

/** The one account that a part of a name or address means; null when it could be several. */
export async function accountMeant(
  deps: FindDeps,
  { actor, purpose, text }: Wanting & { readonly text: string },
): Promise<Account | null> {
  if (text === '') return null;
  return meantBy(text, await accountsToChoose(deps, { actor, purpose, text, limit: MOST_MEANT }));
}

/** A complete address, or a complete local part, means that account, even if others match too. */
export function meantBy<A extends Pick<Account, 'address'>>(text: string, found: readonly A[]): A | null {
  const written = text.toLowerCase();
  const exactly = found.filter(({ address }) => [address, address.split('@')[0]].includes(written));
  const [only = null, ...more] = exactly.length > 0 ? exactly : found;
  return more.length === 0 ? only : null;
}
