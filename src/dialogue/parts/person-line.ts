import type { Person } from '#domain/person.ts';
import type { Line } from '../screen.ts';

/**
 * A person's name and the mention that leads to their profile: names are not unique, and anybody may choose any name.
 */
export function personPieces(person: Person): Line {
  return [person.name, ...mention(person)];
}

/** The mention after a sentence about a person; empty when the chat does not know them. */
export function mention(person: Person): Line {
  return [{ mention: person }];
}

/** The mentions after a sentence about several people, each once. */
export function mentions(people: readonly Person[]): Line {
  return [...new Map(people.map((person) => [person.id, person])).values()].flatMap(mention);
}

/** A card's line about a person. */
export function personLine(label: string, person: Person): Line {
  return [{ bold: `${label}: ` }, ...personPieces(person)];
}
