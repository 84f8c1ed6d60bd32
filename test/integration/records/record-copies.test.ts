import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '#src/operator/trail.ts';
import { readPdf } from '#adapters/records/pdf/read-pdf.fixture.ts';
import { createRecordWriter } from '#adapters/records/request-form/request-pdf.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { createMessages } from '#messages/messages.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import { forgetOld } from '#use-cases/retention/forget-old.ts';
import { makeRecord, recordFor, type GivenRecord } from '#use-cases/records/make-record.ts';
import { COLLEAGUE, HEAD, HOLDER, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const DAY = 24 * 60 * 60_000;

describe("the systems area's copy of FT-GTI-006", () => {
  let life: Life;
  let dir: string;
  let request: Request;
  let document: string;

  beforeAll(async () => {
    life = await startLife();
    const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
    Object.assign(life.deps, { records: createRecordWriter({ messages, paper: 'letter' }) });
    dir = await mkdtemp(join(tmpdir(), 'buzon-copies-'));
    request = await archived();
    document = documentIn(request);
  });
  afterAll(async () => {
    await life.stop();
    await rm(dir, { recursive: true });
  });

  async function archived(): Promise<Request> {
    const { requestNumber } = await life.account();
    const found = await life.store.requestByNumber(requestNumber ?? '');
    if (found === null) throw new Error('no request');
    return found;
  }

  function documentIn({ form }: Request): string {
    if (form.type !== 'personal') throw new Error('no document in it');
    return form.documentNumber;
  }

  const give = async (by: Actor, { id }: Request = request, deps = life.deps): ReturnType<typeof recordFor> =>
    await recordFor(deps, { requestId: id, by });

  async function given(by: Actor, ...more: [of?: Request, deps?: Life['deps']]): Promise<GivenRecord> {
    const record = await give(by, ...more);
    if (!record.ok) throw new Error(record.error.code);
    return record.value;
  }

  const textOf = async ({ content }: GivenRecord): Promise<string> => (await readPdf(content)).text;

  async function verify(...documents: readonly GivenRecord[]): Promise<string> {
    const lines: string[] = [];
    const records = await Promise.all(
      documents.map(async ({ content }, at) => {
        await writeFile(join(dir, `${at}.pdf`), content);
        return join(dir, `${at}.pdf`);
      }),
    );
    const settings = { databaseUrl: life.databaseUrl, dataDir: dir, auditHeadDir: null };
    const tell = (line: string): void => void lines.push(line);
    await verifyAudit(settings, { file: null, heads: [], codes: [], records, tell });
    return lines.join('\n');
  }

  const rows = async (query: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    (await life.sql(query)) as readonly Readonly<Record<string, unknown>>[];

  const switchedOff = (): Life['deps'] => ({
    ...life.deps,
    institution: { ...life.deps.institution, showsFullDocument: false },
  });

  it('shows the whole document number; the record for the requester, the holder and the official does not', async () => {
    const full = await given(SYSTEMS);
    expect(await textOf(full)).toContain(document);
    expect(await textOf(full)).toContain('copia del área de sistemas');
    for (const { id, name } of [HEAD, HOLDER]) {
      const masked = await given({ id, name, systems: false, door: 'slack' });
      expect(await textOf(masked)).toContain(`…${document.slice(-4)}`);
      expect(await textOf(masked)).not.toContain(document);
      expect(masked).toMatchObject({ copy: 'everyone', name: `${request.number}.pdf` });
    }
    expect(full).toMatchObject({ copy: 'systems', name: `${request.number}-sistemas.pdf` });
    const told = (await life.store.trail.ofRequest(request.id)).filter(({ what }) => what === 'record_given');
    expect(told.map(({ data }) => data['copy'])).toEqual(['systems', undefined, undefined]);
    expect(JSON.stringify(told)).not.toContain(document);
  });

  it('is archived together with the record; if it cannot be drawn, neither is archived, and it is tried again', async () => {
    const { records } = life.deps;
    const failing: typeof records = {
      ...records,
      request: async (record) => {
        if (record.copy === 'systems') throw new Error('the process ended here');
        return await records.request(record);
      },
    };
    const asked = await life.askNew();
    await applyCommands(life.deps, { requestId: asked.id, commands: [{ type: 'withdraw', by: HEAD }], door: 'slack' });
    const made = makeRecord({ ...life.deps, records: failing }, { requestId: asked.id });
    await expect(made).rejects.toThrow('the process ended here');
    const keys = async (): Promise<readonly unknown[]> =>
      (await rows(`select key from records where request_id = '${asked.id}' order by key`)).map(({ key }) => key);
    expect(await keys()).toEqual([]);
    const job = { kind: 'make_record', requestId: asked.id };
    expect(await life.store.pending()).toContainEqual(job);
    await life.drain();
    expect(await keys()).toEqual([asked.number, `${asked.number}:sistemas`]);
    expect(await life.store.pending()).not.toContainEqual(job);
    expect(await given(SYSTEMS, asked)).toMatchObject({ copy: 'systems', isArchived: true });
  });

  it('is archived next to the record, and both can be proven', async () => {
    const told = await verify(await given(SYSTEMS), await given({ ...HEAD, systems: false, door: 'slack' }));
    for (const paper of ['0.pdf', '1.pdf'])
      expect(told).toContain(`${paper} is ${request.number}, exactly as it was archived at `);
  });

  it('is neither made nor given if the institution does not want it', async () => {
    const masked = await given(SYSTEMS, request, switchedOff());
    expect(masked.copy).toBe('everyone');
    expect(await textOf(masked)).not.toContain(document);
    const { institution } = life.deps;
    Object.assign(life.deps, { institution: { ...institution, showsFullDocument: false } });
    const other = await archived();
    Object.assign(life.deps, { institution });
    const kept = await rows(`select key from records where request_id = '${other.id}'`);
    expect(kept).toEqual([{ key: other.number }]);

    // If it is wanted later, it is drawn on request, and can be proven only as a copy.
    const later = await given(SYSTEMS, other);
    expect([later.isArchived, (await given({ ...HEAD, systems: false, door: 'slack' }, other)).isArchived]).toEqual([
      false,
      true,
    ]);
    expect(await textOf(later)).toContain(documentIn(other));
    expect(await verify(later)).toContain(`0.pdf is a copy of ${other.number} as it was given at `);
  });

  it('can be given while the request is still open', async () => {
    const open = await life.askNew();
    expect(await textOf(await given(SYSTEMS, open))).toContain(documentIn(open));
    expect(await textOf(await given({ ...HEAD, systems: false, door: 'slack' }, open))).not.toContain(documentIn(open));
  });

  it('is not given if it was altered, nor is a copy given instead of an altered record', async () => {
    const other = await archived();
    await life.sql('alter table records disable trigger user');
    const forge = async (key: string): Promise<unknown> =>
      await life.sql(`update records set content = content || 'x'::bytea where key = '${key}'`);
    await forge(`${other.number}:sistemas`);
    expect(await give(SYSTEMS, other)).toEqual({ ok: false, error: { code: 'altered' } });
    expect((await give({ ...HEAD, systems: false, door: 'slack' }, other)).ok).toBe(true);
    expect(await verify()).toContain(`record ${other.number}:sistemas: what is kept is NOT what the trail says`);
    await forge(other.number);
    expect(await give(SYSTEMS, other)).toEqual({ ok: false, error: { code: 'altered' } });
  });

  it('is deleted with everything else when the time comes, and listed in the disposal record', async () => {
    const asked = await life.askNew();
    const number = documentIn(asked);
    await applyCommands(life.deps, { requestId: asked.id, commands: [{ type: 'withdraw', by: HEAD }], door: 'slack' });
    await life.drain();
    const copy = (await life.store.archive.find(`${asked.number}:sistemas`))?.content;
    expect((await readPdf(copy ?? new Uint8Array())).text).toContain(number);
    const clock = { now: (): Date => new Date(life.now().getTime() + 20 * DAY) };
    await forgetOld({ store: life.store, clock, retentionDays: 10 });
    expect(await life.store.archive.find(`${asked.number}:sistemas`)).toMatchObject({ content: null });
    expect(await rows(`select 1 from requests where data::text like '%${number}%'`)).toEqual([]);
    const listed = await rows(`select number from disposals where what = 'record'`);
    expect(listed.map((row) => row['number'])).toEqual(
      expect.arrayContaining([asked.number, `${asked.number}:sistemas`]),
    );
    expect(await give(SYSTEMS, asked)).toEqual({ ok: false, error: { code: 'forgotten' } });
  });

  it('is given to nobody else', async () => {
    expect((await give({ ...COLLEAGUE, systems: false, door: 'slack' })).ok).toBe(false);
  });
});
