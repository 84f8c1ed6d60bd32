import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import type { Purpose } from '#domain/form/account-access.ts';
import { actor, EMPLOYEE, HEAD, HOLDER, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { accountMeant, accountsToChoose, accountToChange, meantBy } from './accounts-for-purpose.ts';
import { NO_HEADS, OFFICE, registerOf } from './register.fixture.ts';

const SUSPENDED: Account = {
  ...ACCOUNT,
  ...{ id: '6f1f3c0e-0000-4000-8000-00000000000c', state: 'suspended', displayName: 'Ana Ruiz' },
  ...{ address: 'ana.ruiz@entidad.gov.co', userPrincipalName: 'ana.ruiz@entidad.gov.co' },
};
const deps = { store: registerOf(ACCOUNT, OFFICE, SUSPENDED) as Store, departments: NO_HEADS };
const BY = actor(HEAD, false);

describe('the accounts that suit a purpose', () => {
  it.each([
    // Of a suspended one the contract may be modified.
    ['modify', ['Ana Ruiz', 'Hugo Holder Muñoz', 'Talento Humano']],
    ['delete', ['Ana Ruiz', 'Hugo Holder Muñoz', 'Talento Humano']],
    ['restore', ['Ana Ruiz']],
  ] as const)('to %s are each told once, by name', async (purpose, names) => {
    const found = await accountsToChoose(deps, { actor: BY, purpose, text: '', limit: 10 });
    expect(found.map(({ displayName }) => displayName)).toEqual(names);
    expect(await accountsToChoose(deps, { actor: BY, purpose, text: '', limit: 1 })).toHaveLength(1);
  });

  it('are those alone that the person may ask about', async () => {
    const found = async (by: typeof EMPLOYEE, systems: boolean): Promise<number> =>
      (await accountsToChoose(deps, { actor: actor(by, systems), purpose: 'modify', text: '', limit: 10 })).length;
    expect([await found(EMPLOYEE, false), await found(HOLDER, false), await found(SYSTEMS, true)]).toEqual([0, 2, 3]);
  });

  it('are told by their ids alike', async () => {
    const told = async (purpose: Purpose, { id }: Account): Promise<string | undefined> =>
      (await accountToChange(deps, { actor: BY, purpose, accountId: id }))?.displayName;
    expect(await told('modify', SUSPENDED)).toBe('Ana Ruiz');
    expect(await told('restore', SUSPENDED)).toBe('Ana Ruiz');
    expect(await told('restore', ACCOUNT)).toBeUndefined();
    expect(await accountToChange(deps, { actor: BY, purpose: 'modify', accountId: '' })).toBeNull();
  });
});

describe('the account that is meant by what somebody writes', () => {
  const found = ['ana@x.co', 'ana.ruiz@x.co', 'mariana@x.co'].map((address) => ({ address }));

  it.each([
    ['ana', 'ana@x.co'],
    ['ANA.RUIZ', 'ana.ruiz@x.co'],
    ['mariana@x.co', 'mariana@x.co'],
    ['ruiz', null],
  ])('«%s» is %s', (text, address) => {
    expect(meantBy(text, found)?.address ?? null).toBe(address);
  });

  it('is the only one that is found', () => {
    expect(meantBy('ruiz', found.slice(1, 2))).toEqual({ address: 'ana.ruiz@x.co' });
    expect(meantBy('ruiz', [])).toBeNull();
  });

  it('is none where nothing is written, or it is nothing of theirs', async () => {
    const meant = async (text: string, purpose: Purpose): Promise<string | undefined> =>
      (await accountMeant(deps, { actor: BY, purpose, text }))?.displayName;
    expect(await meant('', 'restore')).toBeUndefined();
    expect(await meant('ana.ruiz', 'restore')).toBe('Ana Ruiz');
    expect(await meant('hugo', 'restore')).toBeUndefined();
  });
});
