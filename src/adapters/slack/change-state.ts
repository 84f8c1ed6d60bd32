import type { AskedFor } from '#domain/form/account-access.ts';
import type { OtherAccount } from '#domain/account/account-form.ts';
import type { NamedId } from '#domain/account/account.ts';
import type { Person } from '#domain/person.ts';
import type { ChangeField, RawChange } from '#domain/form/validate-change.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import { shorten } from './rich-text.ts';
import { licenceIn } from '#dialogue/change-forms/licence-value.ts';
import { departmentIn, element, type Values } from './form-state.ts';

/** Fields whose value is looked up before the form is checked. */
export const PEOPLE_FIELDS = ['responsible', 'newResponsible'] as const;
export const ACCOUNT_FIELDS = ['redirectTo', 'delegate'] as const;
export type PersonField = (typeof PEOPLE_FIELDS)[number];
export type AccountField = (typeof ACCOUNT_FIELDS)[number];

export function chosenPerson(values: Values, field: PersonField): string | null {
  return element(values, field)?.selected_user ?? null;
}

export function chosenOption(values: Values, field: ChangeField): string | null {
  return element(values, field)?.selected_option?.value ?? null;
}

export function chosenOptions(values: Values, field: ChangeField): readonly string[] {
  return (element(values, field)?.selected_options ?? []).map(({ value }) => value);
}

/** What has been looked up already. */
export interface Known {
  readonly departments: Departments;
  readonly people: Readonly<Partial<Record<PersonField, Person>>>;
  readonly accounts: Readonly<Partial<Record<AccountField, OtherAccount>>>;
  readonly keepers: readonly OtherAccount[];
}

/** A form about an account as it stands in the modal. */
export function rawChange(values: Values, what: AskedFor, known: Known): RawChange {
  const text = (field: ChangeField): string | null => element(values, field)?.value ?? null;
  const day = (field: ChangeField): string | null => element(values, field)?.selected_date ?? null;
  return {
    what,
    justification: text('justification'),
    givenNames: text('givenNames'),
    surnames: text('surnames'),
    accountName: text('accountName'),
    position: text('position'),
    department: departmentIn(values, known.departments),
    phone: text('phone'),
    responsible: known.people.responsible ?? null,
    newAddress: text('newAddress'),
    alias: text('alias'),
    licence: licenceIn(chosenOption(values, 'licence')),
    replaces: licenceIn(chosenOption(values, 'replaces')),
    join: groupsIn(values, 'join'),
    leave: groupsIn(values, 'leave'),
    replyText: text('replyText'),
    from: day('from'),
    until: day('until'),
    redirectTo: known.accounts.redirectTo ?? null,
    delegate: known.accounts.delegate ?? null,
    rights: chosenOptions(values, 'rights'),
    contractEnd: day('contractEnd'),
    newResponsible: known.people.newResponsible ?? null,
    lastDay: day('lastDay'),
    custody: chosenOption(values, 'custody'),
    keepers: known.keepers,
    mayBeLost: text('mayBeLost'),
  };
}

/** Names come along as the search showed them; the plan takes its own from the tenant. */
function groupsIn(values: Values, field: 'join' | 'leave'): readonly NamedId[] {
  return (element(values, field)?.selected_options ?? []).map(({ value, text }) => ({
    id: value,
    name: shorten(text.text, 75),
  }));
}
