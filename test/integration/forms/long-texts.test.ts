import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUICK } from '#test/stages/desk.ts';
import { freePort } from '#sandbox/free-port.fixture.ts';
import { interactionBody, signedPost } from '#test/signed-post.ts';
import { creationValues, eventually, personAt, setStage, typed, type Stage } from '#test/stages/stage.ts';

const SYSTEMS = 'U0SISTEMAS1';
const TOO_LONG = 'Es demasiado largo. Escríbalo más corto.';
const request = JSON.stringify({ requestId: randomUUID(), item: 'policy' });
const finding = JSON.stringify({ findingId: randomUUID(), page: 0 });
const decidedAlone = JSON.stringify({ requestId: randomUUID(), actionId: 'request_execute' });

/** Each text of a modal, with its greatest length and the modal's metadata. */
const TEXTS = [
  ['reject_view', 'text', 1_000, request],
  ['ask_view', 'text', 1_000, request],
  ['answer_view', 'text', 1_000, request],
  ['give_up_view', 'text', 1_000, request],
  ['line_not_run_view', 'text', 1_000, request],
  ['undo_view', 'text', 1_000, request],
  ['decline_view', 'text', 1_000, request],
  ['alone_view', 'alone', 1_000, decidedAlone],
  ['release_address', 'reason', 500, JSON.stringify({ address: 'nadie@rioclaro.example' })],
  ['ignore_finding', 'reason', 500, finding],
  ['adopt_finding', 'reason', 500, finding],
] as const;

/** The texts of the form for a new account. */
const FIELDS = [
  ['givenNames', 64],
  ['surnames', 64],
  ['position', 128],
  ['justification', 1_000],
] as const;

describe('a text longer than its field allows', () => {
  let stage: Stage;
  let url: string;
  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}/slack/events`;
    stage = await setStage(
      { overrides: QUICK, transport: 'http', botUrl: `http://127.0.0.1:${port}` },
      { PORT: `${port}` },
    );
  });
  afterAll(async () => await stage.stop());

  /** Submits a modal like somebody who ignores Slack's own limit. */
  const send = async (view: {
    readonly callback: string;
    readonly values: unknown;
    readonly metadata?: string;
  }): Promise<{ readonly errors?: Readonly<Record<string, string>> }> => {
    const { slack, env } = stage.institution;
    const team = { id: slack.teamId, domain: 'rioclaro' };
    const { callback: callback_id, values, metadata: private_metadata = '' } = view;
    const payload = {
      type: 'view_submission',
      ...{ team, api_app_id: 'A0', token: 't', trigger_id: '1.2.3', response_urls: [], is_enterprise_install: false },
      user: { id: SYSTEMS, name: 'jorge', username: 'jorge', team_id: slack.teamId },
      view: { id: 'V1', type: 'modal', callback_id, private_metadata, blocks: [], hash: '1', state: { values } },
    };
    const secret = env['SLACK_SIGNING_SECRET'] ?? '';
    const { status, text } = await signedPost({ url, secret }, { body: interactionBody(payload) });
    expect(status).toBe(200);
    return text === '' ? {} : (JSON.parse(text) as { errors?: Readonly<Record<string, string>> });
  };

  it.each(TEXTS)('is refused by %s at its field %s', async (callback, field, max, metadata) => {
    const text = async (length: number): ReturnType<typeof send> =>
      await send({ callback, metadata, values: { [field]: { [field]: typed('a'.repeat(length)) } } });
    expect((await text(max + 1)).errors).toEqual({ [field]: TOO_LONG });
    expect((await text(max)).errors).toBeUndefined();
  });

  it.each(FIELDS)('is refused by the form for a new account at %s', async (field, max) => {
    const errors = async (length: number): Promise<Readonly<Record<string, string>>> => {
      const values = creationValues({ [field]: typed('a'.repeat(length)) });
      return (await send({ callback: 'creation_form', values })).errors ?? {};
    };
    expect(await errors(max + 1)).toHaveProperty(field, TOO_LONG);
    expect(await errors(max)).not.toHaveProperty(field);
  });

  it.each(['/correo', '/correos'])('after the command %s is refused, only to the person', async (command) => {
    const asker = personAt(stage, SYSTEMS);
    await asker.command(command, 'a'.repeat(201));
    await eventually('the answer', () =>
      asker.messages().find(({ text }) => text.startsWith('Escribió demasiado después del comando')),
    );
  });
});
