import { App, type AppOptions, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { freePort } from '../free-port.fixture.ts';
import type { ChatUser } from '../services/chat.ts';
import type { LocalSlack, LocalSlackOptions } from '../services/slack.ts';
import { botUserId, startLocalSlack } from './local-slack.ts';

/** For the tests of this folder: a small workspace with an unmodified Bolt app. */

export const ana: ChatUser = {
  id: 'UANA',
  teamId: 'T1',
  name: 'ana',
  realName: 'Ana Gómez',
  email: 'ana@entidad.gov.co',
  locale: 'es-LA',
};
export const luis: ChatUser = {
  id: 'ULUIS',
  teamId: 'T1',
  name: 'luis',
  realName: 'Luis Paz',
  email: 'luis@entidad.gov.co',
};
export const outsider: ChatUser = {
  id: 'UFUERA',
  teamId: 'T9',
  name: 'fuera',
  realName: 'De Otra Entidad',
  email: 'fuera@otra.org',
  isStranger: true,
};

export const systems = 'GSISTEMAS';
export const general = 'CGENERAL';
export const elsewhere = 'CSINBOT';
export const hidden = 'GSINBOT';

export const options: LocalSlackOptions = {
  teamId: 'T1',
  teamName: 'Entidad de Prueba',
  botToken: 'xoxb-prueba',
  appToken: 'xapp-prueba',
  signingSecret: 'secreto-de-prueba',
  botScopes: [
    ...['commands', 'chat:write', 'users:read', 'users:read.email', 'usergroups:read'],
    ...['im:history', 'groups:history', 'im:write', 'channels:read', 'files:write'],
  ],
  botEvents: ['app_home_opened', 'team_join', 'user_change'],
  commands: ['/correo', '/correos'],
  users: [ana, luis, outsider],
  channels: [
    { id: systems, name: 'sistemas', isPrivate: true, members: [luis.id, outsider.id, botUserId] },
    { id: general, name: 'general', isPrivate: false, members: [ana.id, luis.id, botUserId] },
    { id: elsewhere, name: 'otro', isPrivate: false, members: [ana.id] },
    { id: hidden, name: 'oculto', isPrivate: true, members: [ana.id] },
  ],
  userGroups: [{ id: 'SEQUIPO', handle: 'sistemas', users: [luis.id] }],
};

export interface Rig {
  readonly slack: LocalSlack;
  readonly app: App;
  readonly client: WebClient;
  stop(): Promise<void>;
}

export type Mode = 'socket' | 'http';

/** Starts a local Slack and a Bolt app, and waits until they are connected. `listen` registers the app's listeners first. */
export async function startRig(
  listen: (app: App) => void = () => undefined,
  change: { mode?: Mode; slack?: Partial<LocalSlackOptions> } = {},
): Promise<Rig> {
  const port = change.mode === 'http' ? await freePort() : 0;
  const delivery = change.mode === 'http' ? { deliverTo: `http://127.0.0.1:${port}/slack/events` } : {};
  const slack = await startLocalSlack({ ...options, ...delivery, ...change.slack });
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const mode: AppOptions =
    change.mode === 'http'
      ? { signingSecret: options.signingSecret }
      : { socketMode: true, appToken: options.appToken };
  const app = new App({
    token: options.botToken,
    clientOptions,
    logLevel: LogLevel.ERROR,
    logger: quiet,
    convoStore: false,
    ...mode,
  });
  listen(app);
  await app.start(port);
  const client = clientOf(slack);
  await until(() => slack.connected());
  return {
    slack,
    app,
    client,
    async stop() {
      await app.stop();
      await slack.stop();
    },
  };
}

export function clientOf(slack: LocalSlack, change: WebClientOptions & { token?: string } = {}): WebClient {
  const { token = options.botToken, ...rest } = change;
  const settings = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  return new WebClient(token, { ...settings, logger: quiet, ...rest });
}

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** How long `until` waits, in ms: long, because a busy machine may be slow. */
const PATIENCE = 60_000;

/** Resolves when `test` is true; rejects when it is not after a minute. */
export async function until(test: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!test()) {
    if (Date.now() > deadline) throw new Error('the test was still false after a minute');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The error code with which the Web API refuses the call; `ok` when it does not. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    const { data, code } = error as { data?: { error?: string }; code?: string };
    return data?.error ?? code ?? String(error);
  }
}
