import type { ConfirmationDialog } from '@slack/types';
import type { VNode } from 'preact';
import { Dialog } from './dialog.ts';
import { html } from './html.ts';

/** The confirmation dialog of an element. */
export function Confirm(props: { ask: ConfirmationDialog; yes: () => void; no: () => void }): VNode {
  const { ask } = props;
  return html`<${Dialog}
    title=${ask.title?.text ?? '¿Está seguro?'}
    alert=${true}
    onLeave=${props.no}
    first="[data-deny]"
  >
    <div class="dialog-body">${ask.text.text}</div>
    <footer>
      <button type="button" data-deny onClick=${props.no}>${ask.deny?.text ?? 'No'}</button>
      <button type="button" class=${ask.style ?? 'primary'} onClick=${props.yes}>${ask.confirm?.text ?? 'Sí'}</button>
    </footer>
  <//>`;
}
