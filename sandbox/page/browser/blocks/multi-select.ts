import type { MultiExternalSelect } from '@slack/types';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OptionState } from '#sandbox/services/chat.ts';
import { html } from '../parts/html.ts';
import { optionState } from './choice-elements.ts';
import { leastLetters, searchPauseMs } from './combobox.ts';
import { controlAttributes, type Naming } from './naming.ts';
import { useOptionList } from './option-list.ts';
import { useSurface } from './surface.ts';

/** A select for several of the options that the app offers; each chosen one has a button that removes it. */
export function MultiExternalSelectInput(props: {
  element: MultiExternalSelect;
  blockId: string;
  naming: Naming;
}): VNode {
  const { element, blockId, naming } = props;
  const actionId = element.action_id ?? '';
  const surface = useSurface();
  const field = useRef<HTMLInputElement>(null);
  const [status, setStatus] = useState('');
  const given = surface.values[blockId]?.[actionId];
  const initial = (element.initial_options ?? []).map(optionState);
  const chosen = given === undefined ? initial : (given.selected_options ?? []);
  const least = element.min_query_length ?? leastLetters;
  const most = element.max_selected_items ?? Infinity;
  const full = chosen.length >= most;

  function give(options: readonly OptionState[]): void {
    surface.give(blockId, actionId, { type: element.type, selected_options: options });
  }
  function remove(option: OptionState): void {
    give(chosen.filter((each) => each.value !== option.value));
    setStatus(`Se quitó ${option.text.text}`);
    field.current?.focus();
  }
  const list = useOptionList({
    id: naming.id,
    least,
    pauseMs: searchPauseMs,
    several: true,
    async ask(text) {
      const found = await surface.suggest(blockId, actionId, text);
      return found.filter((option) => chosen.every((each) => each.value !== option.value));
    },
    choose(option) {
      give([...chosen, option]);
      setStatus(`Se agregó ${option.text.text}`);
    },
  });
  function onKeyDown(event: KeyboardEvent): void {
    const last = chosen.at(-1);
    if (full && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) return;
    if (list.press(event)) return;
    if (event.key === 'Backspace' && (list.typed ?? '') === '' && last !== undefined) remove(last);
    // Enter in an unfinished search must not submit the form.
    if (event.key === 'Enter') event.preventDefault();
  }
  const chosenId = `${naming.id}-chosen`;
  const attributes = controlAttributes({
    ...naming,
    describedBy: [chosenId, naming.describedBy ?? []].flat().join(' '),
  });
  return html`<div class="combobox multi">
    <ul class="chosen" id=${chosenId} aria-label="Elegidas" hidden=${chosen.length === 0}>
      ${chosen.map(
        (option) =>
          html`<li key=${option.value}>
            <span>${option.text.text}</span>
            <button
              type="button"
              class="quiet icon"
              aria-label=${`Quitar ${option.text.text}`}
              onClick=${() => remove(option)}
            >
              <span aria-hidden="true">✕</span>
            </button>
          </li>`,
      )}
    </ul>
    <div class=${least === 0 ? 'combobox opens' : 'combobox'}>
      <input
        type="text"
        ref=${field}
        ...${attributes}
        ...${list.attributes}
        readonly=${full}
        placeholder=${full ? 'No se pueden elegir más' : (element.placeholder?.text ?? 'Escriba para buscar')}
        value=${list.typed ?? ''}
        onInput=${(event: InputEvent) => list.type((event.currentTarget as HTMLInputElement).value)}
        onKeyDown=${onKeyDown}
        onClick=${() => !full && list.open()}
        onBlur=${list.close}
      />
      ${list.drawn}
    </div>
    ${full && html`<p class="combobox-note">${`Ya eligió el máximo (${most}). Quite una para elegir otra.`}</p>`}
    <p class="unseen" role="status">${status}</p>
  </div>`;
}
