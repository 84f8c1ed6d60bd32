import { randomUUID } from 'node:crypto';
import { desc, eq, type SQL } from 'drizzle-orm';
import { readDepartments } from '#adapters/institution-files/departments.ts';
import { createDirectory } from '#adapters/graph/directory.ts';
import { requests } from '#adapters/postgres/tables/requests.ts';
import { openStoreAndQueue } from '#src/wiring/open-store.ts';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Request } from '#domain/request/request.ts';
import type { RequestState } from '#domain/request/states.ts';
import type { Institution as Local } from '#sandbox/start.ts';
import { readConfig } from '#src/config/config.ts';
import { approveRequest } from '#use-cases/requests/approve-request.ts';
import { confirmReceipt } from '#use-cases/hand-over/confirm-receipt.ts';
import { confirmLine } from '#use-cases/requests/confirm-line.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { runContractDeadlines } from '#use-cases/contracts/run-contract-deadlines.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { revealCredential } from '#use-cases/hand-over/reveal-credential.ts';
import { submitChange, type SubmitDeps } from '#use-cases/requests/submit-change.ts';
import { undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import { INSTITUTION_DEFAULTS } from './stages/institution.ts';
import { PATIENCE } from './patience.ts';

export const HEAD: Actor = { id: 'U0JEFE', name: 'Héctor Iván Restrepo Londoño', systems: false, door: 'slack' };
export const HOLDER: Actor = { id: 'U0NUEVA', name: 'Ángela María Ñustes del Río', systems: false, door: 'slack' };
export const SYSTEMS: Actor = { id: 'U0SISTEMAS1', name: 'Jorge Andrés Muñoz Cárdenas', systems: true, door: 'slack' };
const COLLEAGUE: Actor = { id: 'U0SISTEMAS2', name: 'Luz Dary Quiñones Ibáñez', systems: true, door: 'slack' };
export const GROUPS = {
  everybody: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b01', name: 'Todo el personal' },
  remote: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b02', name: 'Acceso remoto (VPN)' },
} as const;

/**
 * The store and the use cases of a stage, used directly on the database and queue of the running bot: faster than doing
 * the same in the chat.
 */
export interface DirectAccess {
  readonly store: Store;
  /** Calls the tenant directly, not through the proxies. */
  readonly directory: Directory;
  /** Creates an account in the tenant and the register; by default a person's, in one group. */
  account(change?: Partial<Account>): Promise<Account>;
  reread(account: Account): Promise<Account>;
  ask(form: AccountForm, requester?: Actor): Promise<Request>;
  /** Waits for the plan and approves it. */
  approve(request: Request): Promise<void>;
  execute(request: Request): Promise<void>;
  /** Confirms, for the systems area, that the lines on the card were run. */
  confirmLines(request: Pick<Request, 'id'>): Promise<void>;
  /** Asks, approves and executes, and waits until the request has reached this state. */
  carryOut(form: AccountForm, state: RequestState): Promise<Request>;
  undo(deletion: Request): Promise<Request>;
  /** Does what is due today because of contracts that end. */
  runContractDeadlines(): Promise<void>;
  /** The request with this number, as FT-GTI-006-YYYY-NNNNN. */
  numbered(number: string): Promise<Request>;
  /** The newest request about the account. */
  latestOn(account: Account): Promise<Request>;
  rests(request: Pick<Request, 'id'>, state: RequestState, withinMs?: number): Promise<Request>;
  /** Confirms the receipt for those who have to, and lets the person reveal the password and choose their own. */
  takePassword(request: Request): Promise<void>;
  /** Every official confirms what waits for them: one with several has them in one message. */
  confirmReceipts(): Promise<void>;
  end(): Promise<void>;
}

export async function openDirectAccess(stage: {
  readonly institution: Local;
  readonly databaseUrl: string;
}): Promise<DirectAccess> {
  const { graph, env } = stage.institution;
  const read = readConfig({ ...env, DATABASE_URL: stage.databaseUrl });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { config } = read;
  const opened = await openStoreAndQueue(stage.databaseUrl, {
    connections: 4,
    onError: () => undefined,
    retryAfterMs: () => undefined,
  });
  const { database, store } = opened;
  const { mailDomain, timeZone, rules } = config;
  const institution: Institution = {
    ...INSTITUTION_DEFAULTS,
    name: 'Entidad',
    mailDomain,
    timeZone,
    locale: 'es-CO',
    rules,
  };
  const directory = createDirectory({
    ...config.azure,
    licenceSku: config.licenceSku,
    groupIds: config.defaultGroups,
    licenceGroup: config.licenceGroup,
    locale: 'es-CO',
    credentialDelivery: 'password',
  });
  const clock = { now: (): Date => new Date() };
  const people = {
    team: async () => await Promise.resolve([SYSTEMS, COLLEAGUE]),
    findByEmail: async () => await Promise.resolve(null),
  };
  const deps: SubmitDeps = { store, directory, clock, institution, people, departments: readDepartments(null) };
  let accounts = 0;
  const done = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };
  const newest = async (which: SQL): Promise<Request> => {
    const those = database.db.select({ id: requests.id }).from(requests).where(which);
    const [row] = await those.orderBy(desc(requests.createdAt)).limit(1);
    const request = row === undefined ? null : await store.request(row.id);
    if (request === null) throw new Error('there is no such request');
    return request;
  };
  const self: DirectAccess = {
    store,
    directory,
    account: async (change = {}) => {
      accounts += 1;
      const local = `cuenta.${[...String(accounts)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
      const address = `${local}@${mailDomain}`;
      const directoryId = graph.admin.createUser({
        userPrincipalName: address,
        displayName: `Cuenta ${accounts}`,
        licences: [config.licenceSku],
      });
      await directory.joinGroup(directoryId, GROUPS.everybody.id);
      const account = {
        ...blankAccount(directoryId),
        address,
        userPrincipalName: address,
        displayName: `Cuenta ${accounts}`,
        ...change,
      };
      await store.transact(async (tx) => await tx.insertAccount(account));
      return account;
    },
    reread: async ({ id }) => {
      const found = await store.account(id);
      if (found === null) throw new Error('no such account');
      return found;
    },
    ask: async (form, requester = HEAD) => done(await submitChange(deps, { form, requester })),
    approve: async ({ id }) => {
      const plan = await until('the plan', async () => {
        const request = await store.request(id);
        if (request?.failure) throw new Error(JSON.stringify(request.failure));
        return request?.plan ?? null;
      });
      const input = { requestId: id, approver: SYSTEMS, planHash: hashPlan(plan), localPart: '' };
      done(await approveRequest(deps, input));
    },
    execute: async ({ id }) => {
      done(await executeRequest(deps, { requestId: id, by: COLLEAGUE, again: false }));
    },
    confirmLines: async ({ id }) => {
      done(await confirmLine(deps, { requestId: id, by: SYSTEMS }));
    },
    carryOut: async (form, state) => {
      const request = await self.ask(form);
      await self.approve(request);
      await self.execute(request);
      return await self.rests(request, state);
    },
    // The run that ended the deletion may still hold the account for a moment.
    undo: async ({ id }) =>
      await until('the deletion to be undone', async () => {
        const undone = await undoDeletion(deps, { requestId: id, by: SYSTEMS, reason: 'Fue un error' });
        return !undone.ok && undone.error.code === 'account_busy' ? null : done(undone);
      }),
    runContractDeadlines: async () => {
      const words = { suspension: () => 'Terminó el contrato.', deletion: () => 'Pasó el plazo.' };
      await runContractDeadlines({ store, clock, institution, words });
    },
    numbered: async (number) => await newest(eq(requests.number, number)),
    latestOn: async ({ id }) => await newest(eq(requests.accountId, id)),
    rests: async ({ id }, state, withinMs) =>
      await until(
        `the request to be ${state}`,
        async () => {
          const request = await store.request(id);
          if (request?.state === 'failed') throw new Error(`it failed: ${JSON.stringify(request.failure)}`);
          return request?.state === state ? request : null;
        },
        withinMs,
      ),
    confirmReceipts: async () => {
      for (const { id, receivers } of await store.deliveries.toConfirm(null)) {
        const official = receivers?.department;
        if (!official) continue;
        await confirmReceipt(deps, { requestId: id, by: { ...official, systems: false, door: 'slack' } });
      }
    },
    takePassword: async ({ id, handedTo, plan, receivers }) => {
      if (handedTo === null || plan === null) throw new Error('it was handed to nobody');
      for (const person of [receivers?.holder, receivers?.department]) {
        if (person)
          done(
            await confirmReceipt(deps, { requestId: id, by: { ...person, systems: false, door: 'slack' as const } }),
          );
      }
      const shown = done(
        await revealCredential(deps, { requestId: id, by: { ...handedTo.person, systems: false, door: 'slack' } }),
      );
      const signedIn = graph.signIn(plan.address, shown.credential.secret, `Propia-${id.slice(0, 8)}-Kx9`);
      if (signedIn.outcome !== 'signed-in') throw new Error(`could not sign in: ${JSON.stringify(signedIn)}`);
    },
    end: opened.end,
  };
  return self;
}

/** Waits until `probe` answers a value, and returns it. */
export async function until<T>(what: string, probe: () => Promise<T | null>, withinMs = PATIENCE): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error(`waited ${withinMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The part that every form about an account has. */
export function about(account: Account): Pick<AccountForm, 'account' | 'justification'> {
  return { account: snapshotOf(account), justification: 'Hace falta' };
}

function blankAccount(directoryId: string): Account {
  const named = ({ id, name }: Actor): { id: string; name: string } => ({ id, name });
  const nobody = { givenNames: null, surnames: null, position: null, phone: null, relation: null } as const;
  const never = { deliveredAt: null, closedAt: null, suspendedAt: null, deletedAt: null } as const;
  return {
    ...nobody,
    ...never,
    id: randomUUID(),
    directoryId,
    address: '',
    userPrincipalName: '',
    displayName: '',
    type: 'personal',
    state: 'active',
    licensed: true,
    departmentCode: '500',
    departmentName: 'Secretaría de Salud',
    ...{ contractNumber: null, contractStart: null, contractEnd: null },
    subject: `account:${directoryId}`,
    holder: named(HOLDER),
    responsible: named(HEAD),
    origin: 'imported',
    requestNumber: null,
    kept: null,
    createdAt: new Date(),
  };
}
