import type { Account } from '#domain/account/account.ts';
import { isCreation } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Confirmer } from '#domain/request/agreement.ts';
import type { Departments } from '#use-cases/ports/institution.ts';

interface AccountQuestion {
  readonly account: Pick<Account, 'responsible' | 'departmentCode' | 'departmentName'>;
  readonly requester: Person;
}

/** Who is responsible for the account: its official, or without one the head of its department. Never the requester. */
export function answerable(departments: Departments, asked: AccountQuestion): Confirmer | null {
  return everybody(departments, asked)[0] ?? null;
}

/**
 * Everybody who could confirm for the mailbox of this request: the responsible official first, then the substitutes if
 * that person left.
 */
export function allAnswerable(
  departments: Departments,
  { form, requester }: Pick<Request, 'form' | 'requester'>,
): readonly Confirmer[] {
  return isCreation(form) ? [] : everybody(departments, { account: form.account, requester });
}

function everybody(departments: Departments, { account, requester }: AccountQuestion): readonly Confirmer[] {
  const { responsible, departmentCode, departmentName } = account;
  const head = departments.find(departmentCode)?.head ?? null;
  const people: readonly Confirmer[] = [
    ...(responsible === null ? [] : [{ ...responsible, as: 'official' } as const]),
    ...(head === null ? [] : [{ id: head, name: departmentName, as: 'head' } as const]),
  ];
  return people.filter(({ id }) => id !== requester.id);
}
