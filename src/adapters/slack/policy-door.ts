import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Request } from '#domain/request/request.ts';
import { tidy } from '#domain/form/validate-form.ts';
import { acceptPolicy, ownNameOf } from '#use-cases/hand-over/accept-policy.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { carriedBy, metadataOf } from './acts.ts';
import { ACTIONS, GUIDE_FORMS } from '#dialogue/act-names.ts';
import { refusalText } from '#dialogue/parts/refusal-text.ts';
import { atDoor, noticeView, type DoorDeps, type Tell } from './door.ts';
import { handedTo, isTicked } from './handed-to.ts';
import { publishHome } from './home-door.ts';
import { acceptDialog, LONGEST_NAME, POLICY_NAME, policyDialog } from '#dialogue/hand-over/policy.ts';
import { renderDialog } from './render.ts';

/** The policy of use of the first steps: accepted under one's own name, and done over. */
export function registerPolicy(app: App, deps: DoorDeps): void {
  acceptances(app, deps);
  again(app, deps);
}

/** The policy for the person who has the account, as it stands with them. */
export async function policyFor(deps: DoorDeps, request: Request): Promise<ModalView> {
  return renderDialog(policyDialog(deps.messages, await aboutPolicy(deps, request)));
}

async function acceptFor(
  deps: DoorDeps,
  { request, ...more }: { readonly request: Request; readonly again?: true; readonly notice?: string },
): Promise<ModalView> {
  return renderDialog(acceptDialog(deps.messages, { ...(await aboutPolicy(deps, request)), ...more }));
}

async function aboutPolicy({ guides, store }: DoorDeps, request: Request) {
  const { policy } = guides;
  return { request, guide: guides.find('policy'), policy, own: await ownNameOf(store, request) };
}

function acceptances(app: App, deps: DoorDeps): void {
  const { messages: m } = deps;
  const callback = GUIDE_FORMS.policy;
  app.view<ViewSubmitAction>(callback, async ({ ack, body }) => {
    const show = async (view: ModalView): Promise<void> => await ack({ response_action: 'update', view });
    const tell: Tell = async (text) => await show(noticeView(m, text));
    await atDoor(deps, { door: `slack.${callback}`, who: body, tell }, async (by) => {
      const { requestId, sha256 = null, again: isAgain = false } = metadataOf(callback, body.view);
      const name = tidy(body.view.state.values[POLICY_NAME]?.[POLICY_NAME]?.value);
      const refuse = async (problem: string): Promise<void> =>
        await ack({ response_action: 'errors', errors: { [POLICY_NAME]: problem } });
      if (name.length > LONGEST_NAME) {
        await refuse(m.form.problems.too_long);
        return;
      }
      const done = await acceptPolicy(deps, { requestId, by, name, sha256, again: isAgain });
      // Accepted a moment before on another device: what was wanted is so.
      if (done.ok || (await isTicked(deps, { requestId, item: 'policy', actor: by, refusal: done.error }))) await ack();
      else if (done.error.code === 'not_own_name') await refuse(m.induction.policy.notOwnName(done.error.name));
      else if (done.error.code === 'text_unknown') {
        const request = await handedTo(deps, { requestId, actor: by });
        const again = isAgain ? ({ again: true } as const) : {};
        const notice = m.induction.policy.unknown;
        if (request.ok) await show(await acceptFor(deps, { request: request.value, ...again, notice }));
        else await tell(refusalText(m, request.error));
      } else {
        await tell(refusalText(m, done.error));
        await noteAttempt(deps, { by, act: 'tick', why: done.error.code, requestId });
      }
      // The list of steps stands in the home as well.
      await publishHome(deps, by);
    });
  });
}

/** An acceptance made wrongly is done over in the same window, with the text of now. */
function again(app: App, deps: DoorDeps): void {
  const { client, messages: m } = deps;
  app.action<BlockAction<ButtonAction>>(ACTIONS.acceptAgain, async ({ ack, body, action }) => {
    await ack();
    const { view } = body;
    if (view === undefined) return;
    const show = async (next: ModalView): Promise<unknown> =>
      await client.views.update({ view_id: view.id, view: next });
    const tell: Tell = async (text) => await show(noticeView(m, text));
    await atDoor(deps, { door: 'slack.policy_again', who: body, tell }, async (actor) => {
      const requestId = carriedBy(ACTIONS.acceptAgain, action);
      const request = await handedTo(deps, { requestId, actor });
      if (request.ok) return void (await show(await acceptFor(deps, { request: request.value, again: true })));
      await tell(refusalText(m, request.error));
      await noteAttempt(deps, { by: actor, act: 'accept_again', why: request.error.code, requestId });
    });
  });
}
