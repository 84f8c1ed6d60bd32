import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchLastCall } from './last-call.ts';

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

const FINE: Answer = { body: '{"ok":true}' };

describe('the last call to Slack', () => {
  let server: Server;
  let next: Answer = FINE;
  let slackApiUrl = '';
  beforeAll(async () => {
    server = createServer((_, response) => {
      const { status = 200, type = 'application/json; charset=utf-8', body } = next;
      response.writeHead(status, { 'Content-Type': type, 'Retry-After': '1' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    slackApiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => server.close());

  /** Whether the last of these answers says that Slack can be reached. */
  async function after(...answers: readonly Answer[]): Promise<boolean> {
    const { fetch, worked } = watchLastCall(5_000);
    const options = { slackApiUrl, fetch, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
    const client = new WebClient('xoxb-1', options);
    expect(worked()).toBe(false);
    for (next of answers) await client.auth.test().catch(() => undefined);
    return worked();
  }
  const refused = (error: string): Answer => ({ body: JSON.stringify({ ok: false, error }) });

  it.each(['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive'])(
    'failed where the token is refused (%s), until one is taken again',
    async (error) => {
      expect(await after(FINE, refused(error))).toBe(false);
      expect(await after(refused(error), FINE)).toBe(true);
    },
  );

  it('is not judged where it was throttled', async () => {
    const throttled: Answer = { status: 429, body: '{"ok":false,"error":"ratelimited"}' };
    expect(await after(FINE, throttled)).toBe(true);
    expect(await after(refused('invalid_auth'), throttled)).toBe(false);
  });

  it('is one with our token: an answer to a press that is taken says nothing', async () => {
    const { fetch, worked } = watchLastCall(5_000);
    next = FINE;
    await fetch(slackApiUrl, { method: 'POST', body: '{}' });
    expect(worked()).toBe(false);
  });

  it('worked where Slack refused what was asked', async () => {
    expect(await after(refused('channel_not_found'))).toBe(true);
  });

  it.each([
    { status: 500, body: '{"ok":false}' },
    { type: 'text/html', body: '<html>' },
    { body: '{}' },
    { body: 'null' },
    { body: 'no JSON' },
  ])('failed where something else answered: %j', async (answer) => {
    expect(await after(FINE, answer)).toBe(false);
  });
});
