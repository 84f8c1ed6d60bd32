import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type EmploymentForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { toldWhenDone } from '#domain/request/concerned/who-is-told.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { runContractDeadlines } from '#use-cases/contracts/run-contract-deadlines.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import { HEAD, HOLDER, startLife, type Life } from '#test/stages/life.ts';

const words = { suspension: (day: string): string => day, deletion: (day: string): string => day };

describe('how a person works for the institution', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());

  const today = (): string => dayIn(life.now(), 'America/Bogota');
  const contractor = async (document: string, end = addDays(today(), 60)): Promise<Account> =>
    await life.account({
      documentNumber: document,
      relation: 'contratista',
      contractEnd: end,
      contractNumber: 'CPS-1',
    });
  const formFor = (account: Account, change: Partial<EmploymentForm>): EmploymentForm => ({
    ...{ type: 'employment', account: snapshotOf(account), justification: 'Hace falta', document: null },
    ...{ relation: account.relation ?? 'planta', contractNumber: account.contractNumber },
    ...{ contractStart: account.contractStart, contractEnd: account.contractEnd, endBefore: account.contractEnd },
    ...change,
  });
  const runRule = async (): Promise<void> => {
    await runContractDeadlines({ ...life.deps, words });
    await life.drain();
  };

  it('becomes another: the end of the contract is gone, and the rule leaves the account alone', async () => {
    const account = await contractor('1098700001');
    const none = { contractNumber: null, contractStart: null, contractEnd: null };
    const done = await life.carryOut(formFor(account, { ...none, relation: 'planta' }), HEAD);
    expect(done).toMatchObject({ state: 'closed', ended: null });
    const after = await life.reread(account);
    expect(after).toEqual({ ...account, ...none, relation: 'planta' });
    const found = (await life.store.registerFor({ accountId: account.id }))[0];
    expect(toldWhenDone(done, found === undefined ? [] : [found]).map(({ person }) => person.id)).toContain(HEAD.id);
    life.pass(90 * 86_400_000);
    await runRule();
    expect((await life.reread(account)).state).toBe('active');
  });

  it('ends earlier, in the past: the rule suspends the account, and a later end brings it back', async () => {
    const account = await contractor('1098700002');
    const past = addDays(today(), -3);
    await life.carryOut(formFor(account, { contractEnd: past }), HEAD);
    expect(await life.reread(account)).toMatchObject({ state: 'active', contractEnd: past });
    await runRule();
    expect((await life.reread(account)).state).toBe('suspended');

    const suspended = await life.reread(account);
    const end = addDays(today(), 30);
    await life.carryOut(formFor(suspended, { contractEnd: end }), HEAD);
    expect(await life.reread(account)).toMatchObject({ state: 'active', contractEnd: end });
    const shown = await life.deps.directory.account(account.directoryId);
    expect(shown?.accountEnabled).toBe(true);

    // The same end once more: the rule acts on it anew.
    await life.carryOut(formFor(await life.reread(account), { contractEnd: past }), HEAD);
    await runRule();
    expect((await life.reread(account)).state).toBe('suspended');
  });

  it('has another document: whose account it is follows, and nobody else’s document is taken', async () => {
    const account = await contractor('1098700003');
    const other = await contractor('1098700004');
    const taken = { document: { type: 'cc', number: '1098700004' } };
    const asked = await submitChange(life.deps, { form: formFor(account, taken), requester: HEAD });
    expect(asked).toEqual({ ok: false, error: [{ code: 'document_taken' }] });
    expect((await life.reread(other)).subject).toBe('cc:1098700004');

    const right = { document: { type: 'ce', number: '700003' } };
    await life.carryOut(formFor(account, right), HEAD);
    expect((await life.reread(account)).subject).toBe('ce:700003');
    expect(await life.store.accountOn('cc:1098700003')).toBeNull();
    // Somebody with the document that was typed wrongly can ask for their account.
    expect((await life.askNew({ documentNumber: '1098700003', contactEmail: 'otra@example.com' })).state).toBe(
      'submitted',
    );
  });

  it('is confirmed by the official where the holder asks for more time, and by nobody for less', async () => {
    const account = await life.account({
      ...{ documentNumber: '1098700005', relation: 'contratista', contractEnd: addDays(today(), 60) },
      chatUser: { id: HOLDER.id, name: HOLDER.name },
    });
    const later = { contractEnd: addDays(today(), 90) };
    const asked = await submitChange(life.deps, { form: formFor(account, later), requester: HOLDER });
    expect(asked).toMatchObject({ value: { agreement: { official: { id: HEAD.id }, agreed: null } } });
  });

  it('has another supervisor: both are told, and the account stays its holder’s', async () => {
    const account = await contractor('1098700006');
    const responsible = { id: 'U0OTRA', name: 'Olga Otra' };
    const about = { account: snapshotOf(account), justification: 'Cesión de la supervisión' };
    const done = await life.carryOut({ ...about, type: 'responsible', responsible }, HEAD);
    expect(done).toMatchObject({ state: 'closed', handedTo: null });
    expect(await life.reread(account)).toEqual({ ...account, responsible });
    const register = await life.store.registerFor({ accountId: account.id });
    expect(toldWhenDone(done, register).map(({ person, as }) => [person.id, as])).toEqual(
      expect.arrayContaining([
        [responsible.id, 'new_official'],
        [HEAD.id, 'former_official'],
      ]),
    );
  });
});
