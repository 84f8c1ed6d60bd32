import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import type { ComponentChildren, VNode } from 'preact';
import { CodeBox } from './code-box.ts';
import { emojiFor, withEmoji } from './emoji.ts';
import { html } from './html.ts';
import { parseMrkdwn, type Inline } from './mrkdwn.ts';
import { formatSlackDate } from './times.ts';
import { useThePage } from './use-page.ts';

const broadcasts: Readonly<Record<string, string>> = { here: '@aquí', channel: '@canal', everyone: '@todos' };

export function plain(text: PlainTextElement): string {
  return text.emoji === false ? text.text : withEmoji(text.text);
}

export function Text(props: { text: PlainTextElement | MrkdwnElement }): VNode {
  return props.text.type === 'mrkdwn'
    ? html`<${Mrkdwn} text=${props.text.text} />`
    : html`<span class="plain">${plain(props.text)}</span>`;
}

export function Mrkdwn(props: { text: string }): VNode {
  const parts = parseMrkdwn(props.text).map((part) => {
    switch (part.kind) {
      case 'preformatted':
        return html`<${CodeBox} text=${part.text} />`;
      case 'quote':
        return html`<blockquote><${Inlines} of=${part.children} /></blockquote>`;
      case 'paragraph':
        return html`<p><${Inlines} of=${part.children} /></p>`;
    }
  });
  return html`<div class="mrkdwn">${parts}</div>`;
}

function Inlines(props: { of: readonly Inline[] }): ComponentChildren {
  return props.of.map((inline) => html`<${OneInline} inline=${inline} />`);
}

function OneInline({ inline }: { inline: Inline }): ComponentChildren {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'break':
      return html`<br />`;
    case 'bold':
      return html`<strong><${Inlines} of=${inline.children} /></strong>`;
    case 'italic':
      return html`<em><${Inlines} of=${inline.children} /></em>`;
    case 'strike':
      return html`<s><${Inlines} of=${inline.children} /></s>`;
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'link':
      return html`<${Link} url=${inline.url}>${withEmoji(inline.text)}<//>`;
    case 'user':
      return html`<${UserMention} id=${inline.id} />`;
    case 'channel':
      return html`<${ChannelMention} id=${inline.id} label=${inline.label} />`;
    case 'group':
      return html`<span class="mention">${inline.label ?? '@grupo'}</span>`;
    case 'broadcast':
      return html`<span class="mention">${broadcasts[inline.range] ?? inline.range}</span>`;
    case 'date':
      return formatSlackDate(inline.seconds, inline.format);
    case 'emoji':
      return emojiFor(inline.name);
  }
}

/** Every address has gone through `safeUrl` before. */
export function Link(props: { url: string; children?: ComponentChildren }): VNode {
  return html`<a href=${props.url} target="_blank" rel="noopener noreferrer">${props.children}</a>`;
}

export function UserMention({ id }: { id: string }): VNode {
  return html`<span class="mention">@${useNameOf()(id)}</span>`;
}

export function ChannelMention(props: { id: string; label: string | null }): VNode {
  const { state } = useThePage();
  const channel = state.channels.find((each) => each.id === props.id);
  return html`<span class="mention">#${channel?.name ?? props.label ?? 'canal privado'}</span>`;
}

/** Names by user id, as the chat shows them. */
export function useNameOf(): (id: string) => string {
  const { state } = useThePage();
  return (id) => {
    if (id === state.botUserId) return 'Correo';
    return state.users.find((user) => user.id === id)?.realName ?? id;
  };
}
