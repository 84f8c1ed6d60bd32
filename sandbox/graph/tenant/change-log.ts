import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Which users changed after which position. A change counts once readers see it, so a delta query never runs ahead of a read. */
export interface ChangeLog {
  /** Positions of another log mean nothing here. */
  epoch(): string;
  note(id: string, visibleAtMs: number): void;
  /** Leaves out what was noted of this user. */
  forget(id: string): void;
  position(): number;
  /** Ids in the order of their latest change. */
  since(position: number): readonly string[];
  /** Begins anew, with nothing changed: after seeding. */
  restart(kept?: KeptChanges): void;
  /** For a snapshot: what readers do not see yet counts as changed by then. */
  keep(): KeptChanges;
}

export interface KeptChanges {
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
    // Set anew, so that the map keeps the order of the latest changes.
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
    restart(kept) {
      epoch = kept?.epoch ?? randomUUID();
      position = kept?.position ?? 0;
      latest = new Map(kept?.latest ?? []);
      coming = [];
    },
    keep() {
      settle();
      const last = coming.map(({ id }, index) => [id, position + index + 1] as const);
      return { epoch, position: position + last.length, latest: [...latest, ...last] };
    },
  };
}
