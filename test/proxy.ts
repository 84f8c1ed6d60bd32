import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  /** Request body as text, to distinguish batches. */
  readonly body: string;
}

export interface Proxy {
  readonly origin: string;
  /** Called before a request is passed on, and again after it was carried out, before the answer is returned. */
  watch(observer: Observer | null): void;
  stop(): Promise<void>;
}

export type Phase = 'before' | 'after';
/**
 * `cut` breaks the connection: nothing is passed on, or no answer comes back. `page`: nothing is passed on, and an HTML
 * page comes back.
 */
export type Observer = (phase: Phase, call: Call) => 'cut' | 'page' | null;

/** A relay on loopback before a local service, where a test can interfere between a call and its answer. */
export async function startProxy(target: string): Promise<Proxy> {
  let observer: Observer | null = null;
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const call = {
        method: request.method ?? 'GET',
        path: (request.url ?? '/').split('?')[0] ?? '/',
        body: body.toString('utf8'),
      };
      const struck = observer?.('before', call) ?? null;
      if (struck === 'cut') return void response.destroy();
      if (struck === 'page') {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        return void response.end('<html><title>Sign in to the network</title></html>');
      }
      try {
        const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
        const answer = await fetch(new URL(request.url ?? '/', target), {
          method: call.method,
          headers: headers as Record<string, string>,
          ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
        });
        const content = Buffer.from(await answer.arrayBuffer());
        if (observer?.('after', call) === 'cut') return void response.destroy();
        const { 'transfer-encoding': ____, 'content-encoding': _____, ...back } = Object.fromEntries(answer.headers);
        response.writeHead(answer.status, { ...back, 'content-length': String(content.length) });
        response.end(content);
      } catch {
        response.destroy();
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    watch: (next) => {
      observer = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
