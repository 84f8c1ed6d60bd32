import type { Messages } from '#messages/messages.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import { longText } from '../parts/fields.ts';
import { WORDS_MAX } from '../parts/one-text-dialog.ts';
import { numbered, paragraph, type Dialog } from '../screen.ts';
import { accountOrSearch, changeFields, stateOf, type FormAccount } from './about-account.ts';

/** Blocks an account as soon as it is sent: which one, and why; saying before that where nobody could ratify it. */
export function blockDialog(m: Messages, about: FormAccount & { readonly lacksRatifier?: boolean }): Dialog {
  const { title, submit, intro, nobodyRatifies, reasonHint } = m.block;
  return {
    ...{ form: CHANGE_FORMS.block, state: stateOf(about.account) },
    ...{ title, submit, close: m.dialogs.cancel },
    content: [
      ...accountOrSearch(m, about),
      ...(about.lacksRatifier === true ? [paragraph([[`⚠ ${nobodyRatifies}`]], 'ratifier')] : []),
      ...changeFields(m, { justification: longText(WORDS_MAX, { hint: reasonHint }) }),
      numbered(intro),
    ],
  };
}
