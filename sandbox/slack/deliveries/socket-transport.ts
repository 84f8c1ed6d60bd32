import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { slackPatience, type Clock } from '../workspace/clock.ts';
import { newSecret } from '../wire/ids.ts';
import { isJson, type Json, objectOf } from '../wire/json.ts';
import type { Delivery, Outcome, Transport } from './transport.ts';
import { appId } from '../workspace/workspace.ts';

export interface SocketTransport extends Transport {
  /** A ticket for one connection, which is opened at `ws://HOST/link/?ticket=…&app_id=…`. */
  ticket(): string;
}

/** An envelope that the app has not acknowledged yet. */
interface PendingEnvelope {
  readonly socket: WebSocket;
  settle(outcome: Outcome): void;
  /** The connection is gone and an answer unlikely: from now on it waits no longer than Slack does, whatever patienceMs is. */
  lost(): void;
}

const connectionLimit = 10;
const host = 'applink-local';
/** How many milliseconds a client has for the closing handshake when the local Slack stops. */
const closingMs = 300;

/** Socket Mode: hello, envelopes, acknowledgements, disconnect. Up to ten connections take turns in getting the payloads. */
export function createSocketTransport(deps: {
  server: Server;
  clock: Clock;
  patienceMs: number;
  changed: () => void;
}): SocketTransport {
  const sockets = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open: WebSocket[] = [];
  const waiting = new Map<string, PendingEnvelope>();

  deps.server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://local');
    if (!url.pathname.startsWith('/link') || !tickets.delete(url.searchParams.get('ticket') ?? '')) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, accept);
  });

  function accept(socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    if (open.length >= connectionLimit) return retire(socket, 'too_many_websockets');
    open.push(socket);
    socket.on('message', (data) => acknowledge(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
    socket.on('close', () => {
      leave(socket);
      for (const each of waiting.values()) if (each.socket === socket) each.lost();
    });
    send(socket, {
      type: 'hello',
      num_connections: open.length,
      connection_info: { app_id: appId },
      debug_info: {
        host,
        started: deps.clock.now().toISOString(),
        build_number: 1,
        approximate_connection_time: 18_060,
      },
    });
    deps.changed();
  }

  function leave(socket: WebSocket): void {
    const at = open.indexOf(socket);
    if (at === -1) return;
    open.splice(at, 1);
    deps.changed();
  }

  /** Sends no more payloads to the socket. Its acknowledgements still count until the app closes it, or 10 s have passed. */
  function retire(socket: WebSocket, reason: 'too_many_websockets' | 'refresh_requested'): void {
    leave(socket);
    send(socket, { type: 'disconnect', reason, debug_info: { host } });
    setTimeout(() => socket.terminate(), 10_000).unref();
  }

  function acknowledge(data: string): void {
    let frame: unknown;
    try {
      frame = JSON.parse(data);
    } catch {
      return;
    }
    if (!isJson(frame) || typeof frame['envelope_id'] !== 'string') return;
    const payload = frame['payload'];
    const body = typeof payload === 'string' ? { text: payload } : objectOf(payload);
    waiting.get(frame['envelope_id'])?.settle({ kind: 'acknowledged', body });
  }

  return {
    connected: () => open.length > 0,
    ticket() {
      const ticket = newSecret();
      tickets.add(ticket);
      return ticket;
    },
    send(delivery) {
      const socket = open.shift();
      if (socket === undefined) return Promise.resolve<Outcome>({ kind: 'no-app' });
      open.push(socket);
      return new Promise((resolve) => {
        const id = randomUUID();
        const late = (): void => settle({ kind: 'timed-out' });
        const cancels = [deps.clock.after(deps.patienceMs, late)];
        function settle(outcome: Outcome): void {
          waiting.delete(id);
          for (const cancel of cancels) cancel();
          resolve(outcome);
        }
        const lost = (): void => void cancels.push(deps.clock.after(Math.min(deps.patienceMs, slackPatience), late));
        waiting.set(id, { socket, settle, lost });
        send(socket, envelope(id, delivery));
      });
    },
    disconnect() {
      for (const socket of [...open]) retire(socket, 'refresh_requested');
    },
    async stop() {
      for (const { settle } of [...waiting.values()]) settle({ kind: 'no-app' });
      const gone = Promise.all([...sockets.clients].map((socket) => closed(socket)));
      await Promise.race([gone, sleep(closingMs, undefined, { ref: false })]);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function envelope(id: string, { type, payload, retry }: Delivery): Json {
  return {
    envelope_id: id,
    type,
    payload,
    accepts_response_payload: type !== 'events_api',
    ...(type === 'events_api' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
  };
}

function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.close(1001);
  });
}

function send(socket: WebSocket, frame: Json): void {
  socket.send(JSON.stringify(frame), () => undefined);
}
