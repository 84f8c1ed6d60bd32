import { MODIFICATIONS, type Modification } from '#domain/account/account-form.ts';
import type { Messages } from '#messages/messages.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import { choice } from '../parts/fields.ts';
import { paragraph, type Dialog } from '../screen.ts';
import { accountOrSearch, changeFields, stateOf, type FormAccount } from './about-account.ts';

/** First step of a modification: which account, and what of it. */
export function pickDialog(
  m: Messages,
  { account, own = null, possible = MODIFICATIONS }: FormAccount & { readonly possible?: readonly Modification[] },
): Dialog {
  const words = m.change.pick;
  const options = possible.map((name) => ({ text: m.change.modifications[name].name, value: name }));
  return {
    form: CHANGE_FORMS.pick,
    state: stateOf(account),
    ...{ title: words.title, submit: words.next, close: m.form.close },
    content: [
      paragraph([[account === null ? words.intro : words.introKnown]], 'intro'),
      ...accountOrSearch(m, { account, own }),
      ...changeFields(m, { what: choice(m, { options }) }),
    ],
  };
}
