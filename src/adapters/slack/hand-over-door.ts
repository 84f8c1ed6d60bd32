import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { InductionItem } from '#domain/delivery.ts';
import type { Actor } from '#domain/person.ts';
import type { Refusal, Request } from '#domain/request.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { tidy } from '#domain/validate-form.ts';
import { confirmReceipt } from '#use-cases/confirm-receipt.ts';
import { joinChat } from '#use-cases/join-chat.ts';
import { tickInduction } from '#use-cases/tick-induction.ts';
import { ACTIONS } from './card-buttons.ts';
import { openModal } from './change-door.ts';
import { atDoor, noticeView, refusalText, type DoorDeps, type Tell } from './door.ts';
import { GUIDE_VIEWS, guideView, POLICY_NAME } from './guide-view.ts';
import { publishHome, toldAtButton } from './home-door.ts';
import type { GuideValue } from './induction-message.ts';
import { hasOwnEmail, isMember, nameOf, type Profile } from './people.ts';

/** The receipt of an account, its first steps with their guides, and people who come into the chat. */
export function registerHandOver(app: App, deps: DoorDeps): void {
  receipts(app, deps);
  guides(app, deps);
  joiners(app, deps);
}

function receipts(app: App, deps: DoorDeps): void {
  const { messages: m } = deps;
  app.action<BlockAction<ButtonAction>>(ACTIONS.confirmReceipt, async ({ ack, body, action, respond }) => {
    await ack();
    const tell = toldAtButton(deps, { userId: body.user.id, respond });
    await atDoor(deps, { door: 'slack.receipt', who: body, tell }, async (actor) => {
      const done = await confirmReceipt(deps, { requestId: action.value ?? '', by: actor });
      if (!done.ok) await tell(lateOr(m.handOver.receipt.already, refusalText(m, done.error), done.error));
      if (isAtHome(body)) await publishHome(deps, actor);
    });
  });
}

/** Whoever confirmed before is told that, not who carried the request out. */
function lateOr(already: string, text: string, refusal: Refusal): string {
  return refusal.code === 'already' && refusal.state === 'delivered' ? already : text;
}

function guides(app: App, deps: DoorDeps): void {
  const { messages: m } = deps;
  app.action<BlockAction<ButtonAction>>(ACTIONS.guide, async ({ ack, body, action, respond }) => {
    await ack();
    const tell = toldAtButton(deps, { userId: body.user.id, respond });
    await atDoor(deps, { door: 'slack.guide', who: body, tell }, async (actor) => {
      const { requestId, item } = JSON.parse(action.value ?? '{}') as GuideValue;
      const request = await handedTo(deps, { requestId, actor });
      const view = request.ok
        ? guideView(m, { request: request.value, item, guide: deps.guides.find(item) })
        : noticeView(m, refusalText(m, request.error));
      if (!(await openModal(deps, body.trigger_id, view))) await tell(m.dialogs.slow);
    });
  });

  tickingView(app, deps, GUIDE_VIEWS.done, () => ok({}));
  tickingView(app, deps, GUIDE_VIEWS.policy, (written) =>
    isFullName(written) ? ok({ acceptedAs: written }) : refused({ [POLICY_NAME]: m.induction.policy.nameMissing }),
  );
}

/** A guide whose step is ticked when it is submitted; `read` refuses what was written, keyed by its block. */
function tickingView(
  app: App,
  deps: DoorDeps,
  callback: string,
  read: (name: string) => Result<{ readonly acceptedAs?: string }, Record<string, string>>,
): void {
  const { messages: m } = deps;
  app.view<ViewSubmitAction>(callback, async ({ ack, body }) => {
    const tell: Tell = async (text) => await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: `slack.${callback}`, who: body, tell }, async (by) => {
      const { requestId, item } = JSON.parse(body.view.private_metadata) as GuideValue;
      const written = read(tidy(body.view.state.values[POLICY_NAME]?.[POLICY_NAME]?.value));
      if (!written.ok) {
        await ack({ response_action: 'errors', errors: written.error });
        return;
      }
      const done = await tickInduction(deps, { requestId, by, item, ...written.value });
      // Ticked a moment before, by the bot or on another device: what was wanted is so.
      if (done.ok || (await isTicked(deps, { requestId, item, actor: by }))) await ack();
      else await tell(refusalText(m, done.error));
      // The list of steps stands in the home as well.
      await publishHome(deps, by);
    });
  });
}

/** The home is drawn anew after something was done from it; messages are brought in line by workers. */
function isAtHome({ view }: BlockAction): boolean {
  return view?.type === 'home';
}

/** The request, for the person who has its account. */
async function handedTo(
  { store }: DoorDeps,
  { requestId, actor }: { readonly requestId: string; readonly actor: Actor },
): Promise<Result<Request, Refusal>> {
  const request = await store.request(requestId);
  if (request === null) return refused({ code: 'not_found' });
  return request.handedTo?.person.id === actor.id ? ok(request) : refused({ code: 'not_holder' });
}

/** Whether the step of this person's own account is ticked. */
async function isTicked(
  deps: DoorDeps,
  { item, ...of }: { readonly requestId: string; readonly actor: Actor; readonly item: InductionItem },
): Promise<boolean> {
  const request = await handedTo(deps, of);
  return request.ok && request.value.induction.some((tick) => tick.item === item);
}

/** At least two words with letters. */
function isFullName(written: string): boolean {
  return written.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length >= 2;
}

/** Somebody new, or somebody whose e-mail address changed: a hand-over may wait for them. */
function joiners(app: App, deps: DoorDeps): void {
  const joined = async (user: Profile, teamId: string | undefined): Promise<void> => {
    const { id, profile } = user;
    // Slackbot and apps have no address; neither has anybody while the bot may not read it.
    if (id === undefined || profile?.email === undefined) return;
    if (!isMember(user, teamId ?? '') || !hasOwnEmail(user)) return;
    const given = await joinChat(deps, { person: { id, name: nameOf(user, id) }, email: profile.email });
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
