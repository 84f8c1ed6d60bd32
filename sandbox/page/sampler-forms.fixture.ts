import type { App, BlockAction } from '@slack/bolt';
import type { Button, KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';

/** Forms and cards with every element that can have an initial value or several values. */

export const words = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });
export const option = (value: string, text = value): PlainTextOption & { value: string } => ({
  text: words(text),
  value,
});
export const button = (action_id: string, text: string, more: Partial<Button> = {}): Button => ({
  type: 'button',
  action_id,
  text: words(text),
  value: '1',
  ...more,
});

export const people = [
  'Ángela María Ñustes del Río',
  'Benjamín de Jesús Echavarría-Villavicencio Montealegre',
  'Carlos Ruiz',
  'Diana Peña',
];
const [angela = ''] = people;

const confirm = {
  title: words('¿Quitar a Carlos?'),
  text: words('Dejará de recibir lo que llegue a sistemas@rioclaro.example.'),
  confirm: words('Sí, quitar'),
  deny: words('No'),
};

function listForm(note?: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'lista',
    title: words('Lista de distribución'),
    submit: words('Continuar'),
    close: words('Cancelar'),
    blocks: [
      {
        type: 'section',
        block_id: 'direccion',
        text: words('sistemas@rioclaro.example está libre'),
        accessory: button('comprobar', 'Comprobar otra vez'),
      },
      ...(note === undefined ? [] : [{ type: 'context' as const, elements: [words(note)] }]),
      {
        type: 'actions',
        block_id: 'mas',
        elements: ['ayuda', 'apilar', 'copiar', 'vaciar', 'exportar'].map((id, index) =>
          button(id, ['Ver la ayuda', 'Abrir otra ventana', 'Copiar de otra lista', 'Vaciar', 'Exportar'][index] ?? ''),
        ),
      },
      {
        type: 'input',
        block_id: 'integrantes',
        label: words('Integrantes'),
        hint: words('Hasta tres.'),
        element: {
          type: 'multi_external_select',
          action_id: 'v',
          min_query_length: 0,
          max_selected_items: 3,
          placeholder: words('Busque por nombre'),
        },
      },
      {
        type: 'input',
        block_id: 'duenio',
        label: words('Dueño'),
        element: { type: 'external_select', action_id: 'v', min_query_length: 0, initial_option: option(angela) },
      },
      {
        type: 'input',
        block_id: 'nombre',
        label: words('Nombre'),
        element: { type: 'plain_text_input', action_id: 'v', initial_value: 'Sistemas' },
      },
      {
        type: 'input',
        block_id: 'mensaje',
        label: words('Mensaje'),
        element: { type: 'plain_text_input', action_id: 'v', multiline: true, initial_value: 'Uno\nDos' },
      },
      {
        type: 'input',
        block_id: 'hasta',
        label: words('Hasta'),
        element: { type: 'datepicker', action_id: 'v', initial_date: '2026-12-05' },
      },
      {
        type: 'input',
        block_id: 'opciones',
        label: words('Opciones'),
        optional: true,
        element: {
          type: 'checkboxes',
          action_id: 'v',
          options: [option('copia', 'Guardar copia'), option('avisar', 'Avisar')],
        },
      },
      {
        type: 'input',
        block_id: 'jefe',
        label: words('Responsable'),
        element: { type: 'users_select', action_id: 'v', initial_user: 'U0JEFE' },
      },
      {
        type: 'input',
        block_id: 'licencia',
        label: words('Licencia'),
        element: {
          type: 'static_select',
          action_id: 'v',
          options: [option('E1', 'Office 365 E1'), option('E3', 'Office 365 E3')],
          initial_option: option('E3', 'Office 365 E3'),
        },
      },
    ],
  };
}

