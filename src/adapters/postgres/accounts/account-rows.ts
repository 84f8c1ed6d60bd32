import { asciiWords } from '#domain/ascii-words.ts';
import type { Account } from '#domain/account/account.ts';
import type { accounts } from '../tables/accounts.ts';

type Row = typeof accounts.$inferSelect;

export function accountOf(row: Row): Account {
  const { holderId, holderName, responsibleId, responsibleName, ...more } = row;
  const { searchText: _, responsibleText: __, holderText: ___, seenIn: ____, sighting: _____, ...rest } = more;
  return {
    ...rest,
    holder: holderId === null ? null : { id: holderId, name: holderName ?? holderId },
    responsible: responsibleId === null ? null : { id: responsibleId, name: responsibleName ?? responsibleId },
  };
}

export function accountRow(account: Account): typeof accounts.$inferInsert {
  const { holder, responsible, ...rest } = account;
  return {
    ...rest,
    holderId: holder?.id ?? null,
    holderName: holder?.name ?? null,
    responsibleId: responsible?.id ?? null,
    responsibleName: responsible?.name ?? null,
    searchText: searchTextOf(account),
  };
}

/** The text that the list is searched in: name, address and department as lower-case ASCII words. */
export function searchTextOf(account: Pick<Account, 'displayName' | 'address' | 'departmentName'>): string {
  return asciiWords(`${account.displayName} ${account.address} ${account.departmentName}`).join(' ');
}
