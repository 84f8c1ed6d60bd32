import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Request } from '#domain/request/request.ts';
import { es } from '#messages/es/es.ts';
import { graphPermissions } from '#sandbox/institution.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { confirmLine } from '#use-cases/requests/confirm-line.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { runContractDeadlines } from '#use-cases/contracts/run-contract-deadlines.ts';
import type { RunStep } from '#use-cases/ports/store/run.ts';
import { givenAccount } from '#test/stages/given-account.ts';
import { COLLEAGUE, GROUPS, HOLDER, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a mailbox that Exchange refuses to show', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterEach(() => {
    life.graph.clearFaults();
    life.graph.setDelays({ scopeMs: 0 });
  });
  afterAll(async () => await life.stop());

  const refuse = ({ directoryId }: Account, kind = 'mailbox-refused-403'): unknown =>
    life.graph.addFault({ kind, match: directoryId, times: -1 });
  const about = (account: Account): Pick<AccountForm, 'account' | 'justification'> => ({
    account: snapshotOf(account),
    justification: 'Hace falta',
  });
  const line = (address: string, permission = 'MailboxSettings.ReadWrite'): string =>
    `${permission}\nTest-ServicePrincipalAuthorization -Identity 'bbbbbbbb-0000-4000-8000-000000000002' -Resource '${address}' | Format-Table`;
  const today = (): string => dayIn(life.now(), 'America/Bogota');
  const outOfOffice = (account: Account): AccountForm => ({
    ...about(account),
    type: 'out_of_office',
    text: 'Estoy en vacaciones',
    from: today(),
    until: addDays(today(), 3),
  });
  const current = async ({ id }: Request): Promise<RunStep | undefined> =>
    (await life.store.run(id))?.steps.find(({ state }) => state !== 'done');
  const retry = async ({ id }: Request): Promise<Request> => {
    expect((await executeRequest(life.deps, { requestId: id, by: COLLEAGUE, again: true })).ok).toBe(true);
    await life.drain();
    return await life.request(id);
  };
  const run = async ({ id }: Request): Promise<void> => {
    expect((await confirmLine(life.deps, { requestId: id, by: SYSTEMS })).ok).toBe(true);
    await life.drain({ horizonMs: 5 * MINUTE });
  };

  it('of a new account is waited for while the application’s scope is 40 minutes late', async () => {
    life.graph.setDelays({ scopeMs: 40 * MINUTE });
    const asked = await life.askNew();
    await life.decideAndRun(asked);
    expect(await current(asked)).toMatchObject({ name: 'wait_mailbox', waitingFor: 'mailbox_access' });
    await life.drain();
    expect((await life.request(asked.id)).state).toBe('delivered');
  });

  it.each(['mailbox-refused-properties-403', 'mailbox-refused-401', 'mailbox-missing-address-400'])(
    'of a new account is waited for, however Exchange words it (%s)',
    async (kind) => {
      life.graph.addFault({ kind, match: 'mailboxSettings', times: 6 });
      const asked = await life.askNew();
      expect((await life.decideAndRun(asked)).state).toBe('delivered');
    },
  );

  it('of a new account is given up after a day, with the line that shows why, and the run continues once it is fixed', async () => {
    life.graph.addFault({ kind: 'mailbox-refused-403', match: 'mailboxSettings', times: -1 });
    const asked = await life.askNew();
    await life.decideAndRun(asked);
    life.pass(22 * HOUR);
    await life.drain();
    expect((await life.request(asked.id)).state).toBe('executing');
    await life.drain({ horizonMs: 2 * HOUR });
    const { state, failure, plan } = await life.request(asked.id);
    expect(state).toBe('failed');
    expect(failure).toMatchObject({
      code: 'mailbox_refused',
      step: 'wait_mailbox',
      detail: line(plan?.address ?? 'none'),
    });
    life.graph.clearFaults();
    expect((await retry(asked)).state).toBe('delivered');
  });

  it('does not prevent other changes of the account', async () => {
    const account = await givenAccount(life);
    refuse(account);
    const form = { ...about(account), type: 'groups', join: [GROUPS.security], leave: [] } as const;
    expect((await life.carryOut(form)).state).toBe('closed');
    const password = await life.ask({ ...about(account), type: 'password' }, HOLDER);
    await life.drain();
    expect((await life.request(password.id)).state).toBe('delivered');
  });

  it('makes a plan that needs it wait for two hours, and then say which line shows why', async () => {
    const account = await givenAccount(life);
    refuse(account);
    const asked = await life.ask(outOfOffice(account)).catch(() => null);
    expect(asked).toBeNull();
    const open = await life.store.openRequestOn(account.subject);
    if (open === null) throw new Error('no request');
    expect(open).toMatchObject({ plan: null, failure: null });
    life.pass(2 * HOUR);
    await life.sendAgain(open);
    await life.drain();
    expect((await life.request(open.id)).failure).toMatchObject({
      code: 'mailbox_refused',
      step: 'plan',
      detail: line(account.address),
    });
    life.graph.clearFaults();
    expect((await executeRequest(life.deps, { requestId: open.id, by: COLLEAGUE, again: true })).ok).toBe(true);
    await life.drain();
    expect((await life.decideAndRun(open)).state).toBe('closed');
  });

  it('makes a step that needs it wait for two hours, and then fail with that line', async () => {
    const account = await givenAccount(life);
    const asked = await life.ask(outOfOffice(account));
    refuse(account);
    await life.decideAndRun(asked);
    expect(await current(asked)).toMatchObject({ name: 'check_account', waitingFor: 'mailbox_access' });
    await life.drain();
    expect((await life.request(asked.id)).state).toBe('executing');
    await life.drain({ horizonMs: 2 * HOUR });
    expect((await life.request(asked.id)).failure).toMatchObject({
      code: 'mailbox_refused',
      detail: line(account.address),
    });
    life.graph.clearFaults();
    expect((await retry(asked)).state).toBe('closed');
  });

  it('makes a redirection name the permission needed for reading its rules', async () => {
    const [account, other] = [await givenAccount(life), await givenAccount(life)];
    const to = snapshotOf(other);
    const asked = await life.ask({ ...about(account), type: 'redirection', to, until: addDays(today(), 10) });
    life.graph.consentTo(graphPermissions.filter((one) => one !== 'MailboxSettings.Read'));
    // The token in use still has the permission, so it is refused.
    life.graph.addFault({ kind: 'unauthorized-401', match: '^(GET|POST) ' });
    await life.decideAndRun(asked);
    await life.drain({ horizonMs: 2 * HOUR });
    life.graph.consentTo(graphPermissions);
    const { failure } = await life.request(asked.id);
    expect(failure).toMatchObject({
      code: 'mailbox_refused',
      detail: line(account.address, 'MailboxSettings.Read'),
    });
    const sentence = es.work.failure(failure ?? { code: 'unexpected' });
    expect(sentence).toContain('el permiso MailboxSettings.Read en Microsoft Entra');
    expect(sentence).toContain('el rol «Application MailboxSettings.Read»');
    expect((await retry(asked)).state).toBe('scheduled');
  });

  it('does not stop the rest of a deletion: nobody can sign in any more, and it has left its groups', async () => {
    const account = await givenAccount(life);
    refuse(account);
    const deletion = await life.carryOut({
      ...about(account),
      type: 'deletion',
      lastDay: addDays(today(), -1),
      redirectTo: null,
      outOfOffice: 'Ya no trabajo aquí',
    });
    expect(await current(deletion)).toMatchObject({ name: 'forwarding', waitingFor: 'mailbox_access' });
    expect(life.graph.users().find(({ id }) => id === account.directoryId)?.accountEnabled).toBe(false);
    expect((await life.deps.directory.account(account.directoryId))?.groups).toEqual([]);
    await life.drain({ horizonMs: 2 * HOUR });
    expect((await life.request(deletion.id)).failure).toMatchObject({ code: 'mailbox_refused', step: 'forwarding' });
    life.graph.clearFaults();
    expect((await retry(deletion)).state).toBe('scheduled');
  });

  it('stops the suspension at the end of a contract after two hours, with the line, and it can be retried', async () => {
    const account = { ...(await givenAccount(life)), contractEnd: addDays(today(), -1) };
    await life.store.transact(async (tx) => await tx.saveAccount(account));
    life.graph.addFault({ kind: 'mailbox-refused-403', match: 'messageRules', times: -1 });
    await runContractDeadlines({ ...life.deps, words: { suspension: () => 'Terminó.', deletion: () => 'Terminó.' } });
    await life.drain();
    const suspension = await life.store.openRequestOn(`end:${account.id}`);
    if (suspension === null) throw new Error('no suspension');
    expect(await current(suspension)).toMatchObject({ name: 'forwarding', waitingFor: 'mailbox_access' });
    await life.drain({ horizonMs: 2 * HOUR });
    expect(await life.request(suspension.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'mailbox_refused', step: 'forwarding', detail: line(account.address, 'MailboxSettings.Read') },
    });
    life.graph.clearFaults();
    expect((await retry(suspension)).state).toBe('closed');
  });

  it('does not prevent the lines of a delegation or an alias from being run by hand', async () => {
    const [account, other] = [await givenAccount(life), await givenAccount(life)];
    refuse(account);
    const delegation = await life.carryOut({
      ...about(account),
      type: 'delegation',
      to: snapshotOf(other),
      rights: ['full_access'],
    });
    expect(await current(delegation)).toMatchObject({ name: 'exchange', waitingFor: 'person' });
    await run(delegation);
    expect((await life.request(delegation.id)).state).toBe('closed');
    const alias = await life.carryOut({ ...about(account), type: 'alias', localPart: 'otro.nombre' });
    const { plan } = await life.request(alias.id);
    expect(life.graph.exchange.run(plan?.lines.join('\n') ?? '').ok).toBe(true);
    await run(alias);
    expect((await life.request(alias.id)).state).toBe('closed');
  });

  it('does not prevent the line of a shared mailbox from being run by hand, and is checked as soon as possible', async () => {
    const account = await givenAccount(life);
    refuse(account);
    const shared = await life.carryOut({ ...about(account), type: 'shared' });
    expect(await current(shared)).toMatchObject({ name: 'exchange', waitingFor: 'person' });
    expect(life.graph.exchange.run(shared.plan?.lines.join('\n') ?? '').ok).toBe(true);
    await run(shared);
    expect(await current(shared)).toMatchObject({ name: 'exchange', waitingFor: 'mailbox_access' });
    life.graph.clearFaults();
    await life.drain();
    expect((await life.request(shared.id)).state).toBe('closed');
  });
});
