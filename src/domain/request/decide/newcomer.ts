import { BUZON, type Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { storedPerson, type Answer, type CommandType, type Move } from './move.ts';

/** Whether the approved plan gives the account to this person. */
export function isPlanned({ plan }: Pick<Request, 'plan'>, person: Person): boolean {
  return plan?.receives?.holder?.id === person.id;
}

export function holderJoined(move: Move<'holder_joined'>): Answer {
  const { request, command, from, late, refuse } = move;
  if (!from('delivered') || request.handedTo?.as !== 'responsible') return late();
  const { holder } = command;
  return isPlanned(request, holder) ? giveTo(move, storedPerson(holder)) : refuse({ code: 'not_holder' });
}

export function newcomer({ request, command, from, go, late, refuse }: Move<'newcomer'>): Answer {
  if (!from('delivered') || request.handedTo?.as !== 'responsible') return late();
  const person = storedPerson(command.person);
  // One person cannot stand for both sides, and the person who typed the address cannot take the account.
  const { handedTo, receivers, requester } = request;
  if ([handedTo.person, receivers?.department, requester].some((other) => other?.id === person.id))
    return refuse({ code: 'not_holder' });
  if (request.newcomer?.id === person.id) return late();
  return go('delivered', { newcomer: person }, [
    { type: 'show_hand_over' },
    { type: 'thread', note: { kind: 'newcomer' } },
  ]);
}

export function release(move: Move<'release'>): Answer {
  const { request, command, from, late, refuse } = move;
  if (!from('delivered') || request.handedTo?.as !== 'responsible') return late();
  const waiting = request.newcomer;
  if (waiting?.id !== command.holderId) return refuse({ code: 'newcomer_differs' });
  return waiting.id === command.by.id ? refuse({ code: 'concerned', as: 'holder' }) : giveTo(move, waiting);
}

/** The person who was not in the chat becomes the holder. */
function giveTo({ request, go }: Pick<Move<CommandType>, 'request' | 'go'>, holder: Person): Answer {
  const receivers = request.receivers === null ? null : { ...request.receivers, holder };
  // Steps that the official did for them are theirs to do, and so is accepting the policy.
  const induction = request.induction.filter(({ by }) => by.id === BUZON.id);
  return go('delivered', { handedTo: { person: holder, as: 'holder' }, receivers, induction }, [
    { type: 'show_hand_over' },
    { type: 'thread', note: { kind: 'holder_joined' } },
  ]);
}
