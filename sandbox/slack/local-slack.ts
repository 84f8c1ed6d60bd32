import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { ChatMessage, ChatUser } from '../services/chat.ts';
import type { LocalSlack, LocalSlackOptions } from '../services/slack.ts';
import { createDeliveries } from './deliveries/deliveries.ts';
import { faultKinds, isSlackFault } from './workspace/faults.ts';
import { createHttpTransport } from './deliveries/http-transport.ts';
import { act, person, placeOf, type Scene, shortcut, slashCommand } from './people/interactions.ts';
import { isLoopback } from './deliveries/loopback.ts';
import { appMethods, connectionMethods } from './api/methods-app.ts';
import { chatMethods } from './api/methods-chat.ts';
import { conversationMethods } from './api/methods-conversations.ts';
import { fileMethods } from './api/methods-files.ts';
import { userMethods } from './api/methods-users.ts';
import { viewMethods } from './api/methods-views.ts';
import { closeModal, submitModal } from './people/modal-submission.ts';
import { noticeText } from './workspace/notices.ts';
import { userJson, viewJson } from './workspace/payloads.ts';
import { createResponseUrlRoute } from './api/response-url-route.ts';
import { createSocketTransport } from './deliveries/socket-transport.ts';
import { suggest } from './people/suggestions.ts';
import type { Transport } from './deliveries/transport.ts';
import { createUploadRoute } from './api/upload-route.ts';
import { shownOf } from './workspace/view-store.ts';
import { createWebApi } from './api/web-api.ts';
import { appId, botUserId, createWorkspace, type Workspace } from './workspace/workspace.ts';

export { botUserId } from './workspace/workspace.ts';

