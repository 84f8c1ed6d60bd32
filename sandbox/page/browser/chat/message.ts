import type { VNode } from 'preact';
import type { ChatMessage } from '#sandbox/services/chat.ts';
import { Files } from './files.ts';
import { html } from '../parts/html.ts';
import { SurfaceView } from '../blocks/surface-view.ts';
import { Text, useNameOf } from '../blocks/texts.ts';
import { clockTime, dayAndTime, momentOf } from '../parts/times.ts';
import { useThePage } from '../page-state/use-page.ts';

const tones = 6;

interface Shown {
  readonly message: ChatMessage;
  readonly replies: readonly ChatMessage[];
  /** In the conversation, not under the message that it answers. */
  readonly isShownAlone?: boolean;
}

export function Message({ message, replies, isShownAlone = false }: Shown): VNode {
  const { state } = useThePage();
  const nameOf = useNameOf();
  const name = nameOf(message.user);
  const isBot = message.user === state.botUserId;
  const moment = momentOf(message.ts);
  const at = { kind: 'message', channel: message.channel, ts: message.ts } as const;
  return html`<article
    class=${message.onlyFor === undefined ? 'message' : 'message ephemeral'}
    aria-label=${`${name}, ${clockTime(moment)}`}
  >
    <${Avatar} name=${name} isBot=${isBot} id=${message.user} />
    <div class="message-words">
      <div class="message-head">
        <strong>${name}</strong>
        ${isBot && html`<span class="badge">Aplicación</span>`}
        <time datetime=${moment.toISOString()} title=${dayAndTime(moment)}>${clockTime(moment)}</time>
        ${message.edited && html`<span class="edited">(editado)</span>`}
      </div>
      ${message.onlyFor !== undefined && html`<p class="only">Solo visible para usted</p>`}
      ${
        isShownAlone &&
        message.subtype === 'thread_broadcast' &&
        html`<p class="broadcast">Respuesta a un hilo, mostrada también en el canal</p>`
      }
      ${
        message.blocks.length > 0
          ? html`<${SurfaceView} at=${at} blocks=${message.blocks} />`
          : message.text !== '' && html`<${Text} text=${message.text} />`
      }
      ${message.files !== undefined && html`<${Files} files=${message.files} />`}
      ${
        replies.length > 0 &&
        html`<div class="thread" role="group" aria-label="Respuestas">
          <p class="thread-count">${replies.length === 1 ? '1 respuesta' : `${replies.length} respuestas`}</p>
          ${replies.map((reply) => html`<${Message} key=${reply.ts} message=${reply} replies=${[]} />`)}
        </div>`
      }
    </div>
  </article>`;
}

function Avatar({ name, isBot, id }: { name: string; isBot: boolean; id: string }): VNode {
  if (isBot) return html`<span class="avatar bot" aria-hidden="true">✉</span>`;
  const tone = [...id].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % tones;
  const words = name.split(' ').filter((word) => word !== '');
  const initials = [words[0], words[Math.min(2, words.length - 1)]].map((word) => word?.[0] ?? '').join('');
  return html`<span class=${`avatar tone-${tone}`} aria-hidden="true">${initials}</span>`;
}
