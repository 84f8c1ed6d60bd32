import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpDoors {
  /** Whether everything that requests need is available: database, migrations, chat. */
  readonly ready: () => Promise<Readonly<Record<string, boolean>>>;
  /** Receives Slack's deliveries in HTTP mode (null until it is ready); null in Socket Mode. */
  readonly slack: (() => Listener | null) | null;
  /** Called for unexpected errors. */
  readonly failed: (error: unknown) => void;
}

/**
 * Time limits for a connection's headers and for a whole request, ms: Slack itself waits 3 s for an answer. An idle
 * connection is kept longer than proxies keep theirs (60 s by default at AWS and nginx): if we closed it while a press
 * is on its way, that press would be lost (docs.aws.amazon.com, "Configure the idle connection timeout", 2026-11-28;
 * Node's own default is 5 s).
 */
const PATIENCE = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 1_000,
} as const;

/** The bot's one port: `GET /healthz`, `GET /readyz`, and `POST /slack/events` in HTTP mode. */
export async function startHttp(
  doors: HttpDoors,
  address: { readonly port: number; readonly host: string },
): Promise<Server> {
  const server = createServer(PATIENCE, (request, response) => {
    const path = request.url?.split('?')[0];
    if (request.method === 'GET' && path === '/healthz') {
      answer(response, 200, { alive: true });
    } else if (request.method === 'GET' && path === '/readyz') {
      doors.ready().then(
        (parts) => answer(response, Object.values(parts).every(Boolean) ? 200 : 503, parts),
        (error: unknown) => {
          answer(response, 503, { error: 'unknown' });
          doors.failed(error);
        },
      );
    } else if (request.method === 'POST' && path === '/slack/events' && doors.slack !== null) {
      const listener = doors.slack();
      // Bolt throws on a request without a route: it receives only POST.
      if (listener === null) answer(response, 503, { error: 'starting' });
      else listener(request, response);
    } else {
      answer(response, 404, { error: 'not found' });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, resolve);
  });
  return server;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
