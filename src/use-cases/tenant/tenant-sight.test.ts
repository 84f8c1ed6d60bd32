import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { TenantSight } from '#use-cases/ports/store/tenant.ts';
import { judge } from './tenant-sight.ts';

const { address } = ACCOUNT;
const SIGHT: TenantSight = {
  ...{ id: 'hugo', mail: address, userPrincipalName: address, displayName: 'Hugo', givenName: null, surname: null },
  ...{ jobTitle: null, department: null, mobilePhone: null, accountEnabled: true, isGuest: false, hasMailbox: true },
  ...{ licences: ['STANDARDPACK'], addresses: [address], createdAt: null },
};
const page = { account: null, singly: false };

describe('what a read may conclude from what it sees', () => {
  it('is a whole user, whose address is where the mail goes', () => {
    const userPrincipalName = 'hugo@antes.example';
    const { mail, licences: _licences, addresses: _addresses, ...rest } = SIGHT;
    const entry = { ...rest, userPrincipalName, address: mail };
    expect(judge({ ...SIGHT, userPrincipalName }, page)).toEqual({ is: 'clear', entry });
  });

  it.each([
    { userPrincipalName: null },
    { displayName: null },
    { accountEnabled: null },
    { isGuest: null },
    { hasMailbox: null },
  ])('is nothing while %j is not said', (change) => {
    expect(judge({ ...SIGHT, ...change }, page)).toEqual({ is: 'unclear' });
  });

  it.each([{ isGuest: true }, { hasMailbox: false }])('is that it is no account of ours where %j is said', (change) => {
    const little = { ...SIGHT, userPrincipalName: null, ...change };
    expect(judge(little, page)).toEqual({ is: 'nobody' });
    expect(judge(little, { ...page, account: ACCOUNT })).toEqual({ is: 'unclear' });
  });

  it('is nothing where a user comes disabled by null and without any licence', () => {
    expect(judge({ ...SIGHT, accountEnabled: null, hasMailbox: false }, page)).toEqual({ is: 'unclear' });
  });

  it('is no lost licence and no lost address before the user was looked at alone', () => {
    const moved = { ...ACCOUNT, userPrincipalName: 'hugo@antes.example' };
    for (const [sight, account] of [
      [{ ...SIGHT, hasMailbox: false }, ACCOUNT],
      [{ ...SIGHT, mail: null }, null],
      [{ ...SIGHT, mail: null }, ACCOUNT],
      [
        { ...SIGHT, mail: null, hasMailbox: false },
        { ...ACCOUNT, licensed: false },
      ],
      [{ ...SIGHT, mail: null, userPrincipalName: moved.userPrincipalName }, moved],
    ] as const) {
      expect(judge(sight, { account, singly: false })).toEqual({ is: 'doubtful' });
      expect(judge(sight, { account, singly: true })).toMatchObject({ is: 'clear' });
    }
  });
});
