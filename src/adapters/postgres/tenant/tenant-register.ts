import { and, asc, eq, exists, lt, ne, not, sql, type SQL } from 'drizzle-orm';
import type { Job } from '#use-cases/ports/store/job.ts';
import { FINDINGS_A_PAGE, type TenantRegister } from '#use-cases/ports/store/tenant.ts';
import type { Database } from '../connection/database.ts';
import { accounts } from '../tables/accounts.ts';
import { findings, tenantAsks, tenantReads } from '../tables/tenant.ts';
import { posts } from '../tables/chat.ts';
import { findingOf, newestRead, readById, told } from './tenant-rows.ts';

export function createTenantRegister(db: Database): TenantRegister {
  const rows = (where: SQL | undefined) =>
    db.select(told).from(findings).leftJoin(accounts, eq(accounts.directoryId, findings.directoryId)).where(where);
  return {
    latestRead: async () => await newestRead(db, 'any'),
    importRead: async () => await newestRead(db, 'import'),
    read: async (id) => await readById(db, id),
    finding: async (id) => {
      const [row] = await rows(eq(findings.id, id));
      return row === undefined ? null : findingOf(row);
    },
    digest: async (readId, wanted) => {
      const shown = and(eq(findings.readId, readId), ne(findings.state, 'held'));
      const [[counted], read] = await Promise.all([
        db
          .select({
            total: sql<number>`count(*)::int`,
            open: sql<number>`count(*) filter (where ${findings.state} = 'open')::int`,
          })
          .from(findings)
          .where(shown),
        readById(db, readId),
      ]);
      const { total = 0, open = 0 } = counted ?? {};
      if (read === null || total === 0) return null;
      const pages = Math.ceil(total / FINDINGS_A_PAGE);
      const page = Math.min(Math.max(0, Math.trunc(wanted)), pages - 1);
      // Sorted by kind and name, never by the decision, so that nothing moves while somebody is deciding.
      const found = await rows(shown)
        .orderBy(
          asc(findings.what),
          sql`coalesce(${findings.entry} #>> '{before,address}', ${findings.entry} #>> '{user,address}')`,
          asc(findings.id),
        )
        .offset(page * FINDINGS_A_PAGE)
        .limit(FINDINGS_A_PAGE);
      return { read, findings: found.map(findingOf), total, open, page, pages };
    },
    unanswered: async ({ id }, limit) => {
      const waits = sql`${tenantAsks.askedIn} is distinct from ${id}`;
      const found = await db.select().from(tenantAsks).where(waits).orderBy(tenantAsks.directoryId).limit(limit);
      return found.map(({ directoryId }) => directoryId);
    },
    held: async (read, limit) => {
      const before = and(eq(findings.state, 'held'), lt(findings.foundAt, read.startedAt));
      const mine = and(eq(tenantAsks.directoryId, findings.directoryId), eq(tenantAsks.askedIn, read.id));
      const unclear = exists(db.select().from(tenantAsks).where(mine));
      const found = await db
        .select({ directoryId: findings.directoryId })
        .from(findings)
        .where(and(before, not(unclear)))
        .groupBy(findings.directoryId)
        .orderBy(sql`min(${findings.foundAt})`)
        .limit(limit);
      return found.map(({ directoryId }) => directoryId);
    },
  };
}

/**
 * Pending jobs about reads of the tenant: a running read continues, a digest is posted, and before any read the import
 * is offered once.
 */
export async function pendingReads(db: Database): Promise<readonly Job[]> {
  const latest = await newestRead(db, 'any');
  if (latest === null) {
    const [known] = await db.select({ id: accounts.id }).from(accounts).limit(1);
    const [offered] = await db.select({ key: posts.key }).from(posts).where(eq(posts.key, 'import'));
    return known === undefined && offered === undefined ? [{ kind: 'show_import' }] : [];
  }
  const untold = await db
    .selectDistinct({ readId: findings.readId })
    .from(findings)
    .innerJoin(tenantReads, eq(tenantReads.id, findings.readId))
    .leftJoin(posts, eq(posts.key, sql`'digest:' || ${findings.readId}`))
    .where(and(eq(findings.state, 'open'), sql`${tenantReads.finishedAt} is not null and ${posts.messageId} is null`));
  return [
    ...(latest.finishedAt === null ? [{ kind: 'read_tenant' } as const] : []),
    ...untold.map(({ readId }) => ({ kind: 'show_digest', readId }) as const),
  ];
}
