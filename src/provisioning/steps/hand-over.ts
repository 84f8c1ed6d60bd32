import { needsReceipts, receiversOf, type Receivers } from '#domain/form/delivery.ts';
import { isCreation } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';
import { receivesKey, receivesName } from '#domain/plan/receives.ts';
import { hasLeftChat } from '#use-cases/ports/left-chat.ts';
import { receivesNow } from '#use-cases/plans/receives-now.ts';
import { HOUR, MINUTE, type Step, type StepContext, type StepDeps } from '../step/step.ts';

/**
 * Tells the planned holder in the chat; without one, the responsible official. Nobody else, because that is what was
 * approved.
 */
export const handOver: Step = {
  name: 'hand_over',
  deadlineMs: 24 * HOUR,
  pausesMs: [2_000, 5_000, 15_000, 30_000, MINUTE, 5 * MINUTE],
  act: async (deps, context) => {
    const { request, plan } = context;
    const receives = await receivesNow(deps.store, request);
    // Plans from before 28 Nov 2026 have no value to compare with.
    if (plan.receives !== undefined && receivesKey(plan.receives) !== receivesKey(receives))
      return { type: 'failed', failure: { code: 'receives_changed', detail: receivesName(receives) } };
    const { holder, official } = receives;
    if (holder !== null) {
      try {
        await deps.notices.handOver(request, holder, 'holder');
        const receivers = receiversFor(deps, { request, holder });
        return { type: 'done', completes: { type: 'delivered', to: holder, as: 'holder', receivers } };
      } catch (error) {
        if (!hasLeftChat(error)) throw error;
        if (plan.receives !== undefined)
          return { type: 'failed', failure: { code: 'holder_unreachable', detail: holder.name } };
        // Old plans do not name the receiver: somebody who cannot be written to is reached through the official.
      }
    }
    if (official === null) return { type: 'failed', failure: { code: 'nobody_reachable', detail: '' } };
    try {
      await deps.notices.handOver(request, official, 'responsible');
    } catch (error) {
      if (!hasLeftChat(error)) throw error;
      return { type: 'failed', failure: { code: 'nobody_reachable', detail: official.name } };
    }
    // Somebody who is not in the chat cannot confirm until they are.
    const receivers = receiversFor(deps, { request, holder: null });
    return { type: 'done', completes: { type: 'delivered', to: official, as: 'responsible', receivers } };
  },
};

function receiversFor(
  deps: StepDeps,
  { request, holder }: Pick<StepContext, 'request'> & { readonly holder: Person | null },
): Receivers | null {
  const { form, requester } = request;
  if (!needsReceipts(form)) return null;
  const code = isCreation(form) ? form.department.code : form.account.departmentCode;
  const head = deps.departments.find(code)?.head ?? null;
  return { ...receiversOf(form, { requester, head }), holder };
}
