import { setTimeout as sleep } from 'node:timers/promises';

/** How long each part has for answering, ms. */
const PATIENCE_MS = 2_000;

/** Asks whether a part can be reached: false when it refuses or is silent for 2 s. One that is still silent is not asked again meanwhile. */
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
  /** What is wrong with the disks. One behind a network may be silent for ever. */
  readonly fullDisks: () => Promise<readonly unknown[]>;
}

/** What `/readyz` tells of each part; in 2 s, whatever is silent. */
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
