import { departmentNameOf, displayNameOf, responsibleOf } from '#domain/form/form.ts';
import { INDUCTION_ITEMS, type ReceiptReminder } from '#domain/form/delivery.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { endedLine } from '../parts/hand-over-end.ts';
import { mention } from '../parts/person-line.ts';
import { confirmParts, receiptLines, sidesMissing } from '../parts/receipt-lines.ts';
import { recordParts } from '../parts/record-button.ts';
import { heading, note, paragraph, shorten, type Line, type Message, type Part } from '../screen.ts';

const NAME = 120;

interface ReceiptInput {
  readonly request: Request;
  /** The reader. */
  readonly person: Person;
}

/** The department's message about a hand-over, with its button while the confirmation is missing. */
export function receiptMessage(m: Messages, { request, person }: ReceiptInput): Message {
  const words = m.handOver.receipt.department;
  const isMissing = sidesMissing(request, person).length > 0;
  const title = isMissing ? words.title : words.titleDone;
  return {
    summary: `${title}: ${addressOf(request)}`,
    parts: [
      heading(title),
      paragraph([
        handedLine(m, request),
        [
          { bold: `${words.account}: ` },
          shorten(displayNameOf(request.form), NAME),
          ' · ',
          { code: addressOf(request) },
        ],
        [{ bold: `${words.name}: ` }, shorten(departmentNameOf(request.form), NAME)],
      ]),
      ...receiptParts(m, { request, person }),
      ...(isMissing ? [note(words.ask)] : []),
      ...confirmParts(m, { request, viewer: person }),
      ...recordParts(m, request),
    ],
  };
}

/** The hand-over's state, and what comes next. */
export function receiptParts(m: Messages, { request, person }: ReceiptInput): readonly Part[] {
  const words = m.handOver.receipt;
  const lines = receiptLines(m, { request, viewer: person });
  const ended = endedLine(m, request);
  const next: Line =
    ended !== null
      ? ended
      : [request.state === 'delivered' ? words.closes(request.number) : closedText(m, { request, person })];
  return [paragraph([...(lines.length === 0 ? [] : [[{ bold: words.title }], ...lines]), next])];
}

/** The holder may have first steps left. */
function closedText(m: Messages, { request, person }: ReceiptInput): string {
  const isLearning = request.handedTo?.person.id === person.id && request.induction.length < INDUCTION_ITEMS.length;
  return `${m.handOver.receipt.isClosed(request.number)} ${isLearning ? m.handOver.inductionGoesOn : m.handOver.nothingMore}`;
}

/** The reminder; says so when nothing is missing any more. */
export function reminderMessage(m: Messages, about: ReceiptInput & { readonly reminder: ReceiptReminder }): Message {
  const { request, person, reminder } = about;
  const words = m.handOver.receipt.reminder;
  const own = askedOf(m, about);
  if (own.length === 0) {
    const ended = endedLine(m, request);
    const passedOn = passedOnLine(m, about);
    const title = ended === null && passedOn === null ? words.titleDone : words.titleEnded;
    const line = ended ?? passedOn ?? [words.done];
    return { summary: `${title}: ${addressOf(request)}`, parts: [paragraph([[{ bold: title }], line])] };
  }
  return {
    summary: `${words.title}: ${addressOf(request)}`,
    parts: [
      heading(words.title),
      paragraph([handedLine(m, request), [{ bold: `${m.handOver.address}: ` }, { code: addressOf(request) }], ...own]),
      ...(reminder === 3 ? [note(request.reminded === 5 ? words.told : words.last)] : []),
      ...confirmParts(m, { request, viewer: person }),
    ],
  };
}

/**
 * What this person has to do about the receipt: confirm it, or, if they are to hand the account over in person, bring
 * its person into the chat.
 */
function askedOf(m: Messages, { request, person }: ReceiptInput): readonly Line[] {
  const words = m.handOver.receipt;
  const own = sidesMissing(request, person).map((side): Line => [words.missingYours[side]]);
  const isAbsent = request.state === 'delivered' && request.receivers !== null && request.receivers.holder === null;
  if (!isAbsent || request.handedTo?.person.id !== person.id) return own;
  const { absent, newcomer } = words.reminder;
  return [...own, [(request.newcomer === undefined ? absent : newcomer)(shorten(displayNameOf(request.form), NAME))]];
}

/** For a reminded official who is no longer responsible: who confirms now, or did. Null for everybody else. */
function passedOnLine(m: Messages, { request, person }: ReceiptInput): Line | null {
  const { department } = request.receivers ?? {};
  const isFormer = responsibleOf(request.form)?.id === person.id && request.receivers?.holder?.id !== person.id;
  if (!isFormer || !department || department.id === person.id) return null;
  return [m.handOver.receipt.reminder.passedOn(shorten(department.name, NAME)), ...mention(department)];
}

function handedLine(m: Messages, request: Request): Line {
  const { handedTo, handedAt, number, form, updatedAt } = request;
  const words = m.handOver.receipt.department;
  const to = shorten(handedTo?.person.name ?? '', NAME);
  const at = m.moment(handedAt ?? updatedAt);
  const said =
    handedTo?.as === 'responsible'
      ? words.handedInPerson(to, shorten(displayNameOf(form), NAME), at, number)
      : words.handed(to, at, number);
  return [said, ...(handedTo === null ? [] : mention(handedTo.person))];
}

function addressOf({ plan }: Request): string {
  return plan?.address ?? '';
}
