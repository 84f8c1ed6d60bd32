import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Post, Posts } from '#use-cases/ports.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { slack } from './errors.ts';
import { inert } from './rich-text.ts';

/** Marks our messages, so that after a crash we can ask the chat whether one was already posted. Carries an id, nothing else. */
const EVENT_TYPE = 'buzon_post';

export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export interface Poster {
  /** Posts the message, once, whatever happened to an earlier attempt. `to` is a channel or a person. */
  post(
    key: string,
    to: string,
    message: Message,
    threadTs?: string,
  ): Promise<Post & { readonly ts: string; readonly fresh: boolean }>;
  /** Posts the message, or brings the one that was posted before in line with it. */
  show(key: string, to: string, message: Message): Promise<void>;
}

export function createPoster(client: WebClient, posts: Posts): Poster {
  const post: Poster['post'] = async (key, to, message, threadTs) => {
    const known = await posts.find(key);
    if (known?.ts) return { ...known, ts: known.ts, fresh: false };
    if (!(await posts.begin(key, to))) {
      const found = await findPosted(client, { key, to, threadTs });
      if (found !== null) {
        await posts.done(key, found.channel, found.ts);
        return { ...found, shownRevision: 0, fresh: false };
      }
    }
    const posted = await slack(
      async () =>
        await client.chat.postMessage({
          channel: to,
          text: inert(message.text),
          blocks: message.blocks,
          metadata: { event_type: EVENT_TYPE, event_payload: { key } },
          unfurl_links: false,
          unfurl_media: false,
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        }),
    );
    const { channel = to, ts } = posted;
    if (ts === undefined) throw new OutsideError('unexpected', { service: 'slack' });
    await posts.done(key, channel, ts);
    return { channel, ts, shownRevision: 0, fresh: true };
  };
  return {
    post,
    show: async (key, to, message) => {
      const { channel, ts, fresh } = await post(key, to, message);
      if (fresh) return;
      try {
        await slack(
          async () => await client.chat.update({ channel, ts, text: inert(message.text), blocks: message.blocks }),
        );
      } catch (error) {
        if (!(error instanceof OutsideError) || error.detail !== 'message_not_found') throw error;
        await posts.forget(key);
        await post(key, to, message);
      }
    },
  };
}

/**
 * Looks through the newest messages for one with our mark. In a channel whose history the bot may not read
 * (a public one: its scope is not asked for) nothing is found, and the message is posted again.
 */
async function findPosted(
  client: WebClient,
  what: { readonly key: string; readonly to: string; readonly threadTs: string | undefined },
): Promise<{ readonly channel: string; readonly ts: string } | null> {
  try {
    const channel = await channelOf(client, what.to);
    const page = { channel, include_all_metadata: true, limit: 100 };
    const { threadTs } = what;
    const { messages } = await slack(async () =>
      threadTs === undefined
        ? await client.conversations.history(page)
        : await client.conversations.replies({ ...page, ts: threadTs }),
    );
    const ours = (messages ?? []).find((message) => {
      const { metadata } = message as { metadata?: { event_type?: string; event_payload?: Record<string, unknown> } };
      return metadata?.event_type === EVENT_TYPE && metadata.event_payload?.['key'] === what.key;
    });
    return ours?.ts === undefined ? null : { channel, ts: ours.ts };
  } catch (error) {
    if (error instanceof OutsideError && error.detail === 'missing_scope') return null;
    throw error;
  }
}

async function channelOf(client: WebClient, to: string): Promise<string> {
  if (!/^[UW]/.test(to)) return to;
  const { channel } = await slack(async () => await client.conversations.open({ users: to }));
  if (channel?.id === undefined) throw new OutsideError('unexpected', { service: 'slack' });
  return channel.id;
}
