import { expect, vi } from 'vitest';
import { BASICS, documented, FINER, opens } from '#sandbox/graph/calls/documented-permissions.ts';
import { findRoute } from '#sandbox/graph/door/routes.ts';
import type { LocalGraph } from '#sandbox/services/graph.ts';
import { PERMISSIONS, tokenOf } from './tenant.ts';

/** A call that the adapter made, and the sets of permissions that allow it; each set is enough. */
export interface SeenCall {
  /** Method, path template, and whatever else decides which permission is needed. */
  readonly name: string;
  readonly opening: readonly (readonly string[])[];
}

interface WireCall {
  readonly method: string;
  /** Path and query without the API version. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

interface Part {
  readonly id: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Replaces the network between the adapter and the local Graph. Each call, and each part of a batch, is first sent with
 * tokens that lack a needed permission, which must be refused. Then it is sent with exactly the least permissions that
 * Microsoft documents, and the adapter gets that answer: a success, or the status in `unlike`. So the adapter shows
 * that the least is enough.
 */
export function withLeastPermissions(
  graph: LocalGraph,
  unlike: Readonly<Record<string, number>> = {},
): { readonly seen: readonly SeenCall[]; stop(): void } {
  const real = globalThis.fetch;
  const seen: SeenCall[] = [];

  async function send(permissions: readonly string[], { method, url, headers, body }: WireCall): Promise<WireAnswer> {
    graph.consentTo(permissions);
    const authorization = `Bearer ${await tokenOf(graph, real)}`;
    const answer = await real(`${graph.origin}/v1.0${url}`, {
      method,
      headers: { ...headers, authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  async function checked(call: WireCall): Promise<WireAnswer> {
    const about = describeCall(call);
    seen.push(about);
    const lacking = PERMISSIONS.filter((one) => !about.opening.some((set) => set.includes(one)));
    expect.soft([about.name, (await send(lacking, call)).status]).toEqual([about.name, 403]);
    const [least = []] = about.opening;
    for (const missing of least) {
      const rest = least.filter((one) => one !== missing);
      expect.soft([about.name, (await send(rest, call)).status]).toEqual([about.name, 403]);
    }
    const answer = await send(least, call);
    const expected = answer.status >= 200 && answer.status < 300 ? answer.status : unlike[about.name];
    expect.soft([about.name, answer.status]).toEqual([about.name, expected]);
    return answer;
  }

  async function batch(requests: readonly (Pick<WireCall, 'method' | 'url'> & Part)[]): Promise<Response> {
    const responses = [];
    for (const { id, method, url, headers = {} } of requests) {
      const { status, text } = await checked({ method, url, headers, body: undefined });
      responses.push({ id, status, ...(text === '' ? {} : { body: JSON.parse(text) as unknown }) });
    }
    return Response.json({ responses });
  }

  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = String(input);
    const path = url.startsWith(`${graph.origin}/v1.0`) ? url.slice(`${graph.origin}/v1.0`.length) : null;
    if (path === null) return await real(input, init);
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    if (path === '/$batch') return await batch((body as { requests: Parameters<typeof batch>[0] }).requests);
    const { status, headers, text } = await checked({
      method: init?.method ?? 'GET',
      url: path,
      headers: Object.fromEntries(new Headers(init?.headers)),
      body,
    });
    return new Response(text === '' ? null : text, { status, headers });
  });
  return { seen, stop: () => spy.mockRestore() };
}

/** Whether these permissions allow the call. */
export function isOpenTo(call: SeenCall, permissions: readonly string[]): boolean {
  return call.opening.some((set) => set.every((one) => permissions.includes(one)));
}

function describeCall({ method, url, body }: WireCall): SeenCall {
  const [path = '', query = ''] = url.split('?');
  const { route } = findRoute(method, path);
  const { least, others } = documented(route);
  const name = `${route.method} ${route.path}`;
  const sets = [least, ...others.map((one) => [one])];
  if (name === 'PATCH /users/{id}') {
    const properties = Object.keys(body as object);
    const finer = properties.length === 1 ? FINER[properties[0] ?? ''] : undefined;
    if (properties[0] === 'passwordProfile') return { name: `${name}: password`, opening: [[finer ?? '']] };
    const writers = documented({ method: 'POST', path: '/users' });
    const all = [writers.least, ...writers.others.map((one) => [one])];
    return { name: `${name}: ${properties.join()}`, opening: finer === undefined ? all : [[finer], ...all] };
  }
  // The least permission covers only the basic properties, and all our calls ask for more than those.
  if (least.includes(BASICS.permission) && isBeyondBasics(query)) {
    const wider = sets.filter((set) => !set.includes(BASICS.permission) && !set.includes(BASICS.beyond));
    expect(opens([BASICS.beyond], { method, path, least, others })).toBe(true);
    return { name: `${name}: beyond the basics`, opening: [[BASICS.beyond], ...wider] };
  }
  return { name, opening: sets };
}

function isBeyondBasics(query: string): boolean {
  const text = decodeURIComponent(query).replaceAll(/'[^']*'/g, '');
  const words = text.split(/[^\w]+/).filter((word) => /^[a-z]\w+$/.test(word));
  const known = [...BASICS.properties, 'select', 'filter', 'top', 'eq', 'or', 'startswith'];
  return words.some((word) => !known.includes(word));
}
