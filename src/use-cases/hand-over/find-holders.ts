import type { ChangeDeps } from '../commands/apply-commands.ts';
import { joinChat } from './join-chat.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { People } from '#use-cases/ports/people.ts';

/** How many holders are looked up in one round: a chat allows few such questions a minute. */
const MOST_LOOKED_FOR = 15;

/**
 * Checks whether people to whom an account was handed in person are in the chat by now: the chat announces each person
 * who joins, but only once. A failed lookup does not stop the others; a chat that asks to wait ends the round.
 */
export async function findHolders(deps: ChangeDeps & { readonly people: Pick<People, 'findByEmail'> }): Promise<void> {
  const troubles: unknown[] = [];
  for (const email of await deps.store.deliveries.awaited(MOST_LOOKED_FOR)) {
    try {
      const person = await deps.people.findByEmail(email);
      if (person !== null) await joinChat(deps, { person, email, door: 'worker' });
    } catch (error) {
      troubles.push(error);
      if (error instanceof OutsideError && error.isPassing) break;
    }
  }
  if (troubles.length > 0) throw new AggregateError(troubles, 'holders who may be in the chat');
}
