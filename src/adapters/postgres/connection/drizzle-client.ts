import type { Sql, TransactionSql } from 'postgres';
import type { Connection } from './connection.ts';
import type { Pool } from './pool.ts';

/** What a connection is asked: a statement that is sent when it is awaited. */
type Statement = ReturnType<Sql['unsafe']>;
type Parsing = Pick<Sql['options'], 'parsers' | 'serializers'>;

/**
 * As much of a client of postgres.js as drizzle uses, each statement and each transaction on a connection of the pool. One that has no
 * answer for `silentMs` is dropped: a connection may be dead without a word, and nothing would ever come of it.
 */
export function clientOf(pool: Pool, silentMs: number): Sql {
  // drizzle sets here how values are read and written, which is to count on every connection.
  const options = { parsers: {}, serializers: {} } as unknown as Parsing;
  const set = ({ options: own }: Sql): void => {
    Object.assign(own.parsers, options.parsers);
    Object.assign(own.serializers, options.serializers);
  };
  const client = {
    options,
    unsafe: (...[query, parameters, settings]: Parameters<Sql['unsafe']>) => {
      // drizzle sends every query unprepared, which costs a round trip and a plan each time.
      const ask = async (of: (asked: Statement) => PromiseLike<unknown>): Promise<unknown> =>
        await pool.use(async ({ sql, drop }) => {
          set(sql);
          const silence = startSilence(drop, silentMs);
          return await silence.until(of(sql.unsafe(query, parameters, { ...settings, prepare: true })));
        });
      return askedLater(ask);
    },
    begin: async (work: (tx: TransactionSql) => Promise<unknown>) =>
      await pool.use(async ({ sql, drop }) => {
        set(sql);
        const silence = startSilence(drop, silentMs);
        const inside = async (tx: TransactionSql): Promise<unknown> => {
          // What the transaction does between its statements is its own affair.
          silence.end();
          try {
            return await work(watched(tx, { drop, silentMs }));
          } finally {
            silence.begin();
          }
        };
        return await silence.until(sql.begin(inside));
      }),
  };
  return client as unknown as Sql;
}

/** Asked when it is awaited, as postgres.js does it. */
function askedLater(ask: (of: (asked: Statement) => PromiseLike<unknown>) => Promise<unknown>): object {
  return {
    then: async (...then: Parameters<Promise<unknown>['then']>) => await ask((asked) => asked).then(...then),
    values: async () => await ask((asked) => asked.values()),
  };
}

interface Watching {
  readonly drop: Connection['drop'];
  readonly silentMs: number;
}

/** A transaction each of whose statements has that long for its answer. */
function watched(tx: TransactionSql, { drop, silentMs }: Watching): TransactionSql {
  const { unsafe, savepoint } = tx;
  return Object.assign(tx, {
    unsafe: (...given: Parameters<typeof unsafe>) =>
      askedLater(async (of) => await startSilence(drop, silentMs).until(of(unsafe(...given)))),
    savepoint: async (work: (inner: TransactionSql) => Promise<unknown>) =>
      await savepoint(async (inner) => await work(watched(inner, { drop, silentMs }))),
  });
}

/** Counts the time in which a connection owes an answer. */
function startSilence(drop: Connection['drop'], silentMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => clearTimeout(timer);
  const begin = (): void => {
    end();
    timer = setTimeout(drop, silentMs);
  };
  begin();
  return {
    begin,
    end,
    until: async <T>(answer: PromiseLike<T>): Promise<T> => {
      try {
        return await answer;
      } finally {
        end();
      }
    },
  };
}
