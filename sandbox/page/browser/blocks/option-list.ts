import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OptionState } from '#sandbox/services/chat.ts';
import { html } from '../parts/html.ts';

/** The list of options under a search field (an ARIA combobox with a listbox). */
export interface OptionList {
  /** What the person has typed; null when they are not searching. */
  readonly typed: string | null;
  readonly attributes: Record<string, string | undefined>;
  readonly type: (text: string) => void;
  /** Opens the list with the options for an empty search. */
  readonly open: () => void;
  readonly close: () => void;
  /** Handles a key. True when it was one for the list. */
  readonly press: (event: KeyboardEvent) => boolean;
  readonly drawn: VNode;
}

type Offer =
  | { readonly kind: 'closed' | 'searching' }
  | { readonly kind: 'options'; readonly options: readonly OptionState[] };

export function useOptionList(of: {
  id: string;
  /** How many letters it takes to ask for options; with 0 it asks as soon as the list is opened. */
  least: number;
  pauseMs: number;
  ask: (text: string) => Promise<readonly OptionState[]> | readonly OptionState[];
  choose: (option: OptionState) => void;
  several?: boolean;
}): OptionList {
  const { least } = of;
  const [typed, setTyped] = useState<string | null>(null);
  const [offer, setOffer] = useState<Offer>({ kind: 'closed' });
  const [active, setActive] = useState(-1);
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const list = `${of.id}-list`;
  const options = offer.kind === 'options' ? offer.options : [];
  const open = offer.kind !== 'closed' || (typed !== null && typed.length < least);
  useEffect(() => {
    // Near the bottom of a window the list would otherwise open out of sight, under its footer.
    if (options.length > 0) document.getElementById(list)?.scrollIntoView({ block: 'nearest' });
  }, [options.length, list]);
  useEffect(() => {
    if (active !== -1) document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, list]);

  function ask(text: string, waitMs: number): void {
    clearTimeout(timer.current);
    turn.current += 1;
    const mine = turn.current;
    setActive(-1);
    if (text.length < least) {
      setOffer({ kind: 'closed' });
      return;
    }
    setOffer({ kind: 'searching' });
    const look = async (): Promise<void> => {
      const found = await of.ask(text);
      if (mine === turn.current) setOffer({ kind: 'options', options: found });
    };
    if (waitMs === 0) void look();
    else timer.current = setTimeout(() => void look(), waitMs);
  }
  function close(): void {
    clearTimeout(timer.current);
    turn.current += 1;
    setOffer({ kind: 'closed' });
    setTyped(null);
    setActive(-1);
  }
  function choose(option: OptionState): void {
    of.choose(option);
    close();
  }
  function move(step: number): void {
    if (!open) ask(typed ?? '', 0);
    else if (options.length > 0)
      setActive((active + step + options.length + (active === -1 && step === -1 ? 1 : 0)) % options.length);
  }
  function press(event: KeyboardEvent): boolean {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      move(step);
    } else if (event.key === 'Enter' && open) {
      const option = options[active];
      if (option !== undefined) choose(option);
    } else if (event.key === 'Escape' && open) {
      close();
      event.stopPropagation();
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  return {
    typed,
    attributes: {
      role: 'combobox',
      'aria-expanded': options.length > 0 ? 'true' : 'false',
      'aria-controls': list,
      'aria-autocomplete': 'list',
      'aria-activedescendant': active === -1 ? undefined : `${list}-${active}`,
      autocomplete: 'off',
    },
    type(text) {
      setTyped(text);
      ask(text, of.pauseMs);
    },
    open: () => {
      if (!open) ask('', 0);
    },
    close,
    press,
    drawn: html`<ul
        id=${list}
        role="listbox"
        aria-label="Opciones"
        aria-multiselectable=${of.several === true ? 'true' : undefined}
        hidden=${options.length === 0}
      >
        ${options.map(
          (option, index) =>
            html`<li
              id=${`${list}-${index}`}
              role="option"
              aria-selected=${index === active ? 'true' : 'false'}
              onMouseDown=${(event: MouseEvent) => event.preventDefault()}
              onClick=${() => choose(option)}
            >
              ${option.text.text} ${descriptionOf(option)}
            </li>`,
        )}
      </ul>
      <p class="combobox-note" role="status">${open ? note(offer, { least, typed: typed ?? '' }) : ''}</p>`,
  };
}

/** The description of an option, which the app's answer may have although the type of a state does not. */
function descriptionOf(option: OptionState & { readonly description?: { readonly text: string } }): VNode | null {
  return option.description === undefined ? null : html`<small>${option.description.text}</small>`;
}

function note(offer: Offer, about: { least: number; typed: string }): string {
  switch (offer.kind) {
    case 'closed':
      return about.least === 1 ? 'Escriba al menos una letra' : `Escriba al menos ${about.least} letras`;
    case 'searching':
      return 'Buscando…';
    case 'options':
      if (offer.options.length > 0) return '';
      return about.typed === '' ? 'No hay opciones para elegir' : 'No se encontró nada con esas letras';
  }
}
