import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectDatabase } from '../connection/database.ts';
import { keepEmbeddedPostgres } from './keeper.ts';
import { findRunningServer } from './running.ts';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';

describe('keepEmbeddedPostgres', () => {
  let scratch: string;
  let dataDir: string;
  const cluster = (): string => join(dataDir, 'pgdata');
  beforeEach(async () => {
    scratch = await realpath(await mkdtemp(join(tmpdir(), 'buzon-kept-')));
    await chmod(scratch, 0o711);
    dataDir = join(scratch, 'data');
  });
  afterEach(async () => {
    await removeEmbeddedPostgres(dataDir);
    await rm(scratch, { recursive: true, force: true });
  });

  it('has the server back at its address within 5 s of its end, with every committed row', async () => {
    const told: unknown[] = [];
    const log = { restarted: () => told.push('restarted'), failed: (error: unknown) => told.push(error) };
    const kept = await keepEmbeddedPostgres({ dataDir }, log);
    const { db, end } = connectDatabase(kept.url, 2);
    try {
      await db.execute(sql`create table kept as select n from generate_series(1, 500) as n`);
      const count = async (): Promise<unknown> =>
        [...(await db.execute(sql`select count(*)::int as n from kept`).catch(() => []))][0];
      for (const round of [1, 2]) {
        process.kill((await findRunningServer(cluster()))?.pid ?? 0, 'SIGKILL');
        // Who is connected may be answered for a moment more.
        await expect.poll(() => told.length).toBe(round);
        await expect.poll(count).toEqual({ n: 500 });
      }
      expect(told).toEqual(['restarted', 'restarted']);
    } finally {
      await end();
      await kept.stop();
    }
    expect(await findRunningServer(cluster())).toBeUndefined();
  });

  it('stops with the bot also what another process had started', async () => {
    const other = await startEmbeddedPostgres({ dataDir, durable: false });
    const kept = await keepEmbeddedPostgres({ dataDir }, { restarted: () => undefined, failed: () => undefined });
    expect(kept.url).toBe(other.url);
    await kept.stop();
    expect(await findRunningServer(cluster())).toBeUndefined();
    await other.stop();
  });
});
