import type { Reply } from '../wire/reply.ts';
import { malformed, notServed } from '../wire/graph-error.ts';
import { isObject } from '../wire/is-object.ts';

/** One request of a batch: always a GET, the bot sends nothing else in one. */
export interface InnerRequest {
  readonly id: string;
  /** Relative to `/v1.0`, with its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const LARGEST = 20;

/**
 * `POST /$batch` of GETs: 200 with a status for each part, in any order; 400 when malformed (graph.md 3); 501 for what the
 * bot never sends in a batch.
 */
export function answerBatch(body: unknown, run: (inner: InnerRequest) => Reply): Reply {
  const responses = readRequests(body).map((request) => {
    const reply = run(request);
    return {
      id: request.id,
      status: reply.status,
      headers: { ...(reply.body === undefined ? {} : { 'Content-Type': 'application/json' }), ...reply.headers },
      ...(reply.body === undefined ? {} : { body: reply.body }),
    };
  });
  // Graph promises no order. Reversing it catches a caller that relies on one.
  return { status: 200, body: { responses: responses.reverse() } };
}

/**
 * Makes the first two parts throttled, each with a wait of its own, and the batch itself a 424 (Microsoft Graph throttling
 * guidance, learn.microsoft.com/graph/throttling, "Throttling and batching"). According to json-batching.md the batch is a
 * 200 instead; both occur.
 */
export function withThrottledParts(reply: Reply): Reply {
  const { responses } = reply.body as { readonly responses: readonly object[] };
  const throttled = (seconds: number) => ({
    status: 429,
    headers: { 'Content-Type': 'application/json', 'Retry-After': String(seconds) },
    body: { error: { code: 'TooManyRequests', message: 'Too many requests.' } },
  });
  const parts = responses.map((part, index) => (index < 2 ? { ...part, ...throttled(index === 0 ? 7 : 2) } : part));
  return { status: 424, body: { responses: parts } };
}

function readRequests(body: unknown): readonly InnerRequest[] {
  const list = isObject(body) ? body['requests'] : undefined;
  if (!Array.isArray(list) || list.length === 0) {
    throw malformed("Invalid batch payload format: 'requests' must be a non-empty array.");
  }
  if (list.length > LARGEST) {
    throw malformed(`Number of batch request steps exceeds the maximum value of ${LARGEST}.`);
  }
  const requests = (list as readonly unknown[]).map(readRequest);
  const seen = new Set<string>();
  for (const request of requests) {
    if (seen.has(request.id)) throw malformed(`Duplicate request id '${request.id}' in the batch.`);
    seen.add(request.id);
  }
  return requests;
}

function readRequest(value: unknown): InnerRequest {
  if (!isObject(value)) throw malformed('Invalid batch payload format.');
  const { id, method, url, headers, ...others } = value;
  if (typeof id !== 'string' || typeof method !== 'string' || typeof url !== 'string') {
    throw malformed("Invalid batch payload format: every request needs 'id', 'method' and 'url'.");
  }
  if (/^[a-z]+:\/\//i.test(url)) throw malformed('The URL of a request in a batch must be relative.');
  if (/^\/?\$batch/i.test(url)) throw malformed('A batch cannot contain a batch.');
  const [other] = method.toUpperCase() === 'GET' ? Object.keys(others) : [method];
  if (other !== undefined) throw notServed(`${other} in a batch`);
  const entries = isObject(headers) ? Object.entries(headers) : [];
  return {
    id,
    url: url.startsWith('/') ? url : `/${url}`,
    headers: Object.fromEntries(entries.map(([name, one]) => [name.toLowerCase(), String(one)])),
  };
}
