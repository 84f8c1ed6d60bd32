import { startInstitution, type Institution } from '#sandbox/start.ts';
import { startChildBot, type ChildBot } from './child-bot.ts';
import { createTestDatabase } from '../database.ts';
import { PATIENCE } from '../patience.ts';
import { startProxy, type Call, type Observer, type Phase } from '../proxy.ts';

/** The bot as a separate process, with proxies before everything that it calls, where it can be killed. */
export interface CrashStage {
  readonly institution: Institution;
  readonly databaseUrl: string;
  /** The bot's settings. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Resolves when the process was killed at such a call: before any of it was passed on, or after it was carried out
   * but not yet answered.
   */
  killedAt(phase: Phase, is: (call: Call) => boolean): Promise<void>;
  /** Starts a new process when the old one is gone. */
  restart(settings?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the local institution, with enough seats, and the bot. */
export async function setCrashStage(settings: Readonly<Record<string, string>> = {}): Promise<CrashStage> {
  const database = await createTestDatabase();
  const skus = [
    { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK', enabled: 200, exchange: true },
    { skuId: '4b9405b0-7788-4568-add1-99614e613b69', skuPartNumber: 'EXCHANGESTANDARD', enabled: 200, exchange: true },
  ];
  const institution = await startInstitution({
    overrides: { mailboxMs: 0, replicationMs: 200, skus, rateLimits: false, patienceMs: PATIENCE },
  });
  const graph = await startProxy(institution.graph.origin);
  const slack = await startProxy(new URL(institution.slack.apiUrl).origin);
  const env = {
    ...institution.env,
    DATABASE_URL: database.url,
    CHAT_LATE_SECONDS: '2',
    GRAPH_BASE_URL: graph.origin,
    AZURE_AUTHORITY_HOST: graph.origin,
    SLACK_API_URL: `${slack.origin}/api/`,
    ...settings,
  };
  const watch = (observer: Observer | null): void => [graph, slack].forEach((proxy) => proxy.watch(observer));
  let bot: ChildBot = await startChildBot(env);
  const end = async (): Promise<void> => {
    bot.kill();
    await bot.gone();
  };
  return {
    institution,
    databaseUrl: database.url,
    env,
    killedAt: async (phase, is) => {
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => {
          reject(new Error(`no such call came within ${PATIENCE} ms; the bot wrote:\n${bot.output().slice(-5_000)}`));
        }, PATIENCE);
        watch((now, call) => {
          if (now !== phase || !is(call)) return null;
          watch(null);
          clearTimeout(late);
          bot.kill();
          resolve();
          return 'cut';
        });
      });
      await bot.gone();
    },
    restart: async (more = {}) => {
      await end();
      bot = await startChildBot({ ...env, ...more });
    },
    stop: async () => {
      await end();
      await graph.stop();
      await slack.stop();
      await institution.stop();
      await database.drop();
    },
  };
}
