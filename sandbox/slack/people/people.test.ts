import { afterEach, describe, expect, it } from 'vitest';
import type { ChatUser } from '#sandbox/services/chat.ts';
import type { LocalSlackOptions } from '#sandbox/services/slack.ts';
import { ana, clientOf, options, outsider, type Rig, startRig, until } from '../bolt-bot.fixture.ts';
import { startLocalSlack } from '../local-slack.ts';

let rig: Rig;
afterEach(() => rig.stop());

const nueva: ChatUser = {
  id: 'UNUEVA',
  teamId: 'T1',
  name: 'nueva',
  realName: 'Ángela María Ñustes del Río',
  email: 'nueva@personal.example',
};

interface ReceivedEvent {
  readonly type: string;
  readonly id: string;
  readonly email: string | undefined;
}

async function listening(slack: Partial<LocalSlackOptions> = {}): Promise<ReceivedEvent[]> {
  const heard: ReceivedEvent[] = [];
  rig = await startRig(
    (app) => {
      app.event('team_join', async ({ event: { type, user } }) => {
        heard.push({ type, id: user.id, email: user.profile.email });
      });
      app.event('user_change', async ({ event: { type, user, cache_ts: seconds } }) => {
        expect([user.updated, Math.abs(seconds - Date.now() / 1000) < 60]).toEqual([seconds, true]);
        heard.push({ type, id: user.id, email: user.profile.email });
      });
    },
    { slack },
  );
  return heard;
}

/**
 * Causes one more event and returns those before it. Deliveries to one socket arrive in order, so what has not arrived before
 * this one was not sent.
 */
async function afterOneMore(heard: readonly ReceivedEvent[]): Promise<readonly ReceivedEvent[]> {
  rig.slack.changeUser(ana.id, { email: 'al.final@entidad.gov.co' });
  await until(() => heard.some(({ email }) => email === 'al.final@entidad.gov.co'));
  return heard.slice(0, -1);
}

describe('an app that is subscribed to team_join and user_change', () => {
  it('hears who joins and whose address changes, with the address', async () => {
    const heard = await listening();
    rig.slack.addUser(nueva);
    await until(() => heard.length === 1);
    rig.slack.changeUser(nueva.id, { email: 'angela.nustes@entidad.gov.co' });
    await until(() => heard.length === 2);
    expect(heard).toEqual([
      { type: 'team_join', id: nueva.id, email: nueva.email },
      { type: 'user_change', id: nueva.id, email: 'angela.nustes@entidad.gov.co' },
    ]);
    const found = await rig.client.users.lookupByEmail({ email: 'angela.nustes@entidad.gov.co' });
    expect(found.user?.id).toBe(nueva.id);
  });

  it('gets no address without the scope for it', async () => {
    const heard = await listening({ botScopes: options.botScopes.filter((scope) => scope !== 'users:read.email') });
    rig.slack.changeUser(ana.id, { email: 'ana.gomez@entidad.gov.co' });
    await until(() => heard.length === 1);
    expect(heard).toEqual([{ type: 'user_change', id: ana.id, email: undefined }]);
  });

  it('hears nothing of another organisation', async () => {
    const heard = await listening();
    rig.slack.addUser({ ...nueva, id: 'UOTRA', teamId: 'T9' });
    rig.slack.changeUser(outsider.id, { email: 'otra@otra.org' });
    expect(await afterOneMore(heard)).toEqual([]);
  });

  it('hears only of what it is subscribed to', async () => {
    const heard = await listening({ botEvents: ['user_change'] });
    rig.slack.addUser(nueva);
    expect(await afterOneMore(heard)).toEqual([]);
  });

  it('hears nothing without users:read', async () => {
    const heard = await listening({
      botScopes: options.botScopes.filter((scope) => scope !== 'users:read'),
    });
    rig.slack.addUser(nueva);
    rig.slack.changeUser(ana.id, { email: 'x@entidad.gov.co' });
    await rig.client.auth.test();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toEqual([]);
  });
});

describe('people who were added or changed while running', () => {
  it('are there after a restart, and only those who were added count as joined', async () => {
    await listening();
    rig.slack.addUser(nueva);
    rig.slack.changeUser(ana.id, { email: 'ana.gomez@entidad.gov.co' });
    const snapshot = JSON.parse(JSON.stringify(rig.slack.snapshot())) as unknown;
    const again = await startLocalSlack({ ...options, snapshot });
    expect(again.joined()).toEqual([nueva]);
    const { user } = await clientOf(again).users.lookupByEmail({ email: 'ana.gomez@entidad.gov.co' });
    expect(user?.id).toBe(ana.id);
    await again.stop();
    expect(() => rig.slack.changeUser('UNADIE', { email: 'x@entidad.gov.co' })).toThrow(TypeError);
  });
});
