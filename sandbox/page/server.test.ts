import { request, type IncomingHttpHeaders } from 'node:http';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInstitution, type Institution } from '../start.ts';
import type { PageState } from './protocol.ts';
import { startPage } from './server.ts';

let institution: Institution;
beforeAll(async () => {
  institution = await startInstitution({ overrides: { mailboxMs: 0, replicationMs: 0 } });
});
afterAll(() => institution.stop());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A request with any Host and Origin, which `fetch` does not allow to set. */
function call(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {} } = options;
    const sent = request(new URL(path, institution.url), { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

function post(act: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const sent = { origin: institution.url, 'content-type': 'application/json', ...headers };
  return call('/api/do', { method: 'POST', headers: sent, body: JSON.stringify(act) });
}

async function stateOf(as: string): Promise<PageState> {
  return JSON.parse((await call(`/api/state?as=${as}`)).text) as PageState;
}

describe('the page of the local institution', () => {
  it('serves the page, its scripts without types and its libraries, and refers to nothing outside', async () => {
    const page = await call('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).not.toMatch(/https?:\/\//u);
    const waiting = ['/browser/main.ts', '/vendor/preact.mjs', '/vendor/preact-hooks.mjs', '/vendor/htm.mjs'];
    const seen = new Set<string>();
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const script = await call(path);
      expect([path, script.status]).toEqual([path, 200]);
      expect(script.headers['content-type']).toContain('text/javascript');
      expect(script.text).not.toContain('interface ');
      const base = new URL(path, 'http://page');
      for (const [, name = ''] of script.text.matchAll(/from '(\.[^']+)'/gu))
        waiting.push(new URL(name, base).pathname);
    }
    expect(seen.size).toBeGreaterThan(40);
  });

  it('serves no other file of its folder', async () => {
    for (const path of ['/server.ts', '/browser/../server.ts', '/browser/%2e%2e/server.ts', '/browser/tsconfig.json']) {
      expect((await call(path)).status).toBe(404);
    }
  });

  it('refuses a foreign host name, even if it resolves to this machine', async () => {
    expect((await call('/api/state', { headers: { host: 'evil.example' } })).status).toBe(403);
  });

  it('refuses what another site sends', async () => {
    expect((await post({ do: 'clear-faults' })).status).toBe(200);
    expect((await post({ do: 'clear-faults' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await call('/api/do', { method: 'POST', body: '{"do":"clear-faults"}' })).status).toBe(403);
    expect((await post({ do: 'clear-faults' }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await call('/api/state', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });

  it.each([
    ['nothing', null],
    ['an unknown act', { do: 'format' }],
    ['an act of an unknown person', { do: 'say', as: 'UNADIE', channel: 'C0GENERAL', text: 'hola' }],
    ['an act of the bot', { do: 'say', as: 'U0CORREOBOT', channel: 'C0GENERAL', text: 'hola' }],
    ['an invalid regular expression', { do: 'fault', service: 'graph', kind: 'x', match: '(', times: 1 }],
    ['no lines at all', { do: 'exchange_run', lines: '' }],
    ['an unknown act of an administrator', { do: 'admin', user: 'x', what: 'purge' }],
    ['a clock that goes back', { do: 'clock', ms: -1 }],
    ['somebody without a name', { do: 'join', name: ' ', email: 'a@b.example' }],
    ['an invalid address', { do: 'join', name: 'Ana', email: 'ana' }],
    ['an unknown sign-in method', { do: 'register-method', address: 'a@b.example', kind: 'carrier-pigeon' }],
  ])('refuses %s', async (_, act) => {
    expect((await post(act)).status).toBe(400);
  });

  it('refuses to show what an unknown person sees', async () => {
    expect((await call('/api/state?as=UNADIE')).status).toBe(400);
  });

  it('shows each person their own channels', async () => {
    const employee = await stateOf('U0EMPLEADA');
    const systems = await stateOf('U0SISTEMAS1');
    expect(employee.channels.map(({ name }) => name)).toEqual(['general', 'mesa-de-ayuda']);
    expect(systems.channels.map(({ name }) => name)).toContain('sistemas-correo');
    expect(employee.directMessage).not.toBe(systems.directMessage);
  });

  it('sends an event when something changed, and then shows the change', async () => {
    const stopped = new AbortController();
    const events = await fetch(`${institution.url}/api/events`, { signal: stopped.signal });
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: changed');
    expect(
      JSON.parse((await post({ do: 'say', as: 'U0JEFE', channel: 'C0GENERAL', text: 'Buenos días' })).text),
    ).toEqual({
      ok: true,
    });
    expect((await reader?.read())?.value).toContain('event: changed');
    stopped.abort();
    const { messages } = await stateOf('U0EMPLEADA');
    expect(messages.at(-1)).toMatchObject({ user: 'U0JEFE', text: 'Buenos días' });
  });

  it('adds a fault to the service it is for, and clears it', async () => {
    const { faultKinds } = await stateOf('U0EMPLEADA');
    for (const service of ['slack', 'graph'] as const) {
      const kind = faultKinds.find((each) => each.service === service)?.id;
      await post({ do: 'fault', service, kind, match: 'nada', times: -1 });
    }
    expect((await stateOf('U0EMPLEADA')).faults.map(({ service, remaining }) => [service, remaining])).toEqual([
      ['slack', -1],
      ['graph', -1],
    ]);
    await post({ do: 'clear-faults' });
    expect((await stateOf('U0EMPLEADA')).faults).toEqual([]);
  });

  it('moves both clocks and changes the seats', async () => {
    const before = [institution.slack.now().getTime(), institution.graph.now().getTime()];
    await post({ do: 'clock', ms: 3_600_000 });
    const after = [institution.slack.now().getTime(), institution.graph.now().getTime()];
    after.forEach((at, index) => expect(at - (before[index] ?? 0)).toBeGreaterThanOrEqual(3_600_000));
    await post({ do: 'seats', skuPartNumber: 'STANDARDPACK', enabled: 40 });
    expect((await stateOf('U0EMPLEADA')).tenant.skus[0]).toMatchObject({ enabled: 40, consumed: 11 });
  });

  it('carries out what an administrator does without the bot, and says why the tenant refuses something', async () => {
    const userOf = async (address: string) =>
      (await stateOf('U0EMPLEADA')).tenant.users.find((user) => user.userPrincipalName === address);
    const answer = async (act: unknown): Promise<unknown> => JSON.parse((await post(act)).text);
    const { id = '' } = (await userOf('hector.restrepo@rioclaro.example')) ?? {};
    expect(await answer({ do: 'admin', user: id, what: 'block' })).toEqual({ ok: true });
    expect(await userOf('hector.restrepo@rioclaro.example')).toMatchObject({ accountEnabled: false });
    await post({ do: 'admin-licence', user: id, skuPartNumber: 'STANDARDPACK' });
    await post({ do: 'admin-rename', user: id, address: 'ivan.restrepo@rioclaro.example' });
    expect(await userOf('ivan.restrepo@rioclaro.example')).toMatchObject({ id, licences: [] });
    const taken = { do: 'admin-rename', user: id, address: 'jorge.munoz@rioclaro.example' };
    expect(await answer(taken)).toMatchObject({ ok: false, error: expect.stringContaining('userPrincipalName') });
    expect(await answer({ do: 'admin', user: 'nadie', what: 'delete' })).toMatchObject({ ok: false });
    await post({ do: 'admin', user: id, what: 'delete' });
    expect((await stateOf('U0EMPLEADA')).tenant.deletedUsers).toMatchObject([{ id }]);
  });

  it('runs lines of Exchange Online, and says which one failed', async () => {
    const run = async (lines: string): Promise<unknown> => JSON.parse((await post({ do: 'exchange_run', lines })).text);
    expect(await run("Set-Mailbox -Identity 'luz.quinones@rioclaro.example' -Type Shared")).toMatchObject({
      ok: false,
    });
    const lines = "Connect-ExchangeOnline\nSet-Mailbox -Identity 'luz.quinones@rioclaro.example' -Type Shared";
    expect(await run(lines)).toEqual({ ok: true });
    expect(await run('Haz-Algo')).toMatchObject({ ok: false, error: expect.stringContaining('Haz-Algo') });
  });

  it('adds a person to the chat, who can then be chosen and change their address', async () => {
    const answer = async (act: unknown): Promise<unknown> => JSON.parse((await post(act)).text);
    const wish = { do: 'join', name: 'Ángela Núñez', email: 'Angela.Nunez@personal.example' };
    expect(await answer(wish)).toEqual({ ok: true });
    expect(await answer(wish)).toEqual({ ok: false, error: 'email_taken' });
    const persona = (await stateOf('U0EMPLEADA')).personas.at(-1);
    expect(persona?.user).toMatchObject({ realName: 'Ángela Núñez', name: 'angela.nunez' });
    const id = persona?.user.id ?? '';
    expect((await stateOf(id)).me).toBe(id);
    const email = 'angela.nunez@rioclaro.example';
    expect(await answer({ do: 'profile-email', user: id, email: 'jorge.munoz@rioclaro.example' })).toMatchObject({
      error: 'email_taken',
    });
    expect(await answer({ do: 'profile-email', user: id, email })).toEqual({ ok: true });
    expect((await stateOf(id)).users.find((user) => user.id === id)).toMatchObject({ email });
    expect(await answer({ do: 'profile-email', user: 'UNADIE', email: 'x@y.example' })).toMatchObject({ ok: false });
  });

  it('adds unconfirmed people, guests and people of other organisations, and deactivates a person', async () => {
    const answer = async (act: unknown): Promise<unknown> => JSON.parse((await post(act)).text);
    const kinds = {
      unconfirmed: { isEmailConfirmed: false },
      guest: { isRestricted: true },
      single_channel_guest: { isRestricted: true, isUltraRestricted: true },
      outsider: { isStranger: true, teamId: 'T0OTRAORG' },
    };
    for (const [kind, shown] of Object.entries(kinds)) {
      const email = `${kind}@personal.example`;
      expect(await answer({ do: 'join', name: 'Una Persona', email, kind })).toEqual({ ok: true });
      expect((await stateOf('U0EMPLEADA')).users.at(-1)).toMatchObject({ email, ...shown });
    }
    const email = 'otro@personal.example';
    expect(await answer({ do: 'profile-email', user: 'U0HOMONIMO', email, unconfirmed: true })).toEqual({ ok: true });
    expect(await answer({ do: 'profile-left', user: 'U0HOMONIMO', left: true })).toEqual({ ok: true });
    expect((await stateOf('U0EMPLEADA')).users.find(({ id }) => id === 'U0HOMONIMO')).toMatchObject({
      ...{ email, isEmailConfirmed: false, deleted: true },
    });
  });

  it('registers a second factor, and refuses it for an unknown account', async () => {
    const answer = async (address: string): Promise<unknown> =>
      JSON.parse((await post({ do: 'register-method', address, kind: 'microsoft-authenticator' })).text);
    expect(await answer('nubia.zuluaga@rioclaro.example')).toEqual({ ok: true });
    expect(await answer('nadie@rioclaro.example')).toMatchObject({ ok: false });
    const { users } = (await stateOf('U0EMPLEADA')).tenant;
    expect(users.filter(({ methods }) => methods.length > 0).map((user) => user.userPrincipalName)).toEqual([
      'nubia.zuluaga@rioclaro.example',
    ]);
  });

  it('serves a file under its own name to those who see its message, and to nobody else', async () => {
    const { slack, env } = institution;
    const client = new WebClient(env['SLACK_BOT_TOKEN'], { slackApiUrl: slack.apiUrl });
    const filename = 'Acta de Ñustes (100%) "final".csv';
    const channel = slack.directMessageOf('U0EMPLEADA');
    await client.filesUploadV2({ channel_id: channel, content: 'nombre;año\n', filename });
    const id = (await stateOf('U0EMPLEADA')).messages.at(-1)?.files?.[0]?.id ?? '';
    const answer = await call(`/files/${id}?as=U0EMPLEADA`);
    expect([answer.status, answer.text]).toEqual([200, 'nombre;año\n']);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-length': '12',
      'content-disposition':
        'attachment; filename="Acta de Nustes (100_) _final_.csv"; ' +
        "filename*=UTF-8''Acta%20de%20%C3%91ustes%20%28100%25%29%20%22final%22.csv",
      'x-content-type-options': 'nosniff',
    });
    for (const as of ['U0JEFE', 'UNADIE', slack.botUserId, '']) {
      expect([as, (await call(`/files/${id}?as=${as}`)).status]).toEqual([as, 404]);
    }
    expect((await call('/files/FNADA?as=U0EMPLEADA')).status).toBe(404);
  });

  it('listens on loopback only', async () => {
    const { slack, graph } = institution;
    const page = { institution: 'x', personas: [], commands: [], shortcuts: [], slack, graph };
    await expect(startPage({ ...page, host: '0.0.0.0' })).rejects.toThrow('loopback');
  });
});
