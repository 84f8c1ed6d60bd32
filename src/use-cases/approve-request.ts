import { parseLocalPart, type AddressProblem } from '#domain/address.ts';
import { mayDecide } from '#domain/decide.ts';
import type { Actor } from '#domain/person.ts';
import { hashPlan, type PlanHash } from '#domain/plan.ts';
import type { Refusal, Request } from '#domain/request.ts';
import { refused, type Result } from '#domain/result.ts';
import { carryOut, type ChangeDeps } from './carry-out.ts';
import { checkAddress, type AddressDeps } from './check-address.ts';
import type { Institution } from './ports.ts';

export type ApproveRefusal =
  Refusal | { readonly code: 'address'; readonly problem: AddressProblem | 'taken' | 'unknown' };

/**
 * Approves a request, with another address where the approver corrected it.
 * Refused, as a value, when the approver asked for it, somebody was faster, the plan is no longer the one seen, or the address cannot be had.
 */
export async function approveRequest(
  deps: ChangeDeps & AddressDeps & { readonly institution: Institution },
  input: {
    readonly requestId: string;
    readonly approver: Actor;
    readonly planHash: PlanHash;
    readonly localPart: string;
  },
): Promise<Result<Request, ApproveRefusal>> {
  const { requestId, approver } = input;
  const request = await deps.store.request(requestId);
  if (request === null) return refused({ code: 'not_found' });
  const forbidden = mayDecide(request, approver);
  if (forbidden) return refused(forbidden);
  const approve = (planHash: PlanHash): { type: 'approve'; by: Actor; planHash: PlanHash } => ({
    type: 'approve',
    by: approver,
    planHash,
  });
  const { plan, seats } = request;
  // Only a new account's address can be corrected here: of one that is there it is what was asked for.
  if (request.kind !== 'creation') {
    return await carryOut(deps, { requestId, commands: [approve(input.planHash)], door: 'slack' });
  }
  const local = parseLocalPart(input.localPart, deps.institution.mailDomain);
  if (!local.ok) return refused({ code: 'address', problem: local.error });
  const address = `${local.value}@${deps.institution.mailDomain}`;
  if (plan === null || seats === null || address === plan.address || hashPlan(plan) !== input.planHash) {
    return await carryOut(deps, { requestId, commands: [approve(input.planHash)], door: 'slack' });
  }

  const found = await checkAddress(deps, { address, owner: { requestId, accountId: null } });
  if (found !== 'free') return refused({ code: 'address', problem: found });
  const corrected = { ...plan, address };
  return await carryOut(deps, {
    requestId,
    commands: [{ type: 'plan', plan: corrected, seats }, approve(hashPlan(corrected))],
    door: 'slack',
    also: async (tx) => await tx.reserveAddress(requestId, address),
  });
}
