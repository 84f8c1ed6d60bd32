import { and, asc, count, eq, gte, lt, lte, or, sql } from 'drizzle-orm';
import { missingReceipts } from '#domain/decide.ts';
import { displayNameOf } from '#domain/form.ts';
import type { ReportFacts } from '#use-cases/report-ports.ts';
import type { Database } from './database.ts';
import { requestOf } from './request-rows.ts';
import { accounts, requests } from './schema.ts';

export function createReportFacts(db: Database): ReportFacts {
  return {
    figures: async ({ from, until }) => {
      // Whatever was done to it since then moved it as well.
      const rows = await db
        .select()
        .from(requests)
        .where(and(lt(requests.createdAt, until), or(gte(requests.createdAt, from), gte(requests.updatedAt, from))));
      return rows.map(requestOf).map(({ kind, state, createdAt, rule, decision, handedAt }) => ({
        ...{ kind, state, createdAt },
        approvedAt: rule === null && decision?.outcome === 'approved' ? decision.at : null,
        handedAt: rule === null ? handedAt : null,
      }));
    },
    openHandOvers: async () => {
      const delivered = eq(requests.state, 'delivered');
      const rows = await db.select().from(requests).where(delivered).orderBy(asc(requests.createdAt));
      return rows.map(requestOf).map((request) => ({
        number: request.number,
        displayName: displayNameOf(request.form),
        handedAt: request.handedAt,
        missing: missingReceipts(request),
        passwordChanged: request.passwordChangedAt !== null,
      }));
    },
    ending: async ({ from, until, limit }) => {
      const { displayName, address, contractEnd, state } = accounts;
      const which = and(eq(state, 'active'), gte(contractEnd, from), lte(contractEnd, until));
      const [rows, [counted]] = await Promise.all([
        db
          .select({ displayName, address, contractEnd: sql<string>`${contractEnd}::text` })
          .from(accounts)
          .where(which)
          .orderBy(asc(contractEnd), asc(address))
          .limit(limit),
        db.select({ total: count() }).from(accounts).where(which),
      ]);
      return { rows, total: counted?.total ?? 0 };
    },
    accounts: async () => {
      const rows = await db.select({ state: accounts.state, total: count() }).from(accounts).groupBy(accounts.state);
      const of = (state: string): number => rows.find((row) => row.state === state)?.total ?? 0;
      return { active: of('active'), suspended: of('suspended') };
    },
  };
}
