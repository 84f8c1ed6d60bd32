import { randomBytes } from 'node:crypto';
import type { App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import { homeOf } from '#use-cases/home.ts';
import type { Run } from '#use-cases/ports.ts';
import { requestCard } from './card.ts';
import { openModal } from './change-door.ts';
import { chooserView } from './change-views.ts';
import { deletionDay } from './deletion-day.ts';
import { alone, atDoor, noticeView, type DoorDeps, type Tell } from './door.ts';
import { HOME_DETAIL } from './home-desk.ts';
import { brokenHome, homeView, HOME_ASK } from './home-view.ts';
import { inert, plain, rich, small } from './rich-text.ts';

/** The bot's home, and the buttons that it has for itself. */
export function registerHome(app: App, deps: DoorDeps): void {
  const { messages: m } = deps;

  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return;
    const user = { id: event.user, ...(context.teamId === undefined ? {} : { team_id: context.teamId }) };
    // People from outside have no home.
    const tell = async (): Promise<void> => undefined;
    await atDoor(deps, { door: 'slack.home', who: { user }, tell }, async (actor) => await publishHome(deps, actor));
  });

  app.action<BlockAction<ButtonAction>>(HOME_ASK, async ({ ack, body }) => {
    await ack();
    const tell = directly(deps, body.user.id);
    await atDoor(deps, { door: 'slack.home_ask', who: body, tell }, async () => {
      if (!(await openModal(deps, body.trigger_id, chooserView(m)))) await tell(m.dialogs.slow);
    });
  });

  app.action<BlockAction<ButtonAction>>(HOME_DETAIL, async ({ ack, body, action }) => {
    await ack();
    const tell = directly(deps, body.user.id);
    await atDoor(deps, { door: 'slack.home_detail', who: body, tell }, async (actor) => {
      const view = await detailsFor(deps, { actor, requestId: action.value ?? '' });
      if (!(await openModal(deps, body.trigger_id, view))) await tell(m.dialogs.slow);
    });
  });
}

/**
 * Draws the home of this person as it is now: when it is opened, and after something was done from it. Never throws: what the
 * person did is done, and of a home that cannot be drawn they read so, with the reference that stands in the log.
 */
export async function publishHome(deps: DoorDeps, actor: Actor): Promise<void> {
  const { messages: m, client, log } = deps;
  const reference = randomBytes(4).toString('hex');
  try {
    const view = homeView(m, await homeOf(deps, actor));
    await client.views.publish({ user_id: actor.id, view });
  } catch (error) {
    log.error({ err: error, reference }, 'slack.home.failed');
    await client.views.publish({ user_id: actor.id, view: brokenHome(m, reference) }).catch((cause: unknown) => {
      log.error({ err: cause, reference }, 'slack.home.could_not_tell');
    });
  }
}

/**
 * Tells whoever pressed a button something that only they see: beside the message on which it stands or, from the home, in
 * their direct message, since Slack gives nothing to respond to there (no response_url, so that Bolt has no `respond`).
 */
export function toldAtButton(
  deps: Pick<DoorDeps, 'client'>,
  { userId, respond }: { readonly userId: string; readonly respond: RespondFn | undefined },
): Tell {
  return respond === undefined ? directly(deps, userId) : alone(respond);
}

function directly({ client }: Pick<DoorDeps, 'client'>, userId: string): Tell {
  return async (text) =>
    await client.chat.postMessage({ channel: userId, text: inert(text), blocks: [rich([[text]])] });
}

/** What the systems area's card of a request shows, without its buttons. */
async function detailsFor(
  deps: DoorDeps,
  { actor, requestId }: { readonly actor: Actor; readonly requestId: string },
): Promise<ModalView> {
  const { messages: m, store } = deps;
  const words = m.home.desk.details;
  if (!actor.systems) return noticeView(m, words.notSystems);
  const request = await store.request(requestId);
  return request === null ? noticeView(m, words.gone) : detailView(deps, { request, run: await store.run(request.id) });
}

function detailView(
  { messages: m, institution }: DoorDeps,
  { request, run }: { readonly request: Request; readonly run: Run | null },
): ModalView {
  const words = m.home.desk.details;
  const deletedOn = deletionDay(request, institution);
  const { blocks } = requestCard(m, { request, run, audience: 'systems', deletedOn });
  return {
    type: 'modal',
    title: plain(words.title),
    close: plain(m.dialogs.close),
    blocks: [small(words.buttons), ...blocks.filter(({ type }) => type !== 'actions')],
  };
}