const secondForm: ModalView = {
  type: 'modal',
  callback_id: 'paso_dos',
  title: words('Paso dos'),
  submit: words('Terminar'),
  blocks: [
    { type: 'context', elements: [words('Ya casi.')] },
    {
      type: 'input',
      block_id: 'motivo',
      label: words('Motivo'),
      element: { type: 'plain_text_input', action_id: 'v', initial_value: 'Traslado' },
    },
    {
      type: 'input',
      block_id: 'nombre',
      label: words('Nombre de la lista'),
      element: { type: 'plain_text_input', action_id: 'v', initial_value: 'Otro nombre' },
    },
  ],
};

const pushed: ModalView = {
  type: 'modal',
  title: words('Otra ventana'),
  blocks: [{ type: 'context', elements: [words('Encima de la primera.')] }],
};

const row = (id: string, labels: readonly string[]): KnownBlock => ({
  type: 'actions',
  block_id: id,
  elements: labels.map((text, index) => button(`fila_${id}_${index}`, text)),
});

/** A card like those in the bot's messages, with lines to copy. */
export const accountCard: readonly KnownBlock[] = [
  {
    type: 'section',
    block_id: 'c1',
    text: words('Benjamín de Jesús Echavarría-Villavicencio Montealegre\nbenjamin.echavarria@rioclaro.example'),
    accessory: button('ver', 'Ver', { accessibility_label: 'Ver la cuenta de Benjamín' }),
  },
  {
    type: 'section',
    block_id: 'c2',
    text: words('Carlos Ruiz\ncarlos.ruiz@rioclaro.example'),
    fields: [{ type: 'mrkdwn', text: '<@U0JEFE>' }],
    accessory: button('quitar', 'Quitar', { style: 'danger', confirm }),
  },
  {
    type: 'actions',
    block_id: 'ordenar',
    elements: [
      {
        type: 'static_select',
        action_id: 'orden',
        placeholder: words('Ordenar por'),
        options: [option('nombre', 'Nombre'), option('fecha', 'Fecha')],
        initial_option: option('nombre', 'Nombre'),
      },
      button('agregar', 'Agregar'),
    ],
  },
  row('r1', ['Nombre', 'Cargo y dependencia', 'Teléfonos', 'Direcciones alternas', 'Licencia']),
  row('r2', ['Reenvío', 'Respuesta automática', 'Buzón compartido', 'Grupos', 'Bloquear el ingreso']),
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: ['Abra PowerShell', 'Pegue estas líneas'].map((text) => ({
          type: 'rich_text_section' as const,
          elements: [{ type: 'text' as const, text }],
        })),
      },
      {
        type: 'rich_text_preformatted',
        elements: [
          {
            type: 'text',
            text: "Connect-ExchangeOnline\nSet-Mailbox -Identity 'benjamin.echavarria@rioclaro.example' -Type Shared -DeliverToMailboxAndForward $true",
          },
        ],
      },
    ],
  },
];

/** Adds to an app what answers the form of `/correo lista` and the card of `/correos tarjeta`. Returns the form to open. */
export function addForms(app: App, received: Record<string, unknown>[]): { open: ModalView } {
  app.action<BlockAction>('comprobar', async ({ ack, body, client }) => {
    await ack();
    received.push({ pressed: body.view?.state.values });
    await client.views.update({ view_id: body.view?.id ?? '', view: listForm('Sigue libre') });
  });
  app.action<BlockAction>('apilar', async ({ ack, body, client }) => {
    await ack();
    await client.views.push({ trigger_id: body.trigger_id, view: pushed });
  });
  app.action<BlockAction>('vaciar', async ({ ack, body, client }) => {
    await ack();
    await client.views.update({ view_id: body.view?.id ?? '', view: secondForm });
  });
  app.action(/^(ver|quitar|orden|agregar|fila_.*)$/u, async ({ ack, action }) => {
    await ack();
    received.push({ action });
  });
  app.view('lista', async ({ ack, view }) => {
    received.push({ submitted: view.state.values });
    await ack({ response_action: 'update', view: secondForm });
  });
  app.view('paso_dos', async ({ ack, view }) => {
    received.push({ submitted: view.state.values });
    await ack();
  });
  return { open: listForm() };
}
