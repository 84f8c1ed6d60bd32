import type { ChatMessage, ChatUser } from '#sandbox/services/chat.ts';
import type { PlacedElement } from '../blocks/block-elements.ts';
import type { SlackState } from '../blocks/element-state.ts';
import { fileJson } from './file-json.ts';
import { newId } from '../wire/ids.ts';
import type { Json } from '../wire/json.ts';
import type { StoredView } from './view-store.ts';
import { appId, botId, botUserId, type Conversation, verificationToken, type Workspace } from './workspace.ts';

/** The objects in Slack's payloads and answers. */

export function viewJson(workspace: Workspace, stored: StoredView, state: SlackState): Json {
  const { view, hash, id } = stored;
  const modal = view.type === 'modal' ? view : undefined;
  return {
    id,
    team_id: workspace.options.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: state },
    hash,
    title: modal?.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: false,
    notify_on_close: false,
    close: modal?.close ?? null,
    submit: modal?.submit ?? null,
    previous_view_id: stored.previousId,
    root_view_id: stored.rootId,
    app_id: appId,
    external_id: '',
    app_installed_team_id: workspace.options.teamId,
    bot_id: botId,
  };
}

export function messageJson(workspace: Workspace, message: ChatMessage, withMetadata: boolean): Json {
  const byBot = message.user === botUserId;
  const replies = workspace.messages.repliesTo(message);
  return {
    user: message.user,
    type: 'message',
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    ts: message.ts,
    ...(byBot ? { bot_id: botId, app_id: appId } : { client_msg_id: `${message.channel}-${message.ts}` }),
    text: message.text,
    team: workspace.user(message.user)?.teamId ?? workspace.options.teamId,
    ...(byBot
      ? {
          bot_profile: {
            id: botId,
            deleted: false,
            name: 'Correo',
            updated: 1_700_000_000,
            app_id: appId,
            user_id: botUserId,
            team_id: workspace.options.teamId,
          },
        }
      : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.files === undefined
      ? {}
      : { files: message.files.map((file) => fileJson(workspace, file)), upload: false, display_as_bot: false }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.subtype === 'thread_broadcast' ? { root: rootJson(workspace, message) } : {}),
    ...(replies.length === 0
      ? {}
      : { thread_ts: message.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}

/** The message that a reply shown in the conversation answers; absent once it was deleted. */
function rootJson(workspace: Workspace, { channel, threadTs = '' }: ChatMessage): Json | undefined {
  const root = workspace.messages.find(channel, threadTs);
  return root === undefined ? undefined : messageJson(workspace, root, false);
}

function channelName(place: Conversation): string {
  if (place.kind === 'im') return 'directmessage';
  return place.kind === 'private' ? 'privategroup' : place.channel.name;
}

/** The properties that every interactive payload has. */
export function interaction(workspace: Workspace, user: ChatUser): Json {
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: appId,
    token: verificationToken,
    team: { id: workspace.options.teamId, domain: workspace.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function commandPayload(
  workspace: Workspace,
  what: { user: ChatUser; place: Conversation; command: string; text: string; triggerId: string; responseUrl: string },
): Json {
  return {
    token: verificationToken,
    team_id: workspace.options.teamId,
    team_domain: workspace.teamDomain,
    channel_id: what.place.id,
    channel_name: channelName(what.place),
    user_id: what.user.id,
    user_name: what.user.name,
    command: what.command,
    text: what.text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: what.responseUrl,
    trigger_id: what.triggerId,
  };
}

/** One entry of `actions`: the element's properties and what the person did with it. */
export function actionJson(placed: PlacedElement, state: Json, actionTs: string): Json {
  const { element } = placed;
  const copied = ['text', 'value', 'style', 'placeholder', 'min_query_length'].filter((key) => key in element);
  const initial = Object.keys(element).filter((key) => key.startsWith('initial_') && key !== 'initial_value');
  return {
    ...Object.fromEntries([...copied, ...initial].map((key) => [key, element[key]])),
    ...state,
    type: element['type'],
    action_id: placed.actionId,
    block_id: placed.blockId,
    action_ts: actionTs,
  };
}

/** The part of a payload that says where the element is: `container` and the objects beside it. */
export function surfaceJson(
  workspace: Workspace,
  at: { view: StoredView; state: SlackState } | { message: ChatMessage; place: Conversation; state: SlackState },
): Json {
  if ('view' in at) {
    return { container: { type: 'view', view_id: at.view.id }, view: viewJson(workspace, at.view, at.state) };
  }
  const { message, place, state } = at;
  const ephemeral = message.onlyFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: place.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: place.id, name: channelName(place) },
    ...(ephemeral ? {} : { message: messageJson(workspace, message, false) }),
    state: { values: state },
  };
}

export function eventPayload(workspace: Workspace, event: Json): Json {
  return {
    token: verificationToken,
    team_id: workspace.options.teamId,
    context_team_id: workspace.options.teamId,
    context_enterprise_id: null,
    api_app_id: appId,
    event: { ...event, event_ts: workspace.messages.nextTs() },
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(workspace.clock.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.options.teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${Buffer.from(JSON.stringify({ aid: appId })).toString('base64url')}`,
  };
}

/** The person in `users.info`, `team_join` and `user_change`. `may` says which properties the token or the call allows. */
export function userJson(workspace: Workspace, user: ChatUser, may: { email: boolean; locale: boolean }): Json {
  const outsider = workspace.isOutsider(user);
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted ?? false,
    real_name: user.realName,
    tz: 'America/Bogota',
    tz_label: 'Colombia Time',
    tz_offset: -18_000,
    profile: {
      title: user.title ?? '',
      phone: user.phone ?? '',
      skype: '',
      real_name: user.realName,
      real_name_normalized: plain(user.realName),
      display_name: user.name,
      display_name_normalized: plain(user.name),
      status_text: '',
      status_emoji: '',
      team: user.teamId,
      ...(may.email && user.email !== undefined && !outsider ? { email: user.email } : {}),
      ...(user.isBot === true ? { bot_id: user.id === botUserId ? botId : `B${user.id.slice(1)}` } : {}),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.isRestricted ?? false,
    is_ultra_restricted: user.isUltraRestricted ?? false,
    is_bot: user.isBot ?? false,
    is_app_user: false,
    // For a person of another organisation Slack says nothing about their address.
    ...(outsider || user.email === undefined ? {} : { is_email_confirmed: user.isEmailConfirmed ?? true }),
    ...(outsider || user.isStranger === true ? { is_stranger: user.isStranger ?? true } : {}),
    updated: 1_700_000_000,
    ...(may.locale ? { locale: user.locale ?? 'es-LA' } : {}),
  };
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');
