import type { DirectoryUser } from '#domain/account/directory-account.ts';

export const USER_SELECT =
  'id,userPrincipalName,displayName,mail,accountEnabled,usageLocation,assignedLicenses,onPremisesExtensionAttributes';

export interface UserBody {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string | null;
  readonly mail: string | null;
  readonly accountEnabled: boolean;
  readonly usageLocation: string | null;
  readonly assignedLicenses?: readonly { readonly skuId: string; readonly disabledPlans?: readonly string[] }[];
  readonly onPremisesExtensionAttributes?: Readonly<Record<string, string | null>> | null;
}

/** Mail goes to `mail`; a user without a mailbox may only have a sign-in name (facts: graph.md 1.1, 28 Nov 2026). */
function addressOf({ mail, userPrincipalName }: Pick<UserBody, 'mail' | 'userPrincipalName'>): string {
  return (mail === null || mail === '' ? userPrincipalName : mail).toLowerCase();
}

/** The prefix of all our stamps. */
export const STAMP_PREFIX = 'buzon:';

/** The name of the attribute (of 15) with our stamp; the institution may use the others. */
export function stampName(attribute: number): string {
  return `extensionAttribute${attribute}`;
}

export function userOf(body: UserBody, stampAttribute: number): DirectoryUser {
  return {
    id: body.id,
    address: addressOf(body),
    userPrincipalName: body.userPrincipalName.toLowerCase(),
    stamp: body.onPremisesExtensionAttributes?.[stampName(stampAttribute)] ?? null,
    accountEnabled: body.accountEnabled,
    usageLocation: body.usageLocation,
    displayName: body.displayName ?? '',
    mail: body.mail,
    skuIds: (body.assignedLicenses ?? []).map(({ skuId }) => skuId),
  };
}

/** `SMTP:` in capitals marks the primary address; other prefixes are not mail addresses (facts: graph.md 6.1). */
export function addressesOf(proxyAddresses: readonly string[]): readonly string[] {
  const primary = proxyAddresses.filter((entry) => entry.startsWith('SMTP:'));
  const others = proxyAddresses.filter((entry) => /^smtp:/i.test(entry) && !entry.startsWith('SMTP:'));
  return [...primary, ...others].map((entry) => entry.slice('smtp:'.length).toLowerCase());
}
