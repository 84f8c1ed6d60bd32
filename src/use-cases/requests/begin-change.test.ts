import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Modification } from '#domain/account/account-form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { actor, COLLEAGUE, SYSTEMS, EMPLOYEE, HEAD, HOLDER, NOW, requestIn } from '#domain/request/request.fixture.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';
import { NO_HEADS, registerOf } from '#use-cases/register/register.fixture.ts';
import { beginModification, beginWith } from './begin-change.ts';

interface Given {
  readonly hasRole?: boolean;
  readonly open?: Request;
  readonly state?: 'active' | 'suspended';
}

/** One account, and what the trail keeps of who asks about it. */
function stage({ hasRole = false, open, state = 'active' }: Given = {}) {
  const tried: unknown[] = [];
  const openRequestOn = async (): Promise<Request | null> => await Promise.resolve(open ?? null);
  const tx = {
    attemptsNoted: async () => await Promise.resolve({ alike: 0, ofAct: 0 }),
    ...{ waitingOn: async () => await Promise.resolve([]), runningOn: async () => await Promise.resolve(null) },
    ...{ underWayOn: async () => await Promise.resolve([]), undecidedOn: async () => await Promise.resolve([]) },
    ...{ openRequestOn, lastBlockOf: async () => await Promise.resolve(null) },
    openRequestsOf: async () => await Promise.resolve(0),
    append: async ({ data }: AuditEvent) => await Promise.resolve(void tried.push(data)),
  } as unknown as Tx;
  const transact: Store['transact'] = async (work) => await work(tx);
  const rules = { maxOpenRequests: 20, protectedAccounts: [], protectedGroups: [] } as unknown as Institution['rules'];
  const account = async (): Promise<DirectoryAccount> =>
    await Promise.resolve({
      ...{ ...ACCOUNT, id: ACCOUNT.directoryId, hasRole, accountEnabled: true, mailbox: 'unknown' },
    } as unknown as DirectoryAccount);
  const deps = {
    store: { ...registerOf({ ...ACCOUNT, state }), transact, openRequestOn } as unknown as Store,
    directory: { account } as unknown as Directory,
    institution: { rules, timeZone: 'America/Bogota' } as Institution,
    ...{ departments: NO_HEADS, clock: { now: () => NOW } },
    people: { team: async () => await Promise.resolve([actor(SYSTEMS, true), actor(COLLEAGUE, true)]) },
  };
  return { deps, tried };
}

const about = (by: Person) => ({ actor: actor(by, false), accountId: ACCOUNT.id });

describe('who presses that they want to do something with an account', () => {
  it('gets it where they may now', async () => {
    const { deps, tried } = stage();
    expect(await beginWith(deps, { ...about(HEAD), purpose: 'delete' })).toMatchObject({
      ...{ account: { id: ACCOUNT.id }, looked: { possible: ['deletion'], hindered: [] } },
    });
    // It is not suspended, which is no attempt at anything.
    expect(await beginWith(deps, { ...about(HEAD), purpose: 'restore' })).toBeNull();
    expect(tried).toEqual([]);
  });

  it('reads the same of an account that is none of theirs, and stands in the trail', async () => {
    const { deps, tried } = stage();
    expect(await beginWith(deps, { ...about(EMPLOYEE), purpose: 'delete' })).toBeNull();
    expect(tried).toEqual([{ act: 'ask_deletion', why: 'not_allowed' }]);
  });

  it('can do nothing with one that is never touched, which stands in the trail', async () => {
    const { deps, tried } = stage({ hasRole: true });
    const why = { code: 'protected', why: 'role' };
    expect((await beginWith(deps, { ...about(HEAD), purpose: 'delete' }))?.looked).toEqual({
      ...{ possible: [], hindered: [{ what: 'deletion', why }] },
    });
    const modified = (await beginWith(deps, { ...about(HEAD), purpose: 'modify' }))?.looked;
    expect(modified?.possible).toEqual([]);
    expect(modified?.hindered).toContainEqual({ what: 'data', why });
    expect(tried).toEqual([
      { act: 'ask_deletion', why: 'protected' },
      { act: 'ask_modification', why: 'protected' },
    ]);
  });

  it('is offered, of the modifications that were meant, those that suit the account', async () => {
    const { deps } = stage();
    const kinds = ['contract', 'responsible'] as const;
    expect((await beginWith(deps, { ...about(HEAD), purpose: 'modify', kinds }))?.looked).toEqual({
      ...{ possible: kinds, hindered: [] },
    });
    const headOnly = { ...NO_HEADS, headedBy: () => [ACCOUNT.departmentCode] };
    const by = { actor: actor(EMPLOYEE, false), accountId: ACCOUNT.id, purpose: 'modify' } as const;
    // The password is for its holder, or the official who hands it over.
    expect(await beginWith({ ...deps, departments: headOnly }, { ...by, kinds: ['password'] })).toBeNull();
  });
});

describe('who chooses what is modified in an account', () => {
  const begin = async (what: Modification | null, given: Given & { readonly by?: Person } = {}) => {
    const { deps, tried } = stage(given);
    const begun = await beginModification(deps, { ...about(given.by ?? HEAD), what });
    return { code: begun.ok ? null : begun.error.code, begun, tried };
  };

  it('goes on with what can be modified in it', async () => {
    expect((await begin('data')).begun).toMatchObject({
      ok: true,
      value: { account: { id: ACCOUNT.id }, what: 'data' },
    });
  });

  it('is told what can be modified, where this cannot', async () => {
    const { begun, tried } = await begin('data', { state: 'suspended' });
    expect(begun).toMatchObject({
      error: { code: 'not_for_this', possible: ['contract', 'employment', 'responsible'] },
    });
    expect(tried).toEqual([]);
    expect((await begin(null)).code).toBe('not_for_this');
  });

  it('leaves an attempt where they may never ask for it', async () => {
    // The password is for its holder, or the official who hands it over.
    const departments = { ...NO_HEADS, headedBy: () => [ACCOUNT.departmentCode] };
    const { deps, tried } = stage();
    const begun = await beginModification({ ...deps, departments }, { ...about(EMPLOYEE), what: 'password' });
    expect(begun).toMatchObject({ error: { code: 'not_for_this' } });
    expect(tried).toEqual([{ act: 'ask_password', why: 'not_allowed' }]);
  });

  it.each([
    ['an account of others', { by: EMPLOYEE }, 'not_allowed', [{ act: 'ask_modification', why: 'not_allowed' }]],
    ['one that is never touched', { hasRole: true }, 'protected', [{ act: 'ask_data', why: 'protected' }]],
    ['one with an open request', { by: HOLDER, open: requestIn('submitted') }, 'has_open_request', []],
  ] as const)('is stopped before anything is filled in: %s', async (_, given, code, tried) => {
    expect(await begin('data', given)).toMatchObject({ code, tried });
  });
});
