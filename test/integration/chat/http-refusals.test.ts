import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#sandbox/free-port.fixture.ts';
import { FORM, interactionBody, JSON_TYPE, signedPost, type Answer, type Delivery } from '#test/signed-post.ts';
import { PATIENCE } from '#test/patience.ts';
import { eventually, setStage, type Stage } from '#test/stages/stage.ts';

const USER = { id: 'U0EMPLEADA', team_id: 'T0LOCAL' };

describe('an HTTP delivery to the bot', () => {
  let stage: Stage;
  let origin: string;
  const post = async (delivery: Delivery): Promise<Answer> =>
    await signedPost(
      { url: `${origin}/slack/events`, secret: stage.institution.env['SLACK_SIGNING_SECRET'] ?? '' },
      delivery,
    );
  const unhandled: unknown[] = [];
  const remember = (error: unknown): void => void unhandled.push(error);

  beforeAll(async () => {
    process.on('unhandledRejection', remember);
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    stage = await setStage({ transport: 'http', botUrl: origin }, { PORT: String(port) });
  });
  afterAll(async () => {
    await stage.stop();
    process.off('unhandledRejection', remember);
    expect(unhandled).toEqual([]);
  });

  it.each([
    'null',
    '5',
    '"text"',
    '[]',
    'true',
    '{}',
    '{"type":"event_callback"}',
    '{"type":"event_callback","event":null}',
  ])('is answered with 400 and a sentence if its signed body is %s', async (body) => {
    for (const delivery of [
      { body, contentType: JSON_TYPE },
      { body: new URLSearchParams({ payload: body }).toString() },
    ]) {
      const answer = await post(delivery);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toEqual({ error: expect.stringMatching(/\w+ \w+/) });
    }
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  it.each([
    [
      'without a user',
      { type: 'block_actions', trigger_id: '1', actions: [{ type: 'button', action_id: 'a', block_id: 'b' }] },
    ],
    ['without an action', { type: 'block_actions', user: USER, trigger_id: '1', actions: [] }],
    [
      'with a channel that is nothing',
      {
        type: 'block_actions',
        user: USER,
        trigger_id: '1',
        channel: null,
        actions: [{ type: 'button', action_id: 'a', block_id: 'b' }],
      },
    ],
    ['with a view that is a text', { type: 'view_submission', user: USER, view: 'x' }],
    ['that is an event as well', { type: 'view_submission', user: USER, view: { id: 'V1', type: 'modal' }, event: {} }],
    ['of a kind that nobody knows', { type: 'dialog_cancellation', user: USER }],
  ])('is answered with 400 and a sentence if it is an interaction %s', async (_, payload) => {
    const answer = await post({ body: interactionBody(payload) });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({ error: expect.stringMatching(/\w+ \w+/) });
  });

  it('is answered with 400 if it is invalid JSON, or a form without the necessary fields', async () => {
    for (const body of ['{"type":', '%%%', '\u0000', ''])
      expect((await post({ body, contentType: JSON_TYPE })).status).toBe(400);
    for (const body of ['payload=%7B', 'payload=', 'x=1', ''])
      expect((await post({ body, contentType: FORM })).status).toBe(400);
  });

  it('is accepted if Slack tests the address with it, or it is an event that the bot does not use', async () => {
    const challenge = { body: JSON.stringify({ type: 'url_verification', challenge: 'abc' }), contentType: JSON_TYPE };
    expect(await post(challenge)).toEqual({ status: 200, text: '{"challenge":"abc"}' });
    expect((await post({ body: 'ssl_check=1&token=x' })).status).toBe(200);
    const event = { type: 'event_callback', team_id: 'T0LOCAL', event: { type: 'message', item: null } };
    expect((await post({ body: JSON.stringify(event), contentType: JSON_TYPE })).status).toBe(200);
  });

  it('is refused if its signature is too old or from the future', async () => {
    for (const age of [301, -400]) expect((await post({ body: 'x=1', age })).status).toBe(401);
    expect((await post({ body: 'x=1', age: 290 })).status).toBe(400);
  });

  /**
   * Sends the headers and only the first byte of the announced body. Answers the status, if it comes before the rest.
   */
  async function begun(headers: Readonly<Record<string, string>>): Promise<number> {
    return await new Promise((resolve, reject) => {
      const sent = httpRequest(`${origin}/slack/events`, { method: 'POST', headers }, (answer) => {
        resolve(answer.statusCode ?? 0);
        sent.destroy();
      });
      sent.on('error', reject);
      sent.write('x');
    });
  }

  it('is refused without reading the body if its headers show that Slack did not send it', async () => {
    const now = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${'0'.repeat(64)}`;
    const length = { 'content-length': '1000' };
    expect(await begun(length)).toBe(401);
    expect(await begun({ ...length, 'x-slack-request-timestamp': now })).toBe(401);
    expect(await begun({ ...length, 'x-slack-request-timestamp': now, 'x-slack-signature': 'v1=1' })).toBe(401);
    const old = String(Number(now) - 400);
    expect(await begun({ ...length, 'x-slack-request-timestamp': old, 'x-slack-signature': signature })).toBe(401);
    const large = { 'content-length': String(512 * 1024 + 1) };
    expect(await begun({ ...large, 'x-slack-request-timestamp': now, 'x-slack-signature': signature })).toBe(413);
  });

  it('is not read further, with unknown length, when it becomes too large', async () => {
    const now = String(Math.floor(Date.now() / 1000));
    const headers = { 'x-slack-request-timestamp': now, 'x-slack-signature': `v0=${'0'.repeat(64)}` };
    const status = await new Promise((resolve) => {
      const sent = httpRequest(`${origin}/slack/events`, { method: 'POST', headers }, (answer) => {
        resolve(answer.statusCode);
        clearInterval(writing);
        sent.destroy();
      });
      sent.on('error', () => undefined);
      const writing = setInterval(() => sent.write(Buffer.alloc(100 * 1024, 'x')), 5);
    });
    expect(status).toBe(413);
  });

  it('is accepted up to the documented maximum size', async () => {
    const type = 'url_verification';
    const empty = JSON.stringify({ type, challenge: '' }).length;
    const body = JSON.stringify({ type, challenge: 'x'.repeat(512 * 1024 - empty) });
    expect((await post({ body, contentType: JSON_TYPE })).status).toBe(200);
    expect((await post({ body: `${body} `, contentType: JSON_TYPE })).status).toBe(413);
  });

  it('is disconnected if it sends no headers, or does not go on', async () => {
    const endedAfter = async (first: string): Promise<number> =>
      await new Promise((resolve) => {
        const before = Date.now();
        const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(first));
        socket.resume();
        socket.on('close', () => resolve(Date.now() - before));
        socket.on('error', () => undefined);
      });
    const headers = [
      'POST /slack/events HTTP/1.1',
      'host: x',
      'content-length: 10',
      `x-slack-request-timestamp: ${Math.floor(Date.now() / 1000)}`,
      `x-slack-signature: v0=${'0'.repeat(64)}`,
    ].join('\r\n');
    const [silent, halfHeaders, halfBody] = await Promise.all([
      endedAfter(''),
      endedAfter('POST /slack/events HTTP/1.1\r\nhost: x\r\n'),
      endedAfter(`${headers}\r\n\r\nabc`),
    ]);
    // By default Node waits for one minute, and for five.
    for (const ended of [silent, halfHeaders, halfBody]) expect(ended).toBeLessThan(PATIENCE);
  });

  it('may come on a connection that was idle for a while, as proxies keep them', async () => {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname);
    let read = '';
    socket.on('data', (data) => (read += data.toString()));
    socket.on('error', () => undefined);
    const answers = (): number => read.split('HTTP/1.1 200').length - 1;
    const ask = (): boolean => socket.write(`GET /healthz HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
    ask();
    await eventually('the first answer', () => answers() === 1);
    await sleep(8_000);
    ask();
    await eventually('the second answer', () => answers() === 2);
    socket.destroy();
  });
});
