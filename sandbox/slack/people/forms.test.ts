import type { App, BlockAction, OptionsSource, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { ana, general, luis, type Rig, startRig, until } from '../bolt-bot.fixture.ts';
import { button, openWindow, option, showAlone, text } from '../windows.fixture.ts';

const field = (block_id: string, element: InputBlock['element']): InputBlock => ({
  ...{ type: 'input', block_id, label: text(block_id), optional: true },
  element: { ...element, action_id: 'v' },
});
const line = (block_id: string, initial_value: string): InputBlock =>
  field(block_id, { type: 'plain_text_input', initial_value });
const view = (title: string, blocks: KnownBlock[]): ModalView => ({
  ...{ type: 'modal', callback_id: 'm', title: text(title), submit: text('Enviar') },
  blocks,
});
const first = view('Uno', [
  { type: 'section', block_id: 's', text: text('Lea'), accessory: button('pulsa') },
  { type: 'actions', block_id: 'a', elements: [button('otra')] },
  field('cuentas', { type: 'multi_external_select', min_query_length: 0, max_selected_items: 2 }),
  line('queda', 'antes'),
  line('sobra', 'x'),
]);
const second = view('Dos', [line('queda', 'después'), line('nueva', 'al empezar')]);

let rig: Rig;
afterEach(() => rig.stop());

async function open(listen: (app: App) => void): Promise<string> {
  const opened = await openWindow(first, listen);
  rig = opened.rig;
  return opened.id;
}

const titles = (): unknown[] => rig.slack.modalsOf(ana.id).map((modal) => (modal.view as ModalView).title.text);

describe('a form with several accounts', () => {
  it('asks the app for them, with the view, even before a letter is typed, and submits them', async () => {
    const asked: SlackOptionsMiddlewareArgs<OptionsSource>['body'][] = [];
    const submitted: unknown[] = [];
    const id = await open((app) => {
      app.options('v', async ({ ack, body }) => {
        asked.push(body);
        await ack({ options: ['uno', 'dos'].map(option) });
      });
      app.view('m', async ({ ack, view: heard }) => {
        submitted.push(heard.state.values);
        await ack();
      });
    });
    const at = { kind: 'modal', modalId: id } as const;
    const found = await rig.slack.suggest(ana.id, at, { blockId: 'cuentas', actionId: 'v', value: '' });
    expect(found).toEqual([option('uno'), option('dos')]);
    expect(asked[0]).toMatchObject({
      ...{ type: 'block_suggestion', block_id: 'cuentas', action_id: 'v', value: '' },
      view: { id, callback_id: 'm' },
      container: { type: 'view', view_id: id },
    });
    const given = (...values: string[]) => ({
      cuentas: { v: { type: 'multi_external_select', selected_options: values.map(option) } },
    });
    await rig.slack.submit(ana.id, id, given('uno', 'dos', 'tres'));
    expect(rig.slack.modalsOf(ana.id)[0]?.errors).toEqual({ cuentas: 'Elija como máximo 2' });
    await rig.slack.submit(ana.id, id, given('uno', 'dos'));
    expect(submitted).toMatchObject([given('uno', 'dos')]);
  });

  it('offers no options and shows a notice when Slack would refuse the answer', async () => {
    const id = await open((app) => {
      app.options('v', ({ ack }) => ack({ options: [{ text: text('sin valor') }] } as never));
    });
    const at = { kind: 'modal', modalId: id } as const;
    expect(await rig.slack.suggest(ana.id, at, { blockId: 'cuentas', actionId: 'v', value: '' })).toEqual([]);
    expect(rig.slack.noticesFor(ana.id)[0]?.text).toContain('missing required field: value');
  });
});

describe('a window that changes from one form to another', () => {
  it('drops inputs that are gone, adds new ones, and keeps the value of those with the same ids', async () => {
    const submitted: unknown[] = [];
    const id = await open((app) => {
      app.view('m', async ({ ack, view: heard }) => {
        submitted.push(heard.state.values);
        await (heard.title.text === 'Uno' ? ack({ response_action: 'update', view: second }) : ack());
      });
    });
    await rig.slack.submit(ana.id, id, {});
    expect(titles()).toEqual(['Dos']);
    await rig.slack.submit(ana.id, id, { sobra: { v: { type: 'plain_text_input', value: 'ido' } } });
    expect(submitted[1]).toEqual({
      queda: { v: { type: 'plain_text_input', value: 'antes' } },
      nueva: { v: { type: 'plain_text_input', value: 'al empezar' } },
    });
  });

  it.each([
    ['s', 'pulsa'],
    ['a', 'otra'],
  ])('sends the app a press in block %s with the view and what was typed, for views.update', async (at, which) => {
    const bodies: BlockAction[] = [];
    const id = await open((app) => {
      app.action<BlockAction>(which, async ({ ack, body, client }) => {
        await ack();
        bodies.push(body);
        await client.views.update({ view_id: body.view?.id ?? '', hash: body.view?.hash ?? '', view: second });
      });
    });
    const action = { blockId: at, actionId: which, state: { type: 'button' } };
    const values = { queda: { v: { type: 'plain_text_input', value: 'tecleado' } } };
    await rig.slack.act(ana.id, { kind: 'modal', modalId: id }, action, values);
    await until(() => titles()[0] === 'Dos');
    expect(bodies[0]).toMatchObject({
      container: { type: 'view', view_id: id },
      view: { id, type: 'modal', state: { values: { ...values, sobra: { v: { value: 'x' } } } } },
      actions: [{ block_id: at, action_id: which, value: '1', type: 'button' }],
    });
    expect(bodies[0]?.message).toBeUndefined();
  });

  it('gets another on top with the trigger of a press, up to three', async () => {
    const refusals: unknown[] = [];
    await open((app) => {
      app.action<BlockAction>('pulsa', async ({ ack, body, client }) => {
        await ack();
        await client.views
          .push({ trigger_id: body.trigger_id, view: first })
          .catch((error: { data?: { error?: string } }) => refusals.push(error.data?.error));
      });
    });
    const action = { blockId: 's', actionId: 'pulsa', state: { type: 'button' } };
    for (const height of [2, 3]) {
      const modalId = rig.slack.modalsOf(ana.id).at(-1)?.id ?? '';
      await rig.slack.act(ana.id, { kind: 'modal', modalId }, action, {});
      await until(() => titles().length === height);
    }
    const modalId = rig.slack.modalsOf(ana.id).at(-1)?.id ?? '';
    await rig.slack.act(ana.id, { kind: 'modal', modalId }, action, {});
    await until(() => refusals.length === 1);
    expect(refusals).toEqual(['push_limit_reached']);
  });
});

describe('a select in a message', () => {
  const blocks: KnownBlock[] = [
    {
      type: 'actions',
      block_id: 'a',
      elements: [
        {
          type: 'static_select',
          action_id: 'orden',
          options: [option('uno'), option('dos')],
          initial_option: option('uno'),
        },
      ],
    },
  ];

  it.each([false, true])('sends the app what was chosen, and the message unless ephemeral (%s)', async (ephemeral) => {
    const heard: Record<string, unknown>[] = [];
    rig = await startRig((app) => {
      app.action<BlockAction>('orden', async ({ ack, body }) => {
        await ack();
        heard.push(body as never);
      });
    });
    const message = { text: 'x', blocks };
    const posted = ephemeral ? undefined : await rig.client.chat.postMessage({ channel: general, ...message });
    const ts = posted?.ts ?? (await showAlone(rig, message));
    const at = { kind: 'message', channel: general, ts } as const;
    const state = { type: 'static_select', selected_option: option('dos') };
    await rig.slack.act(ana.id, at, { blockId: 'a', actionId: 'orden', state }, {});
    expect(heard).toMatchObject([
      {
        container: { type: 'message', message_ts: ts, channel_id: general, is_ephemeral: ephemeral },
        actions: [{ type: 'static_select', selected_option: option('dos'), initial_option: option('uno') }],
      },
    ]);
    expect('message' in (heard[0] ?? {})).toBe(!ephemeral);
    if (ephemeral) expect(rig.slack.messagesFor(luis.id)).toEqual([]);
  });
});
