import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql, TransactionSql } from 'postgres';
import type { Database } from './database.ts';
import { schema } from '../tables/schema.ts';

/**
 * The database as seen from inside a transaction of postgres.js that somebody else ends: what a store on it does is done or
 * undone with the rest, its own transactions being savepoints. drizzle changes how this client reads moments from now on.
 */
export function databaseInside({ client, tx }: { readonly client: Sql; readonly tx: TransactionSql }): Database {
  const inside = Object.assign(tx, {
    options: client.options,
    begin: async (work: Parameters<TransactionSql['savepoint']>[1]) => await tx.savepoint(work),
  });
  return drizzle(inside as unknown as Sql, { schema });
}
