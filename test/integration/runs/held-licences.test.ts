import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { es } from '#messages/es/es.ts';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account, Licence } from '#domain/account/account.ts';
import type { Request } from '#domain/request/request.ts';
import { DOMAIN, SKUS, startLife, type Life } from '#test/stages/life.ts';

const TEAMS = { skuId: '7e31c0d9-9551-471d-836f-32ee72be4a01', skuPartNumber: 'Microsoft_Teams_Enterprise_New' };
const ARCHIVE = { skuId: 'ee02fd1b-340e-4a4b-b355-4a514e4c8943', skuPartNumber: 'EXCHANGEARCHIVE_ADDON' };
const F3 = { skuId: '66b55226-6b4f-492c-910c-a3b7a3c9d993', skuPartNumber: 'SPE_F1' };
const DYNAMIC = { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1c01', name: 'Personal de planta' };
const LICENSING = { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1c02', name: 'Con correo' };
const MINUTE = 60_000;

/** Accounts with several licences, or with one that a group gives. */
describe('a change of licence', () => {
  let life: Life;
  let people = 0;

  beforeAll(async () => {
    const licences = [SKUS.standard.skuPartNumber];
    life = await startLife({
      tenant: {
        skus: [TEAMS, ARCHIVE, F3].map((sku) => ({ ...sku, enabled: 20, exchange: true })),
        groups: [
          { id: DYNAMIC.id, displayName: DYNAMIC.name, kind: 'dynamic', licences },
          { id: LICENSING.id, displayName: LICENSING.name, licences },
        ],
      },
    });
  });
  afterAll(async () => await life.stop());

  async function holding(...licences: readonly Licence[]): Promise<Account> {
    people += 1;
    const address = `con.varias${'abcdefghijklmnop'[people] ?? ''}@${DOMAIN}`;
    const directoryId = life.graph.admin.createUser({
      userPrincipalName: address,
      displayName: 'Con Varias',
      licences: licences.map(({ skuPartNumber }) => skuPartNumber),
    });
    return await life.importAccount({ directoryId, address });
  }

  const change = (account: Account, replaces?: Licence | null): AccountForm => ({
    account: snapshotOf(account),
    justification: 'Hace falta',
    type: 'licence',
    licence: SKUS.exchange,
    ...(replaces === undefined ? {} : { replaces }),
  });
  const heldBy = (account: Account): readonly string[] =>
    (life.graph.users().find(({ id }) => id === account.directoryId)?.licences ?? []).toSorted();
  const asked = (): readonly string[] =>
    life.graph
      .journal()
      .flatMap(({ method, path, status }) => (path.endsWith('/assignLicense') ? [`${method} ${status}`] : []));

  it('leaves add-ons and Teams Enterprise with its kiosk plan alone, and asks nobody about them', async () => {
    const account = await holding(TEAMS, ARCHIVE, SKUS.standard);
    const done = await life.carryOut(change(account));
    expect(done).toMatchObject({ state: 'closed', plan: { licences: { remove: [SKUS.standard] } } });
    expect(heldBy(account)).toEqual(
      [ARCHIVE, TEAMS, SKUS.exchange].map(({ skuPartNumber }) => skuPartNumber).toSorted(),
    );
  });

  it('never makes Teams Enterprise the mail licence, whatever plans it includes', async () => {
    const account = await holding(SKUS.standard);
    const request = await life.ask({ ...change(account), licence: TEAMS } as AccountForm);
    expect(request).toMatchObject({
      ...{ state: 'rejected', plan: null },
      failure: { code: 'licence_not_offered', detail: TEAMS.skuPartNumber },
    });
    expect(heldBy(account)).toEqual(['STANDARDPACK']);
  });

  it('removes nothing if there is only Teams Enterprise', async () => {
    const account = await holding(TEAMS);
    const done = await life.carryOut(change(account, null));
    expect(done).toMatchObject({ state: 'closed', plan: { licences: { add: [SKUS.exchange], remove: [] } } });
    expect(heldBy(account)).toEqual(['EXCHANGESTANDARD', TEAMS.skuPartNumber].toSorted());
  });

  it('removes only the one that the person chose, if several include a mailbox', async () => {
    const account = await holding(F3, SKUS.standard);
    const done = await life.carryOut(change(account, F3));
    expect(done).toMatchObject({ state: 'closed', plan: { licences: { remove: [F3] } } });
    expect(heldBy(account)).toEqual(['EXCHANGESTANDARD', 'STANDARDPACK']);
  });

  it('removes none of several if an older request does not say which', async () => {
    const account = await holding(F3, SKUS.standard);
    const request = await life.ask(change(account));
    expect(request).toMatchObject({ state: 'submitted', plan: null, failure: { code: 'licence_ambiguous' } });
    expect(sentence(request)).toContain('(Microsoft 365 F3, Office 365 E1)');
    expect(heldBy(account)).toEqual(['SPE_F1', 'STANDARDPACK']);
  });

  it('never removes a chosen licence that is not a mail licence', async () => {
    const account = await holding(TEAMS, SKUS.standard);
    await life.carryOut(change(account, TEAMS));
    expect(heldBy(account)).toContain(TEAMS.skuPartNumber);
  });

  it('leaves the licence that a dynamic group gives, says so, and continues to its end', async () => {
    const account = await holding();
    life.graph.admin.setMember(account.directoryId, DYNAMIC.id, true);
    life.graph.clearJournal();
    const done = await life.carryOut(change(account));
    expect(done).toMatchObject({
      state: 'closed',
      plan: {
        licences: { add: [SKUS.exchange], remove: [] },
        licencesLeft: [{ licence: SKUS.standard, group: DYNAMIC }],
        changes: [{ before: { text: 'STANDARDPACK' }, after: { text: 'STANDARDPACK, EXCHANGESTANDARD' } }],
      },
    });
    expect(heldBy(account)).toEqual(['EXCHANGESTANDARD', 'STANDARDPACK']);
    expect(asked()).toEqual(['POST 200']);
  });

  it('removes the direct assignment of a licence that a group gives as well, and does not wait for the group’s', async () => {
    const account = await holding(SKUS.standard);
    life.graph.admin.setMember(account.directoryId, DYNAMIC.id, true);
    const done = await life.carryOut(change(account));
    expect(done).toMatchObject({
      state: 'closed',
      plan: { licences: { remove: [SKUS.standard] }, licencesLeft: [{ licence: SKUS.standard, group: DYNAMIC }] },
    });
    const found = await life.deps.directory.account(account.directoryId);
    expect(found?.licences).toContainEqual(expect.objectContaining({ ...SKUS.standard, isDirect: false }));
  });

  it('is planned again if a group gives the licence since the approval', async () => {
    const account = await holding(SKUS.standard);
    const request = await life.ask(change(account));
    life.graph.admin.setMember(account.directoryId, DYNAMIC.id, true);
    const again = await life.decideAndRun(request);
    expect(again).toMatchObject({
      state: 'submitted',
      planChanges: [{ what: 'licence_groups', before: '', after: DYNAMIC.name }, { what: 'account' }],
    });
  });

  it('when leaving a group waits for the group’s licence, which disappears minutes later', async () => {
    const account = await holding(SKUS.exchange);
    life.graph.admin.setMember(account.directoryId, LICENSING.id, true);
    life.graph.setDelays({ groupLicenceMs: 7 * MINUTE });
    const about = { account: snapshotOf(account), justification: 'Hace falta' };
    const request = await life.ask({ ...about, type: 'groups', join: [], leave: [LICENSING] });
    const [had, has] = ['STANDARDPACK, EXCHANGESTANDARD', 'EXCHANGESTANDARD'].map((text) => ({ text }));
    expect(request.plan?.changes).toContainEqual({ what: 'licence', before: had, after: has });
    const before = life.now().getTime();
    const done = await life.decideAndRun(request);
    life.graph.setDelays({ groupLicenceMs: 0 });
    expect(done.state).toBe('closed');
    expect(life.now().getTime() - before).toBeGreaterThan(7 * MINUTE);
    expect(heldBy(account)).toEqual(['EXCHANGESTANDARD']);
    expect(await life.reread(account)).toMatchObject({ state: 'active', licensed: true });
  });

  it.each([
    ['alone', []],
    ['beside Teams Enterprise', [TEAMS]],
  ])(
    'is refused if the group to be left gives the only mailbox, %s, and people are told what to do',
    async (_, also) => {
      const account = await holding(...also);
      life.graph.admin.setMember(account.directoryId, LICENSING.id, true);
      const about = { account: snapshotOf(account), justification: 'Hace falta' };
      const request = await life.ask({ ...about, type: 'groups', join: [], leave: [LICENSING] });
      expect(request).toMatchObject({
        state: 'rejected',
        failure: { code: 'group_gives_mail', detail: LICENSING.name },
      });
      expect(sentence(request)).toContain('el buzón se borraría 30 días después');
      expect(heldBy(account)).toContain('STANDARDPACK');
      // With another mail licence the group can be left.
      await life.carryOut(change(account, null));
      const again = await life.carryOut({ ...about, type: 'groups', join: [], leave: [LICENSING] });
      expect(again.state).toBe('closed');
      expect(heldBy(account)).not.toContain('STANDARDPACK');
    },
  );

  it('happens when leaving the group of a shared mailbox', async () => {
    const account = await holding();
    life.graph.admin.setMember(account.directoryId, LICENSING.id, true);
    life.graph.exchange.run(`Set-Mailbox -Identity '${account.directoryId}' -Type Shared`);
    const about = { account: snapshotOf(account), justification: 'Hace falta' };
    const done = await life.carryOut({ ...about, type: 'groups', join: [], leave: [LICENSING] });
    expect(done.state).toBe('closed');
    expect(done.plan?.changes).toContainEqual({ what: 'licence', before: { text: 'STANDARDPACK' }, after: null });
    // The nightly review must not report a licence that the procedure itself removed.
    expect(await life.reread(account)).toMatchObject({ state: 'active', licensed: false });
  });

  it('when leaving a group keeps the mailbox if another licence includes it', async () => {
    const account = await holding(F3);
    life.graph.admin.setMember(account.directoryId, LICENSING.id, true);
    const about = { account: snapshotOf(account), justification: 'Hace falta' };
    const done = await life.carryOut({ ...about, type: 'groups', join: [], leave: [LICENSING] });
    const [before, after] = ['STANDARDPACK, SPE_F1', 'SPE_F1'].map((text) => ({ text }));
    expect(done.plan?.changes).toContainEqual({ what: 'licence', before, after });
    expect(await life.reread(account)).toMatchObject({ licensed: true });
  });
});

function sentence({ failure }: Request): string {
  if (failure === null) throw new Error('it did not fail');
  return es.work.failure(failure);
}
