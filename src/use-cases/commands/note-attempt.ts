import { FORBIDDING } from '#domain/trail/attempt.ts';
import type { Actor } from '#domain/person.ts';
import type { ChangeDeps } from './apply-commands.ts';

/**
 * So many of one act are written of one person in 24 h, on one thing and on all: nobody fills the trail by pressing. Each act has room
 * of its own, so that what does no harm keeps nothing else out of the trail.
 */
const MOST_ALIKE = 3;
const MOST_OF_ACT = 20;
const DAY = 24 * 60 * 60_000;

/**
 * Writes into the trail that somebody tried what they may not: who, what and why not. The last that is written says of what no more is
 * (`last`): of this act on this thing (`alike`), or of this act at all (`act`). Of every other refusal, nothing is written.
 */
export async function noteAttempt(
  { store, clock }: ChangeDeps,
  input: {
    readonly by: Actor;
    /** What was tried, in the trail's own words: `approve`, `reveal`, `export_accounts`. */
    readonly act: string;
    /** The refusal's code. */
    readonly why: string;
    readonly requestId?: string | null;
    readonly accountId?: string;
  },
): Promise<void> {
  const { by, act, why, requestId = null, accountId } = input;
  if (!FORBIDDING.some((one) => one === why)) return;
  const at = clock.now();
  await store.transact(async (tx) => {
    const since = new Date(at.getTime() - DAY);
    const noted = await tx.attemptsNoted({ by: by.id, act, requestId, accountId: accountId ?? null, since });
    if (noted.alike >= MOST_ALIKE || noted.ofAct >= MOST_OF_ACT) return;
    const last = noted.ofAct + 1 === MOST_OF_ACT ? 'act' : noted.alike + 1 === MOST_ALIKE ? 'alike' : null;
    await tx.append({
      ...{ requestId, at, door: by.door, what: 'attempt_refused' },
      ...(accountId === undefined ? {} : { accountId }),
      actor: { id: by.id, name: by.name },
      data: { act, why, ...(last === null ? {} : { last }) },
    });
  });
}
