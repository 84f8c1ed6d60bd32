import type { Overflow, PlainTextOption } from '@slack/types';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { optionState } from './choice-elements.ts';
import { html } from './html.ts';
import { safeUrl } from './mrkdwn.ts';
import type { Naming } from './naming.ts';
import { Text, plain } from './texts.ts';
import { useFiring } from './use-firing.ts';

/** The "…" menu: arrows move, Esc leaves. */
export function OverflowMenu(props: { element: Overflow; blockId: string; naming: Naming }): VNode {
  const { element, blockId, naming } = props;
  const { fire, question } = useFiring({ blockId, actionId: element.action_id ?? '', confirm: element.confirm });
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (open) box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);
  function leave(): void {
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  }
  function take(option: PlainTextOption): void {
    leave();
    fire({ type: element.type, selected_option: optionState(option) });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (!open) return;
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape') leave();
    else if (to !== undefined) items.at(to % items.length)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function onFocusOut(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node) || box.current?.contains(event.relatedTarget) === false) setOpen(false);
  }
  return html`<div class="overflow" ref=${box} onKeyDown=${onKeyDown} onFocusOut=${onFocusOut}>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded=${open ? 'true' : 'false'}
        aria-label="Más acciones"
        aria-describedby=${naming.labelledBy}
        onClick=${() => setOpen(!open)}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      ${
        open &&
        html`<div role="menu" aria-label="Más acciones">
          ${element.options.map((option) => html`<${Item} option=${option} onClick=${() => take(option)} />`)}
        </div>`
      }
    </div>
    ${question}`;
}

/** An option with an address opens it, and the app is told as well. */
function Item({ option, onClick }: { option: PlainTextOption; onClick: () => void }): VNode {
  const words = html`${plain(option.text)}${
    option.description !== undefined && html`<small><${Text} text=${option.description} /></small>`
  }`;
  const url = 'url' in option && typeof option.url === 'string' ? safeUrl(option.url) : null;
  return url === null
    ? html`<button type="button" role="menuitem" tabindex="-1" onClick=${onClick}>${words}</button>`
    : html`<a role="menuitem" tabindex="-1" href=${url} target="_blank" rel="noopener noreferrer" onClick=${onClick}>
        ${words}
      </a>`;
}
