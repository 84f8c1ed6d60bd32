import { setTimeout as sleep } from 'node:timers/promises';
import { readDepartments } from '#adapters/institution-files/departments.ts';
import { createDirectory } from '#adapters/graph/directory.ts';
import { askRead } from '#use-cases/tenant/ask-read.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { readTenant, type ReadDeps } from '#use-cases/tenant/read-tenant.ts';
import type { TenantRead } from '#use-cases/ports/store/tenant.ts';
import type { Config } from '#src/config/config.ts';
import { directoryOptionsOf, institutionOf } from '#src/config/config-slices.ts';
import { operatorPerson } from './person.ts';
import { findDatabase, openStoreAndQueue } from '#src/wiring/open-store.ts';
import { prepareDatabase } from '#src/wiring/prepare-database.ts';

/** Pause between attempts while the tenant is busy or unreachable, ms. */
const PAUSE_MS = 5_000;
const MOST_PAUSES = 20;
/** How often the progress of another process's read is checked, ms. */
const LOOK_MS = 500;

/** The dependencies of operator commands. */
export interface Operator {
  readonly deps: ReadDeps;
  close(): Promise<void>;
}

/**
 * Connects to the database (an embedded one is adopted if running) and the tenant, like the bot; without chat and
 * workers.
 */
export async function openOperator(config: Config, log: NonNullable<ReadDeps['log']>): Promise<Operator> {
  const ends: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    const departments = readDepartments(config.departmentsFile);
    const { url, end } = await findDatabase(config);
    ends.push(end);
    await prepareDatabase({ url, ownerUrl: config.databaseOwnerUrl });
    const silent = { onError: () => undefined, retryAfterMs: () => undefined };
    const opened = await openStoreAndQueue(url, { connections: 4, ...silent });
    ends.push(opened.end);
    const { store } = opened;
    const institution = institutionOf(config);
    const directory = createDirectory(directoryOptionsOf(config));
    return { deps: { store, directory, clock: { now: () => new Date() }, institution, departments, log }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Requests an import or a review and carries it out, or waits for the process that does. Null when `signal` stopped it:
 * the same command continues it. Throws `OutsideError` when the tenant refuses, or is unreachable too long.
 */
export async function completeRead(
  { deps }: Operator,
  input: { readonly what: 'import' | 'review'; readonly signal: AbortSignal; readonly tell: (line: string) => void },
): Promise<TenantRead | 'import_first' | null> {
  const { what, signal, tell } = input;
  const imported = await deps.store.tenant.importRead();
  if (what === 'import' && imported !== null && imported.finishedAt !== null) return imported;
  const by = operatorPerson();
  const answer = await askRead(deps, { by, what });
  if (!answer.ok) return 'import_first';
  let pauses = 0;
  for (;;) {
    try {
      await readTenant(deps, signal);
    } catch (error) {
      pauses += 1;
      if (!(error instanceof OutsideError) || !error.isPassing || pauses > MOST_PAUSES) throw error;
      tell(`the tenant is busy or does not answer (${error.code}): waiting`);
      await sleep(error.retryAfterMs ?? PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
    const read = await deps.store.tenant.latestRead();
    if (read === null || read.finishedAt !== null) return read;
    if (signal.aborted) return null;
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** `npm run import`: true when everything is in the register. */
export async function importAccounts(config: Config, tell: (line: string) => void): Promise<boolean> {
  return await withOperator(config, { what: 'import', tell }, async (done) => {
    tell(`done: ${done.imported} accounts that were there are in the register`);
    await Promise.resolve();
  });
}

/** `npm run reconcile`: true when everything was compared. */
export async function reconcileAccounts(config: Config, tell: (line: string) => void): Promise<boolean> {
  return await withOperator(config, { what: 'review', tell }, async (done, { deps }) => {
    tell(`done: ${(await deps.store.tenant.digest(done.id, 0))?.open ?? 0} changes wait for a decision`);
  });
}

async function withOperator(
  config: Config,
  input: { readonly what: 'import' | 'review'; readonly tell: (line: string) => void },
  finish: (done: TenantRead, operator: Operator) => Promise<void>,
): Promise<boolean> {
  const { what, tell } = input;
  const stopping = new AbortController();
  // A second signal ends the program at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const operator = await openOperator(config, {
    info: (data) => {
      const { pages, users } = data as { readonly pages: number; readonly users: number };
      tell(`${pages} pages, ${users} users read`);
    },
  });
  try {
    const done = await completeRead(operator, { what, signal: stopping.signal, tell });
    if (done === null) tell(`stopped: npm run ${what === 'import' ? 'import' : 'reconcile'} goes on from here`);
    else if (done === 'import_first') tell('nothing was imported yet: npm run import comes first');
    else {
      await finish(done, operator);
      return true;
    }
    return false;
  } finally {
    await operator.close();
  }
}
