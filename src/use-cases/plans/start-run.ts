import { decide } from '#domain/request/decide.ts';
import { missingReceipts } from '#domain/request/hand-over/receipts.ts';
import { needsReceipts } from '#domain/form/delivery.ts';
import { isCreation } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { ChangeDeps } from '../commands/apply-commands.ts';
import { followUp } from '#use-cases/commands/follow-up.ts';
import type { ToPlan } from './plan-input.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';

/** Reserves the address that the plan needs and that the account does not have yet. False when somebody else has it by now. */
export async function reserve(tx: Tx, request: ToPlan): Promise<boolean> {
  const { form, plan } = request;
  const address = newAddressOf(request);
  if (plan === null || address === null) return true;
  // A restored account's own address waits for it in quarantine.
  if (!isCreation(form) && address === form.account.address) return true;
  return await tx.reserveAddress(request.id, address, request.holderEmail);
}

/** The address that the account gets by this request. */
export function newAddressOf({ form, plan }: Request): string | null {
  if (plan === null) return null;
  if (isCreation(form) || form.type === 'address' || form.type === 'restoration') return plan.address;
  const alias = form.type === 'alias' ? plan.changes.find(({ what }) => what === 'alias')?.after : undefined;
  return alias !== undefined && alias !== null && 'text' in alias ? alias.text : null;
}

/** Only one run at a time works on an account: refused while another one does. Locks the account's line, so that of two that begin at once the second sees the first. */
export async function claimAccount(tx: Tx, request: Request): Promise<Refusal | null> {
  const { form, state } = request;
  if (state !== 'executing' || isCreation(form)) return null;
  await tx.account(form.account.id);
  const other = await tx.runningOn(form.account.id, request.id);
  return other === null ? null : { code: 'account_busy', number: other };
}

/**
 * What belongs to the beginning of a run, in the transaction that begins it: its steps, and the end of the requests that it supersedes.
 */
export async function startRun(
  deps: Pick<ChangeDeps, 'clock'>,
  { tx, request }: { readonly tx: Tx; readonly request: Request },
): Promise<true> {
  const { form, plan } = request;
  if (request.state !== 'executing' || plan === null) return true;
  if (isCreation(form)) {
    await tx.ensureRun(request.id, plan.steps, null);
  } else {
    await tx.ensureRun(request.id, plan.steps, form.account.directoryId);
    // A deletion supersedes nothing before its last day is over.
    if (request.kind !== 'deletion') await supersede(deps, { tx, request });
  }
  await tx.resetRun(request.id);
  return true;
}

/** Ends other requests on the account that only waited and are undone or replaced by this one. */
export async function supersede(
  deps: Pick<ChangeDeps, 'clock'>,
  { tx, request }: { readonly tx: Tx; readonly request: Request },
): Promise<true> {
  const { form } = request;
  if (isCreation(form)) return true;
  // An account whose deletion begins has nothing left to be decided about.
  const undecided = request.kind === 'deletion' ? await tx.undecidedOn(form.account.id) : [];
  const waiting = (await tx.waitingOn(form.account.id)).filter((other) => replaces(request, other));
  for (const other of [...undecided, ...waiting]) {
    await moveOther(deps, { tx, other, command: { type: 'supersede', by: request.number } });
  }
  return true;
}

/** Moves another request on in the same transaction: a deletion is undone, a redirection replaced, a hand-over superseded or passed on. Null when it cannot be, or somebody was faster. */
export async function moveOther(
  deps: Pick<ChangeDeps, 'clock'>,
  { tx, other, command }: { readonly tx: Tx; readonly other: Request; readonly command: Command },
): Promise<Request | null> {
  const at = deps.clock.now();
  const decided = decide(other, command, at);
  if (!decided.ok || !(await tx.saveRequest(decided.value.next, other.revision))) return null;
  const { next, effects } = decided.value;
  await followUp(tx, { applied: [{ command, before: other, next }], effects, at, door: 'worker' });
  return next;
}

function replaces(request: Request, waiting: Request): boolean {
  if (waiting.id === request.id) return false;
  if (waiting.state === 'delivered') {
    // Nobody needs a hand-over any more whose account ends, or is blocked.
    if (request.kind === 'deletion' || request.kind === 'block') return true;
    // A new password alone confirms nobody's receipt.
    const isReceived = missingReceipts(waiting).length === 0;
    return request.plan?.steps.includes('hand_over') === true && (needsReceipts(request.form) || isReceived);
  }
  if (waiting.kind === 'block') return request.kind === 'restoration' || request.kind === 'deletion';
  if (request.form.type === 'restoration') return waiting.kind === 'deletion' && request.form.lifts !== true;
  const ends = request.form.type === 'redirection' || request.kind === 'deletion';
  return ends && waiting.form.type === 'redirection';
}
