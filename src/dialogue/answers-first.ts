import { setTimeout as sleep } from 'node:timers/promises';

/** Background work begins after this time even if people press all the time, ms. */
const PATIENCE_MS = 500;

/** Lets people have their answers before background work begins: both share one processor. */
export interface AnswersFirst {
  /** Somebody waits from now on, until the returned function is called. */
  begin(): () => void;
  /** Resolves when nobody waits, or when this work has waited long enough. */
  turn(): Promise<void>;
}

export function createAnswersFirst(patienceMs: number = PATIENCE_MS): AnswersFirst {
  const waiting = new Set<symbol>();
  let nobodyWaits = Promise.withResolvers<void>();
  return {
    begin: () => {
      const person = Symbol('somebody who waits');
      waiting.add(person);
      return () => {
        if (!waiting.delete(person) || waiting.size > 0) return;
        nobodyWaits.resolve();
        nobodyWaits = Promise.withResolvers();
      };
    },
    turn: async () => {
      if (waiting.size === 0) return;
      const timer = new AbortController();
      const late = sleep(patienceMs, undefined, { signal: timer.signal }).catch(() => undefined);
      await Promise.race([nobodyWaits.promise, late]);
      timer.abort();
    },
  };
}
