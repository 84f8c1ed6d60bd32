import type { DirectoryUser } from '#use-cases/directory-port.ts';

export const USER_SELECT =
  'id,userPrincipalName,displayName,mail,accountEnabled,usageLocation,assignedLicenses,onPremisesExtensionAttributes';

export interface UserBody {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string | null;
  readonly mail: string | null;
  readonly accountEnabled: boolean;
  readonly usageLocation: string | null;
  readonly assignedLicenses?: readonly { readonly skuId: string }[];
  readonly onPremisesExtensionAttributes?: { readonly extensionAttribute15?: string | null } | null;
}

export function userOf(body: UserBody): DirectoryUser {
  return {
    id: body.id,
    address: body.userPrincipalName.toLowerCase(),
    stamp: body.onPremisesExtensionAttributes?.extensionAttribute15 ?? null,
    accountEnabled: body.accountEnabled,
    usageLocation: body.usageLocation,
    displayName: body.displayName ?? '',
    mail: body.mail,
    skuIds: (body.assignedLicenses ?? []).map(({ skuId }) => skuId),
  };
}
