import { isAccount } from './compare-tenant.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Clock, Departments, Institution } from '#use-cases/ports/institution.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { findingsOf, isUnknown, lookUp } from './findings-of.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { accountFromEntry } from './adopted-account.ts';
import type { ReadFailure, TenantPage, TenantRead, TenantSight } from '#use-cases/ports/store/tenant.ts';
import { judge } from './tenant-sight.ts';

/** How long one job reads; the next one continues. */
const TURN_MS = 60_000;
/** How many users are looked up one by one before the clock is checked again; the rest follow in the same read. */
const MOST_RECHECKS = 100;
/**
 * If a page tells too little about more users than this, and about most of its users, the page is broken: its users are
 * not looked up one by one.
 */
const FEW_UNCLEAR = 20;
/** How often one turn restarts a read whose link Graph refused. */
const MOST_RESTARTS = 3;

export interface ReadDeps {
  readonly store: Store;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly institution: Institution;
  readonly departments: Departments;
  readonly log?: { readonly info: (data: object, event: string) => void };
}

/**
 * Continues the requested read page by page until it is finished, `signal` stops it, or its turn is over and another
 * job continues. One at a time over all processes. A page counts whole or not at all. Nothing is ever written to the
 * tenant.
 */
export async function readTenant(deps: ReadDeps, signal?: AbortSignal): Promise<void> {
  await deps.store.exclusively('tenant', async () => {
    const until = deps.clock.now().getTime() + TURN_MS;
    let read = await deps.store.tenant.latestRead();
    for (let restarts = 0; read !== null && read.finishedAt === null && signal?.aborted !== true;) {
      try {
        read = await advance(deps, read);
      } catch (error) {
        restarts += 1;
        if (!mustRestart(error, read) || read.next === null || restarts > MOST_RESTARTS) {
          await keepFailure(deps, { read, error });
          throw error;
        }
        read = await restart(deps, read);
      }
      deps.log?.info({ purpose: read.purpose, pages: read.pages, users: read.users }, 'tenant.read');
      if (read.finishedAt !== null || deps.clock.now().getTime() < until) continue;
      await deps.store.transact(async (tx) => await tx.send({ kind: 'read_tenant' }));
      return;
    }
  });
}

/** Updates the digest in the systems area's channel. */
export async function showDigest(
  deps: { readonly store: Store; readonly notices: Pick<Notices, 'showDigest'> },
  input: { readonly readId: string; readonly page?: number },
): Promise<void> {
  const digest = await deps.store.tenant.digest(input.readId, input.page ?? 0);
  if (digest !== null) await deps.notices.showDigest(digest);
}

/** Offers the import in the systems area's channel, or shows how far it is. */
export async function showImport(deps: {
  readonly store: Store;
  readonly notices: Pick<Notices, 'showImport'>;
}): Promise<void> {
  await deps.notices.showImport(await deps.store.tenant.importRead());
}

/** Shows in the systems area's channel how far a requested review is. */
export async function showReview(
  deps: { readonly store: Store; readonly notices: Pick<Notices, 'showReview'> },
  { readId, isAsked = false }: { readonly readId: string; readonly isAsked?: boolean },
): Promise<void> {
  const { tenant } = deps.store;
  const [read, latest, digest] = await Promise.all([
    tenant.read(readId),
    tenant.latestRead(),
    tenant.digest(readId, 0),
  ]);
  if (read === null) return;
  const isLeft = read.finishedAt === null && latest?.id !== readId;
  await deps.notices.showReview({ read, isAsked, found: digest?.total ?? 0, isLeft });
}

/** Tells the systems area's channel that the newest read has not finished for some nights. */
export async function tellUnread(
  deps: { readonly store: Store; readonly notices: Pick<Notices, 'tellUnread'> },
  { readId }: { readonly readId: string },
): Promise<void> {
  const read = await deps.store.tenant.latestRead();
  if (read?.id === readId && read.finishedAt === null) await deps.notices.tellUnread(read);
}

