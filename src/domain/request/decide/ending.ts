import type { Effect } from '#domain/request/effect.ts';
import { mayStillBeRejected } from '#domain/request/still-possible.ts';
import { storedPerson, type Answer, type Move } from './move.ts';

// Commands that end a request early. The requester is told, and so are people with a waiting hand-over.
const ENDED: readonly Effect[] = [{ type: 'tell_requester', moment: 'ended' }];
const HAND_OVER_ENDED: readonly Effect[] = [...ENDED, { type: 'tell_closed' }];

export function withdraw({ request, command, from, go, late, refuse }: Move<'withdraw'>): Answer {
  if (command.by.id !== request.requester.id) return refuse({ code: 'not_requester' });
  if (!from('submitted', 'info_requested', 'approved')) return late();
  return go('cancelled', { failure: null });
}

export function stop({ command, at, from, go, late }: Move<'stop'>): Answer {
  if (!from('scheduled')) return late();
  return go('cancelled', { ended: { by: storedPerson(command.by), at, reason: null } }, ENDED);
}

export function giveUp({ request, command, at, from, go, late }: Move<'give_up'>): Answer {
  // What it took already stays until somebody lifts it.
  if (request.kind === 'block') return late();
  const isOwnPassword = request.rule === 'self_service';
  // A person's own password request was not approved by anybody: it can be stopped at any time.
  const halts = isOwnPassword && from('executing', 'executed');
  if (!(halts || from('failed', 'delivered')) || mayStillBeRejected(request)) return late();
  const told = from('delivered') ? HAND_OVER_ENDED : ENDED;
  return go(
    'closed',
    { ended: { by: storedPerson(command.by), at, reason: command.reason }, failure: null },
    isOwnPassword ? [...told, { type: 'take_back_password' }] : told,
  );
}

export function accountGone({ command, at, from, go, late }: Move<'account_gone'>): Answer {
  if (!from('scheduled', 'delivered', 'failed', 'executed')) return late();
  const ended = { by: storedPerson(command.by), at, reason: null };
  return go('closed', { ended, failure: null }, from('delivered') ? HAND_OVER_ENDED : ENDED);
}

export function undo({ request, command, at, from, go, late }: Move<'undo'>): Answer {
  if (request.kind !== 'deletion' || !from('scheduled', 'failed')) return late();
  return go('cancelled', { ended: { by: storedPerson(command.by), at, reason: command.reason }, failure: null }, ENDED);
}

export function supersede({ request, command, from, go, late }: Move<'supersede'>): Answer {
  const deletion = request.kind === 'deletion';
  const half = (deletion || request.kind === 'block') && from('failed');
  const halted = command.halts === true && from('executing', 'failed', 'executed');
  const undecided = from('submitted', 'info_requested', 'approved');
  if (!from('scheduled', 'delivered') && !half && !undecided && !halted) return late();
  const state = deletion || undecided ? 'cancelled' : 'closed';
  return go(state, { supersededBy: command.by, failure: null }, from('delivered') ? HAND_OVER_ENDED : ENDED);
}
