import type { VNode } from 'preact';
import type { TenantSku, TenantUser } from '../../services.ts';
import { html } from './html.ts';
import { dayAndTime } from './times.ts';
import { useThePage } from './use-page.ts';

const mailboxes: Readonly<Record<TenantUser['mailbox'], string>> = {
  none: 'Sin buzón',
  provisioning: 'Buzón en preparación',
  ready: 'Buzón listo',
  'soft-deleted': 'Buzón eliminado (recuperable)',
};
const passwords: Readonly<Record<TenantUser['password'], string>> = {
  initial: 'Nadie conoce la contraseña',
  temporary: 'Contraseña temporal',
  own: 'Contraseña propia',
};
/** Microsoft's names for the products of the local tenant. */
const products: Readonly<Record<string, string>> = {
  STANDARDPACK: 'Office 365 E1',
  EXCHANGESTANDARD: 'Exchange Online (plan 1)',
};

export function productName(sku: string): string {
  return products[sku] ?? sku;
}

export function UsersTab(): VNode {
  const { state } = useThePage();
  const users = state.tenant.users.toSorted((a, b) => b.createdDateTime.localeCompare(a.createdDateTime));
  if (users.length === 0) return html`<p class="empty-place">El inquilino no tiene usuarios.</p>`;
  return html`<p class="hint">${users.length} cuentas; las más nuevas van primero.</p>
    <ul class="cards" aria-label="Usuarios de Microsoft 365">
      ${users.map((user) => html`<${UserCard} key=${user.id} user=${user} skus=${state.tenant.skus} />`)}
    </ul>`;
}

function UserCard({ user, skus }: { user: TenantUser; skus: readonly TenantSku[] }): VNode {
  const licences = user.licences.map((licence) => {
    const sku = skus.find((each) => each.skuId === licence || each.skuPartNumber === licence);
    return productName(sku?.skuPartNumber ?? licence);
  });
  const work = [user.jobTitle, user.department].filter((part) => part !== null && part !== '').join(' · ');
  return html`<li class="card">
    <strong>${user.displayName}</strong>
    <span class="address">${user.userPrincipalName}</span>
    ${work !== '' && html`<span class="work">${work}</span>`}
    <span class="pills">
      ${!user.accountEnabled && html`<span class="pill bad">Cuenta bloqueada</span>`}
      <span class="pill">${licences.length === 0 ? 'Sin licencia' : licences.join(', ')}</span>
      <span class=${`pill ${user.mailbox === 'ready' ? 'good' : user.mailbox === 'provisioning' ? 'wait' : ''}`}>
        ${mailboxes[user.mailbox]}
      </span>
      <span class=${`pill ${user.password === 'own' ? 'good' : 'wait'}`}>${passwords[user.password]}</span>
    </span>
    <details>
      <summary>Más datos</summary>
      <dl>
        <dt>Creada</dt>
        <dd>${dayAndTime(new Date(user.createdDateTime))}</dd>
        ${
          user.language !== null &&
          html`<dt>Idioma</dt>
            <dd>${user.language}</dd>`
        }
        ${
          user.timeZone !== null &&
          html`<dt>Zona horaria</dt>
            <dd>${user.timeZone}</dd>`
        }
        <dt>Grupos</dt>
        <dd>${user.groups.length === 0 ? 'Ninguno' : user.groups.join(', ')}</dd>
      </dl>
    </details>
  </li>`;
}
