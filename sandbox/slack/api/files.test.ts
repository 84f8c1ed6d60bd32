import { Buffer } from 'node:buffer';
import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalSlack } from '#sandbox/services/slack.ts';
import { ana, clientOf, elsewhere, general, hidden, luis, options, refusal, systems } from '../bolt-bot.fixture.ts';
import { startLocalSlack } from '../local-slack.ts';
import { text } from '../windows.fixture.ts';

const pdf = Buffer.from('%PDF-1.7 Señal de prueba');
const name = 'FT-GTI-006 de Ángela Ñustes.pdf';

let slack: LocalSlack;
let client: WebClient;
beforeEach(() => restart({}));
afterEach(() => slack.stop());

async function restart(change: Partial<typeof options>): Promise<void> {
  await (slack as LocalSlack | undefined)?.stop();
  slack = await startLocalSlack({ ...options, rateLimits: false, ...change });
  client = clientOf(slack);
}

async function upload(bytes: Uint8Array, filename = name): Promise<string> {
  const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
    filename,
    length: bytes.byteLength,
  });
  expect((await fetch(url, { method: 'POST', body: bytes })).status).toBe(200);
  return id;
}
const complete = (id: string, more: { channel_id: string; thread_ts?: string }): Promise<string> =>
  refusal(client.apiCall('files.completeUploadExternal', { files: [{ id }], ...more }));

describe('a file sent by the unmodified client', () => {
  it('shows in a direct message with its name, kind and size, and only that person can fetch its bytes', async () => {
    await client.filesUploadV2({
      channel_id: slack.directMessageOf(ana.id),
      file: pdf,
      filename: name,
      title: 'Acta de Ángela',
      initial_comment: 'Aquí está su *formato*.',
    });
    const [message] = slack.messagesFor(ana.id);
    expect(message).toMatchObject({ user: slack.botUserId, text: 'Aquí está su *formato*.', blocks: [] });
    const [file] = message?.files ?? [];
    expect(file).toMatchObject({ name, title: 'Acta de Ángela', mimetype: 'application/pdf', size: pdf.byteLength });
    expect(Buffer.from(slack.fileFor(ana.id, file?.id ?? '')?.bytes ?? [])).toEqual(pdf);
    expect(slack.fileFor(luis.id, file?.id ?? '')).toBeNull();
    expect(slack.messagesFor(luis.id)).toEqual([]);
    expect(JSON.stringify(slack.everythingEverPosted())).toContain('Acta de Ángela');
  });

  it('can be in a thread and in its history, while the answer to the upload does not name the message', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: systems, text: 'Solicitud' });
    const blocks = [{ type: 'section', text: text('Hoja nueva') }];
    const sent = await client.filesUploadV2({
      channel_id: systems,
      thread_ts: ts,
      blocks,
      content: 'a;b',
      filename: 'lista.csv',
    });
    expect(sent).toMatchObject({ ok: true, files: [{ files: [{ title: 'lista.csv', mimetype: '', shares: {} }] }] });
    const { messages = [] } = await client.conversations.replies({ channel: systems, ts });
    const file = { name: 'lista.csv', filetype: 'csv', mimetype: 'text/csv', size: 3, mode: 'hosted' };
    expect(messages.at(-1)).toMatchObject({ thread_ts: ts, blocks: [{ type: 'section' }], files: [file] });
    expect((await client.conversations.history({ channel: systems })).messages).toHaveLength(1);
  });

  it('may be one of several on one message', async () => {
    await client.filesUploadV2({
      channel_id: general,
      file_uploads: [
        { file: pdf, filename: 'uno.pdf' },
        { content: 'dos', filename: 'dos.desconocido' },
      ],
    });
    expect(slack.messagesFor(luis.id)).toMatchObject([
      { files: [{ name: 'uno.pdf' }, { name: 'dos.desconocido', mimetype: 'application/octet-stream' }] },
    ]);
  });

  it('stays after a restart and after an edit of its message', async () => {
    await client.filesUploadV2({ channel_id: general, file: pdf, filename: name, initial_comment: 'antes' });
    const { ts = '', files: [file] = [] } = slack.messagesFor(ana.id)[0] ?? {};
    await restart({ snapshot: JSON.parse(JSON.stringify(slack.snapshot())) as unknown });
    await client.chat.update({ channel: general, ts, text: 'después' });
    expect(slack.messagesFor(ana.id)).toMatchObject([{ text: 'después', files: [{ name }] }]);
    expect(Buffer.from(slack.fileFor(ana.id, file?.id ?? '')?.bytes ?? [])).toEqual(pdf);
  });

  it('loses its bytes when newer files need the room', async () => {
    const big = new Uint8Array(9 * 1024 * 1024);
    for (const filename of ['uno.zip', 'dos.zip', 'tres.zip']) {
      expect(await complete(await upload(big, filename), { channel_id: general })).toBe('ok');
    }
    const kept = slack.messagesFor(ana.id).map(({ files = [] }) => slack.fileFor(ana.id, files[0]?.id ?? '') !== null);
    expect(kept).toEqual([false, false, true]);
  });
});

