import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { ChatPeople } from '../deps.ts';

/** Why somebody who was chosen gets nothing: they are none of the institution's people, or the chat does not say. */
export type NotChosen = 'stranger' | 'unknown';

/** Somebody who was chosen in a form that decides, or to answer for an account, as the chat knows them at this moment. */
export async function chosenNow(people: Pick<ChatPeople, 'personNow'>, id: string): Promise<Actor | NotChosen> {
  try {
    return (await people.personNow(id)) ?? 'stranger';
  } catch (error) {
    if (error instanceof OutsideError && error.isPassing) return 'unknown';
    throw error;
  }
}

export function notChosenText({ form: { conflict } }: Messages, why: NotChosen): string {
  return why === 'stranger' ? conflict.not_a_member : conflict.member_unknown;
}
