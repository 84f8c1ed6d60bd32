import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded.ts';
import { isAlive } from './running.ts';

/** How often we check that the server lives, ms. */
const LOOK_MS = 500;

export interface KeeperLog {
  restarted(): void;
  failed(error: unknown): void;
}

/**
 * The embedded server of a running bot: started or adopted, restarted at the same address when it dies, and stopped
 * with the bot, whoever started it. Throws EmbeddedPostgresError when it does not start at all.
 */
export async function keepEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
  log: KeeperLog,
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
  let server = await startEmbeddedPostgres(options);
  const { url } = server;
  const stopping = new AbortController();
  const { signal } = stopping;
  const startAgain = async (): Promise<void> => {
    const next = await startEmbeddedPostgres({ ...options, port: Number(new URL(url).port) });
    // An operator's command may just have started it at another address, where nobody here would look.
    if (next.url !== url) return await next.end();
    server = next;
    log.restarted();
  };
  const watch = async (): Promise<void> => {
    while (!signal.aborted) {
      if (!isAlive(server.pid)) await startAgain().catch(log.failed);
      await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const watching = watch();
  return {
    url,
    stop: async () => {
      stopping.abort();
      await watching;
      await server.end();
    },
  };
}
