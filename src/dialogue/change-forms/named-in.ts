import type { OtherAccount } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { ChangeField } from '#domain/modifications/raw-change.ts';
import type { Person } from '#domain/person.ts';
import { otherNamed } from '#use-cases/requests/what-to-choose.ts';
import type { Answers } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { chosenNow, notChosenText } from '../parts/chosen-now.ts';
import type { Named } from './raw-change.ts';

export type FieldTexts = Partial<Record<ChangeField, string>>;

/** What was looked up, why it is not taken, or null where nothing was chosen. */
type Looked<T> = { readonly found: T } | { readonly wrong: string } | null;

/** The people and the other accounts that a form names, as they are now, and what is wrong with those that are not. */
export async function namedIn(
  deps: DialogueDeps,
  { answers, account }: { readonly answers: Answers; readonly account: Account },
): Promise<{ readonly named: Named; readonly errors: FieldTexts }> {
  const person = async (field: ChangeField): Promise<Looked<Person>> =>
    await lookedPerson(deps, { id: answers.person(field), account });
  const other = async (id: string | null): Promise<Looked<OtherAccount>> => await lookedOther(deps, id);
  const [responsible, newResponsible, redirectTo, delegate, ...keepers] = await Promise.all([
    person('responsible'),
    person('newResponsible'),
    other(answers.option('redirectTo')),
    other(answers.option('delegate')),
    ...answers.options('keepers').map(async ({ value }) => await other(value)),
  ]);
  const one = { responsible, newResponsible, redirectTo, delegate };
  const errors: FieldTexts = {};
  for (const field of ['responsible', 'newResponsible', 'redirectTo', 'delegate'] as const) {
    const looked = one[field];
    if (looked !== null && 'wrong' in looked) errors[field] = looked.wrong;
  }
  for (const keeper of keepers) if (keeper !== null && 'wrong' in keeper) errors.keepers = keeper.wrong;
  return {
    named: {
      ...{ responsible: foundIn(responsible), newResponsible: foundIn(newResponsible) },
      ...{ redirectTo: foundIn(redirectTo), delegate: foundIn(delegate) },
      keepers: keepers.map(foundIn).filter((keeper) => keeper !== null),
    },
    errors,
  };
}

function foundIn<T>(looked: Looked<T>): T | null {
  return looked !== null && 'found' in looked ? looked.found : null;
}

/** Whoever answers for the account already is not asked about again. */
async function lookedPerson(
  { people, messages: m }: DialogueDeps,
  { id, account }: { readonly id: string | null; readonly account: Account },
): Promise<Looked<Person>> {
  if (id === null) return null;
  const found = id === account.responsible?.id ? account.responsible : await chosenNow(people, id);
  return typeof found === 'string' ? { wrong: notChosenText(m, found) } : { found: { id: found.id, name: found.name } };
}

async function lookedOther(deps: DialogueDeps, id: string | null): Promise<Looked<OtherAccount>> {
  if (id === null) return null;
  const found = await otherNamed(deps, id);
  return found === null ? { wrong: deps.messages.change.refusal.other_gone } : { found };
}
