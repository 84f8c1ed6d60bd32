import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery } from './load-generator.ts';

/** A proxy between the local Slack and the bot: forwards deliveries, or keeps them to be sent later. */
export interface Relay {
  readonly origin: string;
  forwardTo(origin: string): void;
  /** What the local Slack delivers while `act` runs. It is acknowledged here and not forwarded. */
  capture(act: () => Promise<unknown>): Promise<readonly Delivery[]>;
  stop(): Promise<void>;
}

export async function startRelay(): Promise<Relay> {
  let target = '';
  let kept: Delivery[] | null = null;
  const server = createServer((incoming, response) => {
    void (async () => {
      const body = await textOf(incoming);
      if (kept !== null) {
        kept.push({ contentType: incoming.headers['content-type'] ?? '', body });
        response.end();
      } else pass(`${target}${incoming.url ?? '/'}`, { incoming, body, response });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forwardTo: (origin) => {
      target = origin;
    },
    capture: async (act) => {
      const deliveries: Delivery[] = [];
      kept = deliveries;
      try {
        await act();
      } finally {
        kept = null;
      }
      return deliveries;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(url: string, what: { incoming: IncomingMessage; body: string; response: ServerResponse }): void {
  const { incoming, body, response } = what;
  const onward = request(url, { method: incoming.method ?? 'POST', headers: incoming.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  onward.end(body);
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
