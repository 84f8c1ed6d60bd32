import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { readDepartments } from '#adapters/institution-files/departments.ts';
import { createDirectory } from '#adapters/graph/directory.ts';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { departmentsFile } from '#sandbox/institution.ts';
import type { LocalGraph, LocalGraphOptions } from '#sandbox/services/graph.ts';
import { askRead } from '#use-cases/tenant/ask-read.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { readTenant, type ReadDeps } from '#use-cases/tenant/read-tenant.ts';
import type { SubmitDeps } from '#use-cases/requests/submit-change.ts';
import type { Finding, TenantRead } from '#use-cases/ports/store/tenant.ts';
import { createTenants, DOMAIN, SKU } from '../contract/tenant.ts';
import { createTestDatabase } from '../database.ts';
import { INSTITUTION_DEFAULTS } from './institution.ts';

export const JORGE: Actor = { id: 'U0SISTEMAS1', name: 'Jorge Muñoz', systems: true, door: 'slack' };
/** The input to adopt a change without a new official. */
export const WHY = { reason: 'Así debe quedar', responsible: null } as const;
export const LUZ: Actor = { id: 'U0SISTEMAS2', name: 'Luz Quiñones', systems: true, door: 'slack' };
export const at = (local: string): string => `${local}@${DOMAIN}`;

/** Dependencies of reading the tenant and deciding about findings. */
type ReviewDeps = ReadDeps & Pick<SubmitDeps, 'people'>;

/** A tenant, a register, and the reading of one into the other, without chat and workers. */
export interface Review {
  readonly graph: LocalGraph;
  readonly directory: Directory;
  readonly store: Store;
  readonly deps: ReviewDeps;
  /** Jobs sent to the queue. */
  readonly jobs: Job[];
  readonly sql: postgres.Sql;
  /** The same data in another process. `onJob` may fail its transactions. */
  another(onJob?: (job: Job) => void): ReviewDeps;
  moveClock(ms: number): void;
  /** The systems area asks for a read, and it is carried out; answers what it found. */
  read(): Promise<{ readonly read: TenantRead; readonly findings: readonly Finding[] }>;
  /** A member with a licence, created in the tenant's own console. */
  person(local: string, more?: { readonly displayName?: string; readonly department?: string }): string;
  account(directoryId: string): Promise<Account | null>;
  accounts(): Promise<readonly Account[]>;
  /** Methods of the Graph requests that change something. */
  writes(): readonly string[];
  close(): Promise<void>;
}

export async function openReview(tenant: Partial<LocalGraphOptions> = {}): Promise<Review> {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const tenants = createTenants(createDirectory);
  const seats = [{ skuId: SKU.id, skuPartNumber: SKU.name, enabled: 100_000, exchange: true }];
  const { graph, directory } = await tenants.start({ users: [], groups: [], contacts: [], skus: seats, ...tenant });
  const ends: (() => Promise<unknown>)[] = [];
  const jobs: Job[] = [];
  let offset = 0;
  const clock = { now: () => new Date(Date.now() + offset) };
  const institution = {
    ...INSTITUTION_DEFAULTS,
    name: 'Gobernación',
    mailDomain: DOMAIN,
    timeZone: 'America/Bogota',
    locale: 'es-CO',
    rules: {
      graceDays: 30,
      quarantineDays: 365,
      contractGraceDays: 30,
      deletionNeedsTwo: true,
      releaseLicence: 'at_deletion' as const,
      protectedAccounts: [],
      maxOpenRequests: 20,
      protectedGroups: [],
    },
  };
  const departments = readDepartments(departmentsFile);
  const another = (onJob: (job: Job) => void = (job) => void jobs.push(job)): ReviewDeps => {
    const { db, end } = connectDatabase(database.url, 4);
    const locks = createLocks(database.url);
    ends.push(end, locks.end);
    const sendJobs = async (_: unknown, sent: readonly { readonly job: Job }[]): Promise<void> => {
      for (const { job } of sent) onJob(job);
      await Promise.resolve();
    };
    const people = {
      team: async () => await Promise.resolve([JORGE, LUZ]),
      findByEmail: async () => await Promise.resolve(null),
    };
    return { store: createStore({ db, locks, sendJobs }), directory, clock, institution, departments, people };
  };
  const deps = another();
  const { store } = deps;
  const accounts = async (): Promise<readonly Account[]> => {
    const page = { text: '', offset: 0, limit: 100_000, everything: true };
    return (await store.accounts(page)).rows;
  };
  return {
    ...{ graph, directory, store, deps, jobs, sql, another, accounts },
    moveClock: (ms) => {
      offset += ms;
    },
    read: async () => {
      await askRead(deps, { by: JORGE, what: 'import' });
      await readTenant(deps);
      const read = await store.tenant.latestRead();
      if (read?.finishedAt === null || read === null) throw new Error('the read is not finished');
      const findings: Finding[] = [];
      for (let page = 0; ; page += 1) {
        const digest = await store.tenant.digest(read.id, page);
        findings.push(...(digest?.findings ?? []));
        if (digest === null || page + 1 >= digest.pages) return { read, findings };
      }
    },
    person: (local, { displayName = local, department = 'Dirección de Vías' } = {}) =>
      graph.admin.createUser({ userPrincipalName: at(local), displayName, department, licences: [SKU.name] }),
    account: async (directoryId) => (await accounts()).find((account) => account.directoryId === directoryId) ?? null,
    writes: () =>
      graph
        .journal()
        .filter(({ method, path }) => method !== 'GET' && !path.includes('/oauth2/') && !path.endsWith('/$batch'))
        .map(({ method, path }) => `${method} ${path}`),
    close: async () => {
      for (const end of ends) await end();
      await sql.end();
      await tenants.finish();
      await database.drop();
    },
  };
}

/** An account in the register made by one of our requests. */
export function ofRequest(change: Partial<Account> = {}): Account {
  const id = randomUUID();
  const userPrincipalName = change.address ?? at(id);
  return {
    ...{
      id,
      directoryId: randomUUID(),
      address: at(id),
      userPrincipalName,
      displayName: 'Ana Ruiz',
      givenNames: 'Ana',
      surnames: 'Ruiz',
    },
    ...{
      type: 'personal',
      state: 'active',
      licensed: true,
      departmentCode: '705',
      departmentName: 'Dirección de Vías',
    },
    ...{
      position: null,
      phone: null,
      relation: 'planta',
      contractNumber: null,
      contractStart: null,
      contractEnd: null,
      subject: `cc:${id}`,
      holder: null,
    },
    ...{ responsible: { id: 'U0JEFE', name: 'Héctor' }, origin: 'request', requestNumber: `FT-${id}`, kept: null },
    ...{ createdAt: new Date('2026-01-02T03:04:05Z'), deliveredAt: null, closedAt: null, suspendedAt: null },
    deletedAt: null,
    ...change,
  };
}
