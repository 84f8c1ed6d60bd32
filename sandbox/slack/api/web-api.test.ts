import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalSlack } from '#sandbox/services/slack.ts';
import {
  ana,
  clientOf,
  elsewhere,
  general,
  hidden,
  luis,
  options,
  outsider,
  refusal,
  systems,
} from '../bolt-bot.fixture.ts';
import { botUserId, startLocalSlack } from '../local-slack.ts';
import { text } from '../windows.fixture.ts';

let slack: LocalSlack;
let client: WebClient;
beforeEach(async () => {
  slack = await startLocalSlack({ ...options, rateLimits: false });
  client = clientOf(slack);
});
afterEach(() => slack.stop());

const header: KnownBlock[] = [{ type: 'header', text: text('Hola') }];
const view: ModalView = { type: 'modal', title: text('T'), blocks: [] };
const without = (...scopes: string[]) => options.botScopes.filter((scope) => !scopes.includes(scope));

async function restart(change: Partial<typeof options>): Promise<void> {
  await slack.stop();
  slack = await startLocalSlack({ ...options, rateLimits: false, ...change });
  client = clientOf(slack);
}

async function post(path: string, init: RequestInit): Promise<Record<string, unknown>> {
  const answer = await fetch(slack.apiUrl + path, { method: 'POST', ...init });
  return (await answer.json()) as Record<string, unknown>;
}

