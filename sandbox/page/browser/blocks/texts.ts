import type { ComponentChildren, VNode } from 'preact';
import { html } from '../parts/html.ts';
import { useThePage } from '../page-state/use-page.ts';

/** A text of the chat as Slack keeps it: mentions of people and three escapes. All else in it stands as it is written. */
export function Text({ text }: { text: string }): VNode {
  const parts = text
    .split(/<@([UW][A-Z0-9]+)>/u)
    .map((part, index) => (index % 2 === 0 ? unescaped(part) : html`<${UserMention} id=${part} />`));
  return html`<div class="text">${parts}</div>`;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Every address has gone through `safeUrl` before. */
export function Link(props: { url: string; children?: ComponentChildren }): VNode {
  return html`<a href=${props.url} target="_blank" rel="noopener noreferrer">${props.children}</a>`;
}

export function UserMention({ id }: { id: string }): VNode {
  return html`<span class="mention">@${useNameOf()(id)}</span>`;
}

/** Names by user id, as the chat shows them. */
export function useNameOf(): (id: string) => string {
  const { state } = useThePage();
  return (id) => {
    if (id === state.botUserId) return 'Correo';
    return state.users.find((user) => user.id === id)?.realName ?? id;
  };
}
