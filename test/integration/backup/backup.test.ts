import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MANIFEST, type Manifest } from '#adapters/postgres/backup/archive-format.ts';
import { backUpDatabase, restoreDatabase } from '#src/operator/backup.ts';
import { writeRecord } from '#src/operator/documents.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import { submitRequest } from '#use-cases/requests/submit-request.ts';
import {
  configFor,
  contentsOf,
  contradictions,
  createBareDatabase,
  fingerprintOf,
  formOf,
  namesIn,
  openStore,
  SECRETS,
  checkWholeTrail,
  temporaryFolder,
  withQueue,
  withSql,
} from '#test/stages/backup-stage.ts';
import { createTestDatabase } from '#test/database.ts';
import { HEAD, startLife, type Life } from '#test/stages/life.ts';
import { dump, findSecrets } from '#test/secrets.ts';

const tell = (): void => undefined;
const quiet = (file: string): { readonly file: string; readonly tell: typeof tell } => ({ file, tell });

type Database = Awaited<ReturnType<typeof createTestDatabase>>;
type Folder = Awaited<ReturnType<typeof temporaryFolder>>;

describe('backup and restore', () => {
  let life: Life;
  let folder: Folder;
  let target: Database;

  beforeAll(async () => {
    life = await startLife();
    await life.account();
    await life.account();
  });
  afterAll(async () => await life.stop());
  beforeEach(async () => {
    folder = await temporaryFolder();
    target = await createTestDatabase();
  });
  afterEach(async () => {
    await target.drop();
    await folder.remove();
  });

  const backUp = async (): Promise<string> =>
    (await backUpDatabase(configFor(life.databaseUrl), { dir: folder.dir, tell })).path;
  const restore = async (file: string): Promise<void> => await restoreDatabase(configFor(target.url), quiet(file));

  it('restores every table as it was, and the trail continues after it', async () => {
    await withSql(life.databaseUrl, async (sql) => {
      await sql`insert into records (key, name, media_type, sha256, made_at, content)
        values ('a', ${'Ñandú "\\N"\t😀'}, 'application/pdf', 'x', now(), ${Buffer.alloc(3_000_000, 0x5c)})`;
    });
    const before = await fingerprintOf(life.databaseUrl);
    const head = await checkWholeTrail(life.databaseUrl);
    const told: string[] = [];
    const path = await backUp();
    await restoreDatabase(configFor(target.url, { LOCALE: 'en' }), { file: path, tell: (line) => told.push(line) });
    const after = await fingerprintOf(target.url);
    const { audit_trail: _, audit_personal: __, ...rest } = before;
    expect(after).toMatchObject(rest);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const manifest = JSON.parse((await contentsOf(path)).get(MANIFEST)?.toString('utf8') ?? '') as Manifest;
    expect(manifest.tables.map(({ name }) => name).toSorted()).toEqual(Object.keys(before).toSorted());
    expect(before['records']).toMatch(/^[1-9]/);
    // One more event, for the restore itself.
    expect((await checkWholeTrail(target.url, head)).seq).toBe(head.seq + 1);
    expect(told.filter((line) => line.startsWith('setting'))).toEqual([
      'setting locale: it was "es-CO" when the backup was made, and is "en" here',
    ]);
  });

  it('can be made and restored while others write (drill)', async () => {
    const writers = await Promise.all([life.another(), life.another(), life.another()]);
    let writing = true;
    const written = writers.map(async (deps, writer) => {
      for (let turn = 0; writing; turn += 1) {
        const surnames = `Carga ${'abcdefghij'[writer]}${[...String(turn)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
        const asked = await submitRequest(deps, { form: formOf(surnames, writer * 1_000_000 + turn), requester: HEAD });
        if (!asked.ok) throw new Error(JSON.stringify(asked.error));
      }
    });
    const lived = (async () => {
      while (writing) await life.account();
    })();
    const paths: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const rows = (await fingerprintOf(life.databaseUrl))['requests'];
      paths.push(await backUp());
      expect((await fingerprintOf(life.databaseUrl))['requests']).not.toBe(rows);
    }
    writing = false;
    await Promise.all([...written, lived]);
    for (const path of paths) {
      const fresh = await createTestDatabase();
      await restoreDatabase(configFor(fresh.url), quiet(path));
      expect(await contradictions(fresh.url)).toEqual([]);
      expect((await checkWholeTrail(fresh.url)).seq).toBeGreaterThan(10);
      await fresh.drop();
    }
  });

  it('lets the restored register give the next request the next number', async () => {
    await restore(await backUp());
    const { store, end } = openStore(target.url);
    const [last] = await withSql(
      target.url,
      async (sql) => await sql<{ last: number }[]>`select last from request_years`,
    );
    const asked = await submitRequest(
      { ...life.deps, store },
      { form: formOf('Siguiente', 9_000_000), requester: HEAD },
    );
    await end();
    expect(asked).toMatchObject({
      ok: true,
      value: { number: expect.stringMatching(new RegExp(`${(last?.last ?? 0) + 1}$`)) },
    });
  });

  it('restores the waiting jobs, each with its time', async () => {
    const now: Job = { kind: 'show_import' };
    const later: Job = { kind: 'show_digest', readId: crypto.randomUUID() };
    const at = new Date(Date.now() + 3_600_000);
    await withQueue(life.databaseUrl, async (queue, db) => {
      await queue.offer(now);
      await db.transaction(async (tx) => await queue.sendIn(tx, [{ job: later, startAfter: at }]));
    });
    await restore(await backUp());
    const jobs = await withSql(
      target.url,
      async (sql) =>
        await sql<{ data: Job; after: Date; due: boolean }[]>`
        select data, start_after as after, start_after <= now() as due from pgboss.job where name = 'buzon' and state = 'created' order by start_after`,
    );
    expect(jobs.map(({ data, due }) => ({ data, due }))).toEqual([
      { data: now, due: true },
      { data: later, due: false },
    ]);
    expect(jobs[1]?.after.getTime()).toBe(at.getTime());
  });

  it('works into an empty database whose owner is not a superuser', async () => {
    const bare = await createBareDatabase('buzon_restore_owner');
    const path = await backUp();
    await restoreDatabase(configFor(bare.url), quiet(path));
    expect(await contradictions(bare.url)).toEqual([]);
    await bare.drop();
  });

  it('contains no secret, and can be read only by its owner', async () => {
    const departments = join(folder.dir, 'departments.csv');
    await writeFile(departments, 'code,name,head\n100,Despacho,U0HEAD\n');
    const url = new URL(life.databaseUrl);
    const owner = new URL(url);
    [owner.username, owner.password] = ['owner', 'canary-of-the-owner'];
    const config = configFor(life.databaseUrl, { DEPARTMENTS_FILE: departments, DATABASE_OWNER_URL: owner.href });
    const { path } = await backUpDatabase(config, { dir: folder.dir, tell });
    const contents = await contentsOf(path);
    const texts = Object.fromEntries([...contents].map(([name, content]) => [name, content.toString('latin1')]));
    const secrets = [...SECRETS.slice(0, 3), owner.password, decodeURIComponent(url.password), url.password].filter(
      (secret) => secret.length > 5,
    );
    expect(secrets.length).toBeGreaterThan(2);
    expect(findSecrets(secrets, texts)).toEqual([]);
    expect(texts['files/departmentsFile/departments.csv']).toContain('Despacho');
    expect(texts['settings.json']).toContain('"mailDomain": "institucion.example"');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('makes the file of a record readable only by its owner, even if others could read an earlier file there', async () => {
    const [request] = await withSql(
      life.databaseUrl,
      async (sql) => await sql<{ number: string }[]>`select number from requests order by number limit 1`,
    );
    const file = join(folder.dir, 'record.pdf');
    await writeFile(file, 'old', { mode: 0o644 });
    const input = { number: request?.number ?? '', file, tell };
    expect(await writeRecord(configFor(life.databaseUrl), input)).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(file)).size).toBeGreaterThan(100);
    expect(await namesIn(folder.dir)).toEqual(['record.pdf']);
  });

  it('is noted in the trail, where it was made and where it was restored', async () => {
    const path = await backUp();
    await restore(path);
    expect(await dump(life.databaseUrl, 'audit_trail')).toMatch(/backup.*buzon-[0-9a-f]{8}-asked-\d{8}-\d{6}\.tar\.gz/);
    expect(await dump(target.url, 'audit_trail')).toMatch(/restore.*buzon-[0-9a-f]{8}-asked-\d{8}-\d{6}\.tar\.gz/);
  });
});
