import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateBlockSchema, schemaFile } from '../../scripts/generate-block-schema.ts';
import { assertBlocks, problemsOfBlocks, problemsOfView } from './assert-blocks.ts';
import { SlackError } from './slack-error.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
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
const row = (cells: number) => many(cells, () => ({ type: 'raw_text', text: 'x' }));
const image = (alt: number, url = 10) => ({ type: 'image', alt_text: 'x'.repeat(alt), image_url: 'u'.repeat(url) });
const rich = (part: object) => ({ type: 'rich_text', elements: [part] });
const lines = (text: string) => rich({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });
const items = (text: string) =>
  rich({
    type: 'rich_text_list',
    style: 'bullet',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  });
const card = (change: object) => ({ type: 'card', body: mrkdwn(5), ...change });

/** Each rule: the most that Slack takes, and the least that it refuses. */
const limits: Record<string, readonly [fits: object, breaks: object]> = {
  'a section text of 3000': [
    { type: 'section', text: mrkdwn(3000) },
    { type: 'section', text: mrkdwn(3001) },
  ],
  'ten section fields': [
    { type: 'section', fields: many(10, () => mrkdwn(2000)) },
    { type: 'section', fields: many(11, () => mrkdwn(1)) },
  ],
  'a field of 2000': [
    { type: 'section', fields: [mrkdwn(2000)] },
    { type: 'section', fields: [mrkdwn(2001)] },
  ],
  'a section with text or fields': [{ type: 'section', text: mrkdwn(1) }, { type: 'section' }],
  'a header of 150': [
    { type: 'header', text: plain(150) },
    { type: 'header', text: plain(151) },
  ],
  'a text that says something': [
    { type: 'header', text: plain(1) },
    { type: 'header', text: plain(0) },
  ],
  'ten context elements': [
    { type: 'context', elements: many(10, () => mrkdwn(1)) },
    { type: 'context', elements: many(11, () => mrkdwn(1)) },
  ],
  '25 action elements': [actions(...many(25, () => button())), actions(...many(26, () => button()))],
  'at least one action': [actions(button()), actions()],
  'a button text of 75': [actions(button()), actions(button({ text: plain(76) }))],
  'a button value of 2000': [
    actions(button({ value: 'x'.repeat(2000) })),
    actions(button({ value: 'x'.repeat(2001) })),
  ],
  'a button url of 3000': [actions(button({ url: 'u'.repeat(3000) })), actions(button({ url: 'u'.repeat(3001) }))],
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
  'an image alt text of 2000': [image(2000), image(2001)],
  'an image url of 3000': [image(1, 3000), image(1, 3001)],
  'an input label of 2000': [input(text(), { label: plain(2000) }), input(text(), { label: plain(2001) })],
  'an input hint of 2000': [input(text(), { hint: plain(2000) }), input(text(), { hint: plain(2001) })],
  'a placeholder of 150': [input(text({ placeholder: plain(150) })), input(text({ placeholder: plain(151) }))],
  'a max_length of 3000': [input(text({ max_length: 3000 })), input(text({ max_length: 3001 }))],
  'min_length within max_length': [
    input(text({ min_length: 2, max_length: 2 })),
    input(text({ min_length: 3, max_length: 2 })),
  ],
  '100 options': [
    actions(select({ options: many(100, () => option()) })),
    actions(select({ options: many(101, () => option()) })),
  ],
  '100 option groups': [
    actions(select({ option_groups: many(100, () => ({ label: plain(75), options: [option()] })) })),
    actions(select({ option_groups: many(101, () => ({ label: plain(75), options: [option()] })) })),
  ],
  'options or groups': [actions(select({ options: [option()] })), actions(select({}))],
  'an option text of 75': [actions(select({ options: [option()] })), actions(select({ options: [option(76)] }))],
  'an option value of 150': [actions(select({ options: [option()] })), actions(select({ options: [option(1, 151)] }))],
  'an option description of 75': [
    actions(select({ options: [option()] })),
    actions(select({ options: [option(1, 1, 76)] })),
  ],
  'an initial option that is offered': [
    actions(select({ options: [option(3)], initial_option: option(3) })),
    actions(select({ options: [option(3)], initial_option: option(4) })),
  ],
  'a list of initial options that is not empty': [
    input({ type: 'multi_external_select', initial_options: [option()] }),
    input({ type: 'multi_external_select', initial_options: [] }),
  ],
  'an initial option of 75': [
    input({ type: 'external_select', min_query_length: 0, initial_option: option() }),
    input({ type: 'external_select', min_query_length: 0, initial_option: option(76) }),
  ],
  'initial options of 150 each': [
    input({ type: 'multi_external_select', initial_options: [option(1, 150)] }),
    input({ type: 'multi_external_select', initial_options: [option(1, 151)] }),
  ],
  'one selected item at least': [
    input({ type: 'multi_static_select', options: [option()], max_selected_items: 1 }),
    input({ type: 'multi_static_select', options: [option()], max_selected_items: 0 }),
  ],
  'several initial options that are offered': [
    input({ type: 'multi_static_select', options: [option(3), option(4)], initial_options: [option(4)] }),
    input({ type: 'multi_static_select', options: [option(3)], initial_options: [option(4)] }),
  ],
  'ticked boxes, or none said': [
    input({ type: 'checkboxes', options: [option()], initial_options: [option()] }),
    input({ type: 'checkboxes', options: [option()], initial_options: [] }),
  ],
  'a value for every option': [
    actions(select({ options: [{ text: plain(1), value: 'v' }] })),
    actions(select({ options: [{ text: plain(1) }] })),
  ],
  'addresses in overflow menus alone': [
    actions({ type: 'overflow', options: [{ ...option(), url: 'https://example.org' }] }),
    actions(select({ options: [{ ...option(), url: 'https://example.org' }] })),
  ],
  'rich text that says something': [lines('x'), lines('')],
  'list items that say something': [items('x'), items('')],
  'five overflow options': [
    actions({ type: 'overflow', options: many(5, () => option()) }),
    actions({ type: 'overflow', options: many(6, () => option()) }),
  ],
  'ten radio buttons': [
    actions({ type: 'radio_buttons', options: many(10, () => option()) }),
    actions({ type: 'radio_buttons', options: many(11, () => option()) }),
  ],
  'ten checkboxes': [
    actions({ type: 'checkboxes', options: many(10, () => option()) }),
    actions({ type: 'checkboxes', options: many(11, () => option()) }),
  ],
  'an initial date that is one': [
    actions({ type: 'datepicker', initial_date: '2026-11-22' }),
    actions({ type: 'datepicker', initial_date: '22/11/2026' }),
  ],
  'a markdown block of 12,000': [
    { type: 'markdown', text: 'x'.repeat(12_000) },
    { type: 'markdown', text: 'x'.repeat(12_001) },
  ],
  '100 table rows': [
    { type: 'table', rows: many(100, () => row(2)) },
    { type: 'table', rows: many(101, () => row(2)) },
  ],
  '20 table columns': [
    { type: 'table', rows: [row(20)] },
    { type: 'table', rows: [row(21)] },
  ],
  '10,000 characters in a table': [
    { type: 'table', rows: [[{ type: 'raw_text', text: 'x'.repeat(10_000) }]] },
    { type: 'table', rows: [[{ type: 'raw_text', text: 'x'.repeat(10_001) }]] },
  ],
  'a data table page of 100': [
    { type: 'data_table', caption: 'x', rows: [row(1)], page_size: 100 },
    { type: 'data_table', caption: 'x', rows: [row(1)], page_size: 101 },
  ],
  'an alert of 200': [
    { type: 'alert', text: plain(200) },
    { type: 'alert', text: plain(201) },
  ],
  'three card buttons': [card({ actions: many(3, () => button()) }), card({ actions: many(4, () => button()) })],
  'a card body of 200': [card({ body: mrkdwn(200) }), card({ body: mrkdwn(201) })],
  'ten cards': [
    { type: 'carousel', elements: many(10, () => card({})) },
    { type: 'carousel', elements: many(11, () => card({})) },
  ],
  'ten blocks in a container': [
    { type: 'container', title: plain(150), child_blocks: many(10, () => ({ type: 'divider' })) },
    { type: 'container', title: plain(150), child_blocks: many(11, () => ({ type: 'divider' })) },
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
  'no markdown block': [modal({}), modal({ blocks: [{ type: 'markdown', text: 'x' }] })],
  'one focus': [
    modal({ blocks: [input(text({ focus_on_load: true }))] }),
    modal({ blocks: many(2, () => input(text({ focus_on_load: true }))) }),
  ],
};

/** Mistakes of structure. */
const malformed: Record<string, object> = {
  'an unknown block': { type: 'cabecera', text: plain(1) },
  'mrkdwn in a header': { type: 'header', text: mrkdwn(1) },
  'an unknown text type': { type: 'section', text: { type: 'text', text: 'x' } },
  'a misspelt property': { type: 'section', text: mrkdwn(1), acessory: button() },
  'an e-mail input among actions': actions({ type: 'email_text_input' }),
  'a button in an input': input(button()),
  'an image without a source': { type: 'image', alt_text: 'x' },
  'an e-mail input with max_length': input({ type: 'email_text_input', max_length: 100 }),
  'an action_id twice in a block': actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
  'a file input in a message': input({ type: 'file_input' }),
};

describe('the gate for blocks', () => {
  it.each(Object.entries(limits))('holds a message to %s', (_, [fits, breaks]) => {
    expect(problemsOfBlocks('message', [fits])).toEqual([]);
    expect(problemsOfBlocks('message', [breaks])).toHaveLength(1);
  });

  it.each(Object.entries(views))('holds a modal to %s', (_, [fits, breaks]) => {
    const cleaned = JSON.parse(JSON.stringify(breaks)) as object;
    expect(problemsOfView('modal', fits)).toEqual([]);
    expect(problemsOfView('modal', cleaned)).toHaveLength(1);
  });

  it.each(Object.entries(malformed))('refuses %s', (_, block) => {
    expect(problemsOfBlocks('message', [block])).not.toEqual([]);
  });

  it('holds a message to 50 blocks and one table, a home to 100 blocks', () => {
    const dividers = (count: number) => many(count, () => ({ type: 'divider' }));
    expect(problemsOfBlocks('message', dividers(50))).toEqual([]);
    expect(problemsOfBlocks('message', dividers(51))).toHaveLength(1);
    expect(problemsOfView('home', { type: 'home', blocks: dividers(100) })).toEqual([]);
    expect(problemsOfView('home', { type: 'home', blocks: dividers(101) })).toHaveLength(1);
    const table = { type: 'table', rows: [row(1)] };
    expect(problemsOfBlocks('message', [table, table])).toMatchObject([{ code: 'only_one_table_allowed' }]);
  });

  it('sums markdown over the message', () => {
    const half = { type: 'markdown', text: 'x'.repeat(6001) };
    expect(problemsOfBlocks('message', [half, half])).toHaveLength(1);
  });

  it('says where and what in Slack’s words', () => {
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
    const blocks = many(100, () => ({ type: 'section', text: mrkdwn(2990) }));
    expect(() => assertBlocks('modal', modal({ blocks }))).toThrowError('view_too_large');
  });

  it('works from a schema that is what @slack/types says now', () => {
    expect(readFileSync(schemaFile, 'utf8')).toBe(generateBlockSchema());
  });
});
