import type { Licence, NamedId } from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';

/*
 * What an account shows when it is read back.
 */

export function isMember({ groups }: Pick<DirectoryAccount, 'groups'>): (group: Pick<NamedId, 'id'>) => boolean {
  return ({ id }) => groups.some((group) => group.id === id);
}

/** Whether a group gives the account a licence: that goes some minutes after the membership. */
export function givesLicence({
  licences,
}: Pick<DirectoryAccount, 'licences'>): (group: Pick<NamedId, 'id'>) => boolean {
  return ({ id }) => licences.some(({ groupIds }) => groupIds.includes(id.toLowerCase()));
}

/** Whether the account holds the licence, in whatever way. */
export function isHeld({ skuIds }: Pick<DirectoryAccount, 'skuIds'>): (licence: Pick<Licence, 'skuId'>) => boolean {
  return ({ skuId }) => skuIds.includes(skuId);
}

/** Whether it was given directly: what a group gives as well stays held. */
export function isDirect({
  licences,
}: Pick<DirectoryAccount, 'licences'>): (licence: Pick<Licence, 'skuId'>) => boolean {
  return ({ skuId }) => licences.some((held) => held.skuId === skuId && held.isDirect);
}

/** Without a mailbox only the sign-in name is ours to change. */
export function hasAddress(found: DirectoryAccount, address: string): boolean {
  return found.address === address || (found.mailbox === null && found.userPrincipalName === address);
}
