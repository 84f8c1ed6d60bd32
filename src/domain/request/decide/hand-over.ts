import { SIDES, type Receipt, type Tick } from '#domain/form/delivery.ts';
import { BUZON } from '#domain/person.ts';
import { receiversNow, whyNoReceipt } from '#domain/request/hand-over/hand-over-now.ts';
import { isAwaited, missingReceipts } from '#domain/request/hand-over/receipts.ts';
import { changed, type RequestChange } from '#domain/request/request.ts';
import type { Effect } from '#domain/request/effect.ts';
import { isStopped } from '#domain/request/hand-over/stopped-password.ts';
import { storedPerson, type Answer, type CommandType, type Move } from './move.ts';

export function delivered({ command, at, from, go, late }: Move<'delivered'>): Answer {
  if (!from('executing', 'executed')) return late();
  const { to, as, receivers } = command;
  const effects: Effect[] = [{ type: 'watch_password' }, { type: 'tell_done' }];
  if (receivers !== null) effects.push({ type: 'show_hand_over' });
  return go('delivered', { handedTo: { person: storedPerson(to), as }, handedAt: at, receivers }, effects);
}

export function passwordChanged(move: Move<'password_changed'>): Answer {
  const { request, at, from, late } = move;
  if (!from('delivered') || request.passwordChangedAt !== null) return late();
  // Whoever changed the password has signed in.
  const ticked = (['enter', 'password'] as const)
    .filter((item) => !request.induction.some((tick) => tick.item === item))
    .map((item): Tick => ({ item, at, by: BUZON }));
  return closeWhenReceived(move, { passwordChangedAt: at, induction: [...request.induction, ...ticked] });
}

export function confirmReceipt(move: Move<'confirm_receipt'>): Answer {
  const { request, command, at, register, from, late, refuse } = move;
  const receivers = receiversNow(request, register);
  const sides = SIDES.filter((side) => receivers?.[side]?.id === command.by.id);
  if (sides.length === 0) return refuse(whyNoReceipt(request, { by: command.by, register }));
  const open = sides.filter((side) => !request.receipts.some((receipt) => receipt.side === side));
  if (!from('delivered') || open.length === 0) return late();
  const fresh = open.map((side): Receipt => ({ side, by: storedPerson(command.by), at }));
  return closeWhenReceived(move, { receipts: [...request.receipts, ...fresh] });
}

export function officialChanged({ request, command, from, go, late }: Move<'official_changed'>): Answer {
  const { receivers } = request;
  const isAsked = receivers?.department?.id === command.before.id;
  if (!from('delivered') || !isAsked || !missingReceipts(request).includes('department')) return late();
  const moved = { receivers: { ...receivers, department: storedPerson(command.official) } };
  return go('delivered', moved, [{ type: 'show_hand_over' }]);
}

export function remind({ request, command, from, go, late }: Move<'remind'>): Answer {
  const { reminder } = command;
  if (!from('delivered') || !isAwaited(request) || (request.reminded ?? 0) >= reminder) return late();
  // People who were reminded before read that the systems area now knows.
  const effects: readonly Effect[] =
    reminder === 5
      ? [{ type: 'thread', note: { kind: 'not_received' } }, { type: 'show_hand_over' }]
      : [{ type: 'remind_receipt', reminder }];
  return go('delivered', { reminded: reminder }, effects);
}

export function takenBack({ request, go, late }: Move<'taken_back'>): Answer {
  if (!isStopped(request)) return late();
  return go(request.state, { takenBack: 'done' }, [{ type: 'show_hand_over' }]);
}

export function notTakenBack({ request, command, go, late }: Move<'not_taken_back'>): Answer {
  if (!isStopped(request)) return late();
  const left = command.why === 'account_gone' ? 'account_gone' : 'protected';
  return go(request.state, { takenBack: left }, [{ type: 'show_hand_over' }]);
}

/** Closes the request once both sides have confirmed and the password was changed. */
function closeWhenReceived({ request, go }: Pick<Move<CommandType>, 'request' | 'go'>, change: RequestChange): Answer {
  const next = changed(request, change);
  if (next.passwordChangedAt === null || missingReceipts(next).length > 0)
    return go('delivered', change, [{ type: 'show_hand_over' }]);
  return go('closed', change, [{ type: 'tell_closed' }]);
}
