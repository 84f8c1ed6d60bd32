import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { primaryAddressLine } from '#domain/plan/powershell.ts';
import type { Request } from '#domain/request/request.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { confirmLine } from '#use-cases/requests/confirm-line.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { COLLEAGUE, DOMAIN, HEAD, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const UNSEEN = `todos.dinamica@${DOMAIN}`;
const OTHER = `otra.dinamica@${DOMAIN}`;
const DAY = 24 * 60 * 60_000;

describe('an address conflict', () => {
  let life: Life;
  /** Addresses that the tenant refuses for a restored account. */
  const keptBack = new Set<string>();

  beforeAll(async () => {
    life = await startLife({
      unseen: [UNSEEN, OTHER],
      around: (directory): Directory => ({
        ...directory,
        restoreUser: async (userId, address) => {
          if (keptBack.size > 0 && (address === null || keptBack.has(address)))
            throw new OutsideError('address_taken', { service: 'graph' });
          await directory.restoreUser(userId, address);
        },
      }),
    });
  });
  afterEach(() => {
    life.graph.clearFaults();
    life.graph.setDelays({ replicationMs: 0, addressMs: 0 });
    keptBack.clear();
  });
  afterAll(async () => await life.stop());

  const about = (account: Account): Pick<AccountForm, 'account' | 'justification'> => ({
    account: snapshotOf(account),
    justification: 'Hace falta',
  });
  const quarantined = async (text: string): Promise<readonly string[]> =>
    (await life.store.quarantined({ text, offset: 0, limit: 5 })).rows.map(({ address }) => address);
  const deletion = (account: Account): AccountForm => ({
    ...about(account),
    type: 'deletion',
    lastDay: addDays(dayIn(life.now(), 'America/Bogota'), -1),
    redirectTo: null,
    outOfOffice: '',
  });
  const retry = async ({ id }: Request): Promise<Request> => {
    expect((await executeRequest(life.deps, { requestId: id, by: COLLEAGUE, again: true })).ok).toBe(true);
    await life.drain();
    return await life.request(id);
  };

  it('that is reported twice although nothing has the address keeps the address from everybody; the next one is proposed, with the reason', async () => {
    const asked = await life.askNew({ desiredLocalPart: 'todos.dinamica' });
    expect(asked.plan?.address).toBe(UNSEEN);
    life.graph.clearJournal();
    const back = await life.decideAndRun(asked);
    const after = back.plan?.address ?? '';
    expect(back).toMatchObject({
      state: 'submitted',
      planChanges: [{ what: 'address', before: UNSEEN, after, unseen: true }],
    });
    expect(after).not.toBe(UNSEEN);
    expect(life.graph.journal().filter(({ method, path }) => method === 'POST' && path === '/v1.0/users')).toHaveLength(
      2,
    );
    expect(await quarantined('todos dinamica')).toEqual([UNSEEN]);
    expect((await life.decideAndRun(asked)).state).toBe('delivered');
    expect(life.graph.users().filter(({ userPrincipalName }) => userPrincipalName === after)).toHaveLength(1);
    await expect(life.askNew({ desiredLocalPart: 'todos.dinamica' })).rejects.toThrow('address_taken');
  });

  it('with our own account, which cannot be found yet, does not lead to a second account', async () => {
    const asked = await life.askNew();
    life.graph.setDelays({ replicationMs: 4 * 60_000 });
    life.graph.addFault({ kind: 'reset-after-commit', match: '^POST /users$' });
    const done = await life.decideAndRun(asked);
    expect(done.state).toBe('delivered');
    expect(done.plan?.address).toBe(asked.plan?.address);
    const made = life.graph.users().filter(({ displayName }) => displayName === done.plan?.displayName);
    expect(made).toHaveLength(1);
  });

  it('over a requested address ends the request with a message of its own', async () => {
    const account = await life.account();
    const asked = await life.carryOut({ ...about(account), type: 'address', localPart: 'otra.dinamica' });
    expect(asked).toMatchObject({ state: 'rejected', failure: { code: 'wish_unseen', detail: OTHER } });
    expect(await quarantined('otra dinamica')).toEqual([OTHER]);
    expect((await life.reread(account)).address).toBe(account.address);
  });

  it('over the address of an account that is restored leads to the next address', async () => {
    const account = await life.account();
    await life.carryOut(deletion(account));
    life.pass(31 * DAY);
    await life.drain();
    expect((await life.reread(account)).state).toBe('deleted');
    keptBack.add(account.address);
    const form = { ...about(await life.reread(account)), type: 'restoration', contractEnd: null } as const;
    const back = await life.carryOut(form);
    expect(back).toMatchObject({
      state: 'submitted',
      planChanges: [{ what: 'address', before: account.address, unseen: true }],
    });
    const address = back.plan?.address ?? '';
    expect((await life.decideAndRun(back)).state).toBe('executing');
    const line = primaryAddressLine(account.directoryId, address);
    expect(life.graph.exchange.run(`Connect-ExchangeOnline\n${line}`)).toEqual({ ok: true });
    expect((await confirmLine(life.deps, { requestId: back.id, by: SYSTEMS })).ok).toBe(true);
    await life.drain();
    expect((await life.request(back.id)).state).toBe('delivered');
    expect((await life.reread(account)).address).toBe(address);
    expect(await quarantined(account.address.split('@')[0] ?? '')).toContain(account.address);
  });

  it('with another object is reported as such at any change, and a sign-in that was not blocked does not pass for blocked', async () => {
    const account = await life.account();
    life.graph.addFault({ kind: 'shares-address', match: account.directoryId, times: -1 });
    const stopped = await life.carryOut(deletion(account));
    expect(stopped).toMatchObject({
      state: 'failed',
      failure: { code: 'address_conflict', detail: 'sign_in', step: 'block_sign_in' },
    });
    expect(life.graph.users().find(({ id }) => id === account.directoryId)?.accountEnabled).toBe(true);
    life.graph.clearFaults();
    expect((await retry(stopped)).state).toBe('scheduled');
  });

  it('with another object is reported for a change of data as well, and not as a taken address', async () => {
    const account = await life.account();
    life.graph.addFault({ kind: 'shares-address', match: account.directoryId, times: -1 });
    const { givenNames, surnames, displayName, phone, responsible } = account;
    const data = {
      ...{ givenNames, surnames, displayName, phone, position: 'Asesora' },
      department: { code: '100', name: 'Despacho', head: null },
      responsible: responsible ?? HEAD,
    };
    const stopped = await life.carryOut({ ...about(account), type: 'data', data });
    expect(stopped).toMatchObject({ state: 'failed', failure: { code: 'address_conflict', step: 'update_user' } });
    life.graph.clearFaults();
    expect((await retry(stopped)).state).toBe('closed');
  });
});
