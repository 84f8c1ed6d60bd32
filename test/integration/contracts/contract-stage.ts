import { snapshotOf } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Department } from '#domain/account/department.ts';
import type { Actor, Person } from '#domain/person.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import { letExpire } from '#use-cases/contracts/decide-contract.ts';
import { runContractDeadlines } from '#use-cases/contracts/run-contract-deadlines.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue } from '#adapters/queue/queue.ts';
import { openPostgresStage } from '#test/contract/postgres-stage.ts';
import { account, insert, RULES, type StoreStage } from '#test/contract/store/stage.ts';
import { INSTITUTION_DEFAULTS } from '#test/stages/institution.ts';
import { keyOf } from '#src/jobs/all-jobs.ts';

/**
 * A Wednesday after San José and Semana Santa. 15 working days before it is Friday the 5th, 5 days before is Friday the
 * 19th, 1 day before is the 30th.
 */
export const END = '2027-03-31';
export const HOLDER: Person = { id: 'U0NUEVA', name: 'Ana' };
export const HEAD: Person = { id: 'U0JEFE', name: 'Héctor Restrepo' };
export const SYSTEMS: Actor = { id: 'U0SISTEMAS1', name: 'Jorge', systems: true, door: 'slack' };
/** The head of the department that has code 110. */
export const DIRECTOR: Person = { id: 'U0DIRECTORA', name: 'Directora' };
export const PROTECTED = 'director@institucion.example';

export const institution = {
  ...INSTITUTION_DEFAULTS,
  ...{ name: 'Entidad', mailDomain: 'institucion.example', timeZone: 'America/Bogota', locale: 'es-CO' },
  rules: { ...RULES, contractGraceDays: 30, protectedAccounts: [PROTECTED] },
};
export const words = {
  suspension: (day: string): string => `El contrato terminó el ${day}.`,
  deletion: (day: string): string => `El contrato terminó el ${day} y el plazo pasó.`,
};
export const departments = {
  ...{ search: (): readonly Department[] => [], listed: true },
  find: (code: string): Department | null => (code === '110' ? { code, name: 'Despacho', head: DIRECTOR.id } : null),
  headedBy: (id: string): readonly string[] => (id === DIRECTOR.id ? ['110'] : []),
};

interface Sent {
  readonly job: Job;
  readonly startAfter: Date | undefined;
}
type Reminding = Extract<Job, { kind: 'tell_contract_end' }>;

/** Two processes on one database, with a clock that the test sets. */
export interface ContractStage extends StoreStage {
  readonly other: Store;
  readonly clock: { now(): Date };
  /** Every job that was sent and committed, since the queue itself would merge two equal ones. */
  readonly sent: readonly Sent[];
  /** Sets the clock to this hour in Bogotá. */
  at(day: string, hour?: string): void;
  save(one: Account): Promise<void>;
  contract(change?: Partial<Account>): Promise<Account>;
  runDeadlines(store?: Store): Promise<void>;
  /** Lets two processes check the contracts at the same moment, twice each. */
  runDeadlinesByTwo(): Promise<void>;
  choose(one: Account, by: Actor): ReturnType<typeof letExpire>;
  reminders(one: Account): readonly number[];
  events(one: Account): Promise<readonly string[]>;
  suspensionOf(one: Account): Promise<Request | null>;
  deletionOf(one: Account): Promise<Request | null>;
  /** An account that its run has suspended when the contract was over. The clock is set to the suspension. */
  suspended(): Promise<Account>;
  /** Inserts another request about the account. */
  request(one: Account, change: RequestChange, subject?: string): Promise<Request>;
  move(request: Request, state: Request['state']): Promise<void>;
  /** Removes what earlier tests left to do. */
  clear(): Promise<void>;
}

export async function openContractStage(): Promise<ContractStage> {
  const stage = await openPostgresStage();
  const { store } = stage;
  const other = await stage.another();
  let now = new Date();
  const clock = { now: (): Date => now };
  const sent: Sent[] = [];
  const made: Account[] = [];
  const self: ContractStage = {
    ...stage,
    ...{ other, clock, sent },
    at: (day, hour = '09:00:00') => {
      now = new Date(`${day}T${hour}-05:00`);
    },
    save: async (one) => await store.transact(async (tx) => await tx.saveAccount(one)),
    contract: async (change = {}) => {
      const one = account({ contractEnd: END, holder: HOLDER, responsible: HEAD, ...change });
      await store.transact(async (tx) => await tx.insertAccount(one));
      made.push(one);
      return one;
    },
    runDeadlines: async (on = store) =>
      await runContractDeadlines({ store: counting(on, sent), clock, institution, words }),
    runDeadlinesByTwo: async () => {
      await Promise.all([self.runDeadlines(), self.runDeadlines(other), self.runDeadlines(), self.runDeadlines(other)]);
    },
    choose: async (one, by) => await letExpire({ store, clock, institution, departments }, { ...endOf(one), by }),
    reminders: (one) =>
      remindersOf(
        sent.map(({ job }) => job),
        one,
      ).map(({ days }) => days),
    events: async (one) => [...(await store.contracts.events(one.id, END)).keys()].toSorted(),
    suspensionOf: async (one) => await store.openRequestOn(`end:${one.id}`),
    deletionOf: async (one) => await store.openRequestOn(one.subject),
    suspended: async () => {
      const one = await self.contract();
      self.at('2027-04-01', '00:00:00');
      await self.runDeadlines();
      const request = await self.suspensionOf(one);
      if (request === null) throw new Error('it was not suspended');
      await self.move(request, 'closed');
      const after = { ...one, state: 'suspended', suspendedAt: now } as const;
      await self.save(after);
      return after;
    },
    request: async (one, change, subject) => {
      const form = { type: 'password', account: snapshotOf(one), justification: '' } as const;
      return await insert(store, { form, ...change }, subject);
    },
    move: async (request, state) => {
      const moved = { ...request, state, revision: request.revision + 1 };
      await store.transact(async (tx) => await tx.saveRequest(moved, request.revision));
    },
    clear: async () => {
      for (const one of made.splice(0)) await self.save({ ...one, state: 'deleted' });
    },
  };
  return self;
}

function counting(store: Store, sent: Sent[]): Store {
  return {
    ...store,
    transact: async (work) => {
      const sending: Sent[] = [];
      const done = await store.transact(
        async (tx) =>
          await work({
            ...tx,
            send: async (job, startAfter) => {
              sending.push({ job, startAfter });
              await tx.send(job, startAfter);
            },
          }),
      );
      sent.push(...sending);
      return done;
    },
  };
}

/** A second store on the bot's database, as in another process. */
export async function openSecondStore(url: string): Promise<{ readonly store: Store; end(): Promise<void> }> {
  const database = connectDatabase(url, 2);
  const locks = createLocks(url);
  const queue = await startQueue({ keyOf, url, onError: () => undefined, retryAfterMs: () => undefined });
  return {
    store: createStore({ db: database.db, locks, sendJobs: queue.sendIn }),
    end: async () => {
      await queue.stop();
      await database.end();
      await locks.end();
    },
  };
}

export function remindersOf(jobs: readonly Job[], one: Account): readonly Reminding[] {
  return jobs.filter((job) => job.kind === 'tell_contract_end').filter(({ accountId }) => accountId === one.id);
}

export function endOf({ id }: Account): { readonly accountId: string; readonly contractEnd: string } {
  return { accountId: id, contractEnd: END };
}

export function actor(person: Person): Actor {
  return { ...person, systems: false, door: 'slack' };
}
