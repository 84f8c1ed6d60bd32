import { isStopped } from '#domain/request/stopped-password.ts';
import type { Command } from '#domain/request/command.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { protectionOf } from '#use-cases/plans/protection.ts';

/**
 * Of a password of one's own that the systems area stopped: one that may have been set opens nothing any more, and who is signed in
 * has to sign in again. Does nothing where none can have been set, and says so where it may not: in the trail, and to all who read of
 * it. Throws `OutsideError` while trying again may help.
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

/** Whether one was begun that the directory did not refuse: nobody knows whether it is set. */
async function mayBeSet({ store }: Pick<ChangeDeps, 'store'>, requestId: string): Promise<boolean> {
  const events = await store.trail.ofRequest(requestId);
  const failed = new Set(events.filter(({ what }) => what === 'reveal_failed').map(({ data }) => data['reveal']));
  return events.some(({ what, data }) => what === 'reveal_begun' && !failed.has(data['reveal']));
}