/**
 * Stores a failure that waiting does not mend, to show it where people look for the import. The queue still tries
 * again.
 */
async function keepFailure(
  deps: ReadDeps,
  { read, error }: { readonly read: TenantRead; readonly error: unknown },
): Promise<void> {
  if (!(error instanceof OutsideError) || error.isPassing) return;
  const { code, detail } = error;
  const failure: ReadFailure = { code, ...(detail === undefined ? {} : { detail }) };
  if (read.failure?.code === code && read.failure.detail === detail) return;
  await deps.store.transact(async (tx) => {
    await tx.tenant.saveRead({ ...read, failure });
    await tx.send(progressJob(read));
  });
}

async function advance(deps: ReadDeps, read: TenantRead): Promise<TenantRead> {
  if (read.pages > 0 && read.next === null) return await finish(deps, read);
  if (read.purpose === 'delta')
    return await takePage(deps, { read, page: await deps.directory.readChanges(read.next) });
  if (read.delta === null) {
    // Requested before the first page, so that changes made while the pages are read are part of the next read.
    const { delta } = await deps.directory.readChanges(null);
    const begun = { ...read, delta, failure: null };
    await deps.store.transact(async (tx) => await tx.tenant.saveRead(begun));
    return await takePage(deps, { read: begun, page: await deps.directory.readUsers(read.next) });
  }
  return await takePage(deps, { read, page: await deps.directory.readUsers(read.next) });
}

/**
 * Whether to restart: the link is too old or unknown to Graph, or the changes cannot be understood. After a delta
 * everything is read; a full read starts again.
 */
function mustRestart(error: unknown, { purpose }: TenantRead): boolean {
  if (!(error instanceof OutsideError)) return false;
  if (error.code === 'unreadable') return purpose === 'delta';
  return error.code === 'delta_expired' || error.code === 'invalid_value';
}

async function restart(deps: ReadDeps, read: TenantRead): Promise<TenantRead> {
  const fresh = { ...read, next: null, pages: 0, users: 0 };
  const again = read.purpose === 'delta' ? ({ ...fresh, purpose: 'full', delta: null } as const) : fresh;
  await deps.store.transact(async (tx) => await tx.tenant.saveRead(again));
  return again;
}

async function takePage(
  deps: ReadDeps,
  { read, page }: { readonly read: TenantRead; readonly page: TenantPage },
): Promise<TenantRead> {
  return await deps.store.transact(async (tx) => {
    const added = await takeUsers(deps, { tx, read, sights: page.users, removed: page.removed, areSingle: false });
    const next: TenantRead = {
      ...read,
      next: page.next,
      delta: read.purpose === 'delta' ? page.delta : read.delta,
      pages: read.pages + 1,
      users: read.users + page.users.length + page.removed.length,
      imported: read.imported + added,
      failure: null,
    };
    await tx.tenant.saveRead(next);
    if (read.purpose === 'import') await tx.send({ kind: 'show_import' });
    return next;
  });
}

/**
 * After the last page: looks up one by one the users that it did not tell enough of, and the held findings; then the
 * digest is due.
 */
async function finish(deps: ReadDeps, read: TenantRead): Promise<TenantRead> {
  const { store } = deps;
  if (read.purpose !== 'delta') await store.transact(async (tx) => await tx.tenant.holdMissing(read));
  const unanswered = await store.tenant.unanswered(read, MOST_RECHECKS);
  const held = read.purpose === 'import' ? [] : await store.tenant.held(read, MOST_RECHECKS);
  const ids = [...new Set([...unanswered, ...held])].slice(0, MOST_RECHECKS);
  if (ids.length > 0) return await lookUpSingly(deps, { read, ids });
  return await store.transact(async (tx) => {
    const finishedAt = deps.clock.now();
    const done: TenantRead = { ...read, failure: null, finishedAt };
    await tx.tenant.saveRead(done);
    const { id, purpose, pages, users: seen } = read;
    const data = { id, purpose, pages, users: seen };
    await tx.append({ requestId: null, at: finishedAt, actor: 'buzon', door: 'worker', what: 'tenant_read', data });
    if (await tx.tenant.hasOpen(read.id)) await tx.send({ kind: 'show_digest', readId: read.id });
    await tx.send(progressJob(read));
    return done;
  });
}

