import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { parseAct, perform } from './acts.ts';
import { contentSecurityPolicy, readAssets } from './assets.ts';
import { fileResponse } from './file-response.ts';
import type { PageAnswer } from './protocol.ts';
import { isPersona, type PageInput, stateFor } from './state.ts';

export interface LocalPage {
  readonly url: string;
  stop(): Promise<void>;
}

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);
const changesGatheredMs = 40;
const keepAliveMs = 20_000;

/** Serves the page of the local institution. Listens on loopback addresses only, and refuses requests from other origins. */
export async function startPage(input: PageInput): Promise<LocalPage> {
  const host = input.host ?? '127.0.0.1';
  if (!loopback.has(host)) throw new Error(`The local institution stands on loopback only, not on ${host}`);
  const stopped = new AbortController();
  const origins = new Set<string>();
  const server = createAdaptorServer({ fetch: createPageApp(input, { origins, stopped: stopped.signal }).fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(input.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) origins.add(`http://${name}:${port}`);
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${port}`,
    async stop() {
      stopped.abort();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

function createPageApp(input: PageInput, network: { origins: ReadonlySet<string>; stopped: AbortSignal }): Hono {
  const { slack, graph } = input;
  // Read when somebody opens the page: most tests never do.
  let read: ReturnType<typeof readAssets> | undefined;
  const assets = (): ReturnType<typeof readAssets> => (read ??= readAssets());
  const app = new Hono();

  app.use(async (c, next) => {
    c.header('Content-Security-Policy', contentSecurityPolicy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cache-Control', 'no-store');
    const own = `http://${c.req.header('host') ?? ''}`;
    const site = c.req.header('sec-fetch-site');
    const reading = c.req.method === 'GET' || c.req.method === 'HEAD';
    const origin = c.req.header('origin') ?? (reading ? own : '');
    const followedLink = c.req.path === '/' && c.req.header('sec-fetch-mode') === 'navigate';
    const foreign = site !== undefined && site !== 'same-origin' && site !== 'none' && !followedLink;
    // Checking the Host stops DNS rebinding: a foreign name that was made to resolve to loopback.
    if (!network.origins.has(own) || origin !== own || foreign) return c.text('Forbidden', 403);
    return next();
  });

  app.get('/api/state', (c) => {
    const me = c.req.query('as') || (input.personas[0]?.user.id ?? '');
    return isPersona(input, me) ? c.json(stateFor(input, me)) : c.json(failed('unknown_person'), 400);
  });

  app.get('/api/events', (c) =>
    streamSSE(c, async (stream) => {
      let endWait = (): void => undefined;
      let changed = true;
      const wake = (): void => {
        changed = true;
        endWait();
      };
      const subscriptions = [slack.onChange(wake), graph.onChange(wake)];
      const end = (): void => {
        for (const unsubscribe of subscriptions) unsubscribe();
        endWait();
      };
      stream.onAbort(end);
      network.stopped.addEventListener('abort', end);
      while (!stream.aborted && !network.stopped.aborted) {
        if (changed) {
          await stream.sleep(changesGatheredMs);
          changed = false;
          await stream.writeSSE({ event: 'changed', data: '' });
        } else {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, keepAliveMs);
            endWait = () => {
              clearTimeout(timer);
              resolve();
            };
          });
          if (!changed) await stream.writeSSE({ event: 'alive', data: '' });
        }
      }
      network.stopped.removeEventListener('abort', end);
    }),
  );

  app.post('/api/do', bodyLimit({ maxSize: 512 * 1024 }), async (c) => {
    if (c.req.header('content-type')?.split(';')[0] !== 'application/json') return c.json(failed('not_json'), 415);
    const act = parseAct(await c.req.json().catch(() => null));
    if (act === null || ('as' in act && !isPersona(input, act.as))) return c.json(failed('invalid_act'), 400);
    return c.json(await perform({ slack, graph }, act));
  });

  app.get('/files/:id', (c) => {
    const viewer = c.req.query('as') ?? '';
    const found = isPersona(input, viewer) ? slack.fileFor(viewer, c.req.param('id')) : null;
    return found === null ? c.text('Not found', 404) : fileResponse(c, found);
  });

  app.get('*', (c) => {
    const asset = assets().get(c.req.path);
    if (asset === undefined) return c.text('Not found', 404);
    return c.body(asset.body, 200, { 'Content-Type': asset.type });
  });

  app.onError((error, c) => c.json(failed(error instanceof Error ? error.message : 'failed'), 500));
  return app;
}

function failed(error: string): PageAnswer {
  return { ok: false, error };
}
