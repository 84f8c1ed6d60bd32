import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { createDirectory } from '#adapters/graph/directory.ts';
import { readDepartments } from '#adapters/institution-files/departments.ts';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import type { AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { isCreation, subjectOf, type PersonalForm } from '#domain/form/form.ts';
import type { Actor, Person } from '#domain/person.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Request } from '#domain/request/request.ts';
import { startLocalGraph } from '#sandbox/graph/local-graph.ts';
import { graphDirectoryRoles, graphPermissions } from '#sandbox/institution.ts';
import type { LocalGraph, LocalGraphOptions } from '#sandbox/services/graph.ts';
import { work } from '#src/jobs/all-jobs.ts';
import type { JobDeps } from '#src/jobs/definition.ts';
import { addDays, dayIn, morningOf } from '#use-cases/calendar/calendar.ts';
import { approveRequest } from '#use-cases/requests/approve-request.ts';
import { confirmReceipt } from '#use-cases/hand-over/confirm-receipt.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { LifeRules } from '#use-cases/ports/institution.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { revealCredential } from '#use-cases/hand-over/reveal-credential.ts';
import { noteShown } from '#use-cases/hand-over/reveal-events.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import { submitRequest } from '#use-cases/requests/submit-request.ts';
import { createTestDatabase } from '../database.ts';
import { INSTITUTION_DEFAULTS } from './institution.ts';
import { plainDocuments } from '../plain-documents.ts';

export const DOMAIN = 'institucion.example';
export const SKUS = {
  standard: { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK' },
  exchange: { skuId: '4b9405b0-7788-4568-add1-99614e613b69', skuPartNumber: 'EXCHANGESTANDARD' },
} as const;
export const GROUPS = {
  m365: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b02', name: 'Despacho' },
  security: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b03', name: 'VPN' },
  distribution: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b05', name: 'Boletín' },
  synced: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b08', name: 'Sede norte' },
  restricted: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b09', name: 'Zona restringida' },
  hidden: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b10', name: 'Comité' },
  roles: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b07', name: 'Mesa de ayuda' },
} as const;
export const HOLDER: Actor = { id: 'U0HOLDER', name: 'Hugo Holder', systems: false, door: 'slack' };
export const HEAD: Actor = { id: 'U0HEAD', name: 'Helena Head', systems: false, door: 'slack' };
export const SYSTEMS: Actor = { id: 'U0SYSTEMS', name: 'Sergio Systems', systems: true, door: 'slack' };
export const COLLEAGUE: Actor = { id: 'U0COLLEAGUE', name: 'Carla Colleague', systems: true, door: 'slack' };
const MINUTE = 60_000;

const PEOPLE: People = {
  team: async () => await Promise.resolve([SYSTEMS, COLLEAGUE]),
  findByEmail: async () => await Promise.resolve(null),
  actor: async () => await Promise.resolve(null),
};

/** The whole life of accounts without a chat: real Postgres, the local Graph, one clock for both, and a queue that runs on demand. */
export interface Life {
  readonly graph: LocalGraph;
  readonly store: Store;
  readonly deps: JobDeps;
  readonly databaseUrl: string;
  /** The same database in another process, with its own queue. */
  another(): Promise<JobDeps>;
  now(): Date;
  /** Lets time pass, for us and for the tenant. */
  pass(ms: number): void;
  /**
   * Runs every job that is due, and those that become due within the horizon. A job's error is thrown unless `calm`.
   */
  drain(options?: { readonly horizonMs?: number; readonly calm?: boolean }): Promise<void>;
  /** The hand-overs told in the chat: to whom, for which request. */
  readonly handed: readonly { readonly request: string; readonly to: Person; readonly as: string }[];
  /** Creates a new personal account through the whole procedure, until its request is closed. */
  account(change?: Partial<PersonalForm>): Promise<Account>;
  /** Asks for a new personal account, and makes its plan. */
  askNew(change?: Partial<PersonalForm>): Promise<Request>;
  /** Imports an existing account of the tenant into the register. */
  importAccount(account: Pick<Account, 'directoryId' | 'address'>): Promise<Account>;
  /** Requests, approves and executes with different people, and runs the work. Answers the request as it is then. */
  carryOut(form: AccountForm, requester?: Actor): Promise<Request>;
  ask(form: AccountForm, requester?: Actor): Promise<Request>;
  /** Lets it be approved and executed by two people of the systems area, unless told otherwise, and runs the work. */
  decideAndRun(request: Request, by?: { readonly approver: Actor; readonly executor: Actor }): Promise<Request>;
  /** Sends the job that makes the plan once more, as the queue's retry does. */
  sendAgain(request: Request): Promise<void>;
  /** Checks once whether the tenant shows the person's password and second factor. */
  watch(request: Request): Promise<void>;
  /** Runs a statement as the database's owner. */
  sql(statement: string): Promise<unknown>;
  request(id: string): Promise<Request>;
  reread(account: Account): Promise<Account>;
  stop(): Promise<void>;
}

export interface LifeOptions {
  readonly rules?: Partial<LifeRules>;
  /** Wraps the tenant, for instance to make a call fail. */
  readonly around?: (directory: Directory) => Directory;
  readonly seats?: number;
  readonly checksSecondFactor?: boolean;
  /** Addresses of objects that the tenant shows to nobody. */
  readonly unseen?: readonly string[];
  /** Ids of groups: more default groups, and the group that gives the licence. */
  readonly defaultGroups?: readonly string[];
  readonly licenceGroup?: string;
  /** Products and groups of the tenant, in addition to the usual ones. */
  readonly tenant?: Pick<Partial<LocalGraphOptions>, 'skus' | 'groups'>;
  /** Mailboxes follow an address policy. */
  readonly addressPolicy?: boolean;
}

export async function startLife(options: LifeOptions = {}): Promise<Life> {
  const database = await createTestDatabase();
  const seats = options.seats ?? 50;
  const graph = await startLocalGraph({
    tenantId: 'aaaaaaaa-0000-4000-8000-000000000001',
    clientId: 'bbbbbbbb-0000-4000-8000-000000000002',
    clientSecret: 'the-secret-of-the-application',
    domain: DOMAIN,
    permissions: graphPermissions,
    directoryRoles: graphDirectoryRoles,
    skus: [
      ...Object.values(SKUS).map((sku) => ({ ...sku, enabled: seats, exchange: true })),
      ...(options.tenant?.skus ?? []),
    ],
    groups: [
      { id: GROUPS.m365.id, displayName: GROUPS.m365.name, mail: `despacho@${DOMAIN}` },
      { id: GROUPS.security.id, displayName: GROUPS.security.name },
      {
        id: GROUPS.distribution.id,
        displayName: GROUPS.distribution.name,
        mail: `boletin@${DOMAIN}`,
        kind: 'distribution',
      },
      ...(options.tenant?.groups ?? []),
      { id: GROUPS.synced.id, displayName: GROUPS.synced.name, fromOnPremises: true },
      { id: GROUPS.restricted.id, displayName: GROUPS.restricted.name, isManagementRestricted: true },
      {
        id: GROUPS.hidden.id,
        displayName: GROUPS.hidden.name,
        mail: `comite@${DOMAIN}`,
        visibility: 'HiddenMembership',
      },
    ],
    users: [
      { userPrincipalName: `con.rol@${DOMAIN}`, displayName: 'Con Rol', directoryRole: 'Exchange Administrator' },
      { userPrincipalName: `sincronizada@${DOMAIN}`, displayName: 'Sincronizada', fromOnPremises: true },
      { userPrincipalName: `protegida@${DOMAIN}`, displayName: 'Protegida' },
      { userPrincipalName: `luego.rol@${DOMAIN}`, displayName: 'Luego Rol' },
      { userPrincipalName: `elegible@${DOMAIN}`, displayName: 'Elegible', eligibleRole: 'Exchange Administrator' },
      { userPrincipalName: `restringida@${DOMAIN}`, displayName: 'Restringida', isManagementRestricted: true },
    ].map((user) => ({ ...user, licences: [SKUS.exchange.skuPartNumber] })),
    mailboxMs: 0,
    replicationMs: 0,
    unseen: options.unseen ?? [],
    addressPolicy: options.addressPolicy ?? false,
  });
  graph.setDelays({ mailboxMs: 0, replicationMs: 0, addressMs: 0 });
  graph.exchange.run('Connect-ExchangeOnline');
  let ahead = 0;
  const clock = { now: (): Date => new Date(Date.now() + ahead) };
  const rules = {
    graceDays: 30,
    quarantineDays: 365,
    contractGraceDays: 30,
    deletionNeedsTwo: true,
    releaseLicence: 'at_deletion' as const,
    protectedAccounts: [`protegida@${DOMAIN}`],
    maxOpenRequests: 1_000,
    protectedGroups: [],
  };
  const institution = {
    ...INSTITUTION_DEFAULTS,
    applicationId: 'bbbbbbbb-0000-4000-8000-000000000002',
    name: 'Entidad',
    mailDomain: DOMAIN,
    timeZone: 'America/Bogota',
    locale: 'es-CO',
    rules: { ...rules, ...options.rules },
    checksSecondFactor: options.checksSecondFactor ?? false,
  };
  const tenant = createDirectory({
    tenantId: 'aaaaaaaa-0000-4000-8000-000000000001',
    clientId: 'bbbbbbbb-0000-4000-8000-000000000002',
    credential: { type: 'secret', secret: 'the-secret-of-the-application' },
    authorityHost: graph.origin,
    graphBaseUrl: graph.origin,
    licenceSku: SKUS.standard.skuPartNumber,
    groupIds: [GROUPS.m365.id, ...(options.defaultGroups ?? [])],
    licenceGroup: options.licenceGroup ?? null,
    protectedGroups: institution.rules.protectedGroups,
    locale: 'es-CO',
    credentialDelivery: 'password',
    checksSecondFactor: options.checksSecondFactor ?? false,
  });
  const directory = options.around?.(tenant) ?? tenant;
  const handed: { request: string; to: Person; as: string }[] = [];
  const notices = new Proxy({} as Notices, {
    get: (_, method) => async (request: Request, to: Person, as: string) => {
      if (method === 'handOver') handed.push({ request: request.number, to, as });
      return await Promise.resolve(null);
    },
  });
  const opened: { end(): Promise<void> }[] = [];
  const queues: Map<string, { job: Job; at: number }>[] = [];
  const open = (): JobDeps => {
    const connection = connectDatabase(database.url);
    const locks = createLocks(database.url);
    opened.push(connection, locks);
    const queue = new Map<string, { job: Job; at: number }>();
    queues.push(queue);
    const whole = createStore({
      db: connection.db,
      locks,
      sendJobs: async (_, jobs) => {
        for (const { job, startAfter } of jobs) queue.set(JSON.stringify(job), { job, at: startAfter?.getTime() ?? 0 });
        await Promise.resolve();
      },
    });
    // All people in these tests are the same chat user: their documents distinguish them.
    const { recognition } = whole;
    const byDocument: Store['recognition'] = {
      ...recognition,
      accountsOf: async (who) => await recognition.accountsOf({ ...who, holderId: null }),
    };
    const store: Store = { ...whole, recognition: byDocument };
    const departments = readDepartments(null);
    const rest = { headFiles: null, people: PEOPLE, ...plainDocuments };
    return { store, directory, notices, clock, institution, departments, ...rest };
  };
  const deps = open();
  const { store } = deps;
  const all = Object.assign(deps, { words: undefined });

  const drain: Life['drain'] = async ({ horizonMs = 40 * MINUTE, calm = false } = {}) => {
    const queue = queues[0] ?? new Map<string, { job: Job; at: number }>();
    const end = clock.now().getTime() + horizonMs;
    let lastError: unknown;
    for (let turn = 0; turn < 2_000; turn += 1) {
      const waiting = [...queue].filter(([, { job }]) => job.kind !== 'watch_password');
      const due = [...queue].filter(([, { at }]) => at <= clock.now().getTime());
      const next = due.toSorted(([, one], [, two]) => one.at - two.at)[0];
      if (next === undefined) {
        const soonest = Math.min(...waiting.map(([, { at }]) => at));
        if (!(soonest <= end)) return;
        life.pass(soonest - clock.now().getTime() + 1);
        continue;
      }
      queue.delete(next[0]);
      try {
        await work(all, next[1].job);
      } catch (error) {
        if (!calm) throw error;
        lastError = error;
        queue.set(next[0], { ...next[1], at: clock.now().getTime() + 10_000 });
      }
    }
    throw new Error('the work never ends', { cause: lastError });
  };

  let people = 0;
  const life: Life = {
    graph,
    store,
    deps: all,
    databaseUrl: database.url,
    another: async () => await Promise.resolve(open()),
    now: () => clock.now(),
    pass: (ms) => {
      ahead += Math.max(0, ms);
      graph.moveClock(Math.max(0, ms));
    },
    drain,
    handed,
    askNew: async (change = {}) => {
      people += 1;
      const asked = await submitRequest(all, { form: personOf(people, change), requester: HEAD });
      if (!asked.ok) throw new Error(JSON.stringify(asked.error));
      await drain();
      return await life.request(asked.value.id);
    },
    account: async (change = {}) => {
      const asked = await life.askNew(change);
      const done = await life.decideAndRun(asked);
      await receive(life, done);
      const account = isCreation(asked.form) ? await store.accountOn(subjectOf(asked.form)) : null;
      if (account === null) throw new Error(`no account came of ${done.number}: ${JSON.stringify(done)}`);
      return account;
    },
    importAccount: async ({ directoryId, address }) => {
      const account: Account = {
        id: randomUUID(),
        directoryId,
        address,
        userPrincipalName: address,
        displayName: address,
        givenNames: null,
        surnames: null,
        type: 'personal',
        state: 'active',
        licensed: true,
        departmentCode: '100',
        departmentName: 'Despacho',
        position: null,
        phone: null,
        relation: null,
        ...{ contractNumber: null, contractStart: null, contractEnd: null },
        subject: `account:${directoryId}`,
        holder: { id: HOLDER.id, name: HOLDER.name },
        responsible: { id: HEAD.id, name: HEAD.name },
        origin: 'imported',
        requestNumber: null,
        kept: null,
        createdAt: clock.now(),
        deliveredAt: null,
        closedAt: null,
        suspendedAt: null,
        deletedAt: null,
      };
      await store.transact(async (tx) => await tx.insertAccount(account));
      return account;
    },
    ask: async (form, requester = HEAD) => {
      const asked = await submitChange(all, { form, requester });
      if (!asked.ok) throw new Error(JSON.stringify(asked.error));
      await drain();
      return await life.request(asked.value.id);
    },
    sendAgain: async ({ id: requestId }) =>
      await store.transact(async (tx) => await tx.send({ kind: 'make_plan', requestId })),
    watch: async ({ id: requestId }) => await work(all, { kind: 'watch_password', requestId }),
    sql: async (statement) => {
      const owner = postgres(database.url, { max: 1 });
      return await owner.unsafe(statement).finally(async () => await owner.end());
    },
    decideAndRun: async (request, { approver, executor } = { approver: SYSTEMS, executor: COLLEAGUE }) => {
      const { plan, state } = await life.request(request.id);
      if (state === 'submitted') {
        if (plan === null)
          throw new Error(`${request.number} has no plan: ${JSON.stringify(await life.request(request.id))}`);
        const input = {
          requestId: request.id,
          approver,
          planHash: hashPlan(plan),
          localPart: plan.address.split('@')[0] ?? '',
        };
        const approved = await approveRequest(all, input);
        if (!approved.ok) throw new Error(JSON.stringify(approved.error));
        const executed = await executeRequest(all, { requestId: request.id, by: executor, again: false });
        if (!executed.ok) throw new Error(JSON.stringify(executed.error));
      }
      await drain();
      return await life.request(request.id);
    },
    carryOut: async (form, requester = HEAD) => await life.decideAndRun(await life.ask(form, requester)),
    request: async (id) => {
      const found = await store.request(id);
      if (found === null) throw new Error('no such request');
      return found;
    },
    reread: async ({ id }) => {
      const found = await store.account(id);
      if (found === null) throw new Error('no such account');
      return found;
    },
    stop: async () => {
      for (const each of opened) await each.end();
      await graph.stop();
      await database.drop();
    },
  };
  life.pass(untilMorning(clock.now()));
  return life;
}

/** Everybody who has to confirms the receipt of the account. */
async function confirmReceipts(life: Life, { id }: Request): Promise<void> {
  const { receivers } = await life.request(id);
  for (const person of [receivers?.holder, receivers?.department]) {
    if (person === null || person === undefined) continue;
    const by = { ...person, systems: false, door: 'slack' as const };
    const confirmed = await confirmReceipt(life.deps, { requestId: id, by });
    if (!confirmed.ok && confirmed.error.code !== 'already') throw new Error(JSON.stringify(confirmed.error));
  }
}

/** Everybody who has to confirms the receipt, and the person to whom the account was handed takes the password and changes it. */
export async function receive(life: Life, request: Request): Promise<void> {
  await confirmReceipts(life, request);
  const { handedTo, plan } = await life.request(request.id);
  if (handedTo === null || plan === null) throw new Error(`${request.number} was handed to nobody`);
  const by = { ...handedTo.person, systems: false, door: 'slack' } as const;
  const shown = await revealCredential(life.deps, { requestId: request.id, by });
  if (!shown.ok) throw new Error(JSON.stringify(shown.error));
  const { revealId, left, credential } = shown.value;
  const to = { requestId: request.id, by, revealId };
  await noteShown(life.deps, { ...to, kind: credential.kind, left });
  life.pass(2_000);
  const signedIn = life.graph.signIn(plan.address, credential.secret, `Propia-${request.id.slice(0, 8)}-Kx9`);
  if (signedIn.outcome !== 'signed-in') throw new Error(`could not sign in: ${JSON.stringify(signedIn)}`);
  life.pass(15_000);
  await life.drain();
}

/**
 * Milliseconds until the next morning. Each life begins in the morning, so that no midnight falls between the steps of
 * a test.
 */
function untilMorning(now: Date): number {
  const zone = 'America/Bogota';
  const days = [0, 1].map((more) => addDays(dayIn(now, zone), more));
  const mornings = days.map((day) => morningOf(day, zone).getTime() - now.getTime());
  return mornings.find((ms) => ms >= 0) ?? 0;
}

/** A complete form for a person with this number. */
export function personOf(number: number, change: Partial<PersonalForm>): PersonalForm {
  const word = [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  return {
    type: 'personal',
    givenNames: 'Prueba',
    surnames: `Persona${word}`,
    documentType: 'cc',
    documentNumber: String(30_000_000 + number),
    position: 'Profesional',
    department: { code: '100', name: 'Despacho', head: null },
    relation: 'contratista',
    contractEnd: null,
    contactEmail: `persona${number}@correo.example`,
    contactPhone: '300 123 4567',
    chatUser: { id: HOLDER.id, name: HOLDER.name },
    responsible: { id: HEAD.id, name: HEAD.name },
    desiredLocalPart: null,
    justification: 'Ingresa',
    ...change,
  };
}
