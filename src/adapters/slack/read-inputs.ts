import type { ViewOutput } from '@slack/bolt';
import type { Answers } from '#dialogue/acts.ts';

type Values = ViewOutput['state']['values'];
type Element = Values[string][string];

/** What was filled in a form: blocks and actions are named alike, after the field. */
export function answersIn(values: Values): Answers {
  const element = (field: string): Element | undefined => values[field]?.[field];
  return {
    has: (field) => values[field] !== undefined,
    text: (field) => element(field)?.value ?? null,
    option: (field) => element(field)?.selected_option?.value ?? null,
    options: (field) => (element(field)?.selected_options ?? []).map(({ value, text }) => ({ value, text: text.text })),
    day: (field) => element(field)?.selected_date ?? null,
    person: (field) => element(field)?.selected_user ?? null,
  };
}

/** What a button or a choice carries, as it was described: an object, a text, or null of one that carries nothing. */
export function payloadOf(action: {
  readonly type: string;
  readonly value?: unknown;
  readonly selected_option?: { readonly value?: unknown } | null;
}): unknown {
  return carried(action.type === 'button' ? action.value : action.selected_option?.value);
}

/** What a window carries. */
export function stateOf(metadata: string): unknown {
  return metadata === '' ? null : carried(metadata);
}

/** An object is sent as JSON, a text as it is. */
function carried(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{')) return value ?? null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
