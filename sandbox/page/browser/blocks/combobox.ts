import type { ExternalSelect } from '@slack/types';
import type { VNode } from 'preact';
import type { OptionState } from '#sandbox/services/chat.ts';
import { html } from '../parts/html.ts';
import { optionState } from './choice-elements.ts';
import { controlAttributes, type Naming } from './naming.ts';
import { useOptionList } from './option-list.ts';
import { useSurface } from './surface.ts';
import { useFiring } from './use-firing.ts';

/** How many milliseconds after the last letter the app is asked. */
export const searchPauseMs = 200;
/** How many letters it takes to ask the app; Slack's default, for an element without `min_query_length`. */
export const leastLetters = 3;

/** A select that asks the app for its options while the person types, or as soon as it is opened if no letter is needed. */
export function ExternalSelectInput(props: {
  element: ExternalSelect;
  blockId: string;
  naming: Naming;
  fires: boolean;
}): VNode {
  const { element, blockId, naming } = props;
  const actionId = element.action_id ?? '';
  const surface = useSurface();
  const { fire } = useFiring({ blockId, actionId });
  const given = surface.values[blockId]?.[actionId];
  const initial = element.initial_option === undefined ? null : optionState(element.initial_option);
  const chosen = given === undefined ? initial : (given.selected_option ?? null);
  const least = element.min_query_length ?? leastLetters;
  const list = useOptionList({
    id: naming.id,
    least,
    pauseMs: searchPauseMs,
    ask: (text) => surface.suggest(blockId, actionId, text),
    choose(option) {
      give(option);
      if (props.fires) fire({ type: element.type, selected_option: option });
    },
  });
  function give(option: OptionState | null): void {
    surface.give(blockId, actionId, { type: element.type, selected_option: option });
  }
  function onInput(event: InputEvent): void {
    const { value } = event.currentTarget as HTMLInputElement;
    // The choice stays until another option is chosen or the field is emptied.
    if (value === '' && chosen !== null) give(null);
    list.type(value);
  }

  return html`<div class=${least === 0 ? 'combobox opens' : 'combobox'}>
    <input
      type="text"
      ...${controlAttributes(naming)}
      ...${list.attributes}
      placeholder=${element.placeholder?.text ?? 'Escriba para buscar'}
      value=${list.typed ?? chosen?.text.text ?? ''}
      onInput=${onInput}
      onKeyDown=${list.press}
      onClick=${list.open}
      onFocus=${(event: FocusEvent) => (event.currentTarget as HTMLInputElement).select()}
      onBlur=${list.close}
    />
    ${list.drawn}
  </div>`;
}
