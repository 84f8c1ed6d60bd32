import { isCreation } from '#domain/form/form.ts';
import type { Request } from './request.ts';

/** With what name people sign in to the account once the request is carried out; empty before there is a plan. */
export function signInNameOf({ form, plan }: Pick<Request, 'form' | 'plan'>): string {
  if (plan === null || isCreation(form)) return plan?.address ?? '';
  const after = plan.changes.find(({ what }) => what === 'sign_in_name')?.after;
  if (after && 'text' in after) return after.text;
  const { address, userPrincipalName } = form.account;
  // A new address of our own giving is the sign-in name too.
  return plan.address === address ? (userPrincipalName ?? address) : plan.address;
}
