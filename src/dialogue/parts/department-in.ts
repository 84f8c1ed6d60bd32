import type { Department } from '#domain/account/department.ts';
import { tidy } from '#domain/form/validate-form.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import type { Answers } from '../acts.ts';

/** The department chosen from the institution's list, or typed if there is no list. */
export function departmentIn(answers: Answers, departments: Pick<Departments, 'listed' | 'find'>): Department | null {
  if (departments.listed) {
    const code = answers.option('department');
    return code === null ? null : departments.find(code);
  }
  const name = tidy(answers.text('department'));
  return name === '' ? null : { code: name.toLocaleLowerCase('es'), name, head: null };
}
