import type { ChatMessage } from '#sandbox/services/chat.ts';
import { type Arguments, flag, metadata, required, structure, text } from './api-arguments.ts';
import { assertBlocks } from '../blocks/assert-blocks.ts';
import type { Json } from '../wire/json.ts';
import type { Call, Method } from './method.ts';
import { normaliseBlocks } from '../blocks/normalise-blocks.ts';
import { messageJson } from '../workspace/payloads.ts';
import { SlackError } from '../wire/slack-error.ts';
import { botUserId, type Conversation, type Workspace } from '../workspace/workspace.ts';

/** The longest texts, in characters. A longer one is cut when posted, and refused in an update. */
const longestPosted = 40_000;
const longestUpdated = 4000;

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': { token: 'bot', scopes: ['chat:write'], tier: 'post', run: postMessage },
  'chat.update': { token: 'bot', scopes: ['chat:write'], tier: 3, run: update },
  'chat.delete': { token: 'bot', scopes: ['chat:write'], tier: 3, run: remove },
};

function postMessage({ workspace, args }: Call): Json {
  const to = required(args, 'channel');
  const place = destination(workspace, workspace.user(to) === undefined ? to : workspace.directMessageOf(to));
  const content = contentOf(args);
  const threadTs = threadOf(workspace, place, args);
  const message = workspace.messages.post({
    channel: place.id,
    user: botUserId,
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    threadTs,
    metadata: metadata(args) ?? undefined,
    ...(isBroadcast(args, threadTs) ? { subtype: 'thread_broadcast' } : {}),
  });
  return { channel: place.id, ts: message.ts, message: messageJson(workspace, message, true) };
}

/**
 * Whether a reply is shown in the conversation too (docs.slack.dev, chat.postMessage and thread_broadcast, read on 2026-11-30).
 * `reply_broadcast` is documented only together with `thread_ts`: here it is refused without, so that nobody relies on it.
 */
function isBroadcast(args: Arguments, threadTs: string | undefined): boolean {
  const isWanted = flag(args, 'reply_broadcast');
  if (isWanted && threadTs === undefined) throw new SlackError('invalid_arguments');
  return isWanted;
}

function update({ workspace, args }: Call): Json {
  const place = destination(workspace, required(args, 'channel'));
  const message = ownMessage(workspace, place, required(args, 'ts'), 'cant_update_message');
  const blocks = blocksOf(args);
  const words = text(args, 'text');
  if (words === undefined && blocks === undefined) throw new SlackError('no_text');
  if ((words ?? '').length > longestUpdated) throw new SlackError('msg_too_long');
  const changed = workspace.messages.update(message, { text: words, blocks, metadata: metadata(args) });
  const json = messageJson(workspace, changed, true);
  return { channel: place.id, ts: changed.ts, text: changed.text, message: json };
}

function remove({ workspace, args }: Call): Json {
  const place = destination(workspace, required(args, 'channel'));
  const message = ownMessage(workspace, place, required(args, 'ts'), 'cant_delete_message');
  workspace.messages.remove(message);
  return { channel: place.id, ts: message.ts };
}

/** A channel where the bot may write, or a person's direct message; outsiders, deactivated people and bots have none. */
export function destination(workspace: Workspace, id: string): Conversation {
  const place = workspace.conversation(id);
  if (place === undefined) throw new SlackError('channel_not_found');
  if (place.kind === 'im') {
    if (workspace.isOutsider(place.user) || place.user.deleted === true) throw new SlackError('channel_not_found');
    if (workspace.options.messagesTab === false) throw new SlackError('messages_tab_disabled');
    return place;
  }
  const isArchived = workspace.messages.in(id).some(({ subtype }) => subtype === 'channel_archive');
  if (isArchived) throw new SlackError('is_archived');
  if (workspace.isMember(place, botUserId)) return place;
  if (place.kind === 'private') throw new SlackError('channel_not_found');
  if (workspace.options.botScopes.includes('chat:write.public')) return place;
  throw new SlackError('not_in_channel');
}

/** The text and blocks of a new message, checked. Throws `no_text` when it has neither. */
export function contentOf(args: Arguments): Pick<Partial<ChatMessage>, 'text' | 'blocks'> {
  const blocks = blocksOf(args);
  const words = text(args, 'text')?.slice(0, longestPosted);
  if (words === undefined && (blocks === undefined || blocks.length === 0)) throw new SlackError('no_text');
  return { ...(words === undefined ? {} : { text: words }), ...(blocks === undefined ? {} : { blocks }) };
}

export function blocksOf(args: Arguments): ChatMessage['blocks'] | undefined {
  const blocks = structure(args, 'blocks', new SlackError('invalid_blocks_format'));
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  assertBlocks('message', blocks);
  return normaliseBlocks(blocks);
}

/** The ts of the thread to post in, which is that of its first message, also when `thread_ts` names a reply. */
export function threadOf(workspace: Workspace, place: Conversation, args: Arguments): string | undefined {
  const ts = text(args, 'thread_ts');
  if (ts === undefined) return undefined;
  const parent = workspace.messages.find(place.id, ts);
  if (parent === undefined || parent.onlyFor !== undefined) throw new SlackError('thread_not_found');
  return parent.threadTs ?? ts;
}

/** The bot's message with that ts. Ephemeral messages are not found: they can be changed only by a response_url. */
function ownMessage(workspace: Workspace, place: Conversation, ts: string, refusal: string): ChatMessage {
  const message = workspace.messages.find(place.id, ts);
  if (message === undefined || message.onlyFor !== undefined) throw new SlackError('message_not_found');
  if (message.user !== botUserId) throw new SlackError(refusal);
  return message;
}
