import { decide } from '#domain/decide.ts';
import { isCreation } from '#domain/form.ts';
import type { Refusal, Request } from '#domain/request.ts';
import { cardsOf, eventOf, jobOf, type ChangeDeps } from './carry-out.ts';
import type { Tx } from './ports.ts';

/** Reserves the address that the plan needs and that the account does not have yet. False when somebody else has it by now. */
export async function reserve(tx: Tx, request: Request): Promise<boolean> {
  const { form, plan } = request;
  const address = newAddressOf(request);
  if (plan === null || address === null) return true;
  // A restored account's own address waits for it in quarantine.
  if (!isCreation(form) && address === form.account.address) return true;
  return await tx.reserveAddress(request.id, address);
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
 * What belongs to the beginning of a run, in the transaction that begins it: its steps, and the end of other requests on the
 * account that only waited for their date and are undone or replaced by this one.
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
    for (const waiting of await tx.waitingOn(form.account.id)) {
      if (replaces(request, waiting)) await supersede(deps, { tx, waiting, by: request.number });
    }
  }
  await tx.resetRun(request.id);
  return true;
}

/** Ends a request that only waits: a deletion is undone, a redirection replaced, a hand-over overtaken. */
async function supersede(
  deps: Pick<ChangeDeps, 'clock'>,
  { tx, waiting, by }: { readonly tx: Tx; readonly waiting: Request; readonly by: string },
): Promise<void> {
  const at = deps.clock.now();
  const command = { type: 'supersede', by } as const;
  const decided = decide(waiting, command, at);
  if (!decided.ok || !(await tx.saveRequest(decided.value.next, waiting.revision))) return;
  await tx.append(eventOf({ request: decided.value.next, command, at, door: 'worker' }));
  const { next, effects } = decided.value;
  for (const job of [...cardsOf(next), ...effects.map((effect) => jobOf(effect, next))]) await tx.send(job);
}

function replaces(request: Request, waiting: Request): boolean {
  if (waiting.id === request.id) return false;
  // Whoever gets the account, or a password, anew needs the earlier hand-over no longer; nor does anybody whose account ends.
  if (waiting.state === 'delivered')
    return request.kind === 'deletion' || request.plan?.steps.includes('hand_over') === true;
  if (request.kind === 'restoration') return waiting.kind === 'deletion';
  const ends = request.form.type === 'redirection' || request.kind === 'deletion';
  return ends && waiting.form.type === 'redirection';
}
