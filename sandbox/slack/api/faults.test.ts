import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalSlack } from '#sandbox/services/slack.ts';
import { ana, clientOf, general, options, refusal } from '../bolt-bot.fixture.ts';
import { startLocalSlack } from '../local-slack.ts';

let slack: LocalSlack;
let client: WebClient;
beforeEach(async () => {
  slack = await startLocalSlack({ ...options, rateLimits: false });
  client = clientOf(slack);
});
afterEach(() => slack.stop());

async function restart(change: Partial<typeof options>): Promise<void> {
  await slack.stop();
  slack = await startLocalSlack({ ...options, rateLimits: false, ...change });
  client = clientOf(slack);
}

describe('limits and faults', () => {
  it('throttle many posts to one channel until time has passed', async () => {
    await restart({ rateLimits: true });
    const say = () => refusal(client.chat.postMessage({ channel: general, text: 'x' }));
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push(await say());
    expect(answers.at(-1)).toBe('slack_webapi_rate_limited_error');
    slack.moveClock(1000);
    expect(await say()).toBe('ok');
  });

  it('allow everything when rate limits are switched off', async () => {
    for (let i = 0; i < 60; i += 1) await client.chat.postMessage({ channel: general, text: 'x' });
    expect(slack.messagesFor(ana.id)).toHaveLength(60);
  });

  it('break the connection after the work is done', async () => {
    slack.addFault({ kind: 'reset-after-commit', match: '^chat\\.postMessage$' });
    await expect(client.chat.postMessage({ channel: general, text: 'una vez' })).rejects.toMatchObject({
      code: 'slack_webapi_request_error',
    });
    expect(slack.messagesFor(ana.id)).toMatchObject([{ text: 'una vez' }]);
    expect(slack.faults()).toEqual([]);
  });

  it('break the connection before the work is done', async () => {
    slack.addFault({ kind: 'reset-before', match: 'chat' });
    await expect(client.chat.postMessage({ channel: general, text: 'nunca' })).rejects.toThrow();
    expect(slack.messagesFor(ana.id)).toEqual([]);
  });

  it('break the connection and do the work a minute later', async () => {
    slack.addFault({ kind: 'cut-late-1m', match: '^chat\\.postMessage$' });
    await expect(client.chat.postMessage({ channel: general, text: 'tarde' })).rejects.toMatchObject({
      code: 'slack_webapi_request_error',
    });
    expect(slack.messagesFor(ana.id)).toEqual([]);
    slack.moveClock(60_000);
    await expect.poll(() => slack.messagesFor(ana.id)).toMatchObject([{ text: 'tarde' }]);
  });

  it('do the work and answer when the caller has already given up', async () => {
    slack.addFault({ kind: 'late-12s', match: '^chat\\.postMessage$' });
    const impatient = clientOf(slack, { timeout: 300 });
    await expect(impatient.chat.postMessage({ channel: general, text: 'tarde' })).rejects.toThrow('timeout');
    expect(slack.messagesFor(ana.id)).toEqual([]);
    slack.moveClock(12_000);
    await expect.poll(() => slack.messagesFor(ana.id)).toMatchObject([{ text: 'tarde' }]);
  });

  it('fail as the fault says, as often as it says, and only for the methods that it matches', async () => {
    slack.addFault({ kind: 'internal-error', match: '^users\\.', times: 2 });
    expect(slack.faults()).toMatchObject([{ kind: 'internal-error', remaining: 2 }]);
    expect(await refusal(client.auth.test())).toBe('ok');
    expect(await refusal(client.users.info({ user: ana.id }))).toBe('internal_error');
    expect(await refusal(client.users.info({ user: ana.id }))).toBe('internal_error');
    expect(await refusal(client.users.info({ user: ana.id }))).toBe('ok');
    slack.addFault({ kind: 'throttle-retry-after-30', match: '.' });
    await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 30 });
    slack.addFault({ kind: 'http-500', match: '.', times: -1 });
    expect(await refusal(client.auth.test())).toBe('slack_webapi_http_error');
    expect(slack.faults()).toMatchObject([{ remaining: -1 }]);
    slack.clearFaults();
    expect(await refusal(client.auth.test())).toBe('ok');
  });
});

describe('the workspace', () => {
  it('listens and delivers on loopback only', async () => {
    await expect(startLocalSlack({ ...options, host: '0.0.0.0' })).rejects.toThrow('loopback');
    const deliverTo = 'http://example.org/slack/events';
    await expect(startLocalSlack({ ...options, deliverTo })).rejects.toThrow('loopback');
  });

  it('keeps its messages and people over a restart, and new messages get a later ts', async () => {
    slack.addUser({ id: 'UNUEVA', teamId: 'T1', name: 'nueva', realName: 'Nueva', email: 'nueva@entidad.gov.co' });
    slack.moveClock(3_600_000);
    const { ts: before = '' } = await client.chat.postMessage({ channel: 'UNUEVA', text: 'antes' });
    const snapshot: unknown = JSON.parse(JSON.stringify(slack.snapshot()));
    await restart({ snapshot });
    expect((await client.chat.update({ channel: 'DNUEVA', ts: before, text: 'después' })).ok).toBe(true);
    const { ts: after = '' } = await client.chat.postMessage({ channel: 'UNUEVA', text: 'luego' });
    expect(Number(after)).toBeGreaterThan(Number(before));
    expect(slack.messagesFor('UNUEVA').map(({ text }) => text)).toEqual(['después', 'luego']);
    expect(slack.everythingEverPosted()).toHaveLength(3);
  });

  it('notifies listeners once per turn of the event loop, however much changed', async () => {
    let notified = 0;
    const stop = slack.onChange(() => (notified += 1));
    await slack.say(ana.id, general, 'uno');
    await slack.say(ana.id, general, 'dos');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(notified).toBe(1);
    stop();
  });
});
