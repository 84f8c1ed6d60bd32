import { copyFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { JOBS, type Manifest } from '#adapters/postgres/backup/archive-format.ts';
import { readRows } from '#adapters/postgres/backup/copy.ts';
import { checkBackup, restoreBackup } from '#adapters/postgres/backup/restore-backup.ts';
import { connectForBackup } from '#adapters/postgres/backup/session.ts';
import { takeBackup } from '#adapters/postgres/backup/take-backup.ts';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres/embedded/embedded.ts';
import { backUpDatabase, restoreDatabase } from '#src/operator/backup.ts';
import {
  configFor,
  fingerprintOf,
  namesIn,
  olderDatabase,
  openStore,
  rewriteBackup,
  checkWholeTrail,
  temporaryFolder,
  withManifest,
  withQueue,
  withSql,
} from '#test/stages/backup-stage.ts';
import { createTestDatabase } from '#test/database.ts';
import { startLife, type Life } from '#test/stages/life.ts';
import { until } from '#test/direct-access.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const migrationsFolder = join(ROOT, 'drizzle');
const tell = (): void => undefined;
const noRows = (prints: Readonly<Record<string, string>>): boolean =>
  Object.values(prints).every((print) => print.startsWith('0:'));

describe('a backup that is damaged, of another version, or incomplete', () => {
  let life: Life;
  let path: string;
  let source: Awaited<ReturnType<typeof temporaryFolder>>;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let target: Awaited<ReturnType<typeof createTestDatabase>>;

  beforeAll(async () => {
    life = await startLife();
    await life.account();
    source = await temporaryFolder();
    ({ path } = await backUpDatabase(configFor(life.databaseUrl), { dir: source.dir, tell }));
  });
  afterAll(async () => {
    await life.stop();
    await source.remove();
  });
  beforeEach(async () => {
    folder = await temporaryFolder();
    target = await createTestDatabase();
  });
  afterEach(async () => {
    await target.drop();
    await folder.remove();
  });
  const restore = async (file: string): Promise<void> => await restoreDatabase(configFor(target.url), { file, tell });

  it('is refused if any byte was changed or the end is missing, and the database stays empty', async () => {
    const good = await readFile(path);
    const damaged = join(folder.dir, 'damaged.tar.gz');
    const random = Array.from({ length: 120 }, () => Math.floor(Math.random() * good.length));
    const positions = [...Array(12).keys(), ...[...Array(110).keys()].map((back) => good.length - 1 - back), ...random];
    for (const at of positions) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(damaged, bytes);
      await expect(restore(damaged), `byte ${at} of ${good.length}`).rejects.toMatchObject({
        name: 'BackupError',
        code: expect.stringMatching(/^(damaged|not_a_backup)$/),
      });
    }
    for (const length of [0, 5, 20, 1_000, Math.floor(good.length / 2), good.length - 1]) {
      await copyFile(path, damaged);
      await truncate(damaged, length);
      await expect(restore(damaged), `${length} bytes`).rejects.toMatchObject({ name: 'BackupError' });
    }
    expect(noRows(await fingerprintOf(target.url))).toBe(true);
  });

  it('is refused with the name of the damaged part', async () => {
    const changed = join(folder.dir, 'changed.tar.gz');
    await withManifest({ from: path, to: changed }, (manifest) => ({
      ...manifest,
      parts: manifest.parts.map((part) =>
        part.name === 'tables/requests.copy' ? { ...part, sha256: '0'.repeat(64) } : part,
      ),
    }));
    await expect(restore(changed)).rejects.toThrow(
      /changed\.tar\.gz is damaged: tables\/requests\.copy is not what was written/,
    );
    expect(noRows(await fingerprintOf(target.url))).toBe(true);
  });

  it('is refused if a newer program made it: another format, or an unknown migration', async () => {
    const [format, migration] = [join(folder.dir, 'format.tar.gz'), join(folder.dir, 'migration.tar.gz')];
    await withManifest({ from: path, to: format }, (manifest) => ({ ...manifest, format: 2, parts: 'unlike today' }));
    await expect(restore(format)).rejects.toThrow(/made by a newer Buzón .*format 2/);
    const foreign = { tag: '0999_from_the_future', hash: 'f'.repeat(64), createdAt: 9_999_999_999_999 };
    await withManifest({ from: path, to: migration }, (manifest) => ({
      ...manifest,
      migrations: [...manifest.migrations, foreign],
    }));
    await expect(restore(migration)).rejects.toThrow(/newer Buzón .*0999_from_the_future is not known here/);
    expect(noRows(await fingerprintOf(target.url))).toBe(true);
  });

  it('is refused if there is no such file, or it is a folder or something else', async () => {
    await expect(restore(join(folder.dir, 'nothing.tar.gz'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
    await expect(restore(folder.dir)).rejects.toThrow(/cannot be read \(EISDIR\)/);
    await expect(restore(import.meta.filename)).rejects.toThrow(/is no backup of Buzón/);
  });

  it('is refused for a database that contains something or that a bot uses, which stays unchanged', async () => {
    await withSql(target.url, async (sql) => {
      await sql`insert into request_years (year, last) values (2020, 7)`;
    });
    const before = await fingerprintOf(target.url);
    await expect(restore(path)).rejects.toThrow(/is not empty \(request_years\)/);
    expect(await fingerprintOf(target.url)).toEqual(before);
    await withSql(target.url, async (sql) => {
      await sql`delete from request_years`;
    });
    // From a bot that had started there; its register was emptied by hand.
    await withQueue(target.url, async (queue) => await queue.offer({ kind: 'show_import' }));
    await expect(restore(path)).rejects.toThrow(/is not empty \(jobs that wait\)/);
    await withSql(target.url, async (sql) => await sql`delete from pgboss.job`);
    const bot = openStore(target.url);
    await bot.store.request(crypto.randomUUID());
    await expect(restore(path)).rejects.toThrow(/A Buzón is connected/);
    await bot.end();
  });

  it('may not bring names or statements: only those of its version are used, or it is refused', async () => {
    const forged = join(folder.dir, 'forged.tar.gz');
    const changes: readonly ((manifest: Manifest) => unknown)[] = [
      ({ tables, ...rest }) => ({
        ...rest,
        tables: tables.map((table) =>
          table.name === 'posts' ? { ...table, orderBy: '(select pg_sleep(0)::text), key' } : table,
        ),
      }),
      ({ tables, ...rest }) => ({ ...rest, tables: tables.filter(({ name }) => name !== 'posts') }),
      ({ tables, ...rest }) => ({
        ...rest,
        tables: tables.map((table) =>
          table.name === 'posts' ? { ...table, columns: [...table.columns, 'x'] } : table,
        ),
      }),
      ({ sequences, ...rest }) => ({ ...rest, sequences: [...sequences, { name: 'other', last: '9', called: true }] }),
    ];
    for (const change of changes) {
      await withManifest({ from: path, to: forged }, change);
      await expect(restore(forged)).rejects.toThrow(/damaged at manifest\.json: its tables are not those of Buzón/);
      await rm(forged);
    }
    expect(noRows(await fingerprintOf(target.url))).toBe(true);
    await rewriteBackup({ from: path, to: forged }, (name, content) =>
      /^migrations\/.*\.sql$/.test(name) ? `${content.toString('utf8')};\ncreate table public.evil (id int);` : content,
    );
    await restore(forged).catch(() => undefined);
    expect(Object.keys(await fingerprintOf(target.url))).not.toContain('evil');
  });

  it('restores nothing if the database refuses the rows', async () => {
    const orphans = join(folder.dir, 'orphans.tar.gz');
    await rewriteBackup({ from: path, to: orphans }, (name, content) =>
      name === 'tables/requests.copy' ? '' : content,
    );
    await expect(restore(orphans)).rejects.toThrow(/The database refused the rows of/);
    expect(noRows(await fingerprintOf(target.url))).toBe(true);
  });

  it('restores nothing if it is damaged after it was checked', async () => {
    const checked = await checkBackup({ path, key: null, migrationsFolder });
    const steps = { sendJob: () => Promise.resolve(), atEnd: () => Promise.resolve() };
    const good = await readFile(path);
    const damaged = join(folder.dir, 'damaged.tar.gz');
    for (const share of [0.3, 0.5, 0.7, 0.9]) {
      const bytes = Buffer.from(good);
      const at = Math.floor(good.length * share);
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      await writeFile(damaged, bytes);
      const backup = { ...checked, path: damaged };
      const restored = restoreBackup(steps, { url: target.url, migrationsFolder, backup });
      await expect(restored, `byte ${at}`).rejects.toMatchObject({ name: 'BackupError' });
    }
    expect(noRows(await fingerprintOf(target.url))).toBe(true);
  });

  it('restores nothing if it is exchanged, with other jobs, after it was checked', async () => {
    const checked = await checkBackup({ path, key: null, migrationsFolder });
    const swapped = join(folder.dir, 'swapped.tar.gz');
    const madeUp = '{"job":{"kind":"show_import"},"after":null}\n';
    await rewriteBackup({ from: path, to: swapped }, (name, content) =>
      name === JOBS ? Buffer.concat([content, Buffer.from(madeUp)]) : content,
    );
    const sent: unknown[] = [];
    const ended: string[] = [];
    const steps = {
      sendJob: async (_: unknown, job: unknown) => await Promise.resolve(void sent.push(job)),
      atEnd: async () => await Promise.resolve(void ended.push('at its end')),
    };
    const input = { url: target.url, migrationsFolder };
    const restored = restoreBackup(steps, { ...input, backup: { ...checked, path: swapped } });
    await expect(restored).rejects.toThrow(/The jobs that wait did not arrive as they were: nothing was restored/);
    // The job was sent in the transaction that was rolled back.
    expect(sent).toContainEqual({ kind: 'show_import' });
    expect(ended).toEqual([]);
    expect(noRows(await fingerprintOf(target.url))).toBe(true);
    await restoreBackup(steps, { ...input, backup: checked });
    expect(ended).toEqual(['at its end']);
  });

  it('releases a table if reading it stops half-way, for instance because the disk is full', async () => {
    const sql = connectForBackup(target.url);
    await sql`insert into posts (chat, key, place) select 'slack', n::text, repeat('x', 1000) from generate_series(1, 20000) n`;
    const table = { name: 'posts', columns: ['key', 'place'], orderBy: 'key' };
    const left = sql.begin(async (tx) => {
      for await (const chunk of readRows(tx, table)) throw new Error(`full after ${chunk.length > 0}`);
    });
    await expect(left).rejects.toThrow('full after true');
    expect(await sql`select 1 as one`).toMatchObject([{ one: 1 }]);
    await sql.end();
  });

  it('of an older version is restored and brought up to date', async () => {
    const older = await olderDatabase(folder.dir);
    const old = join(folder.dir, 'older.tar.gz');
    const input = { version: '0.0.9', settings: {}, files: new Map<string, Buffer>(), at: new Date() };
    await takeBackup({ ...input, url: older.url, migrationsFolder: older.migrations, path: old });
    await older.drop();
    const before = await fingerprintOf(target.url);
    await restore(old);
    const after = await fingerprintOf(target.url);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(after['request_years']).toMatch(/^1:/);
    // The events of the old trail were sealed, and the restore's own event comes after them.
    expect((await checkWholeTrail(target.url)).seq).toBe(2);
  });

  it('can be made of an older program’s database before that is brought up to date', async () => {
    const older = await olderDatabase(folder.dir);
    const made = await backUpDatabase(configFor(older.url), { dir: folder.dir, tell });
    expect(made).toMatchObject({ rows: 2, isCurrent: false });
    expect(Object.keys(await fingerprintOf(older.url))).toContain('audit_events');
    await restore(made.path);
    await older.drop();
  });

  it('is not made while another one is being made', async () => {
    const { store, end } = openStore(life.databaseUrl);
    await store.exclusively('backup', async () => {
      const second = backUpDatabase(configFor(life.databaseUrl), { dir: folder.dir, tell });
      await expect(second).rejects.toThrow('another backup of this database is under way');
    });
    await end();
    expect(await namesIn(folder.dir)).toEqual([]);
  });

  it('leaves nothing that looks like a backup if it is killed half-way, and is cleaned up the next time', async () => {
    const sql = postgres(life.databaseUrl, { max: 1, onnotice: () => undefined });
    const locked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    // It cannot get further than half-way: this table cannot be read.
    const holding = sql.begin(async (tx) => {
      await tx`lock table posts in access exclusive mode`;
      locked.resolve();
      await release.promise;
    });
    await locked.promise;
    const script = `
      import { backUpDatabase } from './src/operator/backup.ts';
      import { configFor } from './test/stages/backup-stage.ts';
      await backUpDatabase(configFor(process.env.URL), { dir: process.env.DIR, tell: () => undefined });`;
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: ROOT,
      env: { PATH, URL: life.databaseUrl, DIR: folder.dir },
      stdio: 'ignore',
    });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    try {
      await until('a backup that has begun', async () => ((await namesIn(folder.dir)).length > 0 ? true : null));
      child.kill('SIGKILL');
      await gone;
      expect(await namesIn(folder.dir)).toEqual([expect.stringMatching(/\.tar\.gz\.part$/)]);
    } finally {
      child.kill('SIGKILL');
      release.resolve();
      await holding;
      await sql.end();
    }
    // The claim of the killed process ends with its connection.
    await until(
      'the next backup',
      async () => await backUpDatabase(configFor(life.databaseUrl), { dir: folder.dir, tell }).catch(() => null),
    );
    expect(await namesIn(folder.dir)).toEqual([expect.stringMatching(/\.tar\.gz$/)]);
  });

  it('is restored into the embedded database, which is started for that', async () => {
    const dataDir = join(folder.dir, 'data');
    await restoreDatabase(configFor(null, { DATA_DIR: dataDir }), { file: path, tell });
    const embedded = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
    const after = await fingerprintOf(embedded.url);
    await embedded.stop();
    await removeEmbeddedPostgres(join(dataDir, 'postgres'));
    expect(after['accounts']).toBe((await fingerprintOf(life.databaseUrl))['accounts']);
  });
});
