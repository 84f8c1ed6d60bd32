import type { ChatMessage } from '#sandbox/services/chat.ts';
import { type Arguments, flag, required, text } from './api-arguments.ts';
import type { Json } from '../wire/json.ts';
import { type Call, historyScope, type Method, needScope } from './method.ts';
import { messageJson } from '../workspace/payloads.ts';
import { SlackError } from '../wire/slack-error.ts';
import { botUserId, type Conversation, type Workspace } from '../workspace/workspace.ts';

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.history': { token: 'bot', scopes: [], tier: 3, run: history },
  'conversations.replies': { token: 'bot', scopes: [], tier: 3, run: replies },
  'conversations.open': { token: 'bot', scopes: ['im:write'], tier: 3, run: open },
};

/** Newest first, without ephemeral messages and replies, but for those that are shown in the conversation too. */
function history(call: Call): Json {
  const place = readable(call);
  const messages = stored(call.workspace, place).filter(
    ({ threadTs, ts, subtype }) => threadTs === undefined || threadTs === ts || subtype === 'thread_broadcast',
  );
  const { page, more } = paged(within(messages, call.args).reverse(), call.args);
  return { ...json(call, page), has_more: more !== '', pin_count: 0, response_metadata: { next_cursor: more } };
}

/** The thread's first message, then its replies, oldest first. */
function replies(call: Call): Json {
  const place = readable(call);
  const ts = required(call.args, 'ts');
  const thread = stored(call.workspace, place).filter((message) => message.ts === ts || message.threadTs === ts);
  if (thread.length === 0) throw new SlackError('thread_not_found');
  const { page, more } = paged(within(thread, call.args), call.args);
  return { ...json(call, page), has_more: more !== '', response_metadata: { next_cursor: more } };
}

function open({ workspace, args }: Call): Json {
  const ids = (text(args, 'users') ?? '').split(',').filter((id) => id !== '');
  const [id] = ids;
  if (id === undefined) throw new SlackError('users_list_not_supplied');
  if (ids.length > 1) throw new SlackError('method_not_supported_for_channel_type');
  const user = workspace.user(id);
  if (user === undefined || workspace.isOutsider(user)) throw new SlackError('user_not_found');
  if (user.isBot === true) throw new SlackError('cannot_dm_bot');
  if (user.deleted === true) throw new SlackError('user_disabled');
  return { channel: { id: workspace.directMessageOf(id) } };
}

/** The conversation, if the bot may read it. A private channel without the bot looks as if it did not exist. */
function readable({ workspace, args }: Call): Conversation {
  const place = workspace.conversation(required(args, 'channel'));
  const hidden = place?.kind === 'private' && !workspace.isMember(place, botUserId);
  if (place === undefined || hidden) throw new SlackError('channel_not_found');
  needScope(workspace, historyScope(place));
  if (!workspace.isMember(place, botUserId)) throw new SlackError('not_in_channel');
  return place;
}

function stored(workspace: Workspace, place: Conversation): ChatMessage[] {
  return workspace.messages.in(place.id).filter(({ onlyFor }) => onlyFor === undefined);
}

function json({ workspace, args }: Call, page: readonly ChatMessage[]): Json {
  const withMetadata = flag(args, 'include_all_metadata');
  return { messages: page.map((message) => messageJson(workspace, message, withMetadata)) };
}

function within(messages: readonly ChatMessage[], args: Arguments): ChatMessage[] {
  const [oldest, latest] = [bound(args, 'oldest'), bound(args, 'latest')];
  const inclusive = flag(args, 'inclusive');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    const after = oldest === undefined || at > oldest || (inclusive && at === oldest);
    const before = latest === undefined || at < latest || (inclusive && at === latest);
    return after && before;
  });
}

function bound(args: Arguments, name: 'oldest' | 'latest'): number | undefined {
  const value = text(args, name);
  if (value === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(value)) throw new SlackError(`invalid_ts_${name}`);
  return Number(value);
}

function paged(messages: readonly ChatMessage[], args: Arguments): { page: ChatMessage[]; more: string } {
  const limit = Number(text(args, 'limit') ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 999) throw new SlackError('invalid_limit');
  const cursor = text(args, 'cursor');
  const from = cursor === undefined ? 0 : messages.findIndex(({ ts }) => cursorOf(ts) === cursor);
  if (from === -1) throw new SlackError('invalid_cursor');
  const next = messages[from + limit];
  return { page: messages.slice(from, from + limit), more: next === undefined ? '' : cursorOf(next.ts) };
}

const cursorOf = (ts: string): string => Buffer.from(`next_ts:${ts.replace('.', '')}`).toString('base64');
