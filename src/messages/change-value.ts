import type { ChangeValue } from '#domain/plan.ts';
import type { Messages } from './messages.ts';

/** A value before or after a change, in words. `shorten` is for where there is little room: it gets what people wrote. */
export function changeValue(m: Messages, value: ChangeValue, shorten?: (text: string) => string): string {
  if (value === null) return m.values.none;
  if ('day' in value) return m.day(value.day);
  if ('word' in value) {
    const word = m.values.words[value.word];
    const named = value.to === undefined ? word : m.values.to(word, value.to);
    return value.until === undefined ? named : m.values.until(named, m.day(value.until));
  }
  const text = shorten === undefined ? value.text : shorten(value.text);
  if (value.until === undefined) return text;
  const until = m.day(value.until);
  return value.from === undefined ? m.values.until(text, until) : m.values.between(text, m.day(value.from), until);
}
