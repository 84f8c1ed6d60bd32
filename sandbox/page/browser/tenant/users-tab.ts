import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { TenantSku, TenantUser } from '#sandbox/services/tenant.ts';
import { Fold } from '../parts/fold.ts';
import { html } from '../parts/html.ts';
import { productName } from './product-names.ts';
import { dayAndTime } from '../parts/times.ts';
import { UserAdmin } from './user-admin.ts';
import { useThePage } from '../page-state/use-page.ts';

const mailboxes: Readonly<Record<TenantUser['mailbox'], string>> = {
  none: 'Sin buzón',
  provisioning: 'Buzón en preparación',
  ready: 'Buzón listo',
  'soft-deleted': 'Buzón eliminado (recuperable)',
};
const replies: Readonly<Record<string, string>> = { alwaysEnabled: 'Activada', scheduled: 'Programada' };
const passwords: Readonly<Record<TenantUser['password'], string>> = {
  initial: 'Nadie conoce la contraseña',
  temporary: 'Contraseña temporal',
  own: 'Contraseña propia',
};
const methods: Readonly<Record<TenantUser['methods'][number], string>> = {
  'microsoft-authenticator': 'Microsoft Authenticator',
  phone: 'Teléfono',
};
/** How many accounts are shown. In a larger tenant people search for one. */
const shownAtOnce = 50;

export function UsersTab(): VNode {
  const { state } = useThePage();
  const [search, setSearch] = useState('');
  const { users, deletedUsers, skus } = state.tenant;
  if (users.length === 0) return html`<p class="empty-place">El inquilino no tiene usuarios.</p>`;
  const wanted = bare(search);
  const found = users
    .filter((user) => bare(`${user.displayName} ${user.userPrincipalName}`).includes(wanted))
    .toSorted((a, b) => b.createdDateTime.localeCompare(a.createdDateTime));
  return html`<p class="hint">${users.length} cuentas; las más nuevas van primero.</p>
    ${
      users.length > shownAtOnce &&
      html`<input
        type="search"
        aria-label="Buscar una cuenta"
        placeholder="Buscar una cuenta"
        value=${search}
        onInput=${(event: InputEvent) => setSearch((event.currentTarget as HTMLInputElement).value)}
      />`
    }
    <ul class="cards" aria-label="Usuarios de Microsoft 365">
      ${found.slice(0, shownAtOnce).map((user) => html`<${UserCard} key=${user.id} user=${user} skus=${skus} />`)}
    </ul>
    ${
      found.length > shownAtOnce &&
      html`<p class="hint">Se muestran ${shownAtOnce} de ${found.length}: busque por nombre o dirección.</p>`
    }
    ${
      deletedUsers.length > 0 &&
      html`<${Fold}
        name=${`Eliminadas que se pueden recuperar (${deletedUsers.length})`}
        content=${() =>
          html`<ul class="cards" aria-label="Cuentas eliminadas">
            ${deletedUsers
              .slice(0, shownAtOnce)
              .map((user) => html`<li class="card" key=${user.id}><strong>${user.displayName}</strong></li>`)}
          </ul>`}
      />`
    }`;
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
      ${user.mailboxPurpose === 'shared' && html`<span class="pill">Buzón compartido</span>`}
      ${user.fromOnPremises && html`<span class="pill">Sincronizada</span>`}
      ${user.userType === 'Guest' && html`<span class="pill">Invitado</span>`}
      <span class="pill">${licences.length === 0 ? 'Sin licencia' : licences.join(', ')}</span>
      <span class=${`pill ${user.mailbox === 'ready' ? 'good' : user.mailbox === 'provisioning' ? 'wait' : ''}`}>
        ${mailboxes[user.mailbox]}
      </span>
      <span class=${`pill ${user.password === 'own' ? 'good' : 'wait'}`}>${passwords[user.password]}</span>
    </span>
    <${Fold}
      name="Más datos"
      content=${() =>
        html`<dl>
          <dt>Creada</dt>
          <dd>${dayAndTime(new Date(user.createdDateTime))}</dd>
          ${factsOf(user).map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>`}
    />
    <${Fold}
      name="Administrar"
      label=${`Administrar a ${user.displayName}`}
      content=${() => html`<${UserAdmin} user=${user} skus=${skus} />`}
    />
  </li>`;
}

/** The details of an account, without those that are empty. */
function factsOf(user: TenantUser): readonly (readonly [string, string])[] {
  const list = (items: readonly string[]): string => items.join(', ');
  const facts = [
    ['Otras direcciones', list(user.aliases)],
    ['Idioma', user.language ?? ''],
    ['Zona horaria', user.timeZone ?? ''],
    ['Grupos', user.groups.length === 0 ? 'Ninguno' : list(user.groups)],
    ['Respuesta automática', replies[user.automaticReply ?? ''] ?? ''],
    ['Reglas del buzón', list(user.inboxRules)],
    ['Leen este buzón', list(user.fullAccess)],
    ['Envían como él', list(user.sendAs)],
    ['Envían en su nombre', list(user.sendOnBehalf)],
    ['Roles', list(user.directoryRoles)],
    ['Segundo factor', list(user.methods.map((method) => methods[method]))],
  ] as const;
  return facts.filter(([, value]) => value !== '');
}

/** The text in lower case and without accents, since people search that way. */
function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
