import { OutsideError, type Directory, type Taken } from '#use-cases/ports.ts';
import { literal, type BatchAnswer, type GraphClient } from './client.ts';
import { mapFault, type Needs } from './errors.ts';

const DELETED_PREFIX = 32;
const GROUPS_KEPT_MS = 10 * 60_000;

interface Named {
  readonly displayName?: string | null;
  readonly userPrincipalName?: string | null;
  readonly mail?: string | null;
}

interface Sku {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly capabilityStatus: string;
  readonly appliesTo: string;
  readonly consumedUnits: number;
  readonly prepaidUnits: { readonly enabled: number; readonly warning: number };
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
    const deleted = await everyPage<Named>(graph, answers.at(-2), 'User.ReadWrite.All');
    const taken = new Map<string, Taken>();
    for (const [index, address] of addresses.entries()) {
      const by = ['user', 'group', 'contact'] as const;
      const permissions = ['User.ReadWrite.All', 'GroupMember.ReadWrite.All', 'OrgContact.Read.All'];
      for (const [offset, kind] of by.entries()) {
        const [found] = valuesOf<Named>(answers[index * 3 + offset], permissions[offset] ?? '');
        if (found !== undefined && !taken.has(address)) taken.set(address, { by: kind, name: found.displayName ?? '' });
      }
      const gone = deleted.find((user) => owned(user, address));
      if (gone !== undefined && !taken.has(address))
        taken.set(address, { by: 'deleted', name: gone.displayName ?? '' });
    }
    const skus = valuesOf<Sku>(answers.at(-1), 'LicenseAssignment.Read.All');
    return { taken, licence: licenceIn(skus, settings.licenceSku), groups: await groupNames() };
  };
}

function mailIs(address: string): string {
  return `mail eq '${literal(address)}' or proxyAddresses/any(p:p eq 'smtp:${literal(address)}')`;
}

/** A deleted user's name carries its id without dashes in front (facts: graph.md 1.9). */
function owned(user: Named, address: string): boolean {
  const name = user.userPrincipalName?.toLowerCase() ?? '';
  const before = /^[0-9a-f]{32}/.test(name) ? name.slice(DELETED_PREFIX) : name;
  return before === address || user.mail?.toLowerCase() === address;
}

function valuesOf<T>(answer: BatchAnswer | undefined, permission: string): readonly T[] {
  if (answer === undefined) throw new OutsideError('unavailable', { service: 'graph' });
  if (!answer.ok) throw mapFault(answer.fault, { permission, write: false });
  return (answer.body as { value: readonly T[] }).value;
}

async function everyPage<T>(
  graph: GraphClient,
  first: BatchAnswer | undefined,
  permission: string,
): Promise<readonly T[]> {
  const values = [...valuesOf<T>(first, permission)];
  let next = first?.ok === true ? (first.body as { '@odata.nextLink'?: string })['@odata.nextLink'] : undefined;
  while (next !== undefined) {
    const { pathname, search } = new URL(next);
    const page = await graph.call('next-page', { permission, write: false }, async (client) => {
      return (await client.api(`${graph.root}${pathname}${search}`).get()) as {
        value: T[];
        '@odata.nextLink'?: string;
      };
    });
    values.push(...page.value);
    next = page['@odata.nextLink'];
  }
  return values;
}

/** Seats that can be given: enabled and in their warning period, less those in use (facts: graph.md 1.3). */
function licenceIn(
  skus: readonly Sku[],
  wanted: string,
): { skuId: string; skuPartNumber: string; free: number; total: number } {
  const same = (sku: Sku): boolean =>
    [sku.skuId, sku.skuPartNumber].some((name) => name.toLowerCase() === wanted.toLowerCase());
  const sku = skus.find(same);
  if (sku === undefined) throw new OutsideError('licence_unknown', { service: 'graph', detail: wanted });
  const usable = ['Enabled', 'Warning'].includes(sku.capabilityStatus) && sku.appliesTo === 'User';
  const total = usable ? sku.prepaidUnits.enabled + sku.prepaidUnits.warning : 0;
  return { skuId: sku.skuId, skuPartNumber: sku.skuPartNumber, free: Math.max(0, total - sku.consumedUnits), total };
}

async function readGroups(
  graph: GraphClient,
  ids: readonly string[],
): Promise<readonly { id: string; name: string }[]> {
  const needs: Needs = { permission: 'GroupMember.ReadWrite.All', write: false };
  const answers = await graph.batch(
    'groups',
    needs,
    ids.map((id) => `/groups/${encodeURIComponent(id)}?$select=id,displayName`),
  );
  return answers.map((answer, index) => {
    if (answer.ok) return { id: ids[index] ?? '', name: (answer.body as Named).displayName ?? '' };
    if (answer.fault.status === 404)
      throw new OutsideError('group_missing', { service: 'graph', detail: ids[index] ?? '' });
    throw mapFault(answer.fault, needs);
  });
}
