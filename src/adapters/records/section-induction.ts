import { INDUCTION_ITEMS } from '#domain/delivery.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/record-ports.ts';
import type { Part } from './printed.ts';

/** The file that completes the record once all of the first steps were taken. */
export function supplementName(number: string): string {
  return `${number}-induccion.pdf`;
}

/** The first steps with the account: who ticked each and when. Of a request that is closed it says how the open ones go on. */
export function inductionParts(m: Messages, seen: Pick<RequestRecord, 'request' | 'isFinal'>): readonly Part[] {
  const words = m.record.delivery;
  const { request, isFinal } = seen;
  const isOpen = request.induction.length < INDUCTION_ITEMS.length;
  const note = words.goesOnNote(supplementName(request.number));
  return [
    inductionTable(m, seen),
    ...(isFinal && isOpen && !isAccountGone(request) ? [{ kind: 'note', text: note } as const] : []),
  ];
}

function inductionTable(m: Messages, { request, isFinal }: Pick<RequestRecord, 'request' | 'isFinal'>): Part {
  const words = m.record.delivery;
  const open = isAccountGone(request) ? words.neverDone : isFinal ? words.stepOpenAtEnd : m.record.pending;
  const rows = INDUCTION_ITEMS.map((item): readonly string[] => {
    const tick = request.induction.find((one) => one.item === item);
    if (tick === undefined) return [m.induction.items[item], open, '—'];
    const who = tick.by.name;
    const accepted = tick.acceptedAs === undefined ? who : `${who}\n${words.acceptedAs(tick.acceptedAs)}`;
    return [m.induction.items[item], accepted, m.moment(tick.at)];
  });
  return {
    kind: 'table',
    caption: words.induction,
    columns: [
      { title: words.item, share: 0.42 },
      { title: words.by, share: 0.36 },
      { title: words.revealedAt, share: 0.22 },
    ],
    rows,
  };
}

/** Nobody takes first steps with an account that is no more. */
function isAccountGone({ ended }: Request): boolean {
  return ended !== null && ended.reason === null;
}
