import type { Account } from '#domain/account/account.ts';
import { properCase } from '#domain/form/proper-case.ts';
import { tidy } from '#domain/form/validate-form.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import type { Answers } from '../acts.ts';
import { AS_TYPED, capitalsField, NAME_PARTS, type NamePart } from '../parts/capitals.ts';
import type { Dialog, Field, Part } from '../screen.ts';
import type { ChangeState } from './about-account.ts';
import { asSent, filled } from './as-sent.ts';

export type Names = Partial<Record<NamePart, string>>;

interface Sent {
  readonly account: Account;
  readonly state: ChangeState;
  readonly answers: Answers;
}

/** The names that were typed in capitals, anew and for the first time, as they were typed; null for none. */
export function newlyShouted({ account, state, answers }: Sent): Names | null {
  if (state.what !== 'data' || state.shouted !== undefined) return null;
  const shouted = NAME_PARTS.flatMap((part) => {
    const typed = tidy(answers.text(part));
    return typed !== account[part] && properCase(typed, part) !== null ? [[part, typed] as const] : [];
  });
  return shouted.length === 0 ? null : (Object.fromEntries(shouted) as Names);
}

/** The answers, with the names as they were typed where the person wants them so. */
export function asWanted({ state, answers }: Pick<Sent, 'state' | 'answers'>): Answers {
  const { shouted = {} } = state;
  if (answers.options(AS_TYPED).length === 0) return answers;
  return { ...answers, text: (field) => shouted[field as NamePart] ?? answers.text(field) };
}

/** The form as it was sent, with the names as they are written, and the box that keeps the capitals. */
export function withProperNames(
  dialog: Dialog,
  {
    shouted,
    answers,
    departments,
    words,
  }: {
    readonly shouted: Names;
    readonly answers: Answers;
    readonly departments: Pick<Departments, 'find'>;
    readonly words: Parameters<typeof capitalsField>[0];
  },
): Dialog {
  const again = (part: Part | Field): readonly (Part | Field)[] => {
    if (part.kind !== 'field') return [part];
    const typed = shouted[part.name as NamePart];
    const proper = typed === undefined ? null : properCase(typed, part.name as NamePart);
    if (proper !== null) return [filled({ ...part, refilled: 1 }, proper)];
    return [asSent(part, { answers, departments })];
  };
  const content = dialog.content.flatMap(again);
  const last = content.findLastIndex((part) => part.kind === 'field' && NAME_PARTS.includes(part.name as NamePart));
  return {
    ...dialog,
    state: { ...dialog.state, shouted },
    content: content.toSpliced(last + 1, 0, capitalsField(words, Object.values(shouted))),
  };
}
