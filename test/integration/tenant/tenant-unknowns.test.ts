import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '#domain/account/account.ts';
import { adopt, openRequestFor } from '#use-cases/tenant/decide-finding.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';
import { SKU } from '#test/contract/tenant.ts';
import { at, JORGE, openReview, WHY, type Review } from '#test/stages/tenant-review.ts';

const PLAIN = { skuId: '4b9405b0-7788-4568-add1-99614e613b69', skuPartNumber: 'PLAIN', enabled: 100, exchange: false };
const SEATS = { skuId: SKU.id, skuPartNumber: SKU.name, enabled: 100_000, exchange: true };
const MATCH = 'GET /users/delta';

describe('a review of a tenant that leaves facts out', () => {
  let review: Review;
  beforeEach(async () => {
    review = await openReview({ skus: [SEATS, PLAIN] });
  });
  afterEach(async () => await review.close());

  const imported = async (local = 'ana.ruiz'): Promise<string> => {
    const directoryId = review.person(local, { displayName: 'Ana Ruiz' });
    await review.read();
    return directoryId;
  };
  const one = (findings: readonly Finding[]): Finding => {
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    if (finding === undefined) throw new Error('nothing was found');
    return finding;
  };
  const paths = (): readonly string[] =>
    review.graph
      .journal()
      .filter(({ batch }) => batch === undefined)
      .map(({ path }) => path.split('?')[0] ?? '');

  it.each([
    ...['delta-without-enabled', 'delta-without-licences', 'delta-without-name', 'delta-without-mail'],
    'delta-nonsense',
  ])(
    'does not take that for a change (%s): asks about that user separately, and finds the real change',
    async (kind) => {
      const directoryId = await imported();
      const quiet = review.person('luis');
      await adopt(review.deps, { ...WHY, findingId: one((await review.read()).findings).id, by: JORGE });
      review.graph.admin.change(quiet, { jobTitle: 'Otra' });
      review.graph.admin.block(directoryId);
      review.graph.addFault({ kind, match: MATCH });
      review.graph.clearJournal();
      expect(one((await review.read()).findings)).toMatchObject({ what: 'blocked', directoryId, state: 'open' });
      expect(paths()).toEqual(['/v1.0/users/delta', '/v1.0/$batch']);
      expect((await review.read()).findings).toEqual([]);
      expect(await review.sql`select directory_id from tenant_asks`).toEqual([]);
    },
  );

  it('reads everything if the answers about the whole tenant are nonsense', async () => {
    await imported();
    const ids = review.graph.seedUsers(60);
    await review.read();
    for (const id of ids) review.graph.admin.change(id, { officeLocation: 'Piso 2' });
    review.graph.addFault({ kind: 'delta-nonsense', match: MATCH });
    review.graph.clearJournal();
    const { read, findings } = await review.read();
    expect([read.purpose, findings]).toEqual(['full', []]);
    expect(paths().filter((path) => path.endsWith('/$batch'))).toHaveLength(0);
  });

  it('does not go back to the old address if an answer has no mail address', async () => {
    const directoryId = await imported();
    review.graph.admin.change(directoryId, { mail: at('ana.vega') });
    const finding = one((await review.read()).findings);
    review.graph.admin.change(directoryId, { jobTitle: 'Otra' });
    review.graph.addFault({ kind: 'delta-without-mail', match: MATCH });
    expect((await review.read()).findings).toEqual([]);
    expect(await review.store.tenant.finding(finding.id)).toMatchObject({ what: 'renamed', state: 'open' });
    review.graph.admin.change(directoryId, { mail: at('ana.luna') });
    review.graph.addFault({ kind: 'delta-without-mail', match: MATCH });
    expect(one((await review.read()).findings)).toMatchObject({ what: 'renamed', entry: { address: at('ana.luna') } });
  });

  it('finds licences that many users really lost', async () => {
    const ids = review.graph.seedUsers(40, { ofHundred: { unlicensed: 0, guests: 0, blocked: 0 } });
    await review.read();
    const lost = ids.slice(0, 25);
    for (const id of lost) review.graph.admin.removeLicence(id, SKU.name);
    const { read, findings } = await review.read();
    expect(read.purpose).toBe('delta');
    expect(findings.map(({ what }) => what)).toEqual(lost.map(() => 'unlicensed'));
    expect(findings.map(({ directoryId }) => directoryId).toSorted()).toEqual(lost.toSorted());
  });

  it.each(['page-html-200', 'page-without-value'])(
    'reads everything if the answer is not a page at all (%s)',
    async (kind) => {
      const directoryId = await imported();
      review.graph.admin.block(directoryId);
      review.graph.addFault({ kind, match: MATCH });
      const { read, findings } = await review.read();
      expect(read.purpose).toBe('full');
      expect(one(findings)).toMatchObject({ what: 'blocked', directoryId });
      expect((await review.read()).read.purpose).toBe('delta');
    },
  );

  it('asks about many users in batches', async () => {
    const ids = review.graph.seedUsers(300, { ofHundred: { unlicensed: 0, guests: 0, blocked: 0 } });
    await review.read();
    await review.sql`insert into tenant_asks (directory_id) select directory_id from accounts`;
    for (const id of ids.slice(0, 3)) review.graph.admin.block(id);
    const { findings } = await review.read();
    expect(findings.map(({ what }) => what)).toEqual(['blocked', 'blocked', 'blocked']);
    expect(await review.sql`select directory_id from tenant_asks`).toEqual([]);
  });

  it.each(['forbidden-403', 'unauthorized-401'])(
    'continues past a user who cannot be looked at (%s): finds the others, and asks again at the next read',
    async (kind) => {
      const [refused, other] = [await imported(), review.person('luis')];
      await adopt(review.deps, { ...WHY, findingId: one((await review.read()).findings).id, by: JORGE });
      review.graph.admin.block(refused);
      const { read } = await review.read();
      await review.sql`update findings set state = 'held' where read_id = ${read.id}`;
      await review.sql`insert into tenant_asks (directory_id) values (${refused})`;
      review.graph.admin.block(other);
      review.graph.addFault({ kind, match: `GET /users/${refused}`, times: -1 });
      expect(one((await review.read()).findings)).toMatchObject({ what: 'blocked', directoryId: other });
      expect(await review.sql`select directory_id from tenant_asks`).toEqual([{ directory_id: refused }]);
      review.graph.clearFaults();
      expect(one((await review.read()).findings)).toMatchObject({ what: 'blocked', directoryId: refused });
    },
  );

  it('takes the mail address as the address, keeps the sign-in name, and reports changes of either', async () => {
    const directoryId = review.person('ana.antes');
    review.graph.admin.change(directoryId, { mail: at('ana.ruiz') });
    await review.read();
    const account = await review.account(directoryId);
    expect(account).toMatchObject({ address: at('ana.ruiz'), userPrincipalName: at('ana.antes') });
    const held = await review.sql`select address from addresses`;
    expect(held).toEqual([{ address: at('ana.ruiz') }]);

    review.graph.admin.change(directoryId, { mail: at('ana.vega') });
    const mail = one((await review.read()).findings);
    expect(mail).toMatchObject({ what: 'renamed', entry: { address: at('ana.vega') } });
    await adopt(review.deps, { ...WHY, findingId: mail.id, by: JORGE });

    await review.sql`update accounts set user_principal_name = ${at('otro')}`;
    review.graph.admin.change(directoryId, { jobTitle: 'Otra' });
    const name = one((await review.read()).findings);
    expect(name).toMatchObject({
      ...{ what: 'renamed', before: { userPrincipalName: at('otro') } },
      entry: { userPrincipalName: at('ana.antes'), address: at('ana.vega') },
    });
    const asked = await openRequestFor(review.deps, { findingId: name.id, by: JORGE, justification: 'x' });
    expect(asked).toEqual({ ok: false, error: { code: 'sign_in_name' } });
    await adopt(review.deps, { ...WHY, findingId: name.id, by: JORGE });
    expect(await review.account(directoryId)).toMatchObject({ userPrincipalName: at('ana.antes') });
  });

  it('leaves out users whose licence has no mailbox, and reports who lost only the mailbox', async () => {
    const plain = review.graph.admin.createUser({
      ...{ userPrincipalName: at('solo.teams'), displayName: 'Solo Teams' },
      licences: [PLAIN.skuPartNumber],
    });
    const both = review.graph.admin.createUser({
      ...{ userPrincipalName: at('ana.ruiz'), displayName: 'Ana Ruiz' },
      licences: [SKU.name, PLAIN.skuPartNumber],
    });
    await review.read();
    expect((await review.accounts()).map(({ directoryId }) => directoryId)).toEqual([both]);
    review.graph.admin.removeLicence(both, SKU.name);
    const finding = one((await review.read()).findings);
    expect(finding).toMatchObject({ what: 'unlicensed', directoryId: both });
    await adopt(review.deps, { ...WHY, findingId: finding.id, by: JORGE });
    expect(await review.account(both)).toMatchObject({ licensed: false, state: 'active' });
    expect(await review.account(plain)).toBeNull();
  });

  it('closes the finding of a deletion once the account is back, even if no delta says so', async () => {
    const directoryId = await imported();
    review.graph.admin.deleteUser(directoryId);
    const finding = one((await review.read()).findings);
    expect((await review.read()).findings).toEqual([]);
    expect(await review.store.tenant.finding(finding.id)).toMatchObject({ what: 'deleted', state: 'open' });
    review.graph.addFault({ kind: 'restore-untold', match: 'POST /directory/deletedItems' });
    await review.directory.restoreUser(directoryId, null);
    review.jobs.length = 0;
    expect((await review.read()).findings).toEqual([]);
    expect(await review.store.tenant.finding(finding.id)).toMatchObject({ state: 'gone' });
    expect(review.jobs).toContainEqual({ kind: 'show_digest', readId: finding.readId });
  });

  it('finds an account that is back after its deletion was adopted, even if no delta says so', async () => {
    const directoryId = await imported();
    review.graph.admin.deleteUser(directoryId);
    await adopt(review.deps, { ...WHY, findingId: one((await review.read()).findings).id, by: JORGE });
    review.graph.addFault({ kind: 'restore-untold', match: 'POST /directory/deletedItems' });
    await review.directory.restoreUser(directoryId, null);
    expect(one((await review.read()).findings)).toMatchObject({ what: 'made', directoryId });
  });

  describe('looks at the account before a decision', () => {
    const decide = {
      adopt: async (findingId: string) => await adopt(review.deps, { ...WHY, findingId, by: JORGE }),
      'ask for a request': async (findingId: string) =>
        await openRequestFor(review.deps, { findingId, by: JORGE, justification: 'x' }),
    };
    const blocked = async (): Promise<{ readonly finding: Finding; readonly account: Account | null }> => {
      const directoryId = await imported();
      review.graph.admin.block(directoryId);
      const finding = one((await review.read()).findings);
      return { finding, account: await review.account(directoryId) };
    };

    it.each(['adopt', 'ask for a request'] as const)('and refuses to %s if it changed again', async (how) => {
      const { finding, account } = await blocked();
      review.graph.admin.unblock(finding.directoryId);
      review.graph.admin.rename(finding.directoryId, at('ana.vega'));
      review.jobs.length = 0;
      expect(await decide[how](finding.id)).toEqual({ ok: false, error: { code: 'changed' } });
      expect(await review.store.tenant.finding(finding.id)).toMatchObject({ state: 'gone' });
      expect(await review.account(finding.directoryId)).toEqual(account);
      expect(await review.sql`select id from requests`).toEqual([]);
      expect(review.jobs).toEqual([{ kind: 'show_digest', readId: finding.readId, page: 0 }]);
      const digest = await review.store.tenant.digest(finding.readId, 0);
      expect(digest?.findings.map(({ what, state }) => [what, state])).toEqual([
        ['blocked', 'gone'],
        ['renamed', 'open'],
      ]);
    });

    it.each(['adopt', 'ask for a request'] as const)('and refuses to %s if the tenant does not answer', async (how) => {
      const { finding, account } = await blocked();
      review.graph.addFault({ kind: 'unavailable-503', match: 'POST /\\$batch' });
      expect(await decide[how](finding.id)).toEqual({ ok: false, error: { code: 'no_answer' } });
      expect(await review.store.tenant.finding(finding.id)).toMatchObject({ state: 'open' });
      expect(await review.account(finding.directoryId)).toEqual(account);
    });
  });
});
