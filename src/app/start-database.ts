import { join } from 'node:path';
import type { Logger } from 'pino';
import { keepEmbeddedPostgres } from '#adapters/postgres/embedded/keeper.ts';
import type { Config } from '#src/config/config.ts';
import { isUnencrypted } from '#src/config/setting-rules.ts';
import { prepareDatabase } from '#src/wiring/prepare-database.ts';

/** For who reads the log of a start. */
const ONE_ROLE =
  'the role of the database owns the trail and could rewrite it; with DATABASE_URL, `npm run database:roles` makes two';

/** For who reads the log of a start. */
const UNENCRYPTED =
  'DATABASE_URL or DATABASE_OWNER_URL leads to another machine without insisting on TLS: who reads the network reads names and documents; add ?sslmode=verify-full (or require)';

interface Start {
  readonly log: Logger;
  /** Registers what to stop, in reverse order. */
  readonly atStop: (end: () => Promise<unknown>) => void;
}

/** The address of the database, brought to this version: that of the settings, or the embedded one, which is started. */
export async function startDatabase(config: Config, start: Start): Promise<string> {
  const { log } = start;
  const url = config.databaseUrl ?? (await startEmbedded(config, start));
  if ([config.databaseUrl, config.databaseOwnerUrl].some((given) => given !== null && isUnencrypted(given)))
    log.warn({ advice: UNENCRYPTED }, 'database.without_tls');
  const roles = await prepareDatabase({ url, ownerUrl: config.databaseOwnerUrl });
  if (roles === 'one_role')
    log[config.databaseUrl === null ? 'info' : 'warn']({ advice: ONE_ROLE }, 'database.one_role');
  return url;
}

async function startEmbedded(config: Config, { log, atStop }: Start): Promise<string> {
  const embedded = await keepEmbeddedPostgres(
    { dataDir: join(config.dataDir, 'postgres') },
    {
      restarted: () => log.warn('database.started_again'),
      failed: (error) => log.error({ err: error }, 'database.not_started'),
    },
  );
  atStop(embedded.stop);
  return embedded.url;
}
