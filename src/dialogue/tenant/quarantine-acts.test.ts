import { describe, expect, it } from 'vitest';
import { actor, EMPLOYEE, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Quarantined } from '#use-cases/ports/store/address.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { QUARANTINE, TENANT_FORMS } from '../act-names.ts';
import type { Reply } from '../acts.ts';
import { filled, m, plainDeps, pressed } from '../acts.fixture.ts';
import { quarantineActs, quarantineReply } from './quarantine-acts.ts';
import { quarantineMessage, releaseDialog } from './quarantine.ts';

const ADDRESS = 'hugo.holder@entidad.gov.co';
const ROW: Quarantined = { address: ADDRESS, until: NOW, displayName: 'Hugo Holder' };
const BY = actor(SYSTEMS, true);
const STRANGER = actor(EMPLOYEE, false);
const words = m.quarantine;

function stage(holder: string | null | 'away' = null) {
  const asked: object[] = [];
  const taken = new Map(holder === null ? [] : [[ADDRESS, { id: 'd', name: holder }]]);
  const plain = plainDeps(
    {
      directory: {
        survey: async () =>
          await (holder === 'away'
            ? Promise.reject(new OutsideError('unavailable', { service: 'graph' }))
            : Promise.resolve({ taken, licence: null, seats: null } as never)),
      },
      store: {
        quarantined: async (search) => {
          asked.push(search);
          return await Promise.resolve({ rows: [ROW], total: 30 });
        },
      },
    },
    {
      accountThatLeft: async () => await Promise.resolve(null),
      releaseQuarantine: async (address) => await Promise.resolve(address === ADDRESS),
    },
  );
  return { ...plain, asked, acts: quarantineActs(plain.deps) };
}

describe('the list of addresses in quarantine', () => {
  it('begins with its first page, and turns in its place', async () => {
    const { acts, deps, asked } = stage();
    const page = { rows: [ROW], total: 30, text: 'hugo' };
    expect(await quarantineReply(deps, 'hugo')).toEqual({
      ...{ as: 'show', message: quarantineMessage(m, { ...page, page: 0 }) },
    });
    const turn = { name: QUARANTINE.next, by: BY, payload: { text: 'hugo', page: 2 } };
    expect((await pressed(acts, turn)).reply).toEqual({
      ...{ as: 'show', message: quarantineMessage(m, { ...page, page: 2 }), replaces: true },
    });
    expect(asked).toEqual([
      { text: 'hugo', offset: 0, limit: 12 },
      { text: 'hugo', offset: 24, limit: 12 },
    ]);
  });

  it.each([
    [QUARANTINE.previous, { text: '', page: 0 }, 'read_quarantine', m.tenant.asked.not_systems],
    [QUARANTINE.release, ADDRESS, 'release_address', words.refused.not_systems],
  ])('is for the systems area alone: %s', async (name, payload, act, text) => {
    const { acts, events } = stage();
    const { reply } = await pressed(acts, { name, by: STRANGER, payload });
    expect(reply).toMatchObject({ as: 'tell', text });
    await reply.after?.();
    expect(events).toMatchObject([{ what: 'attempt_refused', data: { act, why: 'not_systems' } }]);
  });

  it('asks for the reason before an address is free', async () => {
    const { reply } = await pressed(stage().acts, { name: QUARANTINE.release, by: BY, payload: ADDRESS });
    expect(reply).toEqual({ as: 'open', dialog: releaseDialog(m, ADDRESS) });
  });
});

describe('the window that gives an address free', () => {
  const released = async (change: object = {}, holder: string | null | 'away' = null): Promise<Reply> => {
    const about = { name: TENANT_FORMS.release, by: BY, state: { address: ADDRESS }, answers: { reason: 'Error' } };
    return await filled(stage(holder).acts, { ...about, ...change });
  };

  it('tells that it is free, unless somebody has it in the tenant or nobody knows', async () => {
    expect(await released()).toEqual({ as: 'tell', text: words.released(ADDRESS) });
    expect(await released({}, 'Buzón de paso')).toEqual({ as: 'tell', text: words.stillHas(ADDRESS, 'Buzón de paso') });
    expect(await released({}, 'away')).toEqual({ as: 'tell', text: words.releasedUnseen(ADDRESS) });
  });

  it('asks again for a reason that is none', async () => {
    expect(await released({ answers: { reason: ' ' } })).toMatchObject({
      ...{ as: 'errors', errors: { reason: m.form.problems.required } },
    });
  });

  it('tells why it is not given free', async () => {
    const other = { address: 'other@entidad.gov.co' };
    expect(await released({ state: other })).toMatchObject({ text: words.refused.not_quarantined });
    expect(await released({ by: STRANGER })).toMatchObject({ text: words.refused.not_systems });
  });
});
