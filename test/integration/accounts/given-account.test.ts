import { expect, it } from 'vitest';
import type { Account } from '#domain/account/account.ts';
import { givenAccount } from '#test/stages/given-account.ts';
import { startLife } from '#test/stages/life.ts';

it('givenAccount makes the same account as the procedure', async () => {
  const life = await startLife();
  const [made, given] = [await life.account(), await givenAccount(life)];
  /** Ids, documents, names and times, which differ between any two accounts. */
  const own = /[0-9a-f]{8}-[0-9a-f-]{27}|cc:\d+|[Pp]ersona[a-z]+|2\d{3}-\d\d-\d\dT[\d:.]+Z/g;
  /** The account without those, and without what shows that a request made one of them. */
  const alike = async (account: Account): Promise<unknown> => {
    const { requestNumber: _, ...register } = await life.reread(account);
    const user = life.graph.users().find(({ id }) => id === account.directoryId);
    const found = await life.deps.directory.account(account.directoryId);
    const text = JSON.stringify({ register, user, found: { ...found, stamp: null } }, null, 1);
    return JSON.parse(text.replaceAll(own, 'own')) as unknown;
  };
  expect(await alike(given)).toEqual(await alike(made));
  const addresses = await life.store.addressesTaken([made.address, given.address], {
    requestId: null,
    accountId: null,
  });
  expect(addresses).toHaveProperty('size', 2);
  await life.stop();
});
