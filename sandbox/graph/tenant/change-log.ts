import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';

/**
 * Which users changed, in numbered order, for delta queries. A change enters the log when readers see it, so a delta query
 * never reports what a read does not show yet.
 */
export interface ChangeLog {
  /** Identifies this log: a position is only valid together with the epoch it was given under. */
  epoch(): string;
  /** Records a change that readers see at that time. */
  note(id: string, visibleAtMs: number): void;
  /** Removes this user's changes from the log. */
  forget(id: string): void;
  /** The number of the latest change. */
  position(): number;
  /** The users changed after a position, in the order of their latest changes. */
  since(position: number): readonly string[];
  /** Continues from a saved log; without one it begins an empty log of a new epoch, as after seeding. */
  restart(saved?: SavedChangeLog): void;
  /** For a snapshot. Changes that readers do not see yet are saved as if they did. */
  save(): SavedChangeLog;
}

export interface SavedChangeLog {
  readonly epoch: string;
  readonly position: number;
  readonly latest: readonly (readonly [id: string, position: number])[];
}

export function createChangeLog(clock: Clock): ChangeLog {
  let epoch: string = randomUUID();
  let position = 0;
  let latest = new Map<string, number>();
  let coming: { readonly id: string; readonly atMs: number }[] = [];

  function arrive(id: string): void {
    position += 1;
    // Deleted first, because a Map would otherwise leave the id at its old place in the order.
    latest.delete(id);
    latest.set(id, position);
  }

  function settle(): void {
    if (coming.length === 0) return;
    const now = clock.ms();
    for (const { id, atMs } of coming) if (atMs <= now) arrive(id);
    coming = coming.filter(({ atMs }) => atMs > now);
  }

  return {
    epoch: () => epoch,
    note(id, visibleAtMs) {
      settle();
      if (visibleAtMs <= clock.ms()) arrive(id);
      else coming.push({ id, atMs: visibleAtMs });
    },
    forget(id) {
      settle();
      latest.delete(id);
      coming = coming.filter((one) => one.id !== id);
    },
    position() {
      settle();
      return position;
    },
    since(from) {
      settle();
      return [...latest].filter(([, at]) => at > from).map(([id]) => id);
    },
    restart(saved) {
      epoch = saved?.epoch ?? randomUUID();
      position = saved?.position ?? 0;
      latest = new Map(saved?.latest ?? []);
      coming = [];
    },
    save() {
      settle();
      const last = coming.map(({ id }, index) => [id, position + index + 1] as const);
      return { epoch, position: position + last.length, latest: [...latest, ...last] };
    },
  };
}
