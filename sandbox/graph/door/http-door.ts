import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply } from '../wire/reply.ts';
import { dispatch, type Body, type DispatchDeps, type Outcome } from './dispatch.ts';
import { errorReply, GraphError } from '../wire/graph-error.ts';
import { answerToken, type TokenEndpointDeps } from './token-endpoint.ts';

const LARGEST_BODY = 4 * 1024 * 1024;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

export interface Door {
  readonly origin: string;
  stop(): Promise<void>;
}

export interface DoorDeps extends DispatchDeps {
  readonly token: TokenEndpointDeps;
  /** Called after every request. */
  readonly onRequest: () => void;
}

/** Listens on loopback for both Graph and its token endpoint; refuses any other host with a RangeError. */
export async function openDoor(deps: DoorDeps, at: { host?: string; port?: number }): Promise<Door> {
  const host = at.host ?? '127.0.0.1';
  if (!LOOPBACK.includes(host)) throw new RangeError(`the local Graph listens on loopback only, not on ${host}`);
  const waiting = new Set<NodeJS.Timeout>();
  let origin = '';
  let number = 0;
  const server = createServer((request, response) => {
    number += 1;
    const outcome = receive(deps, request, { origin, number });
    outcome
      .then((one) => send(one, { request, response, waiting }))
      .catch(() => {
        if (!response.headersSent) response.writeHead(500);
        response.end();
      })
      .finally(deps.onRequest);
  });
  await listen(server, host, at.port ?? 0);
  const { port } = server.address() as AddressInfo;
  origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    origin,
    async stop() {
      for (const timer of waiting) clearTimeout(timer);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function receive(
  deps: DoorDeps,
  request: IncomingMessage,
  about: { origin: string; number: number },
): Promise<Outcome> {
  const [path = '/', ...rest] = (request.url ?? '/').split('?');
  const search = rest.length > 0 ? `?${rest.join('?')}` : '';
  const method = request.method ?? 'GET';
  const text = await readText(request);
  const headers = flatHeaders(request);
  const version = /^\/v1\.0(?=\/|$)/i.exec(path)?.[0];
  if (version !== undefined) {
    const body = readBody(text, headers['content-type'] ?? '');
    const graphPath = path.slice(version.length) || '/';
    return dispatch(deps, {
      method,
      path: graphPath,
      search,
      headers,
      body,
      number: about.number,
    });
  }
  const tenant = /^\/([^/]+)\/oauth2\/v2\.0\/token$/i.exec(path)?.[1];
  const { reply, fault } =
    tenant !== undefined && method === 'POST'
      ? tokenReply(deps, { tenant: decodeURIComponent(tenant), path, text, origin: about.origin })
      : { reply: otherReply(deps, path), fault: undefined };
  const at = deps.tenant.clock.now().toISOString();
  deps.journal.add({ at, method, path: `${path}${search}`, status: reply.status, ...(fault ? { fault } : {}) });
  return { reply };
}

function tokenReply(
  deps: DoorDeps,
  request: { tenant: string; path: string; text: string; origin: string },
): { reply: Reply; fault: string | undefined } {
  const hit = deps.faults.take({
    service: 'token',
    method: 'POST',
    paths: ['/token', request.path],
    inBatch: false,
    body: undefined,
  });
  const fault = hit?.effect.on === 'token' ? hit.effect.error : null;
  const form = new URLSearchParams(request.text);
  return {
    reply: answerToken(deps.token, { tenant: request.tenant, form, origin: request.origin, fault }),
    fault: hit?.kind,
  };
}

function otherReply(deps: DoorDeps, path: string): Reply {
  const requestId = crypto.randomUUID();
  const version = path.split('/')[1] ?? '';
  const error = /^(beta|v\d[\d.]*)$/i.test(version)
    ? new GraphError(400, 'BadRequest', `Invalid version: ${version}`)
    : new GraphError(404, 'ResourceNotFound', 'Resource not found.');
  return errorReply(error, { requestId, clientRequestId: requestId, at: deps.tenant.clock.now() });
}

function send(
  outcome: Outcome,
  to: { request: IncomingMessage; response: ServerResponse; waiting: Set<NodeJS.Timeout> },
): void {
  if (outcome.connection === 'reset') {
    to.request.socket.resetAndDestroy();
    return;
  }
  if (outcome.delayMs === undefined) {
    write(outcome.reply, to.response);
    return;
  }
  const timer = setTimeout(() => {
    to.waiting.delete(timer);
    write(outcome.reply, to.response);
  }, outcome.delayMs);
  to.waiting.add(timer);
}

function write(reply: Reply, response: ServerResponse): void {
  const { body } = reply;
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const typed =
    text === undefined || reply.headers?.['Content-Type'] ? {} : { 'Content-Type': 'application/json; charset=utf-8' };
  const length = text === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(text)) };
  response.writeHead(reply.status, { ...typed, ...length, ...reply.headers });
  response.end(text);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new RangeError('request body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function readBody(text: string, contentType: string): Body {
  if (text === '') return { kind: 'none' };
  if (!/json/i.test(contentType)) return { kind: 'not-json' };
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'unreadable' };
  }
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
