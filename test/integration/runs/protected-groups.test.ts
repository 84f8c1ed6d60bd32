import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import { undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import { DOMAIN, GROUPS, HEAD, SKUS, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const LICENSING = { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1c01', name: 'Licencias de directivos' };

describe('a protected group', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife({
      rules: { protectedGroups: [GROUPS.security.id, LICENSING.id] },
      tenant: {
        groups: [{ id: LICENSING.id, displayName: LICENSING.name, licences: [SKUS.exchange.skuPartNumber] }],
      },
    });
  });
  afterAll(async () => await life.stop());

  const about = (account: Account) => ({ account: snapshotOf(account), justification: 'Hace falta' });
  const groupsOf = (account: Account): readonly string[] =>
    life.graph.users().find(({ id }) => id === account.directoryId)?.groups ?? [];
  /** Creates an account and adds it to the groups in the tenant's console, not through the bot. */
  async function member(...groups: readonly { readonly id: string }[]): Promise<Account> {
    const account = await life.account();
    for (const { id } of groups) life.graph.admin.setMember(account.directoryId, id, true);
    return account;
  }
  const deletion = (account: Account): AccountForm => ({
    ...about(account),
    type: 'deletion',
    lastDay: addDays(dayIn(life.now(), 'America/Bogota'), -1),
    redirectTo: null,
    outOfOffice: '',
  });
  const unlisted = async (work: () => Promise<void>): Promise<void> => {
    const rules = life.deps.institution.rules as { protectedGroups: readonly string[] };
    const before = rules.protectedGroups;
    rules.protectedGroups = [];
    await work().finally(() => {
      rules.protectedGroups = before;
    });
  };

  it('cannot be chosen in a form: joining and leaving it are refused at once', async () => {
    const account = await member(GROUPS.security);
    for (const choice of [
      { join: [GROUPS.security], leave: [] },
      { join: [], leave: [{ ...GROUPS.security, id: GROUPS.security.id.toUpperCase() }] },
    ]) {
      const form = { ...about(account), type: 'groups', ...choice } as const;
      expect(await submitChange(life.deps, { form, requester: HEAD })).toEqual({
        ok: false,
        error: [{ code: 'group_protected', name: GROUPS.security.name }],
      });
    }
    const offered = await life.deps.directory.searchGroups('VPN', 10);
    expect(offered.map(({ kind }) => kind)).toEqual(['protected']);
  });

  it('is in no plan, wherever the form came from: the request ends and says why', async () => {
    await unlisted(async () => {
      const account = await life.account();
      const asked = await life.ask({ ...about(account), type: 'groups', join: [GROUPS.security], leave: [] });
      expect(asked).toMatchObject({
        state: 'rejected',
        failure: { code: 'group_protected', detail: GROUPS.security.name },
      });
    });
  });

  it('is neither joined nor left by a step that was planned before', async () => {
    const account = await life.account();
    const { directory } = life.deps;
    for (const act of [directory.joinGroup, directory.leaveGroup])
      await expect(act(account.directoryId, GROUPS.security.id)).rejects.toMatchObject({
        code: 'group_protected',
        detail: GROUPS.security.name,
      });
    expect(groupsOf(account)).not.toContain(GROUPS.security.name);
  });

  it('keeps its members, and the licence it gives, through a deletion and a restoration', async () => {
    const account = await member(GROUPS.security, LICENSING);
    expect(groupsOf(account)).toEqual(expect.arrayContaining([GROUPS.security.name, LICENSING.name]));
    const asked = await life.ask(deletion(account));
    expect(asked.plan?.leaves.map(({ name }) => name)).not.toContain(GROUPS.security.name);
    expect(asked.plan?.leavings?.staysIn).toEqual(
      expect.arrayContaining([
        { name: GROUPS.security.name, why: 'protected' },
        { name: LICENSING.name, why: 'protected' },
      ]),
    );
    const deleted = await life.decideAndRun(asked);
    expect(groupsOf(account)).toEqual(expect.arrayContaining([GROUPS.security.name, LICENSING.name]));
    const kept = (await life.reread(account)).kept?.groups.map(({ name }) => name) ?? [];
    expect(kept).not.toContain(GROUPS.security.name);
    expect((await undoDeletion(life.deps, { requestId: deleted.id, by: SYSTEMS, reason: 'Fue un error.' })).ok).toBe(
      true,
    );
    await life.drain();
    expect(groupsOf(account)).toEqual(expect.arrayContaining([GROUPS.security.name, LICENSING.name]));
  });

  it('is not given back to an account that left it before it was protected', async () => {
    const account = await life.account();
    const deleted = await life.carryOut(deletion(account));
    const known = await life.reread(account);
    const groups = [...(known.kept?.groups ?? []), GROUPS.security];
    if (known.kept === null) throw new Error('nothing is remembered');
    const withGroup = { ...known, kept: { ...known.kept, groups } };
    await life.store.transact(async (tx) => await tx.saveAccount(withGroup));
    expect((await undoDeletion(life.deps, { requestId: deleted.id, by: SYSTEMS, reason: 'Fue un error.' })).ok).toBe(
      true,
    );
    await life.drain();
    expect(groupsOf(account)).not.toContain(GROUPS.security.name);
    const [restoration] = await life.store.requestsOf({ requesterId: SYSTEMS.id, endedSince: new Date(0), limit: 1 });
    expect(restoration?.plan?.leavings?.staysOut).toEqual([{ name: GROUPS.security.name, why: 'protected' }]);
    expect(account.address).toContain(DOMAIN);
  });
});
