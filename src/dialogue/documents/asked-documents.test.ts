import { describe, expect, it } from 'vitest';
import { actor, COLLEAGUE, EMPLOYEE, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Actor } from '#domain/person.ts';
import { DONE, type Reply } from '../acts.ts';
import { m, plainDeps } from '../acts.fixture.ts';
import { sendReport } from './asked-report.ts';
import { sendDisposals } from './disposals.ts';
import { FILE, sending } from './documents.fixture.ts';

const BY = actor(SYSTEMS, true);
const CONTROL = actor(COLLEAGUE, false);
const VERSIONS = [{ code: 'PT-GTI-002', version: '01', date: '2015-03-25', description: '' }];
const STRANGER = actor(EMPLOYEE, false);

function stage({ takes = true, disposed = 2, since = new Date('2026-01-15T13:00:00Z') as Date | null } = {}) {
  const { sent, sendFile } = sending(takes);
  const answer = async <T>(value: T): Promise<T> => await Promise.resolve(value);
  const reports = {
    document: async () => await answer({ ...FILE, name: 'report.pdf' }),
    picture: async () => await answer({ ...FILE, name: 'report.png' }),
  };
  const plain = plainDeps({
    sendFile,
    controlPerson: COLLEAGUE.id,
    institution: { name: 'Entidad', nit: '1', timeZone: 'America/Bogota', versions: VERSIONS },
    disposals: async () => await answer({ ...FILE, name: 'disposals.csv' }),
    directory: { licences: async () => await answer([]) },
    monthly: { reports, officeHours: [] },
    store: {
      disposed: async () => await answer(Array.from({ length: disposed }) as never),
      trail: { since: async () => await answer(since) },
      archive: { find: async () => await answer(null) },
      report: {
        ...{ figures: async () => await answer([]), openBefore: async () => await answer([]) },
        ...{ openHandOvers: async () => await answer([]), ending: async () => await answer({ rows: [], total: 0 }) },
        accounts: async () => await answer({ active: 0, suspended: 0 }),
      },
    },
  });
  const told: string[] = [];
  const report = async (text: string, by: Actor = BY): Promise<Reply> =>
    await sendReport(plain.deps, { by, text, tell: async (words) => await answer(void told.push(words)) });
  return { ...plain, sent, told, report };
}

describe('the disposal record that somebody asks for', () => {
  it('goes to the systems area, and to who controls it', async () => {
    for (const by of [BY, CONTROL]) {
      const { deps, sent } = stage();
      expect(await sendDisposals(deps, by)).toEqual({ as: 'tell', text: m.disposal.sent });
      expect(sent).toEqual([[by.id, 'disposals.csv', m.disposal.text(2)]]);
    }
  });

  it('is refused to anybody else, and the trail has it', async () => {
    const { deps, events, sent } = stage();
    const reply = await sendDisposals(deps, STRANGER);
    expect(reply).toMatchObject({ as: 'tell', text: m.disposal.refusal.not_allowed });
    await reply.after?.();
    expect(events).toMatchObject([{ what: 'attempt_refused', data: { act: 'export_disposals', why: 'not_allowed' } }]);
    expect(sent).toEqual([]);
  });

  it('is none before anything was disposed of, and told where the chat did not take it', async () => {
    expect(await sendDisposals(stage({ disposed: 0 }).deps, BY)).toMatchObject({
      text: m.disposal.refusal.nothing_yet,
    });
    expect(await sendDisposals(stage({ takes: false }).deps, BY)).toEqual({ as: 'tell', text: m.documents.notSent });
  });
});

describe('the report that somebody asks for', () => {
  const now = m.month(NOW.toISOString().slice(0, 7));

  it('is told to be prepared, and goes to them as files', async () => {
    const { report, sent, told } = stage();
    expect(await report('')).toEqual(DONE);
    expect(told).toEqual([m.report.asked.preparing(now)]);
    const text = m.report.asked.partial(now);
    expect(sent).toEqual([
      [BY.id, 'report.pdf', text],
      [BY.id, 'report.png', text],
    ]);
  });

  it('is told not to have been sent where the chat did not take it', async () => {
    expect(await stage({ takes: false }).report('')).toEqual({ as: 'tell', text: m.documents.notSent });
  });

  it('is refused with why', async () => {
    const words = m.report.asked.refusal;
    const text = async (written: string, there: Parameters<typeof stage>[0] = {}, by = BY): Promise<Reply> =>
      await stage(there).report(written, by);
    expect(await text('ayer')).toMatchObject({ text: words.unknown_month('ayer') });
    expect(await text('2026-01', { since: NOW })).toMatchObject({ text: words.before_beginning(now) });
    expect(await text('', { since: null })).toMatchObject({ text: words.nothing_yet });
    expect(await text('', {}, STRANGER)).toMatchObject({ as: 'tell', text: words.not_allowed });
    expect(await text('', {}, CONTROL)).toEqual(DONE);
  });
});
