import { randomUUID } from 'node:crypto';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Account } from '#domain/account.ts';
import type { NewFinding, TenantTx } from '#use-cases/tenant-ports.ts';
import { accountOf, accountRow } from './account-rows.ts';
import type { Transaction } from './database.ts';
import { accounts, addresses, findings, requests, runs, tenantReads } from './schema.ts';
import { findingOf, newestRead, rowsAsJson, textArray, writtenColumns, type FindingFacts } from './tenant-rows.ts';

export function createTenantTx(tx: Transaction): TenantTx {
  return {
    latestRead: async () => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('buzon.tenant_read'))`);
      return await newestRead(tx, 'any');
    },
    insertRead: async (read) => {
      await tx.insert(tenantReads).values(read);
    },
    saveRead: async ({ id, imported: _, ...read }) => {
      await tx.update(tenantReads).set(read).where(eq(tenantReads.id, id));
    },
    look: async (users) => await look(tx, users),
    importAccounts: async (given, readId) => await importAccounts(tx, { given, readId }),
    markSeen: async (readId, ids) => {
      if (ids.length === 0) return;
      await tx
        .update(accounts)
        .set({ seenIn: readId })
        .where(sql`${accounts.directoryId} = any(${textArray(ids)})`);
    },
    holdMissing: async (read) => {
      const before = sql`jsonb_build_object('address', address, 'displayName', display_name)`;
      // What came after the read began, its pages need not have told.
      await tx.execute(sql`
        insert into ${findings} (id, read_id, directory_id, account_id, what, entry, fingerprint, found_at, state)
        select gen_random_uuid(), ${read.id}, directory_id, id, 'deleted', jsonb_build_object('user', null, 'before', ${before}),
          '', ${read.startedAt.toISOString()}::timestamptz - interval '1 millisecond', 'held'
        from ${accounts}
        where state <> 'deleted' and seen_in is distinct from ${read.id}
          and created_at < ${read.startedAt.toISOString()}::timestamptz
          and not exists (select from findings told where told.directory_id = accounts.directory_id
            and told.what = 'deleted' and told.state in ('open', 'held', 'ignored'))`);
    },
    settle: async (seen) => await settle(tx, seen),
    hold: async (finding) => {
      await tx.insert(findings).values(rowOf({ ...finding, held: true }, finding));
    },
    hasOpen: async (readId) => {
      const open = and(eq(findings.readId, readId), eq(findings.state, 'open'));
      return (await tx.select({ id: findings.id }).from(findings).where(open).limit(1)).length > 0;
    },
    finding: async (id) => {
      const [row] = await tx
        .select({ finding: findings, account: accounts })
        .from(findings)
        .leftJoin(accounts, eq(accounts.directoryId, findings.directoryId))
        .where(eq(findings.id, id))
        .for('update', { of: findings });
      return row === undefined ? null : findingOf(row);
    },
    decide: async ({ id, state, by, at, reason, requestNumber }) => {
      const decided = await tx
        .update(findings)
        .set({ state, byId: by.id, byName: by.name, decidedAt: at, reason, requestNumber })
        .where(and(eq(findings.id, id), eq(findings.state, 'open')))
        .returning({ id: findings.id });
      return decided.length === 1;
    },
    endOthers: async ({ id, directoryId }) => {
      const others = and(eq(findings.directoryId, directoryId), eq(findings.state, 'open'), ne(findings.id, id));
      await tx.update(findings).set({ state: 'gone' }).where(others);
    },
    isAddressFree: async (address, directoryId) => {
      const { rows } = await rowsOf<{ taken: boolean }>(tx)(sql`
        select exists (select from ${accounts} where address = ${address} and state <> 'deleted' and directory_id <> ${directoryId})
          or exists (select from ${addresses} held where held.address = ${address} and (held.state = 'reserved' or held.state = 'in_use'
            and held.account_id is distinct from (select id from accounts where directory_id = ${directoryId}))) as taken`);
      return rows[0]?.taken === false;
    },
  };
}

/** Rows of a statement that drizzle has no words for. */
function rowsOf<T>(tx: Transaction): (statement: ReturnType<typeof sql>) => Promise<{ readonly rows: readonly T[] }> {
  return async (statement) => ({ rows: (await tx.execute(statement)) as unknown as readonly T[] });
}

async function look(
  tx: Transaction,
  { ids, addresses: seen, since }: Parameters<TenantTx['look']>[0],
): ReturnType<TenantTx['look']> {
  // What runs, or stopped half-way: a request that nobody has carried out, or that is done, explains nothing.
  const open = inArray(requests.state, ['executing', 'executed', 'failed']);
  const known = await tx
    .select()
    .from(accounts)
    .where(sql`${accounts.directoryId} = any(${textArray(ids)})`);
  const busy = await tx
    .selectDistinct({ directoryId: accounts.directoryId })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(
      and(
        sql`${accounts.directoryId} = any(${textArray(ids)})`,
        sql`(${open} or ${requests.updatedAt} >= ${since.toISOString()}::timestamptz)`,
      ),
    );
  const made = await tx
    .select({ directoryId: runs.directoryId })
    .from(runs)
    .innerJoin(requests, eq(requests.id, runs.requestId))
    .where(and(open, sql`${runs.directoryId} = any(${textArray(ids)})`));
  const { rows: reserved } = await rowsOf<{ directory_id: string }>(tx)(sql`
    select seen.id as directory_id from unnest(${textArray(ids.slice(0, seen.length))}, ${textArray(seen)}) as seen (id, address)
    join ${addresses} held on held.address = seen.address and held.state = 'reserved'`);
  return {
    accounts: new Map(known.map((row) => [row.directoryId, accountOf(row)])),
    busy: new Set(busy.map(({ directoryId }) => directoryId)),
    ours: new Set([
      ...made.flatMap(({ directoryId }) => (directoryId === null ? [] : [directoryId])),
      ...reserved.map((row) => row.directory_id),
    ]),
  };
}

async function importAccounts(
  tx: Transaction,
  { given, readId }: { readonly given: readonly Account[]; readonly readId: string },
): Promise<ReadonlySet<string>> {
  if (given.length === 0) return new Set();
  const json = rowsAsJson(
    accounts,
    given.map((account) => ({ ...accountRow(account), seenIn: readId })),
  );
  const columns = writtenColumns(accounts);
  const { rows: added } = await rowsOf<{ id: string; directory_id: string; address: string }>(tx)(sql`
    with added as (
      insert into ${accounts} (${columns}) select ${columns} from json_populate_recordset(null::accounts, ${json}::json)
      on conflict do nothing returning id, directory_id, address
    ), held as (
      insert into addresses (address, account_id, state) select address, id, 'in_use' from added
      on conflict (address) do update set state = 'in_use', account_id = excluded.account_id, until = null
        where addresses.state <> 'reserved'
    )
    select id, directory_id, address from added`);
  return new Set(added.map((row) => row.directory_id));
}

async function settle(
  tx: Transaction,
  { readId, at, ids, findings: found }: Parameters<TenantTx['settle']>[0],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const seen = sql`findings.directory_id = any(${textArray(ids)})`;
  const json = rowsAsJson(
    findings,
    found.map((finding) => rowOf(finding, { readId, at })),
  );
  const now = sql`json_populate_recordset(null::findings, ${json}::json) as now`;
  const still = sql`exists (select from ${now} where now.directory_id = findings.directory_id and now.what = findings.what
    and now.fingerprint = findings.fingerprint)`;
  await tx.execute(sql`delete from findings where state = 'held' and ${seen}`);
  const { rows: gone } = await rowsOf<{ read_id: string }>(tx)(
    sql`update findings set state = 'gone' where state = 'open' and ${seen} and not ${still} returning read_id`,
  );
  // What was ignored and is over does not keep the same from being told should it happen again.
  await tx.execute(sql`
    update findings set fingerprint = fingerprint || ' ' || id where state = 'ignored' and ${seen} and not ${still}
      and fingerprint not like '% ' || id`);
  if (found.length > 0) {
    await tx.execute(sql`
      insert into findings select now.* from ${now} where now.state = 'held' and not exists (select from findings told
        where told.directory_id = now.directory_id and told.what = now.what and told.fingerprint = now.fingerprint
          and told.state in ('open', 'ignored'))`);
    // Told already, it is known as it is now: that is what an adoption takes over.
    await tx.execute(sql`
      insert into findings select now.* from ${now} where now.state = 'open'
      on conflict (directory_id, what, fingerprint) where state in ('open', 'ignored')
      do update set entry = excluded.entry where findings.state = 'open'`);
  }
  return [...new Set(gone.map((row) => row.read_id))];
}

function rowOf(
  finding: NewFinding,
  { readId, at }: { readonly readId: string; readonly at: Date },
): typeof findings.$inferInsert {
  const { directoryId, account, entry, what, fingerprint, held } = finding;
  const facts: FindingFacts = {
    user: entry === null ? null : { ...entry, createdAt: entry.createdAt?.toISOString() ?? null },
    before: account === null ? null : { address: account.address, displayName: account.displayName },
  };
  const state = held ? 'held' : 'open';
  const accountId = account?.id ?? null;
  return { id: randomUUID(), readId, directoryId, accountId, what, entry: facts, fingerprint, foundAt: at, state };
}
