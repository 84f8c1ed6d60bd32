import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityOf } from '#adapters/postgres/backup/identity.ts';
import { backUpDatabase, nightlyBackup } from '#src/operator/backup.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import {
  configFor,
  createBareDatabase,
  namesIn,
  openStore,
  temporaryFolder,
  withSql,
} from '#test/stages/backup-stage.ts';
import { until } from '#test/direct-access.ts';
import { createTestDatabase } from '#test/database.ts';
import { startLife, type Life } from '#test/stages/life.ts';

describe('the nightly backup', () => {
  let life: Life;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let target: Awaited<ReturnType<typeof createTestDatabase>>;
  let told: string[];
  let id: string;

  beforeAll(async () => {
    life = await startLife();
    await life.account();
    id = await identityOf(life.databaseUrl);
  });
  afterAll(async () => await life.stop());
  beforeEach(async () => {
    told = [];
    folder = await temporaryFolder();
    target = await createTestDatabase();
  });
  afterEach(async () => {
    await target.drop();
    await folder.remove();
  });

  const NIGHT = new Date('2026-03-10T08:00:00Z');
  const input = (): { readonly dir: string; readonly keep: number } => ({
    dir: join(folder.dir, 'nightly'),
    keep: 3,
  });
  const at = (now: Date, of: { readonly store: Store } = life): Parameters<typeof nightlyBackup>[0] => ({
    store: of.store,
    clock: { now: () => now },
    notices: {
      tellTrouble: async (key, code) => {
        told.push(`${key} ${code}`);
        await Promise.resolve();
      },
    },
    config: configFor(life.databaseUrl),
    databaseUrl: life.databaseUrl,
    signal: new AbortController().signal,
  });
  const hours = (count: number): Date => new Date(NIGHT.getTime() + count * 3_600_000);

  it('makes one file after 02:30 in the institution, however many processes try', async () => {
    expect(await nightlyBackup(at(hours(-1)), input())).toBe(null);
    const others = await Promise.all([life.another(), life.another()]);
    const made = await Promise.all(
      [life.deps, ...others].map(async (deps) => await nightlyBackup(at(NIGHT, deps), input())),
    );
    expect(made.filter((each) => each !== null)).toHaveLength(1);
    expect(await nightlyBackup(at(hours(20)), input())).toBe(null);
    expect(await namesIn(input().dir)).toEqual([`buzon-${id}-20260310-030000.tar.gz`]);
  });

  it('keeps the newest files, and touches no others', async () => {
    await mkdir(input().dir);
    const others = [
      'notes.txt',
      'buzon-old.tar.gz',
      `buzon-${id}-20200101-030000.tar.gz.bak`,
      `buzon-${id}-asked-20200101-030000.tar.gz`,
      'buzon-0badcafe-20200101-030000.tar.gz',
      'buzon-0badcafe-20260320-030000.tar.gz',
      'buzon-0badcafe-20260310-030000.tar.gz.part',
    ];
    for (const name of others) await writeFile(join(input().dir, name), 'of somebody else');
    for (let night = 0; night < 5; night += 1) await nightlyBackup(at(hours(24 * night)), input());
    const kept = ['12', '13', '14'].map((day) => `buzon-${id}-202603${day}-030000.tar.gz`);
    expect(await namesIn(input().dir)).toEqual([...others, ...kept].toSorted());
  });

  it('does not count files dated in the future, and deletes no other file because of them', async () => {
    await mkdir(input().dir);
    const planted = ['20991231-235959', '20260310-030001', '20260310-041500'].map(
      (moment) => `buzon-${id}-${moment}.tar.gz`,
    );
    for (const name of planted) await writeFile(join(input().dir, name), '');
    for (let night = 0; night < 3; night += 1)
      expect(await nightlyBackup(at(hours(24 * night)), { ...input(), keep: 2 })).not.toBe(null);
    // Files whose night has passed meanwhile are treated like any other; those still in the future stay.
    const kept = ['20260311-030000', '20260312-030000', '20991231-235959'];
    expect(await namesIn(input().dir)).toEqual(kept.map((moment) => `buzon-${id}-${moment}.tar.gz`));
  });

  it('is made for each database even if they share a folder, and in addition to one made by hand', async () => {
    const other = openStore(target.url);
    await backUpDatabase(configFor(life.databaseUrl), { dir: input().dir, tell: () => undefined });
    expect(await nightlyBackup(at(NIGHT), input())).not.toBe(null);
    const theirs = { ...at(NIGHT, other), databaseUrl: target.url };
    expect(await nightlyBackup(theirs, input())).not.toBe(null);
    await other.end();
    const nightly = [id, await identityOf(target.url)].map((each) => `buzon-${each}-20260310-030000.tar.gz`);
    expect(await namesIn(input().dir)).toEqual(expect.arrayContaining(nightly));
    expect(await namesIn(input().dir)).toHaveLength(3);
  });

  it('recognises the database by whatever URL it is reached, also with few rights', async () => {
    const bare = await createBareDatabase('buzon_identity_owner');
    const name = new URL(bare.url).pathname;
    expect(await identityOf(bare.url)).toMatch(/^[0-9a-f]{8}$/);
    const asSuperuser = new URL(target.url);
    asSuperuser.pathname = name;
    expect(await identityOf(asSuperuser.href)).toBe(await identityOf(bare.url));
    expect(await identityOf(bare.url)).not.toBe(await identityOf(target.url));
    await bare.drop();
  });

  it('leaves nothing that looks like a backup when it fails, tells the systems area, and is retried after half an hour', async () => {
    const broken = join(folder.dir, 'taken');
    await writeFile(broken, 'no folder');
    const { store } = await life.another();
    const failing = async (count: number): Promise<unknown> =>
      await nightlyBackup(at(hours(count), { store }), { dir: broken, keep: 3 });
    await expect(failing(0)).rejects.toThrow(/EEXIST|ENOTDIR/);
    for (const minutes of [1, 2, 29]) expect(await failing(minutes / 60)).toBe(null);
    expect(told).toEqual(['backup:20260310 backup_failed']);
    await expect(failing(0.5)).rejects.toThrow();
    expect(await nightlyBackup(at(hours(0.9), { store }), input())).toBe(null);
    expect(await nightlyBackup(at(hours(1), { store }), input())).not.toBe(null);
    expect(await namesIn(input().dir)).toHaveLength(1);
  });

  it('is abandoned at once when the bot stops, whatever it is waiting for, and nobody is told', async () => {
    const { store } = await life.another();
    const stopping = new AbortController();
    const locked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const holding = withSql(
      life.databaseUrl,
      async (sql) =>
        await sql.begin(async (tx) => {
          await tx`lock table posts in access exclusive mode`;
          locked.resolve();
          await release.promise;
        }),
    );
    await locked.promise;
    const made = nightlyBackup({ ...at(NIGHT, { store }), signal: stopping.signal }, input());
    await until('a backup that has begun', async () =>
      (await namesIn(input().dir).catch(() => [])).some((name) => name.endsWith('.part')) ? true : null,
    );
    stopping.abort();
    expect(await made).toBe(null);
    expect(await namesIn(input().dir)).toEqual([]);
    expect(told).toEqual([]);
    release.resolve();
    await holding;
    // A stop does not count as a failure: another process, or this one, may make the backup at once.
    expect(await nightlyBackup(at(NIGHT, { store }), input())).not.toBe(null);
  });

  it('is abandoned also while it writes rows', async () => {
    await withSql(target.url, async (sql) => {
      await sql`insert into posts (chat, key, place) select 'slack', n::text, md5(n::text) || md5((n + 1)::text) from generate_series(1, 400000) n`;
    });
    const other = openStore(target.url);
    const stopping = new AbortController();
    const deps = { ...at(NIGHT, other), databaseUrl: target.url, signal: stopping.signal };
    const made = nightlyBackup(deps, input());
    await until('rows on the disk', async () => {
      const [name] = await namesIn(input().dir).catch(() => []);
      return name !== undefined && (await stat(join(input().dir, name))).size > 200_000 ? true : null;
    });
    stopping.abort();
    expect(await made).toBe(null);
    expect(await namesIn(input().dir)).toEqual([]);
    await other.end();
  });
});
