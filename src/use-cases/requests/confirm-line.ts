import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Failure } from '#domain/plan/failure.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { refused, type Result } from '#domain/result.ts';
import { isUntouched } from '#domain/plan/run.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';

/** Somebody of the systems area ran the line that a run waits for: the step goes on and checks the effect. */
export async function confirmLine(
  deps: ChangeDeps,
  input: { readonly requestId: string; readonly by: Actor },
): Promise<Result<Request, Refusal>> {
  const { requestId, by } = input;
  return await applyCommands(deps, {
    requestId,
    commands: [{ type: 'line_run', by }],
    door: by.door,
    also: async (tx, next) =>
      (await tx.confirmLine(requestId, deps.clock.now())) ? true : { code: 'not_now', state: next.state },
  });
}

/** The line cannot be run: the run stops with the reason. The request can be rejected if nothing was changed yet. */
export async function refuseLine(
  deps: ChangeDeps,
  input: { readonly requestId: string; readonly by: Actor; readonly reason: string },
): Promise<Result<Request, Refusal>> {
  const { requestId, by, reason } = input;
  const run = await deps.store.run(requestId);
  const waiting = run?.steps.find((step) => step.waitingFor === 'person');
  const request = await deps.store.request(requestId);
  if (request === null) return refused({ code: 'not_found' });
  if (run === null || waiting === undefined) return refused({ code: 'not_now', state: request.state });
  const failure: Failure = {
    code: 'line_not_run',
    step: waiting.name,
    at: deps.clock.now(),
    untouched: isUntouched(run.steps.filter((step) => step !== waiting)),
    detail: reason,
  };
  return await applyCommands(deps, {
    requestId,
    commands: [{ type: 'line_not_run', by, reason, failure }],
    door: by.door,
    also: async (tx, next) => {
      const rested = { ...waiting, waitingFor: null, uncertain: false };
      return (await tx.saveStep(requestId, waiting, rested)) ? true : { code: 'not_now', state: next.state };
    },
  });
}
