import type { StateValues } from '#sandbox/services/chat.ts';
import { elementsOf, optionsOf, type PlacedElement } from './block-elements.ts';
import { isJson, type Json, textOf } from '../wire/json.ts';

/** `view.state.values`: block_id → action_id → state, as Slack sends it. */
export type SlackState = Record<string, Record<string, Json>>;

/**
 * The state of every element except buttons: what the person entered, otherwise the element's initial value, otherwise what
 * Slack sends for an empty one (null, or an empty list).
 */
export function stateOf(blocks: readonly unknown[], given: StateValues): SlackState {
  const values: SlackState = {};
  for (const placed of elementsOf(blocks)) {
    const state = elementState(placed, given[placed.blockId]?.[placed.actionId]);
    if (state !== undefined) (values[placed.blockId] ??= {})[placed.actionId] = state;
  }
  return values;
}

/** The key of the value in an element's state, for instance `selected_date`; undefined for buttons. */
export function stateKey(type: string): string | undefined {
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
      return 'value';
    case 'datepicker':
      return 'selected_date';
    case 'users_select':
      return 'selected_user';
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return 'selected_option';
    case 'multi_external_select':
    case 'checkboxes':
      return 'selected_options';
    default:
      return undefined;
  }
}

/** One element's state; undefined for a button, which has none. */
export function elementState({ element }: PlacedElement, given: unknown): Json | undefined {
  const type = textOf(element['type']) ?? '';
  const key = stateKey(type);
  if (key === undefined) return undefined;
  const value = isJson(given) && key in given ? fromPerson(element, given[key]) : initial(element, key);
  return { type, [key]: value ?? (key === 'selected_options' ? [] : null) };
}

function fromPerson(element: Json, value: unknown): unknown {
  if (value === '') return null;
  // Slack's client sends the option as it is in the element, so only the value of what the person chose counts here.
  if (isJson(value)) return optionByValue(element, value);
  if (Array.isArray(value)) return value.map((item: unknown) => (isJson(item) ? optionByValue(element, item) : item));
  return value;
}

function optionByValue(element: Json, option: Json): Json {
  return optionsOf(element).find((offered) => offered['value'] === option['value']) ?? option;
}

function initial(element: Json, key: string): unknown {
  const value = element[key === 'value' ? 'initial_value' : key.replace('selected_', 'initial_')];
  return value === '' ? null : value;
}
