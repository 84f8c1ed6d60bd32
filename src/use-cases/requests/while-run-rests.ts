import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '#use-cases/ports/store/store.ts';

/** How often, and at which interval in ms, we check whether a run that has just shown its card has come to rest. */
const LOOKS = 6;
const PAUSE = 200;

/** Does the work while the run rests. Null when the run does not come to rest while a person waits. */
export async function whileRunRests<T>(
  { store }: { readonly store: Pick<Store, 'exclusively'> },
  { requestId, work }: { readonly requestId: string; readonly work: () => Promise<T> },
): Promise<T | null> {
  for (let look = 0; look < LOOKS; look += 1) {
    const done = await store.exclusively(`run:${requestId}`, work);
    if (done !== null) return done.value;
    await sleep(PAUSE);
  }
  return null;
}
