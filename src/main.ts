import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Env } from './config.ts';

/** How long a stop may take before it is cut short, ms. */
const STOP_PATIENCE = 20_000;

/** Loads `.env` where there is one, without touching what is set already. */
function loadEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function refuse(problems: readonly string[]): never {
  process.stderr.write(`Buzón cannot start:\n${problems.map((problem) => `  - ${problem}\n`).join('')}`);
  process.exit(1);
}

/** Why the bot could not start, for who runs it: the usual reasons in a sentence, the others with their place in the code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, detail } = error as { code?: unknown; detail?: unknown };
  if (code === 'EADDRINUSE') return 'PORT is in use by another program: set another one';
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `DATABASE_URL: the database does not answer (${code})`;
  if (code === 'permission_missing')
    return `Slack refused the token (${String(detail)}): check SLACK_BOT_TOKEN and SLACK_APP_TOKEN`;
  if (code === '28P01' || code === '3D000' || code === '28000')
    return `DATABASE_URL: the database refuses the connection (${error.message})`;
  if (error.name === 'EmbeddedPostgresError') return error.message;
  return error.stack ?? error.message;
}

/** What was started, to be stopped in this order. */
const stops: (() => Promise<void>)[] = [];

async function main(): Promise<void> {
  loadEnvFile();
  let env: Env = process.env;
  // Loaded here, not above, so that what was compiled once is not compiled at every start: it costs time and memory.
  enableCompileCache(join(env['DATA_DIR'] || './data', 'compile-cache'));
  const { isUnconnected, readConfig } = await import('./config.ts');
  const { createLog } = await import('./log.ts');
  const { startBot } = await import('./bot.ts');
  let address: string | undefined;

  if (isUnconnected(env)) {
    if (env['NODE_ENV'] === 'production') {
      refuse([
        'nothing of Slack or Azure is set, and the local institution does not run in production: see the table of settings in README.md',
      ]);
    }
    const { startInstitution } = await import('#sandbox/start.ts');
    const institution = await startInstitution({ dataDir: join(env['DATA_DIR'] || './data', 'local') });
    stops.push(async () => await institution.stop());
    address = institution.url;
    // What the visitor set stands; the local institution gives the rest, and a free port is as good as any here.
    const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
    env = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...institution.env, ...given };
  }

  const read = readConfig(env);
  if (!read.ok) refuse(read.problems);
  const log = createLog(read.config.logLevel);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_PATIENCE).unref();
    void (async () => {
      for (const end of stops) await end();
      process.exit(0);
    })();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const bot = await startBot(read.config, log);
  stops.unshift(async () => await bot.stop());
  await bot.connected;
  if (address !== undefined && !stopping) process.stdout.write(`Buzón: abra ${address}\n`);
}

main().catch(async (error: unknown) => {
  for (const end of stops) await end().catch(() => undefined);
  refuse([reasonOf(error)]);
});
