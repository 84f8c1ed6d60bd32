import { nameAndId } from '#domain/people/chat-name.ts';
import { SIDES, type Receivers, type Side } from '#domain/form/delivery.ts';
import type { Person } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import { REVEAL_ENDS } from '#use-cases/hand-over/settle-reveals.ts';
import type { Field, Part, Section } from '../pdf/printed.ts';
import { inductionParts } from './section-induction.ts';
import { actorOf, doorName, eventName, REVEALS } from './trail-words.ts';

/**
 * Who received the account, who confirmed it, who saw a temporary password (never the password), and the first steps.
 */
export function deliverySection(m: Messages, { request, events, isFinal }: RequestRecord): Section {
  const words = m.record.delivery;
  const { title } = words;
  const { plan, handedTo, receivers } = request;
  if (handedTo === null) {
    const needless = plan !== null && !plan.steps.includes('hand_over');
    const text = needless ? words.notNeeded : isFinal ? words.never : words.none;
    return { title, parts: [{ kind: 'note', text }] };
  }
  return {
    title,
    parts: [
      { kind: 'fields', rows: handOverRows(m, { request, events, isFinal }) },
      ...(receivers === null ? [] : [receiptsTable(m, { request, receivers, events, isFinal })]),
      revealsTable(m, { request, events }),
      ...(receivers === null ? [] : inductionParts(m, { request, isFinal })),
    ],
  };
}

type DeliveryRecord = Pick<RequestRecord, 'request' | 'events' | 'isFinal'>;

function handOverRows(m: Messages, { request, events, isFinal }: DeliveryRecord): readonly Field[] {
  const words = m.record.delivery;
  const { handedTo, handedAt, passwordChangedAt, ended } = request;
  if (handedTo === null) return [];
  const reminders = events.filter(({ what }) => what === 'remind');
  const reminderTexts = reminders.map(({ data, at }) => words.reminder(Number(data['reminder']), m.exactMoment(at)));
  return [
    { label: words.to, value: `${nameAndId(handedTo.person)} (${words.toText[handedTo.as]})` },
    ...(handedAt === null ? [] : [{ label: words.at, value: m.exactMoment(handedAt) }]),
    {
      label: words.passwordChanged,
      value:
        passwordChangedAt === null ? missing(m, isFinal) : words.passwordChangedAt(m.exactMoment(passwordChangedAt)),
    },
    ...(reminderTexts.length === 0 ? [] : [{ label: words.reminders, value: reminderTexts.join('\n') }]),
    ...(ended === null || ended.reason === null
      ? []
      : [
          {
            label: words.closedOtherwise,
            value: words.closedText(nameAndId(ended.by), m.exactMoment(ended.at), ended.reason),
          },
        ]),
  ];
}

/** The text for something that has not happened yet, or never did. */
function missing(m: Messages, isFinal: boolean): string {
  return isFinal ? m.record.delivery.neverDone : m.record.pending;
}

function receiptsTable(m: Messages, seen: DeliveryRecord & { readonly receivers: Receivers }): Part {
  const words = m.record.delivery;
  const { request, receivers, events, isFinal } = seen;
  const row = (side: Side): readonly string[] => {
    const receipt = request.receipts.find((one) => one.side === side);
    if (receipt === undefined)
      return [words.sides[side], receiverOf(receivers[side], words.notInChat), missing(m, isFinal), '—'];
    const confirmation = events.find(({ what, actor }) => what === 'confirm_receipt' && actor === receipt.by.id);
    const door = confirmation === undefined ? '—' : doorName(m, confirmation.door);
    return [words.sides[side], nameAndId(receipt.by), m.exactMoment(receipt.at), door];
  };
  const sides = SIDES.filter((side) => side === 'holder' || receivers.department !== null);
  return {
    kind: 'table',
    caption: words.receipts,
    columns: [
      { title: words.side, share: 0.27 },
      { title: words.who, share: 0.3 },
      { title: words.confirmedAt, share: 0.24 },
      { title: m.record.decisions.door, share: 0.19 },
    ],
    rows: sides.map(row),
  };
}

function receiverOf(person: Person | null, nobody: string): string {
  return person === null ? nobody : nameAndId(person);
}

function revealsTable(m: Messages, { request, events }: Pick<DeliveryRecord, 'request' | 'events'>): Part {
  const words = m.record.delivery;
  const ended = new Set(events.filter(({ what }) => REVEAL_ENDS.includes(what)).map(({ data }) => data['reveal']));
  // A reveal is shown by its end, or by its beginning while there is no end.
  const reveals = events.filter(
    ({ what, data }) => REVEALS.includes(what) && !(what === 'reveal_begun' && ended.has(data['reveal'])),
  );
  if (reveals.length === 0) return { kind: 'note', text: words.noReveal };
  return {
    kind: 'table',
    caption: words.reveals,
    columns: [
      { title: m.record.decisions.what, share: 0.4 },
      { title: words.revealedTo, share: 0.36 },
      { title: words.revealedAt, share: 0.24 },
    ],
    rows: reveals.map((event) => [eventName(m, { request, event }), actorOf(m, event), m.exactMoment(event.at)]),
  };
}
