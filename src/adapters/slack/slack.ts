import { setTimeout as sleep } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver, type AuthorizeResult, type Logger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Chat } from '#use-cases/ports.ts';
import type { Credential } from '#use-cases/directory-port.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { registerAccounts } from './accounts-door.ts';
import { createChat } from './chat.ts';
import { registerChanges } from './change-door.ts';
import { registerCommands } from './command-door.ts';
import { registerContracts } from './contract-door.ts';
import { registerDecisions } from './decision-door.ts';
import { registerDigest } from './digest-door.ts';
import type { DoorDeps, DoorLog } from './door.ts';
import { slack } from './errors.ts';
import { registerForm } from './form-door.ts';
import { registerHome } from './home-door.ts';
import { registerPapers } from './paper-door.ts';
import { registerHandOver } from './hand-over-door.ts';
import { createPeople } from './people.ts';
import { registerQuarantine } from './quarantine-door.ts';
import { registerReveal } from './reveal-door.ts';

export interface SlackOptions {
  readonly botToken: string;
  readonly connection:
    { readonly mode: 'http'; readonly signingSecret: string } | { readonly mode: 'socket'; readonly appToken: string };
  readonly apiUrl: string | null;
  readonly systemsChannel: string;
  readonly systemsTeam: readonly string[];
  readonly delivery: Credential['kind'];
}

export interface Slack {
  readonly chat: Chat;
  /** True while Slack can reach us: a live socket, or (HTTP) a token that was accepted. */
  connected(): boolean;
  /** Answers `POST /slack/events` in HTTP mode; null in Socket Mode. */
  readonly requestListener: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  /** Connects; while Slack cannot be reached it tries again until `signal`. Throws when Slack refuses the token. */
  start(signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

/** How long a stop waits for what people started, ms. */
const DRAIN_MS = 8_000;

/** The bot in Slack: Bolt as it is, our doors, and what workers write to people. */
export function createSlack(
  options: SlackOptions,
  deps: Omit<DoorDeps, 'client' | 'people' | 'running' | 'sendFile'>,
): Slack {
  const logger = boltLogger(deps.log);
  // The queue alone decides on retries, and a trigger that lives 3 s cannot wait for them.
  const clientOptions: WebClientOptions = {
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    ...(options.apiUrl === null ? {} : { slackApiUrl: options.apiUrl }),
  };
  const { connection } = options;
  const http =
    connection.mode === 'http' ? new HTTPReceiver({ signingSecret: connection.signingSecret, logger }) : null;
  const socket =
    connection.mode === 'socket'
      ? new SocketModeReceiver({ appToken: connection.appToken, installerOptions: { clientOptions }, logger })
      : null;
  const receiver = http ?? socket;
  if (receiver === null) throw new Error('no receiver');
  // Given a token alone, Bolt asks Slack about it at its start, where an unreachable Slack would end the process, or, told not
  // to, before each acknowledgement. We know the token; ignoring our own events matters to message events, which we do not get.
  const { botToken } = options;
  const client = new WebClient(botToken, clientOptions);
  const authorize = async (): Promise<AuthorizeResult> => ({ botToken });
  const app = new App({ authorize, ignoreSelf: false, receiver, clientOptions, convoStore: false, logger });
  const people = createPeople(client, options);
  const running = new Set<Promise<void>>();
  const chat = createChat({
    client,
    people,
    posts: deps.store.posts,
    messages: deps.messages,
    institution: deps.institution,
    systemsChannel: options.systemsChannel,
    delivery: options.delivery,
  });
  const doors: DoorDeps = { ...deps, client, people, running, sendFile: chat.sendFile };
  registerCommands(app, doors);
  registerAccounts(app, doors);
  registerHome(app, doors);
  registerForm(app, doors);
  registerChanges(app, doors);
  registerDecisions(app, doors);
  registerReveal(app, doors);
  registerHandOver(app, doors);
  registerDigest(app, doors);
  registerContracts(app, doors);
  registerQuarantine(app, doors);
  registerPapers(app, doors);
  app.error(async (error) => deps.log.error({ err: error }, 'slack.listener_failed'));

  let connected = false;
  for (const state of ['connected', 'reconnecting', 'disconnected', 'close'] as const) {
    socket?.client.on(state, () => {
      connected = state === 'connected';
    });
  }
  return {
    chat,
    connected: () => connected,
    requestListener: http === null ? null : http.requestListener,
    start: async (signal) => {
      for (let attempt = 0; !signal.aborted; attempt += 1) {
        try {
          await slack(async () => await client.auth.test());
          if (socket !== null) await slack(async () => await app.start());
          connected = true;
          return;
        } catch (error) {
          if (!(error instanceof OutsideError) || !error.isPassing) throw error;
          deps.log.error({ err: error, attempt }, 'slack.unreachable');
          await sleep(Math.min(30_000, 1_000 * 2 ** attempt), undefined, { signal }).catch(() => undefined);
        }
      }
    },
    stop: async () => {
      connected = false;
      if (socket !== null) await app.stop();
      await Promise.race([Promise.allSettled(running), sleep(DRAIN_MS, undefined, { ref: false })]);
    },
  };
}

/** Bolt's own lines for our log. Bodies carry forms and a password's view, and Bolt would write them at its debug level: only warnings and errors pass. */
function boltLogger(log: DoorLog): Logger {
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
