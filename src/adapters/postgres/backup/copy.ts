import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { TransactionSql } from 'postgres';
import { BackupError } from './backup-error.ts';
import { quoted, type Table } from './catalogue.ts';

/**
 * The table's rows as `COPY` writes them, in its order; each line is a row, since line feeds inside are escaped. May be
 * abandoned half-way.
 */
export async function* readRows(tx: TransactionSql, { name, columns, orderBy }: Table): AsyncGenerator<Buffer> {
  const all = `select ${columns.map(quoted).join(', ')} from public.${quoted(name)} order by ${orderBy}`;
  const rows = await tx.unsafe(`copy (${all}) to stdout`).readable();
  // postgres.js 3.4.9 leaves the connection paused when the last row filled the stream: no later answer would arrive.
  rows.once('end', () => rows._read(0));
  try {
    yield* rows.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } finally {
    // Unread rows would block every later answer as well.
    if (!rows.readableEnded && !rows.destroyed) await finished(rows.resume()).catch(() => undefined);
  }
}

export interface Loading {
  write(chunk: Buffer): Promise<void>;
  /** Resolves when the database has accepted all rows. */
  end(): Promise<void>;
  /** Gives up, so that the transaction can be rolled back. */
  abort(): void;
}

/** Loads rows in the format of `readRows`. Throws `BackupError` `not_loaded` when the database refuses them. */
export async function startLoading(tx: TransactionSql, { name, columns }: Table): Promise<Loading> {
  const rows = await tx.unsafe(`copy public.${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`).writable();
  const refused = (cause: unknown): BackupError =>
    new BackupError('not_loaded', `The database refused the rows of ${name}: nothing was restored.`, { cause });
  let failure: Error | null = null;
  rows.on('error', (error) => (failure = error));
  return {
    write: async (chunk) =>
      await new Promise<void>((resolve, reject) => {
        rows.write(chunk, (error) => (error ? reject(refused(failure ?? error)) : resolve()));
      }),
    end: async () => {
      if (failure !== null) throw refused(failure);
      const done = finished(rows);
      rows.end();
      // After this everything is written and the end is on its way.
      await setImmediate();
      // postgres.js does not report a refusal at the very end; but then the transaction accepts no further statement.
      await Promise.race([done, tx`select 1`.then(async () => await done)]).catch((error: unknown) => {
        throw refused(error);
      });
    },
    abort: () => void rows.destroy(),
  };
}
