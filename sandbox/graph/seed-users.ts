import type { SeedUsersOptions } from '../services/tenant.ts';
import { seedUser, skuNamed } from './seed.ts';
import { initialDomain, type Tenant } from './tenant/tenant.ts';

const GIVEN = ['Ana', 'Luis', 'Marta', 'Jorge', 'Nubia', 'Óscar', 'Paula', 'Iván', 'Rosa', 'Héctor', 'Sara'];
const SURNAMES = ['Peña', 'Muñoz', 'Quiñones', 'Rodríguez', 'Zuluaga', 'Niño', 'Arango', 'Delgado', 'Ríos', 'Vélez'];
const DEPARTMENTS = ['Dirección de Rentas', 'Dirección de Tesorería', 'Dirección de Vías', 'Oficina de Sistemas'];
const TITLES = ['Auxiliar administrativo', 'Técnico operativo', 'Profesional universitario'];

/**
 * Adds users whom readers see at once. Everything about a user follows from their number, so it is the same every time. Unless
 * `ofHundred` says otherwise each hundred has 70 licensed users, 15 without a licence, 8 guests and 7 blocked ones with a
 * licence. The product gains as many seats as they take. Returns their ids.
 */
export function seedUsers(tenant: Tenant, wish: SeedUsersOptions & { readonly count: number }): readonly string[] {
  const sku = skuNamed(tenant, wish.licence ?? [...tenant.skus.values()][0]?.skuPartNumber ?? '');
  const ids: string[] = [];
  const from = wish.from ?? 0;
  let seats = 0;
  for (let number = from; number < from + wish.count; number += 1) {
    const kind = kindOf(number, wish);
    const licensed = kind === 'licensed' || kind === 'blocked';
    const seed = {
      ...person(number),
      accountEnabled: kind !== 'blocked',
      licences: licensed ? [sku.skuPartNumber] : [],
    };
    const user = seedUser(tenant, {
      ...seed,
      ...(kind === 'guest' ? guestNames(tenant, number) : { userPrincipalName: `${seed.local}@${tenant.domain}` }),
    });
    tenant.directory.users.putSettled(user);
    ids.push(user.id);
    if (licensed) seats += 1;
  }
  tenant.skus.set(sku.skuId, { ...sku, enabled: sku.enabled + seats });
  return ids;
}

/** Multiplying by 37, which has no common factor with 100, mixes the kinds and still gives each hundred its exact shares. */
function kindOf(number: number, wish: SeedUsersOptions): 'licensed' | 'unlicensed' | 'guest' | 'blocked' {
  const { unlicensed = 15, guests = 8, blocked = 7 } = wish.ofHundred ?? {};
  const place = (number * 37) % 100;
  if (place < unlicensed) return 'unlicensed';
  if (place < unlicensed + guests) return 'guest';
  return place < unlicensed + guests + blocked ? 'blocked' : 'licensed';
}

function person(number: number): {
  readonly local: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly department: string;
  readonly jobTitle: string;
} {
  const pick = (list: readonly string[], step: number): string => list[Math.floor(number / step) % list.length] ?? '';
  const [givenName, surname] = [pick(GIVEN, 1), pick(SURNAMES, GIVEN.length)];
  const plain = `${givenName}.${surname}`
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return {
    local: `${plain}.${String(number).padStart(5, '0')}`,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    department: pick(DEPARTMENTS, 1),
    jobTitle: pick(TITLES, 1),
  };
}

function guestNames(
  tenant: Tenant,
  number: number,
): { readonly userPrincipalName: string; readonly mail: string; readonly userType: 'Guest' } {
  const { local } = person(number);
  return {
    userPrincipalName: `${local}_contratistas.example#EXT#@${initialDomain(tenant.domain)}`,
    mail: `${local}@contratistas.example`,
    userType: 'Guest',
  };
}
