import { eq, sql } from 'drizzle-orm';
import type { Request, RequestDraft } from '#domain/request/request.ts';
import type { Job, Sending } from '#use-cases/ports/store/job.ts';
import type { Transaction } from '../connection/database.ts';
import { sqlStateOf } from '../connection/sql-state.ts';
import { requests, requestYears } from '../tables/requests.ts';
import { requestOf, rowOf } from './request-rows.ts';

/** Enqueues jobs inside the caller's transaction. */
export type SendJobs = (tx: Transaction, jobs: readonly Sending[]) => Promise<void>;

/**
 * Whoever holds the next number blocks others until the commit: its jobs are enqueued first, and the row is inserted
 * with it. All of it is behind one savepoint: a duplicate gives back the number and the jobs.
 */
export async function insertRequest(
  tx: Transaction,
  { draft, year, subject, jobs }: Inserting,
  sendJobs: SendJobs,
): Promise<Request | null> {
  return await tx
    .transaction(async (nested) => {
      await sendJobs(
        nested,
        jobs.map((job) => ({ job })),
      );
      const counter = nested.$with('counter').as(
        nested
          .insert(requestYears)
          .values({ year, last: 1 })
          .onConflictDoUpdate({ target: requestYears.year, set: { last: sql`${requestYears.last} + 1` } })
          .returning({ last: requestYears.last }),
      );
      // `lpad` cuts longer texts.
      const number = sql<string>`(select ${`FT-GTI-006-${year}-`} || lpad(last::text, greatest(5, length(last::text)), '0') from counter)`;
      const { number: _, ...row } = rowOf({ ...draft, number: '' });
      const [inserted] = await nested
        .with(counter)
        .insert(requests)
        .values({ ...row, number, subject })
        .onConflictDoNothing()
        .returning();
      if (inserted === undefined) throw new Duplicate();
      return requestOf(inserted);
    })
    .catch((error: unknown) => {
      if (error instanceof Duplicate) return null;
      throw error;
    });
}

interface Inserting {
  readonly draft: RequestDraft;
  readonly year: number;
  readonly subject: string;
  readonly jobs: readonly Job[];
}

class Duplicate extends Error {}

/** Behind a savepoint: the index of open subjects decides (23505, unique_violation). */
export async function takeSubject(
  tx: Transaction,
  { requestId, subject }: { readonly requestId: string; readonly subject: string },
): Promise<boolean> {
  return await tx
    .transaction(async (nested) => {
      await nested.update(requests).set({ subject }).where(eq(requests.id, requestId));
      return true;
    })
    .catch((error: unknown) => {
      if (sqlStateOf(error) === '23505') return false;
      throw error;
    });
}
