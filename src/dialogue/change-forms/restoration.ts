import type { Messages } from '#messages/messages.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import { day, longText } from '../parts/fields.ts';
import { paragraph, type Dialog, type Field } from '../screen.ts';
import { accountOrSearch, changeFields, stateOf, type FormAccount } from './about-account.ts';

interface About extends FormAccount {
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** To give an account back. */
export function restorationDialog(m: Messages, about: About): Dialog {
  const { account } = about;
  const words = m.change.restoration;
  return {
    form: CHANGE_FORMS.restoration,
    state: stateOf(account),
    ...{ title: words.title, submit: m.change.submit, close: m.form.close },
    content: [
      paragraph(
        words.intro.map((line) => [line]),
        'intro',
      ),
      ...accountOrSearch(m, about),
      ...changeFields(m, { justification: longText(1000) }),
      ...newLastDay(m, about),
    ],
  };
}

/** Asked for where the contract is over; it may be given while the account is not known. */
function newLastDay(m: Messages, { account, today }: About): readonly Field[] {
  if (account === null)
    return changeFields(m, { contractEnd: day(m, { optional: true, hint: m.change.hints.contractEnd }) });
  const isOver = account.contractEnd !== null && account.contractEnd < today;
  return isOver ? changeFields(m, { contractEnd: day(m) }) : [];
}
