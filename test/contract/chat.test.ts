import { RULES } from './store-stage.ts';
import { LogLevel, WebClient } from '@slack/web-api';
import { expect } from 'vitest';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createPosts } from '#adapters/postgres/posts.ts';
import { createChat } from '#adapters/slack/chat.ts';
import { createPeople } from '#adapters/slack/people.ts';
import { createNotices } from '#dialogue/notices/notices.ts';
import { createMessages } from '#messages/messages.ts';
import { startInstitution } from '#sandbox/start.ts';
import { createTestDatabase } from '#test/database.ts';
import { describeChat } from './chat.ts';
import type { ChatStage } from './chat-stage.ts';
import { QUICK } from '../desk.ts';
import { PAPERS } from '../institution.ts';

/** Longer than the local Slack's `cut-late-1s`. */
const LATE_MS = 1_500;

describeChat('Slack', openSlackChat);

async function openSlackChat(): Promise<ChatStage> {
  const database = await createTestDatabase();
  const local = await startInstitution({ overrides: QUICK });
  const { db, end } = connectDatabase(database.url);
  const { slack, env } = local;
  const systemsChannel = env['SLACK_SYSTEMS_CHANNEL'] ?? '';
  const systemsTeam = (env['SYSTEMS_TEAM'] ?? '').split(',');
  const client = new WebClient(env['SLACK_BOT_TOKEN'], {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  const about = { locale: 'es-CO', timeZone: 'America/Bogota' };
  const people = createPeople(client, { systemsTeam });
  const posts = createPosts(db, 'slack');
  const chat = createChat({ client, posts, systemsChannel, lateMs: LATE_MS });
  const [name, mailDomain] = [env['INSTITUTION_NAME'] ?? '', env['MAIL_DOMAIN'] ?? ''];
  return {
    people,
    chat,
    notices: createNotices({
      ...{ chat, posts, people, messages: createMessages(about), delivery: 'password', controlPerson: null },
      institution: { ...about, ...PAPERS, rules: RULES, name, mailDomain },
    }),
    slack,
    systemsChannel,
    systemsMember: systemsTeam[0] ?? '',
    remove: async ({ channel, ts }) => {
      expect(await client.chat.delete({ channel, ts })).toMatchObject({ ok: true });
    },
    close: async () => {
      await end();
      await local.stop();
      await database.drop();
    },
  };
}
