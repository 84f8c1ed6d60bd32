import { reportMonth } from '#domain/request/report-month.ts';
import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { Document } from '#use-cases/ports/archive.ts';
import { isReportForgotten, reportOf, type ReportDeps } from './tell-report.ts';

export type ReportRefusal =
  | { readonly code: 'not_allowed' }
  | { readonly code: 'unknown_month' }
  | { readonly code: 'month_to_come' }
  /** Buzón kept nothing yet in that month; `since` is the first one (`YYYY-MM`), null where there is none. */
  | { readonly code: 'before_beginning'; readonly since: string | null }
  | { readonly code: 'forgotten' };

export interface AskedReport {
  readonly month: string;
  /** The month is not over. */
  readonly isPartial: boolean;
  readonly files: readonly Document[];
}

/**
 * The report of a month as things stand now, for whoever asks: of one that is not over with what there is so far. It is not
 * archived, as the one of the first working day is; that it was asked for stands in the trail.
 */
export async function askReport(
  deps: Omit<ReportDeps, 'notices'>,
  asked: {
    readonly by: Actor;
    /** Of the systems area, or of those who control it. */
    readonly isAllowed: boolean;
    /** As it was written; empty for the month so far. */
    readonly month: string;
    /** Called once it is certain that there will be one. */
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
