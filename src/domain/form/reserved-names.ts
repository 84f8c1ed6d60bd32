import type { CreationForm } from './form.ts';

/** Local parts that people take for the institution itself, or machines for somebody in charge; as `skeleton` writes them. */
export interface ReservedNames {
  /** Nobody has them. */
  readonly forNobody: ReadonlySet<string>;
  /** A department has them, no person. */
  readonly forDepartments: ReadonlySet<string>;
}

/** Signs that are read as another; `i`, `l` and `1` as one. */
const READ_AS: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', i: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't' };

/** A local part as it is read at a glance: `no.reply`, `no-reply` and `n0reply` are one. */
export function skeleton(localPart: string): string {
  return localPart
    .toLowerCase()
    .replace(/[._-]/g, '')
    .replace(/[01i3457]/g, (sign) => READ_AS[sign] ?? sign);
}

/** Marks an address that is kept from accounts of this kind: the systems area gives it on purpose. */
export function reservedMark(
  reserved: ReservedNames,
  { address, type }: { readonly address: string; readonly type: CreationForm['type'] },
): { readonly isReserved?: true } {
  return isReserved(reserved, { localPart: address.split('@')[0] ?? '', type }) ? { isReserved: true } : {};
}

/**
 * Whether a local part is kept from this kind of account. From people also with numbers before or behind it (`soporte.2.1`);
 * departments that are called alike are told apart by one.
 */
export function isReserved(
  { forNobody, forDepartments }: ReservedNames,
  { localPart, type }: { readonly localPart: string; readonly type: CreationForm['type'] },
): boolean {
  if (type === 'departmental') return forNobody.has(skeleton(localPart));
  const endless = localPart.replace(/([._-]?\d)+$/, '');
  const read = [localPart, endless].flatMap((part) => [part, part.replace(/^(\d[._-]?)+/, '')]);
  return read.map(skeleton).some((name) => forNobody.has(name) || forDepartments.has(name));
}
