import type { Call } from '../calls/call.ts';
import type { DeltaPlace, DeltaRound } from '../tenant/delta-rounds.ts';
import { badRequest, GraphError } from '../wire/graph-error.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { isObject } from '../wire/is-object.ts';

/** How long a delta token of directory objects is valid (graph.md 1.12). */
const LIFE_MS = 7 * 86_400_000;

interface DeltaToken {
  readonly position: number;
  readonly select: readonly string[] | null;
}

export function writeDeltaToken(tenant: Tenant, round: DeltaRound): string {
  const { position, select } = round;
  return encode({ epoch: tenant.changes.epoch(), position, select, atMs: tenant.clock.ms() });
}

/** Refuses a token of another tenant or one older than 7 days with 410, and anything that is not a token with 400. */
export function readDeltaToken(tenant: Tenant, call: Call): DeltaToken {
  const { epoch, position, select, atMs } = decode(call.query.get('$deltatoken') ?? '');
  if (typeof position !== 'number' || typeof atMs !== 'number') throw badlyFormed();
  const names = Array.isArray(select) ? (select as readonly string[]) : null;
  if (epoch !== tenant.changes.epoch() || tenant.clock.ms() - atMs >= LIFE_MS) throw resyncRequired(call, names);
  return { position, select: names };
}

export function writeSkipToken(tenant: Tenant, place: DeltaPlace): string {
  const round = place.roundId ?? tenant.deltaRounds.open(place.round);
  return encode({ round, from: place.from, afterEmpty: place.afterEmpty });
}

export function readSkipToken(tenant: Tenant, call: Call): DeltaPlace {
  const { round: roundId, from, afterEmpty } = decode(call.query.get('$skiptoken') ?? '');
  if (typeof roundId !== 'string' || typeof from !== 'number') throw badlyFormed();
  const round = tenant.deltaRounds.get(roundId);
  if (!round || tenant.clock.ms() - round.startedAtMs >= LIFE_MS) throw resyncRequired(call, round?.select ?? null);
  return { round, roundId, from, afterEmpty: afterEmpty === true };
}

/** A 410: the caller must read everything again, beginning at the address in Location (graph.md 4.1). */
export function resyncRequired(call: Call, select: readonly string[] | null = null): GraphError {
  const again = `${call.linkOrigin}/v1.0/users/delta?$deltatoken=${select ? `&$select=${select.join(',')}` : ''}`;
  return new GraphError(
    410,
    'resyncRequired',
    'Resync required. The sync state is no longer available; begin again with a full enumeration.',
    { headers: { Location: again } },
  );
}

function badlyFormed(): GraphError {
  return badRequest('Badly formed token.');
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(token: string): { readonly [key: string]: unknown } {
  try {
    const value = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown;
    if (isObject(value)) return value;
  } catch {
    throw badlyFormed();
  }
  throw badlyFormed();
}