describe('tokens and scopes', () => {
  it('have different errors for a missing token, a wrong one and one of the wrong kind', async () => {
    expect(await post('auth.test', {})).toEqual({ ok: false, error: 'not_authed' });
    expect(await refusal(clientOf(slack, { token: 'xoxb-otro' }).auth.test())).toBe('invalid_auth');
    expect(await refusal(clientOf(slack, { token: options.appToken }).auth.test())).toBe('not_allowed_token_type');
    expect(await refusal(client.apps.connections.open())).toBe('not_allowed_token_type');
  });

  it('are accepted with the token in a form or in the header of a JSON call', async () => {
    const form = new URLSearchParams({ token: options.botToken });
    expect(await post('auth.test', { body: form })).toMatchObject({ ok: true, user_id: botUserId, team_id: 'T1' });
    const json = { channel: general, text: 'hola', blocks: header };
    const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${options.botToken}` };
    expect(await post('chat.postMessage', { body: JSON.stringify(json), headers })).toMatchObject({ ok: true });
  });

  it('that are missing are named in the error, where the method needs them', async () => {
    await restart({ botScopes: ['chat:write'] });
    await expect(client.users.info({ user: ana.id })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write' },
    });
    expect(await refusal(client.users.lookupByEmail({ email: 'x@y.co' }))).toBe('missing_scope');
    expect(await refusal(client.usergroups.users.list({ usergroup: 'SEQUIPO' }))).toBe('missing_scope');
    await restart({ botScopes: without('im:history') });
    expect(await refusal(client.conversations.history({ channel: 'DANA' }))).toBe('missing_scope');
    expect(await refusal(client.conversations.history({ channel: systems }))).toBe('ok');
    expect(await refusal(client.conversations.history({ channel: general }))).toBe('missing_scope');
  });

  it('do not help with a method that the local Slack does not have', async () => {
    for (const name of ['chat.meMessage', 'chat.postEphemeral', 'blocks.validate'])
      expect(await refusal(client.apiCall(name))).toBe('unknown_method');
  });
});

describe('messages', () => {
  it('can be posted in channels with the bot, and to a person as their direct message', async () => {
    expect(await client.chat.postMessage({ channel: ana.id, text: 'hola' })).toMatchObject({ channel: 'DANA' });
    expect(slack.messagesFor(ana.id)).toMatchObject([{ channel: slack.directMessageOf(ana.id), user: botUserId }]);
    expect(slack.messagesFor(luis.id)).toEqual([]);
    const to = (channel: string) => refusal(client.chat.postMessage({ channel, text: 'hola' }));
    expect(await to(elsewhere)).toBe('not_in_channel');
    expect(await to(hidden)).toBe('channel_not_found');
    expect(await to('UNADIE')).toBe('channel_not_found');
    expect(await to(outsider.id)).toBe('channel_not_found');
  });

  it('cannot be sent to a person when the Messages tab is off', async () => {
    await restart({ messagesTab: false });
    expect(await refusal(client.chat.postMessage({ channel: ana.id, text: 'x' }))).toBe('messages_tab_disabled');
  });

  it('are refused and not stored without content, or with bad blocks, metadata or thread', async () => {
    const say = (more: object) => refusal(client.apiCall('chat.postMessage', { channel: general, ...more }));
    expect(await say({})).toBe('no_text');
    expect(await say({ text: '', blocks: [] })).toBe('no_text');
    expect(await say({ blocks: 'x' })).toBe('invalid_blocks_format');
    expect(await say({ blocks: [{ type: 'header', text: text('x'.repeat(151)) }] })).toBe('invalid_blocks');
    expect(await say({ text: 'x', metadata: { event_type: 'a', event_payload: { deep: { er: 1 } } } })).toBe(
      'invalid_metadata_schema',
    );
    expect(await say({ text: 'x', thread_ts: '1.000001' })).toBe('thread_not_found');
    expect(slack.everythingEverPosted()).toEqual([]);
  });

  it('of the bot are updated under the same ts, and keep blocks and metadata that the update does not give', async () => {
    const metadata = { event_type: 'solicitud', event_payload: { id: '7' } };
    const { ts = '' } = await client.chat.postMessage({ channel: general, text: 'uno', blocks: header, metadata });
    expect(await client.chat.update({ channel: general, ts, text: 'dos' })).toMatchObject({ ts, text: 'dos' });
    const [message] = slack.messagesFor(ana.id);
    expect(message).toMatchObject({ ts, text: 'dos', edited: true, metadata, blocks: [{ type: 'header' }] });
    await client.chat.update({ channel: general, ts, text: 'tres', blocks: [] });
    expect(slack.messagesFor(ana.id)).toMatchObject([{ text: 'tres', blocks: [] }]);
    expect(slack.everythingEverPosted().map(({ text }) => text)).toEqual(['uno', 'dos', 'tres']);
    expect(await refusal(client.chat.update({ channel: general, ts, text: 'x'.repeat(4001) }))).toBe('msg_too_long');
    expect(await refusal(client.chat.update({ channel: general, ts: '1.000001', text: 'x' }))).toBe(
      'message_not_found',
    );
    expect(await refusal(client.chat.update({ channel: ana.id, ts, text: 'x' }))).toBe('channel_not_found');
  });

  it('of people are stored escaped, and the bot can neither update nor delete them', async () => {
    await slack.say(ana.id, general, 'a < b & c');
    const [message] = slack.messagesFor(luis.id);
    expect(message?.text).toBe('a &lt; b &amp; c');
    const ts = message?.ts ?? '';
    expect(await refusal(client.chat.update({ channel: general, ts, text: 'x' }))).toBe('cant_update_message');
    expect(await refusal(client.chat.delete({ channel: general, ts }))).toBe('cant_delete_message');
    await slack.say(ana.id, slack.directMessageOf(ana.id), 'hola');
    expect(slack.noticesFor(ana.id)).toMatchObject([{ text: 'No puede escribir aquí: use los botones o /correo' }]);
  });
});

describe('history', () => {
  it('returns the newest messages first, in pages, with metadata when asked for', async () => {
    for (const id of ['1', '2', '3']) {
      const metadata = { event_type: 'solicitud', event_payload: { id } };
      await client.chat.postMessage({ channel: ana.id, text: id, metadata });
    }
    const first = await client.conversations.history({ channel: 'DANA', limit: 2, include_all_metadata: true });
    expect(first.messages?.map(({ text, metadata }) => [text, metadata?.event_payload])).toEqual([
      ['3', { id: '3' }],
      ['2', { id: '2' }],
    ]);
    expect(first.has_more).toBe(true);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel: 'DANA', limit: 2, cursor });
    expect(second.messages).toMatchObject([{ text: '1' }]);
    expect(second.messages?.[0]?.metadata).toBeUndefined();
    expect(second.has_more).toBe(false);
    const oldest = first.messages?.[1]?.ts ?? '';
    const later = await client.conversations.history({ channel: 'DANA', oldest });
    expect(later.messages?.map(({ text }) => text)).toEqual(['3']);
    const inclusive = await client.conversations.history({ channel: 'DANA', oldest, inclusive: true });
    expect(inclusive.messages?.map(({ text }) => text)).toEqual(['3', '2']);
  });

  it('leaves out replies, which conversations.replies returns', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: systems, text: 'tarjeta' });
    await client.chat.postMessage({ channel: systems, text: 'respuesta', thread_ts: ts });
    const history = await client.conversations.history({ channel: systems });
    expect(history.messages).toMatchObject([{ text: 'tarjeta', reply_count: 1 }]);
    const thread = await client.conversations.replies({ channel: systems, ts });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['tarjeta', 'respuesta']);
  });

  it('has a reply that is shown to the whole channel, with what it answers', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: systems, text: 'tarjeta' });
    const reply = { channel: systems, text: 'respuesta', thread_ts: ts, reply_broadcast: true } as const;
    const posted = await client.chat.postMessage(reply);
    expect(posted.message).toMatchObject({ subtype: 'thread_broadcast', thread_ts: ts, root: { ts, text: 'tarjeta' } });
    const history = await client.conversations.history({ channel: systems });
    expect(history.messages).toMatchObject([
      { text: 'respuesta', subtype: 'thread_broadcast', thread_ts: ts, root: { ts, reply_count: 1 } },
      { text: 'tarjeta', reply_count: 1 },
    ]);
    const thread = await client.conversations.replies({ channel: systems, ts });
    expect(thread.messages).toMatchObject([{ text: 'tarjeta' }, { text: 'respuesta', subtype: 'thread_broadcast' }]);
    // It stays one when it is changed.
    await client.chat.update({ channel: systems, ts: posted.ts ?? '', text: 'otra' });
    const changed = await client.conversations.history({ channel: systems, limit: 1 });
    expect(changed.messages).toMatchObject([{ text: 'otra', subtype: 'thread_broadcast' }]);
  });

  it('takes nothing for the whole channel that answers nothing', async () => {
    const say = { channel: systems, text: 'x', reply_broadcast: true };
    expect(await refusal(client.apiCall('chat.postMessage', say))).toBe('invalid_arguments');
    await client.apiCall('chat.postMessage', { ...say, reply_broadcast: false });
    expect((await client.conversations.history({ channel: systems })).messages).toHaveLength(1);
  });

  it('cannot be read by a bot that is not in the channel', async () => {
    await restart({ botScopes: [...options.botScopes, 'channels:history'] });
    expect(await refusal(client.conversations.history({ channel: elsewhere }))).toBe('not_in_channel');
    expect(await refusal(client.conversations.history({ channel: hidden }))).toBe('channel_not_found');
  });
});

describe('people', () => {
  it('of another organisation are marked as such, and not found by e-mail', async () => {
    expect(await client.users.info({ user: outsider.id })).toMatchObject({
      user: { team_id: 'T9', is_stranger: true, real_name: 'De Otra Entidad' },
    });
    const { user } = await client.users.info({ user: ana.id, include_locale: true });
    expect(user).toMatchObject({
      ...{ team_id: 'T1', is_bot: false, is_restricted: false, is_ultra_restricted: false, deleted: false },
      ...{ tz: 'America/Bogota', locale: 'es-LA', profile: { email: ana.email } },
    });
    expect((await client.users.lookupByEmail({ email: 'ANA@entidad.gov.co' })).user?.id).toBe(ana.id);
    expect(await refusal(client.users.lookupByEmail({ email: outsider.email ?? '' }))).toBe('users_not_found');
    expect(await refusal(client.users.info({ user: 'UNADIE' }))).toBe('user_not_found');
  });

  it('have flags for guests of several channels or of one, for who left, and for a confirmed address', async () => {
    const flags = async (): Promise<unknown> => (await client.users.info({ user: ana.id })).user;
    expect(await flags()).toMatchObject({ is_email_confirmed: true });
    slack.changeUser(ana.id, { isEmailConfirmed: false, isRestricted: true, isUltraRestricted: true, deleted: true });
    expect(await flags()).toMatchObject({
      ...{ is_email_confirmed: false, is_restricted: true, is_ultra_restricted: true, deleted: true },
    });
    expect((await client.users.info({ user: outsider.id })).user).not.toHaveProperty('is_email_confirmed');
  });

  it('come without their e-mail address when the scope for it is missing', async () => {
    await restart({ botScopes: ['users:read'] });
    expect((await client.users.info({ user: ana.id })).user?.profile?.email).toBeUndefined();
  });

  it('of a user group are listed, and a direct message with one is opened', async () => {
    expect((await client.usergroups.users.list({ usergroup: 'SEQUIPO' })).users).toEqual([luis.id]);
    expect((await client.conversations.open({ users: ana.id })).channel?.id).toBe('DANA');
  });

  it('of another organisation cannot use commands', async () => {
    await slack.slashCommand(outsider.id, systems, '/correo', '');
    expect(slack.noticesFor(outsider.id)).toMatchObject([{ text: '/correo no es un comando válido.' }]);
  });
});

describe('views', () => {
  it('cannot be opened with a trigger_id that was never issued', async () => {
    expect(await refusal(client.views.open({ trigger_id: '1.2.x', view }))).toBe('invalid_trigger_id');
  });

  it('are refused with what is wrong and where, or as too large', async () => {
    const long = { ...view, title: text('x'.repeat(25)) };
    await expect(client.views.open({ trigger_id: '1.2.x', view: long })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
        },
      },
    });
    const large = {
      ...view,
      blocks: Array.from({ length: 100 }, () => ({ type: 'section', text: text('x'.repeat(2990)) }) as const),
    };
    expect(await refusal(client.views.open({ trigger_id: '1.2.x', view: large }))).toBe('view_too_large');
  });

  it('published as a home are refused with an outdated hash', async () => {
    const home = { type: 'home' as const, blocks: header };
    const first = await client.views.publish({ user_id: ana.id, view: home });
    const hash = first.view?.hash ?? '';
    await client.views.publish({ user_id: ana.id, view: home, hash });
    expect(await refusal(client.views.publish({ user_id: ana.id, view: home, hash }))).toBe('hash_conflict');
    expect(await refusal(client.views.update({ view_id: 'VNADA', view }))).toBe('not_found');
  });
});
