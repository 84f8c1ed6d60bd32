import { setTimeout as sleep } from 'node:timers/promises';
import { App, LogLevel, SocketModeReceiver, type AuthorizeResult, type Logger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { createChat } from './chat.ts';
import type { Acts } from '#dialogue/acts.ts';
import type { Chat } from '#dialogue/chat.ts';
import type { ChatPeople, DialogueDeps, DialogueLog } from '#dialogue/deps.ts';
import { pressCutMessage } from '#dialogue/parts/press-cut.ts';
import type { DoorDeps } from './door.ts';
import { listen } from './listen.ts';
import { slack } from './errors.ts';
import { refuseForeign } from './refuse-foreign.ts';
import { listenForHome } from './home-door.ts';
import { keepPresses } from './kept-presses.ts';
import { watchLastCall } from './last-call.ts';
import { createPressSeal } from './press-seal.ts';
import { listenForJoiners } from './joiners.ts';
import { createPeople } from './people.ts';
import { RECEIVES_NOTHING, signedDelivery, type Listener } from './signed-delivery.ts';

export interface SlackOptions {
  readonly botToken: string;
  readonly connection:
    | { readonly mode: 'http'; readonly signingSecret: string }
    | { readonly mode: 'socket'; readonly appToken: string };
  readonly apiUrl: string | null;
  readonly systemsChannel: string;
  readonly systemsTeam: readonly string[];
  readonly singleOperator: boolean;
  readonly controlPerson: string | null;
  /** See `ChatDeps`. */
  readonly lateMs: number;
}

export interface Slack {
  readonly chat: Chat;
  readonly people: ChatPeople;
  /**
   * True while we and Slack reach each other: a live socket (HTTP: an accepted token), and a last call that was
   * answered with its token accepted.
   */
  connected(): boolean;
  /** Answers `POST /slack/events` in HTTP mode; null in Socket Mode. */
  readonly requestListener: Listener | null;
  /**
   * Connects; keeps trying while Slack cannot be reached. False when `signal` stopped it. Throws when Slack refuses the
   * token.
   */
  start(signal: AbortSignal): Promise<boolean>;
  stop(): Promise<void>;
}

/** For whoever reads the log of a start. */
const UNREACHABLE =
  'Slack does not answer, or something else answers in its place (a page of a proxy, a sign-in): check SLACK_API_URL and the way to the internet. It is tried again by itself.';

/** Time limit for an answer of Slack, ms. */
const ANSWER_MS = 10_000;

/** How long a stop waits for work that people started, ms. */
const DRAIN_MS = 8_000;

interface SlackDeps extends Omit<
  DoorDeps,
  'client' | 'people' | 'posts' | 'workspace' | 'running' | 'controlPerson' | 'sendFile'
> {
  /** Everything that people can do. */
  readonly acts: (deps: DialogueDeps) => Acts;
  /** Tells the systems area of a press that the bot did not store. */
  readonly tellForged: () => Promise<void>;
}

/** The bot in Slack: unmodified Bolt, our listeners, and our posts. */
export function createSlack(options: SlackOptions, deps: SlackDeps): Slack {
  const logger = boltLogger(deps.log);
  const lastCall = watchLastCall(ANSWER_MS);
  // Only the queue decides about retries, and a trigger valid for 3 s cannot wait for them.
  const clientOptions: WebClientOptions = {
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: lastCall.fetch,
    ...(options.apiUrl === null ? {} : { slackApiUrl: options.apiUrl }),
  };
  const { connection } = options;
  const socket =
    connection.mode === 'socket'
      ? new SocketModeReceiver({ appToken: connection.appToken, installerOptions: { clientOptions }, logger })
      : null;
  const receiver = socket ?? RECEIVES_NOTHING;
  // Given only a token, Bolt asks Slack about it at the start, where an unreachable Slack would end the process, or
  // else before each acknowledgement. We know the token; ignoring our own events matters only for message events, which
  // we do not receive.
  const { botToken } = options;
  const client = new WebClient(botToken, clientOptions);
  const authorize = async (): Promise<AuthorizeResult> => ({ botToken });
  const app = new App({ authorize, ignoreSelf: false, receiver, clientOptions, convoStore: false, logger });
  const people = createPeople(client, options);
  const running = new Set<Promise<void>>();
  const posts = deps.store.postsIn('slack');
  const workspace: DoorDeps['workspace'] = { url: null };
  const chat = createChat({
    client,
    posts,
    systemsChannel: options.systemsChannel,
    lateMs: options.lateMs,
  });
  const { controlPerson } = options;
  const doors: DoorDeps = {
    ...{ ...deps, client, people, posts, workspace, running, controlPerson },
    sendFile: chat.sendFile,
  };
  const dialogue = deps.acts(doors);
  refuseForeign(app, doors, dialogue);
  const presses = keepPresses(app, {
    ...doors,
    dialogue,
    seal: createPressSeal(botToken),
    tellCut: async (pressId, userId) => {
      await chat.post({ key: postKey.pressCut(pressId), to: { id: userId }, message: pressCutMessage(deps.messages) });
    },
    tellForged: deps.tellForged,
  });
  listen(app, doors, dialogue);
  listenForHome(app, doors);
  listenForJoiners(app, doors);
  app.error(async (error) => deps.log.error({ err: error }, 'slack.listener_failed'));

  let connected = false;
  for (const state of ['connected', 'reconnecting', 'disconnected', 'close'] as const) {
    socket?.client.on(state, () => {
      connected = state === 'connected';
    });
  }
  return {
    chat,
    people,
    connected: () => connected && lastCall.worked(),
    requestListener:
      connection.mode === 'http'
        ? signedDelivery({ signingSecret: connection.signingSecret, log: deps.log, logger, app })
        : null,
    start: async (signal) => {
      for (let attempt = 0; !signal.aborted; attempt += 1) {
        try {
          workspace.url = (await slack(async () => await client.auth.test())).url ?? null;
          if (signal.aborted) break;
          if (socket !== null) await slack(async () => await app.start());
          if (signal.aborted) {
            if (socket !== null) await app.stop();
            break;
          }
          connected = true;
          presses.start();
          return true;
        } catch (error) {
          // A stop aborts a connection attempt: no problem of the chat.
          if (signal.aborted) break;
          if (!(error instanceof OutsideError) || !error.isPassing) throw error;
          const { code, detail } = error;
          deps.log.error({ code, detail, attempt, advice: UNREACHABLE }, 'slack.unreachable');
          await sleep(Math.min(30_000, 1_000 * 2 ** attempt), undefined, { signal }).catch(() => undefined);
        }
      }
      return false;
    },
    stop: async () => {
      connected = false;
      presses.stop();
      if (socket !== null) await app.stop();
      await Promise.race([Promise.allSettled(running), sleep(DRAIN_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * Bolt's messages for our log. Bolt logs bodies, with forms and a password's view, at debug level: only warnings and
 * errors are passed on.
 */
function boltLogger(log: DialogueLog): Logger {
  const text = (parts: unknown[]): string =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.info({ detail: text(parts) }, 'slack.warning'),
    error: (...parts) => log.error({ detail: text(parts) }, 'slack.error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
