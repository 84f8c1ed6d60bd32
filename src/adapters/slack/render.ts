import type {
  ActionsBlockElement,
  Button,
  ConfirmationDialog,
  HomeView,
  InputBlock,
  KnownBlock,
  ModalView,
  PlainTextOption,
} from '@slack/types';
import {
  shorten,
  type Action,
  type Choice,
  type Confirm,
  type Dialog,
  type Field,
  type HomePage,
  type Message,
  type Option,
  type Part,
} from '#dialogue/screen.ts';
import { blockOf } from './read-inputs.ts';
import { header, inert, mentionFields, plain, preformatted, rich, richList, small } from './rich-text.ts';

/** Maximum number of blocks on a home page (facts: slack.md 3). */
const MOST_ON_A_HOME = 100;
/** Slack's limit for the value of an input. */
const LONGEST_INPUT = 3_000;
/** Up to this many options are shown as radio buttons. */
const MOST_BUTTONS = 2;

type Element = InputBlock['element'];

/** Renders a message. Slack reads the text beside the blocks for marks and mentions, so these are made inert. */
export function renderMessage({ summary, parts }: Message): { readonly text: string; readonly blocks: KnownBlock[] } {
  return { text: inert(summary), blocks: renderParts(parts) };
}

export function renderHome({ parts }: HomePage): HomeView {
  return { type: 'home', blocks: renderParts(parts).slice(0, MOST_ON_A_HOME) };
}

export function renderDialog({ title, close, form, submit, state, content }: Dialog): ModalView {
  return {
    type: 'modal',
    ...(form === undefined ? {} : { callback_id: form }),
    title: plain(title),
    ...(submit === undefined ? {} : { submit: plain(submit) }),
    close: plain(close),
    ...(state === undefined ? {} : { private_metadata: JSON.stringify(state) }),
    blocks: content.map((part) => (part.kind === 'field' ? inputBlock(part) : renderPart(part))),
  };
}

export function renderParts(parts: readonly Part[]): KnownBlock[] {
  return parts.map(renderPart);
}

function renderPart(part: Part): KnownBlock {
  switch (part.kind) {
    case 'heading':
      return header(part.text);
    case 'note':
      return small(part.text);
    case 'lines':
      return rich(part.lines, part.id);
    case 'list':
      return richList(part.items, part);
    case 'copyable':
      return preformatted(part.lines);
    case 'entry': {
      const fields = mentionFields(part.people);
      return {
        type: 'section',
        ...named(part.id),
        text: plain(shorten(part.text, 1_000)),
        ...(fields.length === 0 ? {} : { fields: [...fields] }),
        accessory: button(part.action),
      };
    }
    case 'actions':
      return { type: 'actions', ...named(part.id?.slice(0, 255)), elements: part.actions.map(elementOf) };
    case 'divider':
      return { type: 'divider' };
  }
}

function named(id: string | undefined): { block_id?: string } {
  return id === undefined ? {} : { block_id: id };
}

function elementOf(one: Action | Choice): ActionsBlockElement {
  return 'options' in one ? choice(one) : button(one);
}

