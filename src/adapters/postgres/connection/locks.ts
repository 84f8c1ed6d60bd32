import { ClaimLost, underClaim } from '#use-cases/ports/claim.ts';
import { openConnection, type Connection } from './connection.ts';

export interface Locks {
  /** Runs `work` while nobody else, in any process, does the same for `key`; null when somebody does. */
  exclusively<T>(key: string, work: () => Promise<T>): Promise<{ readonly value: T } | null>;
  end(): Promise<void>;
}

/** How long the database has for an answer about a lock, ms: a connection may be dead without a word. */
const ANSWER_MS = 5_000;

/**
 * The other end of a connection that died without a word keeps its locks until the server notices, after hours by most systems' own
 * settings: here 10 s and three probes, 5 s apart (PostgreSQL manual, "TCP Settings", read on 2026-11-28).
 */
const SESSION = {
  application_name: 'buzon-locks',
  tcp_keepalives_idle: 10,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
};

interface LockConnection extends Connection {
  /** What the database answers to this statement, which is sent only now; when it is silent the connection is dropped, and this refused. */
  ask<T>(statement: Promise<T>): Promise<T>;
}

function openLockConnection(url: string): LockConnection {
  const connection = openConnection(url, SESSION);
  let isMade: Promise<unknown> | undefined;
  return {
    ...connection,
    ask: async (statement) => {
      // To make it may take longer, over several hosts; that ends by itself (`dial`, and postgres.js after 30 s).
      await (isMade ??= connection.sql`select 1`.execute());
      const timer = setTimeout(connection.drop, ANSWER_MS);
      try {
        return await statement;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/**
 * Session-level advisory locks on one connection of their own: they end with the process, so that after a crash
 * another takes over at once. Within a session such a lock counts instead of excluding, hence the set. They end with the
 * connection too, which the work is told before its next write outside (`confirmClaims`).
 */
export function createLocks(url: string): Locks {
  let connection = openLockConnection(url);
  const held = new Set<string>();
  return {
    exclusively: async (key, work) => {
      if (held.has(key)) return null;
      held.add(key);
      if (!connection.isOpen()) connection = openLockConnection(url);
      const { sql, ask } = connection;
      // Once it was cut it answers nothing any more: another lock of the same name is on another connection.
      const confirm = async (): Promise<void> => {
        await ask(sql`select 1`).catch(() => {
          throw new ClaimLost(key);
        });
      };
      try {
        const [row] = await ask(
          sql<{ locked: boolean }[]>`select pg_try_advisory_lock(hashtextextended(${key}, 0)) as locked`,
        );
        if (row?.locked !== true) return null;
        try {
          return { value: await underClaim({ confirm }, work) };
        } finally {
          // A connection that is gone took the lock with it: what the work came to is not changed by that.
          await ask(sql`select pg_advisory_unlock(hashtextextended(${key}, 0))`).catch(() => undefined);
        }
      } finally {
        held.delete(key);
      }
    },
    end: async () => await connection.sql.end({ timeout: 5 }),
  };
}
