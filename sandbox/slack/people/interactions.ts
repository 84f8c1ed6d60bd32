import type { ChatUser, ElementState, StateValues, Surface } from '#sandbox/services/chat.ts';
import { findElement, type PlacedElement } from '../blocks/block-elements.ts';
import type { Deliveries } from '../deliveries/deliveries.ts';
import { elementState, type SlackState, stateOf } from '../blocks/element-state.ts';
import type { Json } from '../wire/json.ts';
import { noticeText } from '../workspace/notices.ts';
import { actionJson, commandPayload, interaction, surfaceJson } from '../workspace/payloads.ts';
import { respond } from '../api/response-url-route.ts';
import { SlackError } from '../wire/slack-error.ts';
import type { Outcome } from '../deliveries/transport.ts';
import { shownOf } from '../workspace/view-store.ts';
import type { Conversation, Workspace } from '../workspace/workspace.ts';

/** The app's name in the notices that Slack shows to people. */
export const appName = 'Correo';

export interface Scene {
  readonly workspace: Workspace;
  readonly deliveries: Deliveries;
}

/** A person enters a command. For people of another organisation the workspace's commands are unknown. */
export async function slashCommand(
  scene: Scene,
  what: { user: string; channel: string; command: string; text: string },
): Promise<void> {
  const { workspace } = scene;
  const user = person(workspace, what.user);
  const place = placeOf(workspace, user, what.channel);
  if (workspace.isOutsider(user) || !workspace.options.commands.includes(what.command)) {
    return workspace.notices.tell(user.id, noticeText.unknownCommand(what.command));
  }
  const target = { user: user.id, channel: place.id };
  const payload = commandPayload(workspace, {
    user,
    place,
    command: what.command,
    text: what.text.trim(),
    triggerId: workspace.triggers.issue({ user: user.id }),
    responseUrl: workspace.responseUrl(target),
  });
  const outcome = await scene.deliveries.send({ type: 'slash_commands', name: 'slash_commands', payload });
  if (outcome.kind !== 'acknowledged') return tellFailure(workspace, user, outcome, what.command);
  if (outcome.body['text'] === undefined && outcome.body['blocks'] === undefined) return;
  try {
    respond(workspace, target, outcome.body);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    workspace.notices.tell(user.id, noticeText.badAnswer(error.code));
  }
}

/** A person chooses a global shortcut from the menu. */
export async function shortcut(scene: Scene, what: { user: string; callbackId: string }): Promise<void> {
  const { workspace } = scene;
  const user = person(workspace, what.user);
  if (workspace.isOutsider(user)) return;
  const payload = {
    type: 'shortcut',
    ...interaction(workspace, user),
    callback_id: what.callbackId,
    action_ts: actionTs(workspace),
    trigger_id: workspace.triggers.issue({ user: user.id }),
  };
  const outcome = await scene.deliveries.send({ type: 'interactive', name: 'shortcut', payload });
  if (outcome.kind !== 'acknowledged') tellFailure(workspace, user, outcome, appName);
}

/** A person presses a button or chooses an option, in a message, a modal or the home. */
export async function act(
  scene: Scene,
  what: {
    user: string;
    at: Surface;
    action: { blockId: string; actionId: string; state: ElementState };
    values: StateValues;
  },
): Promise<void> {
  const { workspace } = scene;
  const user = person(workspace, what.user);
  const given = { ...what.values, [what.action.blockId]: mergeState(what) };
  const located = locateElement(workspace, user, { at: what.at, element: what.action, given });
  const { placed } = located;
  // An input block sends nothing before the submission, except with dispatch_action.
  if (placed.isInput && placed.block['dispatch_action'] !== true) return;
  const own = elementState(placed, what.action.state) ?? {};
  const payload = {
    type: 'block_actions',
    ...interaction(workspace, user),
    ...located.json,
    trigger_id: workspace.triggers.issue({ user: user.id, ...located.view }),
    ...(located.source === undefined
      ? {}
      : { response_url: workspace.responseUrl({ user: user.id, ...located.source }) }),
    actions: [actionJson(placed, own, actionTs(workspace))],
  };
  const outcome = await scene.deliveries.send({ type: 'interactive', name: 'block_actions', payload });
  if (outcome.kind !== 'acknowledged') tellFailure(workspace, user, outcome, appName);
}

export interface LocatedElement {
  readonly placed: PlacedElement;
  /** `container` and the objects beside it in the payload. */
  readonly json: Json;
  readonly view?: { readonly viewId: string };
  readonly source?: { readonly channel: string; readonly source: { ts: string; threadTs: string | undefined } };
}

/** Finds an element on a surface that the person sees. Throws when they do not see it, as with a page that is out of date. */
export function locateElement(
  workspace: Workspace,
  user: ChatUser,
  what: { at: Surface; element: { blockId: string; actionId: string }; given: StateValues },
): LocatedElement {
  const { at } = what;
  if (at.kind === 'message') {
    const message = workspace.messages.find(at.channel, at.ts);
    if (message === undefined || !workspace.sees(user.id, message)) throw new Error('no such message');
    const place = placeOf(workspace, user, at.channel);
    const state = stateOf(message.blocks, what.given);
    return {
      placed: placedIn(message.blocks, what.element),
      json: surfaceJson(workspace, { message, place, state }),
      source: { channel: at.channel, source: { ts: message.ts, threadTs: message.threadTs } },
    };
  }
  const stored =
    at.kind === 'home'
      ? workspace.views.homeOf(user.id)
      : workspace.views.stackOf(user.id).find(({ id }) => id === at.modalId);
  if (stored === undefined) throw new Error('no such view');
  const { blocks } = shownOf(stored);
  const state: SlackState = stateOf(blocks, what.given);
  return {
    placed: placedIn(blocks, what.element),
    json: surfaceJson(workspace, { view: stored, state }),
    ...(at.kind === 'modal' ? { view: { viewId: stored.id } } : {}),
  };
}

export function person(workspace: Workspace, id: string): ChatUser {
  const user = workspace.user(id);
  if (user === undefined || user.deleted === true) throw new Error(`no such person: ${id}`);
  return user;
}

export function placeOf(workspace: Workspace, user: ChatUser, channel: string): Conversation {
  const place = workspace.conversation(channel);
  if (place === undefined || !workspace.isMember(place, user.id)) throw new Error(`${user.id} is not in ${channel}`);
  return place;
}

export function tellFailure(workspace: Workspace, user: ChatUser, outcome: Outcome, what: string): void {
  switch (outcome.kind) {
    case 'timed-out':
      return workspace.notices.tell(user.id, noticeText.timedOut(what));
    case 'no-app':
      return workspace.notices.tell(user.id, noticeText.noApp(what));
    case 'refused':
      return workspace.notices.tell(user.id, noticeText.refused(what, outcome.status));
    case 'acknowledged':
      return;
  }
}

function actionTs(workspace: Workspace): string {
  const ms = workspace.clock.now().getTime();
  return `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}000`;
}

function placedIn(blocks: readonly unknown[], element: { blockId: string; actionId: string }): PlacedElement {
  const placed = findElement(blocks, element);
  if (placed === undefined) throw new Error(`no such element: ${element.blockId}/${element.actionId}`);
  return placed;
}

function mergeState(what: {
  action: { blockId: string; actionId: string; state: ElementState };
  values: StateValues;
}): Readonly<Record<string, ElementState>> {
  return { ...what.values[what.action.blockId], [what.action.actionId]: what.action.state };
}
