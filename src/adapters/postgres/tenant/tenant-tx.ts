import { randomUUID } from 'node:crypto';
import { and, eq, inArray, ne, not, sql } from 'drizzle-orm';
import type { Sighting } from '#domain/request/account-facts.ts';
import type { Account } from '#domain/account/account.ts';
import { RUNNING_STATES } from '#domain/request/states.ts';
import type { AccountSight, FindingBefore, NewFinding, TenantTx } from '#use-cases/ports/store/tenant.ts';
import { accountOf, accountRow } from '../accounts/account-rows.ts';
import type { Transaction } from '../connection/database.ts';
import { accounts, addresses } from '../tables/accounts.ts';
import { findings, tenantAsks, tenantReads } from '../tables/tenant.ts';
import { requests } from '../tables/requests.ts';
import { runs } from '../tables/runs.ts';
import {
  findingOf,
  newestRead,
  rowsAsJson,
  textArray,
  told,
  writtenColumns,
  type FindingFacts,
} from './tenant-rows.ts';

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
    askAboutDeleted: async (since) => {
      await tx.execute(sql`
        insert into ${tenantAsks} (directory_id)
        select directory_id from ${findings} where what = 'deleted' and state = 'open'
        union select directory_id from ${accounts} where state = 'deleted' and deleted_at >= ${since.toISOString()}::timestamptz
        on conflict do nothing`);
    },
    ask: async (ids) => {
      if (ids.length === 0) return;
      const insertAsks = sql`insert into ${tenantAsks} (directory_id) select unnest(${textArray(ids)})`;
      await tx.execute(sql`${insertAsks} on conflict (directory_id) do update set asked_in = null`);
    },
    answered: async ({ readId, ids, unclear }) => {
      const some = (those: readonly string[]) => sql`${tenantAsks.directoryId} = any(${textArray(those)})`;
      await tx.delete(tenantAsks).where(and(some(ids), not(some(unclear))));
      if (unclear.length === 0) return;
      const insertAsks = sql`insert into ${tenantAsks} (directory_id, asked_in) select unnest(${textArray(unclear)}), ${readId}`;
      await tx.execute(sql`${insertAsks} on conflict (directory_id) do update set asked_in = excluded.asked_in`);
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
    keepSights: async (sights, at) => await keepSights(tx, { sights, at }),
    holdMissing: async (read) => {
      const before = sql`jsonb_build_object('address', address, 'userPrincipalName', user_principal_name, 'displayName', display_name)`;
      // Changes made after the read began may be missing from its pages.
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
        .select(told)
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
    endDeleted: async (directoryId) => {
      const deleted = and(eq(findings.directoryId, directoryId), eq(findings.what, 'deleted'));
      await tx.delete(findings).where(and(deleted, eq(findings.state, 'held')));
      const open = and(deleted, eq(findings.state, 'open'));
      const ended = await tx.update(findings).set({ state: 'gone' }).where(open).returning({ readId: findings.readId });
      return ended.map(({ readId }) => readId);
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

/** Rows of a statement that drizzle cannot express. */
function rowsOf<T>(tx: Transaction): (statement: ReturnType<typeof sql>) => Promise<{ readonly rows: readonly T[] }> {
  return async (statement) => ({ rows: (await tx.execute(statement)) as unknown as readonly T[] });
}

async function look(
  tx: Transaction,
  { ids, names, since }: Parameters<TenantTx['look']>[0],
): ReturnType<TenantTx['look']> {
  // Only a running or half-done request explains a difference; one not started or already done does not.
  const open = inArray(requests.state, [...RUNNING_STATES]);
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
    select seen.id as directory_id
    from unnest(${textArray(names.map(({ id }) => id))}, ${textArray(names.map(({ name }) => name))}) as seen (id, address)
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

async function keepSights(
  tx: Transaction,
  { sights, at }: { readonly sights: readonly AccountSight[]; readonly at: Date },
): Promise<void> {
  const part = (names: readonly string[] | null): Sighting['licences'] =>
    names === null ? undefined : { names, at: at.toISOString() };
  const seen = sights.map(({ id, licences, addresses: all }) => {
    // JSON leaves out undefined values.
    const parts: { readonly [K in keyof Sighting]: Sighting[K] | undefined } = {
      licences: part(licences),
      addresses: part(all),
    };
    return { id, parts };
  });
  if (seen.length === 0) return;
  await tx.execute(sql`
    update ${accounts} set sighting = coalesce(${accounts.sighting}, '{}'::jsonb) || seen.parts
    from json_to_recordset(${JSON.stringify(seen)}::json) as seen (id text, parts jsonb)
    where ${accounts.directoryId} = seen.id and seen.parts <> '{}'::jsonb`);
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
  // Another new name, or the deletion of the account, replaces it; other differences do not.
  const replaced = sql`exists (select from ${now} where now.directory_id = findings.directory_id
    and now.what in (findings.what, 'deleted'))`;
  const { rows: over } = await rowsOf<{ read_id: string }>(tx)(sql`
    update findings set state = case when ${replaced} then 'replaced' else 'gone' end
    where state = 'open' and ${seen} and not ${still} returning read_id`);
  // An ignored difference that ended is told again if it happens again.
  await tx.execute(sql`
    update findings set fingerprint = fingerprint || ' ' || id where state = 'ignored' and ${seen} and not ${still}
      and fingerprint not like '% ' || id`);
  if (found.length > 0) {
    await tx.execute(sql`
      insert into findings select now.* from ${now} where now.state = 'held' and not exists (select from findings told
        where told.directory_id = now.directory_id and told.what = now.what and told.fingerprint = now.fingerprint
          and told.state in ('open', 'ignored'))`);
    // A difference already told is updated to its present state, which an adoption uses. A finding of a read that never
    // finished was told by no digest: this one tells it.
    await tx.execute(sql`
      insert into findings select now.* from ${now} where now.state = 'open'
      on conflict (directory_id, what, fingerprint) where state in ('open', 'ignored')
      do update set entry = excluded.entry, read_id = case
        when exists (select from ${tenantReads} ended where ended.id = findings.read_id and ended.finished_at is not null)
        then findings.read_id else excluded.read_id end
      where findings.state = 'open'`);
  }
  return [...new Set(over.map((row) => row.read_id))];
}

function rowOf(
  finding: NewFinding,
  { readId, at }: { readonly readId: string; readonly at: Date },
): typeof findings.$inferInsert {
  const { directoryId, account, entry, what, fingerprint, held } = finding;
  const facts: FindingFacts = {
    user: entry === null ? null : { ...entry, createdAt: entry.createdAt?.toISOString() ?? null },
    before: account === null ? null : beforeOf(account),
  };
  const state = held ? 'held' : 'open';
  const accountId = account?.id ?? null;
  return { id: randomUUID(), readId, directoryId, accountId, what, entry: facts, fingerprint, foundAt: at, state };
}

function beforeOf({ address, userPrincipalName, displayName }: Account): FindingBefore {
  return { address, userPrincipalName, displayName };
}
