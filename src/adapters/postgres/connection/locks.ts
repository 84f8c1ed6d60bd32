import { ClaimLost, underClaim } from '#use-cases/ports/store/claim.ts';
import { openConnection, type Connection } from './connection.ts';

export interface Locks {
  /** Runs `work` unless another process is doing the same for `key`: then null. */
  exclusively<T>(key: string, work: () => Promise<T>): Promise<{ readonly value: T } | null>;
  end(): Promise<void>;
}

/** Time limit for the database's answer about a lock, ms: a connection may be dead without notice. */
const ANSWER_MS = 5_000;

/**
 * When a connection dies without notice, the server keeps its locks until it notices, after hours with most systems'
 * defaults: here after 10 s and three probes, 5 s apart (PostgreSQL manual, "TCP Settings", read on 2026-11-28).
 */
const SESSION = {
  application_name: 'buzon-locks',
  tcp_keepalives_idle: 10,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
};

interface LockConnection extends Connection {
  /** Sends this statement and answers its result; if the database is silent, drops the connection and rejects. */
  ask<T>(statement: Promise<T>): Promise<T>;
}

function openLockConnection(url: string): LockConnection {
  const connection = openConnection(url, SESSION);
  let isMade: Promise<unknown> | undefined;
  return {
    ...connection,
    ask: async (statement) => {
      // Opening it may take longer, over several hosts; it has its own time limits (`dial`, and postgres.js after 30
      // s).
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
 * Session-level advisory locks on a connection of their own: they end with the process, so that after a crash another
 * takes over at once. Within a session such a lock is counted instead of refused, hence the set. They also end with the
 * connection; the work learns that before its next outside write (`confirmClaims`).
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
      // A cut connection answers nothing any more: a new lock of the same name is on another connection.
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
          // A lost connection has released the lock; the work's result is not affected.
          await ask(sql`select pg_advisory_unlock(hashtextextended(${key}, 0))`).catch(() => undefined);
        }
      } finally {
        held.delete(key);
      }
    },
    end: async () => await connection.sql.end({ timeout: 5 }),
  };
}
