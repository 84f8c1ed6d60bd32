import type { Directory, Taken } from '#use-cases/directory-port.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { literal, pathSegment, type GraphClient } from './client.ts';
import { nameBeforeDeletion } from './deleted-users.ts';
import { mapFault, type Needs } from './errors.ts';
import { everyPage, valuesOf } from './pages.ts';
import { seatsOf, type Sku } from './seats.ts';

const GROUPS_KEPT_MS = 10 * 60_000;

interface Named {
  readonly id: string;
  readonly displayName?: string | null;
  readonly userPrincipalName?: string | null;
  readonly mail?: string | null;
}

/** Which addresses are taken, by anything that can own one, and how many seats the licence has: one `$batch` for up to 6 addresses. */
export function createSurvey(
  graph: GraphClient,
  settings: { readonly licenceSku: string; readonly groupIds: readonly string[] },
): Directory['survey'] {
  let groups: { readonly at: number; readonly names: readonly { id: string; name: string }[] } | undefined;
  const groupNames = async (): Promise<readonly { id: string; name: string }[]> => {
    if (settings.groupIds.length === 0) return [];
    if (groups !== undefined && Date.now() - groups.at < GROUPS_KEPT_MS) return groups.names;
    const names = await readGroups(graph, settings.groupIds);
    groups = { at: Date.now(), names };
    return names;
  };
  return async (addresses) => {
    const urls = [
      ...addresses.flatMap((address) => [
        `/users?$filter=userPrincipalName eq '${literal(address)}' or ${mailIs(address)}&$select=id,displayName&$top=1`,
        `/groups?$filter=${mailIs(address)}&$select=id,displayName&$top=1`,
        `/contacts?$filter=${mailIs(address)}&$select=id,displayName&$top=1`,
      ]),
      '/directory/deletedItems/microsoft.graph.user?$select=id,displayName,userPrincipalName,mail&$top=999',
      '/subscribedSkus',
    ];
    const needs: Needs = { permission: 'User.ReadWrite.All', write: false };
    const answers = await graph.batch('survey', needs, urls);
    const deleted = await everyPage<Named>(graph, { first: answers.at(-2), permission: 'User.ReadWrite.All' });
    const taken = new Map<string, Taken>();
    for (const [index, address] of addresses.entries()) {
      const by = ['user', 'group', 'contact'] as const;
      const permissions = ['User.ReadWrite.All', 'GroupMember.ReadWrite.All', 'OrgContact.Read.All'];
      for (const [offset, kind] of by.entries()) {
        const [found] = valuesOf<Named>(answers[index * 3 + offset], permissions[offset] ?? '');
        if (found !== undefined && !taken.has(address)) taken.set(address, takenBy(found, kind));
      }
      const gone = deleted.find((user) => owned(user, address));
      if (gone !== undefined && !taken.has(address)) taken.set(address, takenBy(gone, 'deleted'));
    }
    const skus = valuesOf<Sku>(answers.at(-1), 'LicenseAssignment.Read.All');
    return { taken, licence: licenceIn(skus, settings.licenceSku), groups: await groupNames() };
  };
}

function takenBy(found: Named, by: Taken['by']): Taken {
  return { id: found.id, by, name: found.displayName ?? '' };
}

function mailIs(address: string): string {
  return `mail eq '${literal(address)}' or proxyAddresses/any(p:p eq 'smtp:${literal(address)}')`;
}

function owned(user: Named, address: string): boolean {
  return nameBeforeDeletion(user.userPrincipalName ?? '') === address || user.mail?.toLowerCase() === address;
}

function licenceIn(
  skus: readonly Sku[],
  wanted: string,
): { skuId: string; skuPartNumber: string; free: number; total: number } {
  const same = (sku: Sku): boolean =>
    [sku.skuId, sku.skuPartNumber].some((name) => name.toLowerCase() === wanted.toLowerCase());
  const sku = skus.find(same);
  if (sku === undefined) throw new OutsideError('licence_unknown', { service: 'graph', detail: wanted });
  return { skuId: sku.skuId, skuPartNumber: sku.skuPartNumber, ...seatsOf(sku) };
}

async function readGroups(
  graph: GraphClient,
  ids: readonly string[],
): Promise<readonly { id: string; name: string }[]> {
  const needs: Needs = { permission: 'GroupMember.ReadWrite.All', write: false };
  const answers = await graph.batch(
    'groups',
    needs,
    ids.map((id) => `/groups/${pathSegment(id)}?$select=id,displayName`),
  );
  return answers.map((answer, index) => {
    if (answer.ok) return { id: ids[index] ?? '', name: (answer.body as Named).displayName ?? '' };
    if (answer.fault.status === 404)
      throw new OutsideError('group_missing', { service: 'graph', detail: ids[index] ?? '' });
    throw mapFault(answer.fault, needs);
  });
}
