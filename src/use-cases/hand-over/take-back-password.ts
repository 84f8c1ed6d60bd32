import { isStopped } from '#domain/request/hand-over/stopped-password.ts';
import type { Command } from '#domain/request/command.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { protectionOf } from '#use-cases/plans/protection.ts';

/**
 * After the systems area stopped a password request: a password that may have been set becomes invalid, and the user is
 * signed out everywhere. Does nothing when none can have been set. If that is not permitted, it says so in the trail
 * and in the messages. Throws `OutsideError` while trying again may help.
 */
export async function takeBackPassword(
  deps: ChangeDeps & { readonly directory: Directory; readonly institution: Institution },
  { requestId }: { readonly requestId: string },
): Promise<void> {
  const [request, run, latest] = await Promise.all([
    deps.store.request(requestId),
    deps.store.run(requestId),
    deps.store.reveals.latest(requestId),
  ]);
  if (request === null || run === null || run.directoryId === null || !isStopped(request)) return;
  if (latest === null && !(await mayBeSet(deps, requestId))) return;
  const account = await deps.directory.account(run.directoryId);
  const why = account === null ? 'account_gone' : protectionOf(deps.institution.rules, account);
  if (why === null) {
    await deps.directory.discardPassword(run.directoryId);
    await deps.directory.revokeSessions(run.directoryId);
  }
  const command: Command = why === null ? { type: 'taken_back' } : { type: 'not_taken_back', why };
  await applyCommands(deps, { requestId, commands: [command], door: 'worker' });
}

/** Whether a reveal was begun and not refused by the directory, so that a password may be set. */
async function mayBeSet({ store }: Pick<ChangeDeps, 'store'>, requestId: string): Promise<boolean> {
  const events = await store.trail.ofRequest(requestId);
  const failed = new Set(events.filter(({ what }) => what === 'reveal_failed').map(({ data }) => data['reveal']));
  return events.some(({ what, data }) => what === 'reveal_begun' && !failed.has(data['reveal']));
}
