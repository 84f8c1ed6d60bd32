import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import { isCreation } from '#domain/form/form.ts';
import { HEAD } from '#domain/request/request.fixture.ts';
import { accountsNamed } from '#domain/request/concerned/who-is-concerned.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/** A department's account with the same responsible official. */
export const OFFICE: Account = {
  ...ACCOUNT,
  ...{ id: '6f1f3c0e-0000-4000-8000-00000000000b', directoryId: '6f1f3c0e-0000-4000-8000-00000000000e' },
  ...{ address: 'talento@entidad.gov.co', userPrincipalName: 'talento@entidad.gov.co', displayName: 'Talento Humano' },
  ...{ givenNames: null, surnames: null, type: 'departmental', relation: null, contractEnd: null, holder: null },
  ...{ subject: 'department:120', responsible: HEAD },
};

/** A store with these accounts: found by id, and by words of a name or an address. */
export function registerOf(
  ...accounts: readonly Account[]
): Pick<Store, 'registerFor' | 'accountsFor' | 'accounts' | 'account'> {
  const known = accounts.map((account) => ({ ...account, addresses: [account.address] }));
  const matching = (text: string) =>
    known.filter(({ displayName, address }) => `${displayName} ${address}`.toLowerCase().includes(text.toLowerCase()));
  return {
    account: async (id) => await Promise.resolve(known.find((one) => one.id === id) ?? null),
    registerFor: async (naming) => {
      const of = 'form' in naming ? naming.form : naming;
      const named = 'accountId' in of || !isCreation(of) ? accountsNamed(of) : [];
      return await Promise.resolve(known.filter(({ id }) => named.includes(id)));
    },
    accountsFor: async ({ text, limit, states }) =>
      await Promise.resolve(
        matching(text)
          .filter(({ state }) => states.includes(state))
          .slice(0, limit),
      ),
    accounts: async ({ text }) => {
      const rows = matching(text);
      return await Promise.resolve({ rows, total: rows.length });
    },
  };
}

/** No department has a head. */
export const NO_HEADS: Departments = { listed: false, search: () => [], find: () => null, headedBy: () => [] };
