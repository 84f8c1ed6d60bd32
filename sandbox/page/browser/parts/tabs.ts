import type { ComponentChildren, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { html } from './html.ts';

export interface Tab {
  readonly id: string;
  readonly name: string;
}

/** ARIA tabs: arrows, Home and End move between them. */
export function Tabs(props: {
  label: string;
  tabs: readonly Tab[];
  chosen: string;
  choose: (id: string) => void;
  children?: ComponentChildren;
}): VNode {
  const { tabs, chosen } = props;
  const list = useRef<HTMLDivElement>(null);
  const prefix = `tab-${props.label.replaceAll(/\W/gu, '')}`;
  function onKeyDown(event: KeyboardEvent): void {
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = (to + tabs.length) % tabs.length;
    props.choose(tabs[index]?.id ?? chosen);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  }
  return html`<div role="tablist" class="tabs" aria-label=${props.label} ref=${list} onKeyDown=${onKeyDown}>
      ${tabs.map(
        (tab) =>
          html`<button
            type="button"
            role="tab"
            id=${`${prefix}-${tab.id}`}
            aria-selected=${tab.id === chosen ? 'true' : 'false'}
            aria-controls=${`${prefix}-panel`}
            tabindex=${tab.id === chosen ? 0 : -1}
            onClick=${() => props.choose(tab.id)}
          >
            ${tab.name}
          </button>`,
      )}
    </div>
    <div role="tabpanel" class="tabpanel" id=${`${prefix}-panel`} aria-labelledby=${`${prefix}-${chosen}`} tabindex="0">
      ${props.children}
    </div>`;
}
