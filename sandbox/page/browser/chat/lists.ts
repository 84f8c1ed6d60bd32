import type { VNode } from 'preact';
import { html } from '../parts/html.ts';
import { useThePage } from '../page-state/use-page.ts';
import { unreadIn, waitingPeople } from './seen.ts';

/** The column on the left: which person the visitor is, and the conversations and shortcuts to choose from. */
export function Lists(props: { went: () => void; showGuide: () => void }): VNode {
  const { state, place, go, act } = useThePage();
  const me = state.personas.find((persona) => persona.user.id === state.me);
  const to = (at: string): void => {
    go({ at });
    props.went();
  };
  const inBotDm = place.at === 'correo' || place.at === 'inicio';
  return html`<nav class="lists" aria-label="Personas y conversaciones">
    <div class="institution">
      <strong>${state.institution}</strong>
      <span>Institución de prueba en este equipo</span>
    </div>
    <div class="who">
      <label for="persona">Usted es</label>
      <select
        id="persona"
        value=${state.me}
        onChange=${(event: Event) => go({ as: (event.currentTarget as HTMLSelectElement).value })}
      >
        ${state.personas.map(
          ({ user, role }) =>
            html`<option value=${user.id} selected=${user.id === state.me}>${user.realName} (${role})</option>`,
        )}
      </select>
      ${me !== undefined && html`<p class="role"><b>${me.user.realName}</b><br />${me.user.title ?? me.role}</p>`}
    </div>
    <${Waiting} went=${props.went} />
    <h2>Canales</h2>
    ${
      state.channels.length === 0
        ? html`<p class="empty">Esta persona no está en ningún canal.</p>`
        : html`<ul>
            ${state.channels.map(
              (channel) =>
                html`<li>
                  <${Destination}
                    sign=${channel.isPrivate ? '🔒' : '#'}
                    name=${channel.name}
                    note=${channel.isPrivate ? 'privado' : ''}
                    here=${place.at === channel.id}
                    unread=${place.at === channel.id ? 0 : unreadIn(state, channel.id)}
                    onClick=${() => to(channel.id)}
                  />
                </li>`,
            )}
          </ul>`
    }
    <h2>Aplicaciones</h2>
    <ul>
      <li>
        <${Destination}
          sign="✉"
          name="Correo"
          note=${state.botConnected ? '' : 'sin conexión'}
          here=${inBotDm}
          unread=${place.at === 'correo' ? 0 : unreadIn(state, state.directMessage)}
          onClick=${() => to('correo')}
        />
      </li>
    </ul>
    <h2>Atajos</h2>
    <ul>
      ${state.shortcuts.map(
        ({ callbackId, name }) =>
          html`<li>
            <${Destination}
              sign="⚡"
              name=${name}
              note=""
              here=${false}
              unread=${0}
              onClick=${() => void act({ do: 'shortcut', as: state.me, callbackId })}
            />
          </li>`,
      )}
    </ul>
    <button type="button" class="guide-button" onClick=${props.showGuide}>Cómo probarlo</button>
  </nav>`;
}

/** Whose turn it is: the people with unread messages from the bot. */
function Waiting({ went }: { went: () => void }): VNode | null {
  const { state, go } = useThePage();
  const people = waitingPeople(state);
  if (people.length === 0) return null;
  return html`<section class="waiting" aria-label="Con mensajes nuevos">
    <h2>Con mensajes nuevos</h2>
    <ul>
      ${people.map(
        ({ user, name, channel }) =>
          html`<li key=${user}>
            <button
              type="button"
              class="destination"
              onClick=${() => {
                go({ as: user, at: channel.startsWith('D') ? 'correo' : channel });
                went();
              }}
            >
              <span class="sign" aria-hidden="true">●</span>
              <span class="destination-name">${`Pasar a ser ${name}`}</span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

function Destination(props: {
  sign: string;
  name: string;
  note: string;
  here: boolean;
  unread: number;
  onClick: () => void;
}): VNode {
  return html`<button
    type="button"
    class=${props.unread > 0 ? 'destination unread' : 'destination'}
    aria-current=${props.here ? 'page' : undefined}
    onClick=${props.onClick}
  >
    <span class="sign" aria-hidden="true">${props.sign}</span>
    <span class="destination-name">${props.name}</span>
    ${props.note !== '' && html`<span class="note">${props.note}</span>`}
    ${props.unread > 0 && html`<span class="count">${props.unread}<span class="unseen"> sin leer</span></span>`}
  </button>`;
}
