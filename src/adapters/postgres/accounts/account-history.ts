import { and, desc, eq, inArray, or } from 'drizzle-orm';
import type { AccountHistory } from '#use-cases/ports/store/history.ts';
import type { Database } from '../connection/database.ts';
import { requestOf } from '../requests/request-rows.ts';
import { contractNotices } from '../tables/accounts.ts';
import { findings } from '../tables/tenant.ts';
import { requests } from '../tables/requests.ts';

/** Reminders are sent, not decided. */
const DECIDING_EVENTS = ['let_expire', 'suspended', 'deletion_asked'] as const;
const DECIDED = ['adopted', 'requested', 'ignored'] as const;

export function createAccountHistory(db: Database): AccountHistory {
  return {
    requestsOn: async ({ id, requestNumber }, limit) => {
      const made = requestNumber === null ? undefined : eq(requests.number, requestNumber);
      const about = or(eq(requests.accountId, id), made);
      const [rows, total] = await Promise.all([
        db.select().from(requests).where(about).orderBy(desc(requests.createdAt), desc(requests.number)).limit(limit),
        db.$count(requests, about),
      ]);
      return {
        events: rows.map((row) => ({ kind: 'request', at: row.createdAt, request: requestOf(row) })),
        total,
      };
    },
    contractEventsOn: async ({ id }, limit) => {
      const about = and(eq(contractNotices.accountId, id), inArray(contractNotices.what, [...DECIDING_EVENTS]));
      const [rows, total] = await Promise.all([
        db.select().from(contractNotices).where(about).orderBy(desc(contractNotices.at)).limit(limit),
        db.$count(contractNotices, about),
      ]);
      const events = rows.flatMap(({ what, at, contractEnd, byId, byName }) => {
        const event = DECIDING_EVENTS.find((known) => known === what);
        const by = byId === null ? null : { id: byId, name: byName ?? byId };
        return event === undefined ? [] : [{ kind: 'contract' as const, at, what: event, contractEnd, by }];
      });
      return { events, total };
    },
    findingsOn: async ({ directoryId }, limit) => {
      const about = and(eq(findings.directoryId, directoryId), inArray(findings.state, [...DECIDED]));
      const [rows, total] = await Promise.all([
        db.select().from(findings).where(about).orderBy(desc(findings.decidedAt)).limit(limit),
        db.$count(findings, about),
      ]);
      const events = rows.flatMap(({ what, state, decidedAt, byId, byName, requestNumber }) => {
        const decided = DECIDED.find((one) => one === state);
        const by = byId === null ? null : { id: byId, name: byName ?? byId };
        if (decided === undefined || decidedAt === null) return [];
        return [{ kind: 'finding' as const, at: decidedAt, what, decided, by, requestNumber }];
      });
      return { events, total };
    },
  };
}
