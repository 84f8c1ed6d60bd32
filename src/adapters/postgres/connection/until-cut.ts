import type { Sql, TransactionSql } from 'postgres';

type Work = (tx: TransactionSql) => unknown;

/** What everything is refused with, by the name that postgres.js gives it. */
export function connectionCut(): Error {
  return Object.assign(new Error('the connection to the database was cut'), { code: 'CONNECTION_CLOSED' });
}

/**
 * postgres.js's `begin`, which refuses at the moment when its connection is cut, made safe for what still runs inside: its statements
 * are refused too, and it ends in nothing for which postgres.js would write "commit" or "rollback" to a connection that is no more.
 */
export function untilCut({ begin }: Sql, isOpen: () => boolean): Sql['begin'] {
  const refuse = (): void => {
    if (!isOpen()) throw connectionCut();
  };
  const inside =
    (work: Work): Work =>
    async (tx) => {
      const [outcome] = await Promise.allSettled([(async () => await work(guarded(tx)))()]);
      // Who waits for the transaction has been refused; nobody waits for this.
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
