import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm, type DeletionForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { createMessages } from '#messages/messages.ts';
import { planLines } from '#dialogue/request-card/card-lines.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { confirmLine } from '#use-cases/requests/confirm-line.ts';
import { DOMAIN, SKUS, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const DYNAMIC = { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1c01', name: 'Personal de planta' };
const LICENSING = { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1c02', name: 'Con correo' };
const WORDS = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Deletions of accounts that get their licence from a group. */
describe.each(['at_deletion', 'at_suspension'] as const)(
  'a deletion that releases the licence %s',
  (releaseLicence) => {
    let life: Life;
    let people = 0;

    beforeAll(async () => {
      const licences = [SKUS.standard.skuPartNumber];
      life = await startLife({
        rules: { releaseLicence, graceDays: 30 },
        tenant: {
          groups: [
            { id: DYNAMIC.id, displayName: DYNAMIC.name, kind: 'dynamic', licences },
            { id: LICENSING.id, displayName: LICENSING.name, licences },
          ],
        },
      });
    });
    afterAll(async () => await life.stop());

    async function memberOf(groupId: string): Promise<Account> {
      people += 1;
      const address = `por.grupo${'abcdefghij'[people] ?? ''}@${DOMAIN}`;
      const directoryId = life.graph.admin.createUser({ userPrincipalName: address, displayName: 'Por Grupo' });
      life.graph.admin.setMember(directoryId, groupId, true);
      return await life.importAccount({ directoryId, address });
    }

    const about = (account: Account): Pick<AccountForm, 'account' | 'justification'> => ({
      account: snapshotOf(account),
      justification: 'Hace falta',
    });
    const deletion = (account: Account, change: Partial<DeletionForm> = {}): DeletionForm => ({
      ...about(account),
      ...{
        type: 'deletion',
        lastDay: addDays(dayIn(life.now(), 'America/Bogota'), -1),
        redirectTo: null,
        outOfOffice: '',
        custody: 'none',
        keepers: [],
      },
      mayBeLost: releaseLicence === 'at_suspension' ? 'No hace falta guardar nada' : null,
      ...change,
    });
    const heldBy = ({ directoryId }: Account): readonly string[] | undefined =>
      life.graph.users().find(({ id }) => id === directoryId)?.licences;

    it('leaves the licence that a dynamic group gives, says so, and continues to its end', async () => {
      const account = await memberOf(DYNAMIC.id);
      const done = await life.carryOut(deletion(account));
      const left = [{ licence: SKUS.standard, group: DYNAMIC }];
      expect(done).toMatchObject({
        state: 'scheduled',
        plan: { licences: { remove: [] }, licencesLeft: left, mail: { releases: false } },
      });
      const card = JSON.stringify(planLines(WORDS, { request: done, days: null }));
      expect(card).toContain('Se queda la licencia: "},"Office 365 E1 (la da el grupo Personal de planta)');
      expect(done.plan?.leavings?.staysIn).toEqual([{ name: DYNAMIC.name, why: 'dynamic' }]);
      expect(card).toContain('Personal de planta (se llena solo)');
      expect(heldBy(account)).toEqual(['STANDARDPACK']);
      expect(life.graph.deliver(account.address).outcome).toBe('delivered');
      life.pass(31 * DAY);
      await life.drain();
      expect(heldBy(account)).toBeUndefined();
      expect(await life.reread(account)).toMatchObject({ state: 'deleted' });
    });

    it('shares the mailbox if a dynamic group gives the licence, and does not say that the licence is free', async () => {
      const account = await memberOf(DYNAMIC.id);
      const keeper = await memberOf(DYNAMIC.id);
      const { id, address, displayName } = keeper;
      const keepers = [{ id, address, displayName }];
      const waiting = await life.carryOut(deletion(account, { custody: 'shared', keepers, mayBeLost: null }));
      expect(waiting.plan?.mail).toMatchObject({ custody: 'shared', releases: false });
      for (const line of waiting.plan?.lines ?? []) expect(life.graph.exchange.run(line)).toEqual({ ok: true });
      await confirmLine(life.deps, { requestId: waiting.id, by: SYSTEMS });
      await life.drain();
      expect(await life.request(waiting.id)).toMatchObject({ state: 'closed' });
      expect(heldBy(account)).toEqual(['STANDARDPACK']);
    });

    it('shares a mailbox before the account leaves the group that licenses it, and can delete it later', async () => {
      const account = await memberOf(LICENSING.id);
      const { id, address, displayName } = await memberOf(LICENSING.id);
      const keepers = [{ id, address, displayName }];
      const waiting = await life.carryOut(deletion(account, { custody: 'shared', keepers, mayBeLost: null }));
      expect(heldBy(account)).toEqual(['STANDARDPACK']);
      for (const line of waiting.plan?.lines ?? []) expect(life.graph.exchange.run(line)).toEqual({ ok: true });
      await confirmLine(life.deps, { requestId: waiting.id, by: SYSTEMS });
      await life.drain();
      expect(await life.request(waiting.id)).toMatchObject({ state: 'closed', plan: { mail: { releases: true } } });
      expect(heldBy(account)).toEqual([]);
      expect(await life.reread(account)).toMatchObject({ licensed: false });
      life.pass(60 * DAY);
      expect(life.graph.deliver(account.address).outcome).toBe('delivered');
      // Somebody licenses it again because the mailbox is large.
      life.graph.admin.setMember(account.directoryId, LICENSING.id, true);
      const gone = await life.carryOut(deletion(await life.reread(account), { mayBeLost: null }));
      expect(gone).toMatchObject({ state: 'scheduled', plan: { mail: { releases: false } } });
      life.pass(31 * DAY);
      await life.drain();
      expect(heldBy(account)).toBeUndefined();
    });

    it(
      releaseLicence === 'at_suspension'
        ? 'leaves the group that licenses it and waits until the licence is gone; a restoration joins the group again before waiting for the mailbox'
        : 'stays in the group that licenses it until the account is deleted, and still receives messages',
      async () => {
        const account = await memberOf(LICENSING.id);
        const goes = releaseLicence === 'at_suspension';
        const before = life.now().getTime();
        life.graph.setDelays({ groupLicenceMs: 7 * MINUTE });
        const done = await life.carryOut(deletion(account));
        expect(done).toMatchObject({ state: 'scheduled', plan: { mail: { releases: goes } } });
        expect(done.plan?.leavings?.staysIn).toEqual(goes ? [] : [{ name: LICENSING.name, why: 'licence' }]);
        expect(life.now().getTime() - before > 7 * MINUTE).toBe(goes);
        expect(heldBy(account)).toEqual(goes ? [] : ['STANDARDPACK']);
        const { kept } = await life.reread(account);
        expect(kept?.licencesTakenAt === undefined).toBe(!goes);
        const back = { ...about(await life.reread(account)), type: 'restoration', contractEnd: null } as const;
        const restored = await life.carryOut(back);
        life.graph.setDelays({ groupLicenceMs: 0 });
        expect(restored).toMatchObject({ state: 'delivered', plan: { mailReturns: 'same' } });
        expect(heldBy(account)).toEqual(['STANDARDPACK']);
        expect(life.graph.deliver(account.address).outcome).toBe('delivered');
      },
    );
  },
);
