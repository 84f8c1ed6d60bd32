import type { Credential, Directory } from '#use-cases/ports/directory.ts';
import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import { refusalOf } from '#domain/plan/group-kinds.ts';
import { pathSegment, type BatchAnswer, type GraphClient } from '../calls/client.ts';
import { mapFault, type Needs } from '../calls/errors.ts';
import type { OwnProfile } from '#domain/account/own-profile.ts';
import { allProfiles, type ProfileSettings } from '../groups/profile-settings.ts';
import { GROUP_SELECT, groupOf, type GroupBody } from '../groups/group-shape.ts';
import { pathOf, readPage, type PageBody } from '../calls/pages.ts';
import { POLICY_PATH, type PassPolicyBody } from '../credentials/pass-policy.ts';
import { isMailLicence, type Sku } from '../licences/seats.ts';
import { STAMP_PREFIX, stampName } from '../users/user-shape.ts';

const READ: Needs = { permission: 'Directory.Read.All', write: false };
/** Needed on every page of an advanced query (facts: graph.md 1.12). */
const EVENTUAL = { ConsistencyLevel: 'eventual' };
/** How many pages of stamps are searched for one that is not ours. */
const MOST_PAGES = 5;
const MOST_GROUPS = 15;

interface Settings extends ProfileSettings {
  readonly profiles?: readonly OwnProfile[];
  readonly stampAttribute: number;
  readonly credentialDelivery: Credential['kind'];
}

/** Does not report what we may not see: a missing permission is told where it is needed. */
export function createTroubles(graph: GraphClient, settings: Settings): Directory['troubles'] {
  return async (mailDomain) => {
    // A batch takes 20 parts; problems of further groups appear in a plan.
    const profiles = allProfiles(settings);
    const groupIds = [...new Set(profiles.flatMap((one) => one.groupIds))].slice(0, MOST_GROUPS);
    const stamp = `onPremisesExtensionAttributes/${stampName(settings.stampAttribute)}`;
    const inDomain = `endsWith(userPrincipalName,'@${mailDomain}') and onPremisesSyncEnabled eq true`;
    const [skus, domain, stamps, synced, ...more] = await graph.batch('troubles', READ, [
      '/subscribedSkus',
      `/domains/${pathSegment(mailDomain)}`,
      {
        url: `/users?$count=true&$filter=${stamp} ne null&$select=id,onPremisesExtensionAttributes&$top=999`,
        headers: EVENTUAL,
      },
      { url: `/users?$count=true&$filter=${inDomain}&$select=id&$top=1`, headers: EVENTUAL },
      ...groupIds.map((id) => `/groups/${pathSegment(id)}?$select=${GROUP_SELECT}`),
      ...(settings.credentialDelivery === 'tap' ? [POLICY_PATH] : []),
    ]);
    return [
      ...(await profileTroubles(graph, { profiles, skus })),
      ...domainTroubles(mailDomain, domain),
      ...(valuesSeen(synced).length > 0 ? [{ code: 'domain_synced', domain: mailDomain } as const] : []),
      ...(await stampTroubles(graph, { attribute: settings.stampAttribute, stamps })),
      ...groupIds.flatMap((id, index) => groupTroubles(id, more[index])),
      ...passTroubles(more[groupIds.length]),
    ];
  };
}

/** A part's answer; null when we may not see it, or it does not exist. Throws when asking again may help. */
function answerIfSeen<T>(answer: BatchAnswer | undefined): T | null {
  if (answer === undefined) return null;
  if (answer.ok) return answer.body as T;
  const error = mapFault(answer.fault, READ);
  if (error.isPassing) throw error;
  return null;
}

function valuesSeen(answer: BatchAnswer | undefined): readonly unknown[] {
  return answerIfSeen<PageBody<unknown>>(answer)?.value ?? [];
}

/** What is wrong with the licences of all profiles, each told once. */
async function profileTroubles(
  graph: GraphClient,
  { profiles, skus }: { readonly profiles: readonly ProfileSettings[]; readonly skus: BatchAnswer | undefined },
): Promise<readonly TenantTrouble[]> {
  const told = new Map<string, TenantTrouble>();
  for (const settings of profiles) {
    for (const trouble of await licenceTroubles(graph, { settings, skus })) told.set(JSON.stringify(trouble), trouble);
  }
  return [...told.values()];
}

