import type { App } from '@slack/bolt';
import type { Button, KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import { ana, general, type Rig, startRig, until } from './bolt-bot.fixture.ts';

/** For tests: parts of windows and messages of a Bolt app, and how a person gets to see them. */

export const text = (words: string): PlainTextElement => ({ type: 'plain_text', text: words, emoji: false });

export const option = (value: string): PlainTextOption & { value: string } => ({ text: text(value), value });

export const button = (action_id: string, value = '1'): Button => ({
  type: 'button',
  action_id,
  text: text('Sí'),
  value,
});

/** Starts an app, and lets Ana open this window with a shortcut. Returns the window's id. */
export async function openWindow(view: ModalView, listen: (app: App) => void): Promise<{ rig: Rig; id: string }> {
  const rig = await startRig((app) => {
    app.shortcut('abrir', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });
    listen(app);
  });
  await rig.slack.shortcut(ana.id, 'abrir');
  await until(() => rig.slack.modalsOf(ana.id).length === 1);
  return { rig, id: rig.slack.modalsOf(ana.id)[0]?.id ?? '' };
}

/** Shows Ana an ephemeral message, as the answer to her command. Returns its ts. */
export async function showAlone({ slack, app }: Rig, message: { text: string; blocks: KnownBlock[] }): Promise<string> {
  app.command('/correos', async ({ ack, respond }) => {
    await ack();
    await respond(message);
  });
  await slack.slashCommand(ana.id, general, '/correos', '');
  await until(() => slack.messagesFor(ana.id).length === 1);
  return slack.messagesFor(ana.id)[0]?.ts ?? '';
}
