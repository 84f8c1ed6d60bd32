import { afterEach, describe, expect, it } from 'vitest';
import { create, DOMAIN, licence, MAIL_SKU, newUser, start, stopAll } from './local-graph.fixture.ts';

afterEach(stopAll);

const CREATE = '^POST /users$';

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
  it('times out with the account made', async () => {
    const { call, graph } = await start();
    graph.addFault({ kind: 'gateway-timeout-504-after-commit', match: CREATE });
    expect((await call('POST', '/users', newUser('ana'))).status).toBe(504);
    expect(graph.users()).toHaveLength(3);
  });

  it('resets the connection with the account made', async () => {
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
  it('no seat, a weak password, and a taken address', async () => {
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

  it('Outlook throttling, and a language that does not stick', async () => {
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

describe('the list of faults', () => {
  it('counts down, lasts for ever on request, and can be cleared', async () => {
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
