import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { ACTIONS } from '../act-names.ts';
import { mention } from '../parts/person-line.ts';
import { actions, messageOf, type Action, type Line, type Message } from '../screen.ts';

/** A question to the requester: with the button while it is open, then with the answer. Null without a question. */
export function questionMessage(
  m: Messages,
  { request, index }: { readonly request: Request; readonly index: number },
): Message | null {
  const { id, number, state, questions } = request;
  const question = questions[index];
  if (question === undefined) return null;
  const asked = m.handOver.question(number, question.by.name);
  const answered: readonly Line[] =
    question.answer === undefined ? [] : [[{ bold: m.card.thread.yourAnswer }], [question.answer.text]];
  const { summary, parts } = messageOf([[asked, ...mention(question.by)], [{ bold: question.text }], ...answered]);
  if (state !== 'info_requested' || index !== questions.length - 1) return { summary, parts };
  const answer: Action = { act: ACTIONS.answer, label: m.card.buttons.answer, payload: id, style: 'primary' };
  return { summary, parts: [...parts, actions([answer], `question:${id}:${index}`)] };
}
