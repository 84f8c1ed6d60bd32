import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { EmploymentForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { RELATIONS } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { isExtension } from '#domain/form/form.ts';
import { NO_WORK, type LacksOfRelation, type Plan } from '#domain/plan/plan.ts';
import { NOW, RESERVED } from '#domain/request/request.fixture.ts';
import { accountAfter } from '../account-after.ts';
import { registerChanges } from './all.ts';
import { employment } from './employment.ts';
import type { RawChange } from '../raw-change.ts';
import { validateChange } from '../validate-change.ts';

const TODAY = '2026-03-10';
const KEPT = { contractNumber: 'CPS-123-2026', contractStart: '2026-01-15', contractEnd: '2026-06-30' };
/** As the form opens: nothing is changed. */
const AS_IT_IS = { relation: 'contratista', ...KEPT, documentType: 'cc', documentNumber: '' };
const LACKS: LacksOfRelation = { licence: null, has: [], join: [{ id: 'g', name: 'Planta' }], leave: [] };

function check(change: Partial<RawChange>, account: Account = ACCOUNT) {
  return validateChange(
    { what: 'employment', ...AS_IT_IS, justification: 'Hace falta', ...change },
    {
      ...{ account, today: TODAY, domain: 'entidad.gov.co', reserved: RESERVED },
      ...{ relations: RELATIONS, documentTypes: DOCUMENT_TYPES },
    },
  );
}

function formOf(change: Partial<RawChange>, account: Account = ACCOUNT): EmploymentForm {
  const checked = check(change, account);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  if (checked.value.type !== 'employment') throw new Error('another form');
  return checked.value;
}

function problems(change: Partial<RawChange>, account: Account = ACCOUNT): readonly string[] {
  const checked = check(change, account);
  return checked.ok ? [] : checked.error.map(({ field, problem }) => `${field} ${problem}`);
}

const changesOf = (change: Partial<RawChange>, account: Account = ACCOUNT) =>
  registerChanges(formOf(change, account), { account, mailDomain: 'entidad.gov.co' });

describe('another relation', () => {
  it('takes away what it does not ask for', () => {
    expect(formOf({ relation: 'planta' })).toMatchObject({
      ...{ relation: 'planta', contractNumber: null, contractStart: null, contractEnd: null, endBefore: '2026-06-30' },
    });
    expect(changesOf({ relation: 'planta' })).toEqual([
      { what: 'relation', before: { relation: 'contratista' }, after: { relation: 'planta' } },
      { what: 'contract_end', before: { day: '2026-06-30' }, after: null },
      { what: 'contract_number', before: { text: 'CPS-123-2026' }, after: null },
      { what: 'contract_start', before: { day: '2026-01-15' }, after: null },
    ]);
  });

  it('asks for an end exactly where it needs one', () => {
    const planta = { ...ACCOUNT, relation: 'planta', contractNumber: null, contractStart: null, contractEnd: null };
    const none = { contractNumber: null, contractStart: null, contractEnd: null };
    expect(problems({ ...none, relation: 'planta' }, planta)).toEqual([]);
    expect(problems({ ...none, relation: 'contratista' }, planta)).toEqual(['contractEnd date_required']);
    expect(problems({ ...none, relation: 'pasante' }, planta)).toEqual(['contractEnd date_required']);
  });

  it('is one that the institution offers, or the account’s own', () => {
    expect(problems({ relation: null })).toEqual(['relation required']);
    expect(problems({ relation: 'otra' })).toEqual(['relation required']);
    const former = { ...ACCOUNT, relation: 'supernumerario' };
    expect(formOf({ relation: 'supernumerario', contractEnd: '2026-05-31' }, former)).toMatchObject({
      ...{ relation: 'supernumerario', contractNumber: 'CPS-123-2026', contractEnd: '2026-05-31' },
    });
  });

  it('keeps what the account has while it stays its own, and lets that be taken away', () => {
    const provisional = { ...ACCOUNT, relation: 'provisional' };
    expect(changesOf({ relation: 'provisional' }, provisional)).toEqual([]);
    expect(changesOf({ relation: 'provisional', contractEnd: null }, provisional)).toEqual([
      { what: 'contract_end', before: { day: '2026-06-30' }, after: null },
    ]);
  });
});

describe('the contract', () => {
  it.each([
    ['2026-05-31', []],
    ['2026-12-31', []],
    ['2026-03-09', []],
    ['2026-01-14', ['contractStart start_after_end']],
    ['2025-03-09', ['contractEnd end_long_past', 'contractStart start_after_end']],
    ['2026-02-30', ['contractEnd date_invalid']],
  ])('that ends on %s: %j', (contractEnd, wrong) => {
    expect(problems({ contractEnd })).toEqual(wrong);
  });

  it('gives more time only where it lasts longer than before', () => {
    expect(isExtension(formOf({ contractEnd: '2026-12-31' }))).toBe(true);
    expect(isExtension(formOf({ relation: 'planta' }))).toBe(true);
    expect(isExtension(formOf({ contractEnd: '2026-05-31' }))).toBe(false);
    expect(isExtension(formOf({ documentNumber: '1098765433' }))).toBe(false);
  });
});

describe('the document', () => {
  it('stays where no number is typed', () => {
    expect(formOf({}).document).toBeNull();
    expect(formOf({ documentNumber: '1.098.765.432' }).document).toBeNull();
    expect(problems({ documentType: 'ce' })).toEqual(['documentNumber required']);
  });

  it('follows the rules of every document', () => {
    expect(problems({ documentNumber: '12' })).toEqual(['documentNumber document_form']);
    expect(problems({ documentType: null, documentNumber: '123456' })).toEqual(['documentType required']);
    expect(formOf({ documentType: 'passport', documentNumber: 'ab 12345' }).document).toEqual({
      ...{ type: 'passport', number: 'AB12345' },
    });
  });

  it('is told masked, and where the mask hides what is corrected, that', () => {
    const [change] = changesOf({ documentNumber: '1098765433' }) ?? [];
    expect(change).toEqual({
      what: 'document',
      before: { documentType: 'cc', masked: '…5432' },
      after: { documentType: 'cc', masked: '…5433' },
    });
    expect(changesOf({ documentNumber: '1198765432' })).toMatchObject([{ after: { masked: '…5432', alike: true } }]);
    const imported = { ...ACCOUNT, subject: `account:${ACCOUNT.id}` };
    expect(changesOf({ documentNumber: '1098765433' }, imported)).toMatchObject([{ what: 'document', before: null }]);
  });

  it('says whose account it is from then on', () => {
    const after = doneWith({ documentType: 'ce', documentNumber: '765432' });
    expect(after).toEqual({ ...ACCOUNT, subject: 'ce:765432' });
  });
});

const PLAN: Plan = { ...NO_WORK, address: ACCOUNT.address, displayName: ACCOUNT.displayName, steps: [] };

function doneWith(change: Partial<RawChange>, account: Account = ACCOUNT, plan: Plan = PLAN): Account {
  return accountAfter(account, { form: formOf(change, account), plan, at: NOW, shown: null });
}

describe('the plan', () => {
  const plan = async (
    change: Partial<RawChange>,
    { account = ACCOUNT, enabled = true, isTaken = false, lacks = null as LacksOfRelation | null } = {},
  ) =>
    await employment.plan(formOf(change, account), {
      ...{ account, today: TODAY, mailDomain: 'entidad.gov.co', reserved: RESERVED },
      found: { accountEnabled: enabled, mailbox: { purpose: 'user', autoReply: null } } as never,
      isOthersDocument: async () => await Promise.resolve(isTaken),
      lacksOf: async () => await Promise.resolve(lacks),
      ...({} as Pick<Parameters<typeof employment.plan>[1], 'mailbox' | 'isOthers' | 'licences' | 'groups'>),
      ...({} as Pick<Parameters<typeof employment.plan>[1], 'redirection' | 'target'>),
    });

  it('of an active account changes the register alone', async () => {
    expect(await plan({ relation: 'planta' })).toMatchObject({ plan: { steps: ['check_account', 'verify'] } });
  });

  it('lets a suspended account live again, unless the contract is over', async () => {
    const account = { ...ACCOUNT, state: 'suspended', suspendedAt: NOW, contractEnd: '2026-02-28' } as const;
    const open = await plan({ relation: 'planta' }, { account, enabled: false });
    expect(open).toMatchObject({ plan: { steps: ['check_account', 'unblock_sign_in', 'forwarding', 'verify'] } });
    const over = await plan({ contractEnd: '2026-03-01' }, { account, enabled: false });
    expect(over).toMatchObject({ plan: { steps: ['check_account', 'verify'] } });
    if (!('plan' in open)) throw new Error('no plan');
    expect(doneWith({ relation: 'planta' }, account, open.plan)).toMatchObject({ state: 'active', suspendedAt: null });
    expect(doneWith({ contractEnd: '2026-03-01' }, account)).toMatchObject({ state: 'suspended', suspendedAt: NOW });
  });

  it('unblocks a sign-in that somebody blocked elsewhere only where it gives more time', async () => {
    const corrected = await plan({ documentNumber: '1098765433' }, { enabled: false });
    expect(corrected).toMatchObject({ plan: { steps: ['check_account', 'verify'] } });
    const longer = await plan({ contractEnd: '2026-12-31' }, { enabled: false });
    expect(longer).toMatchObject({ plan: { steps: ['check_account', 'unblock_sign_in', 'forwarding', 'verify'] } });
  });

  it('is none where the document is somebody else’s', async () => {
    const taken = await plan({ documentNumber: '1098765433' }, { isTaken: true });
    expect(taken).toEqual({ failure: { code: 'document_taken' } });
    expect(await plan({ relation: 'planta' }, { isTaken: true })).toMatchObject({ plan: {} });
  });

  it('tells what the new relation gets besides, and nothing while the relation stays', async () => {
    expect(await plan({ relation: 'planta' }, { lacks: LACKS })).toMatchObject({ plan: { lacksOfRelation: LACKS } });
    const same = await plan({ contractEnd: '2026-05-31' }, { lacks: LACKS });
    expect('plan' in same && same.plan.lacksOfRelation).toBeUndefined();
  });
});
