import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import { isLeavingSure, whoLeaves } from './left-behind.ts';
import type { RequestChange } from './request.ts';
import { COLLEAGUE, HOLDER, NOW, requestIn, SYSTEMS } from './request.fixture.ts';
import type { RequestState } from './states.ts';

const about = { account: snapshotOf(ACCOUNT), justification: 'Se va' };
const DELETION = { ...about, type: 'deletion', lastDay: '2026-02-15', redirectTo: null, outOfOffice: '' } as const;
const END = { ...about, type: 'suspension', contractEnd: '2026-01-31' } as const;

describe('who leaves', () => {
  const leaves = (form: AccountForm, state: RequestState, change: RequestChange = {}, now = ACCOUNT) =>
    whoLeaves(requestIn(state, { form, ...change }), now);
  const gone = { ...ACCOUNT, state: 'deleted' } as const;

  it('is the holder of an account that is deleted, or whose contract ends', () => {
    for (const state of ['submitted', 'approved', 'executing', 'scheduled'] as const) {
      expect(leaves(DELETION, state)).toEqual(HOLDER);
      expect(leaves(END, state)).toEqual(HOLDER);
    }
    expect(leaves(DELETION, 'closed', {}, gone)).toEqual(HOLDER);
    expect(leaves({ ...about, type: 'password' }, 'submitted')).toBeNull();
    expect(leaves({ ...DELETION, account: { ...about.account, type: 'departmental' } }, 'submitted')).toBeNull();
  });

  it('is nobody where it came to nothing, or was undone', () => {
    for (const state of ['rejected', 'cancelled'] as const) expect(leaves(DELETION, state)).toBeNull();
    expect(leaves(DELETION, 'closed', { supersededBy: 'FT-GTI-006-2026-00009' }, gone)).toBeNull();
    expect(leaves(DELETION, 'closed', { ended: { by: SYSTEMS, at: NOW, reason: 'x' } }, gone)).toBeNull();
    expect(leaves(END, 'closed')).toBeNull();
    expect(leaves(END, 'closed', {}, { ...ACCOUNT, state: 'suspended' })).toEqual(HOLDER);
    expect(leaves(DELETION, 'closed', { forgottenAt: NOW }, gone)).toBeNull();
  });
});

describe('whether somebody leaves for sure', () => {
  const approved = { outcome: 'approved', by: SYSTEMS, at: NOW } as const;
  const sure = (state: RequestState, change: RequestChange, by = COLLEAGUE) =>
    isLeavingSure(requestIn(state, { form: DELETION, ...change }), by);

  it('is what somebody else approved, or the contract’s end', () => {
    expect(sure('approved', { decision: approved })).toBe(true);
    expect(sure('scheduled', { decision: approved })).toBe(true);
    expect(sure('submitted', { form: END, rule: 'contract_end' })).toBe(true);
  });

  it('is not what nobody approved, nor what the same person did', () => {
    expect(sure('submitted', {})).toBe(false);
    expect(sure('approved', { decision: approved }, SYSTEMS)).toBe(false);
    // An approved plan that had to be drawn anew waits for another approval.
    expect(sure('submitted', { decision: approved })).toBe(false);
  });
});
