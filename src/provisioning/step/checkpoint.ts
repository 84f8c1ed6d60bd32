import { randomUUID } from 'node:crypto';
import { accountAfter } from '#domain/modifications/account-after.ts';
import type { Shown } from '#domain/modifications/account-work.ts';
import type { Account } from '#domain/account/account.ts';
import { isCreation, subjectOf } from '#domain/form/form.ts';
import { BEGINNING_STEPS } from '#domain/plan/plan.ts';
import { isUntouched } from '#domain/plan/run.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { Failure } from '#domain/plan/failure.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Run, RunStep } from '#use-cases/ports/store/run.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { keepHolder } from '#use-cases/hand-over/join-chat.ts';
import { claimAccount, newAddressOf, supersede, reserve } from '#use-cases/plans/start-run.ts';
import { contractEndMoved } from '#use-cases/contracts/tell-contract-end.ts';
import { bringHandOversAlong } from './hand-overs-along.ts';
import { uncertainAfter } from './step-events.ts';
import { HOUR, type Step, type StepDeps, type StepOutcome } from './step.ts';

type Done = Extract<StepOutcome, { type: 'done' }>;

interface Attempted {
  readonly request: Request;
  /** The step's row as written by this attempt. */
  readonly row: RunStep;
  readonly step: Step;
  /** The run before this attempt. */
  readonly run: Run;
  /** Whether an earlier attempt at this step may have been carried out. */
  readonly before: boolean;
}

/**
 * Saves the outcome of an attempt, together with everything that follows from it. True when the run can continue at
 * once.
 */
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
    case 'by_hand':
      await needsHand(deps, work);
      return false;
    case 'failed': {
      const unknown = ['unavailable', 'unexpected'].includes(outcome.failure.code);
      const rested = { ...atRest(row), uncertain: work.before || unknown };
      const untouched = isUntouched(work.run.steps.map((step) => (step.name === rested.name ? rested : step)));
      const failure: Failure = { ...outcome.failure, step: work.step.name, at: deps.clock.now(), untouched };
      await stops(deps, { ...work, command: { type: 'fail', failure }, next: rested });
      return false;
    }
    case 'plan_changed': {
      const { type, plan, seats, unseen } = outcome;
      const command = { type, plan, seats, ...(unseen === undefined ? {} : { unseen }) };
      await stops(deps, {
        ...work,
        command,
        next: { ...atRest(row), attempts: 0, startedAt: null, uncertain: false },
      });
      return false;
    }
  }
}

/**
 * Steps are shown only on the systems area's card: Slack allows few updates a minute, and the requester's card follows
 * the state.
 */
