import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { REQUEST_FORMS } from '../act-names.ts';
import { oneTextDialog, WORDS_MAX } from '../parts/one-text-dialog.ts';
import { paragraph, type Dialog } from '../screen.ts';

/** Says what lifting a block gives back, and asks for the reason. */
export function liftDialog(m: Messages, request: Request): Dialog {
  const { title, submit, text, reason, hint } = m.block.lifting;
  return oneTextDialog(m, {
    ...{ form: REQUEST_FORMS.lift, state: { requestId: request.id }, title, submit },
    ...{ field: 'text', label: reason, hint, max: WORDS_MAX, above: [paragraph([[text]])] },
  });
}
