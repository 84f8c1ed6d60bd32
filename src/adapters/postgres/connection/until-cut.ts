import type { Sql, TransactionSql } from 'postgres';

type Work = (tx: TransactionSql) => unknown;

/** The error that everything is rejected with, under postgres.js's name for it. */
export function connectionCut(): Error {
  return Object.assign(new Error('the connection to the database was cut'), { code: 'CONNECTION_CLOSED' });
}

/**
 * postgres.js's `begin`, which rejects when its connection is cut, made safe for work that still runs inside: its
 * statements are rejected too, and it never settles, since postgres.js would otherwise write "commit" or "rollback" to
 * a dead connection.
 */
export function untilCut({ begin }: Sql, isOpen: () => boolean): Sql['begin'] {
  const refuse = (): void => {
    if (!isOpen()) throw connectionCut();
  };
  const inside =
    (work: Work): Work =>
    async (tx) => {
      const [outcome] = await Promise.allSettled([(async () => await work(guarded(tx)))()]);
      // The waiting caller was already rejected; nobody waits for this.
      if (!isOpen()) return await new Promise<never>(() => undefined);
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    };
  const guarded = (tx: TransactionSql): TransactionSql => {
    const { unsafe, savepoint } = tx;
    return Object.assign(
      new Proxy(tx, {
        apply: (target, self, args: unknown[]) => {
          refuse();
          return Reflect.apply(target, self, args) as unknown;
        },
      }),
      {
        unsafe: (...args: Parameters<typeof unsafe>) => {
          refuse();
          return unsafe(...args);
        },
        savepoint: async (work: Work) => {
          refuse();
          return await savepoint(inside(work));
        },
      },
    );
  };
  return (async (...[options, work]: [string, Work] | [Work]) =>
    typeof options === 'string'
      ? await begin(options, inside(work as Work))
      : await begin(inside(options))) as Sql['begin'];
}
