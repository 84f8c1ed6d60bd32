import { elementsOf, optionsOf, type PlacedElement } from './block-elements.ts';
import { type SlackState, stateKey } from './element-state.ts';
import { isJson, type Json, objectsOf, textOf } from '../wire/json.ts';

/** The errors that Slack's own client shows instead of sending a submission: block_id → a sentence in Spanish. Empty for none. */
export function checkInputs(blocks: readonly unknown[], state: SlackState): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const placed of elementsOf(blocks)) {
    if (!placed.isInput) continue;
    const error = checkInput(placed, state[placed.blockId]?.[placed.actionId] ?? {});
    if (error !== undefined) errors[placed.blockId] = error;
  }
  return errors;
}

function checkInput({ block, element }: PlacedElement, state: Json): string | undefined {
  const type = textOf(element['type']) ?? '';
  const value = state[stateKey(type) ?? ''];
  const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  if (empty) return block['optional'] === true ? undefined : 'Complete este campo';
  if (typeof value === 'string') return checkText(type, element, value);
  if (Array.isArray(value)) return checkMany(element, value);
  return isJson(value) && !isOffered(element, value) ? 'Elija una de las opciones' : undefined;
}

function checkText(type: string, element: Json, value: string): string | undefined {
  switch (type) {
    case 'plain_text_input':
      return checkLength(element, value);
    case 'email_text_input':
      return /^[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)+$/.test(value) ? undefined : 'Escriba una dirección de correo válida';
    case 'datepicker':
      return isDate(value) ? undefined : 'Escriba una fecha válida (AAAA-MM-DD)';
    default:
      return undefined;
  }
}

function checkLength(element: Json, value: string): string | undefined {
  const max = typeof element['max_length'] === 'number' ? element['max_length'] : 3000;
  return [...value].length > max ? `Escriba como máximo ${max} caracteres` : undefined;
}

function checkMany(element: Json, values: readonly unknown[]): string | undefined {
  const max = element['max_selected_items'];
  if (typeof max === 'number' && values.length > max) return `Elija como máximo ${max}`;
  return objectsOf(values).every((option) => isOffered(element, option)) ? undefined : 'Elija una de las opciones';
}

/** Whether the element offers the option. One that gets its options from the app has none of its own and accepts any. */
function isOffered(element: Json, option: Json): boolean {
  const options = optionsOf(element);
  return options.length === 0 || options.some((offered) => offered['value'] === option['value']);
}

function isDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
