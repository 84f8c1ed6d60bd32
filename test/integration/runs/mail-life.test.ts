import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm, type DeletionForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Request } from '#domain/request/request.ts';
import { guidFrom } from '#sandbox/graph/tenant/service-plans.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { confirmLine } from '#use-cases/requests/confirm-line.ts';
import { undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import { givenAccount } from '#test/stages/given-account.ts';
import { SKUS, startLife, SYSTEMS, type Life, type LifeOptions } from '#test/stages/life.ts';

const DAY = 24 * 60 * 60_000;
const POWER_BI = { skuId: 'a403ebcc-fae0-4ca2-8c8c-7a907fd6c235', skuPartNumber: 'POWER_BI_STANDARD' };

describe('the messages of a deleted account', () => {
  let life: Life;
  afterEach(async () => await life.stop());

  const begin = async (options: LifeOptions = {}): Promise<Account> => {
    life = await startLife(options);
    return await givenAccount(life);
  };
  const about = (account: Account) => ({ account: snapshotOf(account), justification: 'Hace falta' });
  const deletion = (account: Account, change: Partial<DeletionForm> = {}): AccountForm => ({
    ...about(account),
    ...{
      type: 'deletion',
      lastDay: addDays(dayIn(life.now(), 'America/Bogota'), -1),
      redirectTo: null,
      outOfOffice: '',
    },
    ...change,
  });
  const other = ({ id, address, displayName }: Account) => ({ id, address, displayName });
  const tenantOf = ({ directoryId }: Account) => life.graph.users().find(({ id }) => id === directoryId);
  const seats = (): number =>
    life.graph.skus().find(({ skuPartNumber }) => skuPartNumber === 'STANDARDPACK')?.consumed ?? 0;
  const pass = async (days: number): Promise<void> => {
    life.pass(days * DAY);
    await life.drain();
  };
  const runLines = async (request: Request): Promise<void> => {
    for (const line of request.plan?.lines ?? []) expect(life.graph.exchange.run(line)).toEqual({ ok: true });
    expect((await confirmLine(life.deps, { requestId: request.id, by: SYSTEMS })).ok).toBe(true);
    await life.drain();
  };

  it.each([0, 15, 30, 60])(
    'still arrive, are redirected and answered until the deletion is final, which frees the seat (%i days of grace)',
    async (graceDays) => {
      const account = await begin({ rules: { graceDays } });
      const heir = await givenAccount(life);
      const before = seats();
      const form = deletion(account, { redirectTo: other(heir), outOfOffice: 'Ya no.' });
      const asked = await life.ask(form);
      expect(asked.plan).toMatchObject({
        licences: { add: [], remove: [] },
        mail: { custody: 'none', releases: false },
      });
      const done = await life.decideAndRun(asked);
      if (graceDays > 0) {
        expect(done.state).toBe('scheduled');
        await pass(graceDays - 1);
        expect(life.graph.deliver(account.address)).toEqual({
          outcome: 'delivered',
          sentOn: [heir.address],
          answered: true,
        });
        expect(seats()).toBe(before);
        await pass(1);
      }
      await pass(0.1);
      expect((await life.request(done.id)).state).toBe('closed');
      expect(life.graph.deliver(account.address).outcome).toBe('bounced');
      expect(seats()).toBe(before - 1);
    },
  );

  it('come back with an account restored after 40 of 60 days, and with one that was finally deleted 20 days ago', async () => {
    const account = await begin({ rules: { graceDays: 60 } });
    const done = await life.carryOut(deletion(account));
    await pass(40);
    expect((await undoDeletion(life.deps, { requestId: done.id, by: SYSTEMS, reason: 'Fue un error' })).ok).toBe(true);
    await life.drain();
    const [restoration] = await life.store.requestsOf({ requesterId: SYSTEMS.id, endedSince: life.now(), limit: 1 });
    expect(restoration?.plan).toMatchObject({ mailReturns: 'same', mailbox: null });
    expect(tenantOf(account)).toMatchObject({ accountEnabled: true, mailbox: 'ready', language: 'es-CO' });

    const second = await givenAccount(life);
    await life.carryOut(deletion(second));
    await pass(61);
    expect(tenantOf(second)).toBeUndefined();
    await pass(20);
    const back = await life.carryOut({ ...about(await life.reread(second)), type: 'restoration', contractEnd: null });
    expect(back.plan).toMatchObject({ mailReturns: 'same', licences: { add: [{ skuPartNumber: 'STANDARDPACK' }] } });
    expect(tenantOf(second)).toMatchObject({ accountEnabled: true, licences: ['STANDARDPACK'], mailbox: 'ready' });
  });

  it('wait for a seat if there is none for the restored account', async () => {
    const account = await begin();
    await life.carryOut(deletion(account));
    await pass(31);
    life.graph.setSeats('STANDARDPACK', seats());
    const stopped = await life.carryOut({
      ...about(await life.reread(account)),
      type: 'restoration',
      contractEnd: null,
    });
    expect(stopped).toMatchObject({ state: 'failed', failure: { code: 'no_seats', detail: 'STANDARDPACK' } });
  });

  describe('with an add-on next to the mail licence', () => {
    const ARCHIVE = { skuId: 'ee02fd1b-340e-4a4b-b355-4a514e4c8943', skuPartNumber: 'EXCHANGEARCHIVE_ADDON' };

    /**
     * An account whose two licences were both removed at the suspension. The add-on comes first in what is given back.
     */
    async function suspended(): Promise<{ readonly account: Account; readonly undo: () => Promise<Request | null> }> {
      const account = await begin({
        rules: { releaseLicence: 'at_suspension' },
        tenant: { skus: [{ ...ARCHIVE, enabled: 5, exchange: true }] },
      });
      life.graph.admin.removeLicence(account.directoryId, 'STANDARDPACK');
      for (const sku of [ARCHIVE.skuPartNumber, 'STANDARDPACK']) life.graph.admin.addLicence(account.directoryId, sku);
      const done = await life.carryOut(deletion(account, { mayBeLost: 'Se puede.' }));
      const undo = async (): Promise<Request | null> => {
        expect((await undoDeletion(life.deps, { requestId: done.id, by: SYSTEMS, reason: 'Fue un error' })).ok).toBe(
          true,
        );
        await life.drain();
        const restoration = await life.store.openRequestOn(account.subject);
        expect(restoration?.plan?.licences.add).toEqual([ARCHIVE, SKUS.standard]);
        return restoration;
      };
      return { account, undo };
    }

    it('need a seat of both: the missing one is named before anything is done', async () => {
      const { undo } = await suspended();
      life.graph.setSeats('STANDARDPACK', 0);
      const failure = { code: 'no_seats', step: 'check_account', detail: 'STANDARDPACK' };
      expect(await undo()).toMatchObject({ state: 'failed', failure });
    });

    it('need a seat of both: the one that the tenant refuses is named', async () => {
      const { undo } = await suspended();
      life.graph.addFault({ kind: 'no-seats', match: '/assignLicense' });
      const failure = { code: 'no_seats', step: 'change_licences', detail: ARCHIVE.skuPartNumber };
      expect(await undo()).toMatchObject({ state: 'failed', failure });
    });

    it('are checked by the licence that includes the mailbox', async () => {
      const { account, undo } = await suspended();
      const stop = life.graph.onChange(() => {
        if (tenantOf(account)?.licences.includes('STANDARDPACK') !== true) return;
        stop();
        life.graph.admin.setLicenceError(account.directoryId, 'STANDARDPACK', 'UniquenessViolation');
      });
      const failure = { code: 'mailbox_address_taken', step: 'wait_mailbox' };
      expect(await undo()).toMatchObject({ state: 'failed', failure });
    });
  });

  describe('if the licence is released at the suspension', () => {
    const releasing = { rules: { releaseLicence: 'at_suspension' } } as const;

    it('are lost 30 days later, as the request said; a later restoration says so and sets up a new mailbox', async () => {
      const account = await begin(releasing);
      const before = seats();
      const asked = await life.ask(deletion(account, { mayBeLost: 'Es un contratista sin archivo.' }));
      expect(asked.plan).toMatchObject({
        licences: { remove: [{ skuPartNumber: 'STANDARDPACK' }] },
        mail: { releases: true },
      });
      await life.decideAndRun(asked);
      expect(seats()).toBe(before - 1);
      expect(life.graph.deliver(account.address).outcome).toBe('bounced');
      expect(await life.reread(account)).toMatchObject({ licensed: false });
      await pass(40);
      const back = await life.carryOut({
        ...about(await life.reread(account)),
        type: 'restoration',
        contractEnd: null,
      });
      expect(back.plan).toMatchObject({ mailReturns: 'new', mailbox: { locale: 'es-CO', timeZone: 'America/Bogota' } });
      expect(tenantOf(account)).toMatchObject({
        mailbox: 'ready',
        language: 'es-CO',
        timeZone: 'SA Pacific Standard Time',
      });
    });

    it('are kept with the licence if nobody wrote that they may be lost', async () => {
      const account = await begin(releasing);
      const done = await life.carryOut(deletion(account));
      expect(done.plan).toMatchObject({ licences: { remove: [] }, mail: { releases: false } });
      expect(life.graph.deliver(account.address).outcome).toBe('delivered');
    });

    it('come back within the 30 days, with the same service plans switched off', async () => {
      const account = await begin(releasing);
      const off = guidFrom('STANDARDPACK_BASE');
      const { skuId } = SKUS.standard;
      await life.deps.directory.changeLicences(account.directoryId, {
        add: [{ skuId, disabledPlans: [off] }],
        remove: [],
      });
      await life.carryOut(deletion(account, { mayBeLost: 'Se puede.' }));
      await pass(10);
      const back = await life.carryOut({
        ...about(await life.reread(account)),
        type: 'restoration',
        contractEnd: null,
      });
      expect(back.plan).toMatchObject({ mailReturns: 'same', mailbox: null });
      const found = await life.deps.directory.account(account.directoryId);
      expect(found?.licences).toMatchObject([{ skuId, disabledPlans: [off] }]);
    });
  });

  describe('of an account that lost its licence outside the procedure', () => {
    const restoration = async (account: Account) =>
      ({ ...about(await life.reread(account)), type: 'restoration', contractEnd: null }) as const;
    const unlicense = (account: Account): void => life.graph.admin.removeLicence(account.directoryId, 'STANDARDPACK');

    it('come back with the licence while it is suspended', async () => {
      const account = await begin({ rules: { graceDays: 60 } });
      await life.carryOut(deletion(account));
      unlicense(account);
      await pass(20);
      const back = await life.carryOut(await restoration(account));
      expect(back).toMatchObject({ state: 'delivered', plan: { mailReturns: 'maybe_new' } });
      expect(tenantOf(account)?.licences).toEqual(['STANDARDPACK']);
    });

    it('may be gone after its deletion, and nothing says otherwise', async () => {
      const account = await begin({ rules: { graceDays: 60 } });
      await life.carryOut(deletion(account));
      unlicense(account);
      await pass(61);
      const back = await life.carryOut(await restoration(account));
      expect(back).toMatchObject({ state: 'delivered', plan: { mailReturns: 'maybe_new' } });
      expect(tenantOf(account)?.licences).toEqual(['STANDARDPACK']);
    });

    it('do not come back if the tenant no longer has that licence, and this is said', async () => {
      const account = await begin({ rules: { graceDays: 60 } });
      await life.carryOut(deletion(account));
      unlicense(account);
      await life.store.transact(async (tx) => {
        const found = await tx.account(account.id);
        if (found?.kept)
          await tx.saveAccount({
            ...found,
            kept: { ...found.kept, licences: [{ skuId: randomUUID(), skuPartNumber: 'GONE', disabledPlans: [] }] },
          });
      });
      const back = await life.carryOut(await restoration(account));
      expect(back).toMatchObject({ state: 'delivered', plan: { mailReturns: 'none' } });
    });
  });

  it('are not forwarded outside by a rule, even if Exchange did not show the rules while the deletion was planned', async () => {
    const account = await begin();
    life.graph.admin.addForwardingRule(account.directoryId, { name: 'Copia a casa', to: 'ana.casa@correo.example' });
    life.graph.addFault({ kind: 'mailbox-refused-403', match: account.directoryId, times: -1 });
    const asked = await life.ask(deletion(account));
    expect(asked.plan?.leavings?.forwards).toBeNull();
    life.graph.clearFaults();
    const done = await life.decideAndRun(asked);
    expect(done).toMatchObject({ state: 'scheduled', planChanges: [] });
    expect(life.graph.deliver(account.address).sentOn).toEqual([]);
  });

  it('come back even if one of its groups is gone, which is said', async () => {
    const account = await begin();
    await life.carryOut(deletion(account));
    await life.store.transact(async (tx) => {
      const found = await tx.account(account.id);
      if (found?.kept)
        await tx.saveAccount({
          ...found,
          kept: { ...found.kept, groups: [...found.kept.groups, { id: randomUUID(), name: 'Proyecto' }] },
        });
    });
    const back = await life.carryOut({
      ...about(await life.reread(account)),
      type: 'restoration',
      contractEnd: null,
    });
    expect(back).toMatchObject({
      state: 'delivered',
      plan: { leavings: { staysOut: [{ name: 'Proyecto', why: 'missing' }] } },
    });
  });

  it('are not waited for if only a licence without mail comes back', async () => {
    const account = await begin({
      rules: { graceDays: 0 },
      tenant: { skus: [{ ...POWER_BI, enabled: 20, exchange: false }] },
    });
    life.graph.admin.removeLicence(account.directoryId, 'STANDARDPACK');
    await life.deps.directory.changeLicences(account.directoryId, { add: [{ skuId: POWER_BI.skuId }], remove: [] });
    await life.store.transact(async (tx) => {
      const found = await tx.account(account.id);
      if (found !== null) await tx.saveAccount({ ...found, licensed: false });
    });
    const done = await life.carryOut(deletion(await life.reread(account)));
    expect(done).toMatchObject({ state: 'closed' });
    const back = await life.carryOut({
      ...about(await life.reread(account)),
      type: 'restoration',
      contractEnd: null,
    });
    expect(back).toMatchObject({ state: 'delivered', plan: { mailReturns: 'none' } });
  });

  it('of a department do not make the plan list the other accounts of its official', async () => {
    const account = await begin();
    await life.store.transact(async (tx) => {
      const found = await tx.account(account.id);
      if (found !== null) await tx.saveAccount({ ...found, type: 'departmental', holder: found.responsible });
    });
    await givenAccount(life);
    const asked = await life.ask(deletion(await life.reread(account)));
    expect(asked.plan?.leavings?.answersFor).toEqual([]);
  });

  describe('in a shared mailbox', () => {
    it('can be opened by the people named; the account stays blocked, and its seat is free', async () => {
      const account = await begin();
      const keeper = await givenAccount(life);
      const before = seats();
      const waiting = await life.carryOut(deletion(account, { custody: 'shared', keepers: [other(keeper)] }));
      expect(waiting.state).toBe('executing');
      expect(tenantOf(account)).toMatchObject({ accountEnabled: false, licences: ['STANDARDPACK'] });
      await runLines(waiting);
      const done = await life.request(waiting.id);
      expect(done).toMatchObject({ state: 'closed', lineRun: { by: { name: SYSTEMS.name } } });
      expect(tenantOf(account)).toMatchObject({
        ...{ accountEnabled: false, licences: [], mailboxPurpose: 'shared', fullAccess: [keeper.address] },
      });
      expect(seats()).toBe(before - 1);
      await pass(100);
      expect(life.graph.deliver(account.address).outcome).toBe('delivered');
      expect(await life.reread(account)).toMatchObject({ state: 'suspended', licensed: false });
    });

    it('are not reported as shared while the mailbox is not', async () => {
      const account = await begin();
      const waiting = await life.carryOut(deletion(account, { custody: 'shared', keepers: [other(account)] }));
      await confirmLine(life.deps, { requestId: waiting.id, by: SYSTEMS });
      await life.drain();
      expect(await life.request(waiting.id)).toMatchObject({
        state: 'failed',
        failure: { code: 'line_without_effect' },
      });
      expect(tenantOf(account)?.licences).toEqual(['STANDARDPACK']);
    });

    it('come back to their person, and can be deleted for good later', async () => {
      const account = await begin();
      const keeper = await givenAccount(life);
      await runLines(await life.carryOut(deletion(account, { custody: 'shared', keepers: [other(keeper)] })));
      const back = await life.carryOut({
        ...about(await life.reread(account)),
        type: 'restoration',
        contractEnd: null,
      });
      expect(back.state).toBe('executing');
      await runLines(back);
      expect(tenantOf(account)).toMatchObject({
        ...{ accountEnabled: true, licences: ['STANDARDPACK'], mailboxPurpose: 'user', fullAccess: [] },
      });
      await runLines(
        await life.carryOut(deletion(await life.reread(account), { custody: 'shared', keepers: [other(keeper)] })),
      );
      const gone = await life.carryOut(deletion(await life.reread(account)));
      expect(gone.state).toBe('scheduled');
      await pass(31);
      expect(tenantOf(account)).toBeUndefined();
      const again = await life.carryOut({
        ...about(await life.reread(account)),
        type: 'restoration',
        contractEnd: null,
      });
      expect(again).toMatchObject({ state: 'executing', plan: { mailReturns: 'same' } });
      await runLines(again);
      expect(tenantOf(account)).toMatchObject({
        ...{ accountEnabled: true, licences: ['STANDARDPACK'], mailboxPurpose: 'user', fullAccess: [] },
      });
    });
  });

  it.each(['hold', 'export'] as const)(
    'are kept by hand (%s), confirmed by a person, before the account is deleted',
    async (custody) => {
      const account = await begin();
      const waiting = await life.carryOut(deletion(account, { custody }));
      expect(waiting).toMatchObject({ state: 'executing', plan: { mail: { custody, releases: false } } });
      expect(waiting.plan?.lines.length).toBeGreaterThan(0);
      if (custody === 'hold')
        for (const line of waiting.plan?.lines ?? []) expect(life.graph.exchange.run(line).ok).toBe(true);
      await confirmLine(life.deps, { requestId: waiting.id, by: SYSTEMS });
      await life.drain();
      expect(await life.request(waiting.id)).toMatchObject({ state: 'scheduled', lineRun: { by: { id: SYSTEMS.id } } });
      expect(tenantOf(account)?.isHeld).toBe(custody === 'hold');
      await pass(31);
      expect(tenantOf(account)).toBeUndefined();
    },
  );

  it('are not forwarded outside while the account is suspended, but again once it is given back', async () => {
    const account = await begin();
    life.graph.admin.addForwardingRule(account.directoryId, { name: 'Copia a casa', to: 'ana.casa@correo.example' });
    life.graph.admin.addForwardingRule(account.directoryId, { name: 'A mi jefe', to: 'jefe@institucion.example' });
    const asked = await life.ask(deletion(account));
    expect(asked.plan?.leavings?.forwards).toEqual([{ name: 'Copia a casa', to: ['an…@correo.example'] }]);
    const done = await life.decideAndRun(asked);
    expect(life.graph.deliver(account.address)).toMatchObject({
      outcome: 'delivered',
      sentOn: ['jefe@institucion.example'],
    });
    await undoDeletion(life.deps, { requestId: done.id, by: SYSTEMS, reason: 'Fue un error' });
    await life.drain();
    expect(life.graph.deliver(account.address).sentOn).toHaveLength(2);
    expect(tenantOf(account)?.inboxRules).toContain('Copia a casa');
  });

  it('are reported if Graph cannot change a forwarding rule: the account is blocked, and a person has to change it', async () => {
    const account = await begin();
    const rule = { name: 'De Outlook', to: 'ana@correo.example', isReadOnly: true };
    life.graph.admin.addForwardingRule(account.directoryId, rule);
    const asked = await life.ask(deletion(account));
    const rules = [{ name: 'De Outlook', to: ['a…@correo.example'], isFixed: true }];
    expect(asked.plan?.leavings?.forwards).toEqual(rules);
    const stopped = await life.decideAndRun(asked);
    expect(stopped).toMatchObject({ state: 'failed', failure: { code: 'forward_stays', detail: '«De Outlook»' } });
    expect(tenantOf(account)?.accountEnabled).toBe(false);
  });

  it('are not redirected to an account that is blocked in the tenant', async () => {
    const account = await begin();
    const heir = await givenAccount(life);
    life.graph.admin.block(heir.directoryId);
    const refused = await life.ask(deletion(account, { redirectTo: other(heir) }));
    expect(refused).toMatchObject({ plan: null, failure: { code: 'target_blocked', detail: heir.address } });
    const until = addDays(dayIn(life.now(), 'America/Bogota'), 5);
    const form = { ...about(await givenAccount(life)), type: 'redirection', to: other(heir), until } as const;
    expect(await life.ask(form)).toMatchObject({ plan: null, failure: { code: 'target_blocked' } });
  });
});
