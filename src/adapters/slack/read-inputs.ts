import type { ViewOutput } from '@slack/bolt';
import type { Answers } from '#dialogue/acts.ts';

type Values = ViewOutput['state']['values'];
type Element = Values[string][string];

/**
 * The block of a field. Slack keeps what was typed as long as block and action keep their names, and shows another initial value
 * only in a new block (bolt-js issue 290): so a field that is filled in again gets a new one.
 */
export function blockOf(field: string, refilled: number): string {
  return refilled === 0 ? field : `${field}.${refilled}`;
}

/** The field of a block. */
export function fieldOf(block: string): string {
  return block.replace(/\.\d+$/, '');
}

/** The blocks of a form's fields, by the fields' names. */
export function blocksIn(values: Values): ReadonlyMap<string, string> {
  return new Map(Object.keys(values).map((block) => [fieldOf(block), block]));
}

/** The values of a form: blocks and actions are named after the field. */
export function answersIn(values: Values): Answers {
  const blocks = blocksIn(values);
  const element = (field: string): Element | undefined => values[blocks.get(field) ?? field]?.[field];
  return {
    has: (field) => blocks.has(field),
    text: (field) => element(field)?.value ?? null,
    option: (field) => element(field)?.selected_option?.value ?? null,
    options: (field) => (element(field)?.selected_options ?? []).map(({ value, text }) => ({ value, text: text.text })),
    day: (field) => element(field)?.selected_date ?? null,
    person: (field) => element(field)?.selected_user ?? null,
  };
}

/** The payload of a button or a choice, as described: an object, a text, or null for none. */
export function payloadOf(action: {
  readonly type: string;
  readonly value?: unknown;
  readonly selected_option?: { readonly value?: unknown } | null;
}): unknown {
  return parsePayload(action.type === 'button' ? action.value : action.selected_option?.value);
}

/** A window's state. */
export function stateOf(metadata: string): unknown {
  return metadata === '' ? null : parsePayload(metadata);
}

/** Objects are sent as JSON, texts unchanged. */
function parsePayload(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{')) return value ?? null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
