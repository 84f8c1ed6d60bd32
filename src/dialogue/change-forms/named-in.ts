import type { OtherAccount } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { FILLED_WITH, type ChangeField, type FilledField, type RawChange } from '#domain/modifications/raw-change.ts';
import type { Person } from '#domain/person.ts';
import { findSecondAccount } from '#use-cases/requests/what-to-choose.ts';
import type { Answers } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { chosenNow, notChosenText } from '../parts/chosen-now.ts';

export type FieldTexts = Partial<Record<ChangeField, string>>;

/** The fields that name people or other accounts, with whom they name. */
export type Named = Pick<RawChange, NamingField>;

type NamingField = {
  readonly [Field in FilledField]: (typeof FILLED_WITH)[Field] extends 'person' | 'account' | 'accounts'
    ? Field
    : never;
}[FilledField];

/** What was looked up, or why it is not taken; null where nothing was chosen. */
type Looked<T> = { readonly found: T } | { readonly wrong: string } | null;

/** The people and the other accounts that a form names, as they are now, and what is wrong with those that are not. */
export async function namedIn(
  deps: DialogueDeps,
  { answers, account }: { readonly answers: Answers; readonly account: Account },
): Promise<{ readonly named: Named; readonly errors: FieldTexts }> {
  const named: Record<string, Person | OtherAccount | readonly OtherAccount[] | null> = {};
  const errors: FieldTexts = {};
  /** Those that were found. */
  const found = <T>(field: FilledField, looked: readonly Looked<T>[]): readonly T[] =>
    looked.flatMap((one) => {
      if (one !== null && 'wrong' in one) errors[field] = one.wrong;
      return one !== null && 'found' in one ? [one.found] : [];
    });
  const look = async (field: FilledField): Promise<void> => {
    switch (FILLED_WITH[field]) {
      case 'person': {
        const [person = null] = found(field, [await lookedPerson(deps, { id: answers.person(field), account })]);
        named[field] = person;
        return;
      }
      case 'account': {
        const [other = null] = found(field, [await lookedOther(deps, answers.option(field))]);
        named[field] = other;
        return;
      }
      case 'accounts': {
        const chosen = answers.options(field).map(async ({ value }) => await lookedOther(deps, value));
        named[field] = found(field, await Promise.all(chosen));
        return;
      }
      default:
    }
  };
  await Promise.all((Object.keys(FILLED_WITH) as FilledField[]).map(look));
  return { named: named as Named, errors };
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
  const found = await findSecondAccount(deps, id);
  return found === null ? { wrong: deps.messages.change.refusal.other_gone } : { found };
}
