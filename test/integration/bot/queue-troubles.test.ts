import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '#test/direct-access.ts';
import { withQueue, withSql } from '#test/stages/backup-stage.ts';
import { createTestDatabase } from '#test/database.ts';
import { posts } from '#adapters/postgres/tables/chat.ts';

describe('a job that fails', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => await database.drop());

  it('leaves its personal data out of the queue, where nothing is ever forgotten', async () => {
    await withQueue(database.url, async (queue, db) => {
      const name = 'Ángela Ñustes Güiza';
      await queue.work(async () => {
        // An error like this contains the statement and its parameters.
        await db.insert(posts).values({ chat: 'slack', key: name, place: null as unknown as string });
      }, 1);
      await queue.offer({ kind: 'show_import' });
      const failed = await until('a failed attempt', async () => {
        const rows = await withSql(
          database.url,
          async (sql) =>
            await sql<{ whole: string }[]>`
            select to_jsonb(j)::text as whole from pgboss.job j where name = 'buzon' and output is not null`,
        );
        return rows[0] ?? null;
      });
      expect(failed.whole).toContain('the job failed');
      expect(failed.whole).not.toMatch(/Ángela|insert into|params/);
    });
  });
});
