import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { ana, general, type Mode, options, refusal, type Rig, startRig, until } from '../bolt-bot.fixture.ts';
import { startLocalSlack } from '../local-slack.ts';
import { button, text } from '../windows.fixture.ts';

const view: ModalView = {
  type: 'modal',
  title: text('Más'),
  blocks: [{ type: 'actions', block_id: 'b', elements: [button('mas')] }],
};

let rig: Rig;
afterEach(() => rig.stop());

interface ReceivedEvent {
  readonly id: unknown;
  readonly retry: unknown;
}

async function countingEvents(mode: Mode): Promise<ReceivedEvent[]> {
  const heard: ReceivedEvent[] = [];
  rig = await startRig(
    (app) => {
      app.event('app_home_opened', async ({ body, context }) => {
        heard.push({ id: body.event_id, retry: context.retryNum });
      });
      app.event('team_join', async ({ event }) => {
        heard.push({ id: event.user.id, retry: undefined });
      });
    },
    { mode },
  );
  return heard;
}

/** Starts an app, runs a command, and returns the command's trigger_id and response_url for the test to use. */
async function runCommand(): Promise<{ trigger: string; respondTo: string }> {
  let given = { trigger: '', respondTo: '' };
  rig = await startRig((app: App) => {
    app.command('/correo', async ({ ack, body }) => {
      given = { trigger: body.trigger_id, respondTo: body.response_url };
      await ack();
    });
  });
  await rig.slack.slashCommand(ana.id, general, '/correo', '');
  return given;
}

describe.each(['socket', 'http'] as const)('events over %s', (mode) => {
  it('that are not acknowledged are sent again as the same event: at once, after 1 and after 5 minutes', async () => {
    const heard = await countingEvents(mode);
    rig.slack.addFault({ kind: 'drop-ack', match: 'app_home_opened', times: 3 });
    const opened = rig.slack.openHome(ana.id);
    for (const [count, pause] of [
      [1, 3000],
      [2, 3000],
      [2, 60_000],
      [3, 3000],
      [3, 300_000],
    ] as const) {
      await until(() => heard.length === count);
      await new Promise((resolve) => setTimeout(resolve, 30));
      rig.slack.moveClock(pause + 1);
    }
    await opened;
    await until(() => heard.length === 4);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
    expect(heard.slice(1).map(({ retry }) => Number(retry))).toEqual([1, 2, 3]);
  });

  it('arrive twice with the fault duplicate-delivery', async () => {
    const heard = await countingEvents(mode);
    rig.slack.addFault({ kind: 'duplicate-delivery', match: 'app_home_opened' });
    await rig.slack.openHome(ana.id);
    await until(() => heard.length === 2);
    expect(heard[0]?.id).toBe(heard[1]?.id);
  });

  it('report a person who joins', async () => {
    const heard = await countingEvents(mode);
    rig.slack.addUser({ id: 'UNUEVA', teamId: 'T1', name: 'nueva', realName: 'Nueva' });
    await until(() => heard.length === 1);
    expect(heard[0]?.id).toBe('UNUEVA');
  });
});

describe('the app', () => {
  it('that is not connected gets no command, and the person sees a notice, which they can dismiss', async () => {
    rig = await startRig();
    await rig.app.stop();
    await until(() => !rig.slack.connected());
    await rig.slack.slashCommand(ana.id, general, '/correo', '');
    expect(rig.slack.noticesFor(ana.id)[0]?.text).toContain('dispatch_failed');
    const [notice] = rig.slack.noticesFor(ana.id);
    rig.slack.dismissNotice(ana.id, notice?.id ?? '');
    expect(rig.slack.noticesFor(ana.id)).toEqual([]);
  });

  it('whose acknowledgement is lost seems not to answer, and the person sees a notice', async () => {
    rig = await startRig((app) => app.command('/correo', ({ ack }) => ack()));
    rig.slack.addFault({ kind: 'drop-ack', match: 'slash_commands' });
    const sent = rig.slack.slashCommand(ana.id, general, '/correo', '');
    await new Promise((resolve) => setTimeout(resolve, 30));
    rig.slack.moveClock(3001);
    await sent;
    expect(rig.slack.noticesFor(ana.id)).toMatchObject([
      { text: '/correo no respondió a tiempo (operation_timeout). Intente de nuevo.' },
    ]);
  });

  it.each(['socket', 'http'] as const)('has as long as patienceMs to acknowledge (%s)', async (mode) => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    let asked = 0;
    const listen = (app: App): void =>
      app.command('/correo', async ({ ack }) => {
        asked += 1;
        await held;
        await ack('listo').catch(() => undefined);
      });
    rig = await startRig(listen, { mode, slack: { patienceMs: 60_000 } });
    const missed = rig.slack.slashCommand(ana.id, general, '/correo', '');
    await until(() => asked === 1);
    rig.slack.moveClock(59_000);
    const late = rig.slack.slashCommand(ana.id, general, '/correo', '');
    await until(() => asked === 2);
    rig.slack.moveClock(2_000);
    await missed;
    expect(rig.slack.noticesFor(ana.id)).toMatchObject([{ text: expect.stringContaining('operation_timeout') }]);
    release();
    await late;
    expect(rig.slack.messagesFor(ana.id)).toMatchObject([{ text: 'listo' }]);
  });

  it('has only Slack’s 3 s to acknowledge when its connection is gone, whatever patienceMs is', async () => {
    let asked = 0;
    const listen = (app: App): void =>
      app.command('/correo', async () => {
        asked += 1;
        await new Promise(() => undefined);
      });
    rig = await startRig(listen, { slack: { patienceMs: 60_000 } });
    const sent = rig.slack.slashCommand(ana.id, general, '/correo', '');
    await until(() => asked === 1);
    await rig.app.stop();
    await until(() => !rig.slack.connected());
    rig.slack.moveClock(3001);
    await sent;
    expect(rig.slack.noticesFor(ana.id)).toMatchObject([{ text: expect.stringContaining('operation_timeout') }]);
  });

  it('is disconnected by the fault disconnect-socket', async () => {
    rig = await startRig();
    rig.slack.addFault({ kind: 'disconnect-socket', match: '.' });
    expect(rig.slack.connected()).toBe(false);
  });

  it('does not get a command that is not its own, and the person sees that it is unknown', async () => {
    rig = await startRig();
    await rig.slack.slashCommand(ana.id, general, '/otra', '');
    expect(rig.slack.noticesFor(ana.id)).toMatchObject([{ text: '/otra no es un comando válido.' }]);
  });
});

