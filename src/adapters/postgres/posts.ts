import { eq } from 'drizzle-orm';
import type { Posts } from '#use-cases/ports.ts';
import type { Database } from './database.ts';
import { posts } from './schema.ts';

export function createPosts(db: Database): Posts {
  return {
    find: async (key) => {
      const [row] = await db.select().from(posts).where(eq(posts.key, key));
      return row === undefined ? null : { channel: row.channel, ts: row.ts, shownRevision: row.shownRevision };
    },
    begin: async (key, channel) => {
      const begun = await db.insert(posts).values({ key, channel }).onConflictDoNothing().returning({ key: posts.key });
      return begun.length === 1;
    },
    done: async (key, channel, ts) => {
      await db.update(posts).set({ channel, ts }).where(eq(posts.key, key));
    },
    shown: async (key, revision) => {
      await db.update(posts).set({ shownRevision: revision }).where(eq(posts.key, key));
    },
    forget: async (key) => {
      await db.delete(posts).where(eq(posts.key, key));
    },
  };
}
