import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Delivery {
  readonly contentType: string;
  readonly body: string;
}

/** Deliveries to send to one address, each of them once. */
export interface Volley {
  readonly url: string;
  readonly signingSecret: string;
  readonly deliveries: readonly Delivery[];
  /**
   * `rate`: sends at random moments, that many a second on average, without waiting for answers. `closed`: each
   * connection sends the next one as soon as its last was answered.
   */
  readonly pace:
    | { readonly kind: 'rate'; readonly perSecond: number; readonly seed: number }
    | { readonly kind: 'closed'; readonly connections: number };
}

export interface VolleyResult {
  /** Milliseconds from sending each delivery to the last byte of its acknowledgement. */
  readonly latencies: readonly number[];
  /** Milliseconds from the first delivery sent to the last acknowledgement. */
  readonly elapsedMs: number;
  /** How many deliveries got an answer other than 200, or none. */
  readonly failures: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Sends one volley at a time, on request of the parent process. */
if (import.meta.main) {
  process.on('message', (volley: Volley) => {
    void fire(volley).then((result) => process.send?.(result));
  });
}

async function fire(volley: Volley): Promise<VolleyResult> {
  const latencies: number[] = [];
  let failures = 0;
  const one = async (delivery: Delivery): Promise<void> => {
    const begun = performance.now();
    const status = await post(volley, delivery);
    latencies.push(performance.now() - begun);
    if (status !== 200) failures += 1;
  };
  const startedAt = performance.now();
  if (volley.pace.kind === 'closed') await closed(volley.deliveries, volley.pace.connections, one);
  else await open(volley.deliveries, volley.pace, one);
  return { latencies, elapsedMs: performance.now() - startedAt, failures };
}

async function closed(
  deliveries: readonly Delivery[],
  connections: number,
  one: (delivery: Delivery) => Promise<void>,
): Promise<void> {
  let next = 0;
  const connection = async (): Promise<void> => {
    for (;;) {
      const delivery = deliveries[next++];
      if (delivery === undefined) return;
      await one(delivery);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
}

/** The gaps are exponentially distributed, as between people who act independently. */
async function open(
  deliveries: readonly Delivery[],
  pace: { readonly perSecond: number; readonly seed: number },
  one: (delivery: Delivery) => Promise<void>,
): Promise<void> {
  const random = randomFrom(pace.seed);
  const sent: Promise<void>[] = [];
  let due = performance.now();
  for (const delivery of deliveries) {
    due += (-Math.log(1 - random()) * 1_000) / pace.perSecond;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    sent.push(one(delivery));
  }
  await Promise.all(sent);
}

/** Sends one signed POST, as Slack does. Answers the status, or 0 when there was no answer. */
export function post(to: Pick<Volley, 'url' | 'signingSecret'>, { contentType, body }: Delivery): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const digest = createHmac('sha256', to.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': contentType,
    'content-length': String(Buffer.byteLength(body)),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  };
  return new Promise((resolve) => {
    const sending = request(to.url, { method: 'POST', agent, headers, timeout: 10_000 }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sending.on('timeout', () => sending.destroy());
    sending.on('error', () => resolve(0));
    sending.end(body);
  });
}

/** Mulberry32, so that all programs of a round get the same gaps. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
