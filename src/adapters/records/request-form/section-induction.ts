import { nameAndId } from '#domain/people/chat-name.ts';
import { INDUCTION_ITEMS, type Acceptance } from '#domain/form/delivery.ts';
import { BUZON } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import type { Field, Part } from '../pdf/printed.ts';

/** The file name of the supplement for completed first steps. */
export function supplementName(number: string): string {
  return `${number}-induccion.pdf`;
}

/**
 * The first steps with the account: who ticked each and when. For a closed request it says how the open ones continue.
 */
export function inductionParts(m: Messages, seen: Pick<RequestRecord, 'request' | 'isFinal'>): readonly Part[] {
  const words = m.record.delivery;
  const { request, isFinal } = seen;
  const isOpen = request.induction.length < INDUCTION_ITEMS.length;
  const note = words.goesOnNote(supplementName(request.number));
  return [
    inductionTable(m, seen),
    ...policyParts(m, request),
    ...(isFinal && isOpen && !isAccountGone(request) ? [{ kind: 'note', text: note } as const] : []),
  ];
}

/** The accepted text of the policy of use, the name used, and earlier acceptances. */
function policyParts(m: Messages, { induction }: Request): readonly Part[] {
  const tick = induction.find(({ item }) => item === 'policy');
  if (tick?.acceptedAs === undefined) return [];
  const words = m.record.policy;
  const { earlier = [], text } = tick;
  const acceptanceText = ({ acceptedAs = '', at, text: shown }: Acceptance): string =>
    words.said(acceptedAs, m.exactMoment(at), m.textVersion(shown));
  const rows: readonly Field[] = [
    { label: words.name, value: `${tick.acceptedAs} (${m.exactMoment(tick.at)})` },
    { label: words.version, value: text === undefined ? words.unknown : (m.textVersion(text) ?? words.unnumbered) },
    ...(text === undefined ? [] : [{ label: words.hash, value: text.sha256, isCode: true }]),
    ...(earlier.length === 0 ? [] : [{ label: words.earlier, value: earlier.map(acceptanceText).join('\n') }]),
  ];
  return [{ kind: 'fields', caption: words.caption, rows }];
}

function inductionTable(m: Messages, { request, isFinal }: Pick<RequestRecord, 'request' | 'isFinal'>): Part {
  const words = m.record.delivery;
  const open = isAccountGone(request) ? words.neverDone : isFinal ? words.stepOpenAtEnd : m.record.pending;
  const rows = INDUCTION_ITEMS.map((item): readonly string[] => {
    const tick = request.induction.find((one) => one.item === item);
    if (tick === undefined) return [m.induction.items[item], open, '—'];
    const isSaid = item === 'second_factor' && tick.by.id !== BUZON.id;
    const who = isSaid ? words.saidBy(nameAndId(tick.by)) : nameAndId(tick.by);
    const accepted = tick.acceptedAs === undefined ? who : `${who}\n${words.acceptedAs(tick.acceptedAs)}`;
    return [m.induction.items[item], accepted, m.exactMoment(tick.at)];
  });
  return {
    kind: 'table',
    caption: words.induction,
    columns: [
      { title: words.item, share: 0.4 },
      { title: words.by, share: 0.36 },
      { title: words.revealedAt, share: 0.24 },
    ],
    rows,
  };
}

/** First steps end when the account is gone. */
function isAccountGone({ ended }: Request): boolean {
  return ended !== null && ended.reason === null;
}
