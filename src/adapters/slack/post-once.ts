import type { WebClient } from '@slack/web-api';
import type { Post, Posts } from '#use-cases/ports/store/post.ts';
import type { PostKey } from '#use-cases/ports/store/post-key.ts';
import { confirmClaims } from '#use-cases/ports/store/claim.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Message } from '#dialogue/screen.ts';
import { slack } from './errors.ts';
import { findPosted, markOf } from './find-posted.ts';
import { renderMessage } from './render.ts';

/** Something posted once in a conversation: a message, or a file in a thread. */
interface Piece {
  readonly key: PostKey;
  /** A conversation, or a person. */
  readonly to: string;
  readonly threadTs?: string | undefined;
  /** Sends it, and answers where it is. */
  readonly send: () => Promise<{ readonly channel: string; readonly ts: string }>;
}

interface Standing {
  readonly channel: string;
  readonly ts: string;
  /** It was sent just now and is up to date. */
  readonly fresh: boolean;
}

/** A thread, and whether the reply is shown in the channel as well. */
interface Thread {
  readonly ts: string;
  readonly isBroadcast: boolean;
}

export interface Poster {
  /** Posts the message once, whatever happened to an earlier attempt. `to` is a channel or a person. */
  post(key: PostKey, to: string, message: Message, thread?: Thread): Promise<Standing>;
  /** Posts the message, or updates the one posted before. */
  show(key: PostKey, to: string, message: Message): Promise<void>;
  /** Puts a file into a thread, once. */
  share(piece: Omit<Piece, 'send'> & { readonly threadTs: string }, send: () => Promise<unknown>): Promise<void>;
  /** Deletes duplicates of messages that no later update takes care of. */
  settleAll(): Promise<void>;
}

export interface PosterDeps {
  readonly client: WebClient;
  readonly posts: Posts;
  /** How long something sent may still be on its way when no answer came, ms. */
  readonly lateMs: number;
}

/** How soon to look again at a message that somebody else is working on, ms. */
const BUSY_MS = 500;

/**
 * Posts to the chat once. Slack has no idempotency key (github.com/slackapi/slack-api-specs/issues/10, 2026-11-28), so
 * each attempt is recorded before it is sent. After an unknown outcome the message is searched in the chat and given
 * `lateMs` to arrive before another attempt. If it arrives even later, the next update, or `settleAll`, deletes it.
 */
