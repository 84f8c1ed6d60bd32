import { fold, ORDER_WORDS, type ACCOUNT_ORDERS } from './account-query-words.ts';

/** In which order the list stands; accounts that are alike in it stand by address, those without a contract's end come last. */
export interface AccountOrder {
  readonly by: (typeof ACCOUNT_ORDERS)[number];
  readonly descending: boolean;
}

export const BY_ADDRESS: AccountOrder = { by: 'address', descending: false };

/** `nombre`, `-nombre` or `nombre:desc`; null for an order that nobody knows. */
export function readOrder(written: string): AccountOrder | null {
  const [, minus = '', word = '', , direction = ''] = /^(-?)([^:]*)(:(.*))?$/.exec(fold(written)) ?? [];
  const by = ORDER_WORDS.get(word);
  if (by === undefined || !['', 'asc', 'desc'].includes(direction)) return null;
  return { by, descending: (minus === '-') !== (direction === 'desc') };
}

/** As `readOrder` reads it again. */
export function orderCode({ by, descending }: AccountOrder): string {
  return `${descending ? '-' : ''}${by}`;
}
