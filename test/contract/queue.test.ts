import postgres from 'postgres';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { startQueue, type Queue } from '#adapters/queue/queue.ts';
import { createMigratedDatabase } from '#test/database.ts';
import { describeQueue, type QueueStage } from './queue.ts';
import { keyOf } from '#src/jobs/all-jobs.ts';

describeQueue('Postgres', openPostgresQueue);

async function openPostgresQueue(): Promise<QueueStage> {
  const database = await createMigratedDatabase();
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const { db, end } = connectDatabase(database.url);
  const errors: Error[] = [];
  const running: Queue[] = [];
  return {
    start: async (retryAfterMs = () => undefined) => {
      const queue = await startQueue({
        keyOf,
        url: database.url,
        onError: (error) => errors.push(error),
        retryAfterMs,
      });
      running.push(queue);
      return queue;
    },
    transact: async (work) => await db.transaction(async (tx) => await work(tx)),
    reset: async () => {
      for (const queue of running.splice(0)) await queue.stop();
      await sql`delete from pgboss.job`;
      return errors.splice(0);
    },
    close: async () => {
      await end();
      await sql.end();
      await database.drop();
    },
  };
}
