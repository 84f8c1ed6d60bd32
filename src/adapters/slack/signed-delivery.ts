import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  HTTPModuleFunctions,
  HTTPResponseAck,
  isValidSlackRequest,
  type App,
  type Logger,
  type Receiver,
} from '@slack/bolt';
import type { DialogueLog } from '#dialogue/deps.ts';
import { readEnvelope } from './envelope.ts';

type ReadRequest = IncomingMessage & { readonly rawBody: Buffer };
type Body = ReturnType<typeof HTTPModuleFunctions.parseHTTPRequestBody>;
export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Slack's largest view has 250 KB, plus what was typed into it; bytes. */
const LARGEST_BODY = 512 * 1024;
/** Slack says to refuse older deliveries, which may be replayed; seconds, in either direction. */
const OLDEST = 5 * 60;

/** In HTTP mode Bolt receives nothing itself: `signedDelivery` passes deliveries on. */
export const RECEIVES_NOTHING: Receiver = {
  init: () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
};

interface Delivered {
  readonly signingSecret: string;
  readonly log: DialogueLog;
  readonly logger: Logger;
  readonly app: Pick<App, 'processEvent'>;
}

/**
 * Receives deliveries in HTTP mode instead of Bolt's own receiver, which would check and read each one a second time.
 * What cannot be from Slack is refused before its body is read (too large, no signature headers, too old). Then the
 * signature is checked, and a body that would break Bolt is answered with a sentence.
 */
export function signedDelivery(settings: Delivered): Listener {
  const { log } = settings;
  return (request, response) => {
    receive(settings, { request, response }).catch((error: unknown) => {
      // The sender disconnected, or it is a bug of ours: either way it is only logged here.
      log.error({ err: error }, 'slack.delivery_failed');
      if (response.headersSent) response.destroy();
      else answer(response, 500, { error: 'this delivery could not be taken in: send it again' });
    });
  };
}

async function receive(
  delivered: Delivered,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const { signingSecret, log } = delivered;
  const refuse = (status: number, error: string): void => {
    log.info({ status, detail: error }, 'slack.refused');
    answer(response, status, { error }, request.complete ? {} : { connection: 'close' });
  };
  const signed = signatureOf(request);
  if (signed === null) return refuse(401, 'the headers of a signature by Slack are missing');
  if (Math.abs(Date.now() / 1000 - signed['x-slack-request-timestamp']) > OLDEST) {
    return refuse(401, 'the time of the signature is more than five minutes away from ours');
  }
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) return refuse(413, TOO_LARGE);
  const rawBody = await bodyOf(request);
  if (rawBody === null) return refuse(413, TOO_LARGE);
  if (!isValidSlackRequest({ signingSecret, body: rawBody.toString(), headers: signed })) {
    return refuse(401, 'the signature is not by Slack for this bot');
  }
  const read = Object.assign(request, { rawBody });
  const body = parsed(read);
  if (body === undefined) return refuse(400, 'the body is not in the form that its content-type names');
  const envelope = readEnvelope(body);
  if (envelope.as === 'malformed') return refuse(400, envelope.why);
  if (envelope.as === 'plain') return answer(response, 200, envelope.answer);
  await hand(delivered, { read, body, response });
}

/** Passes the delivery to Bolt; if Bolt does not answer, a sentence is sent instead of an empty body. */
async function hand(
  { app, log, logger }: Delivered,
  { read, body, response }: { readonly read: ReadRequest; readonly body: Body; readonly response: ServerResponse },
): Promise<void> {
  const ack = new HTTPResponseAck({
    logger,
    processBeforeResponse: false,
    unhandledRequestHandler: () => {
      if (!response.headersSent) answer(response, 404, { error: 'nobody here answered this delivery in time' });
    },
    httpRequest: read,
    httpRequestBody: body,
    httpResponse: response,
  });
  try {
    await app.processEvent({ body, ack: ack.bind() });
  } catch (error) {
    log.error({ err: error }, 'slack.delivery_failed');
    if (!response.headersSent) answer(response, 500, { error: 'this delivery met a fault of ours' });
  }
}

const TOO_LARGE = `the body is larger than ${LARGEST_BODY} bytes`;

/** Null when a header is missing or cannot be from Slack. */
function signatureOf({ headers }: IncomingMessage): {
  readonly 'x-slack-signature': string;
  readonly 'x-slack-request-timestamp': number;
} | null {
  const signature = headers['x-slack-signature'];
  const timestamp = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) return null;
  if (typeof timestamp !== 'string' || !/^[1-9]\d{8,10}$/.test(timestamp)) return null;
  return { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) };
}

/** Null when it is too large; the rest is not read. Rejects when the sender is gone. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  return await new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= LARGEST_BODY) return void chunks.push(chunk);
      request.pause().removeAllListeners('data');
      resolve(null);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the sender is gone')));
  });
}

/** Parsed by Bolt's own rules; undefined when Bolt would throw. */
function parsed(request: ReadRequest): Body | undefined {
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(request);
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
