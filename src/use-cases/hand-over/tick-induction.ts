import { seenByBot, type InductionItem } from '#domain/form/delivery.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { refused, type Result } from '#domain/result.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import type { Institution } from '#use-cases/ports/institution.ts';

/**
 * The person with the account has done one of the first steps. The policy of use has its own use case. Refused for
 * steps that only the bot ticks.
 */
export async function tickInduction(
  deps: ChangeDeps & { readonly institution: Pick<Institution, 'checksSecondFactor'> },
  input: {
    readonly requestId: string;
    readonly by: Actor;
    readonly item: Exclude<InductionItem, 'policy'>;
  },
): Promise<Result<Request, Refusal>> {
  const { requestId, ...tick } = input;
  if (seenByBot(deps.institution).includes(input.item)) return refused({ code: 'seen_by_bot' });
  return await applyCommands(deps, { requestId, commands: [{ type: 'tick', ...tick }], door: tick.by.door });
}
