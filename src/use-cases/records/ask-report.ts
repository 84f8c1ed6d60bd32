import { reportMonth } from '#domain/report/report-month.ts';
import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import { isReportForgotten, reportOf, type ReportDeps } from './tell-report.ts';

export type ReportRefusal =
  | { readonly code: 'not_allowed' }
  | { readonly code: 'unknown_month' }
  | { readonly code: 'month_to_come' }
  /** Buzón has no data from that month; `since` is its first month (`YYYY-MM`), null when there is none. */
  | { readonly code: 'before_beginning'; readonly since: string | null }
  | { readonly code: 'forgotten' };

export interface AskedReport {
  readonly month: string;
  /** The month is not over. */
  readonly isPartial: boolean;
  readonly files: readonly Document[];
}

/**
 * The report of a month as things are now; for the current month, of what there is so far. Unlike the report of the
 * first working day it is not archived. The trail records that it was asked for.
 */
export async function askReport(
  deps: Omit<ReportDeps, 'notices'>,
  asked: {
    readonly by: Actor;
    /** The person belongs to the systems area or to those who control it. */
    readonly isAllowed: boolean;
    /** As typed; empty for the current month. */
    readonly month: string;
    /** Called when it is certain that there will be a report. */
    readonly begun?: (month: string) => Promise<void>;
  },
): Promise<Result<AskedReport, ReportRefusal>> {
  const { store, clock, reports } = deps;
  if (!asked.isAllowed) return refused({ code: 'not_allowed' });
  const { timeZone } = deps.institution;
  const now = clock.now();
  const meant = reportMonth(asked.month, dayIn(now, timeZone));
  if (!meant.ok) return refused({ code: meant.error === 'unknown' ? 'unknown_month' : 'month_to_come' });
  const month = meant.value;
  const first = await store.trail.since();
  const since = first === null ? null : dayIn(first, timeZone).slice(0, 7);
  if (since === null || month < since) return refused({ code: 'before_beginning', since });
  if (await isReportForgotten(deps, month)) return refused({ code: 'forgotten' });
  await asked.begun?.(month);
  const report = await reportOf(deps, month);
  const files = [await reports.document(report), await reports.picture(report)];
  const actor = { id: asked.by.id, name: asked.by.name };
  await store.transact(async (tx) => {
    const about = { requestId: null, at: now, actor, door: asked.by.door };
    await tx.append({ ...about, what: 'report_asked', data: { month, partial: report.isPartial } });
  });
  return ok({ month, isPartial: report.isPartial, files });
}
