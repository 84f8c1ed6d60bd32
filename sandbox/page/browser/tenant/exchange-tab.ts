import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { html } from '../parts/html.ts';
import { useThePage } from '../page-state/use-page.ts';

type Outcome = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly why: string };

/** Where a person of the systems office pastes and runs the PowerShell lines that Correo gave them. */
export function ExchangeTab(): VNode {
  const { act } = useThePage();
  const [lines, setLines] = useState('');
  const [running, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  async function run(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (running) return;
    if (lines.trim() === '') {
      setOutcome({ kind: 'failed', why: 'Pegue primero las líneas.' });
      field.current?.focus();
      return;
    }
    setRunning(true);
    const answer = await act({ do: 'exchange_run', lines });
    setOutcome(answer.ok ? { kind: 'done' } : { kind: 'failed', why: why(answer.error) });
    setRunning(false);
  }
  return html`<form class="sign-in" onSubmit=${(event: SubmitEvent) => void run(event)}>
    <p>
      Lo que Microsoft Graph no puede hacer se hace en Exchange Online con PowerShell. Pegue aquí las líneas que Correo
      le dio, y ejecútelas.
    </p>
    <label for="exchange-lines">Líneas de PowerShell</label>
    <textarea
      id="exchange-lines"
      class="lines"
      rows="9"
      spellcheck=${false}
      autocomplete="off"
      autocapitalize="off"
      maxlength="20000"
      wrap="off"
      aria-describedby="exchange-outcome"
      aria-invalid=${outcome?.kind === 'failed' ? 'true' : undefined}
      ref=${field}
      value=${lines}
      onInput=${(event: InputEvent) => {
        setLines((event.currentTarget as HTMLTextAreaElement).value);
        setOutcome(null);
      }}
    ></textarea>
    <button type="submit" class="primary" aria-disabled=${running ? 'true' : undefined}>Ejecutar</button>
    <div id="exchange-outcome" role="status">${drawOutcome(outcome)}</div>
  </form>`;
}

function drawOutcome(outcome: Outcome | null): VNode | null {
  switch (outcome?.kind) {
    case undefined:
      return null;
    case 'done':
      return html`<p class="alert success">Hecho: Exchange Online ejecutó las líneas.</p>`;
    case 'failed':
      return html`<p class="alert error"><b>No se ejecutó.</b> ${outcome.why}</p>`;
  }
}

function why(error: string | undefined): string {
  switch (error) {
    case undefined:
      return 'Inténtelo de nuevo.';
    case 'offline':
      return 'La institución local no responde.';
    case 'invalid_act':
      return 'Son demasiadas líneas.';
    default:
      return error;
  }
}
