import { tiesTo } from '#domain/form/account-access.ts';
import { BUZON } from '#domain/person.ts';
import type { Effect } from '#domain/request/effect.ts';
import { namedBy } from '#domain/request/concerned/who-is-concerned.ts';
import { mayStillBeLifted, ratifiesAs } from '#domain/request/concerned/who-ratifies.ts';
import { storedPerson, type Answer, type Move } from './move.ts';

/**
 * A second person stands for the block, as what ties them to the account now. When its work is done it is over; until somebody
 * lifts it, it stays.
 */
export function ratify({ request, command, at, register, from, go, late, refuse }: Move<'ratify'>): Answer {
  const { ratification, state, form } = request;
  const account = namedBy(form, register);
  if (ratification === undefined || account === null) return late();
  const { by: actor, heads } = command;
  const ties = tiesTo(account, { actor, head: heads.includes(account.departmentCode) ? actor.id : null });
  const as = ratifiesAs(request, { by: actor, account, ties });
  if (!as.ok) return as;
  if (!from('executing', 'failed', 'scheduled')) return late();
  const { ratified } = ratification;
  if (ratified !== null) return refuse({ code: 'ratified_already', by: ratified.by, at: ratified.at });
  const change = { ratification: { ...ratification, ratified: { by: storedPerson(actor), as: as.value, at } } };
  return state === 'scheduled' ? go('closed', change, [{ type: 'tell_done' }]) : go(state, change);
}

/** Somebody lifts the block, or nobody ratified it in time. One that was ratified ended then, and keeps its end. */
export function lift({ request, command, at, from, go, late }: Move<'lift'>): Answer {
  // Somebody ratified it just in time.
  const isLate = command.by.id === BUZON.id && request.ratification?.ratified !== null;
  if (isLate || !mayStillBeLifted(request)) return late();
  const told: readonly Effect[] = [{ type: 'tell_requester', moment: 'ended' }, { type: 'tell_done' }];
  if (from('closed')) return go('closed', {}, told);
  const { by, reason } = command;
  const lapsed: readonly Effect[] = by.id === BUZON.id ? [{ type: 'thread', note: { kind: 'lapsed' } }] : [];
  return go('cancelled', { ended: { by: storedPerson(by), at, reason }, failure: null }, [...told, ...lapsed]);
}
