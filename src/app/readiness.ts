import { setTimeout as sleep } from 'node:timers/promises';

/** Time limit for each part's answer, ms. */
const PATIENCE_MS = 2_000;

/**
 * Checks whether a part answers: false when it refuses or is silent for 2 s. A part that is still silent is not asked
 * again meanwhile.
 */
function reachable(ask: () => Promise<void>): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  return async () => {
    asking ??= ask()
      .then(
        () => true,
        () => false,
      )
      .finally(() => (asking = null));
    return await Promise.race([asking, sleep(PATIENCE_MS, false, { ref: false })]);
  };
}

interface Ground {
  readonly database: () => Promise<void>;
  readonly queue: () => Promise<void>;
  readonly chat: () => boolean;
  /** Problems with the disks. A network disk may never answer. */
  readonly fullDisks: () => Promise<readonly unknown[]>;
}

/** What `/readyz` reports for each part, within 2 s even if one is silent. */
export function readiness(ground: Ground): () => Promise<Record<string, boolean>> {
  const database = reachable(ground.database);
  const queue = reachable(ground.queue);
  const disk = reachable(async () => {
    if ((await ground.fullDisks()).length > 0) throw new Error('a disk is full');
  });
  return async () => {
    const [isDatabaseUp, isQueueUp, hasRoom] = await Promise.all([database(), queue(), disk()]);
    return { database: isDatabaseUp, queue: isQueueUp, chat: ground.chat(), disk: hasRoom };
  };
}
