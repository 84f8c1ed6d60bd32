import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { FaultKind } from '#sandbox/services/faults.ts';
import type { TenantSku } from '#sandbox/services/tenant.ts';
import type { PageFault } from '#sandbox/page/protocol.ts';
import { html } from '../parts/html.ts';
import { NewcomerForm, ProfileEmailForm } from './people-forms.ts';
import { productName } from './product-names.ts';
import { useThePage } from '../page-state/use-page.ts';

const services: Readonly<Record<FaultKind['service'], string>> = {
  slack: 'Slack',
  graph: 'Microsoft Graph',
  token: 'Ingreso de la aplicación',
};
const leaps = [
  { name: '+1 minuto', ms: 60_000 },
  { name: '+1 hora', ms: 3_600_000 },
  { name: '+1 día', ms: 86_400_000 },
];

/** Moves the clock, adds people to the chat, changes the seats, and makes the services fail on purpose. */
export function ControlTab(): VNode {
  const { state, act } = useThePage();
  return html`<div class="control">
    <section aria-labelledby="control-clock">
      <h3 id="control-clock">Adelantar el reloj</h3>
      <div class="actions">
        ${leaps.map(
          ({ name, ms }) => html`<button type="button" onClick=${() => void act({ do: 'clock', ms })}>${name}</button>`,
        )}
      </div>
    </section>
    <section aria-labelledby="control-join">
      <h3 id="control-join">Una persona entra al chat</h3>
      <${NewcomerForm} />
    </section>
    <section aria-labelledby="control-profile">
      <h3 id="control-profile">Alguien cambia el correo de su perfil, o sale del chat</h3>
      <${ProfileEmailForm} />
    </section>
    <section aria-labelledby="control-seats">
      <h3 id="control-seats">Licencias compradas</h3>
      ${state.tenant.skus.map((sku) => html`<${Seats} key=${sku.skuId} sku=${sku} />`)}
    </section>
    <section aria-labelledby="control-faults">
      <h3 id="control-faults">Fallas a propósito</h3>
      <${FaultForm} kinds=${state.faultKinds} />
      ${
        state.faults.length === 0
          ? html`<p class="hint">No hay fallas activas: todo responde bien.</p>`
          : html`<ul class="cards" aria-label="Fallas activas">
                ${state.faults.map(
                  (fault) =>
                    html`<li class="card" key=${fault.id}>
                      <strong>${labelOf(fault, state.faultKinds)}</strong>
                      <code>${fault.match}</code>
                      <span>${fault.remaining === -1 ? 'Hasta que se quite' : `Le quedan ${fault.remaining}`}</span>
                    </li>`,
                )}
              </ul>
              <button type="button" onClick=${() => void act({ do: 'clear-faults' })}>Quitar todas las fallas</button>`
      }
    </section>
  </div>`;
}

function labelOf(fault: PageFault, kinds: readonly FaultKind[]): string {
  const kind = kinds.find(
    (each) => each.id === fault.kind && (each.service === 'slack') === (fault.service === 'slack'),
  );
  return kind === undefined ? fault.kind : `${services[kind.service]}: ${kind.label}`;
}

function Seats({ sku }: { sku: TenantSku }): VNode {
  const { act } = useThePage();
  const [typed, setTyped] = useState<string | null>(null);
  const id = `seats-${sku.skuPartNumber}`;
  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const enabled = Number(typed ?? sku.enabled);
    if (!Number.isInteger(enabled) || enabled < 0) return;
    await act({ do: 'seats', skuPartNumber: sku.skuPartNumber, enabled });
    setTyped(null);
  }
  return html`<form class="inline-form" onSubmit=${(event: SubmitEvent) => void save(event)}>
    <label for=${id}>${productName(sku.skuPartNumber)}</label>
    <input
      id=${id}
      type="number"
      min="0"
      value=${typed ?? sku.enabled}
      onInput=${(event: InputEvent) => setTyped((event.currentTarget as HTMLInputElement).value)}
    />
    <button type="submit">Guardar</button>
  </form>`;
}

function FaultForm({ kinds }: { kinds: readonly FaultKind[] }): VNode {
  const { act } = useThePage();
  const [chosen, setChosen] = useState(0);
  const [match, setMatch] = useState('.*');
  const [times, setTimes] = useState('1');
  const [problem, setProblem] = useState('');
  async function add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const kind = kinds[chosen];
    if (kind === undefined) return;
    const answer = await act({ do: 'fault', service: kind.service, kind: kind.id, match, times: Number(times) });
    setProblem(answer.ok ? '' : 'Revise la expresión y el número de veces.');
  }
  return html`<form class="sign-in" onSubmit=${(event: SubmitEvent) => void add(event)}>
    <label for="fault-kind">Qué falla</label>
    <select
      id="fault-kind"
      value=${chosen}
      onChange=${(event: Event) => setChosen(Number((event.currentTarget as HTMLSelectElement).value))}
    >
      ${Object.entries(services).map(
        ([service, name]) =>
          html`<optgroup label=${name}>
            ${kinds.map(
              (kind, index) =>
                kind.service === service &&
                html`<option value=${index} selected=${index === chosen}>${kind.label}</option>`,
            )}
          </optgroup>`,
      )}
    </select>
    <label for="fault-match">En qué llamadas (expresión regular)</label>
    <input
      id="fault-match"
      type="text"
      autocomplete="off"
      value=${match}
      onInput=${(event: InputEvent) => setMatch((event.currentTarget as HTMLInputElement).value)}
    />
    <label for="fault-times">Cuántas veces (-1: hasta que se quite)</label>
    <input
      id="fault-times"
      type="number"
      min="-1"
      value=${times}
      onInput=${(event: InputEvent) => setTimes((event.currentTarget as HTMLInputElement).value)}
    />
    ${problem !== '' && html`<p class="error" role="alert">${problem}</p>`}
    <button type="submit">Activar la falla</button>
  </form>`;
}
