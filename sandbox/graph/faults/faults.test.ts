import { afterEach, describe, expect, it } from 'vitest';
import { create, DOMAIN, licence, MAIL_SKU, newUser, start, stopAll } from '../local-graph.fixture.ts';

afterEach(stopAll);

const CREATE = '^POST /users$';
const JSON_TYPE = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

describe('faults before the work', () => {
  it.each([
    ['throttle-retry-after-2', 429, 'TooManyRequests', '2'],
    ['throttle-retry-after-fractional', 429, 'TooManyRequests', '1.128'],
    ['throttle-no-retry-after', 429, 'TooManyRequests', null],
    ['unavailable-503', 503, 'ServiceUnavailable', null],
    ['gateway-timeout-504', 504, 'UnknownError', null],
    ['server-error-500', 500, 'InternalServerError', null],
    ['unauthorized-401', 401, 'InvalidAuthenticationToken', null],
    ['forbidden-403', 403, 'Authorization_RequestDenied', null],
    ['not-found-404', 404, 'Request_ResourceNotFound', null],
  ])('answers %s once and does nothing', async (kind, status, code, retryAfter) => {
    const { call, graph } = await start();
    graph.addFault({ kind, match: CREATE });
    const answer = await call('POST', '/users', newUser('ana'));
    expect([answer.status, answer.error.code]).toEqual([status, code]);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
    expect(graph.users()).toHaveLength(2);
    expect(graph.journal()).toMatchObject([{ status, fault: kind }]);
    expect((await call('POST', '/users', newUser('ana'))).status).toBe(201);
  });

  it('gives Retry-After as a date of the next seconds', async () => {
    const { call, graph } = await start();
    graph.addFault({ kind: 'throttle-retry-after-date', match: '.' });
    const answer = await call('GET', '/users');
    const wait = Date.parse(answer.headers.get('retry-after') ?? '') - Date.now();
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThan(3_000);
  });

  it('answers a page of HTML with 502', async () => {
    const { call, graph } = await start();
    graph.addFault({ kind: 'bad-gateway-html-502', match: '^GET /v1.0/users' });
    const answer = await call('GET', '/users');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html']);
  });

  it('resets the connection with nothing done', async () => {
    const { call, graph } = await start();
    graph.addFault({ kind: 'reset-before-work', match: CREATE });
    await expect(call('POST', '/users', newUser('ana'))).rejects.toThrow(TypeError);
    expect(graph.users()).toHaveLength(2);
    expect(graph.journal()).toMatchObject([{ status: 0, fault: 'reset-before-work' }]);
  });
});

describe('faults after the work', () => {
  it('times out although the account was created', async () => {
    const { call, graph } = await start();
    graph.addFault({ kind: 'gateway-timeout-504-after-commit', match: CREATE });
    expect((await call('POST', '/users', newUser('ana'))).status).toBe(504);
    expect(graph.users()).toHaveLength(3);
  });

  it('resets the connection although the account was created', async () => {
    const { call, graph } = await start();
    graph.addFault({ kind: 'reset-after-commit', match: CREATE });
    await expect(call('POST', '/users', newUser('ana'))).rejects.toThrow(TypeError);
    expect(graph.users()).toHaveLength(3);
  });

  it('answers late, and stopping does not wait for it', async () => {
    const { call, graph } = await start();
    graph.addFault({ kind: 'slow-2s', match: 'GET /users' });
    const began = performance.now();
    expect((await call('GET', '/users')).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(1_900);
    graph.addFault({ kind: 'slow-35s', match: 'GET /users' });
    const late = call('GET', '/users').catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await stopAll();
    expect(await late).toBe('cut');
  });
});

describe('faults inside the work', () => {
  it('refuse a licence, a password and an address, each only in a request that has one', async () => {
    const caller = await start();
    const { call, graph } = caller;
    const id = await create(caller, 'ana');
    for (const kind of ['no-seats', 'weak-password', 'address-taken']) graph.addFault({ kind, match: '.' });
    expect((await call('GET', '/users')).status).toBe(200);
    expect((await call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU))).error.message).toContain(MAIL_SKU);
    expect((await call('POST', '/users', newUser('beto'))).error.details?.[0]?.target).toBe('password');
    const taken = await call('POST', '/users', newUser('beto'));
    expect(taken.error.details?.[0]).toMatchObject({ code: 'ObjectConflict', target: 'userPrincipalName' });
    expect(graph.users().at(-1)).toMatchObject({ userPrincipalName: `beto@${DOMAIN}`, displayName: 'Otra persona' });
    expect(graph.faults()).toEqual([]);
  });

  it('throttle the mailbox settings, and leave the language as it was with 200', async () => {
    const { call, graph } = await start();
    const path = `/users/jefa@${DOMAIN}/mailboxSettings`;
    graph.addFault({ kind: 'outlook-throttled', match: '.' });
    expect((await call('GET', '/users')).status).toBe(200);
    const throttled = await call('GET', path);
    expect([throttled.status, throttled.error.code]).toEqual([429, 'ApplicationThrottled']);
    graph.addFault({ kind: 'language-ignored', match: '.' });
    const ignored = await call('PATCH', path, { language: { locale: 'es-MX' } });
    expect(ignored.status).toBe(200);
    expect(ignored.body['language']).toMatchObject({ locale: 'es-CO' });
  });
});

