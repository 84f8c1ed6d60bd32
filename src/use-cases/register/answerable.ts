import type { Account } from '#domain/account/account.ts';
import { isCreation } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Confirmer } from '#domain/request/agreement.ts';
import type { Departments } from '#use-cases/ports/institution.ts';

interface Asked {
  readonly account: Pick<Account, 'responsible' | 'departmentCode' | 'departmentName'>;
  readonly requester: Person;
}

/** Who answers for the account: its official, or where it has none the head of its department; nobody who asked for it. */
export function answerable(departments: Departments, asked: Asked): Confirmer | null {
  return everybody(departments, asked)[0] ?? null;
}

/** Whoever answers for the mailbox that a request is about, and those who stand in where that person left. */
export function allAnswerable(
  departments: Departments,
  { form, requester }: Pick<Request, 'form' | 'requester'>,
): readonly Confirmer[] {
  return isCreation(form) ? [] : everybody(departments, { account: form.account, requester });
}

function everybody(departments: Departments, { account, requester }: Asked): readonly Confirmer[] {
  const { responsible, departmentCode, departmentName } = account;
  const head = departments.find(departmentCode)?.head ?? null;
  const people: readonly Confirmer[] = [
    ...(responsible === null ? [] : [{ ...responsible, as: 'official' } as const]),
    ...(head === null ? [] : [{ id: head, name: departmentName, as: 'head' } as const]),
  ];
  return people.filter(({ id }) => id !== requester.id);
}
