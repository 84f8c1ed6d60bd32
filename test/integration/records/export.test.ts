import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { parse } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { drizzle } from 'drizzle-orm/postgres-js';
import ExcelJS from 'exceljs';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRegisterReader } from '#adapters/postgres/accounts/account-export.ts';
import { searchTextOf } from '#adapters/postgres/accounts/account-rows.ts';
import { connectDatabase, type Database } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { schema } from '#adapters/postgres/tables/schema.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { createTrail } from '#adapters/postgres/trail/trail.ts';
import { createCsvWriter } from '#adapters/records/account-list/accounts-csv.ts';
import { createXlsxWriter } from '#adapters/records/account-list/accounts-xlsx.ts';
import { esExport } from '#messages/es/accounts/export.ts';
import type { TrailEntry } from '#domain/trail/trail.ts';
import { exportAccounts, type ExportDeps } from '#use-cases/accounts/export-accounts.ts';
import type { ExportFormat } from '#use-cases/ports/store/export.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { writeAccountList } from '#src/operator/documents.ts';
import { exportAudit } from '#src/operator/trail.ts';
import { configFor } from '#test/stages/backup-stage.ts';
import { createTestDatabase } from '#test/database.ts';

/** Several full batches and one that is not full. */
const COUNT = 1_203;
const CONNECTIONS = 4;
const NAMES = ['Ana "la Ñata" Muñoz', '=1+1', '👩🏽‍⚕️ Zoé\nde la Cruz', 'Ñ'.repeat(300)];
const SYSTEMS = { id: 'U0SIS', name: 'Mónica Cuéllar', systems: true, door: 'slack' as const };
const AT = new Date('2026-06-02T02:30:00Z');