describe('a success whose answer is of no use', () => {
  it.each([
    ['html-200', 200, 'text/html', 2],
    ['html-200-after-commit', 200, 'text/html', 3],
    ['empty-200-after-commit', 200, 'application/json', 3],
    ['no-id-after-commit', 201, JSON_TYPE, 3],
  ])('%s', async (kind, status, type, users) => {
    const { call, graph } = await start();
    graph.addFault({ kind, match: CREATE });
    const answer = await call('POST', '/users', newUser('ana'));
    expect([answer.status, answer.headers.get('content-type'), answer.body['id']]).toEqual([status, type, undefined]);
    expect(graph.users()).toHaveLength(users);
  });
});

describe('faults of one account', () => {
  it.each([
    ['mailbox-refused-403', 403, 'ErrorAccessDenied'],
    ['mailbox-refused-properties-403', 403, 'AccessDenied'],
    ['mailbox-refused-401', 401, 'UnknownError'],
    ['mailbox-missing-address-400', 400, 'ErrorMissingEmailAddress'],
  ])('%s affects only the mailbox, not the user', async (kind, status, code) => {
    const { call, graph } = await start();
    graph.addFault({ kind, match: `jefa@${DOMAIN}`, times: -1 });
    expect((await call('GET', `/users/jefa@${DOMAIN}`)).status).toBe(200);
    for (const path of ['mailboxSettings', 'mailFolders/inbox/messageRules']) {
      const answer = await call('GET', `/users/jefa@${DOMAIN}/${path}`);
      expect([answer.status, answer.error.code]).toEqual([status, code]);
    }
    graph.clearFaults();
    expect((await call('GET', `/users/jefa@${DOMAIN}/mailboxSettings`)).status).toBe(200);
  });

  it('Exchange refuses a mailbox until the application scope includes it', async () => {
    const { call, graph } = await start();
    graph.setDelays({ scopeMs: 60_000 });
    const path = `/users/jefa@${DOMAIN}/mailboxSettings`;
    expect((await call('GET', path)).error.code).toBe('ErrorAccessDenied');
    graph.moveClock(60_000);
    expect((await call('GET', path)).status).toBe(200);
  });

  it('a user who shares an address with another object cannot be changed', async () => {
    const { call, graph } = await start();
    graph.addFault({ kind: 'shares-address', match: '.' });
    const answer = await call('PATCH', `/users/jefa@${DOMAIN}`, { accountEnabled: false });
    expect(answer.error.details?.[0]).toMatchObject({ code: 'ObjectConflict', target: 'proxyAddresses' });
    expect(graph.users().find(({ displayName }) => displayName === 'Jefa Pérez')?.accountEnabled).toBe(true);
  });
});

it('an address of an object that no query shows still conflicts', async () => {
  const address = `todos.dinamico@${DOMAIN}`;
  const { call } = await start({ unseen: [address] });
  const answer = await call('POST', '/users', newUser('todos.dinamico'));
  expect(answer.error.details?.map(({ code }) => code)).toEqual(['ObjectConflict']);
  for (const kind of ['users', 'groups', 'contacts']) {
    const found = await call('GET', `/${kind}?$filter=proxyAddresses/any(p:p eq 'smtp:${address}')`);
    expect(found.body['value']).toEqual([]);
  }
});

it('a batch with throttled parts answers 424, each part with its own Retry-After', async () => {
  const { call, graph } = await start();
  graph.addFault({ kind: 'batch-outer-424', match: '.' });
  const requests = ['1', '2', '3'].map((id) => ({ id, method: 'GET', url: `/users/jefa@${DOMAIN}` }));
  const answer = await call('POST', '/$batch', { requests });
  expect(answer.status).toBe(424);
  const parts = answer.body['responses'] as { status: number; headers: Record<string, string> }[];
  expect(parts.map(({ status, headers }) => [status, headers['Retry-After']])).toEqual([
    [429, '7'],
    [429, '2'],
    [200, undefined],
  ]);
});

describe('the list of faults', () => {
  it('counts a fault down, keeps one for ever on request, and can be cleared', async () => {
    const { call, graph } = await start();
    graph.addFault({ kind: 'unavailable-503', match: 'GET', times: 2 });
    await call('GET', '/users');
    expect(graph.faults()).toMatchObject([{ kind: 'unavailable-503', match: 'GET', remaining: 1 }]);
    graph.clearFaults();
    graph.addFault({ kind: 'forbidden-403', match: 'GET', times: Infinity });
    await call('GET', '/users');
    expect(graph.faults()).toMatchObject([{ remaining: -1 }]);
    expect(() => graph.addFault({ kind: 'nada', match: '.' })).toThrow(TypeError);
    expect(() => graph.addFault({ kind: 'no-seats', match: '(' })).toThrow(SyntaxError);
  });

  it('has a label and a unique id for every kind', async () => {
    const { graph } = await start();
    const ids = graph.faultKinds.map((kind) => kind.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(graph.faultKinds.every((kind) => kind.label.length > 5)).toBe(true);
  });
});
