import { setTimeout as sleep } from 'node:timers/promises';
import { NotKept } from '#use-cases/ports/store/press.ts';

/**
 * How long the acknowledgement waits for the database at most, ms: Slack waits for 3 s, and the database itself gives
 * up earlier.
 */
const PATIENCE_MS = 1_500;

interface Outcome {
  /** `lost`: the database refused, so it will not be stored later either; `unknown`: no answer in time. */
  readonly outcome: 'kept' | 'lost' | 'unknown';
  /** Why it is not known to be stored. */
  readonly error?: unknown;
}

/** The outcome of storing a press, as far as it is known in time. Never throws. */
export async function outcomeOf(keeping: Promise<void>): Promise<Outcome> {
  const waited = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: waited.signal }).then((): Outcome => ({
    outcome: 'unknown',
    error: new Error('the database takes too long'),
  }));
  late.catch(() => undefined);
  const known = keeping.then(
    (): Outcome => ({ outcome: 'kept' }),
    (error: unknown): Outcome => ({ outcome: error instanceof NotKept ? 'lost' : 'unknown', error }),
  );
  try {
    return await Promise.race([known, late]);
  } finally {
    waited.abort();
  }
}
