import type { Logger } from 'pino';
import type { Chat } from '#dialogue/chat.ts';
import type { Config } from '#src/config/config.ts';
import { findHolders } from '#use-cases/hand-over/find-holders.ts';
import { keepSecondFactors } from '#use-cases/hand-over/look-for-second-factor.ts';
import { tellReceipts } from '#use-cases/hand-over/tell-receipts.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { stuckDeletions } from '#use-cases/requests/who-is-missing.ts';
import { nightlyForgetting } from '#use-cases/retention/forget-old.ts';
import { chaseWaiting } from '#use-cases/watch/chase-waiting.ts';
import { checkTenant } from '#use-cases/watch/check-tenant.ts';
import { keepSeats } from '#use-cases/watch/keep-seats.ts';
import { tellOwnTroubles } from '#use-cases/watch/watch-itself.ts';
import type { Chore } from './chores.ts';
import { ownTroubles } from './own-troubles.ts';

const MINUTE = 60_000;

/**
 * Chores beside the minute's sweep: forgetting and the backup, at night; people who joined the chat; the check of the
 * tenant's settings; the seats of the licences; duplicate messages.
 */
export function choresOf(
  config: Config,
  deps: {
    readonly chat: Chat;
    readonly notices: Notices;
    readonly people: People;
    readonly directory: Directory;
    readonly log: Logger;
    readonly store: Store;
    readonly clock: Clock;
    readonly institution: Institution;
    readonly databaseUrl: string;
    readonly isRejected: () => boolean;
  },
): Readonly<Record<string, Chore>> {
  const { dir, keep } = config.backup;
  const backup = async (signal: AbortSignal): Promise<void> => {
    if (dir === null) return;
    const { nightlyBackup } = await import('#src/operator/backup.ts');
    const made = await nightlyBackup({ ...deps, config, signal }, { dir, keep });
    if (made !== null) deps.log.info({ rows: made.rows, jobs: made.jobs }, 'backup.made');
  };
  const forgetting = nightlyForgetting({ ...deps, retentionDays: config.retentionDays });
  const secondFactors = async (): Promise<void> => {
    if (config.checksSecondFactor) await keepSecondFactors(deps);
  };
  const holders = async (): Promise<void> => await findHolders(deps);
  const tenant = async (): Promise<void> => {
    for (const { code } of await checkTenant(deps)) deps.log.warn({ code }, 'tenant.trouble');
  };
  const seats = async (): Promise<void> => await keepSeats(deps);
  const chasing = async (): Promise<void> => await chaseWaiting({ ...deps, officeHours: config.officeHours });
  const receipts = async (): Promise<void> => await tellReceipts(deps);
  const startedAt = deps.clock.now();
  const itself = async (): Promise<void> => {
    const troubles = await ownTroubles({ ...deps, config, startedAt });
    for (const { code } of troubles) deps.log.warn({ code }, 'itself.trouble');
    await tellOwnTroubles(deps, troubles);
    await tellOwnTroubles(deps, await stuckDeletions(deps));
  };
  return {
    backup: { act: backup, restMs: MINUTE, afterFailureMs: 30 * MINUTE },
    forgetting: { act: forgetting, restMs: MINUTE, afterFailureMs: 30 * MINUTE },
    tenant: { act: tenant, restMs: 24 * 60 * MINUTE, afterFailureMs: 10 * MINUTE },
    // More often than once a day, so that no day is left out.
    seats: { act: seats, restMs: 6 * 60 * MINUTE, afterFailureMs: 10 * MINUTE },
    itself: { act: itself, restMs: 5 * MINUTE, afterFailureMs: MINUTE },
    chasing: { act: chasing, restMs: 10 * MINUTE, afterFailureMs: MINUTE },
    receipts: { act: receipts, restMs: 10 * MINUTE, afterFailureMs: MINUTE },
    holders: { act: holders, restMs: 30 * MINUTE, afterFailureMs: 5 * MINUTE },
    secondFactors: { act: secondFactors, restMs: 6 * 60 * MINUTE, afterFailureMs: 10 * MINUTE },
    posts: { act: deps.chat.settle, restMs: MINUTE, afterFailureMs: MINUTE },
  };
}
