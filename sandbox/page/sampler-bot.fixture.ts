import { App, LogLevel } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { accountCard, addForms, people } from './sampler-forms.fixture.ts';

/** A small Bolt app that shows every block and element which the page draws, for the tests beside this file. */
export interface SamplerBot {
  /** What it was sent, oldest first. */
  readonly heard: Record<string, unknown>[];
  readonly app: App;
  stop(): Promise<void>;
}

const words = (text: string): { type: 'plain_text'; text: string; emoji: true } => ({
  type: 'plain_text',
  text,
  emoji: true,
});
const option = (value: string, text: string): { text: ReturnType<typeof words>; value: string } => ({
  text: words(text),
  value,
});
const departments = ['Oficina de Sistemas', 'Secretaría de Salud', 'Oficina de Salud Ambiental', 'Casa de la Mujer'];

const card: KnownBlock[] = [
  { type: 'header', text: words(':memo: Solicitud FT-GTI-006-2026-00001') },
  {
    type: 'section',
    text: { type: 'mrkdwn', text: '*Crear una cuenta* para _Ángela María Ñustes del Río_, pedida por <@U0EMPLEADA>' },
    accessory: {
      type: 'overflow',
      action_id: 'mas',
      options: [option('historial', 'Ver historial'), option('anular', 'Anular')],
    },
  },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Dirección propuesta*\nangela.nustes@rioclaro.example' },
      { type: 'mrkdwn', text: '*Dependencia*\nSecretaría de Salud' },
      { type: 'mrkdwn', text: '*Licencia*\nOffice 365 E1 (quedan 6)' },
      { type: 'mrkdwn', text: '*Documento*\n`CC ••••4321`' },
    ],
  },
  { type: 'alert', level: 'warning', text: { type: 'mrkdwn', text: 'Ya existe *otra persona* de apellido Ñustes.' } },
  { type: 'divider' },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Lo que se hará', style: { bold: true } },
          { type: 'text', text: ', en orden:' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'Crear la cuenta' }] },
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Asignar la licencia ' },
              { type: 'emoji', name: 'key' },
            ],
          },
        ],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Es urgente: empieza el lunes.' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'Set-Mailbox -Identity angela.nustes' }] },
    ],
  },
  {
    type: 'actions',
    block_id: 'decision',
    elements: [
      {
        type: 'button',
        action_id: 'aprobar',
        text: words('Aprobar'),
        style: 'primary',
        value: '1',
        confirm: {
          title: words('¿Aprobar la solicitud?'),
          text: { type: 'mrkdwn', text: 'Se creará la cuenta *angela.nustes*.' },
          confirm: words('Sí, aprobar'),
          deny: words('Todavía no'),
        },
      },
      { type: 'button', action_id: 'rechazar', text: words('Rechazar'), style: 'danger', value: '1' },
      {
        type: 'static_select',
        action_id: 'asignar',
        placeholder: words('Asignar a'),
        options: [option('jorge', 'Jorge Muñoz'), option('luz', 'Luz Quiñones')],
      },
    ],
  },
  {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: 'Recibida el <!date^1795000000^{date_long} a las {time}|hoy>' }],
  },
  { type: 'image', image_url: 'https://example.org/a.png', alt_text: 'Logotipo' },
];

function form(extra: readonly KnownBlock[] = []): ModalView {
  return {
    type: 'modal',
    callback_id: 'solicitud',
    title: words('Solicitar correo'),
    submit: words('Enviar solicitud'),
    close: words('Cancelar'),
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: 'Cuéntenos *para quién* es la cuenta.' } },
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
        block_id: 'cupo',
        label: words('Cuántas cuentas'),
        optional: true,
        element: { type: 'number_input', action_id: 'v', is_decimal_allowed: false, initial_value: '1' },
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
          options: [
            {
              text: { type: 'mrkdwn', text: 'Acepto el *tratamiento* de los datos' },
              description: words('Ley 1581 de 2012'),
              value: 'si',
            },
          ],
        },
      },
      ...extra,
    ],
  };
}

export async function startSamplerBot(env: Readonly<Record<string, string>>): Promise<SamplerBot> {
  const heard: Record<string, unknown>[] = [];
  const channel = env['SLACK_SYSTEMS_CHANNEL'] ?? '';
  const app = new App({
    token: env['SLACK_BOT_TOKEN'] ?? '',
    appToken: env['SLACK_APP_TOKEN'] ?? '',
    socketMode: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: env['SLACK_API_URL'] ?? '' },
  });
  const forms = addForms(app, heard);
  app.command('/correo', async ({ ack, client, body }) => {
    await ack();
    heard.push({ command: body.text });
    await client.views.open({ trigger_id: body.trigger_id, view: body.text === 'lista' ? forms.open : form() });
  });
  app.command('/correos', async ({ ack, respond, body }) => {
    await ack();
    if (body.text === 'tarjeta') {
      await respond({ response_type: 'ephemeral', text: 'Cuenta', blocks: [...accountCard] });
      return;
    }
    await respond({ response_type: 'ephemeral', text: 'Hay *12 cuentas*. <https://example.org|Ver la lista>' });
  });
  // A shortcut that is never acknowledged: the chat tells the person so.
  app.shortcut('solicitar_correo', () => Promise.resolve());
  app.options('v', async ({ ack, options }) => {
    const all = options.block_id === 'dependencia' ? departments : people;
    const found = all.filter((name) => name.toLowerCase().includes(options.value.toLowerCase()));
    await ack({ options: found.map((name) => option(name, name)) });
  });
  app.action('v', async ({ ack, body, client }) => {
    await ack();
    if (body.type === 'block_actions' && body.view === undefined) heard.push({ action: body.actions[0] });
    if (body.type !== 'block_actions' || body.view === undefined) return;
    const note: KnownBlock = { type: 'context', elements: [{ type: 'mrkdwn', text: 'Se actualizó el formulario' }] };
    await client.views.update({ view_id: body.view.id, view: form([note]) });
  });
  app.view('solicitud', async ({ ack, view, client, body }) => {
    heard.push({ submitted: view.state.values });
    if (view.state.values['nombres']?.['v']?.value === 'Mal') {
      await ack({ response_action: 'errors', errors: { nombres: 'Ese nombre no parece un nombre' } });
      return;
    }
    await ack();
    const posted = await client.chat.postMessage({ channel, text: 'Solicitud nueva', blocks: card });
    await client.chat.postMessage({ channel, text: 'Se calculó el plan.', thread_ts: posted.ts ?? '' });
    await client.chat.postMessage({ channel: body.user.id, text: 'Recibimos su solicitud. *Gracias.*' });
  });
  app.action(/^(aprobar|rechazar|asignar|mas)$/u, async ({ ack, action, body, client }) => {
    await ack();
    heard.push({ action });
    if (body.type !== 'block_actions' || body.message === undefined || action.type !== 'button') return;
    const done: KnownBlock[] = [{ type: 'section', text: { type: 'mrkdwn', text: ':white_check_mark: *Aprobada*' } }];
    await client.chat.update({ channel, ts: body.message.ts, text: 'Aprobada', blocks: done });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [
          { type: 'header', text: words('Bienvenido al correo institucional') },
          { type: 'section', text: { type: 'mrkdwn', text: `Hola, <@${event.user}>.` } },
        ],
      },
    });
  });
  await app.start();
  return {
    heard,
    app,
    async stop() {
      await app.stop();
    },
  };
}
