import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { AskedFor } from '#domain/form/account-access.ts';
import type { Actor } from '#domain/person.ts';
import { subjectOf } from '#domain/form/form.ts';
import { actor, COLLEAGUE, HEAD, HOLDER, NOW, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';
import { NO_HEADS } from '#use-cases/register/register.fixture.ts';
import { lookAtAccount, type LookDeps } from './look-at-account.ts';

interface Given {
  readonly account?: Account;
  readonly by?: typeof HEAD;
  /** As the tenant shows it. */
  readonly seen?: Partial<DirectoryAccount> | null | 'silent';
  readonly deletedAt?: Date | null;
  /** The open requests, by what they stand against. */
  readonly open?: ReadonlyMap<string, Request>;
  readonly running?: Request;
  readonly waiting?: readonly Request[];
  readonly other?: Account;
  readonly isListed?: true;
  /** How many requests whoever asks has open; three are allowed. */
  readonly openOfAsker?: number;
  readonly systems?: true;
  readonly team?: readonly Actor[];
}

const PRESENT = { id: ACCOUNT.directoryId, accountEnabled: true, mailbox: { purpose: 'user', autoReply: null } };

async function look(asks: readonly AskedFor[], given: Given = {}) {
  const { account = ACCOUNT, by = HEAD, seen = {}, deletedAt = null, open, running, waiting = [], other } = given;
  const tx = {
    waitingOn: async () => await Promise.resolve(waiting),
    runningOn: async () => await Promise.resolve(running?.number ?? null),
    underWayOn: async () => await Promise.resolve([]),
    undecidedOn: async () => await Promise.resolve([]),
    lastBlockOf: async () => await Promise.resolve(null),
    openRequestOn: async () => await Promise.resolve(null),
    openRequestsOf: async () => await Promise.resolve(given.openOfAsker ?? 0),
  } as unknown as Tx;
  const store = {
    transact: (async (work) => await work(tx)) as Store['transact'],
    openRequestOn: async (subject: string) => await Promise.resolve(open?.get(subject) ?? null),
    requestByNumber: async (number: string) => await Promise.resolve(running?.number === number ? running : null),
    accountOn: async () => await Promise.resolve(other ?? account),
    registerFor: async () => await Promise.resolve([{ ...account, addresses: [account.address] }]),
  };
  const found = async (): Promise<unknown> => {
    if (seen === 'silent') throw new OutsideError('unavailable', { service: 'graph' });
    return await Promise.resolve(seen === null ? null : { ...account, ...PRESENT, ...seen });
  };
  const deleted = deletedAt === null ? null : { deletedAt, address: account.address };
  const deps = {
    ...{ store, departments: NO_HEADS, clock: { now: () => NOW } },
    directory: { account: found, deletedUser: async () => await Promise.resolve(deleted) },
    people: { team: async () => await Promise.resolve(given.team ?? [actor(SYSTEMS, true), actor(COLLEAGUE, true)]) },
    institution: {
      timeZone: 'America/Bogota',
      rules: {
        maxOpenRequests: 3,
        protectedAccounts: given.isListed === true ? [ACCOUNT.address] : [],
        protectedGroups: [],
      },
    },
  } as unknown as LookDeps;
  const { possible, hindered } = await lookAtAccount(deps, { actor: actor(by, given.systems === true), account, asks });
  return { possible, hindered: hindered.map(({ what, why }) => [what, why.code]) };
}

const ALL = ['data', 'password', 'contract', 'deletion'] as const;
const against = (what: AskedFor): string => subjectOf({ type: what, account: ACCOUNT });

describe('what can be asked for about an account', () => {
  it('is everything where nothing stands against it', async () => {
    expect(await look(ALL)).toEqual({ possible: ALL, hindered: [] });
  });

  it('is no deletion where nobody in the systems area could decide it', async () => {
    const { hindered } = await look(ALL, { by: SYSTEMS, systems: true, team: [actor(SYSTEMS, true)] });
    expect(hindered).toContainEqual(['deletion', 'nobody_decides']);
    expect((await look(ALL, { by: SYSTEMS, systems: true })).hindered).toEqual([]);
  });

  it('is a new password or a block alone, for somebody with as many open requests as allowed', async () => {
    const asks = ['data', 'password', 'block'] as const;
    expect(await look(asks, { openOfAsker: 2 })).toEqual({ possible: asks, hindered: [] });
    expect(await look(asks, { openOfAsker: 3 })).toEqual({
      ...{ possible: ['password', 'block'], hindered: [['data', 'too_many_open']] },
    });
    expect(await look(asks, { openOfAsker: 3, systems: true })).toEqual({ possible: asks, hindered: [] });
  });

  it('is a new password alone, while another request is open', async () => {
    const open = new Map([[against('data'), requestIn('submitted')]]);
    expect(await look(ALL, { open })).toEqual({
      possible: ['password'],
      hindered: ['data', 'contract', 'deletion'].map((what) => [what, 'has_open_request']),
    });
  });

  it('is everything but a second password, while one is asked for', async () => {
    const open = new Map([[against('password'), requestIn('submitted')]]);
    expect((await look(ALL, { open })).possible).toEqual(['data', 'contract', 'deletion']);
  });

  it('is a new password alone, while work is under way', async () => {
    expect((await look(ALL, { running: requestIn('executing') })).possible).toEqual(['password']);
  });

  it('is no second deletion, while one waits for its day', async () => {
    const deletion = { ...requestIn('scheduled'), kind: 'deletion' } as Request;
    expect((await look(ALL, { waiting: [deletion] })).hindered).toEqual([['deletion', 'has_open_request']]);
  });

  it('is nothing of one that is never touched, which the list tells without the tenant', async () => {
    expect((await look(ALL, { isListed: true, seen: 'silent' })).hindered).toEqual(
      ALL.map((what) => [what, 'protected']),
    );
    expect((await look(['data'], { seen: { isSynced: true } })).hindered).toEqual([['data', 'protected']]);
  });

  it('is no more time for oneself where nobody could confirm it', async () => {
    const alone = { ...ACCOUNT, responsible: HOLDER };
    expect((await look(['data', 'contract'], { account: alone, by: HOLDER })).hindered).toEqual([
      ['contract', 'own_extension'],
    ]);
    expect((await look(['contract'], { by: HOLDER })).possible).toEqual(['contract']);
    const over = { ...ACCOUNT, state: 'suspended', contractEnd: '2026-01-31' } as const;
    expect((await look(['restoration'], { account: over, by: HOLDER })).hindered).toEqual([
      ['restoration', 'own_extension'],
    ]);
    expect((await look(['restoration'], { account: over })).possible).toEqual(['restoration']);
  });

  it('is nothing but its return of one that is gone, and not that after 30 days', async () => {
    const asks = ['data', 'restoration'] as const;
    const suspended = { ...ACCOUNT, state: 'suspended' } as const;
    expect((await look(asks, { account: suspended, seen: null, deletedAt: NOW })).hindered).toEqual([['data', 'gone']]);
    expect((await look(asks, { account: suspended, seen: null })).hindered).toEqual([
      ['data', 'gone'],
      ['restoration', 'not_restorable'],
    ]);
  });

  it('is no return where the person has another account by now', async () => {
    const other = { ...ACCOUNT, id: '6f1f3c0e-0000-4000-8000-0000000000aa' };
    const gone = { ...ACCOUNT, state: 'deleted' } as const;
    expect((await look(['restoration'], { account: gone, other, seen: null, deletedAt: NOW })).hindered).toEqual([
      ['restoration', 'other_account'],
    ]);
  });

  it('is no password for one that somebody blocked outside the procedure', async () => {
    expect((await look(ALL, { seen: { accountEnabled: false } })).hindered).toEqual([['password', 'blocked']]);
  });

  it('is everything where the tenant does not answer', async () => {
    expect((await look([...ALL, 'alias'], { seen: 'silent' })).hindered).toEqual([]);
  });
});
