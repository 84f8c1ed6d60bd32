import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import type { Clock } from '../workspace/clock.ts';
import { isJson, type Json } from '../wire/json.ts';
import { isLoopback } from './loopback.ts';
import { type Delivery, type Outcome, type Transport } from './transport.ts';

/** Milliseconds between two checks whether the app can be reached; shorter while it cannot. */
const probeEvery = { reachable: 1000, unreachable: 100 } as const;

/** Sends signed HTTP POSTs (v0 HMAC) to the app's address, as Slack does. Loopback addresses only. */
export function createHttpTransport(deps: {
  url: string;
  signingSecret: string;
  clock: Clock;
  patienceMs: number;
  changed: () => void;
}): Transport {
  const url = new URL(deps.url);
  if (!isLoopback(url.hostname)) throw new Error('the local Slack delivers to loopback addresses only');
  const underway = new Set<AbortController>();
  let reachable = false;

  function setReachable(answers: boolean): void {
    if (answers === reachable) return;
    reachable = answers;
    deps.changed();
  }
  function probe(): void {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 80) });
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('connect', () => {
      setReachable(true);
      socket.destroy();
    });
    socket.on('error', () => setReachable(false));
    socket.on('close', () => {
      if (!stopped) probing = setTimeout(probe, reachable ? probeEvery.reachable : probeEvery.unreachable).unref();
    });
  }
  let stopped = false;
  let probing: NodeJS.Timeout | undefined;
  probe();

  return {
    connected: () => reachable,
    async send(delivery) {
      const abort = new AbortController();
      underway.add(abort);
      let late = false;
      const cancel = deps.clock.after(deps.patienceMs, () => {
        late = true;
        abort.abort();
      });
      try {
        const { body, contentType } = encode(delivery);
        const headers = { ...sign(deps.signingSecret, body), 'content-type': contentType, ...retryHeaders(delivery) };
        const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal: abort.signal });
        setReachable(true);
        const text = await answer.text();
        if (answer.ok) return { kind: 'acknowledged', body: decode(text) };
        return { kind: 'refused', status: answer.status, noRetry: answer.headers.get('x-slack-no-retry') === '1' };
      } catch {
        if (late) return { kind: 'timed-out' } satisfies Outcome;
        setReachable(false);
        return { kind: 'no-app' } satisfies Outcome;
      } finally {
        underway.delete(abort);
        cancel();
      }
    },
    disconnect: () => undefined,
    async stop() {
      stopped = true;
      clearTimeout(probing);
      for (const abort of underway) abort.abort();
    },
  };
}

function encode({ type, payload }: Delivery): { body: string; contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields = type === 'slash_commands' ? textFields(payload) : { payload: JSON.stringify(payload) };
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

function textFields(payload: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
}

/** Uses the machine's clock, not the movable one, because the app checks the age of a signature with its own. */
function sign(signingSecret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
    // Without keep-alive: the app may have closed a connection that fetch would use again.
    connection: 'close',
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
  };
}

function retryHeaders({ retry }: Delivery): Record<string, string> {
  return retry === undefined ? {} : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason };
}

/** The app's answer: a JSON object as it is, any other text as the text of a message, nothing as an empty object. */
function decode(text: string): Json {
  if (text.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return isJson(parsed) ? parsed : { text };
  } catch {
    return { text };
  }
}
