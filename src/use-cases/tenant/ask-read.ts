import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { dayIn, startOfDay } from '#use-cases/calendar/calendar.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { TenantRead } from '#use-cases/ports/store/tenant.ts';

/** The time of the nightly read, in the institution's time zone, ms after the day's beginning. */
const NIGHTLY_MS = 2 * 60 * 60_000;

/** Time from the start of the nightly read to the morning message that it has not finished, ms. */
const NIGHT_MS = 4 * 60 * 60_000;
/** How many nights in a row must fail before people are told: one failure is often the service's own. */
const TOLD_NIGHTS = 2;

/** How long a deleted user can be restored, ms, with a day to spare (facts: graph.md 1.9). */
const RESTORABLE_MS = 31 * 24 * 60 * 60_000;

export interface AskDeps {
  readonly store: Store;
  readonly clock: Clock;
}

export type AskRefusal = { readonly code: 'not_systems' } | { readonly code: 'import_first' };

/** `under_way`: an earlier read is still running, so this one is not needed; `failure` is why that one is stuck. */
export interface ReadAnswer extends Pick<TenantRead, 'purpose' | 'failure'> {
  readonly state: 'begun' | 'under_way';
}

/** Asks for the import, or for a review of what was changed outside the procedure. For the systems area. */
export async function askRead(
  deps: AskDeps,
  input: { readonly by: Actor; readonly what: 'import' | 'review' },
): Promise<Result<ReadAnswer, AskRefusal>> {
  const { by, what } = input;
  if (!by.systems) return refused({ code: 'not_systems' });
  const latest = await deps.store.tenant.latestRead();
  if (what === 'review' && latest === null) return refused({ code: 'import_first' });
  return ok(await beginRead(deps, { by, notSince: null }));
}

/**
 * Starts the nightly review: once a day over all processes, as soon as possible after 02:00 in the institution's time
 * zone. Nothing happens before the import.
 */
export async function nightlyRead(deps: AskDeps & { readonly institution: Institution }): Promise<void> {
  const { timeZone } = deps.institution;
  const now = deps.clock.now();
  const due = new Date(startOfDay(dayIn(now, timeZone), timeZone).getTime() + NIGHTLY_MS);
  if (now < due) return;
  const latest = await deps.store.tenant.latestRead();
  if (latest === null) return;
  if (latest.startedAt < due) await beginRead(deps, { by: 'buzon', notSince: due });
  else if (isFailing(latest, now))
    await deps.store.transact(async (tx) => await tx.send({ kind: 'tell_unread', readId: latest.id }));
}

/** A second failed night in a row is told in the morning, once. */
function isFailing({ finishedAt, startedAt, failedNights }: TenantRead, now: Date): boolean {
  return finishedAt === null && failedNights + 1 >= TOLD_NIGHTS && now.getTime() - startedAt.getTime() >= NIGHT_MS;
}

/**
 * One read at a time: a second caller finds the first one's. A read since `notSince` is enough; an older one that never
 * finished is abandoned, and everything is read again.
 */
async function beginRead(
  deps: AskDeps,
  input: { readonly by: Actor | 'buzon'; readonly notSince: Date | null },
): Promise<ReadAnswer> {
  const { by, notSince } = input;
  const door = by === 'buzon' ? 'worker' : by.door;
  const actor = by === 'buzon' ? by : { id: by.id, name: by.name };
  return await deps.store.transact(async (tx) => {
    const latest = await tx.tenant.latestRead();
    const isRecent = latest !== null && notSince !== null && latest.startedAt >= notSince;
    const isUnderWay = latest?.finishedAt === null && notSince === null;
    // Not at the command line, which reports by itself.
    const tells = async (read: Pick<TenantRead, 'id' | 'purpose'>): Promise<void> => {
      if (by !== 'buzon' && by.door !== 'command_line' && read.purpose !== 'import')
        await tx.send({ kind: 'show_review', readId: read.id, isAsked: true });
    };
    if (latest !== null && (isRecent || isUnderWay)) {
      await tells(latest);
      return { purpose: latest.purpose, state: 'under_way', failure: latest.failure };
    }
    const startedAt = deps.clock.now();
    const purpose = nextPurpose(latest);
    const next = purpose === 'delta' ? (latest?.delta ?? null) : null;
    const failedNights = latest?.finishedAt === null ? latest.failedNights + 1 : 0;
    const id = randomUUID();
    await tx.tenant.insertRead({ id, purpose, next, failedNights, startedAt });
    if (purpose !== 'import') await tx.tenant.askAboutDeleted(new Date(startedAt.getTime() - RESTORABLE_MS));
    await tx.append({ requestId: null, at: startedAt, actor, door, what: 'read_tenant', data: { id, purpose } });
    await tx.send({ kind: 'read_tenant' });
    if (purpose === 'import') await tx.send({ kind: 'show_import' });
    await tells({ id, purpose });
    if (latest?.finishedAt === null) await tx.send({ kind: 'show_review', readId: latest.id });
    return { purpose, state: 'begun', failure: null };
  });
}

/** An import stays an import until it finishes; changes are read from where the last complete read ended. */
function nextPurpose(latest: TenantRead | null): TenantRead['purpose'] {
  if (latest === null || (latest.purpose === 'import' && latest.finishedAt === null)) return 'import';
  return latest.finishedAt === null || latest.delta === null ? 'full' : 'delta';
}
