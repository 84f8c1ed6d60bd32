import type { Messages } from '#messages/messages.ts';
import { REQUEST_FORMS } from '../../act-names.ts';
import { WORDS_MAX } from '../../parts/one-text-dialog.ts';
import type { Dialog, Field } from '../../screen.ts';

/** Asks the only systems person for the reason, before the button's action is done. */
export function aloneDialog(m: Messages, state: { readonly requestId: string; readonly actionId: string }): Dialog {
  const { title, submit } = m.dialogs.alone;
  return { form: REQUEST_FORMS.alone, state, title, submit, close: m.dialogs.cancel, content: [aloneField(m)] };
}

/** The field for the reason of deciding alone. */
export function aloneField(m: Messages): Field {
  const { reason: label, hint } = m.dialogs.alone;
  return { kind: 'field', name: 'alone', label, hint, input: { input: 'paragraph', max: WORDS_MAX } };
}
