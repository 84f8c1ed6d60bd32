import type { Logger } from 'pino';
import type { Queue } from '#adapters/queue/queue.ts';
import { askOfficials, remindOfficials } from '#use-cases/requests/ask-officials.ts';
import { nightlyRead } from '#use-cases/tenant/ask-read.ts';
import { runContractDeadlines, type DeadlineDeps } from '#use-cases/contracts/run-contract-deadlines.ts';
import { liftUnratified, type LiftDeps } from '#use-cases/blocks/lift-block.ts';
import { remindHandOvers } from '#use-cases/hand-over/remind-hand-overs.ts';
import { scheduleTrailHead } from '#use-cases/trail/trail-head.ts';
import type { DatabaseClock } from '#adapters/postgres/connection/clock.ts';
import { scheduleReport } from '#use-cases/records/tell-report.ts';

const SWEEP_MS = 60_000;

type SweepDeps = DeadlineDeps & LiftDeps & { readonly words: { readonly lapsed: string } };

/** Sweeps at once, and then every minute until it is stopped; a sweep that takes long is not started a second time. */
export async function startSweeping(
  { queue, log }: { readonly queue: Queue; readonly log: Logger },
  deps: SweepDeps & { readonly clock: DatabaseClock },
): Promise<{ stop(): Promise<void> }> {
  let sweeping: Promise<void> | null = null;
  const sweepAll = async (): Promise<void> => {
    sweeping ??= (async () => {
      await deps.clock.set().catch((error: unknown) => log.error({ err: error }, 'clock.failed'));
      await sweep({ queue, log }, deps);
    })().finally(() => (sweeping = null));
    await sweeping;
  };
  const timer = setInterval(() => void sweepAll(), SWEEP_MS);
  await sweepAll();
  return {
    stop: async () => {
      clearInterval(timer);
      await sweeping;
    },
  };
}

/**
 * Sends pending jobs again, after a crash or a lost job, and does what the calendar asks for. A failure does not stop
 * the others.
 */
async function sweep({ queue, log }: { readonly queue: Queue; readonly log: Logger }, deps: SweepDeps): Promise<void> {
  const due: Readonly<Record<string, () => Promise<void>>> = {
    sweep: async () => {
      for (const job of await deps.store.pending()) await queue.offer(job);
    },
    contracts: async () => await runContractDeadlines(deps),
    blocks: async () => await liftUnratified(deps),
    agreements: async () => await askOfficials(deps),
    agreement_reminders: async () => await remindOfficials(deps),
    hand_overs: async () => await remindHandOvers(deps),
    nightly_read: async () => await nightlyRead(deps),
    trail_head: async () => await scheduleTrailHead(deps),
    reports: async () => await scheduleReport(deps),
  };
  for (const [name, act] of Object.entries(due)) {
    await act().catch((error: unknown) => log.error({ err: error }, `${name}.failed`));
  }
}
