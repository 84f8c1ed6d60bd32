import { isOwnChange } from '#domain/plan/password.ts';
import type { Request } from '#domain/request/request.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { lookForSecondFactor, needsSecondFactor, type LookDeps } from './look-for-second-factor.ts';

/** How often we look: soon after a reveal, later every 5 minutes. Milliseconds. */
const PAUSES = [
  { within: 3 * 60_000, pause: 10_000 },
  { within: 15 * 60_000, pause: 30_000 },
  { within: Infinity, pause: 4 * 60_000 },
] as const;

/**
 * The baseline before any reveal: null for a new account, whose password nobody knows; for an older one a change counts
 * from the moment the work began.
 */
export function baselineOf({ kind, execution }: Request): Date | null {
  return kind === 'creation' ? null : (execution?.at ?? null);
}

/**
 * Checks whether the person changed the temporary password and then, if the institution wants that checked, set up a
 * second factor.
 */
export async function watchPassword(deps: LookDeps, input: { readonly requestId: string }): Promise<void> {
  const { requestId } = input;
  const request = await deps.store.request(requestId);
  if (request === null) return;
  const awaitsPassword = request.state === 'delivered' && request.passwordChangedAt === null;
  if (!awaitsPassword && !needsSecondFactor(deps, request)) return;
  const run = await deps.store.run(requestId);
  if (run === null || run.directoryId === null) return;
  const userId = run.directoryId;
  const latest = await deps.store.reveals.latest(requestId);
  const now = deps.clock.now().getTime();
  const since = now - (latest?.at ?? request.updatedAt).getTime();
  const soon = PAUSES.find(({ within }) => since < within)?.pause ?? PAUSES[2].pause;
  const baseline = latest?.baseline ?? baselineOf(request);
  // Nobody sets up a second factor before the first sign-in.
  const isAwaited = awaitsPassword && !(await wasChanged(deps, { request, userId, baseline }));
  const pause = isAwaited ? soon : await lookForSecondFactor(deps, { request, userId, soon });
  if (pause === null) return;
  await deps.store.transact(async (tx) => await tx.send({ kind: 'watch_password', requestId }, new Date(now + pause)));
}

/** Whether the tenant shows that the person chose their own password; if so, records it in the request. */
async function wasChanged(
  deps: ChangeDeps & { readonly directory: Directory },
  watched: { readonly request: Request; readonly userId: string; readonly baseline: Date | null },
): Promise<boolean> {
  const { request, userId, baseline } = watched;
  const status = await deps.directory.passwordStatus(userId);
  if (status === null || !isOwnChange(status, baseline)) return false;
  await applyCommands(deps, { requestId: request.id, commands: [{ type: 'password_changed' }], door: 'worker' });
  return true;
}
