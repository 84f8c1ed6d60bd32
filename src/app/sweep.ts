import type { Logger } from 'pino';
import type { Queue } from '#adapters/queue/queue.ts';
import { askOfficials, remindOfficials } from '#use-cases/requests/ask-officials.ts';
import { nightlyRead } from '#use-cases/tenant/ask-read.ts';
import { runContractDeadlines, type DeadlineDeps } from '#use-cases/contracts/run-contract-deadlines.ts';
import { remindHandOvers } from '#use-cases/hand-over/remind-hand-overs.ts';
import { scheduleTrailHead } from '#use-cases/trail/trail-head.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import { scheduleReport } from '#use-cases/records/tell-report.ts';

/**
 * Sends pending jobs again, after a crash or a lost job, and does what the calendar asks for. A failure does not stop
 * the others.
 */
export async function sweep(
  { queue, log }: { readonly queue: Queue; readonly log: Logger },
  deps: DeadlineDeps & { readonly departments: Departments },
): Promise<void> {
  const due: Readonly<Record<string, () => Promise<void>>> = {
    sweep: async () => {
      for (const job of await deps.store.pending()) await queue.offer(job);
    },
    contracts: async () => await runContractDeadlines(deps),
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
