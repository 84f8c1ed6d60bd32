import { LogLevel, WebClient } from '@slack/web-api';
import { expect } from 'vitest';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { createSlack } from '#adapters/slack/slack.ts';
import type { Acts } from '#dialogue/acts.ts';
import type { Audience } from '#dialogue/chat.ts';
import { createMessages } from '#messages/messages.ts';
import type { ChatMessage, ChatUser } from '#sandbox/services/chat.ts';
import { startInstitution } from '#sandbox/start.ts';
import { readConfig } from '#src/config/config.ts';
import { createTestDatabase } from '#test/database.ts';
import type { ChatStage, Fault, Newcomer, Seen } from './chat/stage.ts';
import { buttonsIn, slackScreens } from './slack-screens.ts';
import { QUICK } from '../stages/desk.ts';
import { textOf } from '../stages/stage.ts';

/** Longer than the delay of the local Slack. */
const LATE_MS = 1_500;
/** Added before anybody asks who belongs to the systems area, since that answer is cached for a minute. */
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
/** The Slack methods of each kind of call. The first one may be throttled; the last one does the work. */
const METHODS = {
  post: ['chat.postMessage'],
  change: ['chat.update'],
  file: ['files.getUploadURLExternal', 'files.completeUploadExternal'],
  look: ['conversations.history'],
} as const;

const NOTHING: Acts = { acts: [], forms: [], searches: [], commands: [], choices: {}, shortcuts: [], windows: [] };

type Kind = NonNullable<Parameters<ChatStage['enter']>[0]>;

/** Opens the local Slack with our adapter. */
export async function openSlackStage(acts: Acts = NOTHING): Promise<ChatStage> {
  const database = await createTestDatabase();
  const local = await startInstitution({ overrides: QUICK });
  const { db, end } = connectDatabase(database.url);
  const locks = createLocks(database.url);
  const { slack, env } = local;
  const read = readConfig({ PORT: '0', HOST: '127.0.0.1', ...env, DATABASE_URL: database.url });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { config } = read;
  const { systemsChannel } = config.slack;
  const [reader = ''] = config.systemsTeam;
  const about = { singleOperator: false, controlPerson: null, lateMs: LATE_MS };
  const bot = createSlack({ ...config.slack, ...about, systemsTeam: [...config.systemsTeam, ...SYSTEMS] }, {
    store: createStore({ db, locks, sendJobs: async () => await Promise.resolve() }),
    messages: createMessages(config),
    clock: { now: () => new Date() },
    log: { info: () => undefined, error: () => undefined },
    acts: () => acts,
    tellForged: async () => await Promise.resolve(),
  } as unknown as Parameters<typeof createSlack>[1]);
  const stop = new AbortController();
  await bot.start(stop.signal);
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
      ? { viewer: reader, channel: systemsChannel }
      : { viewer: to.id, channel: slack.directMessageOf(to.id) };
  return {
    ...{ chat: bot.chat, people: bot.people },
    ...slackScreens(slack),
    enter: (kind = 'member') => {
      const next = kind === 'systems' ? systems.shift() : enter(kind, `U0PERSONA${count}`);
      if (next === undefined) throw new Error('everybody of the systems area is there already');
      return next;
    },
    become: ({ id }, as) => slack.changeUser(id, as === 'gone' ? { deleted: true } : { isRestricted: true }),
    messages: (to) => {
      const { viewer, channel } = where(to);
      const contentOf = (fileId: string) => slack.fileFor(viewer, fileId)?.bytes ?? new Uint8Array();
      const seen = slack.messagesFor(viewer).filter((message) => message.channel === channel && !message.onlyFor);
      return seen.map((message) => seenOf(message, contentOf));
    },
    everPosted: () => slack.everythingEverPosted().length,
    remove: async (to, { id }) => {
      const client = new WebClient(env['SLACK_BOT_TOKEN'], { slackApiUrl: slack.apiUrl, logLevel: LogLevel.ERROR });
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
      stop.abort();
      await bot.stop();
      await Promise.all([end(), locks.end()]);
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
  const { ts, text, threadTs, subtype, files = [] } = message;
  return {
    id: ts,
    text: textOf(message),
    summary: readOf(text),
    buttons: buttonsIn(message.blocks).map(({ label }) => label),
    under: threadTs === undefined || threadTs === ts ? null : threadTs,
    isForAll: subtype === 'thread_broadcast',
    files: files.map(({ id, name, title }) => ({ name, title, content: contentOf(id) })),
  };
}

/** How a text appears to its reader. Text in angle brackets takes effect unless it was escaped. */
function readOf(text: string): string {
  const escapes = { '&lt;': '<', '&gt;': '>', '&amp;': '&' } as const;
  return text
    .replace(/<[^>]*>/g, '(takes effect)')
    .replace(/&(?:lt|gt|amp);/g, (escaped) => escapes[escaped as keyof typeof escapes]);
}
