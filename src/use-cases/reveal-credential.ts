import { setTimeout as sleep } from 'node:timers/promises';
import { isOwnChange } from '#domain/password.ts';
import { isCreation, subjectOf } from '#domain/form.ts';
import type { Person } from '#domain/person.ts';
import type { Refusal, Request } from '#domain/request.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { Clock, Institution, Store } from './ports.ts';
import type { Credential, Directory } from './directory-port.ts';
import { OutsideError, type OutsideErrorCode } from './outside-error.ts';
import { protectionOf, type Protection } from './protection.ts';
import { baselineOf } from './watch-password.ts';

/** How often a person may ask for a temporary password in 24 h. */
const REVEALS_A_DAY = 3;

export type RevealRefusal =
  | Refusal
  | { readonly code: 'used_up' }
  /** The account came to be one that is never touched. */
  | { readonly code: 'protected'; readonly why: Protection }
  | { readonly code: 'outside'; readonly error: OutsideErrorCode; readonly detail: string | undefined };

export interface Revealed {
  readonly address: string;
  readonly credential: Credential;
  /** How often it may still be asked for today. */
  readonly left: number;
  /** For `giveBackReveal` when the chat could not show it. */
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
 * Sets a fresh temporary password in the directory and answers it, once, to the one person to whom the account was handed.
 * It is never stored: what stays is that it was shown, when and to whom.
 */
export async function revealCredential(
  deps: RevealDeps,
  input: { readonly requestId: string; readonly by: Person },
): Promise<Result<Revealed, RevealRefusal>> {
  const { requestId, by } = input;
  const request = await handedOver(deps, requestId);
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
      // They chose their own password a moment ago, and we have not told anybody yet: another reset would take it away.
      await deps.store.transact(async (tx) => await tx.send({ kind: 'watch_password', requestId }));
      return refused({ code: 'already', state: 'closed', by: null, at: status.changedAt });
    }
  } catch (error) {
    return outside(error);
  }

  const claim = await deps.store.reveals.claim({ requestId, by, at: deps.clock.now(), limit: REVEALS_A_DAY });
  if (claim === null) return refused({ code: 'used_up' });
  let credential: Credential;
  try {
    credential = await deps.directory.issueCredential(run.directoryId);
  } catch (error) {
    await deps.store.reveals.giveBack(claim.id);
    const refusal = outside(error);
    const code = error instanceof OutsideError ? error.code : null;
    await tellEvent(deps, { requestId, by, what: 'reveal_failed', data: { code } });
    return refusal;
  }
  await deps.store.reveals.done(claim.id, credential.baseline);
  const at = deps.clock.now();
  await deps.store.transact(async (tx) => {
    const data = { kind: credential.kind, left: claim.left };
    await tx.append({ requestId, at, actor: by, door: 'slack', what: 'reveal', data });
    await tx.send({ kind: 'watch_password', requestId });
  });
  const { person: _, as } = request.handedTo;
  return ok({
    address: request.plan.address,
    credential,
    left: claim.left,
    revealId: claim.id,
    as,
    holderName: request.plan.displayName,
  });
}

/** The chat could not show what was set: it is not counted, and stands in the trail, since the password that was known before is gone. */
export async function giveBackReveal(
  deps: Pick<RevealDeps, 'store' | 'clock'>,
  input: { readonly requestId: string; readonly by: Person; readonly revealId: string },
): Promise<void> {
  const { requestId, by, revealId } = input;
  await deps.store.reveals.giveBack(revealId);
  await tellEvent(deps, { requestId, by, what: 'reveal_not_shown', data: {} });
}

async function tellEvent(
  { store, clock }: Pick<RevealDeps, 'store' | 'clock'>,
  event: {
    readonly requestId: string;
    readonly by: Person;
    readonly what: string;
    readonly data: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { by, ...rest } = event;
  const actor = { id: by.id, name: by.name };
  await store.transact(async (tx) => await tx.append({ ...rest, at: clock.now(), actor, door: 'slack' }));
}

/** Whether the person still has the account or answers for it: people change while a hand-over waits. */
async function stillTheirs(
  { store }: Pick<RevealDeps, 'store'>,
  { request, by }: { readonly request: Request; readonly by: Person },
): Promise<boolean> {
  const { form } = request;
  const account = isCreation(form) ? await store.accountOn(subjectOf(form)) : await store.account(form.account.id);
  if (account === null) return false;
  return [account.holder, account.responsible].some((person) => person?.id === by.id);
}

async function protectionNow(deps: RevealDeps, directoryId: string): Promise<Protection | null> {
  const found = await deps.directory.account(directoryId);
  return found === null ? null : protectionOf(deps.institution.rules, found);
}

/** What went wrong outside, as a refusal; a bug is thrown on. */
function outside(error: unknown): Result<never, RevealRefusal> {
  if (!(error instanceof OutsideError)) throw error;
  return refused({ code: 'outside', error: error.code, detail: error.detail });
}

/** The message with the button is posted a moment before the hand-over is written down: a press in between waits for it. */
async function handedOver({ store }: { readonly store: Store }, requestId: string): Promise<Request | null> {
  for (let look = 0; ; look += 1) {
    const request = await store.request(requestId);
    const soon = request?.handedTo === null && ['executing', 'executed'].includes(request.state);
    if (!soon || look >= 12) return request;
    await sleep(250);
  }
}
