import type { MrkdwnElement } from '@slack/types';
import { BUZON, type Person } from '#domain/person.ts';
import type { Line } from './rich-text.ts';

/** What Slack's ids of people look like; a pseudonym of somebody who was forgotten is none. */
const SLACK_ID = /^[UW][A-Z0-9]+$/;

/** Somebody by name, and beside it by the mention that leads to their profile: names are alike, and anybody may call themselves anything. */
export function personPieces(person: Person): Line {
  return [person.name, ...mention(person)];
}

/** The mention that stands after a sentence about somebody; nothing for whom the chat does not know. */
export function mention(person: Person): Line {
  return isInChat(person) ? [' (', { user: person.id }, ')'] : [];
}

/** The mentions that stand after a sentence about several, each once. */
export function mentions(people: readonly Person[]): Line {
  return [...new Map(people.map((person) => [person.id, person])).values()].flatMap(mention);
}

/**
 * The mentions below a text with a button beside it: rich text has no button (facts: slack.md 3). Nothing that somebody wrote stands
 * in them.
 */
export function mentionFields(people: readonly Person[]): readonly MrkdwnElement[] {
  return people.filter(isInChat).map(({ id }) => ({ type: 'mrkdwn', text: `<@${id}>` }));
}

function isInChat({ id }: Person): boolean {
  return id !== BUZON.id && SLACK_ID.test(id);
}

/** A line of a card that tells of a person. */
export function personLine(label: string, person: Person): Line {
  return [{ bold: `${label}: ` }, ...personPieces(person)];
}
