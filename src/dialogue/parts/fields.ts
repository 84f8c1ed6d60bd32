import type { Department } from '#domain/account/department.ts';
import { LONGEST } from '#domain/directory-limits.ts';
import type { Messages } from '#messages/messages.ts';
import type { Field, Option } from '../screen.ts';

/** A field's input, without name and label. */
export type FieldInput = Omit<Field, 'kind' | 'name' | 'label'>;
type FieldOptions = Omit<FieldInput, 'input'>;
/** Null when the field is empty. */
type WithInitial<T> = FieldOptions & { readonly initial?: T | null };

/** The fields of a form in this order. Labels come from the messages: a field without one does not compile. */
export function fieldsOf<Name extends string>(
  labels: Readonly<Record<Name, string>>,
  asked: Readonly<Partial<Record<NoInfer<Name>, FieldInput>>>,
): readonly Field[] {
  return (Object.keys(asked) as Name[]).flatMap((name): readonly Field[] => {
    const one: FieldInput | undefined = asked[name];
    return one === undefined ? [] : [{ kind: 'field', name, label: labels[name], ...one }];
  });
}

/** A line of at most `max` characters. */
export function shortText(max: number, { initial = null, ...beside }: WithInitial<string> = {}): FieldInput {
  return { ...beside, input: { input: 'line', max, initial } };
}

/** Several lines of at most `max` characters. */
export function longText(max: number, { initial = null, ...beside }: WithInitial<string> = {}): FieldInput {
  return { ...beside, input: { input: 'paragraph', max, initial } };
}

export function email({ initial = null, ...beside }: WithInitial<string> = {}): FieldInput {
  return { ...beside, input: { input: 'email', initial } };
}

/** `initial` as YYYY-MM-DD. */
export function day(m: Messages, { initial = null, ...beside }: WithInitial<string> = {}): FieldInput {
  return { ...beside, input: { input: 'day', placeholder: m.form.placeholders.date, initial } };
}

/** `initial` is a chat user id. */
export function person(m: Messages, { initial = null, ...beside }: WithInitial<string> = {}): FieldInput {
  return { ...beside, input: { input: 'person', placeholder: m.form.placeholders.person, initial } };
}

export function choice(
  m: Messages,
  { options, initial = null, ...beside }: WithInitial<string> & { readonly options: readonly Option[] },
): FieldInput {
  return { ...beside, input: { input: 'choice', placeholder: m.form.placeholders.select, options, initial } };
}

/** A choice that determines the other fields. */
export function switches({
  options,
  initial,
  ...beside
}: FieldOptions & { readonly options: readonly Option[]; readonly initial: string }): FieldInput {
  return { ...beside, input: { input: 'switch', options, initial } };
}

export function checks(
  options: readonly Option[],
  { initial = [], ...beside }: FieldOptions & { readonly initial?: readonly string[] } = {},
): FieldInput {
  return { ...beside, input: { input: 'checks', options, initial } };
}

/** A search that shows options before anything is typed. */
export function search(m: Messages, { initial = null, ...beside }: WithInitial<Option> = {}): FieldInput {
  return { ...beside, input: { input: 'search', placeholder: m.change.placeholders.search, from: 0, initial } };
}

/** A search for up to `max` values, beginning after `from` characters. */
export function searches(
  m: Messages,
  {
    most,
    from,
    initial = [],
    ...beside
  }: FieldOptions & { readonly most: number; readonly from: number; readonly initial?: readonly Option[] },
): FieldInput {
  return {
    ...beside,
    input: { input: 'multi_search', placeholder: m.change.placeholders.search, from, most, initial },
  };
}

/** A choice from the institution's list, or a text if there is none. */
export function department(
  m: Messages,
  { listed, initial = null, ...beside }: WithInitial<Pick<Department, 'code' | 'name'>> & { readonly listed: boolean },
): FieldInput {
  if (!listed) return shortText(LONGEST.department, { initial: initial?.name ?? null });
  const chosen = initial === null ? null : { text: initial.name, value: initial.code };
  return {
    ...beside,
    input: { input: 'search', placeholder: m.form.placeholders.department, from: 1, initial: chosen },
  };
}

/** An option for each of these values, with its label. */
export function optionsOf<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): readonly Option[] {
  return values.map((value) => ({ text: words[value], value }));
}

/** What the institution offers to choose from, with its names. */
export function offeredOptions(
  rules: readonly { readonly code: string }[],
  names: Readonly<Record<string, string>>,
): readonly Option[] {
  return rules.map(({ code }) => ({ text: names[code] ?? code, value: code }));
}