describe('an upload is refused', () => {
  it('without the scope', async () => {
    await restart({ botScopes: options.botScopes.filter((scope) => scope !== 'files:write') });
    const wish = { filename: name, length: 1 };
    await expect(client.files.getUploadURLExternal(wish)).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'files:write' },
    });
    expect(await complete('F1', { channel_id: general })).toBe('missing_scope');
  });

  it.each([
    ['a person in the place of a conversation', ana.id, 'invalid_arguments'],
    ['a channel that does not exist', 'CNADA', 'channel_not_found'],
    ['a private channel without the bot', hidden, 'channel_not_found'],
    ['a public channel without the bot', elsewhere, 'not_in_channel'],
  ])('for %s, and can still be completed elsewhere', async (_, channel, error) => {
    await restart({ botScopes: [...options.botScopes, 'chat:write.public'] });
    const id = await upload(pdf);
    expect(await complete(id, { channel_id: channel })).toBe(error);
    expect(slack.everythingEverPosted()).toEqual([]);
    expect(await complete(id, { channel_id: general })).toBe('ok');
  });

  it('for a file that is unknown, not uploaded yet, or completed before', async () => {
    expect(await complete('FNADA', { channel_id: general })).toBe('file_not_found');
    const { file_id: waiting = '' } = await client.files.getUploadURLExternal({ filename: name, length: 5 });
    expect(await complete(waiting, { channel_id: general })).toBe('file_not_found');
    const id = await upload(pdf);
    expect(await complete(id, { channel_id: general })).toBe('ok');
    expect(await complete(id, { channel_id: general })).toBe('file_not_found');
    expect(slack.messagesFor(ana.id)).toHaveLength(1);
  });

  it('for a thread that does not exist, invalid blocks, and no files', async () => {
    const id = await upload(pdf);
    const thread = { channel_id: general, thread_ts: '1.000001' };
    expect(await complete(id, thread)).toBe('thread_not_found');
    const call = (more: Record<string, unknown>): Promise<string> =>
      refusal(client.apiCall('files.completeUploadExternal', { channel_id: general, ...more }));
    expect(await call({ files: [{ id }], blocks: [{ type: 'nada' }] })).toBe('invalid_blocks');
    expect(await call({})).toBe('invalid_arguments');
    expect(await call({ files: [] })).toBe('invalid_arguments');
    expect(await call({ files: [{ id }, { id }] })).toBe('file_not_found');
    expect(await complete(id, { channel_id: general })).toBe('ok');
  });

  it('for an invalid length', async () => {
    const open = (length: number): Promise<string> =>
      refusal(client.files.getUploadURLExternal({ filename: name, length }));
    expect([await open(0), await open(1.5), await open(2 ** 31)]).toEqual([
      'missing_argument',
      'invalid_arguments',
      'file_upload_size_restricted',
    ]);
  });
});

describe('the address of an upload', () => {
  it('accepts exactly the announced length, once, as bytes or as a form', async () => {
    const { upload_url: url = '' } = await client.files.getUploadURLExternal({ filename: name, length: 4 });
    const send = async (body: string | FormData): Promise<number> =>
      (await fetch(url, { method: 'POST', body })).status;
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(await send('demasiado')).toBe(400);
    const form = new FormData();
    form.append('filename', new Blob(['1234']), name);
    expect(await send(form)).toBe(200);
    expect(await send('1234')).toBe(404);
  });

  it('can fail by a fault in each step of the upload', async () => {
    const send = (): Promise<string> =>
      refusal(client.filesUploadV2({ channel_id: general, file: pdf, filename: name }));
    slack.addFault({ kind: 'http-500', match: '^files\\.upload$' });
    expect(await send()).toBe('slack_webapi_http_error');
    slack.addFault({ kind: 'throttle-retry-after-30', match: 'getUploadURL' });
    expect(await send()).toBe('slack_webapi_rate_limited_error');
    expect(slack.everythingEverPosted()).toEqual([]);
    slack.addFault({ kind: 'reset-after-commit', match: 'completeUpload' });
    expect(await send()).toBe('slack_webapi_request_error');
    expect(slack.messagesFor(ana.id)).toMatchObject([{ files: [{ name }] }]);
  });
});