function button({ act, payload, label, spoken, style, confirm }: Action): Button {
  return {
    type: 'button',
    action_id: act,
    text: plain(label),
    ...(payload === undefined ? {} : { value: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
    ...(spoken === undefined ? {} : { accessibility_label: spoken.slice(0, 75) }),
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined ? {} : { confirm: confirmation(confirm) }),
  };
}

function confirmation({ title, text, confirm, deny }: Confirm): ConfirmationDialog {
  return { title: plain(title), text: plain(shorten(text, 300)), confirm: plain(confirm), deny: plain(deny) };
}

function choice({ act, options: offered, chosen, placeholder }: Choice): ActionsBlockElement {
  const options = offered.map(option);
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: act,
    placeholder: plain(placeholder),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

export function option({ text, value, description }: Option): PlainTextOption & { value: string } {
  return {
    text: plain(shorten(text, 75)),
    value: value.slice(0, 150),
    ...(description === undefined ? {} : { description: plain(shorten(description, 75)) }),
  };
}

/** Blocks and actions are named after the field, so that errors appear at it (read-inputs.ts). */
function inputBlock(field: Field): InputBlock {
  const { name, label, hint, optional, refilled = 0, input } = field;
  return {
    type: 'input',
    block_id: blockOf(name, refilled),
    label: plain(label),
    element: inputElement(name, input),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    ...(optional === undefined ? {} : { optional }),
    ...(field.tells === true || input.input === 'switch' ? { dispatch_action: true } : {}),
  };
}

function inputElement(name: string, input: Field['input']): Element {
  switch (input.input) {
    case 'line':
    case 'paragraph':
      return textElement(name, input);
    case 'email':
      return { type: 'email_text_input', action_id: name, ...initialValue(input.initial) };
    case 'day':
      return {
        type: 'datepicker',
        action_id: name,
        placeholder: plain(input.placeholder),
        ...(input.initial === undefined || input.initial === null ? {} : { initial_date: input.initial }),
      };
    case 'choice': {
      const options = input.options.map(option);
      const [only, ...others] = options;
      const given = options.find(({ value }) => value === input.initial);
      const initial = given ?? (others.length === 0 ? only : undefined);
      return {
        type: 'static_select',
        action_id: name,
        options,
        placeholder: plain(input.placeholder),
        ...(initial === undefined ? {} : { initial_option: initial }),
      };
    }
    case 'switch': {
      const options = input.options.map(option);
      const initial = options.find(({ value }) => value === input.initial);
      return {
        type: options.length > MOST_BUTTONS ? 'static_select' : 'radio_buttons',
        action_id: name,
        options,
        ...(initial === undefined ? {} : { initial_option: initial }),
      };
    }
    case 'checks':
      return checkboxes(name, input);
    case 'person':
      return {
        type: 'users_select',
        action_id: name,
        placeholder: plain(input.placeholder),
        ...(input.initial === undefined || input.initial === null ? {} : { initial_user: input.initial }),
      };
    case 'search':
      return {
        type: 'external_select',
        action_id: name,
        min_query_length: input.from,
        placeholder: plain(input.placeholder),
        ...(input.initial === undefined || input.initial === null ? {} : { initial_option: option(input.initial) }),
      };
    case 'multi_search':
      return {
        type: 'multi_external_select',
        action_id: name,
        min_query_length: input.from,
        max_selected_items: input.most,
        placeholder: plain(input.placeholder),
        ...(input.initial === undefined || input.initial.length === 0
          ? {}
          : { initial_options: input.initial.map(option) }),
      };
  }
}

function checkboxes(
  name: string,
  { options: offered, initial = [] }: Extract<Field['input'], { input: 'checks' }>,
): Element {
  const options = offered.map(option);
  const chosen = options.filter(({ value }) => initial.includes(value));
  return {
    type: 'checkboxes',
    action_id: name,
    options,
    ...(chosen.length === 0 ? {} : { initial_options: chosen }),
  };
}

function initialValue(initial: string | null | undefined): { initial_value?: string } {
  if (initial === undefined || initial === null || initial === '') return {};
  return { initial_value: initial.slice(0, LONGEST_INPUT) };
}

/**
 * A value from before may be longer than allowed: it is shown completely, and the error appears when the form is sent.
 */
function textElement(
  name: string,
  { input, max, initial, placeholder }: Extract<Field['input'], { input: 'line' | 'paragraph' }>,
): Element {
  return {
    type: 'plain_text_input',
    action_id: name,
    max_length: Math.min(LONGEST_INPUT, Math.max(max, initial?.length ?? 0)),
    ...(input === 'paragraph' ? { multiline: true } : {}),
    ...initialValue(initial),
    ...(placeholder === undefined || placeholder === '' ? {} : { placeholder: plain(placeholder) }),
  };
}
