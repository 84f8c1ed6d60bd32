import { setTimeout as sleep } from 'node:timers/promises';
import { isOwnChange } from '#domain/plan/password.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { signInNameOf } from '#domain/request/hand-over/sign-in-name.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { Credential, Directory } from '#use-cases/ports/directory.ts';
import { accountOfRequest } from '#use-cases/register/account-of-request.ts';
import { withAddressNow } from '#use-cases/register/address-now.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { failureOf } from '#use-cases/plans/failure.ts';
import { OutsideError, type OutsideErrorCode } from '#use-cases/ports/outside-error.ts';
import { protectionOf, type Protection } from '#use-cases/plans/protection.ts';
import { beginReveal, endUnshown } from './reveal-events.ts';
import { baselineOf } from './watch-password.ts';

export type RevealRefusal =
  | Refusal
  | { readonly code: 'used_up' }
  /** The account is now protected from all changes. */
  | { readonly code: 'protected'; readonly why: Protection }
  /** The hand-over ended while a password was being set, which nobody saw. */
  | { readonly code: 'ended_meanwhile' }
  /** `mayBeSet`: it is unknown whether the directory set another password. */
  | { readonly code: 'outside'; readonly error: OutsideErrorCode; readonly mayBeSet: boolean };

export interface Revealed {
  readonly address: string;
  readonly signInName: string;
  readonly credential: Credential;
  /** How many more reveals are allowed today. */
  readonly left: number;
  /** Pass it to `noteShown`, or to `endUnshown` when the chat could not show it. */
  readonly revealId: string;
  readonly as: 'holder' | 'responsible';
  readonly holderName: string;
}

interface RevealDeps {
  readonly store: Store;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly institution: Institution;
}

/**
 * Sets a new temporary password in the directory and answers it, once, to the person to whom the account was handed. It
 * is never stored: only the attempt and its outcome are. Whoever shows it calls `noteShown`.
 */
export async function revealCredential(
  deps: RevealDeps,
  input: { readonly requestId: string; readonly by: Actor },
): Promise<Result<Revealed, RevealRefusal>> {
  const { requestId, by } = input;
  const request = await handedOverRequest(deps, requestId);
  if (request === null || request.plan === null) return refused({ code: 'not_found' });
  if (request.handedTo === null) return refused({ code: 'not_now', state: request.state });
  if (request.handedTo.person.id !== by.id || !(await stillTheirs(deps, { request, by }))) {
    return refused({ code: 'not_holder' });
  }
  if (request.state !== 'delivered') {
    return refused({ code: 'already', state: request.state, by: null, at: request.updatedAt });
  }
  if (request.passwordChangedAt !== null) {
    return refused({ code: 'already', state: 'closed', by: null, at: request.passwordChangedAt });
  }
  const run = await deps.store.run(requestId);
  if (run?.directoryId === null || run === null) return refused({ code: 'not_found' });
  try {
    const [status, latest, why] = await Promise.all([
      deps.directory.passwordStatus(run.directoryId),
      deps.store.reveals.latest(requestId),
      protectionNow(deps, run.directoryId),
    ]);
    if (why !== null) return refused({ code: 'protected', why });
    if (status !== null && isOwnChange(status, latest?.baseline ?? baselineOf(request))) {
      // They chose their own password a moment ago and we have not recorded it yet: another reset would undo it.
      await deps.store.transact(async (tx) => await tx.send({ kind: 'watch_password', requestId }));
      return refused({ code: 'already', state: 'closed', by: null, at: status.changedAt });
    }
  } catch (error) {
    if (error instanceof OutsideError) await tellSystems(deps, { requestId, error });
    return outsideRefusal(error, false);
  }

  const claim = await beginReveal(deps, { requestId, by });
  if (claim === null) return refused({ code: 'used_up' });
  const reveal = { requestId, by, revealId: claim.id };
  let credential: Credential;
  try {
    credential = await deps.directory.issueCredential(run.directoryId);
  } catch (error) {
    const code = error instanceof OutsideError ? error.code : null;
    const mayBeSet = code === null || isUncertain(code);
    await endUnshown(deps, { ...reveal, end: { what: mayBeSet ? 'reveal_unknown' : 'reveal_failed', code } });
    if (error instanceof OutsideError) await tellSystems(deps, { requestId, error });
    return outsideRefusal(error, mayBeSet);
  }
  await deps.store.transact(async (tx) => {
    await tx.reveals.done(claim.id, credential.baseline);
    await tx.send({ kind: 'watch_password', requestId });
  });
  const now = await deps.store.request(requestId);
  // The hand-over ended meanwhile, before there was anything to take back.
  if (now === null || now.state !== 'delivered') {
    const job = { kind: 'take_back_password', requestId } as const;
    await endUnshown(deps, { ...reveal, end: { what: 'reveal_not_shown', why: 'ended' }, job });
    return refused({ code: 'ended_meanwhile' });
  }
  // The account was given to somebody else meanwhile: nobody sees this password, and the new holder reveals their own.
  if (now.handedTo?.person.id !== by.id) {
    await endUnshown(deps, { ...reveal, end: { what: 'reveal_not_shown', why: 'handed_to_another' } });
    return refused({ code: 'not_holder' });
  }
  const { person: _, as } = request.handedTo;
  const present = await withAddressNow(deps.store, request);
  return ok({
    address: present.plan?.address ?? request.plan.address,
    signInName: signInNameOf(present),
    credential,
    left: claim.left,
    revealId: claim.id,
    as,
    holderName: request.plan.displayName,
  });
}

