import type { VNode } from 'preact';
import { html } from '../parts/html.ts';
import { clockSeconds } from '../parts/times.ts';
import { useThePage } from '../page-state/use-page.ts';

/** The calls that the bot made to Graph, newest first. */
export function JournalTab(): VNode {
  const { state } = useThePage();
  const entries = state.tenant.journal.toReversed();
  if (entries.length === 0) {
    return html`<p class="empty-place">
      Correo no ha llamado a Microsoft Graph todavía. Apruebe una solicitud y mire aquí qué hace.
    </p>`;
  }
  return html`<ol class="journal" aria-label="Solicitudes a Graph">
    ${entries.map(
      (entry) =>
        html`<li class=${entry.status >= 400 ? 'bad' : ''}>
          <span class="journal-head">
            <b>${entry.method}</b> <span class="status">${entry.status}</span>
            <time>${clockSeconds(new Date(entry.at))}</time>
          </span>
          <code>${entry.path}</code>
          ${entry.batch !== undefined && html`<span class="pill">lote ${entry.batch}</span>`}
          ${entry.fault !== undefined && html`<span class="pill bad">falla a propósito: ${entry.fault}</span>`}
        </li>`,
    )}
  </ol>`;
}
