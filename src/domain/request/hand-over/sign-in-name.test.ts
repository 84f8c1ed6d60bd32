import { describe, expect, it } from 'vitest';
import { snapshotOf } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { NO_WORK, type Change, type Plan } from '#domain/plan/plan.ts';
import { signInNameOf } from './sign-in-name.ts';

const OLD = 'hugo@antes.example';
const account = snapshotOf({ ...ACCOUNT, userPrincipalName: OLD });
const password = { type: 'password', account, justification: 'x' } as const;
const planOf = (address: string, changes: readonly Change[] = []): Plan => ({
  ...NO_WORK,
  ...{ address, displayName: '', steps: [], changes },
});

describe('the sign-in name', () => {
  it('is the one that the account has, which may be another than its address', () => {
    expect(signInNameOf({ form: password, plan: planOf(ACCOUNT.address) })).toBe(OLD);
  });

  it('is the address where the request gives it a new one, or says so', () => {
    expect(signInNameOf({ form: password, plan: planOf('nueva@entidad.gov.co') })).toBe('nueva@entidad.gov.co');
    const change = { what: 'sign_in_name', before: { text: OLD }, after: { text: ACCOUNT.address } } as const;
    expect(signInNameOf({ form: password, plan: planOf(ACCOUNT.address, [change]) })).toBe(ACCOUNT.address);
  });

  it('is the address of a request from before the two were told apart', () => {
    const { userPrincipalName: _, ...before } = account;
    const form = { ...password, account: before };
    expect(signInNameOf({ form, plan: planOf(ACCOUNT.address) })).toBe(ACCOUNT.address);
  });

  it('is not known before there is a plan', () => {
    expect(signInNameOf({ form: password, plan: null })).toBe('');
  });
});
