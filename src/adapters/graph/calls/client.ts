import {
  AuthenticationHandler,
  Client,
  GraphError,
  TelemetryHandler,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { faultOf, mapError, mapFault, waitOf, type BatchPart, type GraphFault, type Needs } from './errors.ts';
import { grants } from './granted.ts';
import { createTokenSource, type TokenOptions } from './token.ts';
import { confirmClaims } from '#use-cases/ports/store/claim.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';

export interface GraphOptions extends Omit<TokenOptions, 'graphRoot'> {
  /** Origin of Graph. `http://` only for loopback. */
  readonly graphBaseUrl: string;
  /** Time limit for an answer of Graph, ms; 30,000 when left out. */
  readonly patienceMs?: number;
  readonly onCall?: (call: { method: string; operation: string; status: number; ms: number }) => void;
  /** Called whenever a call shows whether Microsoft accepts our credentials. */
  readonly onCredentials?: (areTaken: boolean) => void;
}

export interface GraphClient {
  /**
   * A call whose answer is needed: after an unreadable success nobody knows whether a write was done. Throws
   * `OutsideError`.
   */
  call<T>(operation: string, needs: Needs, work: (client: Client) => Promise<T>): Promise<T>;
  /** A call of which only the success matters; an empty body or any object is fine. */
  order(operation: string, needs: Needs, work: (client: Client) => Promise<unknown>): Promise<void>;
  /**
   * One `$batch` of at most 20 reads; answers in the order asked. A failed part comes as its fault; a throttled part
   * makes the whole batch fail.
   */
  batch(operation: string, needs: Needs, reads: readonly BatchRead[]): Promise<readonly BatchAnswer[]>;
  readonly root: string;
}

/** One read of a batch; advanced queries need their header. */
type BatchRead = string | { readonly url: string; readonly headers: Readonly<Record<string, string>> };

export type BatchAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly fault: GraphFault };

const GLOBAL_GRAPH = 'https://graph.microsoft.com';
const PATIENCE = 30_000;

/**
 * The Graph client without its retry handler: only the queue decides about retries, and that handler repeats a POST
 * whose outcome is unknown (facts: graph.md 4.2).
 */
export function createGraphClient(options: GraphOptions): GraphClient {
  const loopback = options.graphBaseUrl.startsWith('http://');
  // The client sends its token only to https, and omits it silently otherwise: for loopback only the transport is
  // replaced.
  const root = loopback ? GLOBAL_GRAPH : options.graphBaseUrl;
  const tokens = createTokenSource({ ...options, graphRoot: root });
  const authentication = new AuthenticationHandler({ getAccessToken: async () => await tokens.token() });
  const telemetry = new TelemetryHandler();
  authentication.setNext(telemetry);
  telemetry.setNext(transport(loopback ? options.graphBaseUrl : null, options.patienceMs ?? PATIENCE));
  const client = Client.initWithMiddleware({
    middleware: authentication,
    baseUrl: `${root}/`,
    defaultVersion: 'v1.0',
    customHosts: new Set([new URL(root).hostname]),
  });

  const once = async <T>(what: GraphCall<T>): Promise<T> => {
    const { operation, needs, work } = what;
    const startedAt = performance.now();
    const tell = (status: number): void => {
      const ms = Math.round(performance.now() - startedAt);
      options.onCall?.({ method: needs.write ? 'write' : 'read', operation, status, ms });
    };
    // The token is requested here first: inside the client an MSAL error would look like a Graph error, although
    // nothing was sent.
    await tokens.token().catch((error: unknown) => {
      tell(-1);
      throw mapError(error, { ...needs, write: false });
    });
    // Last, because getting the token may have taken long.
    if (needs.write) await confirmClaims();
    try {
      const answer = await work(client);
      tell(200);
      // Graph always answers with an object: anything else is not from Graph.
      return needs.write ? answer : read(answer);
    } catch (error) {
      const status = error instanceof GraphError ? error.statusCode : -1;
      tell(status);
      // The client throws on an empty JSON body although the call succeeded (facts: graph.md 4.2).
      if (status >= 200 && status < 300) {
        if (what.nothing !== undefined) return what.nothing();
        throw new OutsideError(needs.write ? 'unknown_outcome' : 'unavailable', { service: 'graph', cause: error });
      }
      throw mapError(error, needs, tokens.granted());
    }
  };
  /** Whether the token may be older than a recent grant and a new token grants more: then the call can be repeated. */
  const isOutdated = async (fault: GraphFault | null, needs: Needs): Promise<boolean> =>
    fault?.status === 403 && !grants(tokens.granted(), needs) && (await tokens.grantsMore());
  /**
   * A call refused with 401 or 403 was not carried out: it is repeated once with a new token; after a 403 only if that
   * one grants more.
   */
  const twice = async <T>(what: GraphCall<T>): Promise<T> => {
    try {
      return await once(what);
    } catch (error) {
      const fault = faultIn(error);
      if (fault?.status === 401) tokens.forget();
      else if (!(await isOutdated(fault, what.needs))) throw error;
      return await once(what);
    }
  };
  const told = async <T>(what: GraphCall<T>): Promise<T> => {
    try {
      const answer = await twice(what);
      options.onCredentials?.(true);
      return answer;
    } catch (error) {
      if (error instanceof OutsideError && error.code === 'credentials_rejected') options.onCredentials?.(false);
      throw error;
    }
  };
  const call: GraphClient['call'] = async (operation, needs, work) => await told({ operation, needs, work });
  return {
    root,
    call,
    order: async (operation, needs, work) => {
      await told<unknown>({ operation, needs, work, nothing: () => null });
    },
    batch: async (operation, needs, reads) => {
      const requests = reads.map((one, index) => ({
        id: String(index),
        method: 'GET',
        ...(typeof one === 'string' ? { url: one } : one),
      }));
      const ask = async (): Promise<readonly BatchAnswer[]> => {
        const { responses } = await call(operation, needs, async (graph) =>
          withFields<BatchBody>(await graph.api('/$batch').post({ requests }), ({ responses: parts }) =>
            Array.isArray(parts),
          ),
        );
        refuseThrottled(responses, needs);
        const granted = tokens.granted();
        return reads.map((_, index) => {
          const answer = answerOf(responses.find((response) => response.id === String(index)));
          return answer.ok ? answer : { ok: false, fault: { ...answer.fault, granted } };
        });
      };
      const answers = await ask();
      const refused = answers.some((answer, index) => !answer.ok && isForbidden(answer.fault, reads[index] ?? ''));
      return refused && (await tokens.grantsMore()) ? await ask() : answers;
    },
  };
}