async function licenceTroubles(
  graph: GraphClient,
  { settings, skus }: { readonly settings: ProfileSettings; readonly skus: BatchAnswer | undefined },
): Promise<readonly TenantTrouble[]> {
  const all = answerIfSeen<PageBody<Sku>>(skus)?.value;
  if (all === undefined) return [];
  const wanted = settings.licenceSku.toLowerCase();
  const sku = all.find(({ skuId, skuPartNumber }) =>
    [skuId, skuPartNumber].some((one) => one.toLowerCase() === wanted),
  );
  if (sku === undefined) return [{ code: 'licence_unknown', sku: settings.licenceSku }];
  const { skuPartNumber: name, capabilityStatus: status, appliesTo } = sku;
  const troubles: TenantTrouble[] = [];
  if (!['Enabled', 'Warning'].includes(status)) troubles.push({ code: 'licence_disabled', sku: name, status });
  if (appliesTo !== 'User') troubles.push({ code: 'licence_not_for_users', sku: name, appliesTo });
  if (!isMailLicence(sku)) troubles.push({ code: 'licence_without_mailbox', sku: name });
  const [giving] = await graph.batch('licence-groups', READ, [
    `/groups?$filter=assignedLicenses/any(l:l/skuId eq ${sku.skuId})&$select=id,displayName&$top=999`,
  ]);
  const groups = (answerIfSeen<PageBody<GroupBody>>(giving)?.value ?? []).map(({ id, displayName }) => ({
    id,
    displayName,
  }));
  const gives = (id: string): boolean => groups.some((group) => group.id.toLowerCase() === id.toLowerCase());
  const { licenceGroup = null } = settings;
  if (licenceGroup !== null) {
    // If we may not see the groups, nothing is said about them.
    if (giving?.ok === true && !gives(licenceGroup))
      troubles.push({ code: 'licence_group_wrong', sku: name, group: licenceGroup });
  } else if (groups.length > 0 && !settings.groupIds.some(gives)) {
    troubles.push({ code: 'licence_by_group', sku: name, groups: groups.map((one) => one.displayName ?? one.id) });
  }
  return troubles;
}

interface DomainBody {
  readonly authenticationType?: string;
  readonly isVerified?: boolean;
  readonly supportedServices?: readonly string[];
}

function domainTroubles(domain: string, answer: BatchAnswer | undefined): readonly TenantTrouble[] {
  if (answer?.ok === false && answer.fault.status === 404) return [{ code: 'domain_unknown', domain }];
  const body = answerIfSeen<DomainBody>(answer);
  if (body === null) return [];
  if (body.isVerified === false) return [{ code: 'domain_unverified', domain }];
  const troubles: TenantTrouble[] = [];
  if (body.authenticationType?.toLowerCase() === 'federated') troubles.push({ code: 'domain_federated', domain });
  if (body.supportedServices?.includes('Email') === false) troubles.push({ code: 'domain_no_mail', domain });
  return troubles;
}

interface Stamped {
  readonly onPremisesExtensionAttributes?: Readonly<Record<string, string | null>> | null;
}

/**
 * Whether a value has another prefix than ours can only be checked per user: for these attributes only the filter `ne
 * null` is documented.
 */
async function stampTroubles(
  graph: GraphClient,
  { attribute, stamps }: { readonly attribute: number; readonly stamps: BatchAnswer | undefined },
): Promise<readonly TenantTrouble[]> {
  let page = answerIfSeen<PageBody<Stamped>>(stamps);
  for (let turn = 0; page !== null && turn < MOST_PAGES; turn += 1) {
    const values = page.value.map((user) => user.onPremisesExtensionAttributes?.[stampName(attribute)] ?? STAMP_PREFIX);
    const accounts = values.filter((value) => !value.startsWith(STAMP_PREFIX)).length;
    if (accounts > 0) return [{ code: 'stamp_in_use', attribute, accounts }];
    const next = page['@odata.nextLink'];
    if (next === undefined) return [];
    page = await readPage<Stamped>(graph, {
      ...{ operation: 'stamps', needs: READ, path: pathOf(next) },
      headers: EVENTUAL,
    });
  }
  return [];
}

function groupTroubles(id: string, answer: BatchAnswer | undefined): readonly TenantTrouble[] {
  if (answer?.ok === false && answer.fault.status === 404)
    return [{ code: 'default_group', group: id, why: 'missing' }];
  const body = answerIfSeen<GroupBody>(answer);
  if (body === null) return [];
  const group = groupOf(body);
  if (refusalOf(group.kind) === null) return [];
  const { kind } = group;
  const why = kind === 'synced' || kind === 'restricted' || kind === 'hidden' ? kind : 'other';
  return [{ code: 'default_group', group: group.name || id, why }];
}

function passTroubles(answer: BatchAnswer | undefined): readonly TenantTrouble[] {
  const policy = answerIfSeen<PassPolicyBody>(answer);
  if (policy === null) return [];
  if (policy.state?.toLowerCase() !== 'enabled') return [{ code: 'pass_disabled' }];
  const targets = policy.includeTargets ?? [];
  const isForAll = targets.some(({ id }) => id === 'all_users');
  return isForAll || targets.length === 0 ? [] : [{ code: 'pass_scope', groups: targets.length }];
}
