import type { Change, ChangeValue } from '#domain/plan/plan.ts';
import { productNamed } from '#domain/account/product-names.ts';
import type { Messages } from './messages.ts';

/** A value before or after a change, in words. `shorten` is applied to text that people wrote, where space is short. */
export function changeValue(m: Messages, value: ChangeValue, shorten?: (text: string) => string): string {
  if (value === null) return m.values.none;
  if ('day' in value) return m.day(value.day);
  if ('relation' in value) return m.form.relations[value.relation] ?? value.relation;
  if ('documentType' in value) {
    const document = `${m.form.documentTypes[value.documentType] ?? value.documentType} ${value.masked}`;
    return value.alike === true ? m.values.alike(document) : document;
  }
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

/** The change with the common names of its licences: a plan has their part numbers. */
export function withNames(change: Change): Change {
  const { what, before, after } = change;
  if (what !== 'licence') return change;
  const named = (value: ChangeValue): ChangeValue =>
    value !== null && 'text' in value ? { ...value, text: productNamed(value.text) } : value;
  return { what, before: named(before), after: named(after) };
}
