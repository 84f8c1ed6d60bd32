import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUpDatabase, restoreDatabase } from '#src/operator/backup.ts';
import { exportAudit, verifyAudit } from '#src/operator/trail.ts';
import { recordFor } from '#use-cases/records/make-record.ts';
import { configFor } from '#test/stages/backup-stage.ts';
import { createTestDatabase } from '#test/database.ts';
import { HEAD, startLife, type Life } from '#test/stages/life.ts';

describe('an archived record', () => {
  let life: Life;
  let dir: string;
  let number: string;
  let requestId: string;
  let content: Uint8Array;

  beforeAll(async () => {
    life = await startLife();
    dir = await mkdtemp(join(tmpdir(), 'buzon-proof-'));
    number = (await life.account()).requestNumber ?? '';
    requestId = (await life.store.requestByNumber(number))?.id ?? '';
    content = (await life.store.archive.find(number))?.content ?? new Uint8Array();
    await life.sql('alter table records disable trigger user');
  });
  afterAll(async () => {
    await life.stop();
    await rm(dir, { recursive: true });
  });

  async function verify(
    input: { readonly file?: string; readonly records?: readonly string[]; readonly url?: string } = {},
  ): Promise<{ readonly isRight: boolean; readonly told: string }> {
    const lines: string[] = [];
    const { file = null, records = [], url = life.databaseUrl } = input;
    const asked = { file, heads: [], codes: [], records, tell: (line: string): void => void lines.push(line) };
    const isRight = await verifyAudit(
      file === null ? { databaseUrl: url, dataDir: dir, auditHeadDir: null } : null,
      asked,
    );
    return { isRight, told: lines.join('\n') };
  }

  async function paper(name: string, bytes: Uint8Array): Promise<string> {
    await writeFile(join(dir, name), bytes);
    return join(dir, name);
  }

  /** Changes the record as the database's owner can, who can also compute the SHA-256 stored with it. */
  async function changed(change: string, check: () => Promise<void>): Promise<void> {
    await life.sql(`create table kept as select * from records where key = '${number}'`);
    await life.sql(change);
    try {
      await check();
    } finally {
      await life.sql(`delete from records where key = '${number}'`);
      await life.sql('insert into records select * from kept');
      await life.sql('drop table kept');
    }
  }
  const FORGED = (): string =>
    `update records set content = content || 'x'::bytea, sha256 = encode(sha256(content || 'x'::bytea), 'hex') where key = '${number}'`;

  const give = async (): ReturnType<typeof recordFor> => await recordFor(life.deps, { requestId, by: HEAD });

  it('is proven by the trail alone, in the database and in an export', async () => {
    const mine = await paper('mine.pdf', content);
    const told = `mine.pdf is ${number}, exactly as it was archived at `;
    expect(await verify({ records: [mine] })).toMatchObject({ isRight: true, told: expect.stringContaining(told) });
    const file = join(dir, 'trail.jsonl.gz');
    const settings = { databaseUrl: life.databaseUrl, dataDir: dir, institution: { name: 'Entidad', nit: '' } };
    await exportAudit(settings, { file, withPersonal: false, tell: () => undefined });
    expect(await verify({ file, records: [mine] })).toMatchObject({
      ...{ isRight: true, told: expect.stringContaining(told) },
    });
    const other = await paper('other.pdf', Buffer.concat([content, Buffer.from('x')]));
    for (const where of [{}, { file }]) {
      const found = await verify({ ...where, records: [mine, other] });
      expect(found).toMatchObject({ isRight: false, told: expect.stringContaining('other.pdf is NOT PROVEN') });
    }
  });

  it('is given as it was archived, and not given any more once it was changed', async () => {
    const given = await give();
    expect(given.ok && Buffer.from(given.value.content).equals(content)).toBe(true);
    await changed(FORGED(), async () => {
      expect(await give()).toEqual({ ok: false, error: { code: 'altered' } });
    });
    expect((await give()).ok).toBe(true);
  });

  it.each([
    ['changed together with its SHA-256', FORGED, 'what is kept is NOT what the trail says was archived'],
    [
      'emptied',
      () => `update records set content = null where key = '${number}'`,
      'no event says that it was forgotten',
    ],
    ['removed', () => `delete from records where key = '${number}'`, 'it is not there'],
  ] as const)('is reported by audit:verify when it was %s', async (_, change, sentence) => {
    expect(await verify()).toMatchObject({ isRight: true });
    await changed(change(), async () => {
      const { isRight, told } = await verify();
      expect(isRight).toBe(false);
      expect(told).toContain(`record ${number}: ${sentence.startsWith('it is') ? 'the trail says' : ''}`);
      expect(told).toContain(sentence);
    });
  });

  it('is known by its request if it is from before events contained its key', async () => {
    await life.sql('alter table audit_trail disable trigger user');
    // Verifying the chain would report this change; here it stands for a trail that was always like this.
    await life.sql(
      `update audit_trail set entry = ((entry::jsonb) #- '{data,key}')::text where what = 'record_archived' and request_id = '${requestId}'`,
    );
    expect((await give()).ok).toBe(true);
    await changed(FORGED(), async () => {
      expect((await give()).ok).toBe(false);
    });
    await changed(`delete from records where key = '${number}'`, async () => {
      expect((await verify()).told).toContain(`record ${requestId}: the trail says that it was archived`);
    });
  });

  it('is checked when a backup is restored', async () => {
    await changed(FORGED(), async () => {
      const { path } = await backUpDatabase(configFor(life.databaseUrl), { dir, tell: () => undefined });
      const empty = await createTestDatabase();
      const lines: string[] = [];
      await restoreDatabase(configFor(empty.url), { file: path, tell: (line) => void lines.push(line) });
      expect(lines.join('\n')).toContain(`record ${number}: what is kept is NOT`);
      await empty.drop();
    });
  });
});