/** The job that shows people how far the read is. */
function progressJob({ id: readId, purpose }: TenantRead): Job {
  return purpose === 'import' ? { kind: 'show_import' } : { kind: 'show_review', readId };
}

async function lookUpSingly(
  deps: ReadDeps,
  { read, ids }: { readonly read: TenantRead; readonly ids: readonly string[] },
): Promise<TenantRead> {
  const answers = await deps.directory.lookAt(ids);
  const sights = [...answers.values()].filter((sight) => sight !== null);
  const removed = ids.filter((id) => answers.get(id) === null);
  return await deps.store.transact(async (tx) => {
    const added = await takeUsers(deps, { tx, read, sights, removed, areSingle: true });
    const next: TenantRead = { ...read, imported: read.imported + added, failure: null };
    await tx.tenant.saveRead(next);
    return next;
  });
}

interface UsersToTake {
  readonly tx: Tx;
  readonly read: TenantRead;
  readonly sights: readonly TenantSight[];
  readonly removed: readonly string[];
  /** Whether each user was looked up by itself. */
  readonly areSingle: boolean;
}

/** Imports the seen users into the register, or compares them with it. Answers how many were added. */
async function takeUsers(deps: ReadDeps, { tx, read, sights, removed, areSingle }: UsersToTake): Promise<number> {
  const ids = [...sights.map(({ id }) => id), ...removed];
  if (ids.length === 0) return 0;
  const at = deps.clock.now();
  const known = await lookUp(tx, { seenFrom: read.startedAt, sights, ids });
  const judged = sights.map((sight) => ({
    id: sight.id,
    ...judge(sight, { account: known.accounts.get(sight.id) ?? null, singly: areSingle }),
  }));
  const unsaid = judged.filter(({ is }) => is === 'unclear').length;
  if (!areSingle && unsaid > FEW_UNCLEAR && unsaid * 2 > sights.length)
    throw new OutsideError('unreadable', { service: 'graph', detail: 'users' });
  const unclear = judged.flatMap(({ is, id }) => (is === 'unclear' || is === 'doubtful' ? [id] : []));
  if (areSingle) await tx.tenant.answered({ readId: read.id, ids, unclear });
  else await tx.tenant.ask(unclear);
  const entries = judged.flatMap((one) => (one.is === 'clear' ? [one.entry] : []));
  const fresh = read.purpose === 'import' ? entries.filter((entry) => isAccount(entry) && isUnknown(known, entry)) : [];
  const added = await tx.tenant.importAccounts(
    fresh.map((entry) => accountFromEntry(deps.departments, { entry, origin: 'imported', at })),
    read.id,
  );
  const clearly = new Set(entries.map(({ id }) => id));
  await tx.tenant.keepSights(
    sights.filter(({ id }) => clearly.has(id)),
    at,
  );
  if (read.purpose !== 'delta') await tx.tenant.markSeen(read.id, [...known.accounts.keys()]);
  const found = [
    ...entries.flatMap((entry) => (added.has(entry.id) ? [] : findingsOf({ ...read, known, id: entry.id, entry }))),
    ...removed.flatMap((id) => findingsOf({ ...read, known, id, entry: null })),
  ];
  const clear = ids.filter((id) => !unclear.includes(id));
  const changed = await tx.tenant.settle({ readId: read.id, at, ids: clear, findings: found });
  for (const readId of changed) if (readId !== read.id) await tx.send({ kind: 'show_digest', readId });
  return added.size;
}
