import type { Request } from '#domain/request/request.ts';
import { licenceWanted, readAt } from '#domain/request/seats-wanted.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Clock } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';

/** Seats that were read so long ago, ms, still count as the present ones. */
const FRESH_MS = 5_000;
/** How long somebody waits for them, ms: they opened a window. */
const PATIENCE_MS = 1_000;
/** More requests for one licence are not counted. */
const MOST_SEEKERS = 100;

interface SeatsDeps {
  readonly directory: Pick<Directory, 'licences'>;
  readonly clock: Clock;
}

/** The request with the seats of its licence as they are now; as they were read last where the tenant does not answer in time. */
export async function withSeatsNow({ directory, clock }: SeatsDeps, request: Request): Promise<Request> {
  const licence = licenceWanted(request);
  const now = clock.now();
  const age = now.getTime() - Date.parse(request.seats?.readAt ?? '1970-01-01');
  if (licence === null || request.seats === null || age < FRESH_MS) return request;
  const licences = await withTimeout(directory.licences(), PATIENCE_MS);
  const found = licences === 'unknown' ? undefined : licences.find(({ skuId }) => skuId === licence.skuId);
  if (found === undefined) return request;
  return { ...request, seats: readAt({ free: found.free, total: found.total }, now) };
}

/** How many other requests take a seat of the same licence and do not have it yet. */
export async function otherSeekers(
  { store }: { readonly store: Pick<Store, 'transact'> },
  request: Request,
): Promise<number> {
  const licence = licenceWanted(request);
  if (licence === null || request.seats === null) return 0;
  const wanted = { skuId: licence.skuId, besides: request.id, limit: MOST_SEEKERS };
  return await store.transact(async (tx) => (await tx.seekers(wanted)).length);
}
