import { departmentNameOf, displayNameOf } from '#domain/form.ts';
import type { ReceiptReminder } from '#domain/delivery.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Card } from './card.ts';
import { endedText } from './hand-over-end.ts';
import { confirmBlocks, receiptLines, sidesMissing } from './receipt-lines.ts';
import { recordBlocks } from './record-button.ts';
import { header, rich, shorten, small, type Line } from './rich-text.ts';

const NAME = 120;

interface About {
  readonly request: Request;
  /** Who reads it. */
  readonly person: Person;
}

/** What the department is told of a hand-over, with its button to confirm for as long as that is missing. */
export function receiptMessage(m: Messages, { request, person }: About): Card {
  const words = m.handOver.receipt.department;
  const isMissing = sidesMissing(request, person).length > 0;
  const title = isMissing ? words.title : words.titleDone;
  return {
    text: `${title}: ${addressOf(request)}`,
    blocks: [
      header(title),
      rich([
        [handedText(m, request)],
        [
          { bold: `${words.account}: ` },
          shorten(displayNameOf(request.form), NAME),
          ' · ',
          { code: addressOf(request) },
        ],
        [{ bold: `${words.name}: ` }, shorten(departmentNameOf(request.form), NAME)],
      ]),
      ...receiptBlocks(m, { request, person }),
      ...(isMissing ? [small(words.ask)] : []),
      ...confirmBlocks(m, { request, viewer: person }),
      ...recordBlocks(m, request),
    ],
  };
}

/** How the hand-over stands, and what comes next. */
export function receiptBlocks(m: Messages, { request, person }: About): Card['blocks'] {
  const words = m.handOver.receipt;
  const lines = receiptLines(m, { request, viewer: person });
  const ended = endedText(m, request);
  const next: Line =
    ended !== null
      ? [ended]
      : [request.state === 'delivered' ? words.closes(request.number) : words.isClosed(request.number)];
  return [rich([...(lines.length === 0 ? [] : [[{ bold: words.title }], ...lines]), next])];
}

/** Asks somebody once more; once nothing is missing it says so. */
export function reminderMessage(m: Messages, about: About & { readonly reminder: ReceiptReminder }): Card {
  const { request, person, reminder } = about;
  const words = m.handOver.receipt.reminder;
  const own = askedOf(m, about);
  if (own.length === 0) {
    return {
      text: `${words.titleDone}: ${addressOf(request)}`,
      blocks: [rich([[{ bold: words.titleDone }], [words.done]])],
    };
  }
  const handed = handedText(m, request);
  return {
    text: `${words.title}: ${addressOf(request)}`,
    blocks: [
      header(words.title),
      rich([[handed], [{ bold: `${m.handOver.address}: ` }, { code: addressOf(request) }], ...own]),
      ...(reminder === 3 ? [small(words.last)] : []),
      ...confirmBlocks(m, { request, viewer: person }),
    ],
  };
}

/** What this person has to do about the receipt: to confirm, or, having the account to hand over in person, to bring its person into the chat. */
function askedOf(m: Messages, { request, person }: About): readonly Line[] {
  const words = m.handOver.receipt;
  const own = sidesMissing(request, person).map((side): Line => [words.missingYours[side]]);
  const isAbsent = request.state === 'delivered' && request.receivers !== null && request.receivers.holder === null;
  if (!isAbsent || request.handedTo?.person.id !== person.id) return own;
  return [...own, [words.reminder.absent(shorten(displayNameOf(request.form), NAME))]];
}

function handedText(m: Messages, request: Request): string {
  const { handedTo, handedAt, number, form, updatedAt } = request;
  const words = m.handOver.receipt.department;
  const to = shorten(handedTo?.person.name ?? '', NAME);
  const at = m.moment(handedAt ?? updatedAt);
  return handedTo?.as === 'responsible'
    ? words.handedInPerson(to, shorten(displayNameOf(form), NAME), at, number)
    : words.handed(to, at, number);
}

function addressOf({ plan }: Request): string {
  return plan?.address ?? '';
}
