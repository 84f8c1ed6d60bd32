import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startInstitution, type Institution } from '#sandbox/start.ts';
import { startBot, type Bot } from '#src/app/bot.ts';
import { readConfig } from '#src/config/config.ts';
import { createTestDatabase } from '#test/database.ts';
import { startProxy, type Proxy } from '#test/proxy.ts';

interface Line {
  readonly msg: string;
}

describe('a start while something else answers instead of Slack', () => {
  let institution: Institution;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let between: Proxy;
  const bots: Bot[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    institution = await startInstitution({});
    between = await startProxy(new URL(institution.slack.apiUrl).origin);
  });
  afterEach(async () => {
    for (const bot of bots.splice(0)) await bot.stop();
  });
  afterAll(async () => {
    await between.stop();
    await institution.stop();
    await database.drop();
  });

  const start = async (): Promise<{ readonly bot: Bot; readonly lines: (msg: string) => readonly Line[] }> => {
    const SLACK_API_URL = new URL(new URL(institution.slack.apiUrl).pathname, between.origin).href;
    const settings = { PORT: '0', HOST: '127.0.0.1', DATABASE_URL: database.url, SLACK_API_URL };
    const read = readConfig({ ...institution.env, ...settings });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const written: string[] = [];
    const out = new Writable({ write: (chunk: Buffer, _, done) => (written.push(chunk.toString()), done()) });
    const bot = await startBot(read.config, { log: pino({ base: null }, out) });
    bots.push(bot);
    const all = (): readonly Line[] => written.map((line) => JSON.parse(line) as Line);
    return { bot, lines: (msg) => all().filter((line) => line.msg === msg) };
  };

  it.each([
    ['page', { code: 'unknown_outcome', detail: 'unreadable' }],
    ['cut', { code: 'unknown_outcome', detail: 'UND_ERR_SOCKET' }],
  ] as const)(
    '(a %s) is reported in one line without a stack, and repeated until Slack is there',
    async (kind, told) => {
      let asked = 0;
      between.watch((phase, { path }) => {
        if (phase === 'after' || !path.endsWith('auth.test')) return null;
        asked += 1;
        return asked <= 2 ? kind : null;
      });
      const { bot, lines } = await start();
      await bot.connected;
      expect(lines('slack.unreachable')).toMatchObject([
        { ...told, attempt: 0, advice: expect.stringContaining('SLACK_API_URL') as string },
        { ...told, attempt: 1 },
      ]);
      expect(JSON.stringify(lines('slack.unreachable'))).not.toMatch(/stack|\bat /);
      expect((await fetch(`http://127.0.0.1:${bot.port}/readyz`)).status).toBe(200);
    },
  );

  it('ends when the bot is stopped, which is then never reported as connected', async () => {
    between.watch((phase) => (phase === 'before' ? 'page' : null));
    const { bot, lines } = await start();
    let isConnected = false;
    void bot.connected.then(() => (isConnected = true));
    await expect.poll(() => lines('slack.unreachable').length).toBeGreaterThan(0);
    await bots.pop()?.stop();
    expect(isConnected).toBe(false);
    expect(lines('bot.ready')).toEqual([]);
  });

  it('does not count as a failure if the bot is stopped while it connects', async () => {
    const opening = Promise.withResolvers<undefined>();
    between.watch((phase, { path }) => {
      if (phase === 'before' && path.endsWith('apps.connections.open')) opening.resolve(undefined);
      return null;
    });
    const { bot, lines } = await start();
    const failed: unknown[] = [];
    bot.connected.catch((error: unknown) => failed.push(error));
    await opening.promise;
    await bots.pop()?.stop();
    // Long enough for a broken connection to be reported.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(failed).toEqual([]);
    expect(lines('bot.ready')).toEqual([]);
  });
});
