import type { Person } from '#domain/person.ts';
import type { Failure, Request } from '#domain/request.ts';
import { carryOut, type ChangeDeps } from './carry-out.ts';
import { drawPlan } from './draw-plan.ts';
import { failureOf } from './failure.ts';
import type { Chat, Institution } from './ports.ts';
import type { Directory } from './directory-port.ts';
import { OutsideError } from './outside-error.ts';
import { claimAccount, reserve, startRun } from './start-run.ts';

export interface PlanDeps extends ChangeDeps {
  readonly directory: Directory;
  readonly chat: Pick<Chat, 'findByEmail'>;
  readonly institution: Institution;
}

/** How long a plan is tried again while the tenant does not answer, ms. */
const PLAN_PATIENCE = 15 * 60_000;

/** Computes the plan of a request that has none; where a rule stands for the approval, the run begins with it. Throws `OutsideError` while trying again may help. */
export async function makePlan(deps: PlanDeps, input: { readonly requestId: string }): Promise<void> {
  const request = await deps.store.request(input.requestId);
  if (request === null || request.plan !== null || request.failure !== null) return;
  if (request.state !== 'submitted' && request.state !== 'info_requested') return;
  try {
    const drawing = await drawPlan(deps, request);
    if ('failure' in drawing) {
      await planFailed(deps, request, { ...drawing.failure, step: 'plan', at: deps.clock.now() });
      return;
    }
    await carryOut(deps, {
      requestId: request.id,
      commands: [{ type: 'plan', ...drawing, holder: await findHolder(deps, request) }],
      door: 'worker',
      // A run that works on the account at this moment: the sweep comes back to it.
      first: claimAccount,
      also: async (tx, next) => (await reserve(tx, next)) && (await startRun(deps, { tx, request: next })),
    });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const passing = error.service === 'slack' || error.isPassing;
    // What a rule asked for has nobody who would try again: it waits for as long as it takes.
    const patient = request.rule === 'contract_end';
    const tried = deps.clock.now().getTime() - request.updatedAt.getTime();
    if (passing && (patient || tried < PLAN_PATIENCE)) throw error;
    await planFailed(deps, request, failureOf(error, 'plan', deps.clock.now()));
  }
}

/** The new user in the chat, when they are there under their contact address and the form did not name them. */
async function findHolder({ chat }: PlanDeps, { form }: Request): Promise<Person | null> {
  if (form.type !== 'personal' || form.chatUser !== null) return null;
  const found = await chat.findByEmail(form.contactEmail);
  // An official who gave their own address is not the person.
  return found?.id === form.responsible.id ? null : found;
}

async function planFailed(deps: PlanDeps, request: Request, failure: Failure): Promise<void> {
  await carryOut(deps, { requestId: request.id, commands: [{ type: 'plan_failed', failure }], door: 'worker' });
}
