import type { Account } from '#domain/account/account.ts';
import { whoLeaves, type LeftBehind } from '#domain/request/left-behind.ts';
import type { Request } from '#domain/request/request.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/** More accounts than one person answers for. */
const MOST = 1000;

interface LeftDeps {
  readonly store: Pick<Store, 'account' | 'accountsFor'>;
  readonly departments: Departments;
}

/** What whoever leaves by the request answers for now; null where nobody leaves, or there is nothing. */
export async function leftBehind(deps: LeftDeps, request: Request): Promise<LeftBehind | null> {
  const { form } = request;
  if (form.type !== 'deletion' && form.type !== 'suspension') return null;
  const { id } = form.account;
  const person = whoLeaves(request, await deps.store.account(id));
  if (person === null) return null;
  const found: readonly Account[] = await deps.store.accountsFor({
    ...{ text: '', limit: MOST, states: ['active', 'suspended'] },
    of: { personId: person.id, email: null, departments: [] },
  });
  const accounts = found.filter((account) => account.id !== id && account.responsible?.id === person.id);
  const departments = deps.departments
    .headedBy(person.id)
    .flatMap((code) => deps.departments.find(code)?.name ?? [])
    .toSorted();
  return accounts.length + departments.length === 0 ? null : { person, accounts, departments };
}