/**
 * A problem that only the systems area can fix is posted in the request's thread, once a day; the person was told that
 * the systems area knows.
 */
async function tellSystems(
  { store, clock, institution }: RevealDeps,
  failed: { readonly requestId: string; readonly error: OutsideError },
): Promise<void> {
  const { requestId, error } = failed;
  if (!isForSystems(error.code)) return;
  const failure = failureOf(error, 'hand_over', clock.now());
  const key = `reveal_failed:${error.code}:${dayIn(clock.now(), institution.timeZone)}`;
  const note = { kind: 'reveal_failed', failure } as const;
  await store.transact(async (tx) => await tx.send({ kind: 'thread_note', requestId, key, note }));
}

/** Whether only the systems area can fix it, not the person. */
export function isForSystems(code: OutsideErrorCode): boolean {
  return !['throttled', 'unavailable', 'unknown_outcome', 'not_found'].includes(code);
}

/** Whether the person is still the holder or responsible: people change while a hand-over waits. */
async function stillTheirs(
  { store }: Pick<RevealDeps, 'store'>,
  { request, by }: { readonly request: Request; readonly by: Actor },
): Promise<boolean> {
  const account = await accountOfRequest(store, request);
  if (account === null) return false;
  return [account.holder, account.responsible].some((person) => person?.id === by.id);
}

async function protectionNow(deps: RevealDeps, directoryId: string): Promise<Protection | null> {
  const found = await deps.directory.account(directoryId);
  return found === null ? null : protectionOf(deps.institution.rules, found);
}

/** An outside error as a refusal; bugs are rethrown. */
function outsideRefusal(error: unknown, mayBeSet: boolean): Result<never, RevealRefusal> {
  if (!(error instanceof OutsideError)) throw error;
  return refused({ code: 'outside', error: error.code, mayBeSet });
}

/** Whether the directory may have done it anyway: it gave no answer, or an unreadable one. */
function isUncertain(code: OutsideErrorCode): boolean {
  return code === 'unknown_outcome' || code === 'unreadable';
}

/** The message with the button is posted a moment before the hand-over is saved: a press in between waits for it. */
async function handedOverRequest({ store }: { readonly store: Store }, requestId: string): Promise<Request | null> {
  for (let look = 0; ; look += 1) {
    const request = await store.request(requestId);
    const soon = request?.handedTo === null && ['executing', 'executed'].includes(request.state);
    if (!soon || look >= 12) return request;
    await sleep(250);
  }
}