/** Starts a Slack workspace on loopback. The bot is in the channels whose members include `botUserId`. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const host = options.host ?? '127.0.0.1';
  if (!isLoopback(host)) throw new Error(`the local Slack listens on loopback only, not on ${host}`);
  const listeners = createListeners();
  const workspace = createWorkspace(options, listeners.changed);
  const app = new Hono();
  // A bug in the local Slack, which has no log: the caller gets the error.
  app.onError((error, c) => c.json({ ok: false, error: 'fatal_error', detail: error.message }, 500));
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const { transport, openSocket } = createTransport({ workspace, server, changed: listeners.changed });
  app.route('/', createResponseUrlRoute(workspace));
  app.route('/', createUploadRoute(workspace) as unknown as Hono);
  app.route(
    '/',
    createWebApi(workspace, {
      ...appMethods,
      ...chatMethods,
      ...conversationMethods,
      ...fileMethods,
      ...userMethods,
      ...viewMethods,
      ...connectionMethods(openSocket),
    }) as unknown as Hono,
  );
  await listen(server, { host, port: options.port ?? 0 });
  const { port } = server.address() as AddressInfo;
  workspace.origin = `http://${host === '::1' ? '[::1]' : host}:${port}`;
  const scene: Scene = { workspace, deliveries: createDeliveries(workspace, transport) };

  return {
    apiUrl: `${workspace.origin}/api/`,
    botUserId,
    teamId: options.teamId,
    get users() {
      return workspace.users;
    },
    channels: options.channels,
    connected: () => transport.connected(),
    onChange: listeners.add,
    ...screens(workspace),
    ...people(scene),
    ...controls(scene, transport),
    async stop() {
      await transport.stop();
      workspace.clock.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Part<K extends keyof LocalSlack> = Pick<LocalSlack, K>;

function screens(
  workspace: Workspace,
): Part<
  | 'messagesFor'
  | 'directMessageOf'
  | 'modalsOf'
  | 'homeOf'
  | 'noticesFor'
  | 'dismissNotice'
  | 'fileFor'
  | 'everythingEverPosted'
> {
  const messagesFor = (user: string): readonly ChatMessage[] =>
    workspace.messages.all().filter((message) => workspace.sees(user, message));
  return {
    messagesFor,
    directMessageOf: workspace.directMessageOf,
    modalsOf: (user) =>
      workspace.views.stackOf(user).map((stored) => {
        const { id, hash, errors, busy } = stored;
        return { id, view: shownOf(stored), hash, errors, busy };
      }),
    homeOf: (user) => workspace.views.homeOf(user)?.view ?? null,
    noticesFor: workspace.notices.of,
    dismissNotice: workspace.notices.dismiss,
    fileFor(user, fileId) {
      const file = messagesFor(user)
        .flatMap(({ files = [] }) => files)
        .find(({ id }) => id === fileId);
      const bytes = workspace.files.bytesOf(fileId);
      return file === undefined || bytes === undefined ? null : { file, bytes };
    },
    everythingEverPosted: () => workspace.messages.ever(),
  };
}

function people(
  scene: Scene,
): Part<'slashCommand' | 'shortcut' | 'openHome' | 'say' | 'act' | 'suggest' | 'submit' | 'closeModal'> {
  const { workspace, deliveries } = scene;
  return {
    slashCommand: (user, channel, command, text) => slashCommand(scene, { user, channel, command, text }),
    shortcut: (user, callbackId) => shortcut(scene, { user, callbackId }),
    async openHome(id) {
      const user = person(workspace, id);
      if (workspace.isOutsider(user)) return;
      const home = workspace.views.homeOf(id);
      await deliveries.event({
        type: 'app_home_opened',
        user: id,
        channel: workspace.directMessageOf(id),
        tab: 'home',
        ...(home === undefined ? {} : { view: viewJson(workspace, home, {}) }),
      });
    },
    async say(id, channel, text) {
      const place = placeOf(workspace, person(workspace, id), channel);
      if (place.kind === 'im') return workspace.notices.tell(id, noticeText.readOnly());
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      workspace.messages.post({ channel, user: id, text: escaped, blocks: [] });
    },
    act: (user, at, action, values) => act(scene, { user, at, action, values }),
    suggest: (user, at, { value, ...element }) => suggest(scene, { user, at, element, value }),
    submit: (user, modalId, values) => submitModal(scene, { user, modalId, values }),
    async closeModal(user, modalId) {
      closeModal(workspace, { user, modalId });
    },
  };
}

function controls(
  { workspace, deliveries }: Scene,
  transport: Transport,
): Part<
  | 'faultKinds'
  | 'faults'
  | 'addFault'
  | 'clearFaults'
  | 'addUser'
  | 'joined'
  | 'changeUser'
  | 'changeGroup'
  | 'archiveChannel'
  | 'moveClock'
  | 'now'
  | 'snapshot'
> {
  /** Sends the event about a person, with their mail address only if the token may read it, as in `users.info`. */
  function sendPersonEvent(type: 'team_join' | 'user_change', user: ChatUser): void {
    if (workspace.isOutsider(user)) return;
    const email = workspace.options.botScopes.includes('users:read.email');
    const seconds = Math.floor(workspace.clock.now().getTime() / 1000);
    const json = { ...userJson(workspace, user, { email, locale: true }), updated: seconds };
    void deliveries.event({ type, user: json, ...(type === 'user_change' ? { cache_ts: seconds } : {}) });
  }
  return {
    faultKinds,
    faults: workspace.faults.active,
    addFault({ kind, match, times }) {
      if (!isSlackFault(kind)) throw new Error(`no such fault: ${kind}`);
      if (kind === 'disconnect-socket') {
        transport.disconnect();
        return '';
      }
      return workspace.faults.add({ kind, match, ...(times === undefined ? {} : { times }) });
    },
    clearFaults: workspace.faults.clear,
    addUser(user) {
      workspace.addUser(user);
      sendPersonEvent('team_join', user);
    },
    joined: workspace.joined,
    changeUser(id, change) {
      sendPersonEvent('user_change', workspace.changeUser(id, change));
    },
    changeGroup: workspace.changeGroup,
    archiveChannel(channel) {
      const [user = ''] = workspace.options.users.map(({ id }) => id);
      const text = `<@${user}> archived the channel`;
      workspace.messages.post({ channel, user, text, blocks: [], subtype: 'channel_archive' });
    },
    moveClock: (ms) => workspace.clock.move(ms),
    now: () => workspace.clock.now(),
    snapshot: () => workspace.snapshot(),
  };
}

function createTransport(deps: { workspace: Workspace; server: Server; changed: () => void }): {
  transport: Transport;
  openSocket: () => string | null;
} {
  const { workspace, server, changed } = deps;
  const { deliverTo, signingSecret } = workspace.options;
  const { clock, patienceMs } = workspace;
  if (deliverTo !== undefined) {
    const transport = createHttpTransport({ url: deliverTo, signingSecret, clock, patienceMs, changed });
    return { transport, openSocket: () => null };
  }
  const transport = createSocketTransport({ server, clock, patienceMs, changed });
  const openSocket = (): string =>
    `${workspace.origin.replace('http', 'ws')}/link/?ticket=${transport.ticket()}&app_id=${appId}`;
  return { transport, openSocket };
}

/** Notifies the listeners once per turn of the event loop, however much changed in it. */
function createListeners(): { add: (listener: () => void) => () => void; changed: () => void } {
  const listeners = new Set<() => void>();
  let due = false;
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed() {
      if (due) return;
      due = true;
      setImmediate(() => {
        due = false;
        for (const listener of listeners) listener();
      });
    },
  };
}

function listen(server: Server, at: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
