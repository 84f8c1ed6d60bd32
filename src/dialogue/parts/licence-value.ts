import type { Licence } from '#domain/account/account.ts';
import { text } from './payloads.ts';

/** The id of a product, and its name in the tenant. */
export const licenceChoice = text.regex(/^[0-9a-f-]{36}:/i);

/** A licence as the value of an option. */
export function licenceValue({ skuId, skuPartNumber }: Licence): string {
  return `${skuId}:${skuPartNumber}`;
}

/** The licence of an option that was chosen. */
export function licenceIn(value: string | null): Licence | null {
  if (value === null) return null;
  const [skuId = '', ...rest] = value.split(':');
  return { skuId, skuPartNumber: rest.join(':') };
}
