import { and, eq, ne, sql } from 'drizzle-orm';
import { asciiWords } from '#domain/address.ts';
import type { Account } from '#domain/account.ts';
import type { Request } from '#domain/request.ts';
import type { Job, RunStep, Tx } from '#use-cases/ports.ts';
import type { Transaction } from './database.ts';
import { requestOf, rowOf } from './request-rows.ts';
import { accounts, addresses, auditEvents, requests, requestYears, runs, runSteps } from './schema.ts';

/** Puts a job into the queue inside the caller's transaction. */
export type SendJob = (tx: Transaction, job: Job, startAfter?: Date) => Promise<void>;

export function createTx(tx: Transaction, sendJob: SendJob): Tx {
  return {
    insertRequest: async (draft, keys) => await insertRequest(tx, draft, keys),
    saveRequest: async (next, seenRevision) => {
      const { id: _, ...row } = rowOf(next);
      const saved = await tx
        .update(requests)
        .set(row)
        .where(and(eq(requests.id, next.id), eq(requests.revision, seenRevision)))
        .returning({ id: requests.id });
      return saved.length === 1;
    },
    reserveAddress: async (requestId, address) => {
      await tx
        .delete(addresses)
        .where(
          and(eq(addresses.requestId, requestId), eq(addresses.state, 'reserved'), ne(addresses.address, address)),
        );
      await tx.insert(addresses).values({ address, requestId, state: 'reserved' }).onConflictDoNothing();
      const [row] = await tx
        .select({ requestId: addresses.requestId })
        .from(addresses)
        .where(eq(addresses.address, address));
      return row?.requestId === requestId;
    },
    releaseAddresses: async (requestId) => {
      await tx.delete(addresses).where(and(eq(addresses.requestId, requestId), eq(addresses.state, 'reserved')));
    },
    insertAccount: async (account) => {
      await tx.insert(accounts).values(accountRow(account));
      await tx.update(addresses).set({ state: 'in_use' }).where(eq(addresses.address, account.address));
    },
    markAccount: async (requestNumber, { holder, ...moments }) => {
      const person = holder === undefined ? {} : { holderId: holder.id, holderName: holder.name };
      await tx
        .update(accounts)
        .set({ ...moments, ...person })
        .where(eq(accounts.requestNumber, requestNumber));
    },
    ensureRun: async (requestId, names) => {
      const made = await tx.insert(runs).values({ requestId }).onConflictDoNothing().returning({ id: runs.requestId });
      if (made.length === 0) return;
      const steps = names.map((name, position) => ({
        requestId,
        position,
        name,
        state: 'waiting' as const,
        attempts: 0,
      }));
      await tx.insert(runSteps).values(steps);
    },
    saveStep: async (requestId, seen, next, directoryId) => await saveStep(tx, { requestId, seen, next, directoryId }),
    resetRun: async (requestId) => {
      const fresh = { state: 'waiting', nextAt: null, startedAt: null, waitingFor: null } as const;
      await tx
        .update(runSteps)
        .set(fresh)
        .where(and(eq(runSteps.requestId, requestId), ne(runSteps.state, 'done')));
      // An account that may be there already would make its own address look taken: then only its creation is settled.
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
    append: async (event) => {
      const actor = event.actor === 'buzon' ? { id: 'buzon', name: 'Buzón' } : event.actor;
      const { requestId, at, door, what, data } = event;
      await tx
        .insert(auditEvents)
        .values({ requestId, at, actorId: actor.id, actorName: actor.name, door, what, data });
    },
    send: async (job, startAfter) => await sendJob(tx, job, startAfter),
  };
}

/** The number is taken and the row inserted behind one savepoint: a duplicate gives the number back. */
async function insertRequest(
  tx: Transaction,
  draft: Omit<Request, 'number'>,
  keys: { readonly year: number; readonly subject: string },
): Promise<Request | null> {
  return await tx
    .transaction(async (nested) => {
      const [counter] = await nested
        .insert(requestYears)
        .values({ year: keys.year, last: 1 })
        .onConflictDoUpdate({ target: requestYears.year, set: { last: sql`${requestYears.last} + 1` } })
        .returning();
      if (counter === undefined) throw new Error('no number was given');
      const number = `FT-GTI-006-${keys.year}-${String(counter.last).padStart(5, '0')}`;
      const row = { ...rowOf({ ...draft, number }), subject: keys.subject };
      const [inserted] = await nested.insert(requests).values(row).onConflictDoNothing().returning();
      if (inserted === undefined) throw new Duplicate();
      return requestOf(inserted);
    })
    .catch((error: unknown) => {
      if (error instanceof Duplicate) return null;
      throw error;
    });
}

class Duplicate extends Error {}

async function saveStep(
  tx: Transaction,
  write: { requestId: string; seen: RunStep; next: Omit<RunStep, 'name'>; directoryId: string | undefined },
): Promise<boolean> {
  const { requestId, seen, directoryId } = write;
  const { state, attempts, uncertain, nextAt, startedAt, doneAt, waitingFor } = write.next;
  const saved = await tx
    .update(runSteps)
    .set({ state, attempts, uncertain, nextAt, startedAt, doneAt, waitingFor })
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

function accountRow(account: Account): typeof accounts.$inferInsert {
  const { holder, responsible, ...rest } = account;
  return {
    ...rest,
    holderId: holder?.id ?? null,
    holderName: holder?.name ?? null,
    responsibleId: responsible.id,
    responsibleName: responsible.name,
    searchText: searchTextOf(account),
  };
}

/** What the list is searched in: name, address and department as lower-case ASCII words. */
export function searchTextOf(account: Pick<Account, 'displayName' | 'address' | 'departmentName'>): string {
  return asciiWords(`${account.displayName} ${account.address} ${account.departmentName}`).join(' ');
}
