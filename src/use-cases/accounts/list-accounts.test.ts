import { describe, expect, it } from 'vitest';
import { RELATIONS } from '#domain/account/relation.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { ACCOUNTS_A_PAGE, ACCOUNTS_IN_REACH, listAccounts, type ListDeps } from './list-accounts.ts';

const JORGE = { id: 'U0SISTEMAS1', name: 'Jorge', systems: true, door: 'slack' as const };
const LAST = ACCOUNTS_IN_REACH / ACCOUNTS_A_PAGE - 1;

/** A register that holds so many accounts, as far as paging goes. */
function holding(total: number): ListDeps & { readonly offsets: number[] } {
  const offsets: number[] = [];
  return {
    offsets,
    store: {
      accounts: async ({ offset }) => {
        offsets.push(offset);
        return await Promise.resolve({ rows: [ACCOUNT], total });
      },
      relationsHeld: async () => await Promise.resolve(['honorario']),
    },
    clock: { now: () => new Date('2026-11-28T12:00:00Z') },
    institution: { timeZone: 'America/Bogota', relations: RELATIONS },
  };
}

describe('how far the list of accounts can be turned', () => {
  it.each([LAST, LAST + 1, 9_999, 1e300])(
    'reaches the last page in reach and nothing beyond it (page %f)',
    async (page) => {
      const deps = holding(35_002);
      const listed = await listAccounts(deps, { actor: JORGE, text: '', page });
      expect(deps.offsets).toEqual([ACCOUNTS_IN_REACH - ACCOUNTS_A_PAGE]);
      expect(listed).toMatchObject({ ok: true, value: { page: LAST, pages: LAST + 1, total: 35_002 } });
    },
  );

  it('has all pages where all is in reach', async () => {
    const listed = await listAccounts(holding(41), { actor: JORGE, text: '', page: 4 });
    expect(listed).toMatchObject({ ok: true, value: { page: 4, pages: 5, total: 41 } });
  });
});

it('finds a relation that is offered no more as long as accounts have it, and refuses any other', async () => {
  const listed = async (text: string): Promise<unknown> =>
    await listAccounts(holding(1), { actor: JORGE, text, page: 0 });
  expect(await listed('vinculo:honorario')).toMatchObject({ ok: true });
  expect(await listed('vinculo:amigo')).toEqual({
    ...{ ok: false, error: { code: 'bad_value', filter: 'relation', word: 'amigo' } },
  });
});
