import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Result } from '#domain/result.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { claimAccount, startRun } from '#use-cases/plans/start-run.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';

/**
 * Applies an approval and, in the same transaction, begins the work. Where another person has to begin it, the request
 * is only approved.
 */
export async function approveAndBegin(
  deps: ChangeDeps,
  input: {
    readonly requestId: string;
    readonly by: Actor;
    /** The last one approves. */
    readonly commands: readonly [Command, ...Command[]];
    /** False: it is only approved, and somebody begins it later. */
    readonly begins: boolean;
    readonly also?: (tx: Tx) => Promise<boolean>;
  },
): Promise<Result<Request, Refusal>> {
  const { requestId, by, commands, begins, also = async () => await Promise.resolve(true) } = input;
  const approval = { requestId, commands, door: by.door };
  const onlyApprove = async (): Promise<Result<Request, Refusal>> =>
    await applyCommands(deps, { ...approval, also: async (tx) => await also(tx) });
  if (!begins) return await onlyApprove();
  // The reason of somebody who decides alone is recorded once, with the approval.
  const executor = by.alone === undefined ? by : { ...by, alone: { reason: null } };
  const begun = await applyCommands(deps, {
    ...approval,
    commands: [...commands, { type: 'execute', by: executor }],
    first: claimAccount,
    also: async (tx, request) => (await also(tx)) && (await startRun(deps, { tx, request })),
  });
  return !begun.ok && begun.error.code === 'second_person' ? await onlyApprove() : begun;
}
