import { z } from 'zod';
import { tidy } from '#domain/form/validate-form.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { acceptPolicy, ownNameOf } from '#use-cases/hand-over/accept-policy.ts';
import { requestOfReceiver, isTicked } from '#use-cases/hand-over/request-of-receiver.ts';
import { ACTIONS, GUIDE_FORMS } from '../act-names.ts';
import { act, DONE, form, open, type Acts, type Filled, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { id, requestId as aboutRequest, sha256 } from '../parts/payloads.ts';
import { refusal } from '../parts/ask-systems.ts';
import { withNobody } from '../parts/refusal-text.ts';
import type { Dialog } from '../screen.ts';
import { acceptDialog, LONGEST_NAME, POLICY_NAME, policyDialog } from './policy.ts';

/** The text shown in the window; left out in windows from before it was recorded. */
const policyState = z.object({
  ...{ requestId: id, item: z.literal('policy') },
  ...{ sha256: z.exactOptional(sha256), again: z.exactOptional(z.literal(true)) },
});
type PolicyState = z.output<typeof policyState>;

/** The policy of use among the first steps: accepting it under one's own name, and correcting that. */
export function policyActs(deps: DialogueDeps): Partial<Acts> {
  const { messages: m } = deps;
  const accepted = form({
    name: GUIDE_FORMS.policy,
    state: policyState,
    // The home page also shows the steps.
    submit: async (filled) => ({ redrawsHome: true, ...(await acceptance(deps, filled)) }),
  });
  /** A wrong acceptance is corrected in the same window, with the current text. */
  const again = act({
    name: ACTIONS.acceptAgain,
    payload: aboutRequest,
    run: async ({ by, payload: requestId }) => {
      const request = await requestOfReceiver(deps, { requestId, actor: by });
      if (request.ok) return open(await acceptFor(deps, { request: request.value, again: true }));
      const { error } = request;
      return refusal(m, {
        ...withNobody(m, error, await deps.store.request(requestId)),
        after: async () => await noteAttempt(deps, { by, act: 'accept_again', why: error.code, requestId }),
      });
    },
  });
  return { acts: [again], forms: [accepted] };
}

async function acceptance(deps: DialogueDeps, { by, state, answers }: Filled<PolicyState>): Promise<Reply> {
  const { messages: m } = deps;
  const { requestId, sha256: text = null, again: isAgain = false } = state;
  const name = tidy(answers.text(POLICY_NAME));
  const refuse = (problem: string): Reply => ({ as: 'errors', errors: { [POLICY_NAME]: problem } });
  if (name.length > LONGEST_NAME) return refuse(m.form.problems.too_long);
  const done = await acceptPolicy(deps, { requestId, by, name, sha256: text, again: isAgain });
  // Accepted a moment ago on another device: the result is what was wanted.
  if (done.ok || (await isTicked(deps, { requestId, item: 'policy', actor: by, refusal: done.error }))) return DONE;
  const { error } = done;
  if (error.code === 'not_own_name') return refuse(m.induction.policy.notOwnName(error.name));
  if (error.code === 'text_unknown') return await askAgainWithCurrentText(deps, { by, requestId, isAgain });
  return refusal(m, {
    ...withNobody(m, error, await deps.store.request(requestId)),
    after: async () => await noteAttempt(deps, { by, act: 'tick', why: error.code, requestId }),
  });
}

/** The shown text is not kept any more: the current one is shown. */
async function askAgainWithCurrentText(
  deps: DialogueDeps,
  { by, requestId, isAgain }: { readonly by: Actor; readonly requestId: string; readonly isAgain: boolean },
): Promise<Reply> {
  const { messages: m } = deps;
  const request = await requestOfReceiver(deps, { requestId, actor: by });
  if (!request.ok) return refusal(m, withNobody(m, request.error, await deps.store.request(requestId)));
  const again = isAgain ? ({ again: true } as const) : {};
  return open(await acceptFor(deps, { request: request.value, ...again, notice: m.induction.policy.unknown }));
}

/** The policy for the person with the account, accepted or not. */
export async function policyFor(deps: DialogueDeps, request: Request): Promise<Dialog> {
  return policyDialog(deps.messages, await aboutPolicy(deps, request));
}

async function acceptFor(
  deps: DialogueDeps,
  { request, ...more }: { readonly request: Request; readonly again?: true; readonly notice?: string },
): Promise<Dialog> {
  return acceptDialog(deps.messages, { ...(await aboutPolicy(deps, request)), ...more });
}

async function aboutPolicy({ guides, store }: DialogueDeps, request: Request) {
  const { policy } = guides;
  return { request, guide: guides.find('policy'), policy, own: await ownNameOf(store, request) };
}
