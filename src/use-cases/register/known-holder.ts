import { isCreation } from '#domain/form/form.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Store } from '#use-cases/ports/store.ts';

/** Of an account that was there before the register knows nobody: whoever the chat knows under its sign-in name, or an address that it has or had, has it. */
export async function knownHolder(people: Pick<People, 'findByEmail'>, account: KnownAccount): Promise<Person | null> {
  const { holder, type, address, userPrincipalName, addresses } = account;
  if (holder !== null || type === 'departmental') return holder;
  for (const name of new Set([address, userPrincipalName, ...addresses])) {
    const found = await people.findByEmail(name);
    if (found !== null) return found;
  }
  return null;
}

/** Who has the account of a request by now, and who answers for it: they may be others than when it came in. */
export async function peopleNow(
  { store, people }: { readonly store: Pick<Store, 'registerFor'>; readonly people: Pick<People, 'findByEmail'> },
  { form }: Pick<Request, 'form'>,
): Promise<readonly Person[]> {
  const accountId = isCreation(form) ? null : form.account.id;
  const [account] = accountId === null ? [] : await store.registerFor({ accountId });
  if (account === undefined) return [];
  return [await knownHolder(people, account), account.responsible].filter((person) => person !== null);
}
