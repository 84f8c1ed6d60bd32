import type { StateValues } from '../services.ts';
import { elementsOf, optionsOf, type PlacedElement } from './block-elements.ts';
import { isJson, type Json, objectsOf, textOf } from './json.ts';

/** `view.state.values`: block_id → action_id → state, as Slack sends it. */
export type SlackState = Record<string, Record<string, Json>>;

/**
 * The state of every element that holds something, buttons left out: what the person gave, or else the element's initial
 * value, or else empty in Slack's way (null, or an empty list).
 */
export function stateOf(blocks: readonly unknown[], given: StateValues): SlackState {
  const values: SlackState = {};
  for (const placed of elementsOf(blocks)) {
    const state = elementState(placed, given[placed.blockId]?.[placed.actionId]);
    if (state !== undefined) (values[placed.blockId] ??= {})[placed.actionId] = state;
  }
  return values;
}

/** The key under which an element's state stands, for instance `selected_date`; undefined for buttons and overflow menus. */
export function stateKey(type: string): string | undefined {
  if (type.endsWith('_text_input') || type === 'number_input') return 'value';
  if (type === 'plain_text_input') return 'value';
  const fixed: Readonly<Record<string, string>> = {
    rich_text_input: 'rich_text_value',
    file_input: 'files',
    checkboxes: 'selected_options',
    radio_buttons: 'selected_option',
    datepicker: 'selected_date',
    timepicker: 'selected_time',
    datetimepicker: 'selected_date_time',
  };
  const select = /^(multi_)?(static|external|users|conversations|channels)_select$/.exec(type);
  if (select === null) return fixed[type];
  const noun = select[2] === 'static' || select[2] === 'external' ? 'option' : (select[2] ?? '').replace(/s$/, '');
  return select[1] === undefined ? `selected_${noun}` : `selected_${noun}s`;
}

/** One element's state, or undefined when its kind has none (buttons). */
export function elementState({ element }: PlacedElement, given: unknown): Json | undefined {
  const type = textOf(element['type']) ?? '';
  const key = stateKey(type);
  if (key === undefined) return undefined;
  const value = isJson(given) && key in given ? fromPerson(element, given[key]) : initial(element, key);
  // Slack leaves an untouched rich text out, and sends null for the rest.
  if (key === 'rich_text_value' && (value === null || value === undefined)) return { type };
  return { type, [key]: value ?? (key.endsWith('s') && key !== 'value' ? [] : null) };
}

function fromPerson(element: Json, value: unknown): unknown {
  if (value === '') return null;
  // Slack's client sends the option as the element holds it; only what is chosen comes from the person.
  if (isJson(value)) return optionByValue(element, value);
  if (Array.isArray(value)) return value.map((item: unknown) => (isJson(item) ? optionByValue(element, item) : item));
  return value;
}

export function optionByValue(element: Json, option: Json): Json {
  return optionsOf(element).find((offered) => offered['value'] === option['value']) ?? option;
}

function initial(element: Json, key: string): unknown {
  if (key === 'value') return textOf(element['initial_value']) === '' ? null : element['initial_value'];
  if (key === 'rich_text_value') return element['initial_value'];
  const value = element[key.replace('selected_', 'initial_')];
  if (key === 'selected_options') return objectsOf(value);
  return value;
}
