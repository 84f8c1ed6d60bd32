import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { actor, COLLEAGUE, NOW, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { HistoryEvent } from '#use-cases/ports/store/history.ts';
import { accountCard } from './account-card.ts';

type Deps = Parameters<typeof accountCard>[0];

const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 24 * 60 * 60_000);

/** An account with so many requests, each a day older, and a decision about its contract two and a half days ago. */
function depsWith(requests: number): Deps {
  const made = Array.from({ length: requests }, (_, index) => ({
    ...{ kind: 'request' as const, at: daysAgo(index), request: requestIn('closed', { number: `N-${index}` }) },
  }));
  const decided = { kind: 'contract' as const, at: daysAgo(2.5), what: 'suspended' as const, by: null };
  const upTo = <T extends HistoryEvent>(events: readonly T[], limit: number) =>
    Promise.resolve({ events: events.slice(0, limit), total: events.length });
  const history: Deps['store']['history'] = {
    requestsOn: async (_, limit) => await upTo(made, limit),
    contractEventsOn: async (_, limit) => await upTo([{ ...decided, contractEnd: '2026-01-31' }], limit),
    findingsOn: async (_, limit) => await upTo([], limit),
  };
  return {
    store: {
      ...{ history, factsOf: async () => await Promise.resolve(null) },
      registerFor: async () => await Promise.resolve([{ ...ACCOUNT, addresses: [ACCOUNT.address] }]),
    },
    directory: { account: async () => await Promise.resolve(null) },
    people: { findByEmail: async () => await Promise.resolve(null) },
    departments: { headedBy: () => [] },
    clock: { now: () => NOW },
  } as unknown as Deps;
}

async function pageOf(deps: Deps, page: number) {
  const card = await accountCard(deps, { actor: actor(SYSTEMS, true), accountId: ACCOUNT.id, page });
  if (card?.shows !== 'everything') throw new Error('not shown');
  const shown = card.history.map((event) => (event.kind === 'request' ? event.request.number : event.kind));
  return { shown, page: card.page, pages: card.pages };
}

describe('the history in an account’s card', () => {
  it('is whole, newest first, in pages', async () => {
    const deps = depsWith(44);
    const pages = [await pageOf(deps, 0), await pageOf(deps, 1), await pageOf(deps, 2)];
    expect(pages.map(({ shown, page, pages: all }) => [shown.length, page, all])).toEqual([
      [20, 0, 3],
      [20, 1, 3],
      [5, 2, 3],
    ]);
    const order = pages.flatMap(({ shown }) => shown);
    expect(new Set(order).size).toBe(45);
    expect(order.slice(0, 5)).toEqual(['N-0', 'N-1', 'N-2', 'contract', 'N-3']);
    expect(order.at(-1)).toBe('N-43');
  });

  it('shows its last page where there is none so far', async () => {
    expect(await pageOf(depsWith(44), 9)).toMatchObject({ page: 2, shown: expect.arrayContaining(['N-43']) });
    expect(await pageOf(depsWith(3), 4)).toMatchObject({ page: 0, pages: 1 });
  });
});

describe('what can be started in an account’s card', () => {
  it('is blocking it too, by the head of its department', async () => {
    const heading = (code: string): Deps => ({
      ...depsWith(0),
      departments: { headedBy: () => [code] } as unknown as Deps['departments'],
    });
    const shown = async (code: string) =>
      await accountCard(heading(code), { actor: actor(COLLEAGUE, false), accountId: ACCOUNT.id });
    expect(await shown(ACCOUNT.departmentCode)).toMatchObject({ actions: expect.arrayContaining(['block']) });
    expect(await shown('999')).toMatchObject({ shows: 'public' });
  });
});
