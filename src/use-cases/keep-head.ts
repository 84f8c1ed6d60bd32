import { dayIn, startOfDay } from './calendar.ts';
import type { Clock, Institution, Store } from './ports.ts';

/** When the day's head is told. Milliseconds after the day began. */
const MORNING_MS = 7 * 60 * 60_000;

/**
 * Has the trail's head told once a day in the systems area's channel, where the database's owner cannot change it. Every process
 * calls it each minute; on the day on which the trail begins there is nothing to keep yet.
 */
export async function keepHead(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly institution: Institution;
}): Promise<void> {
  const { store, clock, institution } = deps;
  const now = clock.now();
  const day = dayIn(now, institution.timeZone);
  const begin = startOfDay(day, institution.timeZone);
  if (now.getTime() < begin.getTime() + MORNING_MS) return;
  const post = await store.posts.find(`trail_head:${day}`);
  const since = await store.trail.since();
  if (post?.ts || since === null || since >= begin) return;
  await store.transact(async (tx) => await tx.send({ kind: 'tell_head', day }));
}
