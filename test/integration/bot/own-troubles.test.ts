import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type Bot } from '#src/app/bot.ts';
import { readConfig } from '#src/config/config.ts';
import { createLog } from '#src/app/log.ts';
import { isUnencrypted } from '#src/config/setting-rules.ts';
import { createTwoRoleDatabase } from '#test/stages/two-roles.ts';
import { personAt, setStage, textOf, type Stage } from '#test/stages/stage.ts';

const GONE = { SLACK_SYSTEMS_CHANNEL: 'C0NOWHERE' };

describe('a bot whose systems channel is gone', () => {
  let stage: Stage;
  let other: Bot;
  beforeAll(async () => {
    stage = await setStage({}, GONE);
    const settings = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATABASE_URL: stage.databaseUrl, ...GONE };
    const read = readConfig({ ...stage.institution.env, ...settings });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    other = await startBot(read.config, { log: createLog('silent') });
    await other.connected;
  });
  afterAll(async () => {
    await other.stop();
    await stage.stop();
  });

  it('tells each systems person by direct message, once, however many processes notice it', async () => {
    const words = 'no puede leer el canal de sistemas o escribir en él';
    const { slack } = stage.institution;
    for (const id of ['U0SISTEMAS1', 'U0SISTEMAS2']) {
      const told = await personAt(stage, id).sees(words);
      expect(told.channel).toBe(slack.directMessageOf(id));
      expect(textOf(told)).toContain('SLACK_SYSTEMS_CHANNEL');
    }
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const all = slack.messagesFor('U0SISTEMAS1').filter((message) => textOf(message).includes(words));
    expect(all).toHaveLength(1);
  });

  it('is still ready, and says what works', async () => {
    const answer = await fetch(`http://127.0.0.1:${stage.bot.port}/readyz`);
    expect(await answer.json()).toEqual({ database: true, queue: true, chat: true, disk: true });
  });
});

describe('a bot with troubles of its own', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({}, { CONTROL_PERSON: 'U0NADIE' });
  });
  afterAll(async () => await stage.stop());

  it('says that nobody controls an office of one if the control person is not in the chat', async () => {
    await personAt(stage, 'U0SISTEMAS1').sees('La persona de control (CONTROL_PERSON) no está en el chat');
  });

  it('reports a systems channel that was archived, although it can still be read', async () => {
    const { slack, env } = stage.institution;
    const words = 'no puede leer el canal de sistemas o escribir en él';
    expect(slack.messagesFor('U0SISTEMAS1').filter((message) => textOf(message).includes(words))).toEqual([]);
    slack.archiveChannel(env['SLACK_SYSTEMS_CHANNEL'] ?? '');
    const settings = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATABASE_URL: stage.databaseUrl };
    const read = readConfig({ ...env, ...settings });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    // The first check is made at the start.
    const other = await startBot(read.config, { log: createLog('silent') });
    await personAt(stage, 'U0SISTEMAS1').sees(words);
    await other.stop();
  });
});

describe('a database reached without TLS', () => {
  /** This machine, under a name that the settings take for another machine. */
  const ELSEWHERE = '127.1';
  const elsewhere = (url: string): string => url.replace(/@[^/:]+/, `@${ELSEWHERE}`);

  it('leads to a warning at the start, for the bot’s address and for the owner’s', async () => {
    const stage = await setStage();
    const { botUrl, ownerUrl, drop } = await createTwoRoleDatabase();
    const warned = async (databases: Readonly<Record<string, string>>): Promise<boolean> => {
      const settings = { PORT: '0', HOST: '127.0.0.1', ...databases };
      const read = readConfig({ ...stage.institution.env, ...settings });
      if (!read.ok) throw new Error(read.problems.join('\n'));
      let written = '';
      const out = new Writable({ write: (chunk: Buffer, _, done) => ((written += chunk.toString()), done()) });
      const bot = await startBot(read.config, { log: pino({ level: 'warn' }, out) });
      await bot.connected;
      await bot.stop();
      return written.includes('database.without_tls');
    };
    expect(await warned({ DATABASE_URL: elsewhere(botUrl), DATABASE_OWNER_URL: ownerUrl })).toBe(true);
    expect(await warned({ DATABASE_URL: botUrl, DATABASE_OWNER_URL: elsewhere(ownerUrl) })).toBe(true);
    expect(await warned({ DATABASE_URL: botUrl, DATABASE_OWNER_URL: ownerUrl })).toBe(false);
    await stage.stop();
    await drop();
  });
});

describe('isUnencrypted', () => {
  it('is true for another machine if TLS is not required, and otherwise false', () => {
    for (const url of [
      'postgres://u@db/x',
      'postgres://u@db/x?sslmode=prefer',
      'postgres://u@10.0.0.1/x?sslmode=disable',
      'postgres://u@db/x?host=/run/postgresql',
      'postgres:///x?host=db',
    ])
      expect(isUnencrypted(url), url).toBe(true);
    for (const url of [
      'postgres://u@127.0.0.1/x',
      'postgres://u@localhost/x',
      'postgres:///x?host=/run/postgresql',
      'postgres://u@db/x?sslmode=verify-full',
    ])
      expect(isUnencrypted(url), url).toBe(false);
  });
});
