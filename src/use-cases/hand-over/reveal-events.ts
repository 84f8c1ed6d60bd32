import type { Actor } from '#domain/person.ts';
import type { Clock } from '#use-cases/ports/institution.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/** How many temporary passwords of one account one person may reveal in 24 h. */
const REVEALS_A_DAY = 3;

interface RevealEventDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/** Identifies a reveal: person, request, and the `reveal` id in its events. */
export interface RevealKey {
  readonly requestId: string;
  readonly by: Actor;
  readonly revealId: string;
}

/**
 * Uses one of the person's reveals and records, before the directory is asked, that a password is about to be set. Even
 * if the process dies, the trail says since when another password may be valid. Null when all reveals are used.
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
  /** It was set, but nobody saw it: `why`. */
  | { readonly what: 'reveal_not_shown'; readonly why: 'chat' | 'ended' | 'handed_to_another' }
  /** It was set; the chat may have shown it, but its answer was lost. */
  | { readonly what: 'reveal_unsure' }
  /** The directory refused it. */
  | { readonly what: 'reveal_failed'; readonly code: string | null }
  /** It is unknown whether the directory set it. */
  | { readonly what: 'reveal_unknown'; readonly code: string | null };

/**
 * Records the end of a reveal that was not seen to be shown. It is not counted, unless it may have been shown. `job`: a
 * follow-up.
 */
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

/** Records that the chat accepted the window with the password. */
export async function noteShown(
  { store, clock }: RevealEventDeps,
  { requestId, by, revealId, kind, left }: RevealKey & { readonly kind: 'password' | 'tap'; readonly left: number },
): Promise<void> {
  const shown = { what: 'reveal', data: { reveal: revealId, kind, left } };
  const actor = { id: by.id, name: by.name };
  await store.transact(async (tx) => await tx.append({ requestId, at: clock.now(), actor, door: by.door, ...shown }));
}
