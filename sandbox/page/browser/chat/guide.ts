import type { VNode } from 'preact';
import { html } from '../parts/html.ts';
import { useThePage } from '../page-state/use-page.ts';

const storageKey = 'buzon-guia-vista';

export function guideWasSeen(): boolean {
  return localStorage.getItem(storageKey) !== null;
}

/** Explains to first-time visitors how to try the main job. */
export function Guide({ close }: { close: () => void }): VNode {
  const { state } = useThePage();
  const nameOf = (role: string): string =>
    state.personas.find((persona) => persona.role.startsWith(role))?.user.realName ?? role;
  const channel = 'sistemas-correo';
  function dismiss(): void {
    localStorage.setItem(storageKey, 'sí');
    close();
  }
  return html`<section class="guide" aria-label="Cómo probarlo">
    <div class="guide-head">
      <h3>Cómo probarlo</h3>
      <button type="button" onClick=${dismiss}>Entendido</button>
    </div>
    <ol>
      <li>
        Usted es ${nameOf('Funcionaria')}: escriba <code>/correo</code> y pida una cuenta para ${nameOf('Nueva')}.
      </li>
      <li>Cambie <b>Usted es</b> a ${nameOf('Profesional')}: en <b>${channel}</b> pulse <b>Aprobar y crear</b>.</li>
      <li>
        Cambie a ${nameOf('Nueva')}: en <b>Correo</b> pida ver su contraseña temporal y entre en la pestaña${' '}
        <b>Iniciar sesión</b>.
      </li>
      <li>Vuelva a ser ${nameOf('Funcionaria')}: en <b>Correo</b> verá la solicitud cerrada.</li>
    </ol>
  </section>`;
}
