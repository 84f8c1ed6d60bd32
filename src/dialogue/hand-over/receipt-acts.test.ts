import { expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { actor, HEAD, HOLDER, requestIn } from '#domain/request/request.fixture.ts';
import { RECEIPTS_FORM } from '../act-names.ts';
import { filled, m, plainDeps } from '../acts.fixture.ts';
import { askSystemsAction, helpAbout } from '../parts/ask-systems.ts';
import { refusalText } from '../parts/refusal-text.ts';
import { receiptActs } from './receipt-acts.ts';
import { RECEIPT_GROUPS } from './receipts.ts';

it('leads an official of no account any more to the systems area, whichever window they confirm in', async () => {
  const request = requestIn('delivered', {
    id: '6f1f3c0e-0000-4000-8000-000000000001',
    receivers: { holder: HOLDER, department: HEAD },
  });
  const { deps } = plainDeps(
    { store: { request: async () => await Promise.resolve(request) } },
    {
      registerFor: async () => await Promise.resolve([{ ...ACCOUNT, responsible: null, addresses: [ACCOUNT.address] }]),
    },
  );
  const [group = ''] = RECEIPT_GROUPS;
  const reply = await filled(receiptActs(deps), {
    ...{ name: RECEIPTS_FORM, by: actor(HEAD, false) },
    answers: { [group]: [{ value: request.id, text: '' }] },
  });
  const why = { code: 'not_official_now', what: 'receipt', official: null } as const;
  expect(reply).toMatchObject({
    text: [m.handOver.receipts.confirmed(0), refusalText(m, why)].join('\n'),
    actions: [askSystemsAction(m, helpAbout(request, { act: 'receive', why: 'not_official' }))],
  });
});
