import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { ChatPeople } from '../deps.ts';

/** Why a chosen person is not accepted: they do not belong to the institution, or the chat does not answer. */
export type NotChosen = 'stranger' | 'unknown';

/** The person chosen in a form, as the chat knows them now: for decisions, and for responsible officials. */
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
