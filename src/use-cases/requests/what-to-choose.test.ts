import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { actor, EMPLOYEE, HEAD } from '#domain/request/request.fixture.ts';
import type { DirectoryAccount, DirectoryGroup } from '#domain/account/directory-account.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { NO_HEADS, OFFICE, registerOf } from '#use-cases/register/register.fixture.ts';
import {
  groupsToJoin,
  groupsToLeave,
  licencesToGive,
  licencesToReplace,
  findSecondAccount,
  searchSecondAccounts,
  replaceable,
} from './what-to-choose.ts';

const E1 = { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK', mailbox: true };
const F3 = { skuId: '66b55226-6b4f-492c-910c-a3b7a3c9d993', skuPartNumber: 'SPE_F1', mailbox: true };
const ARCHIVE = { skuId: 'ee02fd1b-340e-4a4b-b355-4a514e4c8943', skuPartNumber: 'EXCHANGEARCHIVE', mailbox: false };
const group = (name: string, kind: DirectoryGroup['kind']): DirectoryGroup => ({ id: name, name, kind, mail: null });
const GROUPS = [
  group('Acceso VPN', 'security'),
  group('Acceso a todo', 'role_assignable'),
  group('Boletín', 'distribution'),
];

/** What was asked of the tenant. */
function stage(store = registerOf(ACCOUNT, OFFICE)) {
  const asked: string[] = [];
  const held = { licences: [E1, F3, ARCHIVE], groups: GROUPS } as unknown as DirectoryAccount;
  const told = async <T>(what: string, value: T): Promise<T> => {
    asked.push(what);
    return await Promise.resolve(value);
  };
  const directory = {
    licences: async () =>
      await told(
        'licences',
        [E1, F3, ARCHIVE].map((one) => ({ ...one, free: 3, total: 5 })),
      ),
    account: async () => await told('account', held),
    searchGroups: async () => await told('groups', GROUPS),
  } as unknown as Directory;
  return { deps: { store: store as Store, departments: NO_HEADS, directory }, asked };
}

const choosing = (text: string) => ({ actor: actor(HEAD, false), accountId: ACCOUNT.id, text });
const names = (found: readonly { readonly name: string }[]): readonly string[] => found.map(({ name }) => name);
const skus = (found: readonly { readonly skuPartNumber: string }[]) => found.map(({ skuPartNumber }) => skuPartNumber);

describe('what the tenant has', () => {
  it('is for those alone who may ask about the account', async () => {
    const { deps, asked } = stage();
    const theirs = { ...choosing('a'), actor: actor(EMPLOYEE, false) };
    for (const choose of [licencesToGive, licencesToReplace, groupsToJoin, groupsToLeave]) {
      expect(await choose(deps, theirs)).toEqual([]);
      expect(await choose(deps, { ...choosing('a'), accountId: '' })).toEqual([]);
    }
    expect(asked).toEqual([]);
  });

  it('are licences with a mailbox, by any part of either name', async () => {
    const { deps } = stage();
    expect(skus(await licencesToGive(deps, choosing('')))).toEqual(['STANDARDPACK', 'SPE_F1']);
    expect(skus(await licencesToGive(deps, choosing('spe')))).toEqual(['SPE_F1']);
    expect(skus(await licencesToReplace(deps, choosing('e1')))).toEqual(['STANDARDPACK']);
  });

  it('are groups that can be changed, by us or by hand', async () => {
    const { deps, asked } = stage();
    expect(names(await groupsToJoin(deps, choosing('acc')))).toEqual(['Acceso VPN', 'Boletín']);
    expect(names(await groupsToLeave(deps, choosing('BOL')))).toEqual(['Boletín']);
    asked.length = 0;
    expect(await groupsToJoin(deps, choosing(''))).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('is not waited for before a form is shown', async () => {
    const { deps } = stage();
    expect(skus((await replaceable(deps, ACCOUNT)) ?? [])).toEqual(['STANDARDPACK', 'SPE_F1']);
    const away = async (): Promise<never> =>
      await Promise.reject(new OutsideError('unavailable', { service: 'graph' }));
    expect(await replaceable({ directory: { account: away } as unknown as Directory }, ACCOUNT)).toBeNull();
  });
});

describe('another account that a form names', () => {
  it('is one that is active, and not the one that the form is about', async () => {
    const { deps } = stage();
    const found = async (text: string, except: string | null) =>
      (await searchSecondAccounts(deps, { text, except })).length;
    expect([await found('', null), await found('', ACCOUNT.id), await found('talento', OFFICE.id)]).toEqual([2, 1, 0]);
    // A text that names nothing finds nothing, and not everything.
    expect(await found('@', null)).toBe(0);
    const gone = stage(registerOf({ ...OFFICE, state: 'suspended' })).deps;
    expect(await searchSecondAccounts(gone, { text: '', except: null })).toEqual([]);
  });

  it('is looked up as it is now', async () => {
    expect(await findSecondAccount(stage().deps, OFFICE.id)).toMatchObject({ address: OFFICE.address });
    const { deps } = stage(registerOf({ ...OFFICE, state: 'suspended' }));
    expect(await findSecondAccount(deps, OFFICE.id)).toBeNull();
    expect(await findSecondAccount(deps, ACCOUNT.id)).toBeNull();
  });
});
