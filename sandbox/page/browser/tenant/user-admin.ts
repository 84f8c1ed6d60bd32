import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { TenantSku, TenantUser } from '#sandbox/services/tenant.ts';
import type { PageAct } from '#sandbox/page/protocol.ts';
import { Confirm } from '../parts/confirm.ts';
import { html } from '../parts/html.ts';
import { productName } from './product-names.ts';
import { useThePage } from '../page-state/use-page.ts';

/** Changes an account without Correo, as an administrator of the tenant might, so that one can see how Correo reacts. */
export function UserAdmin({ user, skus }: { user: TenantUser; skus: readonly TenantSku[] }): VNode {
  const { act } = useThePage();
  const id = useId();
  const [address, setAddress] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState('');
  const licences = user.licences.flatMap(
    (licence) => skus.find((each) => each.skuId === licence || each.skuPartNumber === licence) ?? [],
  );

  async function run(what: PageAct): Promise<void> {
    const answer = await act(what);
    setProblem(answer.ok ? '' : `No se pudo: ${answer.error ?? 'sin respuesta'}`);
    if (answer.ok) setAddress(null);
  }
  function rename(event: SubmitEvent): void {
    event.preventDefault();
    const wanted = (address ?? user.userPrincipalName).trim();
    if (wanted !== user.userPrincipalName) void run({ do: 'admin-rename', user: user.id, address: wanted });
  }
  const press = (what: 'block' | 'unblock' | 'delete'): void => void run({ do: 'admin', user: user.id, what });
  const button = (name: string, onClick: () => void): VNode =>
    html`<button type="button" class="small" aria-label=${`${name}: ${user.displayName}`} onClick=${onClick}>
      ${name}
    </button>`;
  return html`<div class="admin">
      ${user.accountEnabled ? button('Bloquear', () => press('block')) : button('Desbloquear', () => press('unblock'))}
      ${licences.map(({ skuPartNumber }) =>
        button(
          `Quitar ${productName(skuPartNumber)}`,
          () => void run({ do: 'admin-licence', user: user.id, skuPartNumber }),
        ),
      )}
      ${button('Eliminar', () => setAsked(true))}
      <form onSubmit=${rename}>
        <label for=${id}>Nueva dirección</label>
        <input
          id=${id}
          type="text"
          inputmode="email"
          autocomplete="off"
          spellcheck=${false}
          value=${address ?? user.userPrincipalName}
          onInput=${(event: InputEvent) => setAddress((event.currentTarget as HTMLInputElement).value)}
        />
        <button type="submit" class="small" aria-label=${`Cambiar la dirección de ${user.displayName}`}>Cambiar</button>
      </form>
      ${problem !== '' && html`<p class="error" role="alert">${problem}</p>`}
    </div>
    ${
      asked &&
      html`<${Confirm}
        ask=${question(user)}
        no=${() => setAsked(false)}
        yes=${() => {
          setAsked(false);
          press('delete');
        }}
      />`
    }`;
}

function question(user: TenantUser): unknown {
  const words = (text: string): { type: 'plain_text'; text: string } => ({ type: 'plain_text', text });
  return {
    title: words('¿Eliminar la cuenta?'),
    text: words(`${user.userPrincipalName} se elimina por fuera de Correo. Se puede recuperar durante 30 días.`),
    confirm: words('Sí, eliminar'),
    deny: words('No'),
    style: 'danger',
  };
}
