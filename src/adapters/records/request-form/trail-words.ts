import { unseenWork } from '#domain/request/by-hand.ts';
import { nameAndId } from '#domain/people/chat-name.ts';
import { BUZON } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { REVEAL_ENDS } from '#use-cases/hand-over/settle-reveals.ts';
import type { TrailEvent } from '#use-cases/ports/trail.ts';

/** What came of asking for a temporary password. */
export const REVEALS: readonly string[] = ['reveal_begun', ...REVEAL_ENDS, 'taken_back', 'not_taken_back'];

/** Through which door something came. */
export function doorName(m: Messages, door: string): string {
  return word(m.record.doors, door) ?? door;
}

/** An event of a request. */
export interface RequestEvent {
  readonly request: Request;
  readonly event: TrailEvent;
}

/**
 * What happened, as people call it wherever the event is named: of work that Graph cannot show, nobody says that it was checked,
 * and of what was handed over, that it was not finished.
 */
export function eventName(m: Messages, { request, event: { what } }: RequestEvent): string {
  const unseen = what === 'executed' ? unseenWork(request) : null;
  if (unseen !== null) return unseen === 'all' ? m.record.doneByHand.all : m.record.doneByHand.part;
  if (what === 'give_up' && request.handedTo !== null) return m.record.handOverClosed;
  return word(m.record.events, what) ?? m.record.otherEvent(what);
}

/** Who acted. A name that was forgotten says so. */
export function actorOf(m: Messages, { actor, actorName }: TrailEvent): string {
  return actorName === null && actor !== BUZON.id
    ? m.record.forgotten
    : nameAndId({ id: actor, name: actorName ?? BUZON.name });
}

/** What the event says under this key. Events from before the trail was chained hold all that they say in `personal`. */
export function saidIn({ data, personal }: TrailEvent, key: string): unknown {
  return data[key] ?? personal?.[key];
}

/** A text that belongs to the event. One that was forgotten says so; of what the event never had, nothing is said. */
export function writtenIn(m: Messages, { personal }: TrailEvent, key: string): string | null {
  if (personal === null) return m.record.forgotten;
  const text = personal[key];
  return typeof text === 'string' ? text : null;
}

/** Codes of the trail are kept longer than their words may be. */
function word(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
