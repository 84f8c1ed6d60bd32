import type { WebClient } from '@slack/web-api';
import type { Post, Posts } from '#use-cases/ports/post.ts';
import type { PostKey } from '#use-cases/ports/post-key.ts';
import { confirmClaims } from '#use-cases/ports/claim.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Message } from '#dialogue/screen.ts';
import { slack } from './errors.ts';
import { findPosted, markOf } from './find-posted.ts';
import { renderMessage } from './render.ts';

/** What stands in a conversation once: a message, or a file in a thread. */
interface Piece {
  readonly key: PostKey;
  /** A conversation, or a person. */
  readonly to: string;
  readonly threadTs?: string | undefined;
  /** Sends it, and tells where it stands. */
  readonly send: () => Promise<{ readonly channel: string; readonly ts: string }>;
}

interface Standing {
  readonly channel: string;
  readonly ts: string;
  /** It was sent just now, and shows what it should. */
  readonly fresh: boolean;
}

export interface Poster {
  /** Posts the message, once, whatever happened to an earlier attempt. `to` is a channel or a person. */
  post(key: PostKey, to: string, message: Message, threadTs?: string): Promise<Standing>;
  /** Posts the message, or brings the one that was posted before in line with it. */
  show(key: PostKey, to: string, message: Message): Promise<void>;
  /** Puts a file into a thread, once. */
  share(piece: Omit<Piece, 'send'> & { readonly threadTs: string }, send: () => Promise<unknown>): Promise<void>;
  /** Deletes what came to stand twice of what no later showing looks after. */
  settleAll(): Promise<void>;
}

export interface PosterDeps {
  readonly client: WebClient;
  readonly posts: Posts;
  /** How long something that was sent may still be on its way when its answer did not come, ms. */
  readonly lateMs: number;
}

/** How soon something is looked at again at which somebody else is, ms. */
const BUSY_MS = 500;

/**
 * What writes to the chat once. Slack knows no idempotency key (github.com/slackapi/slack-api-specs/issues/10, 2026-11-28), so
 * each attempt is written down before it is sent. One whose outcome nobody knows is looked for in the chat, and given `lateMs` to
 * arrive, before another follows; what arrives later still is deleted by the next showing, or by `settleAll`.
 */
export function createPoster(deps: PosterDeps): Poster {
  const { client, posts, lateMs } = deps;

  /** Until then the answer to what was sent may still be found in the chat. */
  const onItsWay = (leftMs: number): OutsideError =>
    new OutsideError('unknown_outcome', { service: 'chat', retryAfterMs: Math.ceil(leftMs) + 50 });

  const lookFor = async (key: PostKey, { place: to, threadId: threadTs, begunAt: since }: Post) =>
    await findPosted(client, { key, to, threadTs, since });

  const once = async (piece: Piece): Promise<Standing> => {
    const { key, to, threadTs } = piece;
    const known = await posts.find(key);
    if (known?.messageId) return { channel: known.place, ts: known.messageId, fresh: false };
    // Asked before it is written down as sent, too: what never was need not be waited for.
    await confirmClaims();
    if (known === null) {
      // Somebody else was faster just now.
      if (!(await posts.begin(key, to, threadTs))) throw onItsWay(BUSY_MS);
    } else {
      const seen = { ...known, place: to, threadId: threadTs ?? null };
      const { channel, found } = mayStand(known) ? await lookFor(key, seen) : { channel: to, found: [] };
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
    // Another found or posted one meanwhile, which everything goes by from now on.
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

  /** Looks whether it stands twice, and leaves one; settled once nothing of it can be on its way any more. */
  const settle = async (key: PostKey, seen: Post): Promise<void> => {
    if (seen.inDoubt) {
      const { channel, found } = await lookFor(key, seen);
      // Looked up anew: it may have been posted elsewhere since it was seen.
      const now = await posts.find(key);
      if (now?.messageId !== seen.messageId) return;
      const kept = found.includes(seen.messageId ?? '') ? seen.messageId : found[0];
      for (const ts of found) if (ts !== kept) await remove(channel, ts);
    }
    const left = lateMs - (seen.triedMsAgo ?? lateMs);
    if (left > 0) throw onItsWay(left);
    await posts.settled(key);
  };

  const post: Poster['post'] = async (key, to, message, threadTs) => {
    const sent = renderMessage(message);
    return await once({
      ...{ key, to, threadTs },
      send: async () => await postMessage(client, { key, to, sent, threadTs }),
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
    // What was sent before, and of which nobody knows, may yet come and show what was: then this has to be shown again.
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
          // Where nobody reads any more, nothing is left to look after; anything else is tried again with the next round.
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
    readonly threadTs: string | undefined;
  },
): Promise<{ readonly channel: string; readonly ts: string }> {
  const { key, to, sent, threadTs } = what;
  const { channel = to, ts } = await slack(
    async () =>
      await client.chat.postMessage({
        channel: to,
        ...sent,
        metadata: markOf(key),
        unfurl_links: false,
        unfurl_media: false,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      }),
  );
  if (ts === undefined) throw new OutsideError('unexpected', { service: 'chat' });
  return { channel, ts };
}

/** Whether what was sent may stand there, or come to, although it failed: Slack did not say that it refused it. */
function mayHaveArrived(error: unknown): boolean {
  if (!(error instanceof OutsideError)) return true;
  return error.code === 'unknown_outcome' || (error.code === 'unexpected' && error.detail === undefined);
}

/** Whether an attempt was made that was not refused. */
function mayStand({ begunAt, triedMsAgo, inDoubt }: Post): boolean {
  return begunAt === null || triedMsAgo !== null || inDoubt;
}

function isGone(error: unknown): boolean {
  return error instanceof OutsideError && error.detail === 'message_not_found';
}
