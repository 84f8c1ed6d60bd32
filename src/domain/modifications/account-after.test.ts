import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { accountAfter } from './account-after.ts';
import type { Shown } from './account-work.ts';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import { addTakenAway, NOTHING_TAKEN } from '#domain/account/account.ts';
import { NO_WORK, type Plan } from '#domain/plan/plan.ts';
import { EMPLOYEE, NOW } from '#domain/request/request.fixture.ts';

const about = { account: snapshotOf(ACCOUNT), justification: 'Hace falta' };
const plan: Plan = { ...NO_WORK, address: ACCOUNT.address, displayName: ACCOUNT.displayName, steps: [] };

describe('the line of the register after the work', () => {
  const after = (form: AccountForm, change: Partial<Plan> = {}, account = ACCOUNT, shown: Shown | null = null) =>
    accountAfter(account, { form, plan: { ...plan, ...change }, at: NOW, shown });

  it('has the new address of the plan, which is what was read back', () => {
    const address = 'hugo.nuevo@entidad.gov.co';
    expect(after({ ...about, type: 'address', localPart: 'hugo.nuevo' }, { address })).toEqual({
      ...{ ...ACCOUNT, address },
      userPrincipalName: address,
    });
  });

  it('keeps who answers for it where the request names nobody', () => {
    const { givenNames, surnames, position, phone, departmentCode: code, departmentName: name } = ACCOUNT;
    const department = { code, name, head: null };
    const data = { givenNames, surnames, displayName: 'Hugo', position, phone, department, responsible: null };
    expect(after({ ...about, type: 'data', data }).responsible).toEqual(ACCOUNT.responsible);
    expect(after({ ...about, type: 'data', data }, {}, { ...ACCOUNT, responsible: null }).responsible).toBeNull();
  });

  it('has the corrected number of the contract, and keeps its own where none is given', () => {
    const { givenNames, surnames, position, phone, departmentCode: code, departmentName: name } = ACCOUNT;
    const department = { code, name, head: null };
    const data = { givenNames, surnames, displayName: 'Hugo', position, phone, department, responsible: null };
    expect(after({ ...about, type: 'data', data }).contractNumber).toBe(ACCOUNT.contractNumber);
    const corrected = { ...data, contractNumber: 'CPS-124-2026' };
    expect(after({ ...about, type: 'data', data: corrected }).contractNumber).toBe('CPS-124-2026');
  });

  it('lives again with the extension of a contract', () => {
    const suspended = { ...ACCOUNT, state: 'suspended', suspendedAt: NOW } as const;
    const form = { ...about, type: 'contract', contractEnd: '2026-12-31' } as const;
    expect(after(form, {}, suspended)).toEqual({ ...ACCOUNT, contractEnd: '2026-12-31' });
  });

  it('is suspended by the end of a contract with its licence, by a deletion as well, unless that takes it', () => {
    const end = after({ ...about, type: 'suspension', contractEnd: '2026-06-30' });
    expect(end).toMatchObject({ state: 'suspended', licensed: true, suspendedAt: NOW });
    const form = { ...about, type: 'deletion', lastDay: '2026-02-01', redirectTo: null, outOfOffice: '' } as const;
    expect(after(form)).toMatchObject({ state: 'suspended', licensed: true, suspendedAt: NOW });
    const remove = [{ skuId: 'sku', skuPartNumber: 'STANDARDPACK' }];
    const taken = after(form, { licences: { add: [], remove } });
    expect(taken).toMatchObject({ state: 'suspended', licensed: false, suspendedAt: NOW });
  });

  it('counts the days of grace from the deletion, not from an earlier suspension', () => {
    const suspended = { ...ACCOUNT, state: 'suspended', suspendedAt: new Date('2026-01-01T00:00:00Z') } as const;
    const form = { ...about, type: 'deletion', lastDay: '2026-02-01', redirectTo: null, outOfOffice: '' } as const;
    expect(after(form, {}, suspended).suspendedAt).toEqual(NOW);
  });

  it('forgets what was taken away when it was given back', () => {
    const gone = { ...ACCOUNT, state: 'deleted', licensed: false, kept: NOTHING_TAKEN, deletedAt: NOW } as const;
    const add = [{ skuId: 'sku', skuPartNumber: 'STANDARDPACK' }];
    const form = { ...about, type: 'restoration', contractEnd: null } as const;
    expect(after(form, { licences: { add, remove: [] } }, gone)).toEqual(ACCOUNT);
  });

  it('has the licence and the sign-in name with which the tenant shows it after a restoration', () => {
    const gone = { ...ACCOUNT, state: 'deleted', licensed: false, deletedAt: NOW } as const;
    const form = { ...about, type: 'restoration', contractEnd: null } as const;
    const shown = { userPrincipalName: 'hugo@antes.example', hasMailboxLicence: true };
    expect(after(form, {}, gone, shown)).toEqual({ ...ACCOUNT, userPrincipalName: 'hugo@antes.example' });
    expect(after(form, {}, ACCOUNT, { ...shown, hasMailboxLicence: false })).toMatchObject({ licensed: false });
  });

  it('has another responsible official, who has the account where it is a department’s', () => {
    const form = { ...about, type: 'responsible', responsible: EMPLOYEE } as const;
    expect(after(form)).toEqual({ ...ACCOUNT, responsible: EMPLOYEE });
    const office = { ...ACCOUNT, type: 'departmental' } as const;
    expect(after(form, {}, office)).toMatchObject({ responsible: EMPLOYEE, holder: EMPLOYEE });
  });

  it.each<AccountForm>([
    { ...about, type: 'password' },
    { ...about, type: 'groups', join: [], leave: [] },
    { ...about, type: 'alias', localPart: 'otro' },
    { ...about, type: 'shared' },
  ])('stays as it is after $type', (form) => {
    expect(after(form)).toEqual(ACCOUNT);
  });
});

describe('what is remembered', () => {
  const group = { id: 'g1', name: 'Funcionarios' };
  const licence = { skuId: 's1', skuPartNumber: 'STANDARDPACK' };

  it('grows, and never forgets what was taken before', () => {
    const first = addTakenAway(null, { ...NOTHING_TAKEN, groups: [group], password: true });
    const second = addTakenAway(first, { ...NOTHING_TAKEN, groups: [group], licences: [licence], mailbox: true });
    expect(second).toEqual({ groups: [group], licences: [licence], password: true, mailbox: true });
    expect(addTakenAway(second, NOTHING_TAKEN)).toEqual(second);
  });
});
