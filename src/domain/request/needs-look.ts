import { isCreation } from '#domain/form/form.ts';
import type { Request } from './request.ts';

type Looked = Pick<Request, 'form' | 'plan' | 'similar' | 'seats'>;

/**
 * Whether an approval needs more than the card: somebody who may have an account already, a person whose profile does
 * not fit, a reserved name that is given on purpose, or a licence of which none is left.
 */
export function needsLook({ form, plan, similar = [], seats }: Looked): boolean {
  const { doubts = [], byEmail } = plan?.receives ?? {};
  const isClaimed = byEmail === true && !isCreation(form);
  return (
    similar.length > 0 ||
    doubts.length > 0 ||
    isClaimed ||
    plan?.isReserved === true ||
    (seats !== null && seats.free <= 0)
  );
}
