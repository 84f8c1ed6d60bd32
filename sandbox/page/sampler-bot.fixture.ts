import { App, LogLevel } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { accountCard, addForms, button, option, people, words } from './sampler-forms.fixture.ts';

/** For the tests of this folder: a small Bolt app that shows every block and element that the page can draw. */
export interface SamplerBot {
  /** What the app received, oldest first. */
  readonly received: Record<string, unknown>[];
  readonly app: App;
  stop(): Promise<void>;
}

const departments = ['Oficina de Sistemas', 'Secretaría de Salud', 'Oficina de Salud Ambiental', 'Casa de la Mujer'];

const card: KnownBlock[] = [
  { type: 'header', text: words('Solicitud FT-GTI-006-2026-00001') },
  {
    type: 'section',
    text: words('Crear una cuenta para Ángela María Ñustes del Río'),
    fields: [{ type: 'mrkdwn', text: '<@U0EMPLEADA>' }],
    accessory: button('historial', 'Ver historial'),
  },
  { type: 'divider' },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Lo que se hará', style: { bold: true } },
          { type: 'text', text: ', en orden, pedido por ' },
          { type: 'user', user_id: 'U0EMPLEADA' },
          { type: 'text', text: ':\nvea ' },
          { type: 'link', url: 'https://portal.example', text: 'la guía' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: ['Crear la cuenta', 'Asignar la licencia'].map((text) => ({
          type: 'rich_text_section' as const,
          elements: [{ type: 'text' as const, text }],
        })),
      },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'Set-Mailbox -Identity angela.nustes' }] },
    ],
  },
  {
    type: 'actions',
    block_id: 'decision',
    elements: [
      button('aprobar', 'Aprobar', {
        style: 'primary',
        confirm: {
          title: words('¿Aprobar la solicitud?'),
          text: words('Se creará la cuenta angela.nustes.'),
          confirm: words('Sí, aprobar'),
          deny: words('Todavía no'),
        },
      }),
      button('rechazar', 'Rechazar', { style: 'danger' }),
      {
        type: 'static_select',
        action_id: 'asignar',
        placeholder: words('Asignar a'),
        options: [option('jorge', 'Jorge Muñoz'), option('luz', 'Luz Quiñones')],
      },
    ],
  },
  { type: 'context', elements: [words('Recibida hoy')] },
];

function form(extra: readonly KnownBlock[] = []): ModalView {
  return {
    type: 'modal',
    callback_id: 'solicitud',
    title: words('Solicitar correo'),
    submit: words('Enviar solicitud'),
    close: words('Cancelar'),
    blocks: [
      { type: 'context', elements: [words('Cuéntenos para quién es la cuenta.')] },
      {
        type: 'input',
        block_id: 'tipo',
        label: words('Qué necesita'),
        dispatch_action: true,
        element: {
          type: 'radio_buttons',
          action_id: 'v',
          initial_option: option('creacion', 'Crear una cuenta'),
          options: [option('creacion', 'Crear una cuenta'), option('modificacion', 'Cambiar una cuenta')],
        },
      },
      {
        type: 'input',
        block_id: 'nombres',
        label: words('Nombres'),
        hint: words('Como están en el documento.'),
        element: { type: 'plain_text_input', action_id: 'v', max_length: 80 },
      },
      {
        type: 'input',
        block_id: 'correo',
        label: words('Correo personal'),
        element: { type: 'email_text_input', action_id: 'v' },
      },
      {
        type: 'input',
        block_id: 'dependencia',
        label: words('Dependencia'),
        element: { type: 'external_select', action_id: 'v', min_query_length: 2 },
      },
      {
        type: 'input',
        block_id: 'jefe',
        label: words('Funcionario responsable'),
        element: { type: 'users_select', action_id: 'v' },
      },
      {
        type: 'input',
        block_id: 'vinculo',
        label: words('Vinculación'),
        element: {
          type: 'static_select',
          action_id: 'v',
          options: [option('planta', 'Planta'), option('contrato', 'Contratista')],
        },
      },
      {
        type: 'input',
        block_id: 'hasta',
        label: words('Fin del contrato'),
        optional: true,
        element: { type: 'datepicker', action_id: 'v' },
      },
      {
        type: 'input',
        block_id: 'motivo',
        label: words('Motivo'),
        optional: true,
        element: { type: 'plain_text_input', action_id: 'v', multiline: true },
      },
      {
        type: 'input',
        block_id: 'acepta',
        label: words('Tratamiento de datos'),
        element: {
          type: 'checkboxes',
          action_id: 'v',
          options: [{ ...option('si', 'Acepto el tratamiento de los datos'), description: words('Ley 1581 de 2012') }],
        },
      },
      ...extra,
    ],
  };
}

