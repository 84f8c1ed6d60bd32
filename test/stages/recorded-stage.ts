import { startInstitution, type Institution, type StartOptions } from '#sandbox/start.ts';
import { startChildBot, type ChildBot } from './child-bot.ts';
import { createTestDatabase } from '../database.ts';
import { freePort } from '#sandbox/free-port.fixture.ts';
import { startProxy } from '../proxy.ts';
import { FORM, JSON_TYPE, signedPost, type Answer, type Delivery } from '../signed-post.ts';

/** A delivery as the local Slack sent it. */
export interface Recorded {
  readonly body: string;
  readonly contentType: string;
}

/** The bot as a separate process that receives signed HTTP deliveries, all of which are recorded. */
export interface RecordedStage {
  readonly institution: Institution;
  readonly databaseUrl: string;
  readonly bot: ChildBot;
  /** All deliveries so far. */
  recorded(): readonly Recorded[];
  /** Sends something to the bot, signed like Slack does. */
  post(delivery: Delivery): Promise<Answer>;
  stop(): Promise<void>;
}

export async function setRecordedStage(
  options: StartOptions = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<RecordedStage> {
  const database = await createTestDatabase();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const relay = await startProxy(origin);
  const recorded: Recorded[] = [];
  relay.watch((phase, { path, body }) => {
    if (phase === 'before' && path === '/slack/events' && body !== '') {
      recorded.push({ body, contentType: body.startsWith('{') ? JSON_TYPE : FORM });
    }
    return null;
  });
  const institution = await startInstitution({ ...options, transport: 'http', botUrl: relay.origin });
  const bot = await startChildBot({ ...institution.env, DATABASE_URL: database.url, PORT: String(port), ...settings });
  const to = { url: `${origin}/slack/events`, secret: institution.env['SLACK_SIGNING_SECRET'] ?? '' };
  return {
    institution,
    databaseUrl: database.url,
    bot,
    recorded: () => recorded,
    post: async (delivery) => await signedPost(to, delivery),
    stop: async () => {
      bot.kill();
      await bot.gone();
      await institution.stop();
      await relay.stop();
      await database.drop();
    },
  };
}

/** The payload of a recorded delivery. */
export function payloadOf({ body, contentType }: Recorded): Readonly<Record<string, unknown>> {
  if (contentType === JSON_TYPE) return JSON.parse(body) as Readonly<Record<string, unknown>>;
  const fields = new URLSearchParams(body);
  const payload = fields.get('payload');
  return payload === null ? Object.fromEntries(fields) : (JSON.parse(payload) as Readonly<Record<string, unknown>>);
}
