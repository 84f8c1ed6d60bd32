import type { Person } from '#domain/person.ts';
import type { Field, RawForm } from '#domain/form/validate-form.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import type { Answers } from '../acts.ts';
import { departmentIn } from '../parts/department-in.ts';

/** Values that were already looked up. */
interface Known {
  readonly departments: Departments;
  readonly chatUser: Person | null;
  readonly responsible: Person | null;
}

/** The chosen type of account; personal by default. */
export function typeIn(answers: Answers): RawForm['type'] {
  return answers.option('type') === 'departmental' ? 'departmental' : 'personal';
}

/** The filled-in form for a new account. */
export function rawForm(answers: Answers, { departments, chatUser, responsible }: Known): RawForm {
  const text = (field: Field): string | null => answers.text(field);
  return {
    type: typeIn(answers),
    givenNames: text('givenNames'),
    surnames: text('surnames'),
    documentType: answers.option('documentType'),
    documentNumber: text('documentNumber'),
    position: text('position'),
    department: departmentIn(answers, departments),
    relation: answers.option('relation'),
    contractNumber: text('contractNumber'),
    contractStart: answers.day('contractStart'),
    contractEnd: answers.day('contractEnd'),
    contactEmail: text('contactEmail'),
    contactPhone: text('contactPhone'),
    chatUser,
    responsible,
    desiredAddress: text('desiredAddress'),
    justification: text('justification'),
    consent: answers.options('consent').length > 0,
    accountName: text('accountName'),
  };
}
