import { Writable } from 'node:stream';
import { performance } from 'node:perf_hooks';
import { afterAll, describe, expect, it } from 'vitest';
import type { Account } from '#domain/account/account.ts';
import { createMessages } from '#messages/messages.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import { reportWith } from '#use-cases/records/report.fixture.ts';
import { createDrawing } from './drawing.ts';
import { createListWriters } from './account-list/lists.ts';
import { closedCreation, closedDeletion, rejected } from './request-form/record.fixture.ts';
import { accountsOfAllStates, registerOf, written } from './account-list/register.fixture.ts';
import { createReportWriter } from './report/report-writer.ts';
import { createRecordWriter } from './request-form/request-pdf.ts';

const names = { relations: { contratista: 'Por contrato' }, documentTypes: {}, documents: { cc: 'Cédula' } };
const settings = { locale: 'es-CO', timeZone: 'America/Bogota', names, paper: 'letter' } as const;
const messages = createMessages(settings);
const here = {
  records: createRecordWriter({ messages, paper: settings.paper }),
  reports: createReportWriter({ messages, paper: settings.paper }),
  lists: createListWriters({ messages, timeZone: settings.timeZone }),
};

describe('a thread that comes to no end', () => {
  it('is ended, and what waited behind it is drawn by another', async () => {
    const thread = new URL('./silent-thread.fixture.ts', import.meta.url);
    const drawing = createDrawing(settings, { thread, silentMs: 2_000 });
    const [picture, behind] = await Promise.allSettled([
      drawing.reports.picture(reportWith()),
      drawing.reports.document(reportWith()),
    ]);
    expect(picture).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('2000 ms') as string },
    });
    expect(behind).toMatchObject({ status: 'fulfilled', value: { content: new Uint8Array([1]) } });
    await drawing.stop();
  });
});

describe('drawing in a thread of its own', () => {
  const drawing = createDrawing(settings);
  afterAll(async () => await drawing.stop());

  it('gives the same bytes as drawing here', async () => {
    const { records, reports, lists } = drawing;
    for (const record of [closedCreation(), closedDeletion(), rejected()]) {
      expect(alike(await records.request(record))).toEqual(alike(await here.records.request(record)));
    }
    expect(alike(await reports.document(reportWith()))).toEqual(alike(await here.reports.document(reportWith())));
    expect(alike(await reports.picture(reportWith()))).toEqual(alike(await here.reports.picture(reportWith())));
    const accounts = accountsOfAllStates(50);
    for (const format of ['csv', 'xlsx'] as const) {
      const own = await written(here.lists[format], registerOf(accounts));
      expect((await written(lists[format], registerOf(accounts))).equals(own), format).toBe(true);
    }
  });

  it('leaves the main thread free, which drawing here does not', async () => {
    const busyWhile = async (draw: () => Promise<unknown>): Promise<number> => {
      const before = performance.eventLoopUtilization();
      for (let turn = 0; turn < 8; turn += 1) await draw();
      return performance.eventLoopUtilization(before).utilization;
    };
    const record = closedDeletion();
    const there = await busyWhile(async () => await drawing.records.request(record));
    const inPlace = await busyWhile(async () => await here.records.request(record));
    expect(inPlace).toBeGreaterThan(0.7);
    expect(there).toBeLessThan(0.3);
  });

  it('draws many at once in turn, and goes on after one that fails', async () => {
    const broken = { ...closedCreation(), events: null } as unknown as ReturnType<typeof closedCreation>;
    const outcomes = await Promise.allSettled(
      [closedCreation(), broken, closedDeletion()].map(async (record) => await drawing.records.request(record)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails with what the rows of a list failed with, and destroys what it wrote to', async () => {
    const trouble = new Error('the database went away');
    async function* rows(): AsyncGenerator<readonly Account[]> {
      yield accountsOfAllStates(1);
      await Promise.reject(trouble);
    }
    for (const format of ['csv', 'xlsx'] as const) {
      const out = sink();
      const failing = drawing.lists[format]({ ...registerOf([]), rows: rows() }, out);
      await expect(failing, format).rejects.toBe(trouble);
      expect(out.destroyed).toBe(true);
    }
  });

  it('fails with what writing failed with', async () => {
    const full = new Error('no space left');
    for (const format of ['csv', 'xlsx'] as const) {
      const failing = drawing.lists[format](registerOf(accountsOfAllStates(200)), sink(full));
      await expect(failing, format).rejects.toBe(full);
    }
    expect((await drawing.records.request(rejected())).content.length).toBeGreaterThan(1_000);
  });

  it('ends what is drawn when it is stopped, and draws nothing afterwards', async () => {
    const other = createDrawing(settings);
    const failing = expect(other.records.request(closedDeletion())).rejects.toThrow('has ended');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await other.stop();
    await failing;
    await expect(other.records.request(closedDeletion())).rejects.toThrow('stopped');
  });
});

/** What a document is, whichever kind of array holds its bytes. */
function alike({ content, ...about }: Document): object {
  return { ...about, content: Buffer.from(content).toString('base64') };
}

function sink(error: Error | null = null): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(error) });
}
