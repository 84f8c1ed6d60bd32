import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Post, Posts } from '#use-cases/ports/store/post.ts';
import type { PostKey } from '#use-cases/ports/store/post-key.ts';
import type { ChatName } from '#domain/person.ts';
import type { Database } from './connection/database.ts';
import { posts } from './tables/chat.ts';

const NOW = sql`clock_timestamp()`;
const triedMsAgo = sql<
  number | null
>`(extract(epoch from clock_timestamp() - ${posts.triedAt}) * 1000)::double precision`;

const columns = {
  key: posts.key,
  place: posts.place,
  threadId: posts.threadId,
  messageId: posts.messageId,
  shownRevision: posts.shownRevision,
  begunAt: posts.begunAt,
  triedMsAgo,
  inDoubt: posts.inDoubt,
};

export function createPosts(db: Database, chat: ChatName): Posts {
  const keyed = (key: PostKey) => and(eq(posts.chat, chat), eq(posts.key, key));
  return {
    find: async (key) => {
      const [row] = await db.select(columns).from(posts).where(keyed(key));
      return row === undefined ? null : postOf(row);
    },
    places: async (keys) => {
      if (keys.length === 0) return new Map();
      const rows = await db
        .select({ key: posts.key, place: posts.place, messageId: posts.messageId })
        .from(posts)
        .where(and(eq(posts.chat, chat), inArray(posts.key, [...keys]), isNotNull(posts.messageId)));
      return new Map(rows.map(({ key, place, messageId }) => [key as PostKey, { place, messageId: messageId ?? '' }]));
    },
    begin: async (key, place, threadId) => {
      const row = { chat, key, place, threadId, begunAt: NOW, triedAt: NOW };
      const begun = await db.insert(posts).values(row).onConflictDoNothing().returning({ key: posts.key });
      return begun.length === 1;
    },
    beginAgain: async (key, seen) => {
      // Another attempt would have set a newer time: the observed one can only have become older.
      const unchanged =
        seen.triedMsAgo === null ? isNull(posts.triedAt) : sql`${triedMsAgo} >= ${seen.triedMsAgo}::double precision`;
      const begun = await db
        .update(posts)
        .set({
          triedAt: NOW,
          // After a refused attempt there is still only one.
          inDoubt: sql`${posts.inDoubt} or ${posts.triedAt} is not null or ${posts.begunAt} is null`,
          begunAt: sql`coalesce(${posts.begunAt}, clock_timestamp())`,
        })
        .where(and(keyed(key), isNull(posts.messageId), unchanged))
        .returning({ key: posts.key });
      return begun.length === 1;
    },
    refused: async (key) => {
      await db
        .update(posts)
        .set({ triedAt: null })
        .where(and(keyed(key), isNull(posts.messageId)));
    },
    done: async (key, place, messageId) => {
      const done = await db
        .update(posts)
        .set({ place, messageId, triedAt: sql`case when ${posts.inDoubt} then ${posts.triedAt} end` })
        .where(and(keyed(key), isNull(posts.messageId)))
        .returning({ key: posts.key });
      return done.length === 1;
    },
    changing: async (key, anew = false) => {
      const triedAt = anew ? NOW : sql`coalesce(${posts.triedAt}, clock_timestamp())`;
      await db.update(posts).set({ triedAt }).where(keyed(key));
    },
    settled: async (key) => {
      await db.update(posts).set({ triedAt: null, inDoubt: false }).where(keyed(key));
    },
    unsettled: async (afterMs) => {
      const tried = sql`${posts.triedAt} < clock_timestamp() - make_interval(secs => ${afterMs / 1_000})`;
      const rows = await db
        .select(columns)
        .from(posts)
        .where(and(eq(posts.chat, chat), isNotNull(posts.triedAt), isNotNull(posts.messageId), tried));
      return rows.map((row) => ({ ...postOf(row), key: row.key as PostKey }));
    },
    shown: async (key, revision) => {
      await db.update(posts).set({ shownRevision: revision }).where(keyed(key));
    },
    forget: async (key) => {
      await db.delete(posts).where(keyed(key));
    },
  };
}

function postOf({ key: _, ...row }: Post & { readonly key: string }): Post {
  return row;
}

/** Whether the message with this key was posted in any chat. */
export async function isPosted(db: Database, key: PostKey): Promise<boolean> {
  const [row] = await db
    .select({ key: posts.key })
    .from(posts)
    .where(and(eq(posts.key, key), isNotNull(posts.messageId)))
    .limit(1);
  return row !== undefined;
}
