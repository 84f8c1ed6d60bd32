import type { Messages } from '#messages/messages.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import { longText } from '../parts/fields.ts';
import { WORDS_MAX } from '../parts/one-text-dialog.ts';
import { numbered, type Dialog } from '../screen.ts';
import { accountOrSearch, changeFields, stateOf, type FormAccount } from './about-account.ts';

/** Blocks an account as soon as it is sent: which one, and why. */
export function blockDialog(m: Messages, about: FormAccount): Dialog {
  const { title, submit, intro, reasonHint } = m.block;
  return {
    ...{ form: CHANGE_FORMS.block, state: stateOf(about.account) },
    ...{ title, submit, close: m.dialogs.cancel },
    content: [
      ...accountOrSearch(m, about),
      ...changeFields(m, { justification: longText(WORDS_MAX, { hint: reasonHint }) }),
      numbered(intro),
    ],
  };
}
