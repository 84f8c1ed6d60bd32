import { describe, expect, it } from 'vitest';
import { checkInputs } from './check-inputs.ts';
import { stateOf } from './element-state.ts';

const label = { type: 'plain_text', text: 'Campo' };
const input = (block_id: string, element: object, change: object = {}) => ({
  type: 'input',
  block_id,
  label,
  element: { action_id: 'v', ...element },
  ...change,
});
const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
const many = (...values: string[]) => values.map(option);

describe('view.state.values', () => {
  it('has every element that holds a value, in the form of its type, and empty where nothing was entered', () => {
    const blocks = [
      input('texto', { type: 'plain_text_input' }),
      input('correo', { type: 'email_text_input' }),
      input('fecha', { type: 'datepicker', initial_date: '2026-11-22' }),
      input('persona', { type: 'users_select' }),
      input('cuentas', { type: 'multi_external_select' }),
      input('cuenta', { type: 'external_select', initial_option: option('a') }),
      input('radio', { type: 'radio_buttons', options: [option('a')] }),
      input('casillas', { type: 'checkboxes', options: [option('a')] }),
      { type: 'section', block_id: 's', accessory: { type: 'button', action_id: 'b', text: label } },
      { type: 'actions', block_id: 'a', elements: [{ type: 'static_select', action_id: 'v', options: [option('a')] }] },
    ];
    expect(stateOf(blocks, {})).toEqual({
      texto: { v: { type: 'plain_text_input', value: null } },
      correo: { v: { type: 'email_text_input', value: null } },
      fecha: { v: { type: 'datepicker', selected_date: '2026-11-22' } },
      persona: { v: { type: 'users_select', selected_user: null } },
      cuentas: { v: { type: 'multi_external_select', selected_options: [] } },
      cuenta: { v: { type: 'external_select', selected_option: option('a') } },
      radio: { v: { type: 'radio_buttons', selected_option: null } },
      casillas: { v: { type: 'checkboxes', selected_options: [] } },
      a: { v: { type: 'static_select', selected_option: null } },
    });
  });

  it('prefers what the person entered to the initial value, even when they emptied the input', () => {
    const blocks = [input('texto', { type: 'plain_text_input', initial_value: 'antes' })];
    const given = (value: string | null) => ({ texto: { v: { type: 'plain_text_input', value } } });
    expect(stateOf(blocks, given('después'))).toEqual(given('después'));
    expect(stateOf(blocks, given(''))).toEqual(given(null));
    expect(stateOf(blocks, { ajeno: { v: { type: 'plain_text_input', value: 'x' } } })).toEqual(given('antes'));
  });
});

describe('the errors that Slack’s client shows instead of sending', () => {
  const check = (element: object, state: object, change: object = {}) =>
    checkInputs([input('b', element, change)], { b: { v: { type: 'x', ...state } } })['b'];

  it.each([
    [{ type: 'plain_text_input' }, { value: null }, 'Complete este campo'],
    [{ type: 'plain_text_input', max_length: 3 }, { value: 'abcd' }, 'Escriba como máximo 3 caracteres'],
    [{ type: 'email_text_input' }, { value: 'ana@entidad' }, 'Escriba una dirección de correo válida'],
    [{ type: 'email_text_input' }, { value: 'ana@entidad.gov.co' }, undefined],
    [{ type: 'datepicker' }, { selected_date: '2026-02-30' }, 'Escriba una fecha válida (AAAA-MM-DD)'],
    [{ type: 'datepicker' }, { selected_date: '2026-02-28' }, undefined],
    [{ type: 'users_select' }, { selected_user: null }, 'Complete este campo'],
    [{ type: 'checkboxes', options: [option('a')] }, { selected_options: [] }, 'Complete este campo'],
    [{ type: 'static_select', options: [option('a')] }, { selected_option: option('z') }, 'Elija una de las opciones'],
    [{ type: 'external_select' }, { selected_option: option('z') }, undefined],
    [{ type: 'multi_external_select' }, { selected_options: [] }, 'Complete este campo'],
    [{ type: 'multi_external_select', max_selected_items: 2 }, { selected_options: many('a', 'b') }, undefined],
    [
      { type: 'multi_external_select', max_selected_items: 1 },
      { selected_options: many('a', 'b') },
      'Elija como máximo 1',
    ],
    [{ type: 'checkboxes', options: [option('a')] }, { selected_options: [option('z')] }, 'Elija una de las opciones'],
  ])('%j with %j: %s', (element, state, error) => {
    expect(check(element, state)).toBe(error);
  });

  it('do not include an optional input that is empty', () => {
    expect(check({ type: 'plain_text_input' }, { value: null }, { optional: true })).toBeUndefined();
  });
});
