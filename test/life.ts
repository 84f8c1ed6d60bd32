import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { createDirectory } from '#adapters/graph/directory.ts';
import { readDepartments } from '#adapters/departments/departments.ts';
import { connectDatabase } from '#adapters/postgres/database.ts';
import { createLocks } from '#adapters/postgres/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import type { AccountForm } from '#domain/account-form.ts';
import type { Account } from '#domain/account.ts';
import type { PersonalForm } from '#domain/form.ts';
import type { Actor, Person } from '#domain/person.ts';
import { hashPlan } from '#domain/plan.ts';
import type { Request } from '#domain/request.ts';
import { startLocalGraph } from '#sandbox/graph/local-graph.ts';
import { graphDirectoryRoles, graphPermissions } from '#sandbox/institution.ts';
import type { LocalGraph } from '#sandbox/services.ts';
import { work, type WorkDeps } from '#src/work.ts';
import { approveRequest } from '#use-cases/approve-request.ts';
import { confirmReceipt } from '#use-cases/confirm-receipt.ts';
import { executeRequest } from '#use-cases/execute-request.ts';
import type { Chat, Job, LifeRules, Store } from '#use-cases/ports.ts';
import type { Directory } from '#use-cases/directory-port.ts';
import { revealCredential } from '#use-cases/reveal-credential.ts';
import { submitChange } from '#use-cases/submit-change.ts';
import { submitRequest } from '#use-cases/submit-request.ts';
import { createTestDatabase } from './database.ts';
import { PAPERS } from './institution.ts';
import { plainPapers } from './plain-papers.ts';

