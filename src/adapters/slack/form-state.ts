import type { ViewOutput } from '@slack/bolt';
import type { Department } from '#domain/account/department.ts';
import type { Person } from '#domain/person.ts';
import { tidy, type Field, type RawForm } from '#domain/form/validate-form.ts';
import type { Departments } from '#use-cases/ports/institution.ts';

export type Values = ViewOutput['state']['values'];
type Element = Values[string][string];

/** What was chosen for the type of account; personal when nothing was. */
export function typeIn(values: Values): RawForm['type'] {
  return element(values, 'type')?.selected_option?.value === 'departmental' ? 'departmental' : 'personal';
}

/** The people that the form names by their chat ids. */
export function peopleIn(values: Values): { readonly chatUser: string | null; readonly responsible: string | null } {
  const id = (field: Field): string | null => element(values, field)?.selected_user ?? null;
  return { chatUser: id('chatUser'), responsible: id('responsible') };
}

/** The form as it stands in the modal, its people already looked up. */
export function rawForm(
  values: Values,
  known: { readonly departments: Departments; readonly chatUser: Person | null; readonly responsible: Person | null },
): RawForm {
  const text = (field: Field): string | null => element(values, field)?.value ?? null;
  const option = (field: Field): string | null => element(values, field)?.selected_option?.value ?? null;
  return {
    type: typeIn(values),
    givenNames: text('givenNames'),
    surnames: text('surnames'),
    documentType: option('documentType'),
    documentNumber: text('documentNumber'),
    position: text('position'),
    department: departmentIn(values, known.departments),
    relation: option('relation'),
    contractEnd: element(values, 'contractEnd')?.selected_date ?? null,
    contactEmail: text('contactEmail'),
    contactPhone: text('contactPhone'),
    chatUser: known.chatUser,
    responsible: known.responsible,
    desiredAddress: text('desiredAddress'),
    justification: text('justification'),
    consent: (element(values, 'consent')?.selected_options?.length ?? 0) > 0,
    accountName: text('accountName'),
  };
}

export function departmentIn(values: Values, departments: Departments): Department | null {
  const found = element(values, 'department');
  if (departments.listed) {
    const code = found?.selected_option?.value;
    return code === undefined ? null : departments.find(code);
  }
  const name = tidy(found?.value);
  return name === '' ? null : { code: name.toLocaleLowerCase('es'), name, head: null };
}

/** What stands in a field; blocks and actions are named alike. */
export function element(values: Values, field: string): Element | undefined {
  return values[field]?.[field];
}
