import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Conversation } from './chat/conversation.ts';
import { guideWasSeen } from './chat/guide.ts';
import { html } from './parts/html.ts';
import { Lists } from './chat/lists.ts';
import { Modal } from './chat/modal.ts';
import { TenantPanel } from './tenant/tenant-panel.ts';
import { PageContext, usePage } from './page-state/use-page.ts';

const columns = [
  { id: 'lists', name: 'Listas' },
  { id: 'chat', name: 'Chat' },
  { id: 'tenant', name: 'Microsoft 365' },
] as const;
type Column = (typeof columns)[number]['id'];

export function App(): VNode {
  const { page, online } = usePage();
  const [guide, setGuide] = useState(!guideWasSeen());
  // A narrow window shows only this column; a wide one shows all.
  const [column, setColumn] = useState<Column>('chat');
  if (page === null) {
    return html`<p class="loading" role="status">
      ${online ? 'Abriendo la institución local…' : 'La institución local no responde. ¿Sigue en marcha?'}
    </p>`;
  }
  // While another person is being chosen, nothing is shown in which one could still act as the person before.
  const modal = page.switching ? undefined : page.state.modals.at(-1);
  return html`<${PageContext.Provider} value=${page}>
    ${
      !online &&
      html`<p class="offline" role="alert">Se perdió la conexión con la institución local. Se intenta de nuevo…</p>`
    }
    <main class=${`columns show-${column}`}>
      <h1 class="unseen">${page.state.institution}: institución de prueba</h1>
      <nav class="column-menu" aria-label="Qué se muestra">
        ${columns.map(
          ({ id, name }) =>
            html`<button type="button" aria-pressed=${id === column ? 'true' : 'false'} onClick=${() => setColumn(id)}>
              ${name}
            </button>`,
        )}
      </nav>
      <${Lists}
        went=${() => setColumn('chat')}
        showGuide=${() => {
          setGuide(true);
          setColumn('chat');
        }}
      />
      ${
        page.switching
          ? html`<section class="conversation" aria-label="Conversación" aria-busy="true">
              <p class="loading" role="status">Cargando…</p>
            </section>`
          : html`<${Conversation} guide=${guide} closeGuide=${() => setGuide(false)} />`
      }
      <${TenantPanel} />
    </main>
    ${modal !== undefined && html`<${Modal} key=${modal.id} modal=${modal} />`}
  <//>`;
}
