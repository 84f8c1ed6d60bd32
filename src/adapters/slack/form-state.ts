import type { ViewOutput } from '@slack/bolt';
import type { Department } from '#domain/account/department.ts';
import { tidy } from '#domain/form/validate-form.ts';
import type { Departments } from '#use-cases/ports/institution.ts';

export type Values = ViewOutput['state']['values'];
type Element = Values[string][string];

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
