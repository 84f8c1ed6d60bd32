import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf } from '#domain/account/account-form.ts';
import { NOTHING_TAKEN } from '#domain/account/account.ts';
import { BUZON } from '#domain/person.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { END, institution, openContractStage, SYSTEMS, words, type ContractStage } from './contract-stage.ts';

describe('the end of a contract', () => {
  let stage: ContractStage;
  beforeAll(async () => {
    stage = await openContractStage();
  });
  afterAll(async () => await stage.close());
  afterEach(async () => await stage.clear());

  describe('suspends the account', () => {
    it('when the last day is over in Bogotá, not a second earlier, and only once', async () => {
      const one = await stage.contract();
      stage.at('2027-03-31', '23:59:59.999');
      expect(stage.clock.now().toISOString()).toBe('2027-04-01T04:59:59.999Z');
      await stage.runDeadlinesByTwo();
      expect(await stage.suspensionOf(one)).toBeNull();
      stage.at('2027-04-01', '00:00:00');
      await stage.runDeadlinesByTwo();
      await stage.runDeadlinesByTwo();
      const request = await stage.suspensionOf(one);
      expect(request).toMatchObject({
        ...{
          kind: 'suspension',
          rule: 'contract_end',
          state: 'submitted',
          requester: { id: BUZON.id, name: BUZON.name },
        },
        form: { type: 'suspension', contractEnd: END, justification: words.suspension(END), account: { id: one.id } },
      });
      const jobs = (await stage.waitingJobs()).filter((job) => 'requestId' in job && job.requestId === request?.id);
      expect(jobs.map(({ kind }) => kind).toSorted()).toEqual(['make_plan', 'show_card']);
      expect(await stage.trailOf(request?.id ?? '')).toHaveLength(1);
    });

    it('after an outage of ten days beyond the end as well, without a late reminder', async () => {
      const one = await stage.contract();
      stage.at('2027-03-27');
      await stage.runDeadlinesByTwo();
      stage.at('2027-04-06', '03:15:00');
      await stage.runDeadlinesByTwo();
      expect(await stage.suspensionOf(one)).not.toBeNull();
      expect(stage.reminders(one)).toEqual([5]);
      expect(await stage.events(one)).toEqual(['days_15', 'days_5', 'suspended']);
    });

    it('not while a request about it is running, but soon afterwards', async () => {
      const one = await stage.contract();
      const running = await stage.request(one, { state: 'executing' });
      stage.at('2027-04-01', '00:00:00');
      await stage.runDeadlinesByTwo();
      expect([await stage.suspensionOf(one), await stage.events(one)]).toEqual([null, []]);
      await stage.move(running, 'closed');
      await stage.runDeadlinesByTwo();
      expect(await stage.suspensionOf(one)).not.toBeNull();
    });

    it('not if it was extended, however late', async () => {
      const one = await stage.contract();
      stage.at('2027-03-31', '23:59:59');
      await stage.runDeadlines();
      await stage.save({ ...one, contractEnd: '2027-04-01' });
      stage.at('2027-04-01', '23:59:59');
      await stage.runDeadlinesByTwo();
      expect(await stage.suspensionOf(one)).toBeNull();
      stage.at('2027-04-02', '00:00:00');
      await stage.runDeadlinesByTwo();
      expect((await stage.suspensionOf(one))?.form).toMatchObject({ contractEnd: '2027-04-01' });
    });

    it('not if an extension is saved at that very moment', async () => {
      const one = await stage.contract();
      const [locked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const extending = stage.other.transact(async (tx) => {
        await tx.saveAccount({ ...one, contractEnd: '2027-06-30' });
        locked.resolve();
        await held.promise;
      });
      await locked.promise;
      stage.at('2027-04-01', '00:00:00');
      const keeping = stage.runDeadlines();
      await new Promise((resolve) => setTimeout(resolve, 300));
      held.resolve();
      await Promise.all([extending, keeping]);
      expect([await stage.suspensionOf(one), await stage.events(one)]).toEqual([null, []]);
    });

    it('even if another account cannot be suspended; that error is thrown at the end', async () => {
      const [first, bad, last] = [
        await stage.contract({ contractEnd: '2027-03-29' }),
        await stage.contract(),
        await stage.contract(),
      ];
      const failing: Store = {
        ...stage.store,
        openRequestOn: async (subject) => {
          if (subject === `end:${bad.id}`) throw new Error('the database stumbled');
          return await stage.store.openRequestOn(subject);
        },
      };
      stage.at('2027-04-01', '00:00:00');
      await expect(stage.runDeadlines(failing)).rejects.toMatchObject({
        errors: [{ message: expect.stringContaining(bad.id), cause: { message: 'the database stumbled' } }],
      });
      expect(
        [await stage.suspensionOf(first), await stage.suspensionOf(last)].every((request) => request !== null),
      ).toBe(true);
      expect(await stage.suspensionOf(bad)).toBeNull();
      await stage.runDeadlines();
      expect(await stage.suspensionOf(bad)).not.toBeNull();
    });
  });

  describe('leads to a request to delete', () => {
    it('once, when the grace days are over; it has to be approved', async () => {
      const one = await stage.suspended();
      stage.at('2027-04-30', '23:59:59');
      await stage.runDeadlinesByTwo();
      expect(await stage.deletionOf(one)).toBeNull();
      stage.at('2027-05-01', '00:00:00');
      await stage.runDeadlinesByTwo();
      await stage.runDeadlinesByTwo();
      const request = await stage.deletionOf(one);
      expect(request).toMatchObject({
        ...{
          kind: 'deletion',
          rule: null,
          needsTwo: true,
          state: 'submitted',
          requester: { id: BUZON.id, name: BUZON.name },
        },
        form: { lastDay: END, redirectTo: null, outOfOffice: '', justification: words.deletion(END) },
      });
      expect(await stage.trailOf(request?.id ?? '')).toHaveLength(1);
      expect(await stage.store.contracts.ending('2030-01-01')).toEqual([]);
    });

    it('which is not made again after it was rejected', async () => {
      const one = await stage.suspended();
      stage.at('2027-05-01');
      await stage.runDeadlines();
      const request = await stage.deletionOf(one);
      const reject = { type: 'reject', by: SYSTEMS, reason: 'Se prorroga' } as const;
      const input = { requestId: request?.id ?? '', commands: [reject], door: 'slack' } as const;
      expect(await applyCommands({ ...stage, institution }, input)).toMatchObject({ ok: true });
      stage.at('2027-07-01');
      await stage.runDeadlinesByTwo();
      expect(await stage.deletionOf(one)).toBeNull();
    });

    it('but only after another open request about the account has ended', async () => {
      const one = await stage.suspended();
      const form = { type: 'restoration', account: snapshotOf(one), justification: '', contractEnd: null } as const;
      const restoration = await stage.request(one, { form }, one.subject);
      stage.at('2027-05-01');
      await stage.runDeadlinesByTwo();
      expect(await stage.events(one)).not.toContain('deletion_asked');
      await stage.move(restoration, 'rejected');
      await stage.runDeadlinesByTwo();
      expect((await stage.deletionOf(one))?.kind).toBe('deletion');
    });

    it('but only later if another request comes in at that very moment', async () => {
      const one = await stage.suspended();
      const form = { type: 'restoration', account: snapshotOf(one), justification: '', contractEnd: null } as const;
      const late: Store = {
        ...stage.store,
        openRequestOn: async (subject) => {
          const open = await stage.store.openRequestOn(subject);
          await stage.request(one, { form }, one.subject);
          return open;
        },
      };
      stage.at('2027-05-01');
      await stage.runDeadlines(late);
      expect(await stage.events(one)).not.toContain('deletion_asked');
      const restoration = await stage.deletionOf(one);
      expect(restoration?.kind).toBe('restoration');
      if (restoration !== null) await stage.move(restoration, 'cancelled');
      await stage.runDeadlines();
      expect(await stage.events(one)).toContain('deletion_asked');
    });

    it('except for an account that is back or whose deletion has begun; it does not matter how it was suspended', async () => {
      const [back, begun] = [await stage.suspended(), await stage.suspended()];
      await stage.save({ ...back, state: 'active', contractEnd: '2027-12-31' });
      await stage.save({ ...begun, kept: NOTHING_TAKEN });
      const otherwise = await stage.contract({ state: 'suspended' });
      stage.at('2027-05-15');
      await stage.runDeadlinesByTwo();
      for (const one of [back, begun]) expect(await stage.deletionOf(one)).toBeNull();
      expect(await stage.deletionOf(otherwise)).toMatchObject({ kind: 'deletion', rule: null });
      expect(await stage.suspensionOf(back)).toBeNull();
    });
  });
});
