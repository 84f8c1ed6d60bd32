import { z } from 'zod';
import { INDUCTION_ITEMS, seenByBot, stepOf, type InductionItem } from '#domain/form/delivery.ts';
import type { Request } from '#domain/request/request.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { requestOfReceiver, isTicked } from '#use-cases/hand-over/request-of-receiver.ts';
import { tickInduction } from '#use-cases/hand-over/tick-induction.ts';
import { ACTIONS, GUIDE_FORMS } from '../act-names.ts';
import { act, DONE, form, open, type Acts } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { refusal } from '../parts/ask-systems.ts';
import { id } from '../parts/payloads.ts';
import { withNobody } from '../parts/refusal-text.ts';
import type { Dialog } from '../screen.ts';
import { guideDialog } from './guide.ts';
import { policyFor } from './policy-acts.ts';

const guide = z.object({ requestId: id, item: z.enum(INDUCTION_ITEMS) });
const step = z.object({ requestId: id, item: z.enum(INDUCTION_ITEMS).exclude(['policy']) });

/** The guides of the first steps, with the button that ticks the step. */
export function guideActs(deps: DialogueDeps): Partial<Acts> {
  const { messages: m } = deps;
  const opened = act({
    name: ACTIONS.guide,
    payload: guide,
    run: async ({ by, payload: { requestId, item } }) => {
      const request = await requestOfReceiver(deps, { requestId, actor: by });
      if (request.ok) return open(await windowOf(deps, { request: request.value, item }));
      const { error } = request;
      return refusal(m, {
        ...withNobody(m, error, await deps.store.request(requestId)),
        after: async () => await noteAttempt(deps, { by, act: 'guide', why: error.code, requestId }),
      });
    },
  });
  const done = form({
    name: GUIDE_FORMS.done,
    state: step,
    submit: async ({ by, state: { requestId, item } }) => {
      const ticked = await tickInduction(deps, { requestId, by, item });
      // Ticked a moment ago by the bot or on another device: the result is what was wanted. The home page also shows
      // the steps.
      if (ticked.ok || (await isTicked(deps, { requestId, item, actor: by, refusal: ticked.error })))
        return { ...DONE, redrawsHome: true };
      const why = ticked.error.code;
      return refusal(m, {
        ...withNobody(m, ticked.error, await deps.store.request(requestId)),
        after: async () => await noteAttempt(deps, { by, act: 'tick', why, requestId }),
        redrawsHome: true,
      });
    },
  });
  return { acts: [opened], forms: [done] };
}

async function windowOf(
  deps: DialogueDeps,
  { request, item }: { readonly request: Request; readonly item: InductionItem },
): Promise<Dialog> {
  if (item === 'policy') return await policyFor(deps, request);
  return guideDialog(deps.messages, {
    ...{ request, item, guides: stepOf(item).map((one) => deps.guides.find(one)) },
    seenByBot: seenByBot(deps.institution),
  });
}
