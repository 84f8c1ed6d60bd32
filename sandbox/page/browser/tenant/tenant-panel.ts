import type { VNode } from 'preact';
import { ControlTab } from './control-tab.ts';
import { ExchangeTab } from './exchange-tab.ts';
import { html } from '../parts/html.ts';
import { JournalTab } from './journal-tab.ts';
import { LicencesTab } from './licences-tab.ts';
import { SignInTab } from './sign-in-tab.ts';
import { Tabs } from '../parts/tabs.ts';
import { dayAndTime } from '../parts/times.ts';
import { UsersTab } from './users-tab.ts';
import { useThePage } from '../page-state/use-page.ts';

const tabs = [
  { id: 'usuarios', name: 'Usuarios' },
  { id: 'licencias', name: 'Licencias' },
  { id: 'entrar', name: 'Iniciar sesión' },
  { id: 'exchange', name: 'Exchange' },
  { id: 'graph', name: 'Solicitudes a Graph' },
  { id: 'control', name: 'Control' },
];

/** The column on the right: the tenant, where one sees the result of the bot's work. */
export function TenantPanel(): VNode {
  const { state, place, go } = useThePage();
  const chosen = tabs.some((tab) => tab.id === place.panel) ? place.panel : 'usuarios';
  return html`<section class="tenant" aria-label="Microsoft 365 de prueba">
    <header class="place-head">
      <h2>Microsoft 365 de prueba</h2>
      <p>Reloj: ${dayAndTime(new Date(state.tenant.now))}</p>
    </header>
    <${Tabs} label="Microsoft 365" tabs=${tabs} chosen=${chosen} choose=${(panel: string) => go({ panel })}>
      ${draw(chosen)}
    <//>
  </section>`;
}

function draw(chosen: string): VNode {
  switch (chosen) {
    case 'licencias':
      return html`<${LicencesTab} />`;
    case 'exchange':
      return html`<${ExchangeTab} />`;
    case 'graph':
      return html`<${JournalTab} />`;
    case 'entrar':
      return html`<${SignInTab} />`;
    case 'control':
      return html`<${ControlTab} />`;
    default:
      return html`<${UsersTab} />`;
  }
}