const office = ((): string | null => {
  try {
    return execFileSync('sh', ['-c', 'command -v soffice'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
})();

describe('the export of the list of accounts', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let sql: postgres.Sql;
  let deps: ExportDeps;
  let dir: string;
  const ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'buzon-export-'));
    database = await createTestDatabase();
    sql = postgres(database.url, { max: 2, onnotice: () => undefined });
    ends.push(async () => await sql.end());
    const { db, store } = open(CONNECTIONS);
    const settings = { words: esExport, timeZone: 'America/Bogota' };
    deps = {
      store,
      register: createRegisterReader(db),
      writers: { xlsx: createXlsxWriter(settings), csv: createCsvWriter(settings) },
      institution: {
        name: 'Alcaldía Municipal de Río Claro',
        nit: '890.123.456-7',
        versions: [{ code: 'FT-GTI-002', version: '01', date: '2015-03-25', description: 'Primera' }],
        timeZone: 'America/Bogota',
      },
      clock: { now: () => AT },
    };
    await sql`insert into accounts ${sql(Array.from({ length: COUNT }, (_, index) => rowOf(index)))}`;
  });
  afterAll(async () => {
    for (const end of ends) await end();
    await database.drop();
    await rm(dir, { recursive: true, force: true });
  });

  /** The database as a process opens it, with that many connections. */
  function open(connections: number): { readonly db: Database; readonly store: Store } {
    const { db, end } = connectDatabase(database.url, connections);
    const locks = createLocks(database.url);
    ends.push(end, locks.end);
    const sendJobs = (): Promise<void> => Promise.reject(new Error('an export sends no jobs'));
    return { db, store: createStore({ db, locks, sendJobs }) };
  }

  /** Three in four accounts are deleted, and had the same address as the fourth. */
  function rowOf(index: number): Record<string, string | Date> {
    const state = index % 4 === 0 ? 'active' : 'deleted';
    const address = state === 'active' ? `cuenta${index}@rioclaro.example` : 'la.misma@rioclaro.example';
    const displayName = NAMES[index % NAMES.length] ?? '';
    const departmentName = `Dependencia ${index % 20}`;
    return {
      ...{ id: randomUUID(), directory_id: randomUUID(), type: 'personal', state, address, display_name: displayName },
      user_principal_name: address,
      ...{ department_code: '100', department_name: departmentName, relation: 'contratista' },
      ...{ contract_end: '2031-05-31', subject: `cc:${10_000_000 + index}`, phone: '+57 1' },
      created_at: new Date('2026-01-15T02:00:00Z'),
      search_text: searchTextOf({ address, displayName, departmentName }),
    };
  }

  async function exported(format: ExportFormat): Promise<string> {
    const file = join(dir, `${randomUUID()}.${format}`);
    const done = await exportAccounts(deps, { by: SYSTEMS, format, out: createWriteStream(file) });
    expect(done).toEqual({ ok: true, value: { name: `FT-GTI-002-2026-06-01.${format}`, accounts: COUNT } });
    return file;
  }

  async function exportsInTrail(): Promise<readonly TrailEntry[]> {
    const rows = await sql<{ entry: string }[]>`select entry from audit_trail order by seq`;
    return rows.map(({ entry }) => JSON.parse(entry) as TrailEntry).filter(({ what }) => what === 'export_accounts');
  }

  it('contains every account once, deleted ones too, in both formats', async () => {
    const inDatabase = await sql<{ subject: string }[]>`select subject from accounts`;
    const expected = inDatabase.map(({ subject }) => `CC …${subject.slice(-4)}`).toSorted();
    const lines: Record<string, string>[] = [];
    for await (const line of createReadStream(await exported('csv')).pipe(parse({ bom: true, columns: true }))) {
      lines.push(line as Record<string, string>);
    }
    expect(lines.map((line) => line['Documento'] ?? '').toSorted()).toEqual(expected);
    expect(lines.filter((line) => line['Estado'] === 'Eliminada')).toHaveLength(COUNT - 301);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await exported('xlsx'));
    const list = workbook.getWorksheet('Correos');
    const documents = Array.from({ length: COUNT }, (_, index) => list?.getCell(index + 2, 15).text ?? '');
    expect(documents.toSorted()).toEqual(expected);
    expect(workbook.getWorksheet('Resumen')?.getCell('B10').value).toBe(COUNT);
  });

  it('refuses everybody except systems people; then it writes nothing and leaves no trace', async () => {
    const before = await exportsInTrail();
    const out = new PassThrough();
    const by = { ...SYSTEMS, systems: false, door: 'slack' as const };
    const done = await exportAccounts(deps, { by, format: 'xlsx', out });
    expect(done).toEqual({ ok: false, error: { code: 'not_systems' } });
    expect(out.readableLength).toBe(0);
    expect(await exportsInTrail()).toEqual(before);
  });

  it('is noted in the trail with format and number of accounts, even if it failed half-way', async () => {
    const before = (await exportsInTrail()).length;
    await exported('csv');
    const lost = new Error('connection lost');
    const register: ExportDeps['register'] = {
      ...deps.register,
      read: async (work) =>
        await deps.register.read(async (snapshot) => {
          const rows = (async function* () {
            for await (const batch of snapshot.rows) {
              yield batch;
              throw lost;
            }
          })();
          return await work({ ...snapshot, rows });
        }),
    };
    const out = new PassThrough().resume();
    const by = { ...SYSTEMS, door: 'command_line' } as const;
    const failing = exportAccounts({ ...deps, register }, { by, format: 'xlsx', out });
    await expect(failing).rejects.toBe(lost);
    const events = (await exportsInTrail()).slice(before);
    const data = { accounts: COUNT };
    expect(events).toMatchObject([
      { actor: 'U0SIS', door: 'slack', requestId: null, at: AT.toISOString(), data: { ...data, format: 'csv' } },
      { actor: 'U0SIS', door: 'command_line', data: { ...data, format: 'xlsx' } },
    ]);
  });

  it('runs one at a time, however many ask at once, and leaves connections for others', async () => {
    const before = (await exportsInTrail()).length;
    const asked = Array.from({ length: CONNECTIONS }, async () => {
      const out = new PassThrough().resume();
      return await exportAccounts(deps, { by: SYSTEMS, format: 'csv', out });
    });
    const done = await Promise.all(asked);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.filter((each) => !each.ok && each.error.code === 'under_way')).toHaveLength(CONNECTIONS - 1);
    expect(await exportsInTrail()).toHaveLength(before + 1);
    await exported('csv');
  });

  it('needs only one connection', async () => {
    const one = open(1);
    const register = createRegisterReader(one.db);
    const out = new PassThrough().resume();
    const input = { by: SYSTEMS, format: 'csv', out, door: 'slack' } as const;
    expect(await exportAccounts({ ...deps, store: one.store, register }, input)).toMatchObject({ ok: true });
  });

  it('may take longer than the server allows a transaction to be idle, and so may reading the whole trail', async () => {
    const client = postgres(database.url, { max: 1, connection: { idle_in_transaction_session_timeout: 50 } });
    const db = drizzle(client, { schema });
    const total = await createRegisterReader(db).read(async ({ summary, rows }) => {
      await sleep(200);
      for await (const batch of rows) expect(batch.length).toBeGreaterThan(0);
      return summary.total;
    });
    expect(total).toBe(COUNT);
    await createTrail(db).whole(async ({ batches }) => {
      await sleep(200);
      for await (const batch of batches) expect(batch.length).toBeGreaterThan(0);
    });
    await client.end();
  });

  it('does not let the bot hold an idle transaction', async () => {
    const { db } = open(1);
    expect([...(await db.execute('show idle_in_transaction_session_timeout'))]).toEqual([
      { idle_in_transaction_session_timeout: '1min' },
    ]);
  });

  it('writes a file readable only by its owner, even if others could read an earlier file there', async () => {
    for (const name of ['lista.csv', 'traza.jsonl']) {
      const file = join(dir, name);
      for (const old of [file, `${file}.part`]) await writeFile(old, 'old', { mode: 0o644 });
      const input = { file, tell: (): void => undefined, withPersonal: true };
      if (name === 'lista.csv') await writeAccountList(configFor(database.url), input);
      else await exportAudit(configFor(database.url), input);
      expect((await stat(file)).mode & 0o777, name).toBe(0o600);
      expect((await readdir(dir)).filter((each) => each.endsWith('.part'))).toEqual([]);
    }
  });

  it('leaves no file when it is refused, and says when its folder does not exist', async () => {
    const file = join(dir, 'rechazada.csv');
    await deps.store.exclusively('export', async () => {
      const refused = writeAccountList(configFor(database.url), { file, tell: () => undefined });
      await expect(refused).rejects.toThrow('another list of accounts is being written');
    });
    expect((await readdir(dir)).filter((each) => each.startsWith('rechazada'))).toEqual([]);
    const nowhere = join(dir, 'no/such/folder.csv');
    const lost = writeAccountList(configFor(database.url), { file: nowhere, tell: () => undefined });
    await expect(lost).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is of one moment: neither rows nor summary include what is written meanwhile', async () => {
    const seen = await deps.register.read(async ({ summary, rows }) => {
      let count = 0;
      for await (const batch of rows) {
        if (count === 0) {
          await sql`update accounts set address = 'zz-' || address where address like 'cuenta%'`;
          await sql`insert into accounts ${sql({ ...rowOf(0), address: 'zz-nueva@rioclaro.example' })}`;
        }
        count += batch.length;
        expect(batch.filter(({ address }) => address.startsWith('zz-'))).toEqual([]);
      }
      return { count, total: summary.total };
    });
    await sql`delete from accounts where address = 'zz-nueva@rioclaro.example'`;
    await sql`update accounts set address = substr(address, 4) where address like 'zz-%'`;
    expect(seen).toEqual({ count: COUNT, total: COUNT });
  });

  it.skipIf(office === null)(
    'opens in LibreOffice with every row and both sheets (skipped where soffice is not on the PATH)',
    async () => {
      const file = await exported('xlsx');
      const profile = `-env:UserInstallation=file://${join(dir, 'office')}`;
      // Token 12 asks for every sheet as a separate file.
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
      const args = [profile, '--headless', '--convert-to', filter, '--outdir', dir, file];
      await promisify(execFile)(office ?? '', args);
      const base = file.slice(0, -'.xlsx'.length);
      const list = parseNow(await readFile(`${base}-Correos.csv`), { columns: true }) as Record<string, string>[];
      expect(list).toHaveLength(COUNT);
      const names = new Set(list.map((line) => line['Nombre visible']));
      expect(names).toEqual(new Set(NAMES));
      expect(list[0]).toMatchObject({
        Teléfono: '+57 1',
        'Último día del contrato': '2031-05-31',
        Creada: '2026-01-14 21:00:00',
      });
      const summary = await readFile(`${base}-Resumen.csv`, 'utf8');
      expect(summary).toContain('Formato,FT-GTI-002');
      expect(summary).toMatch(/Otras 5 dependencias,\d+,0,\d+,300/);
    },
    90_000,
  );
});
