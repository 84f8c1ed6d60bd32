import { expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import { actor, COLLEAGUE, HOLDER, requestIn } from '#domain/request/request.fixture.ts';
import { ACTIONS } from '../act-names.ts';
import { plainDeps, pressed } from '../acts.fixture.ts';
import { textIn } from '../screen.fixture.ts';
import { moreActs } from './more-acts.ts';

it('the window with everything warns of what the card warns of: what whoever leaves answers for', async () => {
  const form = { type: 'deletion', account: snapshotOf(ACCOUNT), justification: 'x', lastDay: '2026-02-15' } as const;
  const request = requestIn('submitted', { form: { ...form, redirectTo: null, outOfOffice: '' }, plan: null });
  const other = { ...ACCOUNT, id: 'other', responsible: HOLDER, addresses: [] };
  const { deps } = plainDeps({
    store: {
      request: async () => await Promise.resolve(request),
      run: async () => await Promise.resolve(null),
      account: async () => await Promise.resolve({ ...ACCOUNT, holder: HOLDER }),
      accountsFor: async () => await Promise.resolve([other]),
      openRequestOn: async () => await Promise.resolve(null),
    },
    departments: { headedBy: () => [] },
    institution: { timeZone: 'America/Bogota', rules: { graceDays: 30 } },
  });
  const { reply } = await pressed(moreActs(deps), {
    name: ACTIONS.more,
    by: actor(COLLEAGUE, true),
    payload: request.id,
  });
  expect(reply.as === 'open' && textIn(reply.dialog)).toContain('⚠ Hugo Holder responde por 1 cuenta');
});
