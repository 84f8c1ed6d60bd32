import type { VNode } from 'preact';
import { html } from '../parts/html.ts';
import { useThePage } from '../page-state/use-page.ts';

const kind = 'microsoft-authenticator';

/** Where a person who has signed in registers the application that confirms their sign-ins. */
export function SecondFactor({ address }: { address: string }): VNode {
  const { state, act } = useThePage();
  const wanted = address.toLowerCase();
  const user = state.tenant.users.find((each) => each.userPrincipalName.toLowerCase() === wanted);
  if (user?.methods.includes(kind) === true) {
    return html`<p class="alert success" role="status">Microsoft Authenticator quedó registrado en esta cuenta.</p>`;
  }
  return html`<p>
      El segundo factor es una aplicación de su teléfono que confirma que es usted quien entra, aunque alguien más
      conozca su contraseña.
    </p>
    <button type="button" class="primary" onClick=${() => void act({ do: 'register-method', address, kind })}>
      Registrar Microsoft Authenticator
    </button>`;
}
