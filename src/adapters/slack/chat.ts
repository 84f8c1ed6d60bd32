import { Buffer } from 'node:buffer';
import type { WebClient } from '@slack/web-api';
import type { Audience, Chat } from '#dialogue/chat.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { postKey, type PostKey } from '#use-cases/ports/store/post-key.ts';
import type { Posts } from '#use-cases/ports/store/post.ts';
import { slack } from './errors.ts';
import { createPoster } from './post-once.ts';
import { sendFile } from './send-file.ts';

interface ChatDeps {
  readonly client: WebClient;
  /** Where our messages are in Slack. */
  readonly posts: Posts;
  readonly systemsChannel: string;
  /** How long something sent may still be on its way when no answer came, ms. */
  readonly lateMs: number;
}

/** Posts messages and files in Slack. */
export function createChat(deps: ChatDeps): Chat {
  const { client, posts, systemsChannel } = deps;
  const poster = createPoster(deps);
  const place = (to: Audience): string => (to === 'systems' ? systemsChannel : to.id);
  const standing = async (key: PostKey): Promise<{ readonly channel: string; readonly ts: string }> => {
    const post = await posts.find(key);
    if (!post?.messageId)
      throw new OutsideError('unavailable', { service: 'chat', detail: 'nothing stands there yet' });
    return { channel: post.place, ts: post.messageId };
  };

  return {
    post: async ({ key, to, message, alsoInChannel }, under) => {
      if (under === undefined) return void (await poster.post(key, place(to), message));
      const { channel, ts } = await standing(under);
      await poster.post(key, channel, message, { ts, isBroadcast: alsoInChannel === true });
    },
    show: async ({ key, to, message }) => await poster.show(key, place(to), message),
    attach: async ({ name, title, content }, under) => {
      const { channel, ts } = await standing(under);
      // The client sends a picture's `alt_text` under a name that Slack's method does not know: the title must stand in
      // for it.
      const file = { file: Buffer.from(content), filename: name, title };
      await poster.share(
        { key: postKey.file(under, name), to: channel, threadTs: ts },
        async () => await client.filesUploadV2({ channel_id: channel, thread_ts: ts, ...file }),
      );
    },
    sendFile: async (to, file, text) => await sendFile(client, { to, file, text }),
    settle: async () => await poster.settleAll(),
    hasSystemsChannel: async () => {
      try {
        const { messages } = await slack(
          async () => await client.conversations.history({ channel: systemsChannel, limit: 1 }),
        );
        // An archived conversation may still be readable. For a private one Slack says the same, or its former type
        // (@slack/types 3.2, events/message, read on 2026-11-28).
        const subtype: string | undefined = messages?.[0]?.subtype;
        return subtype !== 'channel_archive' && subtype !== 'group_archive';
      } catch (error) {
        const gone = ['channel_not_found', 'not_in_channel', 'is_archived'];
        if (error instanceof OutsideError && gone.includes(error.detail ?? '')) return false;
        throw error;
      }
    },
  };
}
