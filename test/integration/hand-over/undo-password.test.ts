import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf } from '#domain/account/account-form.ts';
import type { Request } from '#domain/request/request.ts';
import { undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import { COLLEAGUE, HEAD, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

describe('a deletion that is undone', () => {
  let life: Life;
  beforeAll(async () => (life = await startLife()));
  afterAll(async () => await life.stop());

  /** Deletes an account and undoes it, by one person alone. Answers the restoration. */
  async function undone(change: Parameters<Life['account']>[0]): Promise<Request> {
    const account = await life.account(change);
    const deletion = await life.carryOut({
      ...{ type: 'deletion', account: snapshotOf(account), justification: 'Se fue', lastDay: '2026-01-31' },
      ...{ redirectTo: null, outOfOffice: '', custody: 'none', keepers: [], mayBeLost: null },
    });
    expect(deletion.state).toBe('scheduled');
    expect(await life.reread(account)).toMatchObject({ state: 'suspended', kept: { password: true } });
    expect((await undoDeletion(life.deps, { requestId: deletion.id, by: SYSTEMS, reason: 'Fue un error' })).ok).toBe(
      true,
    );
    await life.drain();
    expect(await life.reread(account)).toMatchObject({ state: 'active' });
    const number = (await life.request(deletion.id)).supersededBy;
    const restoration = await life.store.requestByNumber(number ?? '');
    if (restoration === null) throw new Error('no restoration');
    return restoration;
  }

  it('hands a password to a person who is in the chat', async () => {
    const restoration = await undone({ documentNumber: '90000001' });
    expect(restoration).toMatchObject({ rule: 'undo', state: 'delivered', handedTo: { as: 'holder' } });
  });

  it('hands no password to the official, since one person decided alone: that takes a request decided by two', async () => {
    const restoration = await undone({ chatUser: null, documentNumber: '90000002', surnames: 'Ausente' });
    expect(restoration).toMatchObject({ rule: 'undo', state: 'closed', handedTo: null });
    expect(restoration.plan?.steps).not.toContain('hand_over');
    expect(life.handed.filter(({ request }) => request === restoration.id)).toEqual([]);
    const account =
      restoration.form.type === 'restoration' ? await life.store.account(restoration.form.account.id) : null;
    if (account === null) throw new Error('no account');
    const asked = await life.ask({ type: 'password', account: snapshotOf(account), justification: 'x' }, HEAD);
    expect(asked).toMatchObject({ rule: null, needsTwo: true });
    const password = await life.decideAndRun(asked, { approver: SYSTEMS, executor: COLLEAGUE });
    expect(password).toMatchObject({ state: 'delivered', handedTo: { as: 'responsible', person: { id: HEAD.id } } });
  });
});
