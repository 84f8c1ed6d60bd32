import type { Actor } from '#domain/person.ts';
import type { Clock } from '#use-cases/ports/institution.ts';
import type { Job } from '#use-cases/ports/job.ts';
import type { Store } from '#use-cases/ports/store.ts';

/** How often one person may ask for a temporary password of one account in 24 h. */
const REVEALS_A_DAY = 3;

interface RevealEventDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/** Whose temporary password of which request; its events name it by `reveal`. */
export interface RevealKey {
  readonly requestId: string;
  readonly by: Actor;
  readonly revealId: string;
}

/**
 * Takes one of the person's chances and writes down that a password is about to be set, before anybody asks the directory for it: whatever
 * becomes of the process, the trail then says from when on another password may hold. Null when the chances are used up.
 */
export async function beginReveal(
  { store, clock }: RevealEventDeps,
  { requestId, by }: Omit<RevealKey, 'revealId'>,
): Promise<{ readonly id: string; readonly left: number } | null> {
  const at = clock.now();
  return await store.transact(async (tx) => {
    const claim = await tx.reveals.claim({ requestId, by, at, limit: REVEALS_A_DAY });
    if (claim === null) return null;
    const begun = { what: 'reveal_begun', data: { reveal: claim.id } };
    await tx.append({ requestId, at, actor: { id: by.id, name: by.name }, door: by.door, ...begun });
    return claim;
  });
}

type Unshown =
  /** It was set; `why` nobody saw it. */
  | { readonly what: 'reveal_not_shown'; readonly why: 'chat' | 'ended' | 'handed_to_another' }
  /** It was set; the chat may have shown it, and its answer was lost. */
  | { readonly what: 'reveal_unsure' }
  /** The directory refused it. */
  | { readonly what: 'reveal_failed'; readonly code: string | null }
  /** Nobody knows whether the directory set it. */
  | { readonly what: 'reveal_unknown'; readonly code: string | null };

/** Writes down how it ended that was not seen to be shown. The chance is given back unless it may have been. `job`: what follows from it. */
export async function endUnshown(
  { store, clock }: RevealEventDeps,
  { requestId, by, revealId, end, job }: RevealKey & { readonly end: Unshown; readonly job?: Job },
): Promise<void> {
  const { what, ...why } = end;
  await store.transact(async (tx) => {
    if (what !== 'reveal_unsure') await tx.reveals.giveBack(revealId);
    const data = { reveal: revealId, ...why };
    await tx.append({ requestId, at: clock.now(), actor: { id: by.id, name: by.name }, door: by.door, what, data });
    if (job !== undefined) await tx.send(job);
  });
}

/** Writes down that the chat took the window in which it stands. */
export async function noteShown(
  { store, clock }: RevealEventDeps,
  { requestId, by, revealId, kind, left }: RevealKey & { readonly kind: 'password' | 'tap'; readonly left: number },
): Promise<void> {
  const shown = { what: 'reveal', data: { reveal: revealId, kind, left } };
  const actor = { id: by.id, name: by.name };
  await store.transact(async (tx) => await tx.append({ requestId, at: clock.now(), actor, door: by.door, ...shown }));
}
