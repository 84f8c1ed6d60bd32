import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { act, DONE, form, type Acts } from '#dialogue/acts.ts';
import { id, nothing } from '#dialogue/parts/payloads.ts';
import { readEnvelope, type Interaction } from './envelope.ts';
import { misfitIn } from './check-interaction.ts';

const ID = '6f1f3c0e-0000-4000-8000-00000000000a';
const done = async () => await Promise.resolve(DONE);
const ACTS: Acts = {
  acts: [
    act({ name: 'open', payload: nothing, run: done }),
    act({ name: 'about', payload: id, run: done }),
    act({ name: 'page', payload: z.object({ page: z.int() }), run: done }),
  ],
  forms: [
    form({ name: 'ask', state: z.object({ about: id }), submit: done, chosen: { kind: done } }),
    form({ name: 'bare', state: z.null(), submit: done }),
  ],
  searches: [{ field: 'who', find: async () => await Promise.resolve([]) }],
  commands: [{ name: 'correo', run: done }],
  shortcuts: [{ name: 'begin', run: done }],
  windows: ['question'],
  choices: { kind: z.enum(['one', 'two']), who: id },
};

const option = (value: string): object => ({ value, text: { type: 'plain_text', text: 'x' } });
const view = (change: object): object => ({
  ...{ id: 'V0', type: 'modal', callback_id: 'ask', private_metadata: JSON.stringify({ about: ID }) },
  ...change,
});

function fits(body: object): ReturnType<typeof misfitIn> {
  const whole = { user: { id: 'U0HEAD' }, trigger_id: 't', response_url: 'http://127.0.0.1/', ...body };
  const read = readEnvelope(whole);
  if (read.as !== 'interaction') throw new Error(`it is no delivery: ${JSON.stringify(read)}`);
  return misfitIn(read.body satisfies Interaction, ACTS);
}

const press = (action: object, more: object = {}): ReturnType<typeof misfitIn> =>
  fits({ type: 'block_actions', actions: [{ type: 'button', block_id: 'b', ...action }], ...more });
const send = (change: object): ReturnType<typeof misfitIn> =>
  fits({ type: 'view_submission', view: view({ state: { values: {} }, ...change }) });
const fill = (field: string, state: object): ReturnType<typeof misfitIn> =>
  send({ state: { values: { [field]: { [field]: { type: 'x', ...state } } } } });

const NO = { at: null };

describe('what fits what people can do', () => {
  it.each([
    [{ action_id: 'open' }, null],
    [{ action_id: 'about', value: ID }, null],
    [{ action_id: 'about', value: 'x' }, NO],
    [{ action_id: 'about', type: 'static_select', selected_option: option('x') }, NO],
    [{ action_id: 'page', value: '{"page":1}' }, null],
    [{ action_id: 'page', value: '{"page":"1"}' }, NO],
    [{ action_id: 'constructor' }, NO],
  ])('a button: %j', (action, misfit) => {
    expect(press(action)).toEqual(misfit);
  });

  it.each([
    [{ block_id: 'kind', selected_option: option('one') }, null],
    [{ block_id: 'kind' }, null],
    [{ block_id: 'kind', selected_option: option('three') }, NO],
    [{ block_id: 'elsewhere', selected_option: option('one') }, NO],
  ])('a choice in a form: %j', (action, misfit) => {
    const chosen = { action_id: 'kind', type: 'static_select', ...action };
    expect(press(chosen, { view: view({}) })).toEqual(misfit);
  });

  it.each([
    ['ask', JSON.stringify({ about: ID }), null],
    ['ask', JSON.stringify({ about: 'x' }), NO],
    ['ask', '', NO],
    ['bare', '', null],
    ['question', '', NO],
    ['toString', '', NO],
  ])('a form «%s» that carries «%s»', (callback_id, private_metadata, misfit) => {
    expect(send({ callback_id, private_metadata })).toEqual(misfit);
  });

  it('no form without its values, which Slack always sends', () => {
    expect(send({ state: undefined })).toEqual(NO);
  });

  it('a button in a window of ours, whether that is sent or not', () => {
    const within = (callback_id: string) =>
      press({ action_id: 'open' }, { view: view({ callback_id, private_metadata: '' }) });
    expect([within('question'), within(''), within('bare')]).toEqual([null, null, null]);
    expect([within('ask'), within('toString')]).toEqual([NO, NO]);
  });

  it.each([
    ['kind', { selected_option: option('one') }, null],
    ['kind', { selected_option: option('three') }, 'no_choice'],
    ['kind', { selected_option: 'one' }, 'no_choice'],
    ['who', { selected_options: [option(ID)] }, null],
    ['who', { selected_options: [option(ID), option('x')] }, 'no_choice'],
    ['person', { selected_user: 'everybody' }, 'no_choice'],
    ['text', { value: 'Ana' }, null],
    ['text', { value: 'Ana\0' }, 'no_text'],
    ['text', { value: 'x'.repeat(3_001) }, 'too_long'],
  ])('in the field %s: %j', (field, state, because) => {
    expect(fill(field, state)).toEqual(because === null ? null : { at: field, because });
  });

  it('a search, a command and a shortcut, by their names', () => {
    const search = (field: string, value = 'a') =>
      fits({ type: 'block_suggestion', action_id: field, block_id: field, value, view: view({}) });
    expect([search('who'), search('what'), search('who', '\0')]).toEqual([null, NO, NO]);
    const write = (command: string) =>
      fits({ ...{ command, text: '', user_id: 'U0HEAD', team_id: 'T0', channel_id: 'C0' } });
    expect([write('/correo'), write('/begin')]).toEqual([null, NO]);
    const begin = (callback_id: string) => fits({ type: 'shortcut', callback_id });
    expect([begin('begin'), begin('correo')]).toEqual([null, NO]);
  });
});
