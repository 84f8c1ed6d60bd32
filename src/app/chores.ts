import type { Logger } from 'pino';

/** A task that takes long or asks outside services, beside the minute's sweep. It decides itself whether it is due. */
export interface Chore {
  /** Stops soon when `signal` is aborted. */
  readonly act: (signal: AbortSignal) => Promise<unknown>;
  /** Pause between two runs, and after a failure, ms. */
  readonly restMs: number;
  readonly afterFailureMs: number;
}

/** Runs chores independently, each never twice at once, until they are stopped. */
export function startChores(log: Logger, chores: Readonly<Record<string, Chore>>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loops = Object.entries(chores).map(async ([name, { act, restMs, afterFailureMs }]) => {
    while (!signal.aborted) {
      const failed = await act(signal).then(
        () => false,
        (error: unknown) => {
          if (!signal.aborted) log.error({ err: error }, `${name}.failed`);
          return true;
        },
      );
      await rest(failed ? afterFailureMs : restMs, signal);
    }
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Waits, unless `signal` is or was aborted. Does not keep the process alive. */
async function rest(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    timer.unref();
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
