import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slack } from './errors.ts';

describe('an answer that is none of Slack', () => {
  let server: Server;
  let client: WebClient;
  let body = '';
  beforeAll(async () => {
    server = createServer((_, response) => response.setHeader('Content-Type', 'application/json').end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const slackApiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    client = new WebClient('xoxb-1', { slackApiUrl, retryConfig: { retries: 0 } });
  });
  afterAll(() => server.close());

  it.each([
    '{}',
    '[]',
    'null',
    '1',
    '"text"',
    '{"ok":false}',
    '{"ok":false,"error":null}',
    '{"ok":false,"error":{}}',
    '',
    '<html>',
  ])('(%s) leaves open what came of the call, so that it is tried again', async (given) => {
    body = given;
    const refused = slack(async () => await client.auth.test());
    await expect(refused).rejects.toMatchObject({ code: 'unknown_outcome', detail: 'unreadable', isPassing: true });
  });

  it('is told from a refusal of Slack', async () => {
    body = '{"ok":false,"error":"invalid_auth"}';
    await expect(slack(async () => await client.auth.test())).rejects.toMatchObject({ code: 'permission_missing' });
  });
});
