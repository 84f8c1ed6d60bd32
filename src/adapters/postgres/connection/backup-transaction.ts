import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql, TransactionSql } from 'postgres';
import type { Database } from './database.ts';
import { schema } from '../tables/schema.ts';

/**
 * The database inside a transaction of postgres.js that somebody else ends: a store on it commits or rolls back with
 * that transaction; its own transactions are savepoints. From now on drizzle changes how this client reads moments.
 */
export function databaseInside({ client, tx }: { readonly client: Sql; readonly tx: TransactionSql }): Database {
  const inside = Object.assign(tx, {
    options: client.options,
    begin: async (work: Parameters<TransactionSql['savepoint']>[1]) => await tx.savepoint(work),
  });
  return drizzle(inside as unknown as Sql, { schema });
}
