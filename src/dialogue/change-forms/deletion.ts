import { CUSTODIES, type Custody } from '#domain/account/account-form.ts';
import { REASON_MAX, REPLY_MAX } from '#domain/modifications/checking.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import { day, longText, optionsOf, search, searches, switches } from '../parts/fields.ts';
import { numbered, type Dialog, type Field } from '../screen.ts';
import { accountOrSearch, changeFields, stateOf, type FormAccount } from './about-account.ts';

/** So many may open a shared mailbox by one request. */
const MOST_KEEPERS = 10;

interface About extends FormAccount {
  readonly institution: Pick<Institution, 'name'> & {
    readonly rules: Pick<Institution['rules'], 'graceDays' | 'releaseLicence'>;
  };
  /** YYYY-MM-DD. */
  readonly today: string;
  /** What becomes of the messages decides which questions follow. */
  readonly custody?: Custody;
}

/** To have an account suspended, and deleted some time later. */
export function deletionDialog(
  m: Messages,
  { account, own = null, hindered = [], institution, today, custody = 'none' }: About,
): Dialog {
  const words = m.change.deletion;
  const { graceDays, releaseLicence } = institution.rules;
  const releases = releaseLicence === 'at_suspension';
  return {
    form: CHANGE_FORMS.deletion,
    state: stateOf(account),
    ...{ title: words.title, submit: m.change.submit, close: m.form.close },
    content: [
      numbered((releases ? words.introReleasing : words.intro)(graceDays)),
      ...accountOrSearch(m, { account, own, hindered }),
      ...changeFields(m, {
        justification: longText(1000),
        lastDay: day(m, { hint: m.change.hints.lastDay, initial: today }),
      }),
      ...custodyFields(m, { custody, releases }),
      ...(releases ? [] : meanwhileFields(m, institution)),
    ],
  };
}

/** Why the messages may be lost is asked where the licence goes with the suspension: they go soon. */
function custodyFields(
  m: Messages,
  { custody, releases }: { readonly custody: Custody; readonly releases: boolean },
): readonly Field[] {
  const { options, hint, keepersHint, mayBeLostHint } = m.mail.custody;
  const chosen = changeFields(m, {
    custody: switches({ options: optionsOf(CUSTODIES, options), initial: custody, hint }),
  });
  if (custody === 'shared') {
    const keepers = searches(m, { most: MOST_KEEPERS, from: 0, hint: keepersHint });
    return [...chosen, ...changeFields(m, { keepers })];
  }
  if (!releases || custody !== 'none') return chosen;
  return [...chosen, ...changeFields(m, { mayBeLost: longText(REASON_MAX, { hint: mayBeLostHint }) })];
}

/** For as long as it is suspended and has its licence. */
function meanwhileFields(m: Messages, { name }: About['institution']): readonly Field[] {
  const { hints, deletion } = m.change;
  return changeFields(m, {
    redirectTo: search(m, { optional: true, hint: hints.redirectTo }),
    replyText: longText(REPLY_MAX, { optional: true, hint: hints.reply, initial: deletion.reply(name) }),
  });
}
