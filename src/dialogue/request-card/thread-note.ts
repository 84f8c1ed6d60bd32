import type { Question, Request } from '#domain/request/request.ts';
import { isUnratified } from '#domain/request/concerned/who-ratifies.ts';
import type { ThreadNote } from '#domain/request/effect.ts';
import type { Messages } from '#messages/messages.ts';
import { mention, mentions } from '../parts/person-line.ts';
import { awaitedNames, awaitedPeople } from '../parts/receipt-lines.ts';
import type { Line } from '../screen.ts';
import { correctionLines } from './correction-lines.ts';
import { changedText } from './warnings.ts';

/** The note below the systems area's card; empty when there is nothing to tell any more. */
export function noteLines(m: Messages, request: Request, note: ThreadNote): readonly Line[] {
  const { handedTo, newcomer } = request;
  switch (note.kind) {
    case 'question':
      return questionLines(m, request.questions[note.index]);
    case 'answer':
      return answerLines(m, request, request.questions[note.index]);
    case 'corrected':
      return correctionLines(m, request, note.index);
    case 'failed':
      return [[m.card.thread.failed(m.work.failure(note.failure))], [m.work.nothingLost]];
    case 'plan_changed':
      return [[changedText(m, note.changes)]];
    case 'reveal_failed': {
      const why = m.work.failure(note.failure, 'reveal');
      const sentence = m.card.thread.revealFailed(handedTo?.person.name ?? '', why);
      return [[sentence, ...(handedTo === null ? [] : mention(handedTo.person))]];
    }
    case 'by_hand':
      return [[m.card.thread.byHand]];
    case 'blocked': {
      const { requester, ratification } = request;
      if (ratification === undefined || !isUnratified(request)) return [];
      return [[m.block.thread.blocked(requester.name, m.moment(ratification.until)), ...mention(requester)]];
    }
    case 'lapsed':
      return [[m.block.thread.lapsed]];
    case 'holder_joined':
      return handedTo === null ? [] : [[m.receives.holderJoined(handedTo.person.name), ...mention(handedTo.person)]];
    case 'newcomer':
      // Released or ended a moment ago: nobody waits any more.
      return newcomer === undefined || handedTo?.as !== 'responsible'
        ? []
        : [[m.receives.newcomerNote(newcomer.name), ...mention(newcomer)]];
    case 'not_received':
      return notReceivedLines(m, request);
  }
}

function questionLines(m: Messages, question: Question | undefined): readonly Line[] {
  if (question === undefined) return [];
  return [[{ bold: m.card.thread.question(question.by.name) }, ...mention(question.by)], [question.text]];
}

function answerLines(m: Messages, { requester }: Request, question: Question | undefined): readonly Line[] {
  if (question?.answer === undefined) return [];
  return [[{ bold: m.card.thread.answer(requester.name) }, ...mention(requester)], [question.answer.text]];
}

/** The people whose confirmation is missing despite reminders. */
function notReceivedLines(m: Messages, request: Request): readonly Line[] {
  const { notReceived, notReceivedBy } = m.card.thread;
  const password = request.passwordChangedAt === null ? [notReceivedBy.password] : [];
  const missing = [...awaitedNames(m, request), ...password];
  // Confirmed a moment ago: there is nothing to look after.
  return missing.length === 0 ? [] : [[notReceived(missing.join('; ')), ...mentions(awaitedPeople(request))]];
}
