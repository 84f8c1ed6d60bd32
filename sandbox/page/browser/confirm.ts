import type { ConfirmationDialog } from '@slack/types';
import type { VNode } from 'preact';
import { Dialog } from './dialog.ts';
import { html } from './html.ts';
import { Text, plain } from './texts.ts';

/** The question before an act that an element carries. */
export function Confirm(props: { ask: ConfirmationDialog; yes: () => void; no: () => void }): VNode {
  const { ask } = props;
  return html`<${Dialog}
    title=${ask.title === undefined ? '¿Está seguro?' : plain(ask.title)}
    alert=${true}
    onLeave=${props.no}
    first="[data-deny]"
  >
    <div class="dialog-body"><${Text} text=${ask.text} /></div>
    <footer>
      <button type="button" data-deny onClick=${props.no}>${ask.deny === undefined ? 'No' : plain(ask.deny)}</button>
      <button type="button" class=${ask.style ?? 'primary'} onClick=${props.yes}>
        ${ask.confirm === undefined ? 'Sí' : plain(ask.confirm)}
      </button>
    </footer>
  <//>`;
}
