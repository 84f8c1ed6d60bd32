import type { Licence } from '#domain/account/account.ts';
import type { Failure } from '#domain/plan/failure.ts';

export type Trouble = Pick<Failure, 'code' | 'detail'>;

/**
 * Why a licence gives nothing, from Microsoft's error code on the user's licence
 * (github.com/microsoftgraph/microsoft-graph-docs/pull/3167).
 */
export function licenceTrouble(error: string, { skuPartNumber }: Licence): Trouble {
  switch (error) {
    case 'CountViolation':
      return { code: 'no_seats', detail: skuPartNumber };
    case 'UniquenessViolation':
      return { code: 'mailbox_address_taken' };
    default:
      return { code: 'licence_refused', detail: error };
  }
}
