import { compare, isAccount } from './compare-tenant.ts';
import type { Chat, Clock, Departments, Institution, Store, Tx } from './ports.ts';
import type { Directory, DirectoryAccount } from './directory-port.ts';
import { OutsideError } from './outside-error.ts';
import { accountOfEntry } from './take-over.ts';
import type { KnownUsers, NewFinding, TenantEntry, TenantPage, TenantRead } from './tenant-ports.ts';

/** How long one job reads; the next one goes on where it stopped. */
const TURN_MS = 60_000;
/** What a request has changed may come late, or from a replica that has not seen it yet: until then it explains what is seen. */
const SETTLING_MS = 2 * 60_000;
/** Users that are asked about one by one at the end of a read; the others wait for the next one. */
const MOST_RECHECKS = 100;
/** How often one turn begins a read anew whose link Graph refused. */
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
 * Goes on with the read that was asked for, page by page, until it is finished, `signal` stops it, or its turn is over and a job
 * goes on. One at a time over all processes. A page counts whole or not at all. Nothing is ever written to the tenant.
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
        if (!isRefusedLink(error) || read.next === null || restarts > MOST_RESTARTS) throw error;
        read = await restart(deps, read);
      }
      deps.log?.info({ purpose: read.purpose, pages: read.pages, users: read.users }, 'tenant.read');
      if (read.finishedAt !== null || deps.clock.now().getTime() < until) continue;
      await deps.store.transact(async (tx) => await tx.send({ kind: 'read_tenant' }));
      return;
    }
  });
}

/** Brings the digest in the systems area's channel in line with what was found and decided. */
export async function showDigest(
  deps: { readonly store: Store; readonly chat: Chat },
  input: { readonly readId: string; readonly page?: number },
): Promise<void> {
  const digest = await deps.store.tenant.digest(input.readId, input.page ?? 0);
  if (digest !== null) await deps.chat.showDigest(digest);
}

/** Offers the import in the systems area's channel, or shows how far it is. */
export async function showImport(deps: { readonly store: Store; readonly chat: Chat }): Promise<void> {
  await deps.chat.showImport(await deps.store.tenant.importRead());
}

async function advance(deps: ReadDeps, read: TenantRead): Promise<TenantRead> {
  if (read.pages > 0 && read.next === null) return await finish(deps, read);
  if (read.purpose === 'delta')
    return await takePage(deps, { read, page: await deps.directory.readChanges(read.next) });
  if (read.delta === null) {
    // Taken before the first page: what changes while the pages are read, the next read is told.
    const { delta } = await deps.directory.readChanges(null);
    const begun = { ...read, delta };
    await deps.store.transact(async (tx) => await tx.tenant.saveRead(begun));
    return await takePage(deps, { read: begun, page: await deps.directory.readUsers(read.next) });
  }
  return await takePage(deps, { read, page: await deps.directory.readUsers(read.next) });
}

/** A link that is too old, or that Graph does not know: of a delta everything is read, of pages the same once more. */
function isRefusedLink(error: unknown): boolean {
  return error instanceof OutsideError && (error.code === 'delta_expired' || error.code === 'invalid_value');
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
    const added = await takeUsers(deps, { tx, read, users: page.users, removed: page.removed });
    const next: TenantRead = {
      ...read,
      next: page.next,
      delta: read.purpose === 'delta' ? page.delta : read.delta,
      pages: read.pages + 1,
      users: read.users + page.users.length + page.removed.length,
      imported: read.imported + added,
    };
    await tx.tenant.saveRead(next);
    if (read.purpose === 'import') await tx.send({ kind: 'show_import' });
    return next;
  });
}

/** After the last page: what it did not tell, and what was held, is asked about one by one, and the digest is due. */
async function finish(deps: ReadDeps, read: TenantRead): Promise<TenantRead> {
  const { store } = deps;
  if (read.purpose !== 'delta') await store.transact(async (tx) => await tx.tenant.holdMissing(read));
  const users: TenantEntry[] = [];
  const removed: string[] = [];
  const held = read.purpose === 'import' ? [] : await store.tenant.held(read, MOST_RECHECKS);
  for (const id of held) {
    const found = await deps.directory.account(id);
    if (found === null) removed.push(id);
    else users.push(entryOf(found));
  }
  return await store.transact(async (tx) => {
    await takeUsers(deps, { tx, read, users, removed });
    const finishedAt = deps.clock.now();
    const done: TenantRead = { ...read, finishedAt };
    await tx.tenant.saveRead(done);
    const { id, purpose, pages, users: seen } = read;
    const data = { id, purpose, pages, users: seen };
    await tx.append({ requestId: null, at: finishedAt, actor: 'buzon', door: 'worker', what: 'tenant_read', data });
    if (await tx.tenant.hasOpen(read.id)) await tx.send({ kind: 'show_digest', readId: read.id });
    if (purpose === 'import') await tx.send({ kind: 'show_import' });
    return done;
  });
}

function entryOf(account: DirectoryAccount): TenantEntry {
  const { id, address, displayName, givenName, surname, jobTitle, department, mobilePhone } = account;
  const { accountEnabled, isGuest, isSynced, skuIds } = account;
  const person = { id, address, displayName, givenName, surname, jobTitle, department, mobilePhone };
  return { ...person, accountEnabled, isGuest, isSynced, skuIds, createdAt: null };
}

interface Seen {
  readonly tx: Tx;
  readonly read: TenantRead;
  readonly users: readonly TenantEntry[];
  readonly removed: readonly string[];
}

/** Takes into the register, or compares with it, what a page tells. Answers how many were added. */
async function takeUsers(deps: ReadDeps, { tx, read, users, removed }: Seen): Promise<number> {
  const ids = [...users.map(({ id }) => id), ...removed];
  if (ids.length === 0) return 0;
  const at = deps.clock.now();
  const since = new Date(read.startedAt.getTime() - SETTLING_MS);
  const known = await tx.tenant.look({ ids, addresses: users.map(({ address }) => address), since });
  const fresh = read.purpose === 'import' ? users.filter((entry) => isAccount(entry) && isUnknown(known, entry)) : [];
  const added = await tx.tenant.importAccounts(
    fresh.map((entry) => accountOfEntry(deps.departments, { entry, origin: 'imported', at })),
    read.id,
  );
  if (read.purpose !== 'delta') await tx.tenant.markSeen(read.id, [...known.accounts.keys()]);
  const found = [
    ...users.flatMap((entry) => (added.has(entry.id) ? [] : findingsOf({ read, known, id: entry.id, entry }))),
    ...removed.flatMap((id) => findingsOf({ read, known, id, entry: null })),
  ];
  const changed = await tx.tenant.settle({ readId: read.id, at, ids, findings: found });
  for (const readId of changed) if (readId !== read.id) await tx.send({ kind: 'show_digest', readId });
  return added.size;
}

function isUnknown({ accounts, ours }: KnownUsers, { id }: TenantEntry): boolean {
  return !accounts.has(id) && !ours.has(id);
}

/** The first import tells of nothing: what it finds is held for the review that follows. */
function findingsOf(seen: {
  readonly read: TenantRead;
  readonly known: KnownUsers;
  readonly id: string;
  readonly entry: TenantEntry | null;
}): readonly NewFinding[] {
  const { read, known, id, entry } = seen;
  const account = known.accounts.get(id) ?? null;
  const held = read.purpose === 'import' || known.busy.has(id) || (account === null && known.ours.has(id));
  return compare(account, entry ?? 'removed').map((found) => ({ ...found, directoryId: id, account, entry, held }));
}
