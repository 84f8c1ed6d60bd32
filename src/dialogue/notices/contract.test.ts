import { describe, expect, it } from 'vitest';
import { snapshotOf } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { HEAD, HOLDER, NOW, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { ContractNotice } from '#use-cases/ports/store/contract.ts';
import { ACTIONS } from '../act-names.ts';
import { actsIn, textIn } from '../screen.fixture.ts';
import { board, twice } from './board.fixture.ts';

const NOTICE: ContractNotice = {
  ...{ account: ACCOUNT, contractEnd: '2026-02-15', reminder: 15, days: 10, to: HOLDER, as: 'holder' },
  ...{ confirmer: { ...HEAD, as: 'official' }, decided: null },
};
const LET_EXPIRE = { what: 'let_expire', by: SYSTEMS, at: NOW } as const;

describe('the end of a contract', () => {
  it('is reminded of once for each reminder, and loses its buttons once it is decided', async () => {
    const { notices, toldTo } = board();
    await twice(async () => await notices.tellContractEnd(NOTICE));
    await notices.tellContractEnd({ ...NOTICE, reminder: 5, days: 5 });
    expect(toldTo(HOLDER).map((message) => actsIn(message).length > 0)).toEqual([true, true]);
    await notices.tellContractEnd({ ...NOTICE, decided: LET_EXPIRE });
    expect(toldTo(HOLDER).map((message) => actsIn(message).length > 0)).toEqual([false, true]);
  });

  it('is not reminded of any more once it is decided', async () => {
    const { notices, toldTo } = board();
    await notices.tellContractEnd({ ...NOTICE, decided: LET_EXPIRE });
    expect(toldTo(HOLDER)).toEqual([]);
  });
});

describe('an extension that the holder asked for', () => {
  const about = { account: snapshotOf(ACCOUNT), justification: 'Sigue' };
  const form = { ...about, type: 'contract', contractEnd: '2026-06-30' } as const;
  const agreement = { official: { ...HEAD, as: 'official' }, agreed: null } as const;

  it('is shown to the official once, and once more where they were reminded', async () => {
    const { notices, toldTo } = board();
    await twice(async () => await notices.showAgreement(requestIn('submitted', { form, agreement })));
    expect(toldTo(HEAD).map(actsIn)).toEqual([[ACTIONS.agree, ACTIONS.decline]]);
    const reminded = { ...agreement, reminded: true } as const;
    await notices.showAgreement(requestIn('submitted', { form, agreement: reminded }));
    expect(toldTo(HEAD)).toHaveLength(2);
    await notices.showAgreement(requestIn('cancelled', { form, agreement: reminded }));
    expect(toldTo(HEAD).map(actsIn)).toEqual([[], []]);
  });

  it('asks nothing any more once the request was corrected to give no more time, and never where nothing was asked', async () => {
    const { notices, toldTo } = board();
    const employment = { ...about, type: 'employment', document: null, relation: 'contratista' } as const;
    const contract = { contractNumber: 'CPS-124-2026', contractStart: '2026-01-15' } as const;
    const shorter = { ...employment, ...contract, endBefore: '2026-06-30', contractEnd: '2026-06-30' } as const;
    const corrected = requestIn('submitted', { form: shorter, formerAgreement: agreement });
    await notices.showAgreement(corrected);
    expect(toldTo(HEAD)).toEqual([]);
    await notices.showAgreement(requestIn('submitted', { form, agreement }));
    await notices.showAgreement(corrected);
    expect(toldTo(HEAD).map(actsIn)).toEqual([[]]);
    expect(toldTo(HEAD).map((one) => textIn(one))).toEqual([expect.stringContaining('no hace falta su confirmación')]);
  });

  it('is shown to nobody where nobody is asked, or the official left the chat', async () => {
    const { notices, toldTo, leave } = board();
    await notices.showAgreement(requestIn('submitted', { form }));
    leave(HEAD);
    await notices.showAgreement(requestIn('submitted', { form, agreement }));
    expect(toldTo(HEAD)).toEqual([]);
  });
});
