import type { MultiExternalSelect, MultiStaticSelect } from '@slack/types';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OptionState } from '../../services.ts';
import { bare } from './bare.ts';
import { html } from './html.ts';
import { optionState } from './choice-elements.ts';
import { leastLetters, searchPauseMs } from './combobox.ts';
import { controlAttributes, type Naming } from './naming.ts';
import { useOptionList } from './option-list.ts';
import { useSurface } from './surface.ts';
import { plain } from './texts.ts';
import { useFiring } from './use-firing.ts';

interface Slot {
  readonly blockId: string;
  readonly naming: Naming;
  readonly fires: boolean;
}

/** Several of the app's answers, each with its own button to take it out again. */
export function MultiExternalSelectInput(props: { element: MultiExternalSelect } & Slot): VNode {
  const { element, blockId } = props;
  const surface = useSurface();
  return html`<${MultiSelect}
    ...${props}
    least=${element.min_query_length ?? leastLetters}
    pauseMs=${searchPauseMs}
    ask=${(text: string) => surface.suggest(blockId, element.action_id ?? '', text)}
  />`;
}

/** Several of the options that the element carries. */
export function MultiStaticSelectInput(props: { element: MultiStaticSelect } & Slot): VNode {
  const { element } = props;
  const options = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
  const ask = (text: string): readonly OptionState[] =>
    options.filter((option) => bare(plain(option.text)).includes(bare(text))).map(optionState);
  return html`<${MultiSelect} ...${props} least=${0} pauseMs=${0} ask=${ask} />`;
}

function MultiSelect(
  props: {
    element: MultiExternalSelect | MultiStaticSelect;
    least: number;
    pauseMs: number;
    ask: (text: string) => Promise<readonly OptionState[]> | readonly OptionState[];
  } & Slot,
): VNode {
  const { element, blockId, naming, least, pauseMs } = props;
  const actionId = element.action_id ?? '';
  const surface = useSurface();
  const { fire, question } = useFiring({ blockId, actionId, confirm: element.confirm });
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const given = surface.values[blockId]?.[actionId];
  const chosen =
    given === undefined ? (element.initial_options ?? []).map(optionState) : (given.selected_options ?? []);
  const most = element.max_selected_items ?? Infinity;
  const full = chosen.length >= most;

  function give(options: readonly OptionState[]): void {
    const state = { type: element.type, selected_options: options };
    surface.give(blockId, actionId, state);
    if (props.fires) fire(state);
  }
  function remove(option: OptionState): void {
    give(chosen.filter((each) => each.value !== option.value));
    setSaid(`Se quitó ${option.text.text}`);
    field.current?.focus();
  }
  const list = useOptionList({
    id: naming.id,
    least,
    pauseMs,
    several: true,
    async ask(text) {
      const found = await props.ask(text);
      return found.filter((option) => chosen.every((each) => each.value !== option.value));
    },
    choose(option) {
      give([...chosen, option]);
      setSaid(`Se agregó ${option.text.text}`);
    },
  });
  function onKeyDown(event: KeyboardEvent): void {
    const last = chosen.at(-1);
    if (full && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) return;
    if (list.press(event)) return;
    if (event.key === 'Backspace' && (list.typed ?? '') === '' && last !== undefined) remove(last);
    // An unfinished search is not the end of the form.
    if (event.key === 'Enter') event.preventDefault();
  }
  const kept = `${naming.id}-chosen`;
  const attributes = controlAttributes({
    ...naming,
    describedBy: [kept, naming.describedBy ?? []].flat().join(' '),
  });
  return html`<div class="combobox multi">
      <ul class="chosen" id=${kept} aria-label="Elegidas" hidden=${chosen.length === 0}>
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
          placeholder=${full ? 'No se pueden elegir más' : hint(element)}
          value=${list.typed ?? ''}
          onInput=${(event: InputEvent) => list.type((event.currentTarget as HTMLInputElement).value)}
          onKeyDown=${onKeyDown}
          onClick=${() => !full && list.open()}
          onBlur=${list.close}
        />
        ${list.drawn}
      </div>
      ${full && html`<p class="combobox-note">${`Ya eligió el máximo (${most}). Quite una para elegir otra.`}</p>`}
      <p class="unseen" role="status">${said}</p>
    </div>
    ${question}`;
}

function hint(element: MultiExternalSelect | MultiStaticSelect): string {
  if (element.placeholder !== undefined) return plain(element.placeholder);
  return element.type === 'multi_static_select' ? 'Elija una o varias opciones' : 'Escriba para buscar';
}
