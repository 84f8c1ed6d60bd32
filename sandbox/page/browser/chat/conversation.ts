import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ChatMessage } from '#sandbox/services/chat.ts';
import type { PageState } from '#sandbox/page/protocol.ts';
import { Composer } from './composer.ts';
import { Guide } from './guide.ts';
import { html } from '../parts/html.ts';
import { Message } from './message.ts';
import { markSeen } from './seen.ts';
import { SurfaceView } from '../blocks/surface-view.ts';
import { Tabs } from '../parts/tabs.ts';
import { dayOf, momentOf } from '../parts/times.ts';
import { useThePage } from '../page-state/use-page.ts';

const botTabs = [
  { id: 'correo', name: 'Mensajes' },
  { id: 'inicio', name: 'Inicio' },
];

/** The conversation in the middle: a channel, or the bot's messages and home. */
export function Conversation(props: { guide: boolean; closeGuide: () => void }): VNode {
  const { state, place, go } = useThePage();
  const channel = state.channels.find((each) => each.id === place.at);
  const guide = props.guide && html`<${Guide} close=${props.closeGuide} />`;
  if (channel !== undefined) {
    const people = channel.members.filter((id) => id !== state.botUserId).length;
    return html`<section class="conversation" aria-label="Conversación">
      <header class="place-head">
        <h2>${channel.isPrivate ? '🔒 ' : '# '}${channel.name}</h2>
        <p>${`${people} personas${channel.isPrivate ? ' · canal privado' : ''}`}</p>
      </header>
      <${Notices} />
      ${guide}
      <${Messages} key=${`${state.me} ${channel.id}`} channel=${channel.id} name=${`#${channel.name}`} />
      <${Composer} key=${`c ${state.me} ${channel.id}`} channel=${channel.id} readOnly=${false} />
    </section>`;
  }
  return html`<section class="conversation" aria-label="Conversación">
    <header class="place-head">
      <h2>✉ Correo</h2>
      <p>${state.botConnected ? 'Aplicación conectada' : 'La aplicación no está conectada: espere a que arranque'}</p>
    </header>
    <${Notices} />
    ${guide}
    <${Tabs} label="Correo" tabs=${botTabs} chosen=${place.at} choose=${(at: string) => go({ at })}>
      ${
        place.at === 'inicio'
          ? html`<${Home} key=${state.me} />`
          : html`<${Messages} key=${state.me} channel=${state.directMessage} name="Correo" />
              <${Composer} key=${`c ${state.me}`} channel=${state.directMessage} readOnly=${true} />`
      }
    <//>
  </section>`;
}

function Notices(): VNode {
  const { state, act } = useThePage();
  return html`<div class="notices">
    ${state.notices.map(
      (notice) =>
        html`<div class="notice" role="alert" key=${notice.id}>
          <span>${notice.text}</span>
          <button
            type="button"
            class="quiet icon"
            aria-label="Quitar el aviso"
            onClick=${() => void act({ do: 'dismiss', as: state.me, noticeId: notice.id })}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </div>`,
    )}
  </div>`;
}

function Messages({ channel, name }: { channel: string; name: string }): VNode {
  const { state } = useThePage();
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const messages = state.messages.filter((message) => message.channel === channel);
  useLayoutEffect(() => {
    if (atEnd.current && list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  });
  useEffect(() => markSeen(state, channel), [messages.length]);
  function onScroll(): void {
    const element = list.current;
    if (element !== null) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
  }
  const roots = messages.filter((message) => !isReply(message, messages));
  // Screen readers read aloud what is added to a log. The caller gives each conversation a key, hence a log of its own, so
  // the messages that are already there when one is opened are not read.
  return html`<div
    class="messages"
    role="log"
    aria-relevant="additions"
    aria-label=${`Mensajes de ${name}`}
    tabindex="0"
    ref=${list}
    onScroll=${onScroll}
  >
    ${
      roots.length === 0
        ? html`<${NothingYet} isBot=${channel === state.directMessage} />`
        : html`<ol>
            ${roots.map((message, index) => {
              const day = dayOf(momentOf(message.ts));
              const before = roots[index - 1];
              const newDay = before === undefined || dayOf(momentOf(before.ts)) !== day;
              const replies = messages.filter((each) => each !== message && each.threadTs === message.ts);
              return html`<li key=${message.ts}>
                ${newDay && html`<p class="day"><span>${day}</span></p>`}
                <${Message} message=${message} replies=${replies} isShownAlone=${true} />
              </li>`;
            })}
          </ol>`
    }
  </div>`;
}

/**
 * Whether a message stands only under another. A reply whose first message the person does not see is shown by itself, and
 * one for everybody in both places.
 */
function isReply(message: ChatMessage, among: readonly ChatMessage[]): boolean {
  if (message.subtype === 'thread_broadcast') return false;
  if (message.threadTs === undefined || message.threadTs === message.ts) return false;
  return among.some((each) => each.ts === message.threadTs);
}

function NothingYet({ isBot }: { isBot: boolean }): VNode {
  return isBot
    ? html`<div class="empty-place">
        <p>Todavía no hay mensajes de Correo para usted.</p>
        <p>Escriba <code>/correo</code> abajo y pulse Enviar para pedir o cambiar una cuenta.</p>
      </div>`
    : html`<div class="empty-place">
        <p>Nadie ha escrito en este canal.</p>
        <p>Escriba un mensaje abajo, o <code>/correo</code> para pedir o cambiar una cuenta.</p>
      </div>`;
}

function Home(): VNode {
  const { state, act } = useThePage();
  useEffect(() => {
    void act({ do: 'home', as: state.me });
  }, [state.me]);
  return html`<div class="home" role="region" aria-label="Inicio de Correo" tabindex="0">${drawHome(state.home)}</div>`;
}

function drawHome(home: PageState['home']): VNode {
  if (home === null) {
    return html`<div class="empty-place">
      <p>Correo todavía no ha preparado su página de inicio.</p>
      <p>Espere un momento, o vuelva a la pestaña Mensajes y escriba <code>/correo</code>.</p>
    </div>`;
  }
  return html`<${SurfaceView} at=${{ kind: 'home' }} blocks=${home.blocks} />`;
}
