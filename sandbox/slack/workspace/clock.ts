/** How long Slack waits for an acknowledgement and a trigger_id is valid, in milliseconds. */
export const slackPatience = 3000;

/** The local Slack's time: the machine's clock plus an offset. Moving it forward runs the work that it makes due. */
export interface Clock {
  now(): Date;
  /** Moves the clock by so many milliseconds. Work that is due runs without further delay. */
  move(ms: number): void;
  /** Runs `work` once, after so many milliseconds of this clock. Returns a function that cancels it. */
  after(ms: number, work: () => void): () => void;
  /** By how many milliseconds this clock is ahead of the machine's. */
  offset(): number;
  stop(): void;
}

interface ScheduledWork {
  readonly due: number;
  readonly work: () => void;
  timer: NodeJS.Timeout;
}

export function createClock(offset = 0): Clock {
  let shift = offset;
  const waiting = new Set<ScheduledWork>();
  const time = (): number => Date.now() + shift;

  function arm(item: ScheduledWork): void {
    clearTimeout(item.timer);
    item.timer = setTimeout(() => fire(item), Math.min(Math.max(0, item.due - time()), 2 ** 31 - 1));
  }
  function fire(item: ScheduledWork): void {
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
      const item: ScheduledWork = { due: time() + ms, work, timer: setTimeout(() => undefined, 0) };
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
