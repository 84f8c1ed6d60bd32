import type { Actor } from '#domain/person.ts';
import type { Request } from '../request.ts';
import type { Refusal } from '../refusal.ts';
import { concernOf, type Register } from './who-is-concerned.ts';

/** The decisions of the systems area about a request. */
export type Decision =
  | 'choose_address'
  | 'approve'
  | 'reject'
  | 'ask'
  | 'execute'
  | 'retry'
  | 'line_run'
  | 'line_not_run'
  | 'stop'
  | 'give_up'
  | 'release'
  | 'undo';

/** The parts of a request that determine who may decide about it. */
export type Judged = Pick<
  Request,
  'requester' | 'form' | 'rule' | 'needsTwo' | 'decision' | 'handedTo' | 'plan' | 'alone'
>;

export interface Deciding {
  readonly by: Actor;
  readonly what: Decision;
  /** The accounts named by the request, at the moment of the decision. */
  readonly register: Register;
}

/** Decisions that carry out what somebody else approved. */
const CARRYING_OUT: readonly Decision[] = ['execute', 'retry', 'line_run', 'line_not_run'];
/** Actions that leave the decision for later. */
const DECIDING_NOTHING: readonly Decision[] = ['ask', 'choose_address'];
/** Decisions that begin the work: when two people are needed, not by the approver. */
const BEGINNING: readonly Decision[] = ['execute', 'retry'];

/**
 * The rule of who may decide; null when this person may. Nobody decides about what concerns them. When two people are
 * needed, the approver does not begin the work, but the requester may. The only systems person of an office
 * (`by.alone`) may do all of it with a written reason.
 */
export function mayDecide(request: Judged, deciding: Deciding): Refusal | null {
  const { by, what } = deciding;
  const refusal = refusalAmongSeveral(request, deciding);
  if (refusal?.code === 'not_systems' || by.alone === undefined) return refusal;
  if (!decidesAlone(request, deciding)) return null;
  const wasReasoned = what !== 'approve' && request.alone?.by.id === by.id;
  const isReasoned = DECIDING_NOTHING.includes(what) || wasReasoned || by.alone.reason !== null;
  return isReasoned ? null : { code: 'reason_needed' };
}

/** Whether this person may decide only because there is nobody else. */
export function decidesAlone(request: Judged, deciding: Deciding): boolean {
  const { by, what } = deciding;
  // When two people are needed, the approval is already a decision alone: nobody else will carry it out.
  const lacksSecond = request.needsTwo && what === 'approve';
  return by.alone !== undefined && (lacksSecond || refusalAmongSeveral(request, deciding) !== null);
}

/** The rule in an office of several people. */
function refusalAmongSeveral(request: Judged, { by, what, register }: Deciding): Refusal | null {
  if (!by.systems) return { code: 'not_systems' };
  const { requester, rule, needsTwo, decision } = request;
  // An undo needs no second approver, and a block is ratified instead.
  if (by.id === requester.id && rule !== 'undo' && rule !== 'block') {
    const approvedByAnother = decision?.outcome === 'approved' && decision.by.id !== by.id;
    if (!needsTwo || !approvedByAnother || !CARRYING_OUT.includes(what)) return { code: 'own_request' };
  }
  const as = concernOf(request, { by, register });
  if (as !== null) return { code: 'concerned', as };
  if (needsTwo && BEGINNING.includes(what) && decision?.by.id === by.id) return { code: 'second_person' };
  return null;
}

/** Whom the team lacks to decide and execute an incoming request; null when it lacks nobody. */
export function whoIsMissing(
  request: Judged,
  { team, register }: { readonly team: readonly Actor[]; readonly register: Register },
): 'approver' | 'second' | null {
  const may = (judged: Judged, deciding: Omit<Deciding, 'register'>): boolean =>
    [undefined, 'reason_needed'].includes(mayDecide(judged, { ...deciding, register })?.code);
  const approvers = team.filter((by) => may(request, { by, what: 'approve' }));
  if (approvers.length === 0) return 'approver';
  const isCarriedOut = approvers.some((approver) => {
    const decision = { outcome: 'approved', by: approver, at: new Date(0) } as const;
    return team.some((by) => may({ ...request, decision }, { by, what: 'execute' }));
  });
  return isCarriedOut ? null : 'second';
}
