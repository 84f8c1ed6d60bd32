import type { AskedFor, Purpose } from '#domain/form/account-access.ts';
import type { Account } from '#domain/account/account.ts';
import type { Person } from '#domain/person.ts';
import type { WhyNot } from '#domain/question/question.ts';
import type { Messages } from '#messages/messages.ts';
import type { Hindrance, Looked } from '#use-cases/requests/look-at-account.ts';
import { isModificationType } from '../parts/asked-for.ts';
import { askAboveAction, type Refused } from '../parts/ask-systems.ts';
import { alreadyOpenText } from '../request-card/already-open.ts';
import { actions, paragraph, shorten, type Part } from '../screen.ts';
import { helpWith } from './change-help.ts';

/** An account that was chosen, what can be asked for about it, and who wants it. */
export interface ChosenAccount {
  readonly by: Person;
  readonly purpose: Purpose;
  readonly account: Account;
  readonly looked: Looked;
}

/** Why something cannot be asked for about the account, and the way to the systems area where it can help. */
export function hindranceRefused(
  m: Messages,
  about: {
    readonly by: Person;
    readonly why: Hindrance;
    readonly what: AskedFor | Purpose;
    readonly accountId: string;
  },
): Refused {
  const { by, why, what, accountId } = about;
  const help = (code: WhyNot): Refused['help'] => helpWith({ what, accountId }, code);
  const words = m.change.hindered;
  switch (why.code) {
    case 'protected':
      return { text: m.change.refusal.protected[why.why], help: help(why.why) };
    case 'not_blocked':
      return { text: m.block.refusal(why.why), help: null };
    case 'nobody_decides':
      return { text: m.form.conflict.nobody_decides[why.lacks], help: help('nobody_decides') };
    case 'own_extension':
      return { text: m.contract.refusal.own, help: help('own_extension') };
    case 'too_many_open':
      return { text: m.form.tooManyOpen(why.limit), help: null };
    case 'has_open_request':
      return { text: alreadyOpenText(m, { request: why.request, actor: by }), help: null };
    case 'gone':
    case 'no_mailbox':
    case 'blocked':
      return { text: words[why.code], help: help(why.code) };
    case 'other_account':
      return { text: words.other_account(why.address), help: help('exists') };
    case 'already_shared':
    case 'not_restorable':
      return { text: words[why.code], help: null };
  }
}

/** Told below the account in the form where it is chosen; nothing where everything can be asked for. */
export function hindranceParts(m: Messages, { by, purpose, account, looked }: ChosenAccount): readonly Part[] {
  const refused = looked.hindered.map(({ what, why }) => ({
    what,
    ...hindranceRefused(m, { by, why, what: looked.possible.length === 0 ? purpose : what, accountId: account.id }),
  }));
  const texts = [...new Set(refused.map(({ text }) => text))];
  const words = m.change.hindered;
  const lines = texts.map((text) => {
    if (looked.possible.length === 0) return words.all(shorten(account.displayName, 100), text);
    const kinds = refused.flatMap(({ text: other, what }) => (other === text ? [nameOf(m, what)] : []));
    return words.some(kinds.join(', '), text);
  });
  const help = refused.find((one) => one.help !== null)?.help ?? null;
  return [
    ...(lines.length === 0
      ? []
      : [
          paragraph(
            lines.map((line) => [`⚠ ${line}`]),
            'hindered',
          ),
        ]),
    ...(help === null ? [] : [actions([askAboveAction(m, help)], 'help')]),
  ];
}

function nameOf(m: Messages, what: AskedFor): string {
  return isModificationType(what) ? m.change.modifications[what].name : m.card.kinds[what];
}
