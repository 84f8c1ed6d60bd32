import type { Clock } from './clock.ts';

/**
 * The directory's objects of one kind, with an index, and with the replication lag of Entra's directory. `get` gives the
 * newest state; `seen` gives what readers see: while the lag after a write lasts, the state before it, or nothing for a new
 * object.
 */
export interface ReplicatedStore<T extends { readonly id: string }> {
  /** The newest state. */
  get(id: string): T | undefined;
  /** The newest state, for a write; undefined for a new object until half of the lag is over. */
  writable(id: string): T | undefined;
  /** What readers see now. */
  seen(id: string): T | undefined;
  /** Whether readers see the newest state. */
  settled(id: string): boolean;
  /** Stores a record, which readers see after the lag plus `extraMs`. */
  put(record: T, extraMs?: number): void;
  /** Stores a record that readers see at once, for seeds and snapshots. */
  putSettled(record: T): void;
  /** Changes a record for all readers at once, older states that they still see included. Not for indexed properties. */
  amend(id: string, change: (record: T) => T): void;
  remove(id: string): void;
  /** The ids under an index key by the newest state, whatever readers see. */
  ids(key: string): ReadonlySet<string>;
  /** What readers see of the objects under any of the keys. It may hold others too: the caller has to check each. */
  seenByKeys(keys: Iterable<string>): T[];
  /** The newest states. */
  all(): Iterable<T>;
  /** What readers see. */
  seenAll(): Iterable<T>;
}

/** A write that readers do not see yet: until `until` they see `before`. */

interface Lag<T> {
  readonly before: T | undefined;
  readonly since: number;
  readonly until: number;
}

const NO_IDS: ReadonlySet<string> = new Set();

export function createReplicatedStore<T extends { readonly id: string }>(deps: {
  clock: Clock;
  lagMs: () => number;
  keysOf: (record: T) => readonly string[];
  /** Called for each change, with the time at which readers see it. */
  onChange?: (id: string, visibleAtMs: number) => void;
}): ReplicatedStore<T> {
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
    ids: (key) => index.get(key) ?? NO_IDS,
    seenByKeys(keys) {
      const ids = new Set(lagging.keys());
      for (const key of keys) for (const id of index.get(key) ?? NO_IDS) ids.add(id);
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
