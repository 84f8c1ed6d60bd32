import { FORBIDDING } from '#domain/trail/attempt.ts';
import type { Actor } from '#domain/person.ts';
import type { ChangeDeps } from './apply-commands.ts';

/**
 * At most this many attempts are recorded per person, act and 24 h, on one thing and in all, so that nobody fills the
 * trail by pressing buttons. Each act is counted separately: harmless attempts do not displace others.
 */
const MOST_ALIKE = 3;
const MOST_OF_ACT = 20;
const DAY = 24 * 60 * 60_000;

/**
 * Records in the trail that somebody tried what they may not: who, what and why not. The last recorded one says
 * (`last`) which further ones are not: the same act on the same thing (`alike`), or the act at all (`act`). Other
 * refusals are not recorded.
 */
export async function noteAttempt(
  { store, clock }: ChangeDeps,
  input: {
    readonly by: Actor;
    /** The act by its name in the trail: `approve`, `reveal`, `export_accounts`. */
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
