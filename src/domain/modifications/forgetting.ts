import type { AccountSnapshot, OtherAccount } from '#domain/account/account-form.ts';
import type { Department } from '#domain/account/department.ts';
import { BUZON, NOBODY, type Person } from '#domain/person.ts';

/** What stands where something was forgotten. */
export const GONE = '***';

/** A name that tells nothing of whom it stands for; the same for the same person within one request. */
export type Pseudonym = (of: string) => { readonly givenNames: string; readonly surnames: string };

/** Replaces what tells of people. */
export interface Forgetting {
  person(person: Person): Person;
  personOrNull(person: Person | null): Person | null;
  /** A pseudonym's names for the person of an account. */
  namesOf(account: AccountSnapshot): ReturnType<Pseudonym>;
  account(account: AccountSnapshot): AccountSnapshot;
  other(account: OtherAccount): OtherAccount;
}

export function forgettingBy(pseudonym: Pseudonym): Forgetting {
  const person = (known: Person): Person => {
    if (known.id === BUZON.id) return known;
    return { id: NOBODY, name: nameOf(pseudonym(known.id)) };
  };
  const personOrNull = (known: Person | null): Person | null => (known === null ? null : person(known));
  /** The person under whose id the account is known in the request; without one, its own id. */
  const namesOf = ({ id, holder, type }: AccountSnapshot): ReturnType<Pseudonym> =>
    pseudonym(type === 'personal' ? (holder?.id ?? id) : id);
  return {
    person,
    personOrNull,
    namesOf,
    account: (account) => ({
      ...account,
      address: GONE,
      userPrincipalName: GONE,
      displayName: account.type === 'personal' ? nameOf(namesOf(account)) : account.displayName,
      subject: `${NOBODY}:${account.id}`,
      holder: personOrNull(account.holder),
      responsible: personOrNull(account.responsible),
    }),
    other: (other) => {
      const { userPrincipalName, holder } = other;
      return {
        ...{ ...other, address: GONE, displayName: nameOf(pseudonym(other.id)) },
        ...(userPrincipalName === undefined ? {} : { userPrincipalName: GONE }),
        ...(holder === undefined ? {} : { holder: personOrNull(holder) }),
      };
    },
  };
}

export function nameOf({ givenNames, surnames }: ReturnType<Pseudonym>): string {
  return `${givenNames} ${surnames}`;
}

/** A department without the chat user who heads it. */
export function headless(department: Department): Department {
  return { ...department, head: null };
}
