/** The tenant's own time: the machine's clock plus an offset, which `move` changes. */
export interface Clock {
  now(): Date;
  ms(): number;
  move(byMs: number): void;
  offsetMs(): number;
}

export function createClock(offsetMs = 0): Clock {
  let offset = offsetMs;
  return {
    now: () => new Date(Date.now() + offset),
    ms: () => Date.now() + offset,
    move(byMs) {
      offset += byMs;
    },
    offsetMs: () => offset,
  };
}

/** A time in the form of Graph's DateTimeOffset: UTC, whole seconds, with Z. */
export function graphDate(at: Date | number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
