import { needsReceipts, seenByBot } from '#domain/form/delivery.ts';
import { BUZON } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { accountOfRequest } from '#use-cases/register/account-of-request.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Most people set it up together with the password. The longer after the hand-over it is missing, the less often we
 * look, ms.
 */
const LATER = [
  { within: DAY_MS, pause: 0 },
  { within: 30 * DAY_MS, pause: 6 * HOUR_MS },
  { within: Infinity, pause: DAY_MS },
] as const;

/** How many are processed in one call. */
const AT_ONCE = 1_000;

export type LookDeps = ChangeDeps & {
  readonly directory: Directory;
  readonly notices: Pick<Notices, 'tellTrouble'>;
  readonly institution: Pick<Institution, 'checksSecondFactor'>;
};

/**
 * Whether the holder's second factor is still missing and the bot, if the institution wants that, has to look for it.
 */
export function needsSecondFactor(deps: Pick<LookDeps, 'institution'>, request: Request): boolean {
  const { state, form, induction, receivers, forgottenAt } = request;
  if (!seenByBot(deps.institution).includes('second_factor') || forgottenAt !== null || receivers === null)
    return false;
  if (!needsReceipts(form) || !['delivered', 'closed'].includes(state)) return false;
  return !induction.some(({ item }) => item === 'second_factor');
}

/**
 * Ticks the second factor when the tenant shows it. Otherwise answers when to look again, in ms; null when there is
 * nothing left to look for.
 */
export async function lookForSecondFactor(
  deps: LookDeps,
  { request, userId, soon }: { readonly request: Request; readonly userId: string; readonly soon: number },
): Promise<number | null> {
  if (!needsSecondFactor(deps, request) || !(await isThere(deps.store, { request, userId }))) return null;
  const registered = await deps.directory.hasSecondFactor(userId);
  const now = deps.clock.now();
  if (registered === true) {
    const commands = [{ type: 'tick', by: BUZON, item: 'second_factor' }] as const;
    await applyCommands(deps, { requestId: request.id, commands, door: 'worker' });
    return null;
  }
  const since = now.getTime() - (request.handedAt ?? request.updatedAt).getTime();
  const later = LATER.find(({ within }) => since < within)?.pause ?? DAY_MS;
  if (registered === false) return Math.max(soon, later);
  // We have no permission to see it. That may change at any time; until then only people can help.
  const month = now.toISOString().slice(0, 7);
  const key = `second_factor:${month}`;
  await deps.store.exclusively(key, async () => await deps.notices.tellTrouble(key, 'second_factor_unseen'));
  return Math.max(6 * HOUR_MS, later);
}

/**
 * Starts looking for second factors that nothing looks for, since the setting may have come after the hand-over. A job
 * already waiting is not changed.
 */
export async function keepSecondFactors(deps: {
  readonly store: Pick<Store, 'transact' | 'deliveries'>;
  readonly clock: ChangeDeps['clock'];
}): Promise<void> {
  const ids = await deps.store.deliveries.withoutSecondFactor(AT_ONCE);
  const now = deps.clock.now();
  await deps.store.transact(async (tx) => {
    for (const requestId of ids) await tx.send({ kind: 'watch_password', requestId }, now);
  });
}

/** Whether the register still has the account that was handed over. */
async function isThere(
  store: Pick<Store, 'accountOf'>,
  { request, userId }: { readonly request: Request; readonly userId: string },
): Promise<boolean> {
  const account = await accountOfRequest(store, request);
  return account !== null && account.state !== 'deleted' && account.directoryId === userId;
}
