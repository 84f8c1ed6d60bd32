import {
  AuthenticationHandler,
  Client,
  GraphError,
  TelemetryHandler,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { faultOf, mapError, parseRetryAfter, type GraphFault, type Needs } from './errors.ts';
import { createTokenSource, type TokenOptions } from './token.ts';

export interface GraphOptions extends Omit<TokenOptions, 'graphRoot'> {
  /** Origin of Graph. `http://` only ever for loopback. */
  readonly graphBaseUrl: string;
  readonly onCall?: (call: { method: string; operation: string; status: number; ms: number }) => void;
}

export interface GraphClient {
  /** One call. Its answer, or `undefined` for an empty one. Throws `OutsideError`. */
  call<T>(operation: string, needs: Needs, work: (client: Client) => Promise<T>): Promise<T>;
  /** One `$batch` of at most 20 reads; the answers in the order asked. An answer that is an error comes as its fault. */
  batch(operation: string, needs: Needs, urls: readonly string[]): Promise<readonly BatchAnswer[]>;
  readonly root: string;
}

export type BatchAnswer =
  { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly fault: GraphFault };

const GLOBAL_GRAPH = 'https://graph.microsoft.com';
const PATIENCE = 30_000;

/**
 * The Graph client without its retry handler: the queue alone decides on retries, and that handler repeats a POST
 * whose outcome is unknown (facts: graph.md 4.2).
 */
export function createGraphClient(options: GraphOptions): GraphClient {
  const loopback = options.graphBaseUrl.startsWith('http://');
  // The client sends its token to https alone, and says nothing when it leaves it out: towards loopback only the transport differs.
  const root = loopback ? GLOBAL_GRAPH : options.graphBaseUrl;
  const tokens = createTokenSource({ ...options, graphRoot: root });
  const authentication = new AuthenticationHandler({ getAccessToken: async () => await tokens.token() });
  const telemetry = new TelemetryHandler();
  authentication.setNext(telemetry);
  telemetry.setNext(transport(loopback ? options.graphBaseUrl : null));
  const client = Client.initWithMiddleware({
    middleware: authentication,
    baseUrl: `${root}/`,
    defaultVersion: 'v1.0',
    customHosts: new Set([new URL(root).hostname]),
  });

  const once: GraphClient['call'] = async (operation, needs, work) => {
    const startedAt = performance.now();
    const tell = (status: number): void => {
      const ms = Math.round(performance.now() - startedAt);
      options.onCall?.({ method: needs.write ? 'write' : 'read', operation, status, ms });
    };
    try {
      // Asked for here first: from within the client an error of MSAL comes out as one of Graph, and nothing was sent yet.
      await tokens.token().catch((error: unknown) => {
        throw mapError(error, { ...needs, write: false });
      });
      const answer = await work(client);
      tell(200);
      return answer;
    } catch (error) {
      const status = error instanceof GraphError ? error.statusCode : -1;
      tell(status);
      // The client throws on an empty JSON body although the call succeeded (facts: graph.md 4.2).
      if (status >= 200 && status < 300) return undefined as never;
      throw mapError(error, needs);
    }
  };
  /** A 401 was not carried out: asked again once, with a new token. */
  const call: GraphClient['call'] = async (operation, needs, work) => {
    try {
      return await once(operation, needs, work);
    } catch (error) {
      if (faultIn(error)?.status !== 401) throw error;
      tokens.forget();
      return await once(operation, needs, work);
    }
  };
  return {
    root,
    call,
    batch: async (operation, needs, urls) => {
      const requests = urls.map((url, index) => ({ id: String(index), method: 'GET', url }));
      const answer = await call(
        operation,
        needs,
        async (graph) => (await graph.api('/$batch').post({ requests })) as BatchBody,
      );
      return urls.map((_, index) => answerOf(answer.responses.find((response) => response.id === String(index))));
    },
  };
}

interface BatchBody {
  readonly responses: readonly {
    readonly id: string;
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: { readonly error?: Partial<GraphFault> };
  }[];
}

function answerOf(response: BatchBody['responses'][number] | undefined): BatchAnswer {
  if (response === undefined)
    return { ok: false, fault: { status: 502, code: '', message: 'left out of the batch', details: [] } };
  const { status, body } = response;
  if (status >= 200 && status < 300) return { ok: true, body };
  const header = Object.entries(response.headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  const retryAfterMs = parseRetryAfter(header ?? null);
  const { code = '', message = '', details = [] } = body?.error ?? {};
  return {
    ok: false,
    fault: { status, code, message, details, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  };
}

/** The last middleware: a time limit, and another origin for loopback. */
function transport(elsewhere: string | null): Middleware {
  return {
    execute: async (context: Context): Promise<void> => {
      const { request } = context;
      const url = typeof request === 'string' ? request : request.url;
      const reached = elsewhere === null ? url : url.replace(GLOBAL_GRAPH, elsewhere);
      context.response = await fetch(reached, {
        ...context.options,
        signal: AbortSignal.timeout(PATIENCE),
      } as RequestInit);
    },
  };
}

/** The fault inside a Graph error, for operations that take some answers as news instead of failures. */
export function faultIn(error: unknown): GraphFault | null {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof GraphError ? faultOf(cause) : null;
}

/** A value inside an OData text literal. The client encodes nothing (facts: graph.md 0.9). */
export function literal(value: string): string {
  return encodeURIComponent(value.replaceAll("'", "''"));
}

/** An id as one segment of a path. Throws for one that would make the path name something else. */
export function pathSegment(id: string): string {
  if (/^\.*$/.test(id)) throw new TypeError('an id is missing from the path of a request');
  return encodeURIComponent(id);
}

/** A user by object id: names may hold what a path cannot (facts: graph.md 0.9). */
export function userPath(userId: string): string {
  return `/users/${pathSegment(userId)}`;
}
