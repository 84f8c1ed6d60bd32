import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { NOW } from '#domain/request/request.fixture.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';

/** Not decided yet. */
export const FINDING: Finding = {
  ...{ id: '6f1f3c0e-0000-4000-8000-00000000000f', readId: '6f1f3c0e-0000-4000-8000-0000000000a1', directoryId: 'd' },
  ...{ what: 'blocked', account: ACCOUNT, entry: null, before: null, fingerprint: 'x', foundAt: NOW },
  ...{ state: 'open', by: null, decidedAt: null, reason: null, requestNumber: null, followedBy: null },
};
