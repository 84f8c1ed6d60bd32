import { isOwnChange } from '#domain/password.ts';
import { carryOut, type ChangeDeps } from './carry-out.ts';
import type { Request } from '#domain/request.ts';
import type { Directory } from './directory-port.ts';

/** A change is seen within 5 minutes; shortly after a reveal much sooner. Milliseconds. */
const PAUSES = [
  { within: 3 * 60_000, pause: 10_000 },
  { within: 15 * 60_000, pause: 30_000 },
  { within: Infinity, pause: 4 * 60_000 },
] as const;

/** Before anything was shown: of a new account nobody knows the password; of an older one what counts is a change since the work began. */
export function baselineOf({ kind, execution }: Request): Date | null {
  return kind === 'creation' ? null : (execution?.at ?? null);
}

/** Looks whether the person changed the temporary password, and closes the request when they did. */
export async function watchPassword(
  deps: ChangeDeps & { readonly directory: Directory },
  input: { readonly requestId: string },
): Promise<void> {
  const { requestId } = input;
  const request = await deps.store.request(requestId);
  if (request === null || request.state !== 'delivered') return;
  const run = await deps.store.run(requestId);
  if (run === null || run.directoryId === null) return;
  const latest = await deps.store.reveals.latest(requestId);
  const status = await deps.directory.passwordStatus(run.directoryId);
  if (status !== null && isOwnChange(status, latest?.baseline ?? baselineOf(request))) {
    const closed = await carryOut(deps, {
      requestId,
      commands: [{ type: 'password_changed' }],
      door: 'worker',
      also: async (tx, next) => {
        await tx.markAccount(next.number, { closedAt: next.updatedAt });
        return true;
      },
    });
    if (closed.ok) return;
  }
  const now = deps.clock.now().getTime();
  const since = now - (latest?.at ?? request.updatedAt).getTime();
  const pause = PAUSES.find(({ within }) => since < within)?.pause ?? PAUSES[2].pause;
  await deps.store.transact(async (tx) => await tx.send({ kind: 'watch_password', requestId }, new Date(now + pause)));
}
