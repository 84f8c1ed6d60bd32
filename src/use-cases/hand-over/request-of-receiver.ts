import type { InductionItem } from '#domain/form/delivery.ts';
import { whyNoSteps } from '#domain/request/hand-over/hand-over-now.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

interface Deps {
  readonly store: Store;
}

/** The request, if this person has its account or is responsible for it according to the register. */
export async function requestOfReceiver(
  { store }: Deps,
  { requestId, actor }: { readonly requestId: string; readonly actor: Actor },
): Promise<Result<Request, Refusal>> {
  const request = await store.request(requestId);
  if (request === null) return refused({ code: 'not_found' });
  const forbidden = whyNoSteps(request, { by: actor, register: await store.registerFor(request) });
  return forbidden === null ? ok(request) : refused(forbidden);
}

/** Whether a step was refused only because it is already ticked: by the bot, or by the person on another device. */
export async function isTicked(
  deps: Deps,
  of: {
    readonly requestId: string;
    readonly actor: Actor;
    readonly item: InductionItem;
    readonly refusal: { readonly code: string };
  },
): Promise<boolean> {
  if (of.refusal.code !== 'already') return false;
  const request = await requestOfReceiver(deps, of);
  return request.ok && request.value.induction.some((tick) => tick.item === of.item);
}
