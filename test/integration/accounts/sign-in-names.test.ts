import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOverMessage } from '#dialogue/hand-over/message.ts';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { signInNameOf } from '#domain/request/hand-over/sign-in-name.ts';
import { createMessages } from '#messages/messages.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { adopt, openRequestFor } from '#use-cases/tenant/decide-finding.ts';
import { askRead } from '#use-cases/tenant/ask-read.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';
import { DOMAIN, HEAD, HOLDER, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';
import { textOf } from '#test/stages/stage.ts';
import { rendered } from '#test/rendered.ts';

/** Somebody who neither approves nor executes. */
const THIRD: Actor = { id: 'U0THIRD', name: 'Tatiana Third', systems: true, door: 'slack' };
const at = (local: string): string => `${local}@${DOMAIN}`;

/** Accounts of a migrated tenant, where people sign in under a name that is not their address. */
describe('an account whose sign-in name is not its address', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());

  const about = (account: Account): Pick<AccountForm, 'account' | 'justification'> => ({
    account: snapshotOf(account),
    justification: 'Hace falta',
  });
  /** Creates an account in tenant and register whose sign-in name is `antes.<local>`. */
  const migrated = async (local: string): Promise<Account> => {
    const userPrincipalName = at(`antes.${local}`);
    const made = { userPrincipalName, displayName: local, licences: ['STANDARDPACK'] };
    const directoryId = life.graph.admin.createUser(made);
    life.graph.admin.change(directoryId, { mail: at(local) });
    const kept = await life.importAccount({ directoryId, address: at(local) });
    const account = { ...kept, userPrincipalName };
    await life.store.transact(async (tx) => await tx.saveAccount(account));
    return account;
  };
  const tenantOf = ({ directoryId }: Account) => life.graph.users().find(({ id }) => id === directoryId);

  it('shows the holder the sign-in name together with a new password', async () => {
    const account = await migrated('ana');
    const request = await life.carryOut({ ...about(account), type: 'password' });
    expect(signInNameOf(request)).toBe(at('antes.ana'));
    const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
    const text = textOf(
      rendered(
        handOverMessage(m, { request, person: HOLDER, as: 'holder', institution: 'Entidad', delivery: 'password' }),
      ),
    );
    expect(text).toContain(`Dirección: ${at('ana')}`);
    expect(text).toContain(`escriba: ${at('antes.ana')}`);
  });

  it('gets a new address as its sign-in name too, and the plan says so', async () => {
    const account = await migrated('eva');
    const request = await life.carryOut({ ...about(account), type: 'address', localPart: 'eva.luna' });
    expect(request.state).toBe('closed');
    expect(request.plan?.changes).toEqual([
      { what: 'address', before: { text: at('eva') }, after: { text: at('eva.luna') } },
      { what: 'sign_in_name', before: { text: at('antes.eva') }, after: { text: at('eva.luna') } },
    ]);
    expect(tenantOf(account)).toMatchObject({ userPrincipalName: at('eva.luna'), mail: at('eva.luna') });
    const names = { address: at('eva.luna'), userPrincipalName: at('eva.luna') };
    expect(await life.reread(account)).toMatchObject(names);
  });

  it('is the target of a redirection by its address, not by its sign-in name', async () => {
    const [from, to] = [await life.account(), await migrated('luis')];
    const until = addDays(dayIn(life.now(), 'America/Bogota'), 30);
    const other = { id: to.id, address: to.address, displayName: to.displayName };
    await life.carryOut({ ...about(from), type: 'redirection', to: other, until });
    expect(await life.deps.directory.redirection(from.directoryId)).toBe(at('luis'));
  });

  it('is protected if either name is listed', async () => {
    const account = await migrated('rosa');
    const { institution } = life.deps;
    for (const name of [account.address, account.userPrincipalName]) {
      const rules = { ...institution.rules, protectedAccounts: [name] };
      const deps = { ...life.deps, institution: { ...institution, rules } };
      const asked = await submitChange(deps, { form: { ...about(account), type: 'password' }, requester: HOLDER });
      expect(asked).toMatchObject({ ok: false, error: [{ code: 'protected' }] });
    }
  });

  describe('deleted outside and restored through the procedure', () => {
    const found = async (account: Account): Promise<Finding> => {
      await askRead(life.deps, { by: SYSTEMS, what: 'import' });
      await life.drain();
      const read = await life.store.tenant.latestRead();
      const { findings } = (await life.store.tenant.digest(read?.id ?? '', 0)) ?? { findings: [] };
      const finding = findings.find(
        ({ directoryId, what }) => directoryId === account.directoryId && what === 'deleted',
      );
      if (finding === undefined) throw new Error('the deletion was not found');
      return finding;
    };
    const restored = async (account: Account): Promise<void> => {
      life.graph.admin.deleteUser(account.directoryId);
      const finding = await found(account);
      const asked = await openRequestFor(life.deps, { findingId: finding.id, by: THIRD, justification: 'x' });
      if (!asked.ok) throw new Error(JSON.stringify(asked.error));
      await life.drain();
      const request = await life.store.requestByNumber(asked.value.requestNumber ?? '');
      if (request === null) throw new Error('no request');
      await life.decideAndRun(request);
    };

    it('has its address, its sign-in name and the licence that the tenant restored with it', async () => {
      const account = await migrated('nubia');
      await askRead(life.deps, { by: SYSTEMS, what: 'import' });
      await life.drain();
      await restored(account);
      expect(await life.reread(account)).toMatchObject({
        ...{ address: at('nubia'), userPrincipalName: at('antes.nubia') },
        ...{ state: 'active', licensed: true, deletedAt: null },
      });
    });

    it('closes the finding about its deletion, even though nobody decided about it', async () => {
      const account = await migrated('sara');
      await life.store.transact(async (tx) => await tx.saveAccount({ ...account, state: 'suspended' }));
      life.graph.admin.deleteUser(account.directoryId);
      const finding = await found(account);
      await life.carryOut({ ...about(account), type: 'restoration', contractEnd: null }, HEAD);
      expect(await life.store.tenant.finding(finding.id)).toMatchObject({ what: 'deleted', state: 'gone' });
    });

    it('is restored under its address if somebody else has its sign-in name by now', async () => {
      const account = await migrated('jorge');
      life.graph.admin.deleteUser(account.directoryId);
      const finding = await found(account);
      await adopt(life.deps, { reason: 'Así debe quedar', responsible: null, findingId: finding.id, by: SYSTEMS });
      life.graph.admin.createUser({ userPrincipalName: at('antes.jorge'), displayName: 'Otro Jorge' });
      const form = { ...about(account), type: 'restoration', contractEnd: null } as const;
      const request = await life.carryOut(form, HEAD);
      expect(request.plan?.changes).toContainEqual({
        ...{ what: 'sign_in_name', before: { text: at('antes.jorge') } },
        after: { text: at('jorge') },
      });
      expect(tenantOf(account)).toMatchObject({ userPrincipalName: at('jorge'), mail: at('jorge') });
      const names = { address: at('jorge'), userPrincipalName: at('jorge'), state: 'active' };
      expect(await life.reread(account)).toMatchObject(names);
    });
  });
});
