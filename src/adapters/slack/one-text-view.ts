import type { ModalView } from '@slack/types';
import type { Messages } from '#messages/messages.ts';
import { plain } from './rich-text.ts';

/** A modal that asks for one text; `typedText` reads it. `metadata` comes back with it as JSON. */
export function oneTextView(
  m: Messages,
  view: {
    readonly callback: string;
    readonly metadata: object;
    readonly title: string;
    readonly submit: string;
    readonly field: string;
    readonly label: string;
    readonly hint?: string;
    readonly max: number;
  },
): ModalView {
  const { field, hint } = view;
  return {
    type: 'modal',
    callback_id: view.callback,
    private_metadata: JSON.stringify(view.metadata),
    title: plain(view.title),
    submit: plain(view.submit),
    close: plain(m.dialogs.cancel),
    blocks: [
      {
        type: 'input',
        block_id: field,
        label: plain(view.label),
        element: { type: 'plain_text_input', action_id: field, multiline: true, max_length: view.max },
        ...(hint === undefined ? {} : { hint: plain(hint) }),
      },
    ],
  };
}
