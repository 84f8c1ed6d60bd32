import { BUZON } from '#domain/person.ts';
import { mayStillBeLifted } from '#domain/request/who-ratifies.ts';
import type { Effect } from '#domain/request/effect.ts';
import { storedPerson, type Answer, type Move } from './move.ts';

/** A second person stands for the block. When its work is done it is over; until somebody lifts it, it stays. */
export function ratify({ request, command, at, from, go, late }: Move<'ratify'>): Answer {
  const { ratification, state } = request;
  if (ratification === undefined || !from('executing', 'failed', 'scheduled')) return late();
  const { ratified } = ratification;
  if (ratified !== null) return { ok: false, error: { code: 'ratified_already', by: ratified.by, at: ratified.at } };
  const by = storedPerson(command.by);
  const change = { ratification: { ...ratification, ratified: { by, as: command.as, at } } };
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
