import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import { NO_FACTS } from '#domain/request/account-facts.ts';
import { NO_WORK, type StepName } from '#domain/plan/plan.ts';
import { openPostgresStage } from '#test/contract/postgres-stage.ts';
import { account, insert, SYSTEMS, type StoreStage } from '#test/contract/store/stage.ts';

describe('further facts about an account', () => {
  let stage: StoreStage;
  beforeAll(async () => {
    stage = await openPostgresStage();
  });
  afterAll(async () => await stage.close());

  it('come only from its own requests and addresses', async () => {
    const [one, other] = [account(), account()];
    const { store } = stage;
    const alias = `archivo.${one.id.slice(0, 8)}@entidad.gov.co`;
    await store.transact(async (tx) => {
      await tx.insertAccount(one);
      await tx.insertAccount(other);
      await tx.moveAddress({ accountId: one.id, from: null, to: alias, quarantinedUntil: new Date() });
    });
    const to = { id: other.id, address: other.address, displayName: 'Mesa de ayuda' };
    const about = { account: snapshotOf(one), justification: 'Se pidió' };
    const plan = { ...NO_WORK, address: one.address, displayName: one.displayName, steps: [] };
    const doneAt = new Date('2026-11-28T15:00:00.000Z');
    const done = async (form: AccountForm, steps: readonly StepName[], isDone: readonly StepName[]): Promise<void> => {
      const lineRun = { by: SYSTEMS, at: new Date() };
      const { id } = await insert(store, { form, plan, state: 'closed', lineRun });
      await store.transact(async (tx) => await tx.ensureRun(id, steps, one.directoryId));
      for (const step of (await store.run(id))?.steps ?? []) {
        if (!isDone.includes(step.name)) continue;
        await store.transact(async (tx) => await tx.saveStep(id, step, { ...step, state: 'done', doneAt }));
      }
    };
    const all = ['check_account', 'exchange', 'verify'] as const;
    await done({ ...about, type: 'delegation', to, rights: ['send_as'] }, all, all);
    await done({ ...about, type: 'delegation', to, rights: ['full_access'] }, all, ['check_account']);
    const rule = ['redirect', 'verify', 'end_redirection'] as const;
    await done({ ...about, type: 'redirection', to, until: '2031-01-31' }, rule, ['redirect', 'verify']);

    const facts = {
      ...NO_FACTS,
      aliases: { names: [alias], at: null },
      redirection: { to: other.address, since: doneAt, end: { is: 'open' } },
      delegations: [
        { to: other.displayName, address: other.address, rights: ['send_as'], since: doneAt, by: SYSTEMS.name },
      ],
    };
    expect(await store.factsOf(one)).toEqual(facts);
    expect(await store.factsOf(other)).toEqual(NO_FACTS);
    await store.transact(async (tx) => await tx.saveAccount({ ...other, state: 'deleted' }));
    expect(await store.factsOf(one)).toEqual({
      ...facts,
      redirection: { ...facts.redirection, to: null },
      delegations: [],
    });
  });
});
