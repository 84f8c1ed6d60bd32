import { and, asc, count, eq, gte, lt, lte, min, ne, notInArray, notLike, or, sql } from 'drizzle-orm';
import { decidedAlone } from '#domain/request/alone.ts';
import { missingReceipts } from '#domain/request/hand-over/receipts.ts';
import { NOBODY } from '#domain/person.ts';
import { displayNameOf, KINDS, type Kind } from '#domain/form/form.ts';
import { outcomeOf } from '#domain/report/report.ts';
import { ENDED_STATES } from '#domain/request/states.ts';
import type { ReportFacts } from '#use-cases/ports/store/report.ts';
import type { Database } from '../connection/database.ts';
import { requestOf } from './request-rows.ts';
import { accounts } from '../tables/accounts.ts';
import { auditTrail } from '../tables/trail.ts';
import { requests } from '../tables/requests.ts';

const kindOf = sql<Kind>`${requests.data} ->> 'kind'`;

export function createReportFacts(db: Database): ReportFacts {
  return {
    figures: async ({ from, until }) => {
      // Anything done to a request since then has changed its `updatedAt`.
      const which = and(
        lt(requests.createdAt, until),
        or(gte(requests.createdAt, from), gte(requests.updatedAt, from)),
      );
      // A request stores only its last decision: one that was approved may have been rejected or questioned since.
      const [rows, approvals] = await Promise.all([
        db.select().from(requests).where(which),
        db
          .select({ requestId: auditTrail.requestId, at: sql<string>`${auditTrail.entry}::jsonb ->> 'at'` })
          .from(auditTrail)
          .innerJoin(requests, eq(requests.id, auditTrail.requestId))
          .where(and(which, eq(auditTrail.what, 'approve')))
          .orderBy(asc(auditTrail.seq)),
      ]);
      const approvedAt = Map.groupBy(approvals, ({ requestId }) => requestId);
      return rows.map(requestOf).map((request) => {
        const { id, number, kind, createdAt, rule, handedAt } = request;
        return {
          ...{ number, kind, createdAt, outcome: outcomeOf(request) },
          aloneAt: decidedAlone(request).map(({ at }) => at),
          approvedAt: (approvedAt.get(id) ?? []).map(({ at }) => new Date(at)),
          handedAt: rule === null ? handedAt : null,
        };
      });
    },
    openBefore: async (moment) => {
      const rows = await db
        .select({ kind: kindOf, open: count(), oldest: min(requests.createdAt) })
        .from(requests)
        .where(and(lt(requests.createdAt, moment), notInArray(requests.state, [...ENDED_STATES])))
        .groupBy(kindOf);
      const rowsOf = (kind: Kind): typeof rows => rows.filter((row) => row.kind === kind);
      return KINDS.flatMap(rowsOf).map(({ kind, open, oldest }) => ({ kind, open, oldest: oldest ?? moment }));
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
    ending: async ({ from, until, today, limit }) => {
      const { displayName, address, contractEnd, state, subject } = accounts;
      // An account is deleted after the end of its contract; the end still counts.
      const counts = or(ne(state, 'deleted'), and(lt(contractEnd, today), notLike(subject, `${NOBODY}:%`)));
      const which = and(counts, gte(contractEnd, from), lte(contractEnd, until));
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
      const totalIn = (state: string): number => rows.find((row) => row.state === state)?.total ?? 0;
      return { active: totalIn('active'), suspended: totalIn('suspended') };
    },
  };
}