describe('a trigger_id', () => {
  it('opens one view, within 3 s', async () => {
    const { trigger } = await runCommand();
    expect(await refusal(rig.client.views.open({ trigger_id: trigger, view }))).toBe('ok');
    expect(await refusal(rig.client.views.open({ trigger_id: trigger, view }))).toBe('exchanged_trigger_id');
  });

  it('expires', async () => {
    const { trigger } = await runCommand();
    rig.slack.moveClock(3001);
    expect(await refusal(rig.client.views.open({ trigger_id: trigger, view }))).toBe('expired_trigger_id');
    expect(rig.slack.modalsOf(ana.id)).toEqual([]);
  });

  it('cannot push a view unless it comes from an action in a modal', async () => {
    const { trigger } = await runCommand();
    expect(await refusal(rig.client.views.push({ trigger_id: trigger, view }))).toBe('not_found');
  });

  it('of an action in a modal pushes views, up to a stack of three', async () => {
    const { trigger } = await runCommand();
    await rig.client.views.open({ trigger_id: trigger, view });
    let pressed = '';
    rig.app.action('mas', async ({ ack, body }) => {
      pressed = (body as BlockAction).trigger_id;
      await ack();
    });
    const push = async (): Promise<string> => {
      const at = { kind: 'modal', modalId: rig.slack.modalsOf(ana.id).at(-1)?.id ?? '' } as const;
      await rig.slack.act(ana.id, at, { blockId: 'b', actionId: 'mas', state: { type: 'button' } }, {});
      return refusal(rig.client.views.push({ trigger_id: pressed, view }));
    };
    expect([await push(), await push(), await push()]).toEqual(['ok', 'ok', 'push_limit_reached']);
    const [bottom, top] = rig.slack.modalsOf(ana.id);
    expect(rig.slack.modalsOf(ana.id)).toHaveLength(3);
    await rig.slack.closeModal(ana.id, top?.id ?? '');
    expect(rig.slack.modalsOf(ana.id).map(({ id }) => id)).toEqual([bottom?.id]);
  });
});

describe('a response_url', () => {
  const say = (url: string, body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) });

  it('can be used five times', async () => {
    const { respondTo } = await runCommand();
    for (let i = 0; i < 5; i += 1) expect((await say(respondTo, { text: `n.º ${i}` })).status).toBe(200);
    const sixth = await say(respondTo, { text: 'demasiado' });
    expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
    expect(rig.slack.messagesFor(ana.id)).toHaveLength(5);
  });

  it('can be used for half an hour, and refuses bad blocks', async () => {
    const { respondTo } = await runCommand();
    expect((await say(respondTo, { blocks: [{ type: 'nada' }] })).status).toBe(400);
    rig.slack.moveClock(30 * 60_000 + 1);
    expect(await (await say(respondTo, { text: 'tarde' })).json()).toEqual({ ok: false, error: 'expired_url' });
  });
});

it('the local Slack shares deliveries among up to ten connections and refuses an eleventh', async () => {
  const slack = await startLocalSlack(options);
  const frames: string[][] = [];
  const open = async (): Promise<WebSocket> => {
    const headers = { authorization: `Bearer ${options.appToken}` };
    const answer = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
    const socket = new WebSocket(((await answer.json()) as { url: string }).url);
    const own: string[] = [];
    frames.push(own);
    socket.addEventListener('message', ({ data }) => {
      const frame = JSON.parse(String(data)) as { type: string; envelope_id?: string };
      own.push(frame.type);
      if (frame.envelope_id !== undefined) socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload: {} }));
    });
    await until(() => own.length === 1);
    return socket;
  };
  for (let i = 0; i < 11; i += 1) await open();
  expect(frames.map(([first]) => first)).toEqual([...Array<string>(10).fill('hello'), 'disconnect']);
  for (let i = 0; i < 10; i += 1) await slack.slashCommand(ana.id, general, '/correo', '');
  expect(frames.slice(0, 10).every((own) => own.filter((type) => type === 'slash_commands').length === 1)).toBe(true);
  await slack.stop();
  rig = await startRig();
});
