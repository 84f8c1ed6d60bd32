import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { accountCard } from '#use-cases/accounts/account-card.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { letExpire } from '#use-cases/contracts/decide-contract.ts';
import { accountFor, findAccounts } from '#use-cases/register/find-accounts.ts';
import { homeOf } from '#use-cases/home/home.ts';
import { DOMAIN, startLife, type Life } from '#test/stages/life.ts';

/** The chat still knows the holder by a former address of their account. */
describe('a holder whom the chat knows by a former address', () => {
  let life: Life;
  let account: Account;
  let contractEnd: string;
  const by: Actor = { id: 'U0OLDER', name: 'Olga Older', email: `olga.antes@${DOMAIN}`, systems: false, door: 'slack' };
  const stranger: Actor = {
    id: 'U0STRANGER',
    name: 'Sara Stranger',
    email: `otra@${DOMAIN}`,
    systems: false,
    door: 'slack',
  };
  beforeAll(async () => {
    life = await startLife();
    contractEnd = addDays(dayIn(life.now(), 'America/Bogota'), 10);
    const before = { directoryId: randomUUID(), address: by.email ?? '' };
    const now = { address: `olga@${DOMAIN}`, userPrincipalName: `olga@${DOMAIN}`, displayName: 'Olga', holder: null };
    account = { ...(await life.importAccount(before)), ...now, contractEnd };
    const quarantinedUntil = new Date(Date.now() + 86_400_000);
    await life.store.transact(async (tx) => {
      await tx.saveAccount(account);
      await tx.moveAddress({ accountId: account.id, from: before.address, to: account.address, quarantinedUntil });
    });
  });
  afterAll(async () => await life.stop());

  it('finds the account in the forms, by what they type and by its button; nobody else does', async () => {
    const what = 'contract';
    const found = async (actor: Actor): Promise<readonly string[]> =>
      (await findAccounts(life.deps, { actor, asks: [what], text: 'olga', limit: 10 })).map(({ id }) => id);
    expect([await found(by), await found(stranger)]).toEqual([[account.id], []]);
    const meant = async (actor: Actor): Promise<string | undefined> =>
      (await accountFor(life.deps, { actor, asks: [what], accountId: account.id }))?.address;
    expect([await meant(by), await meant(stranger)]).toEqual([account.address, undefined]);
  });

  it('sees its card, which shows their name', async () => {
    const findByEmail = async (email: string): Promise<Actor | null> =>
      await Promise.resolve(email === by.email ? by : null);
    const deps = {
      ...life.deps,
      people: { findByEmail },
      directory: { account: async () => await Promise.resolve(null) },
    };
    const shown = async (actor: Actor): ReturnType<typeof accountCard> =>
      await accountCard(deps, { actor, accountId: account.id });
    expect(await shown(by)).toMatchObject({ shows: 'everything', holder: { id: by.id } });
    expect(await shown(stranger)).toMatchObject({ shows: 'public' });
  });

  it('has it in their home, with the end of its contract', async () => {
    const own = async (actor: Actor): Promise<readonly string[]> =>
      (await homeOf(life.deps, actor)).accounts.rows.map(({ id }) => id);
    expect([await own(by), await own(stranger)]).toEqual([[account.id], []]);
  });

  it('can let its contract end', async () => {
    const about = { accountId: account.id, contractEnd };
    expect(await letExpire(life.deps, { ...about, by: stranger })).toMatchObject({ error: { code: 'not_allowed' } });
    expect((await letExpire(life.deps, { ...about, by })).ok).toBe(true);
  });
});
