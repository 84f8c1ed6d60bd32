import type { InductionItem } from '#domain/delivery.ts';
import type { Actor } from '#domain/person.ts';
import type { Refusal, Request } from '#domain/request.ts';
import type { Result } from '#domain/result.ts';
import { carryOut, type ChangeDeps } from './carry-out.ts';

/** The person to whom the account was handed has done one of the first steps; the policy of use is accepted by name. */
export async function tickInduction(
  deps: ChangeDeps,
  input: {
    readonly requestId: string;
    readonly by: Actor;
    readonly item: InductionItem;
    readonly acceptedAs?: string;
  },
): Promise<Result<Request, Refusal>> {
  const { requestId, ...tick } = input;
  return await carryOut(deps, { requestId, commands: [{ type: 'tick', ...tick }], door: 'slack' });
}