function progressCard(request: Request): Job {
  return { kind: 'show_card', requestId: request.id, audience: 'systems' };
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

/** The step changes the request's state: read back, the account is in the register; handed over, it has its holder. */
async function completes(
  deps: StepDeps,
  work: Attempted & { readonly outcome: Done; readonly command: NonNullable<Done['completes']> },
): Promise<boolean> {
  const { request, command, run } = work;
  const at = deps.clock.now();
  const carried = await applyCommands(deps, {
    requestId: request.id,
    commands: [command],
    door: 'worker',
    // If the request only waited for its day, others may have begun since.
    first: claimAccount,
    also: async (tx, next) => {
      if (!(await saveDone(tx, at, work))) return false;
      if (command.type === 'resume') return await supersede(deps, { tx, request: next });
      if (command.type === 'delivered') {
        if (!isCreation(request.form)) {
          // A holder who was identified only by the address, and approved: from now on the register knows them.
          const isNew = command.as === 'holder' && request.form.account.byEmail === true;
          return isNew ? await keepHolder(tx, { account: request.form.account, holder: command.to }) : true;
        }
        const holder = command.as === 'holder' ? { holder: command.to } : {};
        await tx.markAccount(request.number, { deliveredAt: at, ...holder });
        return true;
      }
      const { shown = null, sight } = work.outcome;
      if (isCreation(request.form)) {
        if (run.directoryId !== null) await tx.insertAccount(accountFrom(request, run.directoryId, at));
      } else if (!(await keepRegister(deps, { tx, request, command: command.type, at, shown }))) return false;
      if (sight !== undefined) await tx.tenant.keepSights([sight], at);
      return true;
    },
  });
  return carried.ok;
}

/** Saves the account's row and the owner of its addresses, from what was read back. */
async function keepRegister(
  deps: StepDeps,
  done: {
    readonly tx: Tx;
    readonly request: Request;
    readonly command: 'executed' | 'finished';
    readonly at: Date;
    readonly shown: Shown | null;
  },
): Promise<boolean> {
  const { tx, request, command, at, shown } = done;
  const { form, plan } = request;
  if (isCreation(form) || plan === null) return true;
  const account = await tx.account(form.account.id);
  if (account === null) throw new Error(`the account of ${request.number} is not in the register`);
  const quarantinedUntil = new Date(at.getTime() + deps.institution.rules.quarantineDays * 24 * HOUR);
  if (command === 'finished') {
    if (request.kind !== 'deletion') return true;
    await tx.saveAccount({ ...account, state: 'deleted', licensed: false, deletedAt: at });
    await tx.quarantineAll(account.id, quarantinedUntil);
    return true;
  }
  const after = accountAfter(account, { form, plan, at, shown });
  await tx.saveAccount(after);
  await bringHandOversAlong(deps, { tx, account, after });
  if (form.type === 'restoration') {
    for (const readId of await tx.tenant.endDeleted(account.directoryId))
      await tx.send({ kind: 'show_digest', readId });
  }
  await contractEndMoved(deps.store, { tx, before: account, after });
  const to = newAddressOf(request);
  if (to === null) return true;
  const from = form.type === 'alias' ? null : account.address;
  return await tx.moveAddress({ accountId: account.id, from, to, quarantinedUntil });
}

async function needsHand(deps: StepDeps, { request, row }: Attempted): Promise<void> {
  // The step only read: that leaves no uncertainty.
  const waiting = { ...row, state: 'waiting', nextAt: null, waitingFor: 'person', uncertain: false } as const;
  await deps.store.transact(async (tx) => {
    if (!(await tx.saveStep(request.id, row, waiting))) return;
    await tx.send(progressCard(request));
    const note = { kind: 'by_hand' } as const;
    await tx.send({ kind: 'thread_note', requestId: request.id, key: `by_hand:${row.attempts}`, note });
  });
}

async function waits(
  deps: StepDeps,
  work: Attempted & { readonly outcome: Extract<StepOutcome, { type: 'wait' }> },
): Promise<void> {
  const { request, row, step, outcome } = work;
  if (outcome.reason === 'date') return await waitsForDate(deps, work);
  const byRule = step.pausesMs[Math.min(row.attempts, step.pausesMs.length) - 1] ?? 60_000;
  const nextAt = new Date(deps.clock.now().getTime() + Math.max(outcome.afterMs ?? byRule, step.pausesMs[0] ?? 0));
  const uncertain = work.before || outcome.reason === 'unavailable';
  const waiting = { ...row, state: 'waiting', nextAt, waitingFor: outcome.reason, uncertain } as const;
  await deps.store.transact(async (tx) => {
    if (!(await tx.saveStep(request.id, row, waiting))) return;
    await tellUncertain(deps, { tx, work, next: waiting });
    await tx.send({ kind: 'advance_run', requestId: request.id }, nextAt);
    await tx.send(progressCard(request));
  });
}

/** Tells, the first time, that it is unknown whether a step was carried out. */
async function tellUncertain(
  deps: StepDeps,
  { tx, work, next }: { readonly tx: Tx; readonly work: Attempted; readonly next: Pick<RunStep, 'uncertain'> },
): Promise<void> {
  const { request, row, before } = work;
  if (!next.uncertain || before) return;
  const at = deps.clock.now();
  for (const event of uncertainAfter({ request, at }, { row, why: 'no_answer' })) await tx.append(event);
}

/** Waiting for a date is not an error: it does not count as an attempt, and the step's deadline begins at the date. */
async function waitsForDate(
  deps: StepDeps,
  work: Attempted & { readonly outcome: Extract<StepOutcome, { type: 'wait' }> },
): Promise<void> {
  const { request, row, outcome } = work;
  const nextAt = new Date(deps.clock.now().getTime() + Math.max(1_000, outcome.afterMs ?? 0));
  const waiting = {
    ...row,
    state: 'waiting',
    nextAt,
    startedAt: null,
    waitingFor: 'date',
    uncertain: work.before,
  } as const;
  const saved = async (tx: Tx): Promise<boolean> => {
    if (!(await tx.saveStep(request.id, row, waiting))) return false;
    await tx.send({ kind: 'advance_run', requestId: request.id }, nextAt);
    await tx.send(progressCard(request));
    return true;
  };
  // Before its day a request blocks nobody from the account.
  if (request.state === 'executing' && BEGINNING_STEPS.includes(row.name)) {
    await applyCommands(deps, { requestId: request.id, commands: [{ type: 'rest' }], door: 'worker', also: saved });
  } else await deps.store.transact(saved);
}

async function stops(
  deps: StepDeps,
  work: Attempted & { readonly command: Extract<Command, { type: 'fail' | 'plan_changed' }>; readonly next: RunStep },
): Promise<void> {
  const { request, row, command, next } = work;
  await applyCommands(deps, {
    requestId: request.id,
    commands: [command],
    door: 'worker',
    also: async (tx) => {
      if (!(await tx.saveStep(request.id, row, next))) return false;
      await tellUncertain(deps, { tx, work, next });
      return command.type === 'fail' || (await reserve(tx, { ...request, plan: command.plan }));
    },
  });
}

/** The FT-GTI-002 row of an account that was just read back. */
function accountFrom(request: Request, directoryId: string, at: Date): Account {
  const { form, plan } = request;
  if (plan === null || !isCreation(form)) throw new Error(`request ${request.number} has no plan of a new account`);
  const person = form.type === 'personal' ? form : null;
  return {
    id: randomUUID(),
    directoryId,
    address: plan.address,
    userPrincipalName: plan.address,
    displayName: plan.displayName,
    givenNames: person?.givenNames ?? null,
    surnames: person?.surnames ?? null,
    type: form.type,
    state: 'active',
    licensed: true,
    departmentCode: form.department.code,
    departmentName: form.department.name,
    position: person?.position ?? null,
    phone: null,
    relation: person?.relation ?? null,
    contractNumber: person?.contractNumber ?? null,
    contractStart: person?.contractStart ?? null,
    contractEnd: person?.contractEnd ?? null,
    subject: subjectOf(form),
    holder: person === null ? form.responsible : person.chatUser,
    responsible: form.responsible,
    origin: 'request',
    requestNumber: request.number,
    kept: null,
    createdAt: at,
    deliveredAt: null,
    closedAt: null,
    suspendedAt: null,
    deletedAt: null,
  };
}
