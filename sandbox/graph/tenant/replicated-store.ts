import type { Clock } from './clock.ts';

/**
 * One kind of directory object with its index and its replicas. Writers see the truth (`get`); readers see what has
 * reached their replica (`seen`): for the lag after a write they get the state before it, or nothing for a new object.
 */
export interface Shelf<T extends { readonly id: string }> {
  get(id: string): T | undefined;
  /** What a write by id finds: a new object only after half of the lag. */
  writable(id: string): T | undefined;
  seen(id: string): T | undefined;
  /** Whether readers already see the newest state. */
  settled(id: string): boolean;
  /** Readers see it after the lag, and `extraMs` more. */
  put(record: T, extraMs?: number): void;
  /** For seeds and snapshots: readers see it at once. */
  putSettled(record: T): void;
  /** Changes a record for all readers at once, in every state that they may still see; not for indexed properties. */
  amend(id: string, change: (record: T) => T): void;
  remove(id: string): void;
  /** The truth about an index key. */
  ids(key: string): ReadonlySet<string>;
  /** Readers' candidates for any of the keys; the caller still tests each. */
  seenByKeys(keys: Iterable<string>): T[];
  all(): Iterable<T>;
  seenAll(): Iterable<T>;
}

interface Lag<T> {
  readonly before: T | undefined;
  readonly since: number;
  readonly until: number;
}

const NOBODY: ReadonlySet<string> = new Set();

export function createShelf<T extends { readonly id: string }>(deps: {
  clock: Clock;
  lagMs: () => number;
  keysOf: (record: T) => readonly string[];
  /** Told of each change, with the time at which readers see it. */
  onChange?: (id: string, visibleAtMs: number) => void;
}): Shelf<T> {
  const { clock, lagMs, keysOf } = deps;
  const current = new Map<string, T>();
  const lagging = new Map<string, Lag<T>[]>();
  const index = new Map<string, Set<string>>();

  function reindex(id: string, before: T | undefined, after: T | undefined): void {
    for (const key of before ? keysOf(before) : []) {
      const ids = index.get(key);
      ids?.delete(id);
      if (ids?.size === 0) index.delete(key);
    }
    for (const key of after ? keysOf(after) : []) {
      const ids = index.get(key);
      if (ids) ids.add(id);
      else index.set(key, new Set([id]));
    }
  }

  function set(id: string, after: T | undefined): void {
    const before = current.get(id);
    reindex(id, before, after);
    if (after) current.set(id, after);
    else current.delete(id);
  }

  function openLags(id: string): readonly Lag<T>[] {
    const lags = lagging.get(id);
    if (!lags) return [];
    const open = lags.filter((lag) => lag.until > clock.ms());
    if (open.length === 0) lagging.delete(id);
    else if (open.length < lags.length) lagging.set(id, open);
    return open;
  }

  function lag(id: string, extraMs = 0): void {
    const ms = lagMs() + extraMs;
    const since = clock.ms();
    deps.onChange?.(id, since + Math.max(ms, 0));
    if (ms <= 0) return;
    lagging.set(id, [...openLags(id), { before: current.get(id), since, until: since + ms }]);
  }

  function seen(id: string): T | undefined {
    const oldest = openLags(id)[0];
    return oldest ? oldest.before : current.get(id);
  }

  return {
    get: (id) => current.get(id),
    writable(id) {
      const record = current.get(id);
      const oldest = openLags(id)[0];
      const tooNew = oldest && oldest.before === undefined && clock.ms() < (oldest.since + oldest.until) / 2;
      return tooNew ? undefined : record;
    },
    seen,
    settled: (id) => openLags(id).length === 0,
    put(record, extraMs) {
      lag(record.id, extraMs);
      set(record.id, record);
    },
    putSettled(record) {
      deps.onChange?.(record.id, clock.ms());
      set(record.id, record);
    },
    amend(id, change) {
      const record = current.get(id);
      if (record) current.set(id, change(record));
      const lags = openLags(id).map((one) => (one.before ? { ...one, before: change(one.before) } : one));
      if (lags.length > 0) lagging.set(id, lags);
    },
    remove(id) {
      lag(id);
      set(id, undefined);
    },
    ids: (key) => index.get(key) ?? NOBODY,
    seenByKeys(keys) {
      const ids = new Set(lagging.keys());
      for (const key of keys) for (const id of index.get(key) ?? NOBODY) ids.add(id);
      return [...ids].flatMap((id) => seen(id) ?? []);
    },
    all: () => current.values(),
    *seenAll() {
      for (const id of current.keys()) {
        const record = seen(id);
        if (record) yield record;
      }
      for (const id of [...lagging.keys()]) {
        const record = current.has(id) ? undefined : seen(id);
        if (record) yield record;
      }
    },
  };
}
