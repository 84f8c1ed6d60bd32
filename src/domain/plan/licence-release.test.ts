import { describe, expect, it } from 'vitest';
import type { HeldLicence } from '#domain/account/directory-account.ts';
import { leftLicences, releaseOf } from './licence-release.ts';

const E1 = { skuId: 'e1', skuPartNumber: 'STANDARDPACK' };
const E3 = { skuId: 'e3', skuPartNumber: 'ENTERPRISEPACK' };
const held = (change: Partial<HeldLicence>): HeldLicence => ({
  ...{ ...E1, disabledPlans: [], isDirect: true, groupIds: [], mailbox: true, error: null },
  ...change,
});

describe('a licence that the account shall lose', () => {
  it('is taken where it was given directly', () => {
    expect(releaseOf({ licences: [held({})], leaves: ['group'] })).toEqual({ remove: [E1], waitFor: [], left: [] });
  });

  it('is waited for where all groups that give it are left', () => {
    const licences = [held({ isDirect: false, groupIds: ['a', 'B'] })];
    expect(releaseOf({ licences, leaves: ['A', 'b', 'c'] })).toEqual({ remove: [], waitFor: [E1], left: [] });
  });

  it('is left where one group that gives it is not left', () => {
    const licences = [held({ isDirect: false, groupIds: ['a', 'dynamic'] })];
    const left = [{ licence: E1, groupId: 'dynamic' }];
    expect(releaseOf({ licences, leaves: ['a'] })).toEqual({ remove: [], waitFor: [], left });
  });

  it('is taken and left where a group gives it as well, and taken and waited for where that is left', () => {
    const licences = [held({ groupIds: ['dynamic'] }), held({ ...E3, groupIds: ['a'] })];
    expect(releaseOf({ licences, leaves: ['a'] })).toEqual({
      remove: [E1, E3],
      waitFor: [E3],
      left: [{ licence: E1, groupId: 'dynamic' }],
    });
  });
});

it('is named with its group, or the group’s id where the account does not show it', () => {
  const groups = [{ id: 'DYNAMIC', name: 'Planta', kind: 'dynamic', mail: null } as const];
  const left = ['dynamic', 'hidden'].map((groupId) => ({ licence: E1, groupId }));
  expect(leftLicences(left, groups)).toEqual([
    { licence: E1, group: { id: 'dynamic', name: 'Planta' } },
    { licence: E1, group: { id: 'hidden', name: 'hidden' } },
  ]);
});
