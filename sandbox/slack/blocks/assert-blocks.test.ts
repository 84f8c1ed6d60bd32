import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateBlockSchema, schemaFile } from '../../../scripts/generate-block-schema.ts';
import { assertBlocks, problemsOfBlocks, problemsOfView } from './assert-blocks.ts';
import { SlackError } from '../wire/slack-error.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length), emoji: false });
const mention = (id = 'U0JEFE') => ({ type: 'mrkdwn', text: `<@${id}>` });
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const option = (text = 75, value = 150, description = 75) => ({
  text: plain(text),
  value: 'v'.repeat(value),
  description: plain(description),
});
const button = (change: object = {}) => ({ type: 'button', text: plain(75), ...change });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, change: object = {}) => ({ type: 'input', label: plain(10), element, ...change });
const select = (change: object) => ({ type: 'static_select', ...change });
const text = (change: object = {}) => ({ type: 'plain_text_input', ...change });
const modal = (change: object) => ({
  type: 'modal',
  title: plain(24),
  submit: plain(24),
  close: plain(24),
  blocks: [],
  ...change,
});
const rich = (part: object) => ({ type: 'rich_text', elements: [part] });
const lines = (text: string) => rich({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });
const items = (text: string) =>
  rich({
    type: 'rich_text_list',
    style: 'bullet',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  });
/** For each rule the largest block that Slack still accepts and the smallest that it refuses. */
const limits: Record<string, readonly [fits: object, breaks: object]> = {
  'a section text of 3000': [
    { type: 'section', text: plain(3000) },
    { type: 'section', text: plain(3001) },
  ],
  'ten section fields': [
    { type: 'section', fields: many(10, () => mention()) },
    { type: 'section', fields: many(11, () => mention()) },
  ],
  'a field of 2000': [
    { type: 'section', fields: [mention(`U${'0'.repeat(1996)}`)] },
    { type: 'section', fields: [mention(`U${'0'.repeat(1997)}`)] },
  ],
  'a section with text or fields': [{ type: 'section', text: plain(1) }, { type: 'section' }],
  'a header of 150': [
    { type: 'header', text: plain(150) },
    { type: 'header', text: plain(151) },
  ],
  'a text that is not empty': [
    { type: 'header', text: plain(1) },
    { type: 'header', text: plain(0) },
  ],
  'ten context elements': [
    { type: 'context', elements: many(10, () => plain(1)) },
    { type: 'context', elements: many(11, () => plain(1)) },
  ],
  '25 action elements': [actions(...many(25, () => button())), actions(...many(26, () => button()))],
  'at least one action': [actions(button()), actions()],
  'a button text of 75': [actions(button()), actions(button({ text: plain(76) }))],
  'a button value of 2000': [
    actions(button({ value: 'x'.repeat(2000) })),
    actions(button({ value: 'x'.repeat(2001) })),
  ],
  'an action_id of 255': [
    actions(button({ action_id: 'x'.repeat(255) })),
    actions(button({ action_id: 'x'.repeat(256) })),
  ],
  'a block_id of 255': [
    { type: 'divider', block_id: 'x'.repeat(255) },
    { type: 'divider', block_id: 'x'.repeat(256) },
  ],
  'a confirmation title of 100': [
    actions(button({ confirm: { title: plain(100), text: plain(300), confirm: plain(30), deny: plain(30) } })),
    actions(button({ confirm: { title: plain(101), text: plain(1) } })),
  ],
  'a confirmation text of 300': [
    actions(button({ confirm: { text: plain(300) } })),
    actions(button({ confirm: { text: plain(301) } })),
  ],
  'a confirmation button of 30': [
    actions(button({ confirm: { text: plain(1), deny: plain(30) } })),
    actions(button({ confirm: { text: plain(1), deny: plain(31) } })),
  ],
  'an input label of 2000': [input(text(), { label: plain(2000) }), input(text(), { label: plain(2001) })],
  'an input hint of 2000': [input(text(), { hint: plain(2000) }), input(text(), { hint: plain(2001) })],
  'a placeholder of 150': [input(text({ placeholder: plain(150) })), input(text({ placeholder: plain(151) }))],
  'a max_length of 3000': [input(text({ max_length: 3000 })), input(text({ max_length: 3001 }))],
  '100 options': [
    actions(select({ options: many(100, () => option()) })),
    actions(select({ options: many(101, () => option()) })),
  ],
  'options of a select': [actions(select({ options: [option()] })), actions(select({}))],
  'an option text of 75': [actions(select({ options: [option()] })), actions(select({ options: [option(76)] }))],
  'an option value of 150': [actions(select({ options: [option()] })), actions(select({ options: [option(1, 151)] }))],
  'an option description of 75': [
    actions(select({ options: [option()] })),
    actions(select({ options: [option(1, 1, 76)] })),
  ],
  'an initial option among the options': [
    actions(select({ options: [option(3)], initial_option: option(3) })),
    actions(select({ options: [option(3)], initial_option: option(4) })),
  ],
  'an initial option of 75': [
    input({ type: 'external_select', min_query_length: 0, initial_option: option() }),
    input({ type: 'external_select', min_query_length: 0, initial_option: option(76) }),
  ],
  'at least one selectable item': [
    input({ type: 'multi_external_select', max_selected_items: 1 }),
    input({ type: 'multi_external_select', max_selected_items: 0 }),
  ],
  'a value for every option': [
    actions(select({ options: [{ text: plain(1), value: 'v' }] })),
    actions(select({ options: [{ text: plain(1) }] })),
  ],
  'rich text that is not empty': [lines('x'), lines('')],
  'list items that are not empty': [items('x'), items('')],
  'ten radio buttons': [
    input({ type: 'radio_buttons', options: many(10, () => option()) }),
    input({ type: 'radio_buttons', options: many(11, () => option()) }),
  ],
  'ten checkboxes': [
    input({ type: 'checkboxes', options: many(10, () => option()) }),
    input({ type: 'checkboxes', options: many(11, () => option()) }),
  ],
  'an initial date in the form YYYY-MM-DD': [
    input({ type: 'datepicker', initial_date: '2026-11-22' }),
    input({ type: 'datepicker', initial_date: '22/11/2026' }),
  ],
};

