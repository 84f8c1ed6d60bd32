import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { seenByBot, type InductionItem } from '#domain/form/delivery.ts';
import type { Request } from '#domain/request/request.ts';
import { joinChat } from '#use-cases/hand-over/join-chat.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { tickInduction } from '#use-cases/hand-over/tick-induction.ts';
import { carriedBy, metadataOf } from './acts.ts';
import { ACTIONS, GUIDE_FORMS } from '#dialogue/act-names.ts';
import { openModal } from './change-door.ts';
import { guideDialog } from '#dialogue/hand-over/guide.ts';
import { refusalText } from '#dialogue/parts/refusal-text.ts';
import { atDoor, noticeView, type DoorDeps, type Tell } from './door.ts';
import { handedTo, isTicked } from './handed-to.ts';
import { publishHome, toldAtButton } from './home-door.ts';
import { confirmedEmail, isMember, nameOf, type Profile } from './people.ts';
import { policyFor, registerPolicy } from './policy-door.ts';
import { renderDialog } from './render.ts';

/** The receipt of an account, its first steps with their guides, and people who come into the chat. */
export function registerHandOver(app: App, deps: DoorDeps): void {
  guides(app, deps);
  registerPolicy(app, deps);
  joiners(app, deps);
}

function guides(app: App, deps: DoorDeps): void {
  const { messages: m } = deps;
  app.action<BlockAction<ButtonAction>>(ACTIONS.guide, async ({ ack, body, action, respond }) => {
    await ack();
    const tell = toldAtButton(deps, { userId: body.user.id, respond });
    await atDoor(deps, { door: 'slack.guide', who: body, tell }, async (actor) => {
      const { requestId, item } = carriedBy(ACTIONS.guide, action);
      const request = await handedTo(deps, { requestId, actor });
      const view = request.ok
        ? await windowOf(deps, { request: request.value, item })
        : noticeView(m, refusalText(m, request.error));
      if (!(await openModal(deps, body.trigger_id, view))) await tell(m.dialogs.slow);
      if (!request.ok) await noteAttempt(deps, { by: actor, act: 'guide', why: request.error.code, requestId });
    });
  });

  app.view<ViewSubmitAction>(GUIDE_FORMS.done, async ({ ack, body }) => {
    const tell: Tell = async (text) => await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: `slack.${GUIDE_FORMS.done}`, who: body, tell }, async (by) => {
      const { requestId, item } = metadataOf(GUIDE_FORMS.done, body.view);
      const done = await tickInduction(deps, { requestId, by, item });
      // Ticked a moment before, by the bot or on another device: what was wanted is so.
      if (done.ok || (await isTicked(deps, { requestId, item, actor: by, refusal: done.error }))) await ack();
      else {
        await tell(refusalText(m, done.error));
        await noteAttempt(deps, { by, act: 'tick', why: done.error.code, requestId });
      }
      // The list of steps stands in the home as well.
      await publishHome(deps, by);
    });
  });
}

async function windowOf(
  deps: DoorDeps,
  { request, item }: { readonly request: Request; readonly item: InductionItem },
): Promise<ModalView> {
  if (item === 'policy') return await policyFor(deps, request);
  const guide = deps.guides.find(item);
  return renderDialog(guideDialog(deps.messages, { request, item, guide, seenByBot: seenByBot(deps.institution) }));
}

/** Somebody new, or somebody whose e-mail address changed: a hand-over may wait for them. */
function joiners(app: App, deps: DoorDeps): void {
  const joined = async (user: Profile, teamId: string | undefined): Promise<void> => {
    const { id } = user;
    const email = confirmedEmail(user);
    // Slackbot and apps have no address; neither has anybody while the bot may not read it.
    if (id === undefined || email === undefined || !isMember(user, teamId ?? '')) return;
    const given = await joinChat(deps, { person: { id, name: nameOf(user, id) }, email, door: 'slack' });
    if (given > 0) deps.log.info({ given }, 'hand_over.holder_joined');
  };
  app.event('team_join', async ({ event, context }) => await tracked(deps, joined(event.user, context.teamId)));
  app.event('user_change', async ({ event, context }) => await tracked(deps, joined(event.user, context.teamId)));
}

/** A stop waits for it. */
async function tracked({ running, log }: DoorDeps, work: Promise<void>): Promise<void> {
  const doing = work.catch((error: unknown) => log.error({ err: error }, 'slack.join.failed'));
  running.add(doing);
  await doing.finally(() => running.delete(doing));
}
