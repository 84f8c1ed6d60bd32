import { expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { NOW } from '#domain/request/request.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import type { Digest, Finding } from '#use-cases/ports/store/tenant.ts';
import { digestMessage } from './digest.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const READ: Digest['read'] = {
  ...{ id: 'r', purpose: 'full', next: null, delta: null, pages: 1, users: 1, imported: 0, failedNights: 0 },
  ...{ failure: null, startedAt: NOW, finishedAt: NOW },
};
const OVER: Finding = {
  ...{ id: 'f', readId: 'r', directoryId: 'd', what: 'blocked', account: ACCOUNT, entry: null, before: null },
  ...{ fingerprint: 'x', foundAt: NOW, state: 'gone', by: null, decidedAt: null, reason: null },
  ...{ requestNumber: null, followedBy: null },
};

it('says that nothing is left to decide where all is over', () => {
  const digest: Digest = { read: READ, findings: [OVER], total: 1, open: 0, page: 0, pages: 1 };
  const [, found] = digestMessage(m, digest).parts;
  expect(found).toMatchObject({ kind: 'note', text: expect.stringContaining('aquí no falta nada por decidir') });
});
