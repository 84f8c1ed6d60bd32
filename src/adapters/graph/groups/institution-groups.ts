import type { NamedId } from '#domain/account/account.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { refusalOf } from '#domain/plan/group-kinds.ts';
import { pathSegment, type GraphClient } from '../calls/client.ts';
import { mapFault, type Needs } from '../calls/errors.ts';
import type { GroupRefusal } from '#domain/account/directory-account.ts';
import type { ProfileSettings } from './profile-settings.ts';
import { GROUP_SELECT, groupOf, type GroupBody } from './group-shape.ts';

const KEPT_MS = 10 * 60_000;
const READ: Needs = { permission: 'Directory.Read.All', write: false };

interface LicensingGroup extends GroupBody {
  readonly assignedLicenses?: readonly { readonly skuId: string }[] | null;
}

interface InstitutionGroups {
  /** The groups that a new account joins. */
  readonly groups: readonly NamedId[];
  /** The first of them whose members we cannot change; null for none. */
  readonly unjoinable: { readonly code: GroupRefusal; readonly name: string } | null;
  /** Absent when none of them gives the licence: then it is assigned directly. */
  readonly licenceGroup?: NamedId;
}

/** The groups of a profile, read every ten minutes, and which of them gives the licence. */
export function createInstitutionGroups(
  graph: GraphClient,
): (skuId: string, profile: ProfileSettings) => Promise<InstitutionGroups> {
  const kept = new Map<string, { readonly at: number; readonly groups: readonly LicensingGroup[] }>();
  return async (skuId, { groupIds, licenceGroup }) => {
    const ids = [...new Set([...groupIds, ...(licenceGroup ? [licenceGroup] : [])].map((id) => id.toLowerCase()))];
    if (ids.length === 0) return { groups: [], unjoinable: null };
    const wanted = licenceGroup?.toLowerCase();
    const key = ids.join();
    const known = kept.get(key);
    const isFresh = known !== undefined && Date.now() - known.at < KEPT_MS;
    const read = isFresh ? known : { at: Date.now(), groups: await readGroups(graph, ids) };
    kept.set(key, read);
    const gives = ({ assignedLicenses }: LicensingGroup): boolean =>
      (assignedLicenses ?? []).some((licence) => licence.skuId.toLowerCase() === skuId.toLowerCase());
    const named = read.groups.find(({ id }) => id === wanted);
    if (named !== undefined && !gives(named)) {
      // Not cached: a correction should be seen at once.
      kept.delete(key);
      throw new OutsideError('licence_group_wrong', { service: 'graph', detail: groupOf(named).name });
    }
    const giver = named ?? read.groups.find(gives);
    // Nobody can be added to a dynamic group: its rule adds the account.
    const joined = read.groups.filter((group) => group !== named || groupOf(group).kind !== 'dynamic');
    const unjoinable = joined.flatMap((group) => refusedOf(group) ?? [])[0] ?? null;
    // Not cached: a correction should count at once.
    if (unjoinable !== null) kept.delete(key);
    return {
      groups: joined.map(namedOf),
      unjoinable,
      ...(giver === undefined ? {} : { licenceGroup: namedOf(giver) }),
    };
  };
}

function refusedOf(body: LicensingGroup): InstitutionGroups['unjoinable'] {
  const group = groupOf(body);
  const code = refusalOf(group.kind);
  return code === null ? null : { code, name: group.name };
}

function namedOf(body: LicensingGroup): NamedId {
  const { id, name } = groupOf(body);
  return { id, name };
}

async function readGroups(graph: GraphClient, ids: readonly string[]): Promise<readonly LicensingGroup[]> {
  const answers = await graph.batch(
    'groups',
    READ,
    ids.map((id) => `/groups/${pathSegment(id)}?$select=${GROUP_SELECT},assignedLicenses`),
  );
  return answers.map((answer, index) => {
    const id = ids[index] ?? '';
    if (answer.ok) return { ...(answer.body as LicensingGroup), id };
    if (answer.fault.status === 404) throw new OutsideError('group_missing', { service: 'graph', detail: id });
    throw mapFault(answer.fault, READ);
  });
}
