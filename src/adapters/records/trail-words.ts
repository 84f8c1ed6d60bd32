import { BUZON } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import type { TrailEvent } from '#use-cases/trail-ports.ts';

/** What came of asking for a temporary password. */
export const REVEALS: readonly string[] = ['reveal', 'reveal_failed', 'reveal_not_shown'];

/** Through which door something came. */
export function doorName(m: Messages, door: string): string {
  return word(m.record.doors, door) ?? door;
}

/** What happened, as people call it. */
export function eventName(m: Messages, what: string): string {
  return word(m.record.events, what) ?? m.record.otherEvent(what);
}

/** Who acted. A name that was forgotten says so. */
export function actorOf(m: Messages, { actor, actorName }: TrailEvent): string {
  return actor === BUZON.id ? BUZON.name : (actorName ?? m.record.forgotten);
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
