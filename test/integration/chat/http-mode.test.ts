import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#sandbox/free-port.fixture.ts';
import { eventually, personAt, setStage, textOf, type Stage } from '#test/stages/stage.ts';

describe('the bot behind signed HTTP deliveries', () => {
  let stage: Stage;
  let origin: string;
  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    stage = await setStage({ transport: 'http', botUrl: origin }, { PORT: String(port) });
  });
  afterAll(async () => await stage.stop());

  it('opens the form for /correo', async () => {
    const maria = personAt(stage, 'U0EMPLEADA');
    await maria.command('/correo', 'crear');
    const modal = await eventually('the form', () => maria.modal());
    expect(textOf(modal.view)).toContain('FT-GTI-006');
  });

  it('answers the typeahead of departments', async () => {
    const { slack } = stage.institution;
    const modalId = slack.modalsOf('U0EMPLEADA')[0]?.id ?? '';
    const what = { blockId: 'department', actionId: 'department', value: 'secretaria de SALUD' };
    const options = await slack.suggest('U0EMPLEADA', { kind: 'modal', modalId }, what);
    expect(options.map(({ text }) => text.text)).toContain('Secretaría de Salud');
  });

  it('is alive and ready', async () => {
    for (const path of ['/healthz', '/readyz']) expect((await fetch(`${origin}${path}`)).status).toBe(200);
    expect((await fetch(`${origin}/elsewhere`)).status).toBe(404);
  });

  it('survives a request that is not a delivery', async () => {
    for (const method of ['GET', 'PUT']) expect((await fetch(`${origin}/slack/events`, { method })).status).toBe(404);
    expect((await fetch(`${origin}/slack/events`, { method: 'POST', body: 'nonsense' })).status).toBe(401);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  it('refuses a delivery with a forged or old signature', async () => {
    const body = 'command=%2Fcorreo&user_id=U0EMPLEADA';
    const post = async (secret: string, ageSeconds: number): Promise<number> => {
      const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
      const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signature,
      };
      return (await fetch(`${origin}/slack/events`, { method: 'POST', headers, body })).status;
    };
    expect(await post('somebody-elses-secret', 0)).toBe(401);
    expect(await post(stage.institution.env['SLACK_SIGNING_SECRET'] ?? '', 600)).toBe(401);
  });
});
