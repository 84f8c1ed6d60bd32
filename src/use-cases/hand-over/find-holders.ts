import type { ChangeDeps } from '../commands/apply-commands.ts';
import { joinChat } from './join-chat.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { People } from '#use-cases/ports/people.ts';

/** Hand-overs whose holder is looked for at one time: a chat takes few such questions a minute. */
const MOST_LOOKED_FOR = 15;

/**
 * Looks whether the people to whom an account was handed in person are in the chat by now: the chat tells when somebody joins,
 * but once. One who cannot be looked for keeps nobody from the others; a chat that asks to wait ends the round.
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
