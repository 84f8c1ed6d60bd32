import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElementState, OpenModal } from '#sandbox/services/chat.ts';
import {
  cardShows,
  closeModals,
  deliver,
  execute,
  isCard,
  open,
  QUICK,
  SYSTEMS,
  pressApproval,
  COLLEAGUE,
} from '#test/stages/desk.ts';
import { eventually, option, person, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const HEAD = 'U0JEFE';
const NEXT = 'U0CONTRATOS';
type Fields = Readonly<Record<string, ElementState>>;

const date = (day: string): ElementState => ({ type: 'datepicker', selected_date: day });
const ticked = (value: string, text: string): ElementState => ({
  type: 'checkboxes',
  selected_options: [{ text: { type: 'plain_text', text }, value }],
});

describe('how a person works for the institution, in the chat', () => {
  let stage: Stage;
  let local: string;

  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    ({ local } = await deliver(stage));
  });
  afterAll(async () => await stage.stop());

  const submit = async (user: string, fields: Fields): Promise<OpenModal | undefined> => {
    const values = Object.fromEntries(Object.entries(fields).map(([field, state]) => [field, { [field]: state }]));
    await personAt(stage, user).submit(values);
    return personAt(stage, user).modal();
  };
  const numberOf = async (user: string, words: string): Promise<string> => {
    const card = await eventually(words, () =>
      personAt(stage, user)
        .messages()
        .filter((message) => isCard(message))
        .map(textOf)
        .findLast((text) => text.includes(words)),
    );
    return /FT-GTI-006-\d{4}-\d{5}/.exec(card)?.[0] ?? '';
  };

  it('is asked for as the relation needs it, and a far end twice', async () => {
    const head = personAt(stage, HEAD);
    await head.command('/correo', `modificar ${local}`);
    await eventually('the first step', () => head.modal()?.view.callback_id === 'modify_pick');
    await submit(HEAD, { what: option('static_select', 'employment', 'x') });
    await eventually('the second step', () => head.modal()?.view.callback_id === 'modify_details');
    expect(textOf(head.modal()?.view)).not.toContain('Último día del contrato');
    const drawn = await head.choose('relation', option('static_select', 'contratista', 'Contratista'));
    expect(textOf(drawn.view)).toContain('Último día del contrato');

    const relation = option('static_select', 'contratista', 'Contratista');
    const far = { relation, contractEnd: date('2050-12-31'), justification: typed('Pasa a contratista') };
    const asked = await submit(HEAD, far);
    expect(textOf(asked?.view)).toContain('Revise el último día del contrato');
    const unticked = await submit(HEAD, far);
    expect(unticked?.errors).toMatchObject({ endSure: expect.stringContaining('marque esta casilla') });
    const left = await submit(HEAD, { ...far, endSure: ticked('yes', 'Sí') });
    expect(left?.errors ?? {}).toEqual({});
    const number = await numberOf(HEAD, 'vinculación, contrato o documento');
    const card = await cardShows(stage, { by: SYSTEMS, number, words: 'Por aprobar' });
    expect(card).toContain('Planta → Contratista');
    await execute(stage, { number, local: '', by: '' });
    await cardShows(stage, { by: SYSTEMS, number, words: 'Cerrada' });
  });

  it('ends: whoever leaves is followed in the accounts for which they answer', async () => {
    const own = await deliver(stage, { chatUser: person(HEAD), responsible: person(NEXT) });
    const requester = personAt(stage, NEXT);
    await requester.command('/correo', `eliminar ${own.local}`);
    await eventually('the form', () => requester.modal()?.view.callback_id === 'deletion_form');
    await submit(NEXT, { lastDay: date('2050-12-31'), justification: typed('Se va') });
    const number = await numberOf(NEXT, 'Eliminación de cuenta');
    await cardShows(stage, { by: SYSTEMS, number, words: 'falta elegir quién responderá' });
    // That the person leaves is approved by one, and who follows named by another.
    await pressApproval(stage, COLLEAGUE, number);
    await cardShows(stage, { by: SYSTEMS, number, words: 'Aprobada' });
    const { view } = await open(stage, SYSTEMS, 'Elegir responsables (1)', number);
    expect(textOf(view)).toContain(`${local}@`);
    const after = await submit(SYSTEMS, { official0: person(NEXT) });
    expect(after?.errors ?? {}).toEqual({});
    expect(textOf(after?.view)).toContain('Se pidió 1 cambio');
    await closeModals(stage, SYSTEMS);
    await personAt(stage, NEXT).sees(`Desde ahora usted responde por la cuenta ${local}@`);
    await personAt(stage, HEAD).sees(`Usted ya no responde por la cuenta ${local}@`);
    await eventually('the card to count down', () =>
      personAt(stage, SYSTEMS)
        .messages()
        .some((message) => isCard(message, number) && !textOf(message).includes('falta elegir quién responderá')),
    );
  });
});
