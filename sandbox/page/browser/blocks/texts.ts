import type { ComponentChildren, VNode } from 'preact';
import { html } from '../parts/html.ts';
import { useThePage } from '../page-state/use-page.ts';

/** Draws a text that Slack stores: mentions are shown as names, `&lt;`, `&gt;` and `&amp;` as characters, all else unchanged. */
export function Text({ text }: { text: string }): VNode {
  const parts = text
    .split(/<@([UW][A-Z0-9]+)>/u)
    .map((part, index) => (index % 2 === 0 ? unescaped(part) : html`<${UserMention} id=${part} />`));
  return html`<div class="text">${parts}</div>`;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A link. The caller has to check the address with `safeUrl`. */
export function Link(props: { url: string; children?: ComponentChildren }): VNode {
  return html`<a href=${props.url} target="_blank" rel="noopener noreferrer">${props.children}</a>`;
}

export function UserMention({ id }: { id: string }): VNode {
  return html`<span class="mention">@${useNameOf()(id)}</span>`;
}

/** A function that gives the name of a user by id, as the chat shows it. */
export function useNameOf(): (id: string) => string {
  const { state } = useThePage();
  return (id) => {
    if (id === state.botUserId) return 'Correo';
    return state.users.find((user) => user.id === id)?.realName ?? id;
  };
}
