import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Request } from '#domain/request/request.ts';
import { approveRequest } from '#use-cases/requests/approve-request.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import { confirmLine } from '#use-cases/requests/confirm-line.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { runContractDeadlines } from '#use-cases/contracts/run-contract-deadlines.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { revealCredential } from '#use-cases/hand-over/reveal-credential.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import { submitRequest } from '#use-cases/requests/submit-request.ts';
import { bringForward, stopScheduled, undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import { givenAccount } from '#test/stages/given-account.ts';
import {
  receive,
  COLLEAGUE,
  DOMAIN,
  GROUPS,
  HEAD,
  HOLDER,
  SKUS,
  startLife,
  SYSTEMS,
  type Life,
} from '#test/stages/life.ts';

const DAY = 24 * 60 * 60_000;
const words = { suspension: () => 'Fin del contrato', deletion: () => 'Fin del contrato' };

describe('troubles in the life of an account', () => {
  /** Calls to the tenant that fail with this error until the test removes them. */
  const broken = new Map<keyof Directory, OutsideError['code']>();
  let life: Life;

  beforeAll(async () => {
    life = await startLife({
      around: (directory) =>
        new Proxy(directory, {
          get: (target, name) => {
            const code = broken.get(name as keyof Directory);
            const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
            if (code === undefined) return method;
            return async () => await Promise.reject(new OutsideError(code, { service: 'graph', detail: 'X' }));
          },
        }),
    });
  });
  afterEach(() => broken.clear());
  afterAll(async () => await life.stop());

  const today = (): string => dayIn(life.now(), 'America/Bogota');
  const about = (account: Account): { account: ReturnType<typeof snapshotOf>; justification: string } => ({
    account: snapshotOf(account),
    justification: 'Hace falta',
  });
  const tenantOf = ({ directoryId }: Account) => life.graph.users().find(({ id }) => id === directoryId);
  const deletion = (account: Account, change: object = {}): AccountForm => ({
    ...about(account),
    type: 'deletion',
    lastDay: addDays(today(), -1),
    redirectTo: null,
    outOfOffice: '',
    ...change,
  });
  const retry = async ({ id }: Request): Promise<Request> => {
    const again = await executeRequest(life.deps, { requestId: id, by: COLLEAGUE, again: true });
    expect(again.ok).toBe(true);
    await life.drain();
    return await life.request(id);
  };
  const sweep = async (): Promise<void> => {
    await runContractDeadlines({ ...life.deps, words });
    await life.drain({ calm: true, horizonMs: 20 * 60_000 });
  };
  const approve = async ({ id }: Request, approver = SYSTEMS): Promise<void> => {
    const { plan } = await life.request(id);
    const input = { requestId: id, approver, planHash: plan === null ? '' : hashPlan(plan), localPart: 'x' };
    expect((await approveRequest(life.deps, input)).ok).toBe(true);
  };

  it('a deletion whose last step failed is finished by a retry', async () => {
    const account = await givenAccount(life);
    const request = await life.carryOut(deletion(account));
    broken.set('deleteUser', 'permission_missing');
    life.pass(31 * DAY);
    await life.drain();
    expect(await life.request(request.id)).toMatchObject({ state: 'failed', failure: { code: 'permission_missing' } });
    broken.clear();
    expect((await retry(request)).state).toBe('closed');
    expect(tenantOf(account)).toBeUndefined();
    expect((await life.reread(account)).state).toBe('deleted');
  });

  it('an account whose deletion stopped half-way is given back, wherever it stopped', async () => {
    for (const step of ['revokeSessions', 'discardPassword', 'stopForwards', 'leaveGroup'] as const) {
      const account = await givenAccount(life);
      broken.set(step, 'permission_missing');
      const request = await life.carryOut(deletion(account));
      broken.clear();
      expect(request.state, step).toBe('failed');
      expect(
        (await undoDeletion(life.deps, { requestId: request.id, by: SYSTEMS, reason: 'Fue un error' })).ok,
        step,
      ).toBe(true);
      await life.drain();
      const [restoration] = await life.store.requestsOf({ requesterId: SYSTEMS.id, endedSince: life.now(), limit: 1 });
      if (restoration?.state === 'delivered') await receive(life, restoration);
      expect(tenantOf(account), step).toMatchObject({
        accountEnabled: true,
        licences: ['STANDARDPACK'],
        groups: ['Despacho'],
      });
      expect(await life.reread(account), step).toMatchObject({ state: 'active', kept: null });
    }
  });

  it('the systems area can end what cannot be finished, with a reason, and new requests are possible afterwards', async () => {
    const account = await givenAccount(life);
    const form: AccountForm = { ...about(account), type: 'groups', join: [GROUPS.security], leave: [GROUPS.m365] };
    broken.set('leaveGroup', 'permission_missing');
    const request = await life.carryOut(form);
    expect(request).toMatchObject({ state: 'failed', failure: { untouched: false } });
    broken.clear();
    const giveUp = (by: typeof SYSTEMS): Parameters<typeof applyCommands>[1] => ({
      requestId: request.id,
      commands: [{ type: 'give_up', by, reason: 'Se hizo a mano' }],
      door: 'slack',
    });
    expect((await applyCommands(life.deps, giveUp(HOLDER))).ok).toBe(false);
    expect((await applyCommands(life.deps, giveUp(COLLEAGUE))).ok).toBe(true);
    expect(await life.request(request.id)).toMatchObject({ state: 'closed', ended: { reason: 'Se hizo a mano' } });
    expect((await life.ask({ ...about(account), type: 'groups', join: [], leave: [GROUPS.security] })).state).toBe(
      'submitted',
    );
  });

  it('an imported account without a responsible official is given back without a hand-over', async () => {
    const id = life.graph.admin.createUser({
      userPrincipalName: `sin.nadie@${DOMAIN}`,
      displayName: 'Sin Nadie',
      licences: ['STANDARDPACK'],
    });
    const kept = await life.importAccount({ directoryId: id, address: `sin.nadie@${DOMAIN}` });
    const nobody = { ...kept, holder: null, responsible: null };
    await life.store.transact(async (tx) => await tx.saveAccount(nobody));
    const THIRD = { id: 'U0THIRD', name: 'Tercera Persona', systems: true, door: 'slack' as const };
    const request = await life.carryOut(deletion(nobody), THIRD);
    expect(request.state).toBe('scheduled');
    expect((await undoDeletion(life.deps, { requestId: request.id, by: SYSTEMS, reason: 'Fue un error' })).ok).toBe(
      true,
    );
    await life.drain();
    expect(tenantOf(kept)).toMatchObject({ accountEnabled: true, licences: ['STANDARDPACK'] });
    expect(await life.store.openRequestOn(kept.subject)).toBeNull();
  });

  it('an account gets its own earlier address back', async () => {
    const account = await givenAccount(life);
    const [local = ''] = account.address.split('@');
    await life.carryOut({ ...about(account), type: 'address', localPart: 'ida.y.vuelta' });
    const back = await life.carryOut({ ...about(await life.reread(account)), type: 'address', localPart: local });
    expect(back.state).toBe('closed');
    expect(tenantOf(account)?.userPrincipalName).toBe(account.address);
    const other = { requestId: null, accountId: null };
    expect(await life.store.addressesTaken([account.address, `ida.y.vuelta@${DOMAIN}`], other)).toHaveProperty(
      'size',
      2,
    );
  });

  it('a contract ends although a deletion waits for a later day', async () => {
    const account = await life.account({ contractEnd: addDays(today(), 1) });
    const request = await life.carryOut(deletion(account, { lastDay: addDays(today(), 20) }));
    expect(request.state).toBe('scheduled');
    life.pass(3 * DAY);
    await sweep();
    expect(tenantOf(account)?.accountEnabled).toBe(false);
    expect((await life.reread(account)).state).toBe('suspended');
    life.pass(20 * DAY);
    await sweep();
    expect((await life.request(request.id)).state).toBe('scheduled');
    expect(tenantOf(account)?.groups).toEqual([]);
  });

  it('a contract ends, however long the tenant is down at midnight', async () => {
    const account = await life.account({ contractEnd: addDays(today(), 1) });
    broken.set('account', 'unavailable');
    life.pass(3 * DAY);
    await sweep();
    broken.clear();
    expect(tenantOf(account)?.accountEnabled).toBe(true);
    await sweep();
    expect(tenantOf(account)?.accountEnabled).toBe(false);
  });

  it('a contract ends although somebody still has to run a line', async () => {
    const account = await life.account({ contractEnd: addDays(today(), 1) });
    const request = await life.carryOut({ ...about(account), type: 'alias', localPart: 'espera.linea' });
    expect(request.state).toBe('executing');
    life.pass(3 * DAY);
    await sweep();
    expect(tenantOf(account)?.accountEnabled).toBe(false);
  });

  it('an account that became protected while its deletion waited is not touched any more', async () => {
    const rules = life.deps.institution.rules as { protectedAccounts: readonly string[] };
    const before = rules.protectedAccounts;
    const [early, late] = [await givenAccount(life), await givenAccount(life)];
    const waiting = await life.carryOut(deletion(early, { lastDay: addDays(today(), 5) }));
    const suspended = await life.carryOut(deletion(late));
    rules.protectedAccounts = [...before, early.directoryId, late.address];
    life.pass(40 * DAY);
    await life.drain();
    expect(tenantOf(early)).toMatchObject({ accountEnabled: true, licences: ['STANDARDPACK'] });
    expect(await life.request(waiting.id)).toMatchObject({ state: 'rejected', failure: { code: 'protected_listed' } });
    expect(tenantOf(late)).toMatchObject({ accountEnabled: false });
    expect(await life.request(suspended.id)).toMatchObject({ state: 'failed', failure: { code: 'protected_listed' } });
    rules.protectedAccounts = before;
  });

  it('no password is shown to an official who is no longer responsible, nor for an account that became protected', async () => {
    const account = await givenAccount(life);
    const asked = await life.ask({ ...about(account), type: 'password' }, HOLDER);
    expect(asked.state).toBe('delivered');
    const rules = life.deps.institution.rules as { protectedAccounts: readonly string[] };
    const before = rules.protectedAccounts;
    rules.protectedAccounts = [...before, account.address];
    const listed = await revealCredential(life.deps, { requestId: asked.id, by: HOLDER });
    expect(listed).toMatchObject({ ok: false, error: { code: 'protected' } });
    rules.protectedAccounts = before;
    const other = { id: 'U0NEXT', name: 'Otra Persona' };
    await life.store.transact(async (tx) => await tx.saveAccount({ ...account, holder: other }));
    const late = await revealCredential(life.deps, { requestId: asked.id, by: HOLDER });
    expect(late).toMatchObject({ ok: false, error: { code: 'not_holder' } });
  });

  it('a redirection and a hand-over stay untouched while a deletion waits, and when it is stopped', async () => {
    const [account, other] = [await givenAccount(life), await givenAccount(life)];
    const to = { id: other.id, address: other.address, displayName: other.displayName };
    const redirection = await life.carryOut({ ...about(account), type: 'redirection', to, until: addDays(today(), 3) });
    const request = await life.carryOut(deletion(account, { lastDay: addDays(today(), 20) }));
    expect((await life.request(redirection.id)).state).toBe('scheduled');
    expect((await stopScheduled(life.deps, { requestId: request.id, by: COLLEAGUE })).ok).toBe(true);
    expect((await life.request(request.id)).state).toBe('cancelled');
    life.pass(5 * DAY);
    await life.drain();
    expect((await life.request(redirection.id)).state).toBe('closed');
    expect(tenantOf(account)).toMatchObject({ accountEnabled: true, inboxRules: [] });
  });

  it('a deletion whose last day is long over begins at once; one that waits is begun early, but not its second wait', async () => {
    const [past, ahead] = [await givenAccount(life), await givenAccount(life)];
    await life.carryOut(deletion(past, { lastDay: addDays(today(), -90) }));
    expect((await life.reread(past)).state).toBe('suspended');
    const request = await life.carryOut(deletion(ahead, { lastDay: addDays(today(), 20) }));
    expect(tenantOf(ahead)).toMatchObject({ accountEnabled: true });
    expect(await bringForward(life.deps, { requestId: request.id, by: HEAD })).toMatchObject({
      ...{ ok: false, error: { code: 'not_systems' } },
    });
    expect((await bringForward(life.deps, { requestId: request.id, by: COLLEAGUE })).ok).toBe(true);
    await life.drain();
    expect(tenantOf(ahead)).toMatchObject({ accountEnabled: false });
    const begun = await life.request(request.id);
    expect(begun).toMatchObject({ state: 'scheduled', broughtForward: { by: { id: COLLEAGUE.id } } });
    expect(begun.form).toMatchObject({ lastDay: addDays(today(), 20) });
    expect(await bringForward(life.deps, { requestId: request.id, by: COLLEAGUE })).toMatchObject({ ok: false });
    life.pass(31 * DAY);
    await life.drain();
    expect((await life.reread(ahead)).state).toBe('deleted');
  });

  it('other changes can be requested while a deletion waits for its day; those still undecided then are ended', async () => {
    const account = await givenAccount(life);
    const request = await life.carryOut(deletion(account, { lastDay: addDays(today(), 5) }));
    expect((await submitChange(life.deps, { form: deletion(account), requester: HEAD })).ok).toBe(false);
    const done = await life.carryOut({ ...about(account), type: 'groups', join: [GROUPS.security], leave: [] });
    expect(done.state).toBe('closed');
    const undecided = await life.ask({ ...about(account), type: 'groups', join: [], leave: [GROUPS.security] });
    life.pass(7 * DAY);
    await life.drain();
    expect((await life.request(request.id)).state).toBe('scheduled');
    expect(await life.request(undecided.id)).toMatchObject({ state: 'cancelled', supersededBy: request.number });
    const kept = (await life.reread(account)).kept?.groups.map(({ name }) => name).toSorted();
    expect(kept).toEqual(['Despacho', 'VPN']);
  });

  it('an address reserved by a request is released when a deletion ends that request', async () => {
    const account = await givenAccount(life);
    await life.carryOut(deletion(account, { lastDay: addDays(today(), 5) }));
    const wished = await life.ask({ ...about(account), type: 'address', localPart: 'se.queda.libre' });
    const address = `se.queda.libre@${DOMAIN}`;
    const nobody = { requestId: null, accountId: null };
    expect(await life.store.addressesTaken([address], nobody)).toEqual(new Set([address]));
    life.pass(7 * DAY);
    await life.drain();
    expect((await life.request(wished.id)).state).toBe('cancelled');
    expect(await life.store.addressesTaken([address], nobody)).toEqual(new Set());
  });

  it('an account that somebody gave back outside the procedure is not deleted', async () => {
    const account = await givenAccount(life);
    const request = await life.carryOut(deletion(account));
    life.graph.admin.unblock(account.directoryId);
    life.pass(31 * DAY);
    await life.drain();
    expect(await life.request(request.id)).toMatchObject({ state: 'failed', failure: { code: 'reopened_outside' } });
    expect(tenantOf(account)).toMatchObject({ accountEnabled: true });
  });

  it('the approver of a deletion cannot execute it by a retry', async () => {
    const account = await givenAccount(life);
    const request = await life.ask(deletion(account));
    await approve(request);
    broken.set('revokeSessions', 'permission_missing');
    expect((await executeRequest(life.deps, { requestId: request.id, by: COLLEAGUE, again: false })).ok).toBe(true);
    await life.drain();
    broken.clear();
    const again = await executeRequest(life.deps, { requestId: request.id, by: SYSTEMS, again: true });
    expect(again).toEqual({ ok: false, error: { code: 'second_person' } });
  });

  it('nobody gets two active accounts by restoring an earlier one', async () => {
    const account = await life.account({ documentNumber: '77777777' });
    await life.carryOut(deletion(account));
    life.pass(31 * DAY);
    await life.drain();
    // A restorable account only stops others; the systems area may still request a new one.
    const form = { ...personForm('77777777'), desiredLocalPart: 'otra.vez' };
    const requester = { id: 'U0THIRD', name: 'Teresa Third', systems: true, door: 'slack' as const };
    const asked = await submitRequest(life.deps, { form, requester });
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    await life.drain();
    await life.decideAndRun(await life.request(asked.value.id));
    const back = { ...about(await life.reread(account)), type: 'restoration', contractEnd: null } as const;
    expect(await life.ask(back)).toMatchObject({ state: 'rejected', failure: { code: 'has_other_account' } });
  });

  it('nobody else gets an alias of a deleted account, and a new account for the person can be requested', async () => {
    const account = await life.account({ documentNumber: '88888888' });
    const alias = await life.carryOut({ ...about(account), type: 'alias', localPart: 'con.alias' });
    for (const line of alias.plan?.lines ?? []) life.graph.exchange.run(line);
    await confirmLine(life.deps, { requestId: alias.id, by: SYSTEMS });
    await life.drain();
    await life.carryOut(deletion(account));
    life.pass(31 * DAY);
    await life.drain();
    const held = await life.store.quarantined({ text: 'con alias', offset: 0, limit: 5 });
    expect(held.rows.map(({ address }) => address)).toEqual([`con.alias@${DOMAIN}`]);
    const again = async (): ReturnType<typeof submitRequest> =>
      await submitRequest(life.deps, { form: personForm('88888888'), requester: HEAD });
    // As long as the account can be restored, that is what is offered.
    expect(await again()).toMatchObject({ ok: false, error: [{ code: 'has_restorable', state: 'deleted' }] });
    life.pass(31 * DAY);
    expect((await again()).ok).toBe(true);
  });

  it('an extension ends the deletion that was requested at the end of the contract', async () => {
    const account = await life.account({ contractEnd: addDays(today(), 1) });
    life.pass(40 * DAY);
    await sweep();
    life.pass(40 * DAY);
    await sweep();
    const asked = await life.store.openRequestOn(account.subject);
    expect(asked).toMatchObject({ kind: 'deletion', requester: { id: 'buzon' } });
    const until = addDays(today(), 60);
    const extension = await life.carryOut({
      ...about(await life.reread(account)),
      type: 'contract',
      contractEnd: until,
    });
    expect(extension.state).toBe('closed');
    expect(await life.request(asked?.id ?? '')).toMatchObject({ state: 'cancelled', supersededBy: extension.number });
    expect(tenantOf(account)?.accountEnabled).toBe(true);
  });

  it('nothing is found for an invalid id', async () => {
    expect(await life.store.account('x')).toBeNull();
    expect(await life.store.request("'; --")).toBeNull();
  });

  function personForm(documentNumber: string): Parameters<typeof submitRequest>[1]['form'] {
    return {
      type: 'personal',
      givenNames: 'Otra',
      surnames: 'Vez',
      documentType: 'cc',
      documentNumber,
      position: 'Profesional',
      department: { code: '100', name: 'Despacho', head: null },
      relation: 'planta',
      contractEnd: null,
      contactEmail: 'otra@correo.example',
      contactPhone: '300 123 4567',
      chatUser: null,
      responsible: { id: HEAD.id, name: HEAD.name },
      desiredLocalPart: null,
      justification: 'Vuelve',
    };
  }

  it('every licence that the tenant still has is given back', async () => {
    const account = await givenAccount(life);
    const request = await life.carryOut(deletion(account));
    await undoDeletion(life.deps, { requestId: request.id, by: SYSTEMS, reason: 'Fue un error' });
    await life.drain();
    expect(tenantOf(account)?.licences).toEqual([SKUS.standard.skuPartNumber]);
  });
});
