import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { isUnratified } from '#domain/request/concerned/who-ratifies.ts';
import type { Messages } from '#messages/messages.ts';
import { REQUEST_FORMS } from '../act-names.ts';
import { oneTextDialog, WORDS_MAX } from '../parts/one-text-dialog.ts';
import { paragraph, type Dialog } from '../screen.ts';

/**
 * Says what lifting a block gives back, and asks for the reason. Whoever lifts their own before anybody ratified it reads that they
 * may not block the account again soon.
 */
export function liftDialog(m: Messages, { request, by }: { readonly request: Request; readonly by: Person }): Dialog {
  const { title, submit, text, notAgain, reason, hint } = m.block.lifting;
  const isOwn = request.requester.id === by.id && isUnratified(request);
  return oneTextDialog(m, {
    ...{ form: REQUEST_FORMS.lift, state: { requestId: request.id }, title, submit },
    ...{
      field: 'text',
      label: reason,
      hint,
      max: WORDS_MAX,
      above: [paragraph([[text], ...(isOwn ? [[notAgain]] : [])])],
    },
  });
}
