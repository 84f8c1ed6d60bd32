/** Milliseconds for which Slack waits: for an acknowledgement, and for a trigger_id to be used. */
export const slackPatience = 3000;

/** The local Slack's time: it runs with the machine's and can be moved. What waits on it comes due when it is moved past. */
export interface Clock {
  now(): Date;
  /** Moves by so many milliseconds, and at once runs what has come due. */
  move(ms: number): void;
  /** Runs `work` once after so many milliseconds of this clock. Returns the cancellation. */
  after(ms: number, work: () => void): () => void;
  /** Milliseconds by which this clock stands apart from the machine's. */
  offset(): number;
  stop(): void;
}

interface Waiting {
  readonly due: number;
  readonly work: () => void;
  timer: NodeJS.Timeout;
}

export function createClock(offset = 0): Clock {
  let shift = offset;
  const waiting = new Set<Waiting>();
  const time = (): number => Date.now() + shift;

  function arm(item: Waiting): void {
    clearTimeout(item.timer);
    item.timer = setTimeout(() => fire(item), Math.min(Math.max(0, item.due - time()), 2 ** 31 - 1));
  }
  function fire(item: Waiting): void {
    if (item.due > time()) return arm(item);
    if (waiting.delete(item)) item.work();
  }

  return {
    now: () => new Date(time()),
    offset: () => shift,
    move(ms) {
      shift += ms;
      for (const item of [...waiting]) arm(item);
    },
    after(ms, work) {
      const item: Waiting = { due: time() + ms, work, timer: setTimeout(() => undefined, 0) };
      waiting.add(item);
      arm(item);
      return () => {
        waiting.delete(item);
        clearTimeout(item.timer);
      };
    },
    stop() {
      for (const item of waiting) clearTimeout(item.timer);
      waiting.clear();
    },
  };
}
