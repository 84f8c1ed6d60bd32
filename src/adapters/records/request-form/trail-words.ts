import { unseenWork } from '#domain/request/by-hand.ts';
import { nameAndId } from '#domain/people/chat-name.ts';
import { BUZON } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { REVEAL_ENDS } from '#use-cases/hand-over/settle-reveals.ts';
import type { TrailEvent } from '#use-cases/ports/store/trail.ts';

/** Events about asking for a temporary password. */
export const REVEALS: readonly string[] = ['reveal_begun', ...REVEAL_ENDS, 'taken_back', 'not_taken_back'];

/** The name of the place an action came from. */
export function doorName(m: Messages, door: string): string {
  return word(m.record.doors, door) ?? door;
}

/** An event of a request. */
export interface RequestEvent {
  readonly request: Request;
  readonly event: TrailEvent;
}

/**
 * The event's name for people: work that Graph cannot show is not called checked, and a closed hand-over is not called
 * unfinished.
 */
export function eventName(m: Messages, { request, event: { what } }: RequestEvent): string {
  const unseen = what === 'executed' ? unseenWork(request) : null;
  if (unseen !== null) return unseen === 'all' ? m.record.doneByHand.all : m.record.doneByHand.part;
  if (what === 'give_up' && request.handedTo !== null) return m.record.handOverClosed;
  return word(m.record.events, what) ?? m.record.otherEvent(what);
}

/** The actor; a forgotten name is marked as such. */
export function actorOf(m: Messages, { actor, actorName }: TrailEvent): string {
  return actorName === null && actor !== BUZON.id
    ? m.record.forgotten
    : nameAndId({ id: actor, name: actorName ?? BUZON.name });
}

/** The event's value for this key. Events from before the trail was chained have everything in `personal`. */
export function eventValue({ data, personal }: TrailEvent, key: string): unknown {
  return data[key] ?? personal?.[key];
}

/** A text of the event. A forgotten one is marked as such; null when the event never had it. */
export function eventText(m: Messages, { personal }: TrailEvent, key: string): string | null {
  if (personal === null) return m.record.forgotten;
  const text = personal[key];
  return typeof text === 'string' ? text : null;
}

/** Old codes in the trail may no longer have words. */
function word(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
