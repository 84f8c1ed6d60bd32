import type { Account } from '#domain/account/account.ts';
import type { SystemsQuestion, Tried } from '#domain/question/question.ts';
import type { Messages } from '#messages/messages.ts';
import type { SeenQuestion } from '#use-cases/ports/store/question.ts';
import { ASK_SYSTEMS } from '../act-names.ts';
import type { Help } from '../parts/ask-systems.ts';
import { oneTextDialog, WORDS_MAX } from '../parts/one-text-dialog.ts';
import { mention } from '../parts/person-line.ts';
import { paragraph, type Dialog, type Line } from '../screen.ts';

/** What a question says of itself. */
interface About {
  readonly account: Pick<Account, 'address' | 'displayName'> | null;
  readonly tried: Tried | null;
}

/** The window before it is sent: what is filled in, and a sentence of the person's own. */
export function helpDialog(
  m: Messages,
  { help, account }: { readonly help: Help; readonly account: Account | null },
): Dialog {
  const { write, help: words } = m.questions;
  return oneTextDialog(m, {
    ...{ form: ASK_SYSTEMS.sendForm, state: help, field: 'text', max: WORDS_MAX, optional: true },
    ...{ title: write.title, submit: write.submit, label: words.label, hint: words.hint },
    above: [paragraph([[words.intro], ...aboutLines(m, { account, tried: help })])],
  });
}

/** The window for a question of one's own. */
export function questionDialog(m: Messages): Dialog {
  const { title, submit, label, hint } = m.questions.write;
  return oneTextDialog(m, {
    ...{ form: ASK_SYSTEMS.writeForm, state: {}, field: 'text', max: WORDS_MAX },
    ...{ title, submit, label, hint },
  });
}

/** The window for the systems area's answer, below the question. */
export function answerDialog(m: Messages, seen: SeenQuestion): Dialog {
  const { title, submit, label, hint } = m.questions.answering;
  const { question } = seen;
  return oneTextDialog(m, {
    ...{ form: ASK_SYSTEMS.answerForm, state: { questionId: question.id }, field: 'text', max: WORDS_MAX },
    ...{ title, submit, label, hint: hint(question.by.name) },
    above: [paragraph([askedBy(m, question), ...questionLines(m, seen)])],
  });
}

/** Who asks. */
export function askedBy(m: Messages, { by }: SystemsQuestion): Line {
  return [{ bold: m.questions.message.asks(by.name) }, ...mention(by)];
}

/** All that a question says of itself. */
export function questionLines(m: Messages, { question, account }: SeenQuestion): readonly Line[] {
  const words = m.questions.message;
  const { tried, text } = question;
  const line = (label: string, value: string): Line => [{ bold: `${label}: ` }, value];
  return [
    ...aboutLines(m, { account, tried }),
    ...(tried?.why === undefined ? [] : [line(words.why, m.questions.why[tried.why])]),
    ...(text === null ? [] : [line(words.text, text)]),
  ];
}

/** The account, what was wanted with it, and what that was about. */
function aboutLines(m: Messages, { account, tried }: About): readonly Line[] {
  const words = m.questions.message;
  const line = (label: string, value: string): Line => [{ bold: `${label}: ` }, value];
  return [
    ...(account === null
      ? []
      : [[{ bold: `${words.account}: ` }, `${account.displayName} · `, { code: account.address }]]),
    ...(tried === null ? [] : [line(words.tried, m.questions.tried[tried.act])]),
    ...(tried?.whose === undefined ? [] : [line(words.whose, tried.whose)]),
    ...(tried?.number === undefined ? [] : [line(words.request, tried.number)]),
    ...(tried?.reference === undefined ? [] : [line(words.reference, tried.reference)]),
  ];
}
