import { expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { HEAD, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import type { Digest, Finding } from '#use-cases/ports/tenant.ts';
import { digestMessage } from './digest-message.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const FINDING: Finding = {
  ...{ id: 'f', readId: 'r', directoryId: 'd', what: 'blocked', account: ACCOUNT, entry: null, before: null },
  ...{
    fingerprint: 'x',
    foundAt: NOW,
    state: 'adopted',
    by: SYSTEMS,
    decidedAt: NOW,
    reason: 'Estaba bien',
    requestNumber: null,
    followedBy: null,
  },
};
const READ: Digest['read'] = {
  ...{ id: 'r', purpose: 'full', next: null, delta: null, pages: 1, users: 1, imported: 0, failedNights: 0 },
  ...{ failure: null, startedAt: NOW, finishedAt: NOW },
};

it('has beside whoever decided, and whoever answers for the account, the mention that leads to their profile', () => {
  const mentioned = (change: Partial<Finding>): readonly (string | undefined)[] => {
    return [...shown(change).matchAll(/"user_id":"([^"]+)"/g)].map(([, id]) => id);
  };
  expect(mentioned({})).toEqual([SYSTEMS.id, HEAD.id]);
  expect(mentioned({ state: 'ignored' })).toEqual([SYSTEMS.id]);
  expect(mentioned({ state: 'requested', requestNumber: 'FT-2' })).toEqual([SYSTEMS.id]);
  expect(mentioned({ state: 'gone' })).toEqual([]);
  expect(mentioned({ by: null, account: null })).toEqual([]);
});

it('says of what is over that list and tenant agree in this change, and nothing of others', () => {
  expect(shown({ state: 'gone' })).toContain('En esto, Microsoft 365 y la lista ya coinciden.');
  expect(shown({ state: 'gone' })).toContain('aquí no falta nada por decidir');
});

it('says where that stands which came in the place of a change', () => {
  const replaced = (followedBy: Finding['followedBy']): string => shown({ state: 'replaced', followedBy });
  const at = new Date('2026-11-29T04:30:00Z');
  expect(replaced({ readId: 'another', at })).toContain('en el aviso de la revisión del 28 de noviembre de 2026');
  expect(replaced({ readId: READ.id, at })).toContain('en este mismo aviso');
  expect(replaced(null)).toContain('la próxima revisión lo mira otra vez');
  expect(replaced(null)).not.toContain('coinciden');
});

function shown(change: Partial<Finding>): string {
  const digest: Digest = { read: READ, findings: [{ ...FINDING, ...change }], total: 1, open: 0, page: 0, pages: 1 };
  return JSON.stringify(digestMessage(m, digest).blocks);
}
