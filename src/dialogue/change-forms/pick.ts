import { MODIFICATIONS, type Modification } from '#domain/account/account-form.ts';
import type { Messages } from '#messages/messages.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import { choice } from '../parts/fields.ts';
import { paragraph, type Dialog } from '../screen.ts';
import { accountOrSearch, changeFields, stateOf, type ChangeState, type FormAccount } from './about-account.ts';

interface Picking extends FormAccount {
  /** What can be chosen. */
  readonly possible?: readonly Modification[];
  /** What was meant from the beginning, where these are not all. */
  readonly kinds?: readonly Modification[] | undefined;
  /** How often it was drawn for the account that was chosen in it, and what was chosen before. */
  readonly drawn?: number;
  readonly chosen?: string | null;
}

/** First step of a modification: which account, and what of it. */
export function pickDialog(m: Messages, asked: Picking): Dialog {
  const { account, kinds, possible = kinds ?? MODIFICATIONS, drawn = 0, chosen = null } = asked;
  const words = m.change.pick;
  const options = possible.map((name) => ({ text: m.change.modifications[name].name, value: name }));
  const state: ChangeState = {
    ...stateOf(account),
    ...(kinds === undefined ? {} : { kinds: [...kinds] }),
    ...(drawn === 0 ? {} : { drawn }),
  };
  return {
    form: CHANGE_FORMS.pick,
    state,
    ...{ title: words.title, submit: words.next, close: m.form.close },
    content: [
      paragraph([[account === null ? words.intro : words.introKnown]], 'intro'),
      ...accountOrSearch(m, asked),
      // Other options take the place of those that were shown.
      ...(options.length === 0
        ? []
        : changeFields(m, { what: { ...choice(m, { options, initial: chosen }), refilled: drawn } })),
    ],
  };
}