export const DOMAIN = 'institucion.example';
export const SKUS = {
  standard: { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK' },
  exchange: { skuId: '4b9405b0-7788-4568-add1-99614e613b69', skuPartNumber: 'EXCHANGESTANDARD' },
} as const;
export const GROUPS = {
  m365: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b02', name: 'Despacho' },
  security: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b03', name: 'VPN' },
  distribution: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b05', name: 'Boletín' },
  roles: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b07', name: 'Mesa de ayuda' },
} as const;
export const HOLDER: Actor = { id: 'U0HOLDER', name: 'Hugo Holder', systems: false };
export const HEAD: Actor = { id: 'U0HEAD', name: 'Helena Head', systems: false };
export const SYSTEMS: Actor = { id: 'U0SYSTEMS', name: 'Sergio Systems', systems: true };
export const COLLEAGUE: Actor = { id: 'U0COLLEAGUE', name: 'Carla Colleague', systems: true };
const MINUTE = 60_000;

/** The whole life of accounts without a chat: real Postgres, the local Graph, one clock for both, and a queue that runs on demand. */
export interface Life {
  readonly graph: LocalGraph;
  readonly store: Store;
  readonly deps: WorkDeps;
  readonly databaseUrl: string;
  /** The same database as another process has it, with its own queue. */
  another(): Promise<WorkDeps>;
  now(): Date;
  /** Lets time pass, for us and for the tenant. */
  pass(ms: number): void;
  /** Carries out every job that is due, and waits for those that are due within the horizon; a job's own error is thrown unless `calm`. */
  drain(options?: { readonly horizonMs?: number; readonly calm?: boolean }): Promise<void>;
  /** What the chat was told to hand over: to whom, for which request. */
  readonly handed: readonly { readonly request: string; readonly to: Person; readonly as: string }[];
  /** A new account of a person, created through the procedure and closed. */
  account(change?: Partial<PersonalForm>): Promise<Account>;
  /** An account that is in the tenant already, put into the register as an import would. */
  keep(account: Pick<Account, 'directoryId' | 'address'>): Promise<Account>;
  /** Asks, approves and executes by different people, and lets the work run. Answers the request as it then is. */
  carryOut(form: AccountForm, requester?: Actor): Promise<Request>;
  ask(form: AccountForm, requester?: Actor): Promise<Request>;
  /** Approved and executed by two systems people unless told who. */
  decideAndRun(request: Request, by?: { readonly approver: Actor; readonly executor: Actor }): Promise<Request>;
  /** Looks once whether the person's password and second factor show in the tenant. */
  watch(request: Request): Promise<void>;
  /** A statement as the database's owner gives it. */
  sql(statement: string): Promise<unknown>;
  request(id: string): Promise<Request>;
  reread(account: Account): Promise<Account>;
  stop(): Promise<void>;
}

export interface LifeOptions {
  readonly rules?: Partial<LifeRules>;
  /** Stands between the bot and the tenant, for instance to break a call. */
  readonly around?: (directory: Directory) => Directory;
  readonly seats?: number;
  /** Granted to the application beside what it always needs. */
  readonly permissions?: readonly string[];
  readonly checksSecondFactor?: boolean;
}

export async function startLife(options: LifeOptions = {}): Promise<Life> {
  const database = await createTestDatabase();
  const seats = options.seats ?? 50;
  const graph = await startLocalGraph({
    tenantId: 'aaaaaaaa-0000-4000-8000-000000000001',
    clientId: 'bbbbbbbb-0000-4000-8000-000000000002',
    clientSecret: 'the-secret-of-the-application',
    domain: DOMAIN,
    permissions: [...graphPermissions, ...(options.permissions ?? [])],
    directoryRoles: graphDirectoryRoles,
    skus: Object.values(SKUS).map((sku) => ({ ...sku, enabled: seats, exchange: true })),
    groups: [
      { id: GROUPS.m365.id, displayName: GROUPS.m365.name, mail: `despacho@${DOMAIN}` },
      { id: GROUPS.security.id, displayName: GROUPS.security.name },
      {
        id: GROUPS.distribution.id,
        displayName: GROUPS.distribution.name,
        mail: `boletin@${DOMAIN}`,
        kind: 'distribution',
      },
    ],
    users: [
      { userPrincipalName: `con.rol@${DOMAIN}`, displayName: 'Con Rol', directoryRole: 'Exchange Administrator' },
      { userPrincipalName: `sincronizada@${DOMAIN}`, displayName: 'Sincronizada', fromOnPremises: true },
      { userPrincipalName: `protegida@${DOMAIN}`, displayName: 'Protegida' },
      { userPrincipalName: `luego.rol@${DOMAIN}`, displayName: 'Luego Rol' },
    ].map((user) => ({ ...user, licences: [SKUS.exchange.skuPartNumber] })),
    mailboxMs: 0,
    replicationMs: 0,
  });
  graph.setDelays({ mailboxMs: 0, replicationMs: 0, addressMs: 0 });
  let ahead = 0;
  const clock = { now: (): Date => new Date(Date.now() + ahead) };
  const rules = {
    graceDays: 30,
    quarantineDays: 365,
    contractGraceDays: 30,
    deletionNeedsTwo: true,
    protectedAccounts: [`protegida@${DOMAIN}`],
  };
  const institution = {
    ...PAPERS,
    name: 'Entidad',
    mailDomain: DOMAIN,
    timeZone: 'America/Bogota',
    locale: 'es-CO',
    rules: { ...rules, ...options.rules },
  };
  const tenant = createDirectory({
    tenantId: 'aaaaaaaa-0000-4000-8000-000000000001',
    clientId: 'bbbbbbbb-0000-4000-8000-000000000002',
    credential: { type: 'secret', secret: 'the-secret-of-the-application' },
    authorityHost: graph.origin,
    graphBaseUrl: graph.origin,
    licenceSku: SKUS.standard.skuPartNumber,
    groupIds: [GROUPS.m365.id],
    locale: 'es-CO',
    credentialDelivery: 'password',
    checksSecondFactor: options.checksSecondFactor ?? false,
  });
  const directory = options.around?.(tenant) ?? tenant;
  const handed: { request: string; to: Person; as: string }[] = [];
  const chat = new Proxy({} as Chat, {
    get: (_, method) => async (request: Request, to: Person, as: string) => {
      if (method === 'handOver') handed.push({ request: request.number, to, as });
      return await Promise.resolve(null);
    },
  });
  const opened: { end(): Promise<void> }[] = [];
  const queues: Map<string, { job: Job; at: number }>[] = [];
  const open = (): WorkDeps => {
    const connection = connectDatabase(database.url);
    const locks = createLocks(database.url);
    opened.push(connection, locks);
    const queue = new Map<string, { job: Job; at: number }>();
    queues.push(queue);
    const store = createStore({
      db: connection.db,
      locks,
      sendJob: async (_, job, startAfter) => {
        queue.set(JSON.stringify(job), { job, at: startAfter?.getTime() ?? 0 });
        await Promise.resolve();
      },
    });
    const departments = readDepartments(null);
    return { store, directory, chat, clock, institution, departments, ...plainPapers };
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
    account: async (change = {}) => {
      people += 1;
      const form = personOf(people, change);
      const asked = await submitRequest(all, { form, requester: HEAD });
      if (!asked.ok) throw new Error(JSON.stringify(asked.error));
      await drain();
      const done = await life.decideAndRun(asked.value);
      await receive(life, done);
      const account = await store.accountOn(`cc:${form.documentNumber}`);
      if (account === null) throw new Error(`no account came of ${done.number}: ${JSON.stringify(done)}`);
      return account;
    },
    keep: async ({ directoryId, address }) => {
      const account: Account = {
        id: randomUUID(),
        directoryId,
        address,
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
        contractEnd: null,
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
  return life;
}

/** Everybody who has to confirms that the account was received. */
async function confirmReceipts(life: Life, { id }: Request): Promise<void> {
  const { receivers } = await life.request(id);
  for (const person of [receivers?.holder, receivers?.department]) {
    if (person === null || person === undefined) continue;
    const by = { ...person, systems: false };
    const confirmed = await confirmReceipt(life.deps, { requestId: id, by });
    if (!confirmed.ok && confirmed.error.code !== 'already') throw new Error(JSON.stringify(confirmed.error));
  }
}

/** Everybody who has to confirms the receipt, and the person to whom the account was handed takes the password and changes it. */
export async function receive(life: Life, request: Request): Promise<void> {
  await confirmReceipts(life, request);
  const { handedTo, plan } = await life.request(request.id);
  if (handedTo === null || plan === null) throw new Error(`${request.number} was handed to nobody`);
  const shown = await revealCredential(life.deps, { requestId: request.id, by: handedTo.person });
  if (!shown.ok) throw new Error(JSON.stringify(shown.error));
  life.pass(2_000);
  const signedIn = life.graph.signIn(
    plan.address,
    shown.value.credential.secret,
    `Propia-${request.id.slice(0, 8)}-Kx9`,
  );
  if (signedIn.outcome !== 'signed-in') throw new Error(`could not sign in: ${JSON.stringify(signedIn)}`);
  life.pass(15_000);
  await life.drain();
}

function personOf(number: number, change: Partial<PersonalForm>): PersonalForm {
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
