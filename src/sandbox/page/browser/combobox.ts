import type { ExternalSelect } from '@slack/types';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OptionState } from '../../services.ts';
import { html } from './html.ts';
import { optionState } from './choice-elements.ts';
import { controlAttributes, type Naming } from './naming.ts';
import { useSurface } from './surface.ts';
import { plain } from './texts.ts';
import { useFiring } from './use-firing.ts';

const pauseMs = 200;

type Offer =
  { readonly kind: 'closed' | 'searching' } | { readonly kind: 'options'; readonly options: readonly OptionState[] };

/** Asks the app for the options while the person types (ARIA combobox with a list). */
export function ExternalSelectInput(props: {
  element: ExternalSelect;
  blockId: string;
  naming: Naming;
  fires: boolean;
}): VNode {
  const { element, blockId, naming } = props;
  const actionId = element.action_id ?? '';
  const surface = useSurface();
  const { fire, question } = useFiring({ blockId, actionId, confirm: element.confirm });
  const given = surface.values[blockId]?.[actionId];
  const initial = element.initial_option === undefined ? null : optionState(element.initial_option);
  const chosen = given === undefined ? initial : (given.selected_option ?? null);
  const [typed, setTyped] = useState<string | null>(null);
  const [offer, setOffer] = useState<Offer>({ kind: 'closed' });
  const [active, setActive] = useState(-1);
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const least = element.min_query_length ?? 3;
  const text = typed ?? (chosen === null ? '' : chosen.text.text);
  const options = offer.kind === 'options' ? offer.options : [];
  const open = offer.kind !== 'closed' || (typed !== null && typed.length < least);

  function ask(value: string, waitMs: number): void {
    clearTimeout(timer.current);
    turn.current += 1;
    const mine = turn.current;
    setActive(-1);
    if (value.length < least) {
      setOffer({ kind: 'closed' });
      return;
    }
    setOffer({ kind: 'searching' });
    timer.current = setTimeout(() => {
      void surface.suggest(blockId, actionId, value).then((found) => {
        if (mine === turn.current) setOffer({ kind: 'options', options: found });
      });
    }, waitMs);
  }
  function close(): void {
    clearTimeout(timer.current);
    turn.current += 1;
    setOffer({ kind: 'closed' });
    setTyped(null);
    setActive(-1);
  }
  function choose(option: OptionState | null): void {
    const state = { type: element.type, selected_option: option };
    surface.give(blockId, actionId, state);
    close();
    if (props.fires) fire(state);
  }
  function onInput(event: InputEvent): void {
    const { value } = event.currentTarget as HTMLInputElement;
    if (chosen !== null) surface.give(blockId, actionId, { type: element.type, selected_option: null });
    setTyped(value);
    ask(value, pauseMs);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      if (!open) ask(chosen === null ? text : '', 0);
      else if (options.length > 0)
        setActive((active + step + options.length + (active === -1 && step === -1 ? 1 : 0)) % options.length);
    } else if (event.key === 'Enter' && open) {
      const option = options[active];
      if (option !== undefined) choose(option);
    } else if (event.key === 'Escape' && open) {
      close();
      event.stopPropagation();
    } else {
      return;
    }
    event.preventDefault();
  }

  const list = `${naming.id}-list`;
  const isOpen = options.length > 0;
  useEffect(() => {
    // At the bottom of a window the list would open under its foot.
    if (isOpen) document.getElementById(list)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, list]);
  return html`<div class="combobox">
      <input
        type="text"
        role="combobox"
        ...${controlAttributes(naming)}
        aria-expanded=${options.length > 0 ? 'true' : 'false'}
        aria-controls=${list}
        aria-autocomplete="list"
        aria-activedescendant=${active === -1 ? undefined : `${list}-${active}`}
        autocomplete="off"
        placeholder=${element.placeholder === undefined ? 'Escriba para buscar' : plain(element.placeholder)}
        value=${text}
        onInput=${onInput}
        onKeyDown=${onKeyDown}
        onFocus=${() => least === 0 && chosen === null && ask('', 0)}
        onBlur=${close}
      />
      <ul id=${list} role="listbox" aria-label="Opciones" hidden=${options.length === 0}>
        ${options.map(
          (option, index) =>
            html`<li
              id=${`${list}-${index}`}
              role="option"
              aria-selected=${index === active ? 'true' : 'false'}
              onMouseDown=${(event: MouseEvent) => event.preventDefault()}
              onClick=${() => choose(option)}
            >
              ${option.text.text}
            </li>`,
        )}
      </ul>
      <p class="combobox-note" role="status">${open ? note(offer, least) : ''}</p>
    </div>
    ${question}`;
}

function note(offer: Offer, least: number): string {
  switch (offer.kind) {
    case 'closed':
      return least === 1 ? 'Escriba al menos una letra' : `Escriba al menos ${least} letras`;
    case 'searching':
      return 'Buscando…';
    case 'options':
      return offer.options.length === 0 ? 'No se encontró nada con esas letras' : '';
  }
}
