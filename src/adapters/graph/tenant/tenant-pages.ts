import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { TenantPage, TenantSight } from '#use-cases/ports/store/tenant.ts';
import { faultIn, NO_ANSWER, userPath, type GraphClient } from '../calls/client.ts';
import { mapFault, type Needs } from '../calls/errors.ts';
import { pathOf, readAt, type PageBody } from '../calls/pages.ts';
import type { Sku } from '../licences/seats.ts';
import { isAboutUser, SIGHT_SELECT, sightOf, type SightBody } from './sight-shape.ts';

const READ: Needs = { permission: 'User.ReadWrite.All', write: false };
const READ_SKUS: Needs = { permission: 'Directory.Read.All', write: false };
/** People's requests go first when the tenant is busy (facts: graph.md 3). */
const PATIENT = { 'x-ms-throttle-priority': 'low' };
/** Requests per batch. */
const BATCH = 20;
/** How long the tenant's products are cached, for the pages of one read, ms. */
const SKUS_KEPT_MS = 5 * 60_000;

/** For a deleted user a delta contains only the id (facts: graph.md 1.12). */
interface EntryBody extends SightBody {
  readonly '@removed'?: { readonly reason: string };
}

type SkusFor = (bodies: readonly SightBody[]) => Promise<readonly Sku[]>;

/** Reads the whole tenant page by page, and single users. */
export function createTenantReading(graph: GraphClient): Pick<Directory, 'readUsers' | 'readChanges' | 'lookAt'> {
  const skusFor = createSkus(graph);
  const read = async (operation: string, path: string): Promise<TenantPage> =>
    await pageOf(
      await readAt(graph, { operation, needs: READ, path, headers: PATIENT }).catch((error: unknown) => {
        throw faultIn(error)?.code === NO_ANSWER ? unreadable('no answer') : error;
      }),
      skusFor,
    );
  return {
    readUsers: async (next) => await read('read-users', next ?? `/v1.0/users?$select=${SIGHT_SELECT}&$top=999`),
    readChanges: async (from) => {
      const page = await read('read-changes', from ?? `/v1.0/users/delta?$select=${SIGHT_SELECT}&$deltatoken=latest`);
      // A page of changes must have a link: without one, later changes would be lost.
      if (page.next === null && page.delta === null) throw unreadable('no link');
      return page;
    },
    lookAt: async (ids) => {
      const sights = new Map<string, TenantSight | null>();
      for (let from = 0; from < ids.length; from += BATCH) {
        const some = await lookAt(graph, { ids: ids.slice(from, from + BATCH), skusFor });
        for (const [id, sight] of some) sights.set(id, sight);
      }
      return sights;
    },
  };
}

async function lookAt(
  graph: GraphClient,
  { ids, skusFor }: { readonly ids: readonly string[]; readonly skusFor: SkusFor },
): Promise<readonly (readonly [string, TenantSight | null])[]> {
  const urls = ids.map((id) => `${userPath(id)}?$select=${SIGHT_SELECT}`);
  const answers = await graph.batch('look-at', READ, urls);
  const bodies = ids.map((id, index): SightBody | null => {
    const answer = answers[index];
    if (answer?.ok === false && answer.fault.status === 404) return null;
    if (answer?.ok === false) {
      const error = mapFault(answer.fault, READ);
      if (error.isPassing) throw error;
    }
    // A refusal, or an answer that is no user, tells nothing about this user and does not stop the others.
    return answer?.ok === true && isAboutUser(answer.body) && answer.body.id === id ? answer.body : { id };
  });
  const skus = await skusFor(bodies.filter((body) => body !== null));
  return ids.map((id, index) => {
    const body = bodies[index] ?? null;
    return [id, body === null ? null : sightOf(body, skus)];
  });
}

/**
 * The tenant's products, read only when one of these users has a licence; read again when an unknown product appears
 * for the first time.
 */
function createSkus(graph: GraphClient): SkusFor {
  let known: { readonly at: number; readonly skus: readonly Sku[]; readonly ids: Set<string> } | undefined;
  return async (bodies) => {
    const ids = new Set(bodies.flatMap(({ assignedLicenses }) => (assignedLicenses ?? []).map(({ skuId }) => skuId)));
    if (ids.size === 0) return [];
    const isFresh = known !== undefined && Date.now() - known.at <= SKUS_KEPT_MS;
    if (known !== undefined && isFresh && ids.isSubsetOf(known.ids)) return known.skus;
    const { value } = await graph.call('licences', READ_SKUS, async (client) => {
      return (await client.api('/subscribedSkus').get()) as Partial<PageBody<Sku>>;
    });
    if (!Array.isArray(value)) throw unreadable('no products');
    known = { at: Date.now(), skus: value, ids: ids.union(new Set(value.map(({ skuId }) => skuId))) };
    return value;
  };
}

/** A user may appear several times in a page: the last one counts (facts: graph.md 1.12). */
async function pageOf(body: unknown, skusFor: SkusFor): Promise<TenantPage> {
  const { value, '@odata.nextLink': next, '@odata.deltaLink': delta } = (body ?? {}) as Partial<PageBody<EntryBody>>;
  if (!Array.isArray(value) || !value.every(isAboutUser)) throw unreadable('no users');
  const last = new Map((value as readonly EntryBody[]).map((entry) => [entry.id, entry]));
  const entries = [...last.values()];
  const there = entries.filter((entry) => entry['@removed'] === undefined);
  const skus = await skusFor(there);
  return {
    users: there.map((entry) => sightOf(entry, skus)),
    removed: entries.filter((entry) => entry['@removed'] !== undefined).map(({ id }) => id),
    next: next === undefined ? null : pathOf(next),
    delta: delta === undefined ? null : pathOf(delta),
  };
}

function unreadable(detail: string): OutsideError {
  return new OutsideError('unreadable', { service: 'graph', detail });
}
