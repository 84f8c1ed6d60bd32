import type { Datepicker, EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import type { VNode } from 'preact';
import { html } from './html.ts';
import { controlAttributes, type Naming } from './naming.ts';
import { useSurface } from './surface.ts';
import { plain } from './texts.ts';
import { dayOf } from './times.ts';
import { useFiring } from './use-firing.ts';

export type TextElement = PlainTextInput | EmailInput | NumberInput | URLInput;

const pauseBeforeFiringMs = 400;
const pauses = new Map<string, ReturnType<typeof setTimeout>>();

/** One line or several. With `fires`, the app is told on Enter or while typing, as the element's `dispatch_action_config` says. */
export function TextInput(props: { element: TextElement; blockId: string; naming: Naming; fires: boolean }): VNode {
  const { element, blockId, naming } = props;
  const actionId = element.action_id ?? '';
  const surface = useSurface();
  const { fire } = useFiring({ blockId, actionId });
  const given = surface.values[blockId]?.[actionId];
  const value = given === undefined ? (element.initial_value ?? '') : (given.value ?? '');
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];

  function onInput(event: InputEvent): void {
    const { value: typed } = event.currentTarget as HTMLInputElement;
    const state = { type: element.type, value: typed === '' ? null : typed };
    surface.give(blockId, actionId, state);
    if (!props.fires || !triggers.includes('on_character_entered')) return;
    clearTimeout(pauses.get(actionId));
    pauses.set(
      actionId,
      setTimeout(() => fire(state), pauseBeforeFiringMs),
    );
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !props.fires || !triggers.includes('on_enter_pressed')) return;
    event.preventDefault();
    fire({ type: element.type, value: value === '' ? null : value });
  }

  const shared = {
    ...controlAttributes(naming),
    value,
    placeholder: element.placeholder === undefined ? undefined : plain(element.placeholder),
    onInput,
    onKeyDown,
    autocomplete: 'off',
  };
  if (element.type === 'plain_text_input' && element.multiline === true) {
    return html`<textarea ...${shared} rows="4" maxlength=${element.max_length ?? 3000}></textarea>`;
  }
  const kinds = { plain_text_input: 'text', email_text_input: 'email', number_input: 'text', url_text_input: 'url' };
  return html`<input
    ...${shared}
    type=${kinds[element.type]}
    inputmode=${element.type === 'number_input' ? 'decimal' : undefined}
    maxlength=${element.type === 'plain_text_input' ? (element.max_length ?? 3000) : undefined}
  />`;
}

/** The browser's own calendar; the state is YYYY-MM-DD. */
export function DateInput(props: { element: Datepicker; blockId: string; naming: Naming; fires: boolean }): VNode {
  const { element, blockId, naming } = props;
  const actionId = element.action_id ?? '';
  const surface = useSurface();
  const { fire, question } = useFiring({ blockId, actionId, confirm: element.confirm });
  const given = surface.values[blockId]?.[actionId];
  const value = given === undefined ? (element.initial_date ?? '') : (given.selected_date ?? '');
  function onChange(event: Event): void {
    const { value: chosen } = event.currentTarget as HTMLInputElement;
    const state = { type: element.type, selected_date: chosen === '' ? null : chosen };
    surface.give(blockId, actionId, state);
    if (props.fires) fire(state);
  }
  // Browsers write dates as their own language does, in which 05/06 may be May or June: the words leave no doubt.
  return html`<input type="date" ...${controlAttributes(naming)} value=${value} onChange=${onChange} />
    ${value !== '' && html`<span class="hint">${dayOf(new Date(`${value}T12:00:00-05:00`))}</span>`}${question}`;
}
