import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres/embedded/embedded.ts';
import { migrate } from '#adapters/postgres/roles/migrate.ts';
import { startInstitution, type Institution } from '#sandbox/start.ts';
import { waitForAnswer, freePort, startChild, type Child } from './child.ts';
import { startRelay, type Relay } from './relay.ts';

/** Stops what a benchmark has started, in reverse order. */
export interface Cleanup {
  defer(stop: () => Promise<unknown>): void;
  run(): Promise<void>;
}

export function createCleanup(): Cleanup {
  const stops: (() => Promise<unknown>)[] = [];
  return {
    defer: (stop) => void stops.push(stop),
    run: async () => {
      for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
        await stop().catch((error: unknown) => process.stderr.write(`not stopped: ${String(error)}\n`));
      }
    },
  };
}

/**
 * A temporary directory, removed at the end with the database in its `postgres` folder. Postgres may run as another
 * user, who must be able to pass through it.
 */
export async function temporaryDir(cleanup: Cleanup): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'buzon-bench-'));
  await chmod(dir, 0o711);
  cleanup.defer(async () => {
    await removeEmbeddedPostgres(join(dir, 'postgres'));
    await rm(dir, { recursive: true, force: true });
  });
  return dir;
}

/** A migrated, empty database that writes durably. */
export async function startDatabase(cleanup: Cleanup): Promise<string> {
  const dir = await temporaryDir(cleanup);
  const server = await startEmbeddedPostgres({ dataDir: join(dir, 'postgres'), durable: true });
  cleanup.defer(server.stop);
  await migrate(server.url);
  return server.url;
}

/**
 * The local institution in this process. The bot, a bare Bolt app and a hand-written app each run in their own process
 * and are reached by signed HTTP.
 */
export interface Scene {
  readonly institution: Institution;
  readonly relay: Relay;
  readonly signingSecret: string;
  readonly bot: Program;
  /** Only acknowledges. */
  readonly bare: Program;
  /** Does for the person what the bot does. */
  readonly hand: Program;
}

export interface Program {
  readonly child: Child;
  readonly eventsUrl: string;
}

export async function setScene(databaseUrl: string, cleanup: Cleanup): Promise<Scene> {
  const relay = await startRelay();
  cleanup.defer(relay.stop);
  const institution = await startInstitution({
    transport: 'http',
    botUrl: relay.origin,
    overrides: { rateLimits: false, mailboxMs: 3_000, replicationMs: 0 },
  });
  cleanup.defer(async () => await institution.stop());
  const shared = { ...institution.env, HOST: '127.0.0.1', LOG_LEVEL: 'warn' };
  const bot = await startProgram('../src/start.js', { ...shared, DATABASE_URL: databaseUrl }, cleanup);
  const bare = await startProgram('./bare-app.ts', shared, cleanup);
  const hand = await startProgram('./hand-app.ts', { ...shared, DATABASE_URL: databaseUrl }, cleanup);
  relay.forwardTo(new URL(bot.eventsUrl).origin);
  return { institution, relay, bot, bare, hand, signingSecret: institution.env['SLACK_SIGNING_SECRET'] ?? '' };
}

async function startProgram(file: string, settings: Record<string, string>, cleanup: Cleanup): Promise<Program> {
  const port = await freePort();
  const child = startChild(file, { env: { ...settings, PORT: String(port) } });
  cleanup.defer(child.stop);
  // Bolt alone has no /readyz; any answer at all shows that it is up.
  await waitForAnswer(child, `http://127.0.0.1:${port}/readyz`, file === '../src/start.js' ? [200] : [404]);
  return { child, eventsUrl: `http://127.0.0.1:${port}/slack/events` };
}
