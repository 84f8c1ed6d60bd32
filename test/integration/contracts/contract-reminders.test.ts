import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#domain/account/account.ts';
import type { Person } from '#domain/person.ts';
import type { ContractNotice } from '#use-cases/ports/store/contract.ts';
import { contractMessage } from '#dialogue/contract-end/notice.ts';
import { mentionedIn, textIn } from '#dialogue/screen.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { tellContractEnd } from '#use-cases/contracts/tell-contract-end.ts';
import {
  actor,
  DIRECTOR,
  END,
  endOf,
  HEAD,
  HOLDER,
  institution,
  openContractStage,
  PROTECTED,
  remindersOf,
  SYSTEMS,
  type ContractStage,
  departments,
} from './contract-stage.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

describe('the reminders of an end of contract', () => {
  let stage: ContractStage;
  beforeAll(async () => {
    stage = await openContractStage();
  });
  afterAll(async () => await stage.close());
  afterEach(async () => await stage.clear());

  describe('come', () => {
    it('15, 5 and 1 working days before, each once, however many processes look at the same time', async () => {
      const one = await stage.contract();
      stage.at('2027-03-04', '23:59:59');
      await stage.runDeadlinesByTwo();
      expect(stage.reminders(one)).toEqual([]);
      stage.at('2027-03-05');
      await stage.runDeadlinesByTwo();
      expect(stage.reminders(one)).toEqual([15]);
      stage.at('2027-03-18', '23:59:59');
      await stage.runDeadlinesByTwo();
      expect(stage.reminders(one)).toEqual([15]);
      stage.at('2027-03-19');
      await stage.runDeadlinesByTwo();
      expect(stage.reminders(one)).toEqual([15, 5]);
      stage.at('2027-03-29', '23:59:59');
      await stage.runDeadlinesByTwo();
      expect(stage.reminders(one)).toEqual([15, 5]);
      stage.at('2027-03-30');
      await stage.runDeadlinesByTwo();
      await stage.runDeadlinesByTwo();
      expect(stage.reminders(one)).toEqual([15, 5, 1]);
      expect(await stage.suspensionOf(one)).toBeNull();
    });

    it('in the morning if they are due at night', async () => {
      const one = await stage.contract();
      stage.at('2027-03-05', '00:00:00');
      await stage.runDeadlines();
      stage.at('2027-03-19', '08:00:00');
      await stage.runDeadlines();
      const starts = stage.sent
        .filter(({ job }) => remindersOf([job], one).length === 1)
        .map(({ startAfter }) => startAfter);
      expect(starts).toEqual([new Date('2027-03-05T08:00:00-05:00'), undefined]);
      expect(await stage.events(one)).toEqual(['days_15', 'days_5']);
    });

    it('only once if a clock is set back and forth', async () => {
      const one = await stage.contract();
      for (const day of ['2027-03-20', '2027-03-10', '2027-03-20', '2027-03-01', '2027-03-22']) {
        stage.at(day);
        await stage.runDeadlinesByTwo();
      }
      expect(stage.reminders(one)).toEqual([5]);
    });

    it('as the most urgent reminder only, after an outage', async () => {
      const one = await stage.contract();
      stage.at('2027-03-30');
      await stage.runDeadlinesByTwo();
      expect(stage.reminders(one)).toEqual([1]);
      expect(await stage.events(one)).toEqual(['days_1', 'days_15', 'days_5']);
    });

    it('not if somebody let the contract end, if the account is protected, or if there is no end', async () => {
      const [ending, guarded] = [await stage.contract(), await stage.contract({ address: PROTECTED })];
      const endless = await stage.contract({ contractEnd: null });
      stage.at('2027-03-04');
      await stage.choose(ending, actor(HOLDER));
      stage.at('2027-03-30');
      await stage.runDeadlinesByTwo();
      stage.at('2027-04-01', '00:00:00');
      await stage.runDeadlinesByTwo();
      for (const one of [ending, guarded, endless]) expect(stage.reminders(one)).toEqual([]);
      expect(await stage.suspensionOf(guarded)).toBeNull();
      expect(await stage.suspensionOf(ending)).not.toBeNull();
    });

    it('again when the contract is extended', async () => {
      const one = await stage.contract();
      stage.at('2027-03-30');
      await stage.runDeadlines();
      await stage.save({ ...one, contractEnd: '2027-06-30' });
      await stage.runDeadlinesByTwo();
      stage.at('2027-04-01', '00:00:00');
      await stage.runDeadlinesByTwo();
      expect(await stage.suspensionOf(one)).toBeNull();
      stage.at('2027-06-29');
      await stage.runDeadlinesByTwo();
      const told = remindersOf(await stage.waitingJobs(), one).map(({ contractEnd, days }) => [contractEnd, days]);
      expect(told).toEqual([
        [END, 1],
        ['2027-06-30', 1],
      ]);
    });
  });

  describe('are sent', () => {
    const told: ContractNotice[] = [];
    const gone = new Set<string>();
    /** People in the chat by their confirmed address. */
    const known = new Map<string, Person>();
    const findByEmail = async (email: string): Promise<Person | null> =>
      await Promise.resolve(known.get(email) ?? null);
    const people = { findByEmail };
    const notices = {
      tellContractEnd: async (notice: ContractNotice): Promise<void> => {
        if (gone.has(notice.to.id)) throw new OutsideError('not_found', { service: 'chat' });
        told.push(notice);
        await Promise.resolve();
      },
    };
    const tell = async (one: Account): Promise<readonly (readonly unknown[])[]> => {
      told.length = 0;
      await tellContractEnd(
        { store: stage.store, notices, people, clock: stage.clock, institution, departments },
        { ...endOf(one), days: 5 },
      );
      return told.map(({ to, as, days, decided }) => [to.id, as, days, decided?.what ?? null]);
    };

    it('saying who confirms what the holder requests: the official, else the head of the department, else nobody', async () => {
      stage.at('2027-03-19');
      const confirmer = async (change: Partial<Account>): Promise<ContractNotice['confirmer'] | undefined> => {
        await tell(await stage.contract(change));
        return told.find(({ as }) => as === 'holder')?.confirmer;
      };
      const official = { ...HEAD, as: 'official' };
      expect(await confirmer({ departmentCode: '110' })).toEqual(official);
      const headed = { departmentCode: '110', departmentName: 'Despacho' };
      const head = { id: DIRECTOR.id, name: 'Despacho', as: 'head' };
      for (const responsible of [null, HOLDER]) expect(await confirmer({ ...headed, responsible })).toEqual(head);
      expect(await confirmer({ departmentCode: '120', responsible: null })).toBeNull();
    });

    it('to the head of the department, if nobody else is responsible for the account', async () => {
      stage.at('2027-03-19');
      const headed = { departmentCode: '110', departmentName: 'Despacho' };
      const who = async (change: Partial<Account>): Promise<readonly unknown[]> =>
        (await tell(await stage.contract({ ...headed, ...change }))).map(([id, as]) => [id, as]);
      const head = [DIRECTOR.id, 'head'];
      expect(await who({ responsible: null })).toEqual([[HOLDER.id, 'holder'], head]);
      expect(await who({ responsible: HOLDER })).toEqual([[HOLDER.id, 'holder'], head]);
      expect(await who({ responsible: null, holder: null })).toEqual([head]);
      expect(await who({})).toEqual([
        [HOLDER.id, 'holder'],
        [HEAD.id, 'responsible'],
      ]);
      const shown = told.map((notice) => textIn(contractMessage(m, { ...notice, as: 'head', graceDays: 30 })));
      for (const words of ['Usted dirige la dependencia de', 'Pedir prórroga', 'Dejar vencer'])
        expect(shown[0]).toContain(words);
    });

    it('with a mention next to the names of who confirms more time and who let the contract end', async () => {
      const one = await stage.contract();
      stage.at('2027-03-19');
      await tell(one);
      const [notice] = told;
      if (notice === undefined) throw new Error('nobody was told');
      const decided = { what: 'let_expire', by: HEAD, at: new Date('2027-03-19T15:00:00Z') } as const;
      const shown = { ...notice, confirmer: { ...HEAD, as: 'official' }, graceDays: 30 } as const;
      for (const message of [shown, { ...shown, decided }])
        expect(mentionedIn(contractMessage(m, message))).toEqual([HEAD.id]);
    });

    it('to the holder and the responsible official, with the days left at that time', async () => {
      const one = await stage.contract();
      stage.at('2027-03-19');
      expect(await tell(one)).toEqual([
        ['U0NUEVA', 'holder', 5, null],
        ['U0JEFE', 'responsible', 5, null],
      ]);
      stage.at('2027-03-30');
      expect((await tell(one)).map(([, , days]) => days)).toEqual([1, 1]);
    });

    it('only once to the same person, and not to people who are missing or left the chat', async () => {
      stage.at('2027-03-19');
      expect(await tell(await stage.contract({ departmentCode: '120', responsible: HOLDER }))).toEqual([
        ['U0NUEVA', 'holder', 5, null],
      ]);
      expect(await tell(await stage.contract({ departmentCode: '120', holder: null }))).toEqual([
        ['U0JEFE', 'responsible', 5, null],
      ]);
      expect(await tell(await stage.contract({ departmentCode: '120', holder: null, responsible: null }))).toEqual([]);
      gone.add(HOLDER.id);
      expect(await tell(await stage.contract())).toEqual([['U0JEFE', 'responsible', 5, null]]);
      gone.clear();
    });

    it('to a holder whom only the chat knows, by an address of the account', async () => {
      stage.at('2027-03-19');
      const one = await stage.contract({ holder: null });
      known.set(one.address, HOLDER);
      expect(await tell(one)).toEqual([
        ['U0NUEVA', 'holder', 5, null],
        ['U0JEFE', 'responsible', 5, null],
      ]);
      known.clear();
    });

    it('and noted in the trail once for each person and reminder, however often it is tried', async () => {
      const one = await stage.contract();
      stage.at('2027-03-19');
      const events = async (): Promise<readonly unknown[]> =>
        (await stage.store.trail.ofAccount(one.id, 20)).map(({ what, actor, data, personal }) => {
          return [what, actor, data, personal];
        });
      gone.add(HEAD.id);
      await tell(one);
      const to = (as: string, { id, name }: Person): unknown => [
        ...['contract_reminded', 'buzon'],
        { contractEnd: END, reminder: 5, as, left: 5 },
        { remindedId: id, reminded: name },
      ];
      expect(await events()).toEqual([to('holder', HOLDER)]);
      gone.clear();
      await Promise.all([tell(one), tell(one)]);
      await tell(one);
      expect(await events()).toEqual([to('responsible', HEAD), to('holder', HOLDER)]);
      // Updating the message afterwards is not another reminder.
      await stage.choose(one, actor(HEAD));
      await tell(one);
      expect((await events()).length).toBe(3);
    });

    it('to both people before a failure is thrown', async () => {
      stage.at('2027-03-19');
      const throttled = new OutsideError('throttled', { service: 'chat', retryAfterMs: 1_000 });
      const tried: string[] = [];
      const stumbling = {
        tellContractEnd: async ({ to }: ContractNotice): Promise<void> => {
          tried.push(to.id);
          await Promise.reject(throttled);
        },
      };
      const one = await stage.contract();
      const deps = { store: stage.store, notices: stumbling, people, clock: stage.clock, institution, departments };
      await expect(tellContractEnd(deps, { ...endOf(one), days: 5 })).rejects.toBe(throttled);
      expect(tried).toEqual(['U0NUEVA', 'U0JEFE']);
    });

    it('to the responsible official even while the chat does not say who the holder is; the holder is told later', async () => {
      stage.at('2027-03-19');
      const one = await stage.contract({ holder: null });
      const throttled = new OutsideError('throttled', { service: 'chat', retryAfterMs: 1_000 });
      const silent = { findByEmail: async () => await Promise.reject(throttled) };
      const deps = { store: stage.store, notices, clock: stage.clock, institution, departments };
      told.length = 0;
      await expect(tellContractEnd({ ...deps, people: silent }, { ...endOf(one), days: 5 })).rejects.toBe(throttled);
      expect(told.map(({ to, as }) => [to.id, as])).toEqual([['U0JEFE', 'responsible']]);
      known.set(one.address, HOLDER);
      expect((await tell(one)).map(([id, as]) => [id, as])).toEqual([
        ['U0NUEVA', 'holder'],
        ['U0JEFE', 'responsible'],
      ]);
      known.clear();
      const events = await stage.store.trail.ofAccount(one.id, 20);
      expect(events.map(({ data }) => data['as'])).toEqual(['holder', 'responsible']);
    });

    it('only if the end is not past and the account is not suspended', async () => {
      const one = await stage.contract();
      stage.at('2027-03-31', '23:59:59');
      expect(await tell(one)).toHaveLength(2);
      stage.at('2027-04-01', '00:00:00');
      expect(await tell(one)).toEqual([]);
      stage.at('2027-03-19');
      await stage.save({ ...one, state: 'suspended' });
      expect(await tell(one)).toEqual([]);
    });

    it('with the decision, once somebody let it end or it was extended', async () => {
      const [ended, extended] = [await stage.contract(), await stage.contract()];
      stage.at('2027-03-19');
      await stage.choose(ended, actor(HEAD));
      expect((await tell(ended)).map(([, , , decided]) => decided)).toEqual(['let_expire', 'let_expire']);
      await stage.save({ ...extended, contractEnd: '2027-06-30' });
      expect((await tell(extended)).map(([, , , decided]) => decided)).toEqual(['extended', 'extended']);
    });
  });

  describe('end when somebody lets the contract end', () => {
    it('if that person has to do with the account, and not otherwise', async () => {
      stage.at('2027-03-19');
      for (const by of [actor(HOLDER), actor(HEAD), actor(DIRECTOR), SYSTEMS]) {
        expect(await stage.choose(await stage.contract(), by)).toEqual({ ok: true, value: null });
      }
      const one = await stage.contract();
      const stranger = actor({ id: 'U0EMPLEADA', name: 'María' });
      expect(await stage.choose(one, stranger)).toEqual({ ok: false, error: { code: 'not_allowed' } });
      expect(await stage.events(one)).toEqual([]);
    });

    it('once: those who come later are told who it was, and the earlier reminders are updated', async () => {
      const one = await stage.contract();
      stage.at('2027-03-19');
      await stage.runDeadlines();
      expect(stage.reminders(one)).toEqual([5]);
      expect(await stage.choose(one, actor(HEAD))).toMatchObject({ ok: true });
      const [by, when] = [HEAD, stage.clock.now()];
      stage.at('2027-03-20');
      expect(await stage.choose(one, actor(HOLDER))).toEqual({ ok: false, error: { code: 'already', by, at: when } });
      const again = remindersOf(await stage.waitingJobs(), one).map(({ days }) => days);
      expect(again.toSorted()).toEqual([15, 5]);
      expect(await stage.events(one)).toContain('let_expire');
    });

    it('but not if it was extended meanwhile, or is over', async () => {
      const [extended, over, closed] = [await stage.contract(), await stage.contract(), await stage.contract()];
      stage.at('2027-03-19');
      await stage.save({ ...extended, contractEnd: '2027-06-30' });
      await stage.save({ ...closed, state: 'suspended' });
      expect(await stage.choose(extended, SYSTEMS)).toMatchObject({
        error: { code: 'extended', contractEnd: '2027-06-30' },
      });
      expect(await stage.choose(closed, SYSTEMS)).toMatchObject({ error: { code: 'over' } });
      stage.at('2027-04-01', '00:00:00');
      expect(await stage.choose(over, SYSTEMS)).toMatchObject({ error: { code: 'over' } });
    });
  });
});
