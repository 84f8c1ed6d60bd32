import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardShows, errorsOf, file, QUICK, SYSTEMS, ephemeralMessages } from '#test/stages/desk.ts';
import { payloadOf, setRecordedStage, type RecordedStage } from '#test/stages/recorded-stage.ts';
import { interactionBody, type Answer } from '#test/signed-post.ts';
import { eventually, personAt, textOf, typed } from '#test/stages/stage.ts';

type Json = Record<string, unknown>;

const NOT_OURS = 'No reconocemos lo que llegó de ese botón o formulario';

describe('something that no button or form of the bot sends', () => {
  let stage: RecordedStage;
  /** A press of the button next to Ejecutar, and forms, as they were really sent. */
  let press: Json;
  let creation: Json;
  let pick: Json;
  const find = (is: (payload: Json) => boolean): Json => {
    const found = stage.recorded().map(payloadOf).findLast(is);
    if (found === undefined) throw new Error('no such delivery was recorded');
    return structuredClone(found) as Json;
  };
  const send = async (payload: object): Promise<Answer> => await stage.post({ body: interactionBody(payload) });
  const kept = async (): Promise<unknown> => {
    const sql = postgres(stage.databaseUrl, { max: 1 });
    const rows = await sql`select id, state, revision from requests order by id`;
    await sql.end();
    return [...rows];
  };

  beforeAll(async () => {
    stage = await setRecordedStage({ overrides: QUICK });
    const { number } = await file(stage);
    await cardShows(stage, { by: SYSTEMS, number, words: 'Dirección' });
    await personAt(stage, SYSTEMS).press('Rechazar', number);
    press = find(({ type }) => type === 'block_actions');
    creation = find(({ type }) => type === 'view_submission');
    const private_metadata = '{"accountId":null,"what":null}';
    const view = { ...(creation['view'] as Json), callback_id: 'modify_pick', private_metadata, state: { values: {} } };
    pick = { ...creation, view };
  });
  afterAll(async () => await stage.stop());

  const pressed = (change: Json): Json => ({ ...press, actions: [{ ...(press['actions'] as Json[])[0], ...change }] });
  const sentences = (): number =>
    personAt(stage, SYSTEMS)
      .messages()
      .filter((message) => textOf(message).includes(NOT_OURS)).length;
  const filled = (form: Json, change: { readonly metadata?: string; readonly values?: Json }): Json => {
    const view = form['view'] as Json;
    const state = view['state'] as { readonly values: Json };
    const metadata = change.metadata ?? view['private_metadata'];
    return {
      ...form,
      view: { ...view, private_metadata: metadata, state: { values: { ...state.values, ...change.values } } },
    };
  };

  it.each([
    ['an action that it does not have', { action_id: 'request_everything' }],
    ['an action named like a part of every object', { action_id: 'constructor' }],
    ['a request that has no id', { value: 'FT-GTI-006-2026-00001' }],
    ['no request', { value: undefined }],
    ['an object for a request', { value: { id: 1 } }],
    ['a choice where a button stands', { type: 'static_select' }],
    ['a guide without its step', { action_id: 'guide_open', value: '{"requestId":"x"}' }],
    ['a page that is no number', { action_id: 'accounts_next', value: '{"text":"","page":"1; drop"}' }],
    ['JSON that is none', { action_id: 'digest_adopt', value: '{"findingId":' }],
    ['a field of a form that stands elsewhere', { action_id: 'custody', block_id: 'elsewhere' }],
  ])('a press with %s is answered with a sentence, and has no effect', async (_, change) => {
    const before = await kept();
    const told = sentences();
    // As if pressed in the home: a response URL works only for five answers.
    const { response_url: _address, ...fromHome } = pressed(change);
    expect(await send(fromHome)).toEqual({ status: 200, text: '' });
    await eventually('the sentence', () => sentences() > told);
    expect(await kept()).toEqual(before);
  });

  it('an unknown press on a message is answered next to it, only to the person', async () => {
    expect(await send(pressed({ action_id: 'request_everything' }))).toEqual({ status: 200, text: '' });
    await eventually('the sentence', () => ephemeralMessages(stage, SYSTEMS).some((text) => text.includes(NOT_OURS)));
  });

  it.each([
    '{"accountId":null,"what":"everything"}',
    '{"accountId":"1","what":null}',
    'null',
    '',
    '[',
    '{"what":"data"}',
  ])('a form with the metadata %s is answered with a sentence', async (metadata) => {
    const answer = await send(filled(pick, { metadata }));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ response_action: 'update' });
    expect(answer.text).toContain(NOT_OURS);
  });

  it.each([
    ['what', { type: 'static_select', selected_option: option('everything') }],
    ['what', { type: 'static_select', selected_option: 'data' }],
    ['account', { type: 'external_select', selected_option: option("x' or 1=1") }],
  ])('a choice in the field %s that was not offered gets an error at the field', async (field, state) => {
    const answer = await send(filled(pick, { values: { [field]: { [field]: state } } }));
    expect(JSON.parse(answer.text)).toEqual({
      response_action: 'errors',
      errors: { [field]: 'Esa opción no está en la lista. Elija una de las que se muestran.' },
    });
  });

  it.each([
    ['documentType', { type: 'static_select', selected_option: option('nit') }, 'Esa opción no está en la lista'],
    ['relation', { type: 'static_select', selected_option: option('dueño') }, 'Esa opción no está en la lista'],
    ['chatUser', { type: 'users_select', selected_user: 'everybody' }, 'Esa opción no está en la lista'],
    ['givenNames', { type: 'plain_text_input', value: 'Ana\u0000' }, 'Hay signos que no se pueden guardar'],
    ['surnames', { type: 'plain_text_input', value: 'Ru\ud800iz' }, 'Hay signos que no se pueden guardar'],
    ['justification', { type: 'plain_text_input', value: { text: 'x' } }, 'Hay signos que no se pueden guardar'],
    ['justification', { type: 'plain_text_input', value: 'x'.repeat(3_001) }, 'Es demasiado largo'],
  ])(
    'a value that the field %s cannot have gets an error at the field, and nothing is requested',
    async (field, state, words) => {
      const before = await kept();
      const answer = await send(filled(creation, { values: { [field]: { [field]: state } } }));
      const { response_action, errors } = JSON.parse(answer.text) as { response_action: string; errors: Json };
      expect(response_action).toBe('errors');
      expect(errors).toEqual({ [field]: expect.stringContaining(words) });
      expect(await kept()).toEqual(before);
    },
  );

  it('an unknown form, search or command is answered at once', async () => {
    const view = { ...(creation['view'] as Json), callback_id: 'toString' };
    expect((await send({ ...creation, view })).text).toContain(NOT_OURS);
    const { user, team } = creation;
    const search = { type: 'block_suggestion', user, team, action_id: 'passwords', block_id: 'passwords', value: 'a' };
    expect(await send(search)).toEqual({ status: 200, text: '{"options":[]}' });
    const command = find(({ command: name }) => name === '/correo') as Record<string, string>;
    const body = new URLSearchParams({ ...command, command: '/contraseñas' }).toString();
    expect((await stage.post({ body })).text).toContain(NOT_OURS);
  });

  it('a valid form is still accepted', async () => {
    const errors = await errorsOf(stage, { documentNumber: typed('1') });
    expect(errors).toEqual({
      documentNumber:
        'Cédula de ciudadanía: tiene entre 6 y 10 números, sin letras, y no empieza por cero. Revise el número.',
    });
  });
});

function option(value: string): Json {
  return { text: { type: 'plain_text', text: 'x' }, value };
}
