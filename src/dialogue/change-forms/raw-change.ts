import type { NamedId } from '#domain/account/account.ts';
import { FILLED_WITH, type FilledField, type Filling, type RawChange } from '#domain/modifications/raw-change.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import type { Answers } from '../acts.ts';
import { departmentIn } from '../parts/department-in.ts';
import { shorten } from '../screen.ts';
import { licenceIn } from '../parts/licence-value.ts';
import type { Named } from './named-in.ts';

/** A group's name as the search shows it, characters. */
const LONGEST_NAME = 75;

/** How a field is read, by what it is filled in with; those that name people or accounts were looked up before. */
type Readers = {
  readonly [Kind in Exclude<keyof Filling, 'person' | 'account' | 'accounts'>]: (field: string) => Filling[Kind] | null;
};

/** A form about an account as it was filled in. */
export function rawChange(
  answers: Answers,
  {
    what,
    departments,
    named,
  }: { readonly what: RawChange['what']; readonly departments: Departments; readonly named: Named },
): RawChange {
  const read: Readers = {
    text: (field) => answers.text(field),
    day: (field) => answers.day(field),
    choice: (field) => answers.option(field),
    choices: (field) => answers.options(field).map(({ value }) => value),
    licence: (field) => licenceIn(answers.option(field)),
    groups: (field) => groupsIn(answers, field),
    department: () => departmentIn(answers, departments),
  };
  const looked: Partial<Record<FilledField, unknown>> = named;
  const filled = (Object.keys(FILLED_WITH) as FilledField[]).map((field) => {
    const kind = FILLED_WITH[field];
    const value = kind === 'person' || kind === 'account' || kind === 'accounts' ? looked[field] : read[kind](field);
    return [field, value] as const;
  });
  return { what, ...(Object.fromEntries(filled) as Omit<RawChange, 'what'>) };
}

/** Names come along as the search showed them; the plan takes its own from the tenant. */
function groupsIn(answers: Answers, field: string): readonly NamedId[] {
  return answers.options(field).map(({ value, text }) => ({ id: value, name: shorten(text, LONGEST_NAME) }));
}
