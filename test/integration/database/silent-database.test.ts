import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startQueue } from '#adapters/queue/queue.ts';
import { connectDatabase, type DatabaseConnection } from '#adapters/postgres/connection/database.ts';
import { createTestDatabase } from '#test/database.ts';
import { startTcpProxy, type TcpProxy } from '#test/tcp-proxy.ts';
import { keyOf } from '#src/jobs/all-jobs.ts';

const SILENT_MS = 1_000;

describe('a database connection that stopped answering', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let proxy: TcpProxy;
  let connection: DatabaseConnection;
  beforeAll(async () => {
    database = await createTestDatabase();
    proxy = await startTcpProxy(database.url);
    connection = connectDatabase(proxy.through(database.url), 1, SILENT_MS);
  });
  afterAll(async () => {
    await connection.end();
    await proxy.stop();
    await database.drop();
  });
  /** Waits for an answer, since a busy machine can itself be silent that long. */
  const answers = async (): Promise<void> =>
    await expect
      .poll(
        async () =>
          await connection.ping().then(
            () => true,
            () => false,
          ),
      )
      .toBe(true);
  beforeEach(answers);

  const { silent, one } = { silent: () => proxy.cut('silent'), one: sql`select 1` };

  it.each<[string, (connection: DatabaseConnection) => Promise<unknown>]>([
    [
      'a statement',
      async ({ db }) => {
        silent();
        return await db.execute(one);
      },
    ],
    [
      'the beginning of a transaction',
      async ({ db }) => {
        silent();
        return await db.transaction(async (tx) => await tx.execute(one));
      },
    ],
    [
      'a statement of a transaction',
      async ({ db }) =>
        await db.transaction(async (tx) => {
          silent();
          return await tx.execute(one);
        }),
    ],
    [
      'a statement of a transaction within one',
      async ({ db }) =>
        await db.transaction(
          async (tx) =>
            await tx.transaction(async (inner) => {
              silent();
              return await inner.execute(one);
            }),
        ),
    ],
    ['the end of a transaction', async ({ db }) => await db.transaction(async () => await Promise.resolve(silent()))],
  ])('makes %s fail, and the next one uses another connection', async (_, ask) => {
    const startedAt = Date.now();
    await expect(ask(connection)).rejects.toThrow();
    expect(Date.now() - startedAt).toBeGreaterThan(SILENT_MS - 50);
    await answers();
  });

  it('is not assumed while a transaction does nothing by itself', async () => {
    const rows = await connection.db.transaction(async (tx) => {
      await tx.execute(one);
      await new Promise((resolve) => setTimeout(resolve, SILENT_MS + 500));
      return await tx.execute(one);
    });
    expect(rows).toHaveLength(1);
  });

  it('makes the queue’s calls fail, which then continue on another connection', async () => {
    const troubles: unknown[] = [];
    const queue = await startQueue({
      keyOf,
      url: proxy.through(database.url),
      onError: (error) => void troubles.push(error),
      retryAfterMs: () => undefined,
      silentMs: SILENT_MS,
    });
    try {
      const done = Promise.withResolvers<string>();
      await queue.work(async ({ kind }) => await Promise.resolve(done.resolve(kind)), 2);
      // As many calls at once as the pool has connections, so that every connection is open and goes silent.
      const ask = async (): Promise<void> => await queue.offer({ kind: 'show_import' });
      await Promise.all(Array.from({ length: 4 }, ask));
      silent();
      const asked = await Promise.allSettled(Array.from({ length: 4 }, ask));
      expect(asked.map(({ status }) => status)).toContain('rejected');
      await expect
        .poll(
          async () =>
            await queue.offer({ kind: 'show_import' }).then(
              () => true,
              () => false,
            ),
        )
        .toBe(true);
      expect(await done.promise).toBe('show_import');
    } finally {
      await queue.stop();
    }
  });
});
