import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Result } from '#domain/result.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import { claimAccount, startRun } from '#use-cases/plans/start-run.ts';

/** Starts an approved request's run, or a failed run again. The steps are set to waiting in the same transaction. */
export async function executeRequest(
  deps: ChangeDeps,
  input: { readonly requestId: string; readonly by: Actor; readonly again: boolean },
): Promise<Result<Request, Refusal>> {
  return await applyCommands(deps, {
    requestId: input.requestId,
    commands: [{ type: input.again ? 'retry' : 'execute', by: input.by }],
    door: input.by.door,
    first: claimAccount,
    also: async (tx, request) => await startRun(deps, { tx, request }),
  });
}