/**
 * Whether the read was refused for lack of permission. A 403 of Exchange does not count when the token has its
 * permission.
 */
function isForbidden({ status, granted = null }: GraphFault, read: BatchRead): boolean {
  const asksExchange = (typeof read === 'string' ? read : read.url).includes('/mailboxSettings');
  return status === 403 && !(asksExchange && grants(granted, { permission: 'MailboxSettings.ReadWrite' }));
}

interface GraphCall<T> {
  readonly operation: string;
  readonly needs: Needs;
  readonly work: (client: Client) => Promise<T>;
  /** What an empty success stands for; left out, it is an error. */
  readonly nothing?: () => T;
}

interface BatchBody {
  readonly responses: readonly BatchPart[];
}

/** Checks that the answer has the required fields: without them nobody knows what the call did. */
export function withFields<T extends object>(answer: unknown, holds: (answer: Partial<T>) => boolean): T {
  const found = read(answer) as Partial<T>;
  if (!holds(found)) throw new TypeError('an answer without what was asked for');
  return found as T;
}

function read<T>(answer: T): T {
  const isObject = typeof answer === 'object' && answer !== null && Object.getPrototypeOf(answer) === Object.prototype;
  if (!isObject) throw new TypeError('no answer of Graph');
  return answer;
}

/** Each part is metered separately, but all are repeated together: the longest wait counts (facts: graph.md 3). */
function refuseThrottled(responses: readonly BatchPart[], needs: Needs): void {
  const throttled = responses.filter(({ status }) => status === 429 || status === 424);
  if (throttled.length === 0) return;
  const waits = throttled.flatMap((part) => waitOf(part) ?? []);
  const wait = waits.length === 0 ? {} : { retryAfterMs: Math.max(...waits) };
  throw mapFault({ status: 429, code: '', message: '', details: [], ...wait }, needs);
}

function answerOf(response: BatchPart | undefined): BatchAnswer {
  if (response === undefined)
    return { ok: false, fault: { status: 502, code: '', message: 'left out of the batch', details: [] } };
  const { status, body } = response;
  if (status >= 200 && status < 300) return { ok: true, body };
  const retryAfterMs = waitOf(response);
  const { code = '', message = '', details = [] } = (body as { error?: Partial<GraphFault> } | undefined)?.error ?? {};
  return {
    ok: false,
    fault: { status, code, message, details, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  };
}

/** The code of a fault when something between us and Graph answered. */
export const NO_ANSWER = 'NoAnswerOfGraph';

/** The last middleware: applies a time limit, redirects to loopback, and rejects pages that are not from Graph. */
function transport(elsewhere: string | null, patienceMs: number): Middleware {
  return {
    execute: async (context: Context): Promise<void> => {
      const { request } = context;
      const url = typeof request === 'string' ? request : request.url;
      const reached = elsewhere === null ? url : url.replace(GLOBAL_GRAPH, elsewhere);
      const response = await fetch(reached, {
        ...context.options,
        signal: AbortSignal.timeout(patienceMs),
      } as RequestInit);
      if (response.ok && /^text\//i.test(response.headers.get('Content-Type') ?? '')) {
        await response.body?.cancel();
        throw Object.assign(new TypeError('a page instead of an answer'), { name: NO_ANSWER });
      }
      context.response = response;
    },
  };
}

/** The fault inside a Graph error, for operations where some error answers are expected. */
export function faultIn(error: unknown): GraphFault | null {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof GraphError ? faultOf(cause) : null;
}

/** Quotes a value for an OData text literal. The client encodes nothing (facts: graph.md 0.9). */
export function literal(value: string): string {
  return encodeURIComponent(value.replaceAll("'", "''"));
}

/** An id as one path segment. Throws for an id that would change the path. */
export function pathSegment(id: string): string {
  if (/^\.*$/.test(id)) throw new TypeError('an id is missing from the path of a request');
  return encodeURIComponent(id);
}

/** A user by object id: names may contain characters that a path cannot (facts: graph.md 0.9). */
export function userPath(userId: string): string {
  return `/users/${pathSegment(userId)}`;
}
