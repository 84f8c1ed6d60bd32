import { seenByBot, stepOf, type InductionItem } from '#domain/form/delivery.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { refused, type Result } from '#domain/result.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import type { Institution } from '#use-cases/ports/institution.ts';

/**
 * The person with the account has done one of the first steps, and whatever of it is still open. The policy of use has
 * its own use case. Refused for what only the bot ticks.
 */
export async function tickInduction(
  deps: ChangeDeps & { readonly institution: Pick<Institution, 'checksSecondFactor'> },
  input: {
    readonly requestId: string;
    readonly by: Actor;
    readonly item: Exclude<InductionItem, 'policy'>;
  },
): Promise<Result<Request, Refusal>> {
  const { requestId, by, item } = input;
  const botsOwn = seenByBot(deps.institution);
  if (botsOwn.includes(item)) return refused({ code: 'seen_by_bot' });
  const done = (await deps.store.request(requestId))?.induction ?? [];
  const along = stepOf(item).flatMap((one) =>
    one === item || one === 'policy' || botsOwn.includes(one) || done.some((tick) => tick.item === one) ? [] : [one],
  );
  const tick = (one: typeof item) => ({ type: 'tick', by, item: one }) as const;
  return await applyCommands(deps, { requestId, commands: [tick(item), ...along.map(tick)], door: by.door });
}
