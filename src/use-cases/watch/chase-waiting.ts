import { RESTORABLE_DAYS } from '#domain/people/same-person.ts';
import { waitsForSystemsSince } from '#domain/request/concerned/waits-for-systems.ts';
import { dayIn, startOfDay } from '#use-cases/calendar/calendar.ts';
import { isOpenAt, type OfficeHours } from '#use-cases/calendar/working-hours.ts';
import { workingDaysLeft } from '#use-cases/calendar/working-days.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { CHASES, countOf, lateOf } from '#use-cases/ports/still-waiting.ts';

/** More than any office lets wait. */
const MOST = 1_000;
const DAY_MS = 24 * 60 * 60_000;

interface ChaseDeps {
  readonly store: Pick<Store, 'home' | 'exclusively'>;
  readonly notices: Pick<Notices, 'tellWaiting'>;
  readonly clock: Clock;
  readonly institution: Pick<Institution, 'timeZone'>;
  readonly officeHours: OfficeHours;
}

/**
 * Reminds the systems area of what nobody has decided, begun or answered after 1 and 3 working days: requests, questions,
 * and changes made outside the procedure. Only while the office is open; each thing once at each of these, whichever process does it.
 */
export async function chaseWaiting(deps: ChaseDeps): Promise<void> {
  const { store, clock, officeHours } = deps;
  const { timeZone } = deps.institution;
  const now = clock.now();
  if (!isOpenAt({ officeHours, timeZone }, now)) return;
  const today = dayIn(now, timeZone);
  const daysSince = (since: Date): number => workingDaysLeft(dayIn(since, timeZone), today);
  const asked = { today, monthEnd: today, limit: MOST };
  const [queue, unanswered, found] = await Promise.all([
    store.home.listOfDesk('queue', asked),
    store.home.listOfDesk('unanswered', asked),
    store.home.listOfDesk('findings', asked),
  ]);
  const requests = queue.rows.flatMap((request) => {
    const since = waitsForSystemsSince(request);
    return since === null ? [] : [{ request, since, days: daysSince(since) }];
  });
  const questions = unanswered.rows.map((one) => ({ ...one, days: daysSince(one.question.askedAt) }));
  const findings = found.rows.map((finding) => {
    const gone = (startOfDay(today, timeZone).getTime() - finding.foundAt.getTime()) / DAY_MS;
    // It may have been deleted a day before it was seen.
    const restorable = finding.what === 'deleted' ? Math.max(0, RESTORABLE_DAYS - 1 - Math.ceil(gone)) : null;
    return { finding, days: daysSince(finding.foundAt), restorable };
  });
  const waiting = lateOf({ today, requests, questions, findings }, CHASES[0]);
  if (countOf(waiting) === 0) return;
  await store.exclusively('chase', async () => await deps.notices.tellWaiting(waiting));
}
