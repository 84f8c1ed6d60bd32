import type { Datepicker, EmailInput, PlainTextInput } from '@slack/types';
import type { VNode } from 'preact';
import { html } from '../parts/html.ts';
import { controlAttributes, type Naming } from './naming.ts';
import { useSurface } from './surface.ts';
import { dayOf } from '../parts/times.ts';

const longest = 3000;

/** A text or e-mail input, of one line or several. */
export function TextInput(props: { element: PlainTextInput | EmailInput; blockId: string; naming: Naming }): VNode {
  const { element, blockId, naming } = props;
  const actionId = element.action_id ?? '';
  const surface = useSurface();
  const given = surface.values[blockId]?.[actionId];
  function onInput(event: InputEvent): void {
    const { value } = event.currentTarget as HTMLInputElement;
    surface.give(blockId, actionId, { type: element.type, value: value === '' ? null : value });
  }
  const shared = {
    ...controlAttributes(naming),
    value: given === undefined ? (element.initial_value ?? '') : (given.value ?? ''),
    placeholder: element.placeholder?.text,
    onInput,
    autocomplete: 'off',
  };
  if (element.type === 'email_text_input') return html`<input ...${shared} type="email" />`;
  const maxlength = element.max_length ?? longest;
  return element.multiline === true
    ? html`<textarea ...${shared} rows="4" maxlength=${maxlength}></textarea>`
    : html`<input ...${shared} type="text" maxlength=${maxlength} />`;
}

/** A date input, with the browser's own calendar. Its state is YYYY-MM-DD. */
export function DateInput(props: { element: Datepicker; blockId: string; naming: Naming }): VNode {
  const { element, blockId, naming } = props;
  const actionId = element.action_id ?? '';
  const surface = useSurface();
  const given = surface.values[blockId]?.[actionId];
  const value = given === undefined ? (element.initial_date ?? '') : (given.selected_date ?? '');
  function onChange(event: Event): void {
    const { value: chosen } = event.currentTarget as HTMLInputElement;
    surface.give(blockId, actionId, { type: element.type, selected_date: chosen === '' ? null : chosen });
  }
  // The browser shows the date as its own language writes it, where 05/06 may be in May or June. So it is also spelled out.
  return html`<input type="date" ...${controlAttributes(naming)} value=${value} onChange=${onChange} />
    ${value !== '' && html`<span class="hint">${dayOf(new Date(`${value}T12:00:00-05:00`))}</span>`}`;
}
