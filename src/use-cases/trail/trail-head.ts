import { dayIn, startOfDay } from '#use-cases/calendar/calendar.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import type { HeadFiles } from '#use-cases/ports/store/trail.ts';

/** When the day's head is posted. Milliseconds after the day began. */
const MORNING_MS = 7 * 60 * 60_000;

/**
 * Enqueues the daily post of the trail's head in the systems area's channel, where the database's owner cannot change
 * it. Every process calls it each minute. On the trail's first day there is no head to post yet.
 */
export async function scheduleTrailHead(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly institution: Institution;
}): Promise<void> {
  const { store, clock, institution } = deps;
  const now = clock.now();
  const day = dayIn(now, institution.timeZone);
  const begin = startOfDay(day, institution.timeZone);
  if (now.getTime() < begin.getTime() + MORNING_MS) return;
  const isTold = await store.isPosted(postKey.trailHead(day));
  const since = await store.trail.since();
  if (isTold || since === null || since >= begin) return;
  await store.transact(async (tx) => await tx.send({ kind: 'tell_head', day }));
}

/**
 * Posts the head of `day` in the systems area's channel, and keeps the same head in the day's file where files are
 * configured. If the file cannot be written, the head is still posted, the problem is told as well, and the error is
 * thrown.
 */
export async function tellHead(
  deps: {
    readonly store: Store;
    readonly notices: Pick<Notices, 'tellHead' | 'tellTrouble'>;
    readonly clock: Clock;
    readonly institution: Institution;
    readonly headFiles: HeadFiles | null;
  },
  day: string,
): Promise<void> {
  const { store, notices, clock, institution, headFiles } = deps;
  // The head of a past day is not posted any more.
  if (day !== dayIn(clock.now(), institution.timeZone)) return;
  const head = await store.trail.head();
  if (head === null) return;
  try {
    const kept = headFiles === null ? head : await headFiles.keep(day, head);
    const own = await store.trail.at(kept.seq);
    if (own?.hash !== kept.hash) throw new Error(`the file of ${day} holds the head of another trail`);
    await notices.tellHead(day, kept);
  } catch (error) {
    if (headFiles === null || error instanceof OutsideError) throw error;
    await notices.tellHead(day, head);
    await notices.tellTrouble(`head:${day}`, 'head_file_failed');
    throw error;
  }
}
