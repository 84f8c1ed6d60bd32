import { randomUUID } from 'node:crypto';
import { answerBatch, withThrottledParts } from './batch.ts';
import type { Route } from '../calls/call.ts';
import { documented, opens } from '../calls/documented-permissions.ts';
import type { Reply } from '../wire/reply.ts';
import type { FaultEffect, WorkFault } from '../faults/fault-kinds.ts';
import type { Faults, FaultTarget, HitFault } from '../faults/faults.ts';
import {
  denied,
  errorReply,
  exchangeDenied,
  GraphError,
  malformed,
  methodsDenied,
  notServed,
} from '../wire/graph-error.ts';
import { applyDueGroupLicences } from '../licences/group-licences.ts';
import type { Journal } from './journal.ts';
import { findRoute } from './routes.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Grant, Tokens } from './tokens.ts';
import { isObject } from '../wire/is-object.ts';
import { beforeWork, htmlReply, retryAfterText, throttledError, unreadableReply } from '../faults/work-faults.ts';

/** A request to `/v1.0`, received by itself or as a part of a batch. */
export interface GraphRequest {
  readonly method: string;
  /** Without `/v1.0`, still percent-encoded. */
  readonly path: string;
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** For a part of a batch: the number of the batch request. */
  readonly batch?: number;
  readonly number: number;
}

export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'not-json' };

/** What the caller gets: a reply, possibly late, or with `connection: 'reset'` a broken connection and no reply. */
export interface Outcome {
  readonly reply: Reply;
  readonly connection?: 'reset';
  readonly delayMs?: number;
}

export interface DispatchDeps {
  readonly tenant: Tenant;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly journal: Journal;
}

/** What happens to every Graph request, in this order: token, fault, permission, operation, journal. */
export function dispatch(deps: DispatchDeps, request: GraphRequest): Outcome {
  const requestId = randomUUID();
  const ids = { requestId, clientRequestId: request.headers['client-request-id'] ?? requestId };
  rememberPassword(deps.tenant, request.body);
  applyDueGroupLicences(deps.tenant);
  const { outcome, fault } = answerUnderFault(deps, request, (work) => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      return errorReply(error, { ...ids, at: deps.tenant.clock.now() });
    }
  });
  deps.journal.add({
    at: deps.tenant.clock.now().toISOString(),
    method: request.method,
    path: `/v1.0${request.path}${request.search}`,
    status: outcome.connection === 'reset' ? 0 : outcome.reply.status,
    ...(request.batch === undefined ? {} : { batch: request.batch }),
    ...(fault ? { fault: fault.kind } : {}),
  });
  return { ...outcome, reply: withHeaders(outcome.reply, ids) };
}

type Guard = (work: () => Reply) => Reply;

function answerUnderFault(
  deps: DispatchDeps,
  request: GraphRequest,
  guard: Guard,
): { outcome: Outcome; fault: HitFault | null } {
  let grant: Grant = { roles: [], audience: '' };
  const unauthorized = guard(() => {
    grant = deps.tokens.check(request.headers['authorization']);
    return { status: 200 };
  });
  if (unauthorized.status !== 200) return { outcome: { reply: unauthorized }, fault: null };
  const fault = deps.faults.take(targetOf(request));
  const inside = fault?.effect.on === 'work' ? fault.effect.work : null;
  const work = (body: Body): Reply => guard(() => answer(deps, { ...request, body }, { ...grant, fault: inside }));
  return {
    outcome: underFault(deps.tenant, { effect: fault?.effect ?? null, body: request.body, work, guard }),
    fault,
  };
}

function underFault(
  tenant: Tenant,
  request: { effect: FaultEffect | null; body: Body; work: (body: Body) => Reply; guard: Guard },
): Outcome {
  const { effect, body, work, guard } = request;
  switch (effect?.on) {
    case 'reply': {
      if (effect.commit === 'after') work(body);
      if (effect.html) return { reply: htmlReply(effect.status) };
      return {
        reply: guard(() => {
          if (effect.status === 429) throw throttledError(retryAfterText(effect.retryAfter));
          throw new GraphError(effect.status, effect.code, effect.message);
        }),
      };
    }
    case 'answer':
      if (effect.commit === 'after') work(body);
      return { reply: unreadableReply(effect.holds) };
    case 'connection':
      return { reply: effect.commit === 'after' ? work(body) : { status: 0 }, connection: 'reset' };
    case 'delay':
      return { reply: work(body), delayMs: effect.ms };
    case 'work':
      return { reply: guard(() => work(withFaultyValue(tenant, effect.work, body))) };
    case 'token':
    case undefined:
      return { reply: work(body) };
  }
}

