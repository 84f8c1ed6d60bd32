import type { ChangeDeps } from '../commands/apply-commands.ts';

/** How a temporary password that was begun (`reveal_begun`) ends in the trail; each names it by `data.reveal`. */
export const REVEAL_ENDS: readonly string[] = [
  'reveal',
  'reveal_not_shown',
  'reveal_unsure',
  'reveal_failed',
  'reveal_unknown',
  'reveal_cut',
];

/** Longer than the directory and the chat are waited for together, ms: what has no end by then was cut. */
export const REVEAL_TAKES_MS = 5 * 60_000;

/**
 * Writes of each temporary password of the request whose process was cut before it could say how it ended, that nobody knows: it may be
 * set, and may have been shown, so that it counts.
 */
export async function settleReveals(
  { store, clock }: ChangeDeps,
  { requestId }: { readonly requestId: string },
): Promise<void> {
  const at = clock.now();
  await store.transact(async (tx) => {
    for (const reveal of await tx.reveals.cut({ requestId, begunBy: new Date(at.getTime() - REVEAL_TAKES_MS) }))
      await tx.append({ requestId, at, actor: 'buzon', door: 'worker', what: 'reveal_cut', data: { reveal } });
  });
}