export function createPoster(deps: PosterDeps): Poster {
  const { client, posts, lateMs } = deps;

  /** Until then the message may still appear in the chat. */
  const onItsWay = (leftMs: number): OutsideError =>
    new OutsideError('unknown_outcome', { service: 'chat', retryAfterMs: Math.ceil(leftMs) + 50 });

  const lookFor = async (key: PostKey, { place: to, threadId: threadTs, begunAt: since }: Post) =>
    await findPosted(client, { key, to, threadTs, since });

  const once = async (piece: Piece): Promise<Standing> => {
    const { key, to, threadTs } = piece;
    const known = await posts.find(key);
    if (known?.messageId) return { channel: known.place, ts: known.messageId, fresh: false };
    // Checked before the attempt is recorded: what was never sent need not be waited for.
    await confirmClaims();
    if (known === null) {
      // Somebody else was faster.
      if (!(await posts.begin(key, to, threadTs))) throw onItsWay(BUSY_MS);
    } else {
      const posted = { ...known, place: to, threadId: threadTs ?? null };
      const { channel, found } = mayStand(known) ? await lookFor(key, posted) : { channel: to, found: [] };
      const [ts] = found;
      if (ts !== undefined) {
        await posts.done(key, channel, ts);
        return { channel, ts, fresh: false };
      }
      const left = lateMs - (known.triedMsAgo ?? lateMs);
      if (left > 0) throw onItsWay(left);
      if (!(await posts.beginAgain(key, known))) throw onItsWay(BUSY_MS);
    }
    const sent = await sendOne(piece);
    if (await posts.done(key, sent.channel, sent.ts)) return { ...sent, fresh: true };
    // Another process found or posted one meanwhile; that one counts from now on.
    const standing = await posts.find(key);
    if (!standing?.messageId) return { ...sent, fresh: true };
    if (standing.messageId !== sent.ts && piece.threadTs !== sent.ts) await remove(sent.channel, sent.ts);
    return { channel: standing.place, ts: standing.messageId, fresh: false };
  };

  const sendOne = async ({ key, send }: Piece): Promise<{ readonly channel: string; readonly ts: string }> => {
    await confirmClaims();
    try {
      return await send();
    } catch (error) {
      if (!mayHaveArrived(error)) await posts.refused(key);
      throw error;
    }
  };

  const remove = async (channel: string, ts: string): Promise<void> => {
    await confirmClaims();
    await slack(async () => await client.chat.delete({ channel, ts })).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
  };

  /** Deletes duplicates; marks the message as settled when nothing of it can be on its way any more. */
  const settle = async (key: PostKey, seen: Post): Promise<void> => {
    if (seen.inDoubt) {
      const { channel, found } = await lookFor(key, seen);
      // Read again: it may have been posted elsewhere since `seen`.
      const now = await posts.find(key);
      if (now?.messageId !== seen.messageId) return;
      const kept = found.includes(seen.messageId ?? '') ? seen.messageId : found[0];
      for (const ts of found) if (ts !== kept) await remove(channel, ts);
    }
    const left = lateMs - (seen.triedMsAgo ?? lateMs);
    if (left > 0) throw onItsWay(left);
    await posts.settled(key);
  };

  const post: Poster['post'] = async (key, to, message, thread) => {
    const sent = renderMessage(message);
    return await once({
      ...{ key, to, threadTs: thread?.ts },
      send: async () => await postMessage(client, { key, to, sent, thread }),
    });
  };

  const update = async (key: PostKey, { channel, ts }: Standing, message: Message): Promise<void> => {
    const sent = renderMessage(message);
    const before = await posts.find(key);
    await posts.changing(key);
    await confirmClaims();
    try {
      await slack(async () => await client.chat.update({ channel, ts, ...sent }));
    } catch (error) {
      if (mayHaveArrived(error)) await posts.changing(key, true);
      else if (before?.triedMsAgo === null) await posts.settled(key);
      throw error;
    }
    // An earlier change with an unknown outcome may still arrive and show an old state: then this one has to be sent
    // again.
    if (before?.triedMsAgo === null) await posts.settled(key);
    else if (before !== null) await settle(key, before);
  };

  return {
    post,
    show: async (key, to, message) => {
      const standing = await post(key, to, message);
      if (standing.fresh) return;
      try {
        await update(key, standing, message);
      } catch (error) {
        if (!isGone(error)) throw error;
        await posts.forget(key);
        await post(key, to, message);
      }
    },
    share: async (piece, send) => {
      const stands = { channel: piece.to, ts: piece.threadTs };
      await once({
        ...piece,
        send: async () => {
          await slack(send);
          return stands;
        },
      });
    },
    settleAll: async () => {
      for (const { key, ...seen } of await posts.unsettled(lateMs)) {
        await settle(key, seen).catch(async (error: unknown) => {
          if (!(error instanceof OutsideError)) throw error;
          // If nobody can read it any more there is nothing to settle; otherwise the next round tries again.
          if (error.code === 'not_found') await posts.settled(key);
        });
      }
    },
  };
}

async function postMessage(
  client: WebClient,
  what: {
    readonly key: PostKey;
    readonly to: string;
    readonly sent: ReturnType<typeof renderMessage>;
    readonly thread: Thread | undefined;
  },
): Promise<{ readonly channel: string; readonly ts: string }> {
  const { key, to, sent, thread } = what;
  const common = { channel: to, ...sent, metadata: markOf(key), unfurl_links: false, unfurl_media: false };
  const { channel = to, ts } = await slack(async () => {
    if (thread === undefined) return await client.chat.postMessage(common);
    if (!thread.isBroadcast) return await client.chat.postMessage({ ...common, thread_ts: thread.ts });
    // «Sparingly», and only with `thread_ts` (docs.slack.dev, chat.postMessage, read on 2026-11-30).
    return await client.chat.postMessage({ ...common, thread_ts: thread.ts, reply_broadcast: true });
  });
  if (ts === undefined) throw new OutsideError('unexpected', { service: 'chat' });
  return { channel, ts };
}

/** Whether the message may have arrived although the call failed: Slack did not say that it refused it. */
function mayHaveArrived(error: unknown): boolean {
  if (!(error instanceof OutsideError)) return true;
  return error.code === 'unknown_outcome' || (error.code === 'unexpected' && error.detail === undefined);
}

/** Whether there was an attempt that was not refused. */
function mayStand({ begunAt, triedMsAgo, inDoubt }: Post): boolean {
  return begunAt === null || triedMsAgo !== null || inDoubt;
}

function isGone(error: unknown): boolean {
  return error instanceof OutsideError && error.detail === 'message_not_found';
}
