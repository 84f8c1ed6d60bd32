import { needsReceipts } from '#domain/delivery.ts';
import { isOwnChange } from '#domain/password.ts';
import { BUZON } from '#domain/person.ts';
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

/** The second factor is often set up a little after the password: so long it is looked for when the request is closed already, ms. */
const SECOND_FACTOR_MS = 24 * 60 * 60_000;

/** Looks whether the person changed the temporary password and set up a second factor, as far as Microsoft 365 shows it. */
export async function watchPassword(
  deps: ChangeDeps & { readonly directory: Directory },
  input: { readonly requestId: string },
): Promise<void> {
  const { requestId } = input;
  const request = await deps.store.request(requestId);
  if (request === null || !isWatched(request, deps.clock.now())) return;
  const run = await deps.store.run(requestId);
  if (run === null || run.directoryId === null) return;
  const watched = { request, userId: run.directoryId };
  const latest = await deps.store.reveals.latest(requestId);
  const isAwaited = await watchChange(deps, { ...watched, baseline: latest?.baseline ?? baselineOf(request) });
  // Nobody sets a second factor up before they have entered.
  if (!isAwaited && !(await watchSecondFactor(deps, watched))) return;
  const now = deps.clock.now().getTime();
  const since = now - (latest?.at ?? request.updatedAt).getTime();
  const pause = PAUSES.find(({ within }) => since < within)?.pause ?? PAUSES[2].pause;
  await deps.store.transact(async (tx) => await tx.send({ kind: 'watch_password', requestId }, new Date(now + pause)));
}

function isWatched({ state, passwordChangedAt }: Request, now: Date): boolean {
  if (state === 'delivered' && passwordChangedAt === null) return true;
  if (passwordChangedAt === null || !['delivered', 'closed'].includes(state)) return false;
  return now.getTime() - passwordChangedAt.getTime() < SECOND_FACTOR_MS;
}

interface Watched {
  readonly request: Request;
  readonly userId: string;
}
type WatchDeps = ChangeDeps & { readonly directory: Directory };

/** True while the change is still waited for. */
async function watchChange(
  deps: WatchDeps,
  { request, userId, baseline }: Watched & { readonly baseline: Date | null },
): Promise<boolean> {
  if (request.state !== 'delivered' || request.passwordChangedAt !== null) return false;
  const status = await deps.directory.passwordStatus(userId);
  if (status === null || !isOwnChange(status, baseline)) return true;
  await carryOut(deps, { requestId: request.id, commands: [{ type: 'password_changed' }], door: 'worker' });
  return false;
}

/** True while it is still looked for; false too where we may not see it. */
async function watchSecondFactor(deps: WatchDeps, { request, userId }: Watched): Promise<boolean> {
  if (!needsReceipts(request.form) || request.induction.some(({ item }) => item === 'second_factor')) return false;
  const registered = await deps.directory.hasSecondFactor(userId);
  if (registered !== true) return registered === false;
  const commands = [{ type: 'tick', by: BUZON, item: 'second_factor' }] as const;
  await carryOut(deps, { requestId: request.id, commands, door: 'worker' });
  return false;
}