const views: Record<string, readonly [fits: object, breaks: object]> = {
  'a title of 24': [modal({}), modal({ title: plain(25) })],
  'a submit of 24': [modal({}), modal({ submit: plain(25) })],
  'a close of 24': [modal({}), modal({ close: plain(25) })],
  'a private_metadata of 3000': [
    modal({ private_metadata: 'x'.repeat(3000) }),
    modal({ private_metadata: 'x'.repeat(3001) }),
  ],
  'a callback_id of 255': [modal({ callback_id: 'x'.repeat(255) }), modal({ callback_id: 'x'.repeat(256) })],
  '100 blocks': [
    modal({ blocks: many(100, () => ({ type: 'divider' })) }),
    modal({ blocks: many(101, () => ({ type: 'divider' })) }),
  ],
  'a submit beside an input': [
    modal({ blocks: [input(text())] }),
    modal({ submit: undefined, blocks: [input(text())] }),
  ],
  'distinct block_ids': [
    modal({ blocks: [{ type: 'divider', block_id: 'a' }] }),
    modal({ blocks: many(2, () => ({ type: 'divider', block_id: 'a' })) }),
  ],
};

/** Blocks with a wrong structure. */
const malformed: Record<string, object> = {
  'an unknown block': { type: 'cabecera', text: plain(1) },
  'mrkdwn in a header': { type: 'header', text: mention() },
  'an unknown text type': { type: 'section', text: { type: 'text', text: 'x' } },
  'a misspelt property': { type: 'section', text: plain(1), acessory: button() },
  'an e-mail input among actions': actions({ type: 'email_text_input' }),
  'a button in an input': input(button()),
  'an e-mail input with max_length': input({ type: 'email_text_input', max_length: 100 }),
  'an action_id twice in a block': actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
};

