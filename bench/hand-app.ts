import { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import postgres from 'postgres';
import { renderDialog } from '#adapters/slack/render.ts';
import { chooserDialog } from '#dialogue/change-forms/chooser.ts';
import { asciiWords } from '#domain/ascii-words.ts';
import { createMessages } from '#messages/messages.ts';
import { bareList } from './bare-list.ts';

/**
 * The same two commands and button as somebody would write them by hand for one institution: Bolt as its guide shows
 * it, with SQL and blocks in place. The person gets the same as from the bot (the window, the list, the approval), but
 * there are no roles, languages, trail or second process.
 */
const { SLACK_BOT_TOKEN: token = '', SLACK_SIGNING_SECRET: signingSecret = '', SLACK_API_URL = '', PORT } = process.env;
const app = new App({ token, signingSecret, clientOptions: { slackApiUrl: SLACK_API_URL } });
const sql = postgres(process.env['DATABASE_URL'] ?? '', { max: 10, onnotice: () => undefined });
const chooser = renderDialog(chooserDialog(createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' }), null));
const plain = (text: string): { type: 'plain_text'; text: string; emoji: false } => ({
  type: 'plain_text',
  text,
  emoji: false,
});
const section = (text: string): KnownBlock => ({ type: 'section', text: plain(text) });

app.command('/correo', async ({ ack, command, client }) => {
  await ack();
  await client.views.open({ trigger_id: command.trigger_id, view: chooser });
});

app.command('/correos', async ({ ack, command, respond }) => {
  await ack();
  const { rows, total } = await bareList(sql, asciiWords(command.text));
  const blocks = rows.flatMap((row): KnownBlock[] => [
    section(`${row.display_name}\n${row.address} · ${row.department_name}`),
    { type: 'actions', elements: [{ type: 'button', action_id: 'account_view', text: plain('Ver'), value: row.id }] },
  ]);
  await respond({
    response_type: 'ephemeral',
    text: 'Lista de correos',
    blocks: [section(`${total} cuentas para «${command.text}»`), ...blocks],
  });
});

app.action('request_approve', async ({ ack, body, action, client }) => {
  await ack();
  if (body.type !== 'block_actions' || action.type !== 'button') return;
  const [row] = await sql<{ number: string; address: string | null }[]>`
    select number, data #>> '{plan,address}' as address from requests where id = ${action.value ?? ''}`;
  await client.views.open({ trigger_id: body.trigger_id, view: approval(row?.number ?? '', row?.address ?? '') });
});

function approval(number: string, address: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'approve',
    title: plain('Aprobar'),
    submit: plain('Aprobar'),
    close: plain('Cancelar'),
    blocks: [
      section(`Solicitud ${number}`),
      {
        type: 'input',
        block_id: 'localPart',
        label: plain('Dirección'),
        element: { type: 'plain_text_input', action_id: 'localPart', initial_value: address.split('@')[0] ?? '' },
      },
    ],
  };
}

await app.start({ port: Number(PORT), host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
