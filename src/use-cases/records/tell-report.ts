import { createHash } from 'node:crypto';
import { reportVersion } from '#domain/form/form-version.ts';
import { productName } from '#domain/account/product-names.ts';
import { countByKind, spreadOf } from '#domain/report/report.ts';
import { addDays, dayIn, morningOf, startOfDay } from '#use-cases/calendar/calendar.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import { readArchived } from './read-archived.ts';
import type { MonthlyReport, ReportWriter } from '#use-cases/ports/store/report.ts';
import { isWorkingDay } from '#use-cases/calendar/working-days.ts';
import { workingHoursBetween, type OfficeHours } from '#use-cases/calendar/working-hours.ts';

export interface ReportDeps {
  readonly store: Store;
  readonly directory: Pick<Directory, 'licences'>;
  readonly notices: Pick<Notices, 'tellReport'>;
  readonly clock: Clock;
  readonly institution: Institution;
  readonly officeHours: OfficeHours;
  readonly reports: ReportWriter;
}

/** How many contracts the report lists; the total is always given. */
const MOST_ENDING = 1_000;

/**
 * Makes the report of a month, archives it, and posts it in the systems area's channel. When repeated, the archived
 * report is posted; a forgotten one is not made again.
 */
export async function tellReport(deps: ReportDeps, { month }: { readonly month: string }): Promise<void> {
  if (await isReportForgotten(deps, month)) return;
  const report = await reportOf(deps, month);
  const picture = await archivedOrMade(deps, `report:${month}:picture`, async () => await deps.reports.picture(report));
  const document = await archivedOrMade(deps, `report:${month}`, async () => await deps.reports.document(report));
  await deps.notices.tellReport(report, [picture, document]);
}

/**
 * Enqueues the report of the previous month on the first working day of the month. Every process calls it each minute.
 */
export async function scheduleReport(deps: Pick<ReportDeps, 'store' | 'clock' | 'institution'>): Promise<void> {
  const { timeZone } = deps.institution;
  const now = deps.clock.now();
  const today = dayIn(now, timeZone);
  if (now < morningOf(firstWorkingDay(today.slice(0, 7)), timeZone)) return;
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  const isTold = await deps.store.isPosted(postKey.report(month));
  const since = await deps.store.trail.since();
  // A month before the first data has no report.
  if (isTold || since === null || dayIn(since, timeZone).slice(0, 7) > month) return;
  await deps.store.transact(async (tx) => await tx.send({ kind: 'tell_report', month }));
}

/** The month's figures and open work, as they are now. */
export async function reportOf(deps: Omit<ReportDeps, 'notices' | 'reports'>, month: string): Promise<MonthlyReport> {
  const { store, institution, officeHours } = deps;
  const { timeZone, name, nit, versions } = institution;
  const madeAt = deps.clock.now();
  const next = nextMonth(month);
  const span = { from: startOfDay(`${month}-01`, timeZone), until: startOfDay(`${next}-01`, timeZone) };
  const monthAfter = { from: `${next}-01`, until: addDays(`${nextMonth(next)}-01`, -1) };
  const [figures, earlier, handOvers, ending, accounts, licences] = await Promise.all([
    store.report.figures(span),
    store.report.openBefore(span.from),
    store.report.openHandOvers(),
    store.report.ending({ ...monthAfter, today: dayIn(madeAt, timeZone), limit: MOST_ENDING }),
    store.report.accounts(),
    licencesNow(deps),
  ]);
  const within = (moment: Date | null): moment is Date => moment !== null && moment >= span.from && moment < span.until;
  const taken = (ends: (one: (typeof figures)[number]) => Date | null): readonly number[] =>
    figures.flatMap((one) => {
      const until = ends(one);
      return within(until) ? [workingHoursBetween({ officeHours, timeZone }, { from: one.createdAt, until })] : [];
    });
  return {
    month,
    madeAt,
    isPartial: madeAt < span.until,
    institution: { name, nit },
    version: reportVersion(versions, dayIn(madeAt, timeZone)),
    requests: countByKind(figures.filter(({ createdAt }) => within(createdAt))),
    earlier,
    approval: spreadOf(taken(({ approvedAt }) => approvedAt.find(within) ?? null)),
    delivery: spreadOf(taken(({ handedAt }) => handedAt)),
    handOvers,
    alone: figures.flatMap(({ number, aloneAt }) => (aloneAt.some(within) ? [number] : [])).toSorted(),
    licences,
    nextMonth: next,
    ending: ending.rows,
    endingTotal: ending.total,
    accounts,
  };
}

/** If the tenant does not answer, the rest of the report is still made. */
async function licencesNow({ directory }: Pick<ReportDeps, 'directory'>): Promise<MonthlyReport['licences']> {
  try {
    const licences = await directory.licences();
    return licences.map((licence) => ({ name: productName(licence), free: licence.free, total: licence.total }));
  } catch (error) {
    if (error instanceof OutsideError) return null;
    throw error;
  }
}

/** Whether the report of that month was archived and later forgotten: it is not made again. */
export async function isReportForgotten({ store }: Pick<ReportDeps, 'store'>, month: string): Promise<boolean> {
  const known = await Promise.all([
    store.archive.find(`report:${month}`),
    store.archive.find(`report:${month}:picture`),
  ]);
  return known.some((record) => record?.content === null);
}

/** The documents archived under the key; if there are none, they are made and archived now. */
async function archivedOrMade(
  { store, clock }: Pick<ReportDeps, 'store' | 'clock'>,
  key: string,
  make: () => Promise<Document>,
): Promise<Document> {
  const known = await readArchived({ store }, key);
  // A changed report is posted to nobody; `audit:verify` reports it.
  if (known === 'altered') throw new Error(`the archived ${key} is not what the trail says`);
  if (known !== null) return known;
  const made = await make();
  const { name, mediaType, content } = made;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const madeAt = clock.now();
  await store.transact(async (tx) => {
    if (!(await tx.archive({ key, requestId: null, name, mediaType, sha256, madeAt, content }))) return;
    const about = { requestId: null, at: madeAt, actor: 'buzon', door: 'worker' } as const;
    await tx.append({ ...about, what: 'report_archived', data: { key, sha256 } });
  });
  return made;
}

function firstWorkingDay(month: string): string {
  let day = `${month}-01`;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** `YYYY-MM` after this one. */
function nextMonth(month: string): string {
  return addDays(`${month}-01`, 31).slice(0, 7);
}
