import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { ana, general, luis, outsider, type Rig, startRig, systems, until } from '../bolt-bot.fixture.ts';
import { button, openWindow, option, showAlone, text } from '../windows.fixture.ts';

const modal: ModalView = {
  type: 'modal',
  callback_id: 'm',
  title: text('Modal'),
  submit: text('Enviar'),
  blocks: [
    { type: 'section', block_id: 'lectura', text: text('Lea') },
    {
      type: 'input',
      block_id: 'clase',
      label: text('Clase'),
      dispatch_action: true,
      element: {
        type: 'static_select',
        action_id: 'cambia',
        options: ['a', 'b'].map(option),
      },
    },
    {
      type: 'input',
      block_id: 'nota',
      optional: true,
      label: text('Nota'),
      element: { type: 'plain_text_input', action_id: 'nota' },
    },
  ],
};
const chosen = { type: 'static_select', selected_option: option('b') };
const values = { clase: { cambia: chosen }, nota: { nota: { type: 'plain_text_input', value: 'tecleado' } } };

let rig: Rig;
afterEach(() => rig.stop());

async function open(listen: (app: App) => void): Promise<string> {
  const opened = await openWindow(modal, listen);
  rig = opened.rig;
  return opened.id;
}

describe('a modal', () => {
  it('sends the app an input with dispatch_action, with all that was typed so far, and can be updated', async () => {
    const heard: unknown[] = [];
    const id = await open((app) => {
      app.action<BlockAction>('cambia', async ({ ack, body, client }) => {
        await ack();
        heard.push(body.view?.state.values, body.actions[0], body.response_url);
        const view = { ...modal, title: text('Otra') };
        await client.views.update({ view_id: body.view?.id ?? '', hash: body.view?.hash ?? '', view });
      });
    });
    const at = { kind: 'modal', modalId: id } as const;
    await rig.slack.act(ana.id, at, { blockId: 'clase', actionId: 'cambia', state: chosen }, values);
    await until(() => (rig.slack.modalsOf(ana.id)[0]?.view as ModalView).title.text === 'Otra');
    expect(rig.slack.modalsOf(ana.id)[0]?.id).toBe(id);
    expect(heard).toMatchObject([values, { type: 'static_select', selected_option: { value: 'b' } }, undefined]);
  });

  it('sends the app nothing of an input without dispatch_action', async () => {
    let calls = 0;
    const id = await open((app) => {
      app.action(/.*/, async ({ ack }) => {
        calls += 1;
        await ack();
      });
    });
    const action = { blockId: 'nota', actionId: 'nota', state: { type: 'plain_text_input', value: 'x' } };
    await rig.slack.act(ana.id, { kind: 'modal', modalId: id }, action, {});
    expect(calls).toBe(0);
  });

  it.each([
    [
      'errors for a block that is no input',
      { response_action: 'errors', errors: { lectura: 'No' } },
      'no es un bloque',
    ],
    ['no errors where there should be some', { response_action: 'errors', errors: {} }, 'invalid_errors'],
    ['a view with a long title', { response_action: 'update', view: { ...modal, title: text('x'.repeat(25)) } }, '25'],
    ['an unknown response_action', { response_action: 'cerrar' }, 'invalid_response_action'],
  ])('stays open, with a notice, when the app answers with %s', async (_, answer, words) => {
    const id = await open((app) => {
      app.view('m', ({ ack }) => ack(structuredClone(answer) as never));
    });
    await rig.slack.submit(ana.id, id, values);
    expect(rig.slack.modalsOf(ana.id)).toMatchObject([{ id, errors: {}, busy: false }]);
    expect(rig.slack.noticesFor(ana.id)[0]?.text).toContain(words);
  });

  it('gives a submission a trigger of its own and no response_url', async () => {
    let heard: ViewSubmitAction | undefined;
    const id = await open((app) => {
      app.view<ViewSubmitAction>('m', async ({ ack, body }) => {
        heard = body;
        await ack();
      });
    });
    await rig.slack.submit(ana.id, id, values);
    expect(heard).toMatchObject({
      ...{ type: 'view_submission', response_urls: [], is_enterprise_install: false },
      team: { id: 'T1', domain: 'entidaddeprueba' },
      user: { id: ana.id, name: 'ana', team_id: 'T1' },
      view: { id, root_view_id: id, previous_view_id: null, callback_id: 'm', type: 'modal', private_metadata: '' },
    });
    expect(heard?.trigger_id).toMatch(/^\d+\.\d+\.[0-9a-f]{32}$/);
  });
});

describe('a press', () => {
  const cardWith = (value: string): KnownBlock[] => [
    { type: 'actions', block_id: 'b', elements: [button('si', value)] },
  ];
  const card = cardWith('si');
  const press = { blockId: 'b', actionId: 'si', state: { type: 'button' } };

  it('by somebody of another organisation has their team_id', async () => {
    const bodies: BlockAction<ButtonAction>[] = [];
    rig = await startRig((app) => {
      app.action<BlockAction<ButtonAction>>('si', async ({ ack, body }) => {
        await ack();
        bodies.push(body);
      });
    });
    const { ts = '' } = await rig.client.chat.postMessage({ channel: systems, text: 'x', blocks: card });
    await rig.slack.act(outsider.id, { kind: 'message', channel: systems, ts }, press, {});
    expect(bodies[0]?.user).toMatchObject({ id: outsider.id, team_id: 'T9' });
  });

  it('on an ephemeral message can replace and then delete it', async () => {
    rig = await startRig((app) => {
      app.action<BlockAction<ButtonAction>>('si', async ({ ack, body, respond }) => {
        await ack();
        expect(body.container['is_ephemeral']).toBe(true);
        if (body.actions[0]?.value === 'fin') return void (await respond({ delete_original: true }));
        await respond({ replace_original: true, text: 'dos', blocks: cardWith('fin') });
      });
    });
    const ts = await showAlone(rig, { text: 'uno', blocks: card });
    const at = { kind: 'message', channel: general, ts } as const;
    await expect(rig.slack.act(luis.id, at, press, {})).rejects.toThrow('no such message');
    await rig.slack.act(ana.id, at, press, {});
    await until(() => rig.slack.messagesFor(ana.id)[0]?.text === 'dos');
    expect(rig.slack.messagesFor(ana.id)).toMatchObject([{ ts, onlyFor: ana.id }]);
    await rig.slack.act(ana.id, at, press, {});
    await until(() => rig.slack.messagesFor(ana.id).length === 0);
    expect(rig.slack.everythingEverPosted().map(({ text: words }) => words)).toEqual(['uno', 'dos']);
  });
});
