import type { Directory } from '#use-cases/directory-port.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import type { TenantEntry, TenantPage } from '#use-cases/tenant-ports.ts';
import type { GraphClient } from './client.ts';
import type { Needs } from './errors.ts';
import { pathOf, readPage, type PageBody } from './pages.ts';

const READ: Needs = { permission: 'User.ReadWrite.All', write: false };
const SELECT =
  'id,userPrincipalName,displayName,givenName,surname,jobTitle,department,mobilePhone,accountEnabled,userType,' +
  'onPremisesSyncEnabled,assignedLicenses,createdDateTime';
/** The bot's own people go first when the tenant is busy (facts: graph.md 3). */
const PATIENT = { 'x-ms-throttle-priority': 'low' };

/** A delta leaves out what was never set, and tells of a deleted user by its id alone (facts: graph.md 1.12). */
interface EntryBody {
  readonly id: string;
  readonly '@removed'?: { readonly reason: string };
  readonly userPrincipalName?: string | null;
  readonly displayName?: string | null;
  readonly givenName?: string | null;
  readonly surname?: string | null;
  readonly jobTitle?: string | null;
  readonly department?: string | null;
  readonly mobilePhone?: string | null;
  readonly accountEnabled?: boolean | null;
  readonly userType?: string | null;
  readonly onPremisesSyncEnabled?: boolean | null;
  readonly assignedLicenses?: readonly { readonly skuId: string }[] | null;
  readonly createdDateTime?: string | null;
}

export function createTenantReading(graph: GraphClient): Pick<Directory, 'readUsers' | 'readChanges'> {
  const read = async (operation: string, path: string): Promise<TenantPage> =>
    pageOf(await readPage<EntryBody>(graph, { operation, needs: READ, path, headers: PATIENT }));
  return {
    readUsers: async (next) => await read('read-users', next ?? `/v1.0/users?$select=${SELECT}&$top=999`),
    readChanges: async (from) =>
      await read('read-changes', from ?? `/v1.0/users/delta?$select=${SELECT}&$deltatoken=latest`),
  };
}

/** One user may come several times in a page: the last word counts (facts: graph.md 1.12). */
function pageOf(body: PageBody<EntryBody>): TenantPage {
  const last = new Map(body.value.map((entry) => [entry.id, entry]));
  const entries = [...last.values()];
  const { '@odata.nextLink': next, '@odata.deltaLink': delta } = body;
  return {
    users: entries.filter((entry) => entry['@removed'] === undefined).map(entryOf),
    removed: entries.filter((entry) => entry['@removed'] !== undefined).map(({ id }) => id),
    next: next === undefined ? null : pathOf(next),
    delta: delta === undefined ? null : pathOf(delta),
  };
}

function entryOf(body: EntryBody): TenantEntry {
  // Every user has one: without it we would be told of changed properties alone, and take the others for empty.
  if (!body.userPrincipalName) {
    throw new OutsideError('unexpected', { service: 'graph', detail: 'userPrincipalName' });
  }
  return {
    id: body.id,
    address: body.userPrincipalName.toLowerCase(),
    displayName: body.displayName ?? '',
    givenName: body.givenName ?? null,
    surname: body.surname ?? null,
    jobTitle: body.jobTitle ?? null,
    department: body.department ?? null,
    mobilePhone: body.mobilePhone ?? null,
    accountEnabled: body.accountEnabled ?? false,
    isGuest: body.userType?.toLowerCase() === 'guest',
    isSynced: body.onPremisesSyncEnabled === true,
    skuIds: (body.assignedLicenses ?? []).map(({ skuId }) => skuId),
    createdAt: body.createdDateTime ? new Date(body.createdDateTime) : null,
  };
}
