import { describe, expect, it } from 'vitest';
import { actor, EMPLOYEE, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { RegisterWriter } from '#use-cases/ports/store/export.ts';
import { ACCOUNT_EXPORTS } from '../act-names.ts';
import { DONE } from '../acts.ts';
import { m, plainDeps, pressed } from '../acts.fixture.ts';
import { sending } from './documents.fixture.ts';
import { listActs } from './list-acts.ts';

const words = m.documents.list;

function stage({ takes = true, underWay = false } = {}) {
  const { sent, sendFile } = sending(takes);
  const write: RegisterWriter = async (_, out) => await new Promise((resolve) => out.end('a;b', resolve));
  const plain = plainDeps({
    sendFile,
    institution: {
      ...{ name: 'Entidad', nit: '1', timeZone: 'America/Bogota' },
      versions: [{ code: 'FT-GTI-002', version: '01', date: '2015-03-25', description: '' }],
    },
    store: { exclusively: async (_, work) => (underWay ? null : { value: await work() }) },
    lists: {
      writers: { csv: write, xlsx: write },
      register: {
        count: async () => await Promise.resolve(3),
        read: async (work) => await work({ summary: { total: 3 } } as never),
      },
    },
  });
  return { ...plain, sent, acts: listActs(plain.deps) };
}

describe('the list of accounts, as a file', () => {
  const press = { name: ACCOUNT_EXPORTS.csv, by: actor(SYSTEMS, true) };

  it('is prepared, and goes to whoever asked for it', async () => {
    const { acts, sent, events } = stage();
    expect(await pressed(acts, press)).toEqual({ reply: DONE, told: [words.preparing] });
    expect(sent).toEqual([[SYSTEMS.id, 'FT-GTI-002-2026-02-03.csv', words.text(3)]]);
    expect(events).toMatchObject([{ what: 'export_accounts', data: { format: 'csv', accounts: 3 } }]);
  });

  it('is told not to have been sent where the chat did not take it', async () => {
    expect((await pressed(stage({ takes: false }).acts, press)).reply).toEqual({
      as: 'tell',
      text: m.documents.notSent,
    });
  });

  it('is written once at a time, for the systems area alone', async () => {
    const { reply: second } = await pressed(stage({ underWay: true }).acts, press);
    expect(second).toMatchObject({ as: 'tell', text: words.refusal.under_way });
    const { acts, events, sent } = stage();
    const { reply } = await pressed(acts, { ...press, by: actor(EMPLOYEE, false) });
    expect(reply).toMatchObject({ as: 'tell', text: words.refusal.not_systems });
    await reply.after?.();
    expect(events).toMatchObject([{ what: 'attempt_refused', data: { act: 'export_accounts', why: 'not_systems' } }]);
    expect(sent).toEqual([]);
  });
});