function withFaultyValue(tenant: Tenant, fault: WorkFault, body: Body): Body {
  const value = beforeWork(tenant, fault, body.kind === 'json' ? body.value : undefined);
  return body.kind === 'json' ? { kind: 'json', value } : body;
}

function answer(deps: DispatchDeps, request: GraphRequest, grant: Grant & { readonly fault: WorkFault | null }): Reply {
  const body = readBody(request);
  if (/^\/\$batch$/i.test(request.path) && request.method === 'POST') {
    const batch = runBatch(deps, request, body);
    return grant.fault === 'batch-outer-throttled' ? withThrottledParts(batch) : batch;
  }
  const { route, params } = findRoute(request.method, request.path);
  if (!opens(grant.roles, documented(route))) throw refusalOf(route.layer);
  const query = new URLSearchParams(request.search);
  if (route.options !== null) refuseOptions(query, route.options ?? []);
  return route.handle(deps.tenant, {
    method: request.method,
    path: request.path,
    params,
    query,
    headers: request.headers,
    body,
    roles: grant.roles,
    linkOrigin: grant.audience,
    fault: grant.fault,
  });
}

/** Refuses query options that the bot never sends with 501, and `$skip` with Graph's own 400. */
function refuseOptions(query: URLSearchParams, known: readonly string[]): void {
  for (const name of query.keys()) {
    if (name === '$skip') throw malformed("'$skip' is not supported by the service.");
    if (name.startsWith('$') && !known.includes(name)) throw notServed(`${name} here`);
  }
}

function refusalOf(layer: Route['layer']): GraphError {
  switch (layer) {
    case 'exchange':
      return exchangeDenied();
    case 'methods':
      return methodsDenied();
    case undefined:
      return denied();
  }
}

function runBatch(deps: DispatchDeps, request: GraphRequest, body: unknown): Reply {
  return answerBatch(body, (inner) => {
    const [path = '', ...query] = inner.url.split('?');
    const outcome = dispatch(deps, {
      method: 'GET',
      path,
      search: query.length > 0 ? `?${query.join('?')}` : '',
      headers: { ...inner.headers, authorization: request.headers['authorization'] ?? '' },
      body: { kind: 'none' },
      batch: request.number,
      number: request.number,
    });
    return outcome.reply;
  });
}

function readBody(request: GraphRequest): unknown {
  switch (request.body.kind) {
    case 'none':
      return undefined;
    case 'json':
      return request.body.value;
    case 'unreadable':
      throw malformed(
        'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
      );
    case 'not-json':
      throw malformed('Entity only allows writes with a JSON Content-Type header.');
  }
}

function targetOf(request: GraphRequest): FaultTarget {
  const { path, search } = request;
  const paths = [path, `/v1.0${path}`, ...(search ? [`${path}${search}`, `/v1.0${path}${search}`] : [])];
  return {
    service: 'graph',
    method: request.method,
    paths,
    inBatch: request.batch !== undefined,
    body: request.body.kind === 'json' ? request.body.value : undefined,
  };
}

function rememberPassword(tenant: Tenant, body: Body): void {
  const profile = body.kind === 'json' && isObject(body.value) ? body.value['passwordProfile'] : undefined;
  const password = isObject(profile) ? profile['password'] : undefined;
  if (typeof password === 'string' && password !== '') tenant.secrets.add(password);
}

function withHeaders(reply: Reply, ids: { requestId: string; clientRequestId: string }): Reply {
  const json = reply.body === undefined || typeof reply.body === 'string' ? {} : { 'Content-Type': JSON_TYPE };
  return {
    ...reply,
    headers: {
      'Cache-Control': 'no-cache',
      'Strict-Transport-Security': 'max-age=31536000',
      'request-id': ids.requestId,
      'client-request-id': ids.clientRequestId,
      'x-ms-ags-diagnostic': DIAGNOSTIC,
      'x-ms-resource-unit': '1',
      'OData-Version': '4.0',
      ...json,
      ...reply.headers,
    },
  };
}

const JSON_TYPE = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
const DIAGNOSTIC = JSON.stringify({
  ServerInfo: { DataCenter: 'Brazil South', Slice: 'E', Ring: '3', ScaleUnit: '001', RoleInstance: 'LOCAL0000001' },
});
