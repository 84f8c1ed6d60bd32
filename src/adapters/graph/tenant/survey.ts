import type { Directory, TakenAddress } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { literal, type GraphClient } from '../calls/client.ts';
import { nameBeforeDeletion } from '../users/deleted-users.ts';
import type { Needs } from '../calls/errors.ts';
import { createInstitutionGroups } from '../groups/institution-groups.ts';
import { profileOf, type ProfileSettings } from '../groups/profile-settings.ts';
import { everyPage, valuesOf } from '../calls/pages.ts';
import { isAssignable, isMailLicence, seatsOf, type Sku } from '../licences/seats.ts';

interface Named {
  readonly id: string;
  readonly displayName?: string | null;
  readonly userPrincipalName?: string | null;
  readonly mail?: string | null;
}

/**
 * Which addresses are taken, by any object that can have one, and how many seats the licence has: one `$batch` for up
 * to 6 addresses.
 */
export function createSurvey(graph: GraphClient, settings: ProfileSettings): Directory['survey'] {
  const groupsFor = createInstitutionGroups(graph);
  return async (addresses, own = null) => {
    const profile = profileOf(settings, own);
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
    const taken = new Map<string, TakenAddress>();
    for (const [index, address] of addresses.entries()) {
      const by = ['user', 'group', 'contact'] as const;
      for (const [offset, kind] of by.entries()) {
        const [found] = valuesOf<Named>(
          answers[index * 3 + offset],
          kind === 'user' ? 'User.ReadWrite.All' : 'Directory.Read.All',
        );
        if (found !== undefined && !taken.has(address)) taken.set(address, takenBy(found, kind));
      }
      const gone = deleted.find((user) => owned(user, address));
      if (gone !== undefined && !taken.has(address)) taken.set(address, takenBy(gone, 'deleted'));
    }
    const skus = valuesOf<Sku>(answers.at(-1), 'Directory.Read.All');
    const licence = licenceIn(skus, profile.licenceSku);
    return { taken, licence, ...(await groupsFor(licence.skuId, profile)) };
  };
}

function takenBy(found: Named, by: TakenAddress['by']): TakenAddress {
  return { id: found.id, by, name: found.displayName ?? '' };
}

function mailIs(address: string): string {
  return `mail eq '${literal(address)}' or proxyAddresses/any(p:p eq 'smtp:${literal(address)}')`;
}

function owned(user: Named, address: string): boolean {
  return nameBeforeDeletion(user.userPrincipalName ?? '') === address || user.mail?.toLowerCase() === address;
}

function licenceIn(skus: readonly Sku[], wanted: string): Awaited<ReturnType<Directory['survey']>>['licence'] {
  const same = (sku: Sku): boolean =>
    [sku.skuId, sku.skuPartNumber].some((name) => name.toLowerCase() === wanted.toLowerCase());
  const sku = skus.find(same);
  if (sku === undefined) throw new OutsideError('licence_unknown', { service: 'graph', detail: wanted });
  const unusable = !isAssignable(sku) ? 'licence_disabled' : isMailLicence(sku) ? null : 'licence_without_mailbox';
  return { skuId: sku.skuId, skuPartNumber: sku.skuPartNumber, unusable, ...seatsOf(sku) };
}
