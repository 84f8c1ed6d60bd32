import postgres from 'postgres';

export interface Locks {
  /** Runs `work` while nobody else, in any process, does the same for `key`; null when somebody does. */
  exclusively<T>(key: string, work: () => Promise<T>): Promise<{ readonly value: T } | null>;
  end(): Promise<void>;
}

/**
 * Session-level advisory locks on one connection of their own: they end with the process, so that after a crash
 * another takes over at once. Within a session such a lock counts instead of excluding, hence the set.
 */
export function createLocks(url: string): Locks {
  const sql = postgres(url, {
    max: 1,
    // By default the connection is replaced after 30 to 60 minutes, and every lock would go with it.
    max_lifetime: null,
    onnotice: () => undefined,
    connection: { application_name: 'buzon-locks' },
  });
  const held = new Set<string>();
  return {
    exclusively: async (key, work) => {
      if (held.has(key)) return null;
      held.add(key);
      try {
        const [row] = await sql<
          { locked: boolean }[]
        >`select pg_try_advisory_lock(hashtextextended(${key}, 0)) as locked`;
        if (row?.locked !== true) return null;
        try {
          return { value: await work() };
        } finally {
          await sql`select pg_advisory_unlock(hashtextextended(${key}, 0))`;
        }
      } finally {
        held.delete(key);
      }
    },
    end: async () => await sql.end({ timeout: 5 }),
  };
}
