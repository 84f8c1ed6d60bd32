import type { Logger } from 'pino';
import type { Queue } from '#adapters/queue/queue.ts';
import { nightlyRead } from '#use-cases/ask-read.ts';
import { keepContracts, type KeepDeps } from '#use-cases/keep-contracts.ts';
import { keepHandOvers } from '#use-cases/keep-hand-overs.ts';
import { keepHead } from '#use-cases/keep-head.ts';
import { keepReports } from '#use-cases/tell-report.ts';

/** Sends again what the state says is owed, after a crash or when a job was lost, and does what the calendar asks for. One's trouble stops no other. */
export async function sweep(
  { queue, log }: { readonly queue: Queue; readonly log: Logger },
  deps: KeepDeps,
): Promise<void> {
  const due: Readonly<Record<string, () => Promise<void>>> = {
    sweep: async () => {
      for (const job of await deps.store.pending()) await queue.offer(job);
    },
    contracts: async () => await keepContracts(deps),
    hand_overs: async () => await keepHandOvers(deps),
    nightly_read: async () => await nightlyRead(deps),
    trail_head: async () => await keepHead(deps),
    reports: async () => await keepReports(deps),
  };
  for (const [name, act] of Object.entries(due)) {
    await act().catch((error: unknown) => log.error({ err: error }, `${name}.failed`));
  }
}
