import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type DeletionForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { DepartmentalForm } from '#domain/form/form.ts';
import { toldWhenDone } from '#domain/request/concerned/who-is-told.ts';
import { leftBehind } from '#use-cases/requests/left-behind.ts';
import { nameSuccessors } from '#use-cases/requests/name-successors.ts';
import { submitRequest } from '#use-cases/requests/submit-request.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { COLLEAGUE, HEAD, HOLDER, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const NEXT = { id: 'U0NEXT', name: 'Nora Next' };
const LEAVING = { id: 'U0LEAVING', name: 'Lucía Leaving' };
const why = (): string => 'Se va';

describe('an official who leaves', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());

  async function department(): Promise<Account> {
    const form: DepartmentalForm = {
      ...{ type: 'departmental', accountName: 'Ventanilla', desiredLocalPart: 'ventanilla', contactPhone: null },
      ...{
        department: { code: '110', name: 'Despacho', head: null },
        responsible: LEAVING,
        justification: 'Hace falta',
      },
    } as const;
    const asked = await submitRequest(life.deps, { form, requester: HEAD, chatEmail: null });
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    await life.drain();
    const request = await life.decideAndRun(await life.request(asked.value.id));
    const account = await life.store.accountOf(request);
    if (account === null) throw new Error('the account was not made');
    return account;
  }

  it('is followed in each account, and the deletion does not wait', async () => {
    const own = await life.account({
      documentNumber: '1098800001',
      chatUser: LEAVING,
      responsible: { id: HEAD.id, name: HEAD.name },
    });
    const person = await life.account({ documentNumber: '1098800002', responsible: LEAVING });
    const other = await life.account({ documentNumber: '1098800003' });
    const third = await life.account({ documentNumber: '1098800004', responsible: LEAVING });
    const office = await department();
    const form: DeletionForm = {
      ...{ type: 'deletion', account: snapshotOf(own), justification: 'Se va', redirectTo: null, outOfOffice: '' },
      lastDay: addDays(dayIn(life.now(), 'America/Bogota'), 5),
    };
    const deletion = await life.ask(form, HEAD);
    const behind = await leftBehind(life.deps, deletion);
    expect(behind?.accounts.map(({ id }) => id).toSorted()).toEqual([person.id, third.id, office.id].toSorted());

    expect(await nameSuccessors(life.deps, { requestId: deletion.id, by: HOLDER, successors: [], why })).toMatchObject({
      ok: false,
      error: { code: 'not_systems' },
    });
    // Before somebody else approves the deletion, a person's account waits for an approval as well.
    const early = await nameSuccessors(life.deps, {
      ...{ requestId: deletion.id, by: SYSTEMS, why },
      successors: [{ accountId: third.id, official: NEXT }],
    });
    expect(early).toMatchObject({ value: { asked: [{ rule: null, state: 'submitted' }], left: [] } });
    expect(await life.decideAndRun(deletion, { approver: COLLEAGUE, executor: SYSTEMS })).toMatchObject({
      state: 'scheduled',
    });
    const named = await nameSuccessors(life.deps, {
      ...{ requestId: deletion.id, by: SYSTEMS, why },
      successors: [person, office, other].map(({ id: accountId }) => ({ accountId, official: NEXT })),
    });
    if (!named.ok) throw new Error(JSON.stringify(named.error));
    expect(named.value.left).toEqual([]);
    await life.drain();

    const [ofPerson, ofOffice] = await Promise.all(named.value.asked.map(async ({ id }) => await life.request(id)));
    // The register alone changed, and nobody had to approve it.
    expect(ofPerson).toMatchObject({ state: 'closed', rule: 'succession', decision: { by: { id: SYSTEMS.id } } });
    expect(await life.reread(person)).toEqual({ ...person, responsible: NEXT });
    const register = await life.store.registerFor({ accountId: person.id });
    const told = ofPerson === undefined ? [] : toldWhenDone(ofPerson, register);
    expect(told.map(({ person: to, as }) => [to.id, as])).toEqual(
      expect.arrayContaining([
        [NEXT.id, 'new_official'],
        [LEAVING.id, 'former_official'],
      ]),
    );
    // A department's waits for another person's approval, and is handed over.
    expect(ofOffice).toMatchObject({ state: 'submitted', rule: null });
    const [earlyOne] = early.ok ? early.value.asked : [];
    if (earlyOne === undefined) throw new Error('nothing was asked early');
    await life.decideAndRun(earlyOne, { approver: COLLEAGUE, executor: COLLEAGUE });
    expect(await life.reread(third)).toEqual({ ...third, responsible: NEXT });
    expect((await leftBehind(life.deps, deletion))?.accounts.map(({ id }) => id)).toEqual([office.id]);
    if (ofOffice === undefined) return;
    const done = await life.decideAndRun(ofOffice, { approver: COLLEAGUE, executor: COLLEAGUE });
    expect(done).toMatchObject({ state: 'delivered', handedTo: { person: NEXT } });
    expect((await life.reread(office)).responsible).toEqual(NEXT);
    expect(await leftBehind(life.deps, deletion)).toBeNull();
    expect((await life.request(deletion.id)).state).toBe('scheduled');
  });
});
