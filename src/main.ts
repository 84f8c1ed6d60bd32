import { join } from 'node:path';
import { startBot } from './app/bot.ts';
import { isUnconnected, readConfig } from './config/config.ts';
import type { Env } from '#src/config/settings.ts';
import { loadEnvFile } from './config/env-file.ts';
import { createLog } from './app/log.ts';
import { openOnce, type Opened } from './app/open-once.ts';
import { startFailure } from './app/start-failure.ts';
import { surviveWhatIsHarmless } from './app/survive.ts';

/** Time limit for a stop, ms. */
const STOP_PATIENCE = 20_000;

function refuse(problems: readonly string[]): never {
  process.stderr.write(`Buzón cannot start:\n${problems.map((problem) => `  - ${problem}\n`).join('')}`);
  process.exit(1);
}

/** Functions that stop the started parts, in this order. */
const stops: (() => Promise<void>)[] = [];

async function main(): Promise<void> {
  loadEnvFile();
  let env: Env = process.env;
  let address: string | undefined;
  const dataDir = env['DATA_DIR'] || './data';
  // A data directory with the database or the local institution is for one program only.
  let opened: Opened | null = null;
  const open = async (): Promise<void> => {
    opened = await openOnce(dataDir);
    stops.push(opened.close);
  };

  if (isUnconnected(env)) {
    if (env['NODE_ENV'] === 'production') {
      refuse([
        'nothing of Slack or Azure is set, and the local institution does not run in production: see the table of settings in README.md',
      ]);
    }
    await open();
    const { startInstitution } = await import('#sandbox/start.ts');
    const institution = await startInstitution({ dataDir: join(dataDir, 'local') });
    stops.unshift(async () => await institution.stop());
    address = institution.url;
    // Settings of the visitor come first; the local institution gives the rest, and here any free port will do.
    const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
    env = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...institution.env, ...given };
  }

  const read = readConfig(env);
  if (!read.ok) refuse(read.problems);
  if (opened === null && read.config.databaseUrl === null) await open();
  const log = createLog(read.config.logLevel);
  let stopping = false;
  const stop = (exitCode: number): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_PATIENCE).unref();
    void (async () => {
      for (const end of stops) await end();
      process.exit(exitCode);
    })();
  };
  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
  surviveWhatIsHarmless(log, () => stop(1));

  const bot = await startBot(read.config, { log });
  stops.unshift(async () => await bot.stop());
  await (opened as Opened | null)?.tell(address ?? `http://127.0.0.1:${bot.port}`);
  await bot.connected;
  if (address !== undefined && !stopping) process.stdout.write(`Correo: abra ${address}\n`);
}

main().catch(async (error: unknown) => {
  for (const end of stops) await end().catch(() => undefined);
  if (error instanceof Error && (error.name === 'AlreadyOpen' || error.name === 'NotOpened')) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  refuse([startFailure(error, process.env['HOST'])]);
});
