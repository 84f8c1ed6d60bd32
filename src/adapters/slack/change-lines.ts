import type { Change, ChangeValue } from '#domain/plan.ts';
import type { Messages } from '#messages/messages.ts';
import { shorten, type Line } from './rich-text.ts';

/** Longest text of what there was before; what there will be is shown whole. */
const BEFORE_MAX = 300;
/** No form takes a longer text. */
const AFTER_MAX = 2000;

/** What a request changes, each as before → after. */
export function changeLines(m: Messages, changes: readonly Change[]): readonly Line[] {
  return changes.map((change) => [{ bold: `${m.values.labels[change.what]}: ` }, beforeAndAfter(m, change)]);
}

/** One change in one line of plain text. */
export function changeText(m: Messages, change: Change): string {
  return `${m.values.labels[change.what]}: ${beforeAndAfter(m, change)}`;
}

function beforeAndAfter(m: Messages, { what, before, after }: Change): string {
  // A new password comes from nothing that may be told.
  if (what === 'password' && before === null) return valueText(m, after, AFTER_MAX);
  return `${valueText(m, before, BEFORE_MAX)} → ${valueText(m, after, AFTER_MAX)}`;
}

function valueText(m: Messages, value: ChangeValue, max: number): string {
  if (value === null) return m.values.none;
  if ('day' in value) return m.day(value.day);
  if ('word' in value) {
    const word = m.values.words[value.word];
    const named = value.to === undefined ? word : m.values.to(word, value.to);
    return value.until === undefined ? named : m.values.until(named, m.day(value.until));
  }
  const text = shorten(value.text, max);
  if (value.until === undefined) return text;
  const until = m.day(value.until);
  return value.from === undefined ? m.values.until(text, until) : m.values.between(text, m.day(value.from), until);
}
