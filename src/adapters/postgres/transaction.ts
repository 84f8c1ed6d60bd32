import { and, count, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { HARMLESS_STEPS, type StepName } from '#domain/plan/plan.ts';
import type { Request } from '#domain/request/request.ts';
import { UNTOUCHED_STATES, BLOCKING_STATES, type RequestState } from '#domain/request/states.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';
import type { Sending } from '#use-cases/ports/store/job.ts';
import type { RunStep } from '#use-cases/ports/store/run.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { accountOf, accountRow } from './accounts/account-rows.ts';
import { moveAddress, releaseReserved, reserveAddress } from './accounts/addresses.ts';
import { archive } from './trail/archive.ts';
import { claimContractEvent, giveBackContractEvent } from './accounts/contracts.ts';
import type { Transaction } from './connection/database.ts';
import { createForgetting } from './retention/forget.ts';
import { openRequestOn } from './requests/open-request-on.ts';
import { createRegister } from './accounts/register-now.ts';
import { insertRequest, takeSubject, type SendJobs } from './requests/insert-request.ts';
import { requestOf, rowOf } from './requests/request-rows.ts';
import { createQuestionsTx } from './questions/questions.ts';
import { createRevealsTx } from './requests/reveals.ts';
import { attemptsNoted, conflictsTold, isOnTrail } from './trail/trail.ts';
import { keepText } from './trail/texts.ts';
import { createTenantTx } from './tenant/tenant-tx.ts';
import { accounts, addresses } from './tables/accounts.ts';
import { requests } from './tables/requests.ts';
import { runs, runSteps } from './tables/runs.ts';

/** What a transaction does last: the jobs to send and the events to seal. */
export interface AtEnd {
  readonly jobs: Sending[];
  readonly events: AuditEvent[];
}

export function createTx(tx: Transaction, { sendJobs, atEnd }: { sendJobs: SendJobs; atEnd: AtEnd }): Tx {
  return {
    keepText: async (text, since) => await keepText(tx, text, since),
    insertRequest: async (draft, keys, jobs = []) => await insertRequest(tx, { draft, ...keys, jobs }, sendJobs),
    saveRequest: async (next, seenRevision) => {
      const { id: _, ...row } = rowOf(next);
      // A scheduled request frees its subject for new requests, and keeps it free during its last step; but a person or
      // thing gets one account.
      const rests = next.state === 'scheduled' && next.kind !== 'creation';
      const rested = rests ? { subject: `rested:${next.id}` } : {};
      const saved = await tx
        .update(requests)
        .set({ ...row, ...rested })
        .where(and(eq(requests.id, next.id), eq(requests.revision, seenRevision)))
        .returning({ id: requests.id });
      return saved.length === 1;
    },
    takeSubject: async (requestId, subject) => await takeSubject(tx, { requestId, subject }),
    reserveAddress: async (requestId, address, email = null) => await reserveAddress(tx, { requestId, address, email }),
    releaseAddresses: async (requestId) => await releaseReserved(tx, requestId),
    insertAccount: async (account) => {
      await tx.insert(accounts).values(accountRow(account));
      await tx
        .insert(addresses)
        .values({ address: account.address, accountId: account.id, state: 'in_use' })
        .onConflictDoUpdate({
          target: addresses.address,
          set: { state: 'in_use', accountId: account.id, until: null },
        });
    },
    account: async (id) => {
      const [row] = await tx.select().from(accounts).where(eq(accounts.id, id)).for('update');
      return row === undefined ? null : accountOf(row);
    },
    registerFor: async (naming) => await createRegister(tx)(naming),
    openRequestOn: async (subject) => await openRequestOn(tx, subject),
    saveAccount: async (account) => {
      const { id: _, ...row } = accountRow(account);
      await tx.update(accounts).set(row).where(eq(accounts.id, account.id));
    },
    moveAddress: async (move) => await moveAddress(tx, move),
    quarantineAll: async (accountId, until) => {
      await tx
        .update(addresses)
        .set({ state: 'quarantined', until, requestId: null })
        .where(and(eq(addresses.accountId, accountId), eq(addresses.state, 'in_use')));
    },
    quarantineUnseen: async ({ requestId, address, until }) => {
      const kept = { state: 'quarantined', until, requestId: null, accountId: null } as const;
      await tx
        .insert(addresses)
        .values({ address, ...kept })
        .onConflictDoUpdate({
          target: addresses.address,
          set: kept,
          setWhere: sql`${addresses.requestId} = ${requestId}
            or ${addresses.accountId} = (select ${requests.accountId} from ${requests} where ${requests.id} = ${requestId})`,
        });
    },
    accountThatLeft: async (address) => {
      const [left] = await tx
        .select({ accountId: addresses.accountId })
        .from(addresses)
        .where(and(eq(addresses.address, address), eq(addresses.state, 'quarantined')))
        .for('update');
      const accountId = left?.accountId ?? null;
      return accountId === null ? null : ((await createRegister(tx)({ accountId }))[0] ?? null);
    },
    releaseQuarantine: async (address) => {
      const released = await tx
        .delete(addresses)
        .where(and(eq(addresses.address, address), eq(addresses.state, 'quarantined')))
        .returning({ address: addresses.address });
      return released.length === 1;
    },
    runningOn: async (accountId, besides) => {
      const [row] = await tx
        .select({ number: requests.number })
        .from(requests)
        .where(
          and(
            eq(requests.accountId, accountId),
            eq(requests.state, 'executing'),
            // A run that waits for a person may wait for long, and does not disturb others.
            sql`not exists (select 1 from ${runSteps} where ${runSteps.requestId} = ${requests.id} and ${runSteps.state} <> 'done' and ${runSteps.waitingFor} = 'person')`,
            besides === null ? undefined : ne(requests.id, besides),
          ),
        );
      return row?.number ?? null;
    },
    waitingOn: async (accountId) => {
      const found = await requestsOn(tx, { accountId, states: ['scheduled', 'delivered', 'failed'] });
      return found.filter(({ state, kind }) => state !== 'failed' || kind === 'deletion' || kind === 'block');
    },
    underWayOn: async (accountId) => await requestsOn(tx, { accountId, states: ['executing', 'failed', 'executed'] }),
    lastBlockOf: async (accountId) => {
      const [row] = await tx
        .select()
        .from(requests)
        .where(and(eq(requests.accountId, accountId), sql`${requests.data} #>> '{form,type}' = 'block'`))
        .orderBy(desc(requests.createdAt), desc(requests.number))
        .limit(1);
      return row === undefined ? null : requestOf(row);
    },
    undecidedOn: async (accountId) => await requestsOn(tx, { accountId, states: UNTOUCHED_STATES }),
    seekers: async ({ skuId, besides, limit }) => {
      const plan = sql`${requests.data} -> 'plan'`;
      const wants = sql`(${plan} -> 'licence' ->> 'skuId' = ${skuId} or ${plan} -> 'licences' -> 'add' @> ${JSON.stringify([{ skuId }])}::jsonb)`;
      const isUntouched = inArray(requests.state, [...UNTOUCHED_STATES]);
      const isToCome = sql`exists (select 1 from ${runSteps} where ${runSteps.requestId} = ${requests.id}
        and ${inArray(runSteps.name, ['assign_licence', 'change_licences'])} and ${ne(runSteps.state, 'done')})`;
      const isWithout = or(isUntouched, and(inArray(requests.state, ['scheduled', 'executing', 'failed']), isToCome));
      const rows = await tx
        .select({ id: requests.id })
        .from(requests)
        .where(and(isWithout, ne(requests.id, besides), wants))
        .limit(limit);
      return rows.map(({ id }) => id);
    },
    openRequestsOf: async (requesterId) => {
      const open = and(eq(requests.requesterId, requesterId), inArray(requests.state, [...BLOCKING_STATES]));
      const [counted] = await tx.select({ total: count() }).from(requests).where(open);
      return counted?.total ?? 0;
    },
    unfinishedOn: async (accountId) =>
      await requestsOn(tx, { accountId, states: ['scheduled', 'delivered', 'failed', 'executed'] }),
    claimContractEvent: async (event) => await claimContractEvent(tx, event),
    giveBackContractEvent: async (event) => await giveBackContractEvent(tx, event),
    markAccount: async (requestNumber, { holder, ...moments }) => {
      const person = holder === undefined ? {} : { holderId: holder.id, holderName: holder.name };
      await tx
        .update(accounts)
        .set({ ...moments, ...person })
        .where(eq(accounts.requestNumber, requestNumber));
    },
    ensureRun: async (requestId, names, directoryId) => {
      const made = await tx
        .insert(runs)
        .values({ requestId, directoryId })
        .onConflictDoNothing()
        .returning({ id: runs.requestId });
      if (made.length === 0) {
        // Another plan was approved since: its steps replace the old ones, none of which has done anything.
        const old = await tx
          .select()
          .from(runSteps)
          .where(eq(runSteps.requestId, requestId))
          .orderBy(runSteps.position);
        if (
          old.map(({ name }) => name).join() === names.join() ||
          old.some(({ state, name }) => state === 'done' && !CHECKS.has(name))
        )
          return;
        await tx.delete(runSteps).where(eq(runSteps.requestId, requestId));
      }
      const steps = names.map((name, position) => ({
        requestId,
        position,
        name,
        state: 'waiting' as const,
        attempts: 0,
      }));
      await tx.insert(runSteps).values(steps);
    },
    confirmLine: async (requestId, at) => {
      const confirmed = await tx
        .update(runSteps)
        .set({ confirmedAt: at, waitingFor: null, nextAt: null, startedAt: at })
        .where(and(eq(runSteps.requestId, requestId), eq(runSteps.waitingFor, 'person'), ne(runSteps.state, 'done')))
        .returning({ name: runSteps.name });
      return confirmed.length > 0;
    },
    saveStep: async (requestId, seen, next, directoryId) => await saveStep(tx, { requestId, seen, next, directoryId }),
    resetRun: async (requestId) => {
      const fresh = { state: 'waiting', nextAt: null, startedAt: null, waitingFor: null, confirmedAt: null } as const;
      await tx
        .update(runSteps)
        .set(fresh)
        .where(and(eq(runSteps.requestId, requestId), ne(runSteps.state, 'done')));
      // If the account may already exist, its own address would look taken: then only its creation is checked.
      const [creation] = await tx
        .select({ directoryId: runs.directoryId, uncertain: runSteps.uncertain })
        .from(runSteps)
        .innerJoin(runs, eq(runs.requestId, runSteps.requestId))
        .where(and(eq(runSteps.requestId, requestId), eq(runSteps.name, 'create_user')));
      if (creation === undefined || creation.directoryId !== null || creation.uncertain) return;
      await tx
        .update(runSteps)
        .set({ ...fresh, doneAt: null })
        .where(and(eq(runSteps.requestId, requestId), eq(runSteps.name, 'reserve_address')));
    },
    conflictsTold: async (asked) => await conflictsTold(tx, asked),
    attemptsNoted: async (asked) => await attemptsNoted(tx, asked),
    isOnTrail: async (event) => await isOnTrail(tx, event),
    append: async (event) => {
      atEnd.events.push(event);
      await Promise.resolve();
    },
    archive: async (record) => await archive(tx, record),
    send: async (job, startAfter) => {
      atEnd.jobs.push({ job, startAfter });
      await Promise.resolve();
    },
    reveals: createRevealsTx(tx),
    questions: createQuestionsTx(tx),
    tenant: createTenantTx(tx),
    forgetting: createForgetting(tx),
  };
}

/** Requests on an account in these states; the request that created it knows the account only by its number. */
async function requestsOn(
  tx: Transaction,
  { accountId, states }: { readonly accountId: string; readonly states: readonly RequestState[] },
): Promise<readonly Request[]> {
  const made = sql`${requests.number} = (select ${accounts.requestNumber} from ${accounts} where ${accounts.id} = ${accountId})`;
  const rows = await tx
    .select()
    .from(requests)
    .where(and(sql`(${requests.accountId} = ${accountId} or ${made})`, inArray(requests.state, [...states])));
  return rows.map(requestOf);
}

/** Steps that only check or wait: repeating them does no harm. */
const CHECKS: ReadonlySet<string> = new Set<StepName>(HARMLESS_STEPS);

async function saveStep(
  tx: Transaction,
  write: { requestId: string; seen: RunStep; next: Omit<RunStep, 'name'>; directoryId: string | undefined },
): Promise<boolean> {
  const { requestId, seen, directoryId } = write;
  const { state, attempts, uncertain, nextAt, startedAt, doneAt, waitingFor, confirmedAt } = write.next;
  const saved = await tx
    .update(runSteps)
    .set({ state, attempts, uncertain, nextAt, startedAt, doneAt, waitingFor, confirmedAt })
    .where(
      and(
        eq(runSteps.requestId, requestId),
        eq(runSteps.name, seen.name),
        eq(runSteps.state, seen.state),
        eq(runSteps.attempts, seen.attempts),
      ),
    )
    .returning({ name: runSteps.name });
  if (saved.length !== 1) return false;
  if (directoryId !== undefined) await tx.update(runs).set({ directoryId }).where(eq(runs.requestId, requestId));
  return true;
}
