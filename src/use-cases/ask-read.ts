import { randomUUID } from 'node:crypto';
import type { Actor, Person } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { dayIn, startOfDay } from './calendar.ts';
import type { AuditEvent, Clock, Institution, Store } from './ports.ts';
import type { TenantRead } from './tenant-ports.ts';

/** The hour of the nightly read, in the institution's time zone, ms after the day's beginning. */
const NIGHTLY_MS = 2 * 60 * 60_000;

export interface AskDeps {
  readonly store: Store;
  readonly clock: Clock;
}

export type AskRefusal = { readonly code: 'not_systems' } | { readonly code: 'import_first' };

/** `under_way`: a read was asked for before, and this one is not needed. */
export interface Asked {
  readonly purpose: TenantRead['purpose'];
  readonly state: 'begun' | 'under_way';
}

/** Asks for the import, or for a review of what was changed outside the procedure. For the systems area. */
export async function askRead(
  deps: AskDeps,
  input: { readonly by: Actor; readonly what: 'import' | 'review'; readonly door: AuditEvent['door'] },
): Promise<Result<Asked, AskRefusal>> {
  const { by, what, door } = input;
  if (!by.systems) return refused({ code: 'not_systems' });
  const latest = await deps.store.tenant.latestRead();
  if (what === 'review' && latest === null) return refused({ code: 'import_first' });
  return ok(await beginRead(deps, { by: { id: by.id, name: by.name }, door, notSince: null }));
}

/**
 * Asks for the nightly review: once a day, at the first chance after 02:00 in the institution's time zone, however many
 * processes ask. Nothing happens before the accounts were imported.
 */
export async function nightlyRead(deps: AskDeps & { readonly institution: Institution }): Promise<void> {
  const { timeZone } = deps.institution;
  const now = deps.clock.now();
  const due = new Date(startOfDay(dayIn(now, timeZone), timeZone).getTime() + NIGHTLY_MS);
  if (now < due) return;
  const latest = await deps.store.tenant.latestRead();
  if (latest === null || latest.finishedAt === null || latest.startedAt >= due) return;
  await beginRead(deps, { by: 'buzon', door: 'worker', notSince: due });
}

/** One at a time: whoever comes second finds the first one's. A read since `notSince` does as well. */
async function beginRead(
  deps: AskDeps,
  input: { readonly by: Person | 'buzon'; readonly door: AuditEvent['door']; readonly notSince: Date | null },
): Promise<Asked> {
  const { by, door, notSince } = input;
  return await deps.store.transact(async (tx) => {
    const latest = await tx.tenant.latestRead();
    if (latest !== null && (latest.finishedAt === null || (notSince !== null && latest.startedAt >= notSince)))
      return { purpose: latest.purpose, state: 'under_way' };
    const startedAt = deps.clock.now();
    const purpose = latest === null ? 'import' : latest.delta === null ? 'full' : 'delta';
    const next = purpose === 'delta' ? (latest?.delta ?? null) : null;
    const id = randomUUID();
    await tx.tenant.insertRead({ id, purpose, next, startedAt });
    await tx.append({ requestId: null, at: startedAt, actor: by, door, what: 'read_tenant', data: { id, purpose } });
    await tx.send({ kind: 'read_tenant' });
    if (purpose === 'import') await tx.send({ kind: 'show_import' });
    return { purpose, state: 'begun' };
  });
}
