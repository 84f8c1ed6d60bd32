import type { OtherAccount } from '#domain/account/account-form.ts';
import type { NamedId } from '#domain/account/account.ts';
import type { AskedFor } from '#domain/form/account-access.ts';
import type { ChangeField, RawChange } from '#domain/modifications/raw-change.ts';
import type { Person } from '#domain/person.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import type { Answers } from '../acts.ts';
import { departmentIn } from '../parts/department-in.ts';
import { shorten } from '../screen.ts';
import { licenceIn } from './licence-value.ts';

/** A group's name as the search shows it, characters. */
const LONGEST_NAME = 75;

/** People and other accounts that the form names, as they were looked up. */
export interface Named {
  readonly responsible: Person | null;
  readonly newResponsible: Person | null;
  readonly redirectTo: OtherAccount | null;
  readonly delegate: OtherAccount | null;
  readonly keepers: readonly OtherAccount[];
}

interface About {
  readonly what: AskedFor;
  readonly departments: Departments;
  readonly named: Named;
}

/** A form about an account as it was filled in. */
export function rawChange(answers: Answers, { what, departments, named }: About): RawChange {
  const text = (field: ChangeField): string | null => answers.text(field);
  const day = (field: ChangeField): string | null => answers.day(field);
  return {
    ...named,
    what,
    justification: text('justification'),
    givenNames: text('givenNames'),
    surnames: text('surnames'),
    accountName: text('accountName'),
    position: text('position'),
    department: departmentIn(answers, departments),
    phone: text('phone'),
    newAddress: text('newAddress'),
    alias: text('alias'),
    licence: licenceIn(answers.option('licence')),
    replaces: licenceIn(answers.option('replaces')),
    join: groupsIn(answers, 'join'),
    leave: groupsIn(answers, 'leave'),
    replyText: text('replyText'),
    from: day('from'),
    until: day('until'),
    rights: answers.options('rights').map(({ value }) => value),
    contractEnd: day('contractEnd'),
    lastDay: day('lastDay'),
    custody: answers.option('custody'),
    mayBeLost: text('mayBeLost'),
  };
}

/** Names come along as the search showed them; the plan takes its own from the tenant. */
function groupsIn(answers: Answers, field: 'join' | 'leave'): readonly NamedId[] {
  return answers.options(field).map(({ value, text }) => ({ id: value, name: shorten(text, LONGEST_NAME) }));
}
