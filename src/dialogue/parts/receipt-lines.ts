import { missingReceipts } from '#domain/request/hand-over/receipts.ts';
import { SIDES, type Side } from '#domain/form/delivery.ts';
import { displayNameOf } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { ACTIONS } from '../act-names.ts';
import { mention } from './person-line.ts';
import { actions, shorten, type Action, type Line, type Part } from '../screen.ts';

/** How much of a name a line needs. */
const NAME = 120;

interface ReceiptView {
  readonly request: Request;
  /** The reader; null for the systems area. */
  readonly viewer: Person | null;
}

/** The sides that this person still has to confirm. */
export function sidesMissing(request: Request, person: Person): readonly Side[] {
  if (request.state !== 'delivered') return [];
  return missingReceipts(request).filter((side) => request.receivers?.[side]?.id === person.id);
}

/** Who confirmed and when, who is missing, and whether the password was changed. Without what is no longer awaited. */
export function receiptLines(m: Messages, { request, viewer }: ReceiptView): readonly Line[] {
  const words = m.handOver.receipt;
  const isOpen = request.state === 'delivered';
  const { passwordChangedAt } = request;
  const password =
    passwordChangedAt !== null
      ? [[words.password.changed(m.moment(passwordChangedAt))]]
      : isOpen
        ? [[words.password.missing]]
        : [];
  return [...SIDES.flatMap((side) => sideLines(m, { request, viewer, side })), ...password];
}

function sideLines(m: Messages, { request, viewer, side }: ReceiptView & { readonly side: Side }): readonly Line[] {
  const words = m.handOver.receipt;
  const receipt = request.receipts.find((each) => each.side === side);
  if (receipt !== undefined) {
    const at = m.moment(receipt.at);
    const isOwn = receipt.by.id === viewer?.id;
    if (isOwn) return [[words.confirmedByYou[side](at)]];
    return [[words.confirmed[side](shorten(receipt.by.name, NAME), at), ...mention(receipt.by)]];
  }
  if (request.state !== 'delivered' || !missingReceipts(request).includes(side)) return [];
  const person = request.receivers?.[side] ?? null;
  if (person === null) {
    const { absent, newcomer } = words;
    return [[(request.newcomer === undefined ? absent : newcomer)(shorten(displayNameOf(request.form), NAME))]];
  }
  if (person.id === viewer?.id) return [[words.missingYours[side]]];
  return [[words.missing[side](shorten(person.name, NAME)), ...mention(person)]];
}

/** This person's button to confirm; none when that is not awaited. */
export function confirmParts(m: Messages, { request, viewer }: { request: Request; viewer: Person }): Part[] {
  const [side] = sidesMissing(request, viewer);
  if (side === undefined) return [];
  const label = m.handOver.receipt.button[side];
  const confirm: Action = { act: ACTIONS.confirmReceipt, label, payload: request.id, style: 'primary' };
  return [actions([confirm], `receipt:${request.id}`)];
}

/** The names of those who still have to confirm, with their role. */
export function awaitedNames(m: Messages, request: Request): readonly string[] {
  const words = m.card.thread.notReceivedBy;
  return missingReceipts(request).map((side) => {
    const name = request.receivers?.[side]?.name ?? displayNameOf(request.form);
    return `${shorten(name, NAME)} (${words[side]})`;
  });
}

/** Those of them in the chat. */
export function awaitedPeople(request: Request): readonly Person[] {
  return missingReceipts(request).flatMap((side) => request.receivers?.[side] ?? []);
}
