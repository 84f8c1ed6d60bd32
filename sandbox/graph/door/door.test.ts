import { afterEach, describe, expect, it } from 'vitest';
import {
  CLIENT,
  DOMAIN,
  newUser,
  OPTIONS,
  readAnswer,
  SECRET,
  start,
  stopAll,
  TENANT,
  tokenForm,
} from '../local-graph.fixture.ts';
import { startLocalGraph } from '../local-graph.ts';

afterEach(stopAll);

async function askToken(origin: string, more: Record<string, string> = {}, tenant = TENANT) {
  const response = await fetch(`${origin}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: tokenForm(more) });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body, retryAfter: response.headers.get('retry-after') };
}

const jwt = (claims: object): string =>
  ['{"alg":"RS256"}', JSON.stringify(claims), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');

describe('the token endpoint', () => {
  it('issues a token with the permissions as roles', async () => {
    const { graph } = await start();
    const { body } = await askToken(graph.origin);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    const token = String(body['access_token']);
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ appid: CLIENT, tid: TENANT, roles: OPTIONS.permissions });
    expect(graph.secretsSeen()).toEqual(expect.arrayContaining([token, SECRET]));
    expect((await askToken(graph.origin, { scope: `${graph.origin}/.default` })).status).toBe(200);
  });

  it.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    [{ client_id: 'cccccccc-0000-4000-8000-00000000000f' }, 400, 'unauthorized_client', 700016],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    [{ scope: 'https://graph.microsoft.com/User.Read' }, 400, 'invalid_scope', 1002012],
    [{ scope: 'https://outlook.office365.com/.default' }, 400, 'invalid_resource', 500011],
    [{ scope: '' }, 400, 'invalid_request', 900144],
  ])('refuses %j', async (more, status, error, number) => {
    const { graph } = await start();
    const answer = await askToken(graph.origin, more);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, error_codes: [number] });
    expect(answer.body['error_description']).toContain(`AADSTS${number}: `);
  });

  it('refuses another tenant, and accepts the domain in place of the tenant id', async () => {
    const { graph } = await start();
    expect((await askToken(graph.origin, {}, 'otro')).body['error_codes']).toEqual([90002]);
    expect((await askToken(graph.origin, {}, DOMAIN)).status).toBe(200);
  });

  it('accepts a client assertion until it expires', async () => {
    const { graph } = await start();
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    const ask = (client_assertion: string) =>
      askToken(graph.origin, { client_secret: '', client_assertion, client_assertion_type: type });
    const now = Math.floor(Date.now() / 1000);
    expect((await ask(jwt({ exp: now + 60 }))).status).toBe(200);
    expect((await ask(jwt({ exp: now - 60 }))).body['error_codes']).toEqual([700024]);
    expect((await ask('nonsense')).body['error_codes']).toEqual([50027]);
  });

  it('fails as the added faults say', async () => {
    const { graph } = await start();
    for (const kind of ['token-invalid-client', 'token-throttle', 'token-unavailable']) {
      graph.addFault({ kind, match: 'POST /token' });
    }
    expect((await askToken(graph.origin)).body).toMatchObject({ error: 'invalid_client', error_codes: [7000215] });
    const throttled = await askToken(graph.origin);
    expect([throttled.status, throttled.retryAfter]).toEqual([429, '2']);
    expect((await askToken(graph.origin)).status).toBe(503);
    expect((await askToken(graph.origin)).status).toBe(200);
    expect(graph.journal().map((entry) => entry.fault)).toEqual([
      'token-invalid-client',
      'token-throttle',
      'token-unavailable',
      undefined,
    ]);
  });
});

describe('the HTTP door of Graph', () => {
  it('refuses a missing, an unknown and an expired token with 401', async () => {
    const caller = await start();
    const headers = [{ Authorization: '' }, { Authorization: 'Bearer nope' }];
    for (const one of headers) {
      const answer = await caller.call('GET', '/users', undefined, one);
      expect([answer.status, answer.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
    expect((await caller.call('GET', '/users')).status).toBe(200);
    caller.graph.moveClock(3_600_000);
    expect((await caller.call('GET', '/users')).error.message).toContain('expired');
  });

  it('puts the request ids into headers and innerError, and echoes client-request-id', async () => {
    const { call } = await start();
    const answer = await call('GET', `/users/nadie@${DOMAIN}`, undefined, { 'client-request-id': 'mine' });
    const inner = (answer.body['error'] as { innerError: Record<string, string> }).innerError;
    expect(answer.headers.get('client-request-id')).toBe('mine');
    expect(inner).toMatchObject({ 'client-request-id': 'mine', 'request-id': answer.headers.get('request-id') });
    expect(JSON.parse(answer.headers.get('x-ms-ags-diagnostic') ?? '')).toHaveProperty('ServerInfo');
  });

  it('answers unknown paths, versions and methods in Graph’s words', async () => {
    const { call, graph, token } = await start();
    expect((await call('GET', '/colores')).error).toMatchObject({
      code: 'BadRequest',
      message: "Resource not found for the segment 'colores'.",
    });
    expect((await call('GET', `/users/jefa@${DOMAIN}/colores`)).error.message).toContain("'colores'");
    expect((await call('PUT', '/users')).status).toBe(405);
    expect((await call('GET', '/me')).status).toBe(400);
    const beta = await fetch(`${graph.origin}/beta/users`, { headers: { Authorization: `Bearer ${token}` } });
    expect((await readAnswer(beta)).error.message).toBe('Invalid version: beta');
    expect((await fetch(`${graph.origin}/nada`)).status).toBe(404);
  });

  it('refuses a body that is no JSON or not declared as such', async () => {
    const { graph, token } = await start();
    const post = (body: string, type: string) =>
      fetch(`${graph.origin}/v1.0/users`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': type },
        body,
      });
    expect((await post('{', 'application/json')).status).toBe(400);
    expect((await post(JSON.stringify(newUser('ana')), 'text/plain')).status).toBe(400);
    expect(graph.users()).toHaveLength(2);
  });

  it('ignores upper and lower case in the path', async () => {
    const { call } = await start();
    expect((await call('GET', `/Users/jefa@${DOMAIN}/MailboxSettings`)).status).toBe(200);
    expect((await call('GET', `/users/jefa%40${DOMAIN}`)).status).toBe(200);
  });

  it('keeps the last 2,000 requests in the journal', async () => {
    const { call, graph } = await start();
    const requests = Array.from({ length: 20 }, (_, index) => ({ id: String(index), method: 'GET', url: '/nada' }));
    for (let time = 0; time < 101; time += 1) await call('POST', '/$batch', { requests });
    expect(graph.journal()).toHaveLength(2_000);
    graph.clearJournal();
    expect(graph.journal()).toEqual([]);
  });

  it('listens on loopback only', async () => {
    await expect(startLocalGraph({ ...OPTIONS, host: '0.0.0.0' })).rejects.toThrow(RangeError);
  });
});

describe('a batch', () => {
  const get = (id: string, url: string, more = {}) => ({ id, method: 'GET', url, ...more });
  interface Inner {
    id: string;
    status: number;
    headers: Record<string, string>;
    body?: Record<string, unknown>;
  }

  it('answers 200 with inner statuses, not in the order asked', async () => {
    const { call, graph } = await start();
    const requests = [get('1', '/users?$top=1'), get('2', `/users/nadie@${DOMAIN}`)];
    const answer = await call('POST', '/$batch', { requests });
    const responses = answer.body['responses'] as Inner[];
    expect(answer.status).toBe(200);
    expect(responses.map(({ id, status }) => [id, status])).toEqual([
      ['2', 404],
      ['1', 200],
    ]);
    expect(graph.journal().map(({ path, batch }) => [path.split('?')[0], batch])).toEqual([
      ['/v1.0/users', 2],
      [`/v1.0/users/nadie@${DOMAIN}`, 2],
      ['/v1.0/$batch', undefined],
    ]);
  });

  it('answers 501 to what the bot never sends: dependencies, and anything but a GET', async () => {
    const { call, graph } = await start();
    const post = { id: '1', method: 'POST', url: '/users', body: newUser('ana') };
    for (const one of [post, get('1', '/users', { dependsOn: ['2'] })]) {
      const answer = await call('POST', '/$batch', { requests: [one] });
      expect([answer.status, answer.error.code]).toEqual([501, 'NotImplemented']);
    }
    expect(graph.users()).toHaveLength(2);
  });

  it('throttles one of its requests, with a Retry-After of its own', async () => {
    const { call, graph } = await start();
    graph.addFault({ kind: 'batch-inner-throttle', match: 'GET /users/jefa' });
    const requests = [get('1', `/users/jefa@${DOMAIN}`), get('2', '/users')];
    const answer = await call('POST', '/$batch', { requests });
    const [second, first] = answer.body['responses'] as Inner[];
    expect([answer.status, second?.status, first?.status]).toEqual([200, 200, 429]);
    expect(first?.headers['Retry-After']).toBe('3');
    expect(graph.journal()[0]).toMatchObject({ status: 429, fault: 'batch-inner-throttle', batch: 2 });
  });

  it('refuses more than 20 requests, none at all, duplicate ids and a batch inside a batch', async () => {
    const { call } = await start();
    const bad = [
      Array.from({ length: 21 }, (_, index) => get(String(index), '/users')),
      [get('1', '/users'), get('1', '/users')],
      [{ id: '1', method: 'POST', url: '/$batch' }],
      [],
    ];
    for (const requests of bad) expect((await call('POST', '/$batch', { requests })).status).toBe(400);
  });
});
