import { randomUUID } from 'node:crypto';
import type { Account } from '#domain/account.ts';
import { subjectOf } from '#domain/form.ts';
import type { Command, Failure, Request } from '#domain/request.ts';
import { carryOut } from '#use-cases/carry-out.ts';
import type { Job, Run, RunStep, Tx } from '#use-cases/ports.ts';
import type { Step, StepDeps, StepOutcome } from './step.ts';

type Done = Extract<StepOutcome, { type: 'done' }>;

interface Attempted {
  readonly request: Request;
  /** The step's row as this attempt wrote it. */
  readonly row: RunStep;
  readonly step: Step;
  /** The run as it was before this attempt. */
  readonly run: Run;
  /** Whether an earlier attempt at this step may have been carried out. */
  readonly before: boolean;
}

/** Writes down what came out of an attempt, together with everything that follows from it. True when the run can go on at once. */
export async function checkpoint(
  deps: StepDeps,
  work: Attempted & { readonly outcome: StepOutcome },
): Promise<boolean> {
  const { outcome, row } = work;
  switch (outcome.type) {
    case 'done':
      return outcome.completes === undefined
        ? await stepDone(deps, { ...work, outcome })
        : await completes(deps, { ...work, outcome, command: outcome.completes });
    case 'wait':
      await waits(deps, { ...work, outcome });
      return false;
    case 'failed': {
      const unknown = ['unavailable', 'unexpected'].includes(outcome.failure.code);
      const rested = { ...atRest(row), uncertain: work.before || unknown };
      const untouched = isUntouched(work.run, rested);
      const failure: Failure = { ...outcome.failure, step: work.step.name, at: deps.clock.now(), untouched };
      await stops(deps, { ...work, command: { type: 'fail', failure }, next: rested });
      return false;
    }
    case 'plan_changed': {
      const command = { type: 'plan_changed', plan: outcome.plan, seats: outcome.seats } as const;
      await stops(deps, {
        ...work,
        command,
        next: { ...atRest(row), attempts: 0, startedAt: null, uncertain: false },
      });
      return false;
    }
  }
}

/** Steps are told on the systems area's card alone: Slack allows few updates a minute, and the requester's card follows the state. */
function progressCard(request: Request): Job {
  return { kind: 'show_card', requestId: request.id, audience: 'systems' };
}

/** Whether it is certain that the run has made no account: none is known, and no attempt to create one has an unknown outcome. */
function isUntouched(run: Run, now: RunStep): boolean {
  const creation = run.steps
    .map((step) => (step.name === now.name ? now : step))
    .find(({ name }) => name === 'create_user');
  return run.directoryId === null && creation?.uncertain === false;
}

function atRest(row: RunStep): RunStep {
  return { ...row, state: 'waiting', nextAt: null, waitingFor: null };
}

async function saveDone(tx: Tx, at: Date, { request, row, outcome }: Attempted & { outcome: Done }): Promise<boolean> {
  const done = { ...row, state: 'done', doneAt: at, nextAt: null, waitingFor: null, uncertain: false } as const;
  if (!(await tx.saveStep(request.id, row, done, outcome.directoryId))) return false;
  const data = { step: row.name, attempts: row.attempts };
  await tx.append({ requestId: request.id, at, actor: 'buzon', door: 'worker', what: 'step_done', data });
  return true;
}

async function stepDone(deps: StepDeps, work: Attempted & { readonly outcome: Done }): Promise<boolean> {
  return await deps.store.transact(async (tx) => {
    if (!(await saveDone(tx, deps.clock.now(), work))) return false;
    await tx.send(progressCard(work.request));
    return true;
  });
}

/** The step moves the request itself: read back, it stands in the register; handed over, the account has its holder. */
async function completes(
  deps: StepDeps,
  work: Attempted & { readonly outcome: Done; readonly command: NonNullable<Done['completes']> },
): Promise<boolean> {
  const { request, command, run } = work;
  const at = deps.clock.now();
  const carried = await carryOut(deps, {
    requestId: request.id,
    commands: [command],
    door: 'worker',
    also: async (tx) => {
      if (!(await saveDone(tx, at, work))) return false;
      if (command.type === 'delivered') {
        const holder = command.as === 'holder' ? { holder: command.to } : {};
        await tx.markAccount(request.number, { deliveredAt: at, ...holder });
      } else if (run.directoryId !== null) await tx.insertAccount(accountFrom(request, run.directoryId, at));
      return true;
    },
  });
  return carried.ok;
}

async function waits(
  deps: StepDeps,
  work: Attempted & { readonly outcome: Extract<StepOutcome, { type: 'wait' }> },
): Promise<void> {
  const { request, row, step, outcome } = work;
  const byRule = step.pausesMs[Math.min(row.attempts, step.pausesMs.length) - 1] ?? 60_000;
  const nextAt = new Date(deps.clock.now().getTime() + Math.max(outcome.afterMs ?? byRule, step.pausesMs[0] ?? 0));
  const uncertain = work.before || outcome.reason === 'unavailable';
  const waiting = { ...row, state: 'waiting', nextAt, waitingFor: outcome.reason, uncertain } as const;
  await deps.store.transact(async (tx) => {
    if (!(await tx.saveStep(request.id, row, waiting))) return;
    await tx.send({ kind: 'advance_run', requestId: request.id }, nextAt);
    await tx.send(progressCard(request));
  });
}

async function stops(
  deps: StepDeps,
  work: Attempted & { readonly command: Extract<Command, { type: 'fail' | 'plan_changed' }>; readonly next: RunStep },
): Promise<void> {
  const { request, row, command, next } = work;
  await carryOut(deps, {
    requestId: request.id,
    commands: [command],
    door: 'worker',
    also: async (tx) => {
      if (!(await tx.saveStep(request.id, row, next))) return false;
      return command.type === 'fail' || (await tx.reserveAddress(request.id, command.plan.address));
    },
  });
}

/** The line of FT-GTI-002 for an account that was just read back. */
function accountFrom(request: Request, directoryId: string, at: Date): Account {
  const { form, plan } = request;
  if (plan === null) throw new Error(`request ${request.number} has no plan`);
  const person = form.type === 'personal' ? form : null;
  return {
    id: randomUUID(),
    directoryId,
    address: plan.address,
    displayName: plan.displayName,
    type: form.type,
    state: 'active',
    departmentCode: form.department.code,
    departmentName: form.department.name,
    position: person?.position ?? null,
    relation: person?.relation ?? null,
    contractEnd: person?.contractEnd ?? null,
    subject: subjectOf(form),
    holder: person === null ? form.responsible : person.chatUser,
    responsible: form.responsible,
    requestNumber: request.number,
    createdAt: at,
    deliveredAt: null,
    closedAt: null,
  };
}
