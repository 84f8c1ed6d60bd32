import { LogLevel, WebClient } from '@slack/web-api';
import { expect } from 'vitest';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createPosts } from '#adapters/postgres/posts.ts';
import { createChat } from '#adapters/slack/chat.ts';
import { createPeople } from '#adapters/slack/people.ts';
import type { Audience } from '#dialogue/chat.ts';
import type { ChatMessage, ChatUser } from '#sandbox/services.ts';
import { startInstitution } from '#sandbox/start.ts';
import { createTestDatabase } from '#test/database.ts';
import type { ChatStage, Fault, Newcomer, Seen } from './chat-stage.ts';
import { QUICK } from '../desk.ts';
import { textOf } from '../stage.ts';

/** Longer than the local Slack is late. */
const LATE_MS = 1_500;
/** Entered before anybody asks who is of the systems area, which is remembered for a minute. */
const SYSTEMS = ['U0EQUIPO1', 'U0EQUIPO2', 'U0EQUIPO3', 'U0EQUIPO4'];

const FAULTS: Readonly<Record<Fault, string>> = {
  cut_before: 'reset-before',
  answer_lost: 'reset-after-commit',
  broken: 'http-500',
  confused: 'internal-error',
  late: 'cut-late-1s',
  very_late: 'cut-late-1m',
  throttled: 'throttle-retry-after-30',
  refused: 'invalid-auth',
};
/** The methods that make a call, the first of which may be throttled and the last of which does it. */
const METHODS = {
  post: ['chat.postMessage'],
  change: ['chat.update'],
  file: ['files.getUploadURLExternal', 'files.completeUploadExternal'],
  look: ['conversations.history'],
} as const;

type Kind = NonNullable<Parameters<ChatStage['enter']>[0]>;

/** The local Slack, and ours in it. */
export async function openSlackStage(): Promise<ChatStage> {
  const database = await createTestDatabase();
  const local = await startInstitution({ overrides: QUICK });
  const { db, end } = connectDatabase(database.url);
  const { slack, env } = local;
  const systemsChannel = env['SLACK_SYSTEMS_CHANNEL'] ?? '';
  const team = (env['SYSTEMS_TEAM'] ?? '').split(',');
  const client = new WebClient(env['SLACK_BOT_TOKEN'], {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  let count = 0;
  const enter = (kind: Kind, id: string): Newcomer => {
    count += 1;
    const [name, email] = [`Persona ${count}`, `persona.${count}@institucion.example`];
    slack.addUser({ id, teamId: slack.teamId, name: id, realName: name, email, ...profileOf(kind) });
    return { id, name, email };
  };
  const systems = SYSTEMS.map((id) => enter('systems', id));
  const where = (to: Audience): { readonly viewer: string; readonly channel: string } =>
    to === 'systems'
      ? { viewer: team[0] ?? '', channel: systemsChannel }
      : { viewer: to.id, channel: slack.directMessageOf(to.id) };
  return {
    chat: createChat({ client, posts: createPosts(db, 'slack'), systemsChannel, lateMs: LATE_MS }),
    people: createPeople(client, { systemsTeam: [...team, ...SYSTEMS] }),
    enter: (kind = 'member') => {
      const next = kind === 'systems' ? systems.shift() : enter(kind, `U0PERSONA${count}`);
      if (next === undefined) throw new Error('everybody of the systems area is there already');
      return next;
    },
    leave: ({ id }) => slack.changeUser(id, { deleted: true }),
    messages: (to) => {
      const { viewer, channel } = where(to);
      const seen = slack.messagesFor(viewer).filter((message) => message.channel === channel);
      return seen.map((message) => seenOf(message, (id) => slack.fileFor(viewer, id)?.bytes ?? new Uint8Array()));
    },
    everPosted: () => slack.everythingEverPosted().length,
    remove: async (to, { id }) => {
      expect(await client.chat.delete({ channel: where(to).channel, ts: id })).toMatchObject({ ok: true });
    },
    closeSystemsChannel: () => slack.archiveChannel(systemsChannel),
    fault: (call, how) => {
      const methods = call === 'any' ? [] : METHODS[call];
      const method = how === 'throttled' ? methods.at(0) : methods.at(-1);
      const match = method === undefined ? '.' : `^${method.replace('.', '\\.')}$`;
      slack.addFault({ kind: FAULTS[how], match });
    },
    clearFaults: () => slack.clearFaults(),
    pass: (ms) => slack.moveClock(ms),
    close: async () => {
      await end();
      await local.stop();
      await database.drop();
    },
  };
}

function profileOf(kind: Kind): Partial<ChatUser> {
  switch (kind) {
    case 'member':
    case 'systems':
      return {};
    case 'guest':
      return { isRestricted: true };
    case 'outsider':
      return { teamId: 'T0OTRAORG', isStranger: true };
    case 'bot':
      return { isBot: true };
    case 'gone':
      return { deleted: true };
    case 'unproven':
      return { isEmailConfirmed: false };
  }
}

function seenOf(message: ChatMessage, contentOf: (fileId: string) => Uint8Array): Seen {
  const { ts, text, threadTs, files = [] } = message;
  return {
    id: ts,
    text: textOf(message),
    summary: readOf(text),
    buttons: message.blocks.flatMap((block) =>
      block.type === 'actions'
        ? block.elements.flatMap((element) => (element.type === 'button' ? [element.text.text] : []))
        : [],
    ),
    under: threadTs === undefined || threadTs === ts ? null : threadTs,
    files: files.map(({ id, name, title }) => ({ name, title, content: contentOf(id) })),
  };
}

/** What a text says to who reads it: what is in pointed brackets takes effect, unless it was escaped. */
function readOf(text: string): string {
  const escapes = { '&lt;': '<', '&gt;': '>', '&amp;': '&' } as const;
  return text
    .replace(/<[^>]*>/g, '(takes effect)')
    .replace(/&(?:lt|gt|amp);/g, (escaped) => escapes[escaped as keyof typeof escapes]);
}
