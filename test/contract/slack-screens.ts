import type { InputBlock, KnownBlock } from '@slack/types';
import type { ElementState, OpenModal, OptionState, StateValues, Surface } from '#sandbox/services/chat.ts';
import type { LocalSlack } from '#sandbox/services/slack.ts';
import type { ChatStage, Filling } from './chat/stage.ts';
import { textOf } from '../stages/stage.ts';

interface Button {
  readonly label: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly value: string | null;
}

/** What people see on their screens in the local Slack, and do there. */
export function slackScreens(
  slack: LocalSlack,
): Pick<ChatStage, 'told' | 'window' | 'press' | 'write' | 'begin' | 'search' | 'choose' | 'fill' | 'dismiss'> {
  const onTop = (id: string): OpenModal | undefined => slack.modalsOf(id).at(-1);
  const top = (id: string): OpenModal => {
    const modal = onTop(id);
    if (modal === undefined) throw new Error(`no window is open before ${id}`);
    return modal;
  };
  const at = ({ id: modalId }: OpenModal): Surface => ({ kind: 'modal', modalId });
  return {
    told: ({ id }) => {
      const own = slack.messagesFor(id).filter(({ onlyFor }) => onlyFor === id);
      return own.map((message) => textOf(message) || message.text);
    },
    window: ({ id }) => {
      const modal = onTop(id);
      if (modal === undefined) return null;
      const { view, errors } = modal;
      const fields = inputsIn(view.blocks).map(({ block_id: name = '' }) => name);
      const buttons = buttonsIn(view.blocks).map(({ label }) => label);
      return { title: 'title' in view ? (view.title?.text ?? '') : '', text: textOf(view), buttons, fields, errors };
    },
    press: async ({ id }, label) => {
      const modal = onTop(id);
      const within = (modal === undefined ? [] : buttonsIn(modal.view.blocks)).find((button) => button.label === label);
      const [surface, button] =
        modal !== undefined && within !== undefined ? [at(modal), within] : buttonBefore(slack, id, label);
      const { blockId, actionId, value } = button;
      await slack.act(id, surface, { blockId, actionId, state: { type: 'button', value } }, {});
    },
    write: async ({ id }, command, text = '') =>
      await slack.slashCommand(id, slack.directMessageOf(id), `/${command}`, text),
    begin: async ({ id }, shortcut) => await slack.shortcut(id, shortcut),
    search: async ({ id }, field, value) => {
      const found = await slack.suggest(id, at(top(id)), { blockId: field, actionId: field, value });
      return found.map(({ text }) => text.text);
    },
    choose: async ({ id }, field, value) => {
      const modal = top(id);
      const state = valuesIn(modal, { [field]: value })[field]?.[field];
      if (state === undefined) throw new Error(`no field ${field}`);
      await slack.act(id, at(modal), { blockId: field, actionId: field, state }, {});
    },
    fill: async ({ id }, values) => await slack.submit(id, top(id).id, valuesIn(top(id), values)),
    dismiss: async ({ id }) => await slack.closeModal(id, top(id).id),
  };
}

/** The newest message with this button. */
function buttonBefore(slack: LocalSlack, id: string, label: string): readonly [Surface, Button] {
  for (const { blocks, channel, ts } of slack.messagesFor(id).toReversed()) {
    const button = buttonsIn(blocks).find((each) => each.label === label);
    if (button !== undefined) return [{ kind: 'message', channel, ts }, button];
  }
  throw new Error(`no button «${label}» before ${id}`);
}

export function buttonsIn(blocks: readonly unknown[]): readonly Button[] {
  return (blocks as readonly KnownBlock[]).flatMap((block) => {
    const elements = block.type === 'actions' ? block.elements : [];
    return elements.flatMap((element) => {
      if (element.type !== 'button') return [];
      const { text, action_id: actionId = '', value = null } = element;
      return [{ label: text.text, blockId: block.block_id ?? '', actionId, value }];
    });
  });
}

function inputsIn(blocks: readonly unknown[]): readonly InputBlock[] {
  return (blocks as readonly KnownBlock[]).filter((block) => block.type === 'input');
}

/** What the browser would send for the fields that were filled in. */
function valuesIn({ view }: OpenModal, values: Filling): StateValues {
  return Object.fromEntries(
    inputsIn(view.blocks).flatMap(({ block_id: name = '', element: { type } }) => {
      const value = values[name];
      return value === undefined ? [] : [[name, { [name]: stateOf(type, value) }]];
    }),
  );
}

function stateOf(type: string, value: string | readonly string[]): ElementState {
  if (typeof value !== 'string') return { type, selected_options: value.map(optionOf) };
  if (type.endsWith('text_input')) return { type, value };
  if (type === 'datepicker') return { type, selected_date: value };
  if (type === 'users_select') return { type, selected_user: value };
  return { type, selected_option: optionOf(value) };
}

function optionOf(value: string): OptionState {
  return { text: { type: 'plain_text', text: value }, value };
}
