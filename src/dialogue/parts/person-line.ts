import type { Person } from '#domain/person.ts';
import type { Line } from '../screen.ts';

/** Somebody by name, and beside it by the mention that leads to their profile: names are alike, and anybody may call themselves anything. */
export function personPieces(person: Person): Line {
  return [person.name, ...mention(person)];
}

/** The mention that stands after a sentence about somebody; nothing for whom the chat does not know. */
export function mention(person: Person): Line {
  return [{ mention: person }];
}

/** The mentions that stand after a sentence about several, each once. */
export function mentions(people: readonly Person[]): Line {
  return [...new Map(people.map((person) => [person.id, person])).values()].flatMap(mention);
}

/** A line of a card that tells of a person. */
export function personLine(label: string, person: Person): Line {
  return [{ bold: `${label}: ` }, ...personPieces(person)];
}
