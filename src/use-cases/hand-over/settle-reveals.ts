import type { ChangeDeps } from '../commands/apply-commands.ts';

/** The trail events that end a reveal (`reveal_begun`); each names it by `data.reveal`. */
export const REVEAL_ENDS: readonly string[] = [
  'reveal',
  'reveal_not_shown',
  'reveal_unsure',
  'reveal_failed',
  'reveal_unknown',
  'reveal_cut',
];

/** Longer than directory and chat together can take, ms: a reveal without an end after that was interrupted. */
export const REVEAL_TAKES_MS = 5 * 60_000;

/**
 * Records for each interrupted reveal of the request that its end is unknown: the password may be set and may have been
 * shown, so the reveal counts.
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
