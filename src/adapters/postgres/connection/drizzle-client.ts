import type { Sql, TransactionSql } from 'postgres';
import type { Connection } from './connection.ts';
import type { Pool } from './pool.ts';

/** A statement that is sent when it is awaited. */
type Statement = ReturnType<Sql['unsafe']>;
type Parsing = Pick<Sql['options'], 'parsers' | 'serializers'>;

/**
 * The part of a postgres.js client that drizzle uses; each statement and each transaction runs on a connection of the
 * pool. A connection without an answer for `silentMs` is dropped: it may be dead, and would never answer.
 */
export function clientOf(pool: Pool, silentMs: number): Sql {
  // drizzle sets its parsers and serializers here; they are applied to every connection.
  const options = { parsers: {}, serializers: {} } as unknown as Parsing;
  const set = ({ options: own }: Sql): void => {
    Object.assign(own.parsers, options.parsers);
    Object.assign(own.serializers, options.serializers);
  };
  const client = {
    options,
    unsafe: (...[query, parameters, settings]: Parameters<Sql['unsafe']>) => {
      // drizzle sends every query unprepared, which costs a round trip and planning each time.
      const ask = async (of: (asked: Statement) => PromiseLike<unknown>): Promise<unknown> =>
        await pool.use(async ({ sql, drop }) => {
          set(sql);
          const silence = startSilence(drop, silentMs);
          return await silence.until(of(sql.unsafe(query, parameters, { ...settings, prepare: true })));
        });
      return lazyStatement(ask);
    },
    begin: async (work: (tx: TransactionSql) => Promise<unknown>) =>
      await pool.use(async ({ sql, drop }) => {
        set(sql);
        const silence = startSilence(drop, silentMs);
        const inside = async (tx: TransactionSql): Promise<unknown> => {
          // Pauses between the transaction's statements do not count.
          silence.end();
          try {
            return await work(withTimeLimit(tx, { drop, silentMs }));
          } finally {
            silence.begin();
          }
        };
        return await silence.until(sql.begin(inside));
      }),
  };
  return client as unknown as Sql;
}

/** Sent when it is awaited, like postgres.js does. */
function lazyStatement(ask: (of: (asked: Statement) => PromiseLike<unknown>) => Promise<unknown>): object {
  return {
    then: async (...then: Parameters<Promise<unknown>['then']>) => await ask((asked) => asked).then(...then),
    values: async () => await ask((asked) => asked.values()),
  };
}

interface Watching {
  readonly drop: Connection['drop'];
  readonly silentMs: number;
}

/** A transaction with that time limit for each statement. */
function withTimeLimit(tx: TransactionSql, { drop, silentMs }: Watching): TransactionSql {
  const { unsafe, savepoint } = tx;
  return Object.assign(tx, {
    unsafe: (...given: Parameters<typeof unsafe>) =>
      lazyStatement(async (of) => await startSilence(drop, silentMs).until(of(unsafe(...given)))),
    savepoint: async (work: (inner: TransactionSql) => Promise<unknown>) =>
      await savepoint(async (inner) => await work(withTimeLimit(inner, { drop, silentMs }))),
  });
}

/** Measures how long a connection owes an answer. */
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
