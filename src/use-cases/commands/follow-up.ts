import { isExtension } from '#domain/form/form.ts';
import { BUZON, type Door } from '#domain/person.ts';
import type { Command } from '#domain/request/command.ts';
import type { Effect, ThreadNote } from '#domain/request/effect.ts';
import type { Request } from '#domain/request/request.ts';
import { isScarce, licenceWanted } from '#domain/request/seats-wanted.ts';
import { ENDED_STATES } from '#domain/request/states.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { eventOf } from './command-event.ts';

/** A command, and the request before and after it. */
export interface Applied {
  readonly command: Command;
  readonly before: Request;
  readonly next: Request;
}

/**
 * What follows a new state, in the same transaction: an event for each command, cards and effects. An ended request
 * releases an address that it only reserved.
 */
export async function followUp(
  tx: Tx,
  written: {
    /** Begins with the request as it was, and ends as it is now. */
    readonly applied: readonly [Applied, ...Applied[]];
    readonly effects: readonly Effect[];
    readonly at: Date;
    readonly door: Door;
  },
): Promise<void> {
  const { applied, effects, at, door } = written;
  const [{ before }] = applied;
  const { next } = applied.at(-1) ?? applied[0];
  if (ENDED_STATES.includes(next.state)) await tx.releaseAddresses(next.id);
  for (const { command, ...moved } of applied)
    await tx.append(eventOf({ before: moved.before, request: moved.next, command, at, door }));
  if (next.state === 'closed' && before.state !== 'closed' && next.kind === 'creation') {
    await tx.markAccount(next.number, { closedAt: at });
  }
  if (ENDED_STATES.includes(next.state) && isExtension(next.form)) {
    // The deletion's card says that this extension would end it.
    for (const { id: requestId } of await tx.undecidedOn(next.form.account.id))
      await tx.send({ kind: 'show_card', requestId, audience: 'systems' });
  }
  // The card of whoever leaves says how many accounts nobody answers for yet.
  if (next.form.type === 'responsible' && next.form.leaving !== undefined && next.state !== before.state)
    await tx.send({ kind: 'show_card', requestId: next.form.leaving, audience: 'systems' });
  await showSeekers(tx, { before, next });
  for (const job of [...cardsOf(next), ...effects.map((effect) => jobOf(effect, next))]) await tx.send(job);
}

/** At most so many cards are drawn again because of another request's seat. */
const MOST_SEEKERS = 10;

/** Requests for the last seats of a licence see each other: their cards are drawn again when one more wants a seat, or one less. */
async function showSeekers(
  tx: Tx,
  { before, next }: { readonly before: Request; readonly next: Request },
): Promise<void> {
  const [had, wants] = [licenceWanted(before), licenceWanted(next)];
  const skuId = wants?.skuId ?? had?.skuId;
  if (skuId === undefined || had?.skuId === wants?.skuId) return;
  const others = await tx.seekers({ skuId, besides: next.id, limit: MOST_SEEKERS + 1 });
  if (others.length > MOST_SEEKERS || !isScarce(next.seats ?? before.seats, others.length)) return;
  for (const requestId of others) await tx.send({ kind: 'show_card', requestId, audience: 'systems' });
}

/**
 * The jobs that update both cards and the official's question. A request made by a rule has no requester who waits for
 * a card.
 */
export function cardsOf({
  id: requestId,
  requester,
  agreement,
  formerAgreement,
}: Pick<Request, 'id' | 'requester' | 'agreement' | 'formerAgreement'>): readonly Job[] {
  const systems = { kind: 'show_card', requestId, audience: 'systems' } as const;
  const asked = agreement ?? formerAgreement;
  const official = asked === undefined ? [] : [{ kind: 'show_agreement', requestId } as const];
  return requester.id === BUZON.id
    ? [systems]
    : [systems, { kind: 'show_card', requestId, audience: 'requester' }, ...official];
}

function jobOf(effect: Effect, request: Request): Job {
  const requestId = request.id;
  switch (effect.type) {
    case 'make_plan':
    case 'advance_run':
    case 'watch_password':
    case 'take_back_password':
    case 'tell_rejected':
    case 'tell_closed':
    case 'tell_done':
    case 'tell_closing':
    case 'show_hand_over':
    case 'make_record':
    case 'tell_control':
      return { kind: effect.type, requestId };
    case 'tell_requester':
      return { kind: 'tell_requester', requestId, moment: effect.moment };
    case 'remind_receipt':
      return { kind: 'remind_receipt', requestId, reminder: effect.reminder };
    case 'tell_question':
      return { kind: 'tell_question', requestId, index: effect.index };
    case 'thread':
      return { kind: 'thread_note', requestId, key: noteKey(effect.note, request), note: effect.note };
  }
}

/**
 * Keys a question and its answer by their position, so that the answer can check that its question was posted before.
 */
function noteKey(note: ThreadNote, request: Request): string {
  return `${note.kind}:${'index' in note ? note.index : request.revision}`;
}
