import { fold, ORDER_WORDS, type ACCOUNT_ORDERS } from './account-query-words.ts';

/**
 * The order of the list. Accounts that are equal in it are sorted by address; those without an end of contract come
 * last.
 */
export interface AccountOrder {
  readonly by: (typeof ACCOUNT_ORDERS)[number];
  readonly descending: boolean;
}

export const BY_ADDRESS: AccountOrder = { by: 'address', descending: false };

/** Parses `nombre`, `-nombre` or `nombre:desc`; null for an unknown order. */
export function readOrder(written: string): AccountOrder | null {
  const [, minus = '', word = '', , direction = ''] = /^(-?)([^:]*)(:(.*))?$/.exec(fold(written)) ?? [];
  const by = ORDER_WORDS.get(word);
  if (by === undefined || !['', 'asc', 'desc'].includes(direction)) return null;
  return { by, descending: (minus === '-') !== (direction === 'desc') };
}

/** Writes an order so that `readOrder` can parse it. */
export function orderCode({ by, descending }: AccountOrder): string {
  return `${descending ? '-' : ''}${by}`;
}
