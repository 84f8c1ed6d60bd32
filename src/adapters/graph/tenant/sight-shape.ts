import type { TenantSight } from '#use-cases/ports/store/tenant.ts';
import { mailboxProducts, type Sku } from '../licences/seats.ts';
import { addressesOf } from '../users/user-shape.ts';

/** The properties that decide about a user, and those that the register adopts. */
export const SIGHT_SELECT =
  'id,userPrincipalName,mail,displayName,givenName,surname,jobTitle,department,mobilePhone,accountEnabled,userType,' +
  'assignedLicenses,proxyAddresses,createdDateTime';

/** A delta leaves out properties that were never set, and sometimes others (facts: graph.md 1.12). */
export interface SightBody {
  readonly id: string;
  readonly userPrincipalName?: string | null;
  readonly mail?: string | null;
  readonly displayName?: string | null;
  readonly givenName?: string | null;
  readonly surname?: string | null;
  readonly jobTitle?: string | null;
  readonly department?: string | null;
  readonly mobilePhone?: string | null;
  readonly accountEnabled?: boolean | null;
  readonly userType?: string | null;
  readonly assignedLicenses?:
    | readonly { readonly skuId: string; readonly disabledPlans?: readonly string[] | null }[]
    | null;
  readonly proxyAddresses?: readonly string[] | null;
  readonly createdDateTime?: string | null;
}

/** An answer about a user at least contains the id. */
export function isAboutUser(body: unknown): body is SightBody {
  const { id } = (body ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' && id !== '';
}

/**
 * Properties that are missing, or null or empty where that cannot be, become unknown. `skus` are the tenant's products.
 */
export function sightOf(body: SightBody, skus: readonly Sku[]): TenantSight {
  const userPrincipalName = body.userPrincipalName?.toLowerCase() ?? '';
  const licences = body.assignedLicenses ? mailboxProducts(body.assignedLicenses, skus) : null;
  const addresses = body.proxyAddresses ? addressesOf(body.proxyAddresses) : null;
  return {
    id: body.id,
    mail: textOf(body.mail)?.toLowerCase() ?? null,
    userPrincipalName: textOf(userPrincipalName),
    displayName: textOf(body.displayName),
    givenName: body.givenName ?? null,
    surname: body.surname ?? null,
    jobTitle: body.jobTitle ?? null,
    department: body.department ?? null,
    mobilePhone: body.mobilePhone ?? null,
    accountEnabled: body.accountEnabled ?? null,
    isGuest: isGuest(body, userPrincipalName),
    hasMailbox: licences === null ? null : licences.length > 0,
    licences,
    // A mailbox has at least one.
    addresses: addresses?.length === 0 && licences?.length !== 0 ? null : addresses,
    createdAt: body.createdDateTime ? new Date(body.createdDateTime) : null,
  };
}

/**
 * Users from before 2014 have null (techcommunity.microsoft.com, "Validate Guest/Member users for accounts created
 * before 2014", looked up 28 Nov 2026): then the name decides.
 */
function isGuest({ userType }: SightBody, userPrincipalName: string): boolean | null {
  if (userType === undefined) return null;
  return userType === null ? userPrincipalName.includes('#ext#') : userType.toLowerCase() === 'guest';
}

function textOf(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