/** Blocks that Slack accepts and the local Slack does not know, because the bot never sends them. */
const unsent: Record<string, object> = {
  'an image': { type: 'image', alt_text: 'x', image_url: 'https://example.org/a.png' },
  'an alert': { type: 'alert', text: plain(1) },
  'a markdown block': { type: 'markdown', text: 'x' },
  'an overflow menu': actions({ type: 'overflow', options: [option()] }),
  'a number input': input({ type: 'number_input', is_decimal_allowed: false }),
  'a select beside a text': { type: 'section', text: plain(1), accessory: select({ options: [option()] }) },
  'option groups': actions(select({ option_groups: [{ label: plain(1), options: [option()] }] })),
  'a button with a url': actions(button({ url: 'https://example.org' })),
  'an input with focus_on_load': input(text({ focus_on_load: true })),
  'a quotation': rich({ type: 'rich_text_quote', elements: [{ type: 'text', text: 'x' }] }),
  'an emoji': rich({ type: 'rich_text_section', elements: [{ type: 'emoji', name: 'key' }] }),
  'a struck out text': rich({
    type: 'rich_text_section',
    elements: [{ type: 'text', text: 'x', style: { strike: true } }],
  }),
  'names of emoji in a text': { type: 'header', text: { type: 'plain_text', text: ':key:' } },
  'marks in a field': { type: 'section', fields: [{ type: 'mrkdwn', text: '*x*' }] },
  'a text input with dispatch_action': input(text(), { dispatch_action: true }),
};

describe('the check of blocks', () => {
  it.each(Object.entries(limits))('limits a message to %s', (_, [fits, breaks]) => {
    expect(problemsOfBlocks('message', [fits])).toEqual([]);
    expect(problemsOfBlocks('message', [breaks])).toHaveLength(1);
  });

  it.each(Object.entries(views))('limits a modal to %s', (_, [fits, breaks]) => {
    const cleaned = JSON.parse(JSON.stringify(breaks)) as object;
    expect(problemsOfView('modal', fits)).toEqual([]);
    expect(problemsOfView('modal', cleaned)).toHaveLength(1);
  });

  it.each(Object.entries(malformed))('refuses %s', (_, block) => {
    expect(problemsOfBlocks('message', [block])).not.toEqual([]);
  });

  it.each(Object.entries(unsent))('says of %s that the local Slack does not know it', (_, block) => {
    const problems = problemsOfBlocks('message', [block]);
    expect(problems.map(({ message }) => message).join()).toContain('the local Slack knows');
  });

  it('limits a message to 50 blocks and a home to 100', () => {
    const dividers = (count: number) => many(count, () => ({ type: 'divider' }));
    expect(problemsOfBlocks('message', dividers(50))).toEqual([]);
    expect(problemsOfBlocks('message', dividers(51))).toHaveLength(1);
    expect(problemsOfView('home', { type: 'home', blocks: dividers(100) })).toEqual([]);
    expect(problemsOfView('home', { type: 'home', blocks: dividers(101) })).toHaveLength(1);
  });

  it('says what is wrong and where, as Slack does', () => {
    const refuse = () => assertBlocks('message', [{ type: 'header', text: plain(151) }]);
    expect(refuse).toThrowError(SlackError);
    try {
      refuse();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'invalid_blocks',
        details: {
          errors: ['must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
          response_metadata: {
            messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
          },
        },
      });
    }
  });

  it('refuses a view of more than 250 KB', () => {
    const blocks = many(100, () => ({ type: 'section', text: plain(2990) }));
    expect(() => assertBlocks('modal', modal({ blocks }))).toThrowError('view_too_large');
  });

  it('uses a schema that is up to date with @slack/types', () => {
    expect(readFileSync(schemaFile, 'utf8')).toBe(generateBlockSchema());
  });
});
