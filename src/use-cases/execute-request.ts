import type { Actor } from '#domain/person.ts';
import { CREATION_STEPS } from '#domain/plan.ts';
import type { Refusal, Request } from '#domain/request.ts';
import type { Result } from '#domain/result.ts';
import { carryOut, type ChangeDeps } from './carry-out.ts';

/** Starts an approved request's run, or a failed one's again. The run's steps are waiting in the same transaction. */
export async function executeRequest(
  deps: ChangeDeps,
  input: { readonly requestId: string; readonly by: Actor; readonly again: boolean },
): Promise<Result<Request, Refusal>> {
  return await carryOut(deps, {
    requestId: input.requestId,
    commands: [{ type: input.again ? 'retry' : 'execute', by: input.by }],
    door: 'slack',
    also: async (tx, next) => {
      if (next.state !== 'executing') return true;
      await tx.ensureRun(next.id, CREATION_STEPS);
      await tx.resetRun(next.id);
      return true;
    },
  });
}
