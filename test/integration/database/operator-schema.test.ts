import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAccountList, writeRecord } from '#src/operator/documents.ts';
import { exportAudit, verifyAudit } from '#src/operator/trail.ts';
import {
  configFor,
  createBareDatabase,
  olderDatabase,
  tablesOf,
  temporaryFolder,
  withSql,
} from '#test/stages/backup-stage.ts';
import { createTestDatabase } from '#test/database.ts';

const tell = (): void => undefined;

describe('a command of the operator', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let target: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeEach(async () => {
    folder = await temporaryFolder();
    target = await createTestDatabase();
  });
  afterEach(async () => {
    await target.drop();
    await folder.remove();
  });

  it('does not change the schema, which has to be prepared already', async () => {
    const [older, bare] = [await olderDatabase(folder.dir), await createBareDatabase()];
    for (const { url } of [older, bare]) {
      const config = configFor(url);
      const file = join(folder.dir, 'no.csv');
      const before = await tablesOf(url);
      const commands = [
        async () => await writeAccountList(config, { file, tell }),
        async () => await writeRecord(config, { number: 'FT-GTI-006-2026-00001', file: null, tell }),
        async () => await verifyAudit(config, { file: null, heads: [], headDir: null, codes: [], tell }),
        async () => await exportAudit(config, { file, withPersonal: true, tell }),
      ];
      for (const command of commands) await expect(command()).rejects.toThrow(/`npm start` prepares it/);
      expect(await tablesOf(url)).toEqual(before);
    }
    await older.drop();
    await bare.drop();
    await withSql(target.url, async (sql) => {
      await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)`;
    });
    const newer = verifyAudit(configFor(target.url), { file: null, heads: [], headDir: null, codes: [], tell });
    await expect(newer).rejects.toThrow(/of a newer version of Buzón/);
  });
});
