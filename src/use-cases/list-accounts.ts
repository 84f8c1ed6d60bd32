import { asciiWords } from '#domain/address.ts';
import type { Account, PublicAccount } from '#domain/account.ts';
import type { Actor } from '#domain/person.ts';
import type { Store } from './ports.ts';

/** Accounts on one page of the list: three lines of a message each. */
export const ACCOUNTS_A_PAGE = 10;

export interface AccountsPage {
  readonly view:
    | { readonly for: 'systems'; readonly rows: readonly Account[] }
    | { readonly for: 'all'; readonly rows: readonly PublicAccount[] };
  readonly text: string;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** One page of the list of accounts. Systems people see every account and field; others name, address and department of active ones. */
export async function listAccounts(
  deps: { readonly store: Store },
  input: { readonly actor: Actor; readonly text: string; readonly page: number },
): Promise<AccountsPage> {
  const { actor, text } = input;
  const page = Math.max(0, Math.trunc(input.page));
  const search = { text, offset: page * ACCOUNTS_A_PAGE, limit: ACCOUNTS_A_PAGE, everything: actor.systems };
  // A text without a letter or digit names nothing; to the store it would be no condition at all.
  const namesNothing = text !== '' && asciiWords(text).length === 0;
  const { rows, total } = namesNothing ? { rows: [], total: 0 } : await deps.store.accounts(search);
  const visible = ({ address, displayName, departmentName }: Account): PublicAccount => ({
    address,
    displayName,
    departmentName,
  });
  return {
    view: actor.systems ? { for: 'systems', rows } : { for: 'all', rows: rows.map(visible) },
    text,
    page,
    pages: Math.max(1, Math.ceil(total / ACCOUNTS_A_PAGE)),
    total,
  };
}
