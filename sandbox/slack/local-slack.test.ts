import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import {
  ana,
  general,
  luis,
  type Mode,
  options,
  outsider,
  refusal,
  type Rig,
  startRig,
  systems,
  until,
} from './bolt-bot.fixture.ts';
import { button, option, showAlone, text } from './windows.fixture.ts';

const form: ModalView = {
  type: 'modal',
  callback_id: 'solicitud',
  private_metadata: 'borrador-1',
  title: text('Solicitar correo'),
  submit: text('Enviar'),
  blocks: [
    {
      type: 'input',
      block_id: 'nombre',
      label: text('Nombre'),
      element: { type: 'plain_text_input', action_id: 'valor', max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'clase',
      label: text('Clase'),
      element: {
        type: 'static_select',
        action_id: 'valor',
        initial_option: { text: text('Nueva'), value: 'nueva' },
        options: [
          { text: text('Nueva'), value: 'nueva' },
          { text: text('Cambio'), value: 'cambio' },
        ],
      },
    },
    {
      type: 'input',
      block_id: 'nota',
      optional: true,
      label: text('Nota'),
      element: { type: 'plain_text_input', action_id: 'valor' },
    },
    {
      type: 'input',
      block_id: 'dependencia',
      optional: true,
      label: text('Dependencia'),
      element: { type: 'external_select', action_id: 'valor', min_query_length: 1 },
    },
  ],
};

const card: KnownBlock[] = [
  { type: 'section', block_id: 'que', text: text('Una solicitud') },
  {
    type: 'actions',
    block_id: 'botones',
    elements: [button('aprobar', '7')],
  },
];

const press = { blockId: 'botones', actionId: 'aprobar', state: { type: 'button' } };
const named = (value: string) => ({ nombre: { valor: { type: 'plain_text_input', value } } });

let rig: Rig;
afterEach(() => rig.stop());

const opensForm = (app: App): void => {
  app.command('/correo', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
};

async function formOf(mode: Mode, listen: (app: App) => void = () => undefined): Promise<string> {
  rig = await startRig(
    (app) => {
      opensForm(app);
      listen(app);
    },
    { mode },
  );
  await rig.slack.slashCommand(ana.id, general, '/correo', 'nueva');
  await until(() => rig.slack.modalsOf(ana.id).length === 1);
  return rig.slack.modalsOf(ana.id)[0]?.id ?? '';
}

describe.each(['socket', 'http'] as const)('an unmodified Bolt app over %s', (mode) => {
  it('opens a modal on a command, shows its errors, and closes it when the submission is accepted', async () => {
    const submitted: unknown[] = [];
    const modal = await formOf(mode, (app) => {
      app.view('solicitud', async ({ ack, view }) => {
        submitted.push(view.state.values, view.private_metadata);
        if (view.state.values['nombre']?.['valor']?.value === 'repetido') {
          return ack({ response_action: 'errors', errors: { nombre: 'Ya existe' } });
        }
        return ack();
      });
    });
    await rig.slack.submit(ana.id, modal, named('repetido'));
    expect(rig.slack.modalsOf(ana.id)).toMatchObject([{ id: modal, errors: { nombre: 'Ya existe' }, busy: false }]);
    await rig.slack.submit(ana.id, modal, named('ana'));
    expect(rig.slack.modalsOf(ana.id)).toEqual([]);
    expect(submitted.slice(2)).toEqual([
      {
        nombre: { valor: { type: 'plain_text_input', value: 'ana' } },
        clase: {
          valor: {
            type: 'static_select',
            selected_option: { text: text('Nueva'), value: 'nueva' },
          },
        },
        nota: { valor: { type: 'plain_text_input', value: null } },
        dependencia: { valor: { type: 'external_select', selected_option: null } },
      },
      'borrador-1',
    ]);
  });

  it('gets no submission that the Slack client itself would refuse', async () => {
    let calls = 0;
    const modal = await formOf(mode, (app) => {
      app.view('solicitud', async ({ ack }) => {
        calls += 1;
        await ack();
      });
    });
    await rig.slack.submit(ana.id, modal, {});
    expect(rig.slack.modalsOf(ana.id)[0]?.errors).toEqual({ nombre: 'Complete este campo' });
    await rig.slack.submit(ana.id, modal, named('x'.repeat(21)));
    expect(rig.slack.modalsOf(ana.id)[0]?.errors).toEqual({ nombre: 'Escriba como máximo 20 caracteres' });
    expect(calls).toBe(0);
  });

  it('replaces, pushes and clears modals with its acknowledgement', async () => {
    const answers = [
      { response_action: 'update', view: { ...form, title: text('Dos') } },
      { response_action: 'push', view: { ...form, title: text('Tres') } },
      { response_action: 'clear' },
    ] as const;
    let turn = 0;
    const first = await formOf(mode, (app) => {
      app.view('solicitud', ({ ack }) => ack(structuredClone(answers[turn++]) as never));
    });
    const titles = (): unknown[] =>
      rig.slack.modalsOf(ana.id).map(({ view }) => (view.type === 'modal' ? view.title.text : ''));
    await rig.slack.submit(ana.id, first, named('a'));
    expect(titles()).toEqual(['Dos']);
    expect(rig.slack.modalsOf(ana.id)[0]?.id).toBe(first);
    await rig.slack.submit(ana.id, first, named('a'));
    expect(titles()).toEqual(['Dos', 'Tres']);
    await rig.slack.submit(ana.id, rig.slack.modalsOf(ana.id)[1]?.id ?? '', named('a'));
    expect(titles()).toEqual([]);
  });

  it('gets a press with its message, and can post and replace by the response_url', async () => {
    const bodies: BlockAction<ButtonAction>[] = [];
    rig = await startRig(
      (app) => {
        app.action<BlockAction<ButtonAction>>('aprobar', async ({ ack, body, respond }) => {
          await ack();
          bodies.push(body);
          await respond({ text: 'solo para usted' });
          await respond({ text: 'para todos', response_type: 'in_channel' });
          await respond({ text: 'hecho', replace_original: true });
        });
      },
      { mode },
    );
    const { ts = '' } = await rig.client.chat.postMessage({
      channel: systems,
      text: 'Solicitud 7',
      blocks: card,
      metadata: { event_type: 'solicitud', event_payload: { id: '7' } },
    });
    await rig.slack.act(luis.id, { kind: 'message', channel: systems, ts }, press, {});
    const texts = (user: string): string[] => rig.slack.messagesFor(user).map(({ text }) => text);
    await until(() => texts(luis.id).includes('hecho'));
    expect(texts(luis.id)).toEqual(['hecho', 'solo para usted', 'para todos']);
    expect(texts(outsider.id)).toEqual(['hecho', 'para todos']);
    expect(rig.slack.everythingEverPosted().map(({ text }) => text)[0]).toBe('Solicitud 7');
    expect(bodies[0]).toMatchObject({
      type: 'block_actions',
      user: { id: luis.id, team_id: 'T1' },
      channel: { id: systems, name: 'privategroup' },
      container: { type: 'message', message_ts: ts, channel_id: systems, is_ephemeral: false },
      message: { ts, text: 'Solicitud 7', bot_id: 'B0CORREOBOT' },
      actions: [{ action_id: 'aprobar', block_id: 'botones', value: '7', type: 'button' }],
    });
  });

  it('is asked for the options of an external select', async () => {
    const modal = await formOf(mode, (app) => {
      app.options('valor', async ({ ack, options }) => {
        await ack({ options: Array.from({ length: options.value === 'mucho' ? 101 : 2 }, (_, i) => option(`o${i}`)) });
      });
    });
    const at = { kind: 'modal', modalId: modal } as const;
    const what = { blockId: 'dependencia', actionId: 'valor' };
    const options = await rig.slack.suggest(ana.id, at, { ...what, value: 'a' });
    expect(options.map(({ value }) => value)).toEqual(['o0', 'o1']);
    expect(await rig.slack.suggest(ana.id, at, { ...what, value: 'mucho' })).toEqual([]);
    expect(rig.slack.noticesFor(ana.id)[0]?.text).toContain('no more than 100 items allowed');
  });

  it('publishes a home when somebody opens it, and gets shortcuts and presses in the home', async () => {
    const heard: unknown[] = [];
    rig = await startRig(
      (app) => {
        app.event('app_home_opened', async ({ event, client }) => {
          await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: card } });
        });
        app.shortcut('solicitar_correo', async ({ ack, shortcut, client }) => {
          await ack();
          heard.push(shortcut.type, shortcut.user.id);
          await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
        });
        app.action('aprobar', async ({ ack, body }) => {
          await ack();
          heard.push((body as BlockAction).view?.type, body.user.id);
        });
      },
      { mode },
    );
    await rig.slack.openHome(ana.id);
    await until(() => rig.slack.homeOf(ana.id) !== null);
    await rig.slack.shortcut(ana.id, 'solicitar_correo');
    await until(() => rig.slack.modalsOf(ana.id).length === 1);
    await rig.slack.act(ana.id, { kind: 'home' }, press, {});
    expect(heard).toEqual(['shortcut', ana.id, 'home', ana.id]);
    expect(rig.slack.homeOf(luis.id)).toBeNull();
  });

  it('hears nothing of a closed modal', async () => {
    const closed: unknown[] = [];
    const modal = await formOf(mode, (app) => {
      app.use(async ({ body, next }) => {
        closed.push(body['type']);
        await next();
      });
    });
    closed.length = 0;
    await rig.slack.closeModal(ana.id, modal);
    expect(rig.slack.modalsOf(ana.id)).toEqual([]);
    expect(closed).toEqual([]);
  });

  it('has 3 s to acknowledge; after that the person sees a notice and the answer is ignored', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let asked = 0;
    const modal = await formOf(mode, (app) => {
      app.view('solicitud', async ({ ack }) => {
        asked += 1;
        await held;
        await ack({ response_action: 'clear' }).catch(() => undefined);
      });
    });
    const sent = rig.slack.submit(ana.id, modal, named('ana'));
    await until(() => asked === 1);
    expect(rig.slack.modalsOf(ana.id)[0]?.busy).toBe(true);
    rig.slack.moveClock(3001);
    await sent;
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(rig.slack.modalsOf(ana.id)).toMatchObject([{ id: modal, busy: false }]);
    expect(rig.slack.noticesFor(ana.id)[0]?.text).toContain('operation_timeout');
  });

  it('acknowledges a command with a text that only that person sees', async () => {
    rig = await startRig((app) => app.command('/correos', ({ ack }) => ack('Tres cuentas')), { mode });
    await rig.slack.slashCommand(ana.id, general, '/correos', '');
    expect(rig.slack.messagesFor(ana.id)).toMatchObject([{ text: 'Tres cuentas', onlyFor: ana.id, channel: general }]);
    expect(rig.slack.messagesFor(luis.id)).toEqual([]);
  });

  it('cannot find an ephemeral message in the history, nor change it by chat.update', async () => {
    const botScopes = [...options.botScopes, 'channels:history'];
    rig = await startRig(undefined, { mode, slack: { botScopes } });
    const ts = await showAlone(rig, { text: 'solo', blocks: card });
    expect(rig.slack.everythingEverPosted()).toMatchObject([{ text: 'solo', onlyFor: ana.id }]);
    expect(await refusal(rig.client.chat.update({ channel: general, ts, text: 'x' }))).toBe('message_not_found');
    expect((await rig.client.conversations.history({ channel: general })).messages).toEqual([]);
  });
});
