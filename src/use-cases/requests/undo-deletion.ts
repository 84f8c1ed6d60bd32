import { snapshotOf } from '#domain/account/account-form.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { BEGINNING_STEPS } from '#domain/plan/plan.ts';
import { refused, type Result } from '#domain/result.ts';
import { decidesAlone, mayDecide } from '#domain/request/concerned/who-may-decide.ts';
import { applyCommands } from '../commands/apply-commands.ts';
import { openRequest } from '#use-cases/commands/open-request.ts';
import type { Run } from '#use-cases/ports/store/run.ts';
import { contractHasEnded, type SubmitDeps } from './submit-change.ts';
import { whileRunRests } from './while-run-rests.ts';

/**
 * Undoes a scheduled deletion, or one that stopped half-way: the deletion ends, and a restoration without approval
 * begins in the same transaction. For the systems area, with a reason that both requests carry. Answers the deletion.
 */
export async function undoDeletion(
  deps: Pick<SubmitDeps, 'store' | 'clock' | 'institution'>,
  input: { readonly requestId: string; readonly by: Actor; readonly reason: string },
): Promise<Result<Request, Refusal>> {
  const { requestId, reason } = input;
  // Somebody who decides alone has already written the reason.
  const by = input.by.alone === undefined ? input.by : { ...input.by, alone: { reason } };
  const deletion = await deps.store.request(requestId);
  if (deletion === null || deletion.form.type !== 'deletion') return refused({ code: 'not_found' });
  const deciding = { by, what: 'undo', register: await deps.store.registerFor(deletion.form) } as const;
  const forbidden = mayDecide(deletion, deciding);
  if (forbidden) return refused(forbidden);
  const run = await deps.store.run(requestId);
  if (run?.steps.some(({ name, state }) => name === 'wait_last_day' && state !== 'done') !== false) {
    return refused({ code: 'not_now', state: deletion.state });
  }
  const account = await deps.store.account(deletion.form.account.id);
  if (account === null) return refused({ code: 'not_found' });
  if (contractHasEnded(deps, account)) return refused({ code: 'contract_over' });
  const form = {
    type: 'restoration',
    account: snapshotOf(account),
    justification: reason,
    undoes: deletion.number,
    contractEnd: null,
  } as const;
  const undoing = async (): Promise<Result<Request, Refusal>> =>
    await applyCommands(deps, {
      requestId,
      commands: [{ type: 'undo', by, reason }],
      door: by.door,
      also: async (tx, next) => {
        const alone = decidesAlone(deletion, deciding) ? (by.alone?.reason ?? null) : null;
        const restoration = await openRequest(deps, { tx, form, requester: by, rule: 'undo', alone });
        if (restoration === null) {
          const other = await tx.openRequestOn(account.subject);
          return { code: 'account_busy', number: other?.number ?? '' };
        }
        return await tx.saveRequest({ ...next, supersededBy: restoration.number }, next.revision);
      },
    });
  return (
    (await whileRunRests(deps, { requestId, work: undoing })) ??
    refused({ code: 'account_busy', number: deletion.number })
  );
}

/** Stops a request that still waits for its day: nothing was done yet. For the systems area. */
export async function stopScheduled(
  deps: Pick<SubmitDeps, 'store' | 'clock' | 'institution'>,
  input: { readonly requestId: string; readonly by: Actor },
): Promise<Result<Request, Refusal>> {
  const { requestId, by } = input;
  const stopping = async (): Promise<Result<Request, Refusal>> => {
    const run = await deps.store.run(requestId);
    const waits = isBeforeItsDay(run);
    const request = await deps.store.request(requestId);
    if (request === null) return refused({ code: 'not_found' });
    if (!waits) return refused({ code: 'not_now', state: request.state });
    return await applyCommands(deps, { requestId, commands: [{ type: 'stop', by }], door: by.door });
  };
  // A run that does not come to rest is working: the day has arrived.
  return (await whileRunRests(deps, { requestId, work: stopping })) ?? refused({ code: 'not_now', state: 'executing' });
}

/** Begins a creation or deletion that waits for its day. For the systems area. */
export async function bringForward(
  deps: Pick<SubmitDeps, 'store' | 'clock' | 'institution'>,
  input: { readonly requestId: string; readonly by: Actor },
): Promise<Result<Request, Refusal>> {
  const { requestId, by } = input;
  const beginning = async (): Promise<Result<Request, Refusal>> => {
    const run = await deps.store.run(requestId);
    const row = run?.steps.find(({ state }) => state !== 'done');
    return await applyCommands(deps, {
      requestId,
      commands: [{ type: 'bring_forward', by }],
      door: by.door,
      // A deletion waits a second time, suspended: there is no hurrying that.
      first: async (_, { state }) => await Promise.resolve(isBeforeItsDay(run) ? null : { code: 'not_now', state }),
      // The step looks at once, and not on its day.
      also: async (tx) => row !== undefined && (await tx.saveStep(requestId, row, { ...row, nextAt: null })),
    });
  };
  return (
    (await whileRunRests(deps, { requestId, work: beginning })) ?? refused({ code: 'not_now', state: 'executing' })
  );
}

function isBeforeItsDay(run: Run | null): boolean {
  const name = run?.steps.find(({ state }) => state !== 'done')?.name;
  return name !== undefined && BEGINNING_STEPS.includes(name);
}
