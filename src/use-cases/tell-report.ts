import { createHash } from 'node:crypto';
import { ACCOUNT_LIST, versionInForce } from '#domain/form-version.ts';
import { countByKind, spreadOf } from '#domain/report.ts';
import { addDays, dayIn, morningOf, startOfDay } from './calendar.ts';
import type { Directory } from './directory-port.ts';
import { OutsideError } from './outside-error.ts';
import type { Chat, Clock, Institution, Store } from './ports.ts';
import type { Document } from './archive-ports.ts';
import type { MonthlyReport, ReportWriter } from './report-ports.ts';
import { isWorkingDay } from './working-days.ts';
import { workingHoursBetween, type OfficeHours } from './working-hours.ts';

export interface ReportDeps {
  readonly store: Store;
  readonly directory: Pick<Directory, 'licences'>;
  readonly chat: Pick<Chat, 'tellReport'>;
  readonly clock: Clock;
  readonly institution: Institution;
  readonly officeHours: OfficeHours;
  readonly reports: ReportWriter;
}

/** Contracts that the report names; how many there are it tells in any case. */
const MOST_ENDING = 200;

/** Makes the report of a month, archives it, and shows it in the systems area's channel. Carried out again, what was archived is shown; what was forgotten is not made anew. */
export async function tellReport(deps: ReportDeps, { month }: { readonly month: string }): Promise<void> {
  if (await isForgotten(deps, month)) return;
  const report = await reportOf(deps, month);
  const picture = await archived(deps, `report:${month}:picture`, async () => await deps.reports.picture(report));
  const document = await archived(deps, `report:${month}`, async () => await deps.reports.document(report));
  await deps.chat.tellReport(report, [picture, document]);
}

/** Asks for the report of the month before, on the first working day of the month; every process calls it each minute. */
export async function keepReports(deps: Pick<ReportDeps, 'store' | 'clock' | 'institution'>): Promise<void> {
  const { timeZone } = deps.institution;
  const now = deps.clock.now();
  const today = dayIn(now, timeZone);
  if (now < morningOf(firstWorkingDay(today.slice(0, 7)), timeZone)) return;
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  const post = await deps.store.posts.find(`report:${month}`);
  const since = await deps.store.trail.since();
  // Of a month in which nothing was there yet there is nothing to tell.
  if (post?.ts || since === null || dayIn(since, timeZone).slice(0, 7) > month) return;
  await deps.store.transact(async (tx) => await tx.send({ kind: 'tell_report', month }));
}

async function reportOf(deps: ReportDeps, month: string): Promise<MonthlyReport> {
  const { store, institution, officeHours } = deps;
  const { timeZone, name, nit, versions } = institution;
  const madeAt = deps.clock.now();
  const next = nextMonth(month);
  const span = { from: startOfDay(`${month}-01`, timeZone), until: startOfDay(`${next}-01`, timeZone) };
  const [figures, handOvers, ending, accounts, licences] = await Promise.all([
    store.report.figures(span),
    store.report.openHandOvers(),
    store.report.ending({ from: `${next}-01`, until: addDays(`${nextMonth(next)}-01`, -1), limit: MOST_ENDING }),
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
    institution: { name, nit },
    version: versionInForce(versions, { code: ACCOUNT_LIST, day: dayIn(madeAt, timeZone) }),
    requests: countByKind(figures.filter(({ createdAt }) => within(createdAt))),
    approval: spreadOf(taken(({ approvedAt }) => approvedAt)),
    delivery: spreadOf(taken(({ handedAt }) => handedAt)),
    handOvers,
    licences,
    nextMonth: next,
    ending: ending.rows,
    endingTotal: ending.total,
    accounts,
  };
}

/** A tenant that does not answer keeps nobody from the rest. */
async function licencesNow({ directory }: Pick<ReportDeps, 'directory'>): Promise<MonthlyReport['licences']> {
  try {
    const licences = await directory.licences();
    return licences.map(({ skuPartNumber, free, total }) => ({ name: skuPartNumber, free, total }));
  } catch (error) {
    if (error instanceof OutsideError) return null;
    throw error;
  }
}

async function isForgotten({ store }: Pick<ReportDeps, 'store'>, month: string): Promise<boolean> {
  const known = await Promise.all([
    store.archive.find(`report:${month}`),
    store.archive.find(`report:${month}:picture`),
  ]);
  return known.some((record) => record?.content === null);
}

/** What was archived under the key, or what is made and archived now. */
async function archived(
  { store, clock }: Pick<ReportDeps, 'store' | 'clock'>,
  key: string,
  make: () => Promise<Document>,
): Promise<Document> {
  const known = await store.archive.find(key);
  if (known !== null && known.content !== null) {
    const { name, mediaType, content } = known;
    return { name, title: name, mediaType, content };
  }
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