export async function startSamplerBot(env: Readonly<Record<string, string>>): Promise<SamplerBot> {
  const received: Record<string, unknown>[] = [];
  const channel = env['SLACK_SYSTEMS_CHANNEL'] ?? '';
  const app = new App({
    token: env['SLACK_BOT_TOKEN'] ?? '',
    appToken: env['SLACK_APP_TOKEN'] ?? '',
    socketMode: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: env['SLACK_API_URL'] ?? '' },
  });
  const forms = addForms(app, received);
  app.command('/correo', async ({ ack, client, body }) => {
    await ack();
    received.push({ command: body.text });
    await client.views.open({ trigger_id: body.trigger_id, view: body.text === 'lista' ? forms.open : form() });
  });
  app.command('/correos', async ({ ack, respond, body }) => {
    await ack();
    if (body.text === 'tarjeta') {
      await respond({ response_type: 'ephemeral', text: 'Cuenta', blocks: [...accountCard] });
      return;
    }
    await respond({ response_type: 'ephemeral', text: 'Hay 12 cuentas.' });
  });
  // Never acknowledged, so that the chat shows a notice about it.
  app.shortcut('solicitar_correo', () => Promise.resolve());
  app.options('v', async ({ ack, options }) => {
    const all = options.block_id === 'dependencia' ? departments : people;
    const found = all.filter((name) => name.toLowerCase().includes(options.value.toLowerCase()));
    await ack({ options: found.map((name) => option(name, name)) });
  });
  app.action('v', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || body.view === undefined) return;
    const note: KnownBlock = { type: 'context', elements: [words('Se actualizó el formulario')] };
    await client.views.update({ view_id: body.view.id, view: form([note]) });
  });
  app.view('solicitud', async ({ ack, view, client, body }) => {
    received.push({ submitted: view.state.values });
    if (view.state.values['nombres']?.['v']?.value === 'Mal') {
      await ack({ response_action: 'errors', errors: { nombres: 'Ese nombre no parece un nombre' } });
      return;
    }
    await ack();
    const posted = await client.chat.postMessage({ channel, text: 'Solicitud nueva', blocks: card });
    const note = { channel, text: 'Se calculó el plan.', thread_ts: posted.ts ?? '', reply_broadcast: true } as const;
    await client.chat.postMessage(note);
    await client.chat.postMessage({
      channel: body.user.id,
      text: 'Recibimos su solicitud &amp; la vemos, <@U0EMPLEADA>.',
    });
  });
  app.action(/^(aprobar|rechazar|asignar|historial)$/u, async ({ ack, action, body, client }) => {
    await ack();
    received.push({ action });
    if (body.type !== 'block_actions' || body.message === undefined || body.actions[0]?.action_id !== 'aprobar') return;
    const done: KnownBlock[] = [{ type: 'header', text: words('Aprobada') }];
    await client.chat.update({ channel, ts: body.message.ts, text: 'Aprobada', blocks: done });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [
          { type: 'header', text: words('Bienvenido al correo institucional') },
          { type: 'context', elements: [words('Hola.')] },
        ],
      },
    });
  });
  await app.start();
  return {
    received,
    app,
    async stop() {
      await app.stop();
    },
  };
}
