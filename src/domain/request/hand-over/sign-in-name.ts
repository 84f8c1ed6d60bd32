import { isCreation } from '#domain/form/form.ts';
import type { Request } from '../request.ts';

/** The account's sign-in name after the request; empty before there is a plan. */
export function signInNameOf({ form, plan }: Pick<Request, 'form' | 'plan'>): string {
  if (plan === null || isCreation(form)) return plan?.address ?? '';
  const after = plan.changes.find(({ what }) => what === 'sign_in_name')?.after;
  if (after && 'text' in after) return after.text;
  const { address, userPrincipalName } = form.account;
  // A new address that we assign is also the sign-in name.
  return plan.address === address ? (userPrincipalName ?? address) : plan.address;
}
