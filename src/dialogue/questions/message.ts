import type { SystemsQuestion } from '#domain/question/question.ts';
import type { Messages } from '#messages/messages.ts';
import type { SeenQuestion } from '#use-cases/ports/store/question.ts';
import { ASK_SYSTEMS } from '../act-names.ts';
import { mention } from '../parts/person-line.ts';
import { actions, heading, messageOf, note, paragraph, type Action, type Line, type Message } from '../screen.ts';
import { askedBy, questionLines } from './dialogs.ts';

/** A question in the systems area's channel: who asks, what they wanted and why it did not go on, and who answered. */
export function questionCard(
  m: Messages,
  { question, account, team }: SeenQuestion & { readonly team: readonly string[] },
): Message {
  const words = m.questions.message;
  const { revision, by, askedAt, answers, resolved } = question;
  const facts: readonly Line[] = [
    // Its people are called once: a message that is changed calls nobody.
    [...(resolved === null ? [{ team }] : []), ...askedBy(m, question)],
    ...questionLines(m, { question, account }),
  ];
  const below: readonly Line[] = [
    ...answers.map((one): Line => [words.answered(one.by.name, m.moment(one.at)), ...mention(one.by)]),
    ...(resolved === null
      ? []
      : [[{ bold: words.resolved(resolved.by.name, m.moment(resolved.at)) }, ...mention(resolved.by)]]),
  ];
  return {
    summary: `${words.title}: ${words.asks(by.name)}`,
    parts: [
      heading(words.title),
      paragraph(facts),
      ...(below.length === 0 ? [] : [paragraph(below)]),
      note([words.asked(m.moment(askedAt)), ...(resolved === null ? [words.next] : [])].join(' · ')),
      ...(resolved === null ? [actions(questionButtons(m, question), `question:${revision}`)] : []),
    ],
  };
}

/** What the systems area does with an open question. */
export function questionButtons(m: Messages, { id }: SystemsQuestion): readonly Action[] {
  const { answer, resolve } = m.questions.message.buttons;
  return [
    { act: ASK_SYSTEMS.answer, payload: id, label: answer, style: 'primary' },
    { act: ASK_SYSTEMS.resolve, payload: id, label: resolve },
  ];
}

/** An answer in the thread of its question; null when there is no such answer. */
export function answerNote(m: Messages, { by, answers }: SystemsQuestion, index: number): Message | null {
  const answer = answers[index];
  if (answer === undefined) return null;
  const said = m.questions.message.answer(answer.by.name, by.name);
  return messageOf([[{ bold: said }, ...mention(answer.by)], [answer.text]]);
}

/** An answer, for whoever asked; null when there is no such answer. */
export function answerMessage(m: Messages, { question, account }: SeenQuestion, index: number): Message | null {
  const answer = question.answers[index];
  if (answer === undefined) return null;
  const { told } = m.questions;
  const { summary, parts } = messageOf([
    [told.answer(answer.by.name), ...mention(answer.by)],
    [{ bold: answer.text }],
    [told.about(aboutText(m, { question, account }))],
  ]);
  const again = { act: ASK_SYSTEMS.write, label: told.again };
  return { summary, parts: [...parts, actions([again], `answer:${question.id}:${index}`)] };
}

/** What was asked, in one line. */
export function aboutText(m: Messages, { question: { tried, text }, account }: SeenQuestion): string {
  const what = text ?? (tried === null ? '' : m.questions.tried[tried.act]);
  return account === null ? what : `${what} (${account.address})`;
}
