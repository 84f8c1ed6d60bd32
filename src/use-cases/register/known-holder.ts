import { isCreation } from '#domain/form/form.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Register } from '#domain/request/concerned/who-is-concerned.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/**
 * The holder. For an account older than the register, the holder is not recorded: it is whoever the chat knows under
 * its sign-in name or one of its present or former addresses.
 */
export async function knownHolder(people: Pick<People, 'findByEmail'>, account: KnownAccount): Promise<Person | null> {
  const { holder, type, address, userPrincipalName, addresses } = account;
  if (holder !== null || type === 'departmental') return holder;
  for (const name of new Set([address, userPrincipalName, ...addresses])) {
    const found = await people.findByEmail(name);
    if (found !== null) return found;
  }
  return null;
}

/** The accounts that a request about one names, as they are now, with their holders as far as the chat knows them. */
export async function registerNow(
  { store, people }: { readonly store: Pick<Store, 'registerFor'>; readonly people: Pick<People, 'findByEmail'> },
  { form }: Pick<Request, 'form'>,
): Promise<Register> {
  if (isCreation(form)) return [];
  const register = await store.registerFor(form);
  return await Promise.all(
    register.map(async (account) => ({ ...account, holder: await knownHolder(people, account) })),
  );
}
