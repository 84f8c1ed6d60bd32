import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTo, cardShows, closeModals, file, QUICK, REQUESTER, SYSTEMS } from '#test/stages/desk.ts';
import { eventually, personAt, setStage, type Stage } from '#test/stages/stage.ts';

const NONE = 'No tiene solicitudes abiertas ni terminadas en los últimos 30 días. Escriba /correo para hacer una.';

describe('the bot’s answers to commands', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());

  const answer = async (user: string, text: string): Promise<string> =>
    await answerTo(stage, user, () => personAt(stage, user).command('/correo', text));

  it('explain the bot, only to the person who asked', async () => {
    const help = await answer(REQUESTER, 'ayuda');
    expect(help).toContain('cuentas de correo institucional (Gobernación del Río Claro).');
    for (const command of ['/correo crear, /correo modificar', '/correo estado muestra', '/correos busca']) {
      expect(help).toContain(command);
    }
    expect(await answer(REQUESTER, '  AYUDA ')).toBe(help);
  });

  it('are visible only to that person in a channel as well', async () => {
    const command = (): Promise<void> => personAt(stage, REQUESTER).command('/correo', 'ayuda', 'C0GENERAL');
    expect(await answerTo(stage, REQUESTER, command)).toContain('/correo estado muestra');
    expect(personAt(stage, 'U0JEFE').messages()).toEqual([]);
  });

  it('say what was not understood, and what to write instead', async () => {
    const words = 'No entendimos «nonsense». Escriba /correo ayuda para ver lo que se puede hacer.';
    expect(await answer(REQUESTER, 'nonsense')).toBe(words);
    expect(personAt(stage, REQUESTER).modal()).toBeUndefined();
  });

  it('list the person’s own requests, also for some time after their end, and nobody else’s', async () => {
    expect(await answer('U0TALENTO', 'estado')).toContain(NONE);
    const first = await file(stage, {}, 'U0TALENTO');
    const second = await file(stage, {}, 'U0TALENTO');
    const list = await answer('U0TALENTO', 'estado');
    expect(list).toContain('Sus solicitudes');
    expect(list).toMatch(new RegExp(`${first.number} · .+ · Prueba Persona\\w+\\s+Recibida · enviada el \\d`));
    expect(list).toContain(second.number);
    expect(await answer(REQUESTER, 'estado')).toContain(NONE);

    await personAt(stage, 'U0TALENTO').press('Retirar', first.number);
    await cardShows(stage, { by: 'U0TALENTO', number: first.number, words: 'Usted la retiró' });
    const after = await answer('U0TALENTO', 'estado');
    expect(after).toMatch(new RegExp(`${first.number} · .+ · Prueba Persona\\w+\\s+Retirada`));
    expect(after.split('FT-GTI-006 en PDF')).toHaveLength(3);
  });

  it('send the report of a month to the systems area, say what was not understood, and refuse everybody else', async () => {
    const ask = async (user: string, text: string): Promise<string> =>
      await answerTo(stage, user, () => personAt(stage, user).command('/correos', text));
    expect(await ask(REQUESTER, 'informe')).toContain(
      'Solo el área de sistemas y la persona de control pueden pedir el informe',
    );
    expect(await ask(SYSTEMS, 'informe octubrr')).toContain('No entendimos el mes «octubrr»');
    expect(await ask(SYSTEMS, 'informe 2099-01')).toContain('Ese mes todavía no empieza');
    expect(await ask(SYSTEMS, 'informe 2001-01')).toContain('Correo lleva registro desde');
    expect(await ask(SYSTEMS, 'informe')).toContain('Estamos preparando el informe de');
    const sent = async (): Promise<string[]> =>
      await Promise.resolve(
        personAt(stage, SYSTEMS)
          .messages()
          .flatMap(({ files = [] }) => files.map(({ name }) => name))
          .filter((name) => name.startsWith('informe-')),
      );
    await eventually('both files', async () => (await sent()).length === 2);
  });

  it('show one request by its number, with its record, only to those who are entitled to it', async () => {
    const { number } = await file(stage);
    // The plan finds out who gets the account.
    await cardShows(stage, { by: SYSTEMS, number, words: '@rioclaro.example' });
    // The requester, the head who is responsible, and the holder are entitled; only the first has the request in her
    // list.
    for (const user of [REQUESTER, 'U0JEFE', 'U0NUEVA', 'U0SISTEMAS1']) {
      const text = await answer(user, `estado ${number.toLowerCase()}`);
      expect(text, user).toMatch(new RegExp(`${number} · .+ · Prueba Persona\\w+\\s+Recibida`));
      expect(text).toContain('FT-GTI-006 en PDF');
    }
    expect(await answer('U0JEFE', 'estado')).not.toContain(number);
    const stranger = await answer('U0TALENTO', `estado ${number}`);
    expect(stranger).toContain('El registro solo se entrega a quien hizo la solicitud');
    expect(stranger).not.toMatch(/Prueba Persona|Recibida/);
    for (const unknown of ['FT-GTI-006-2019-00001', 'nada', '00001; drop']) {
      expect(await answer(REQUESTER, `estado ${unknown}`)).toContain('No encontramos esa solicitud');
    }
    expect(await answer(REQUESTER, 'ayuda')).toContain('/correo estado FT-GTI-006-');
  });

  it('ask for what is needed, after the command, the global shortcut and the button of the home', async () => {
    const { slack } = stage.institution;
    const maria = personAt(stage, REQUESTER);
    const home = { kind: 'home' } as const;
    await slack.openHome(REQUESTER);
    const view = await eventually('the home', () => slack.homeOf(REQUESTER));
    const actions = view.blocks.find((block) => block.type === 'actions');
    const element = { blockId: actions?.block_id ?? '', actionId: 'home_ask', state: { type: 'button' } };
    for (const open of [
      async () => await maria.command('/correo'),
      async () => await slack.shortcut(REQUESTER, 'solicitar_correo'),
      async () => await slack.act(REQUESTER, home, element, {}),
    ]) {
      await closeModals(stage, REQUESTER);
      await open();
      const modal = await eventually('the question', () => maria.modal());
      expect(modal.view).toMatchObject({ callback_id: 'chooser', title: { text: '¿Qué necesita?' } });
    }
    expect(slack.noticesFor(REQUESTER)).toEqual([]);
  });

  it.each([
    ['', ['create', 'choose_self'], 'creation_form'],
    ['', ['create', 'choose_other'], 'creation_form'],
    ['', ['create', 'choose_department'], 'creation_form'],
    ['', ['change', 'choose_mail'], 'modify_pick'],
    ['', ['end', 'choose_delete'], 'deletion_form'],
    ['', ['end', 'choose_restore'], 'restoration_form'],
    ['crear', null, 'creation_form'],
    ['modificar', null, 'modify_pick'],
    ['Eliminar', null, 'deletion_form'],
    ['restaurar', null, 'restoration_form'],
    ['reactivar nadie.asi', null, 'restoration_form'],
  ] as const)('open the same with «/correo %s» and with the choice of %j: %s', async (text, choice, callback) => {
    const { slack } = stage.institution;
    const maria = personAt(stage, REQUESTER);
    await closeModals(stage, REQUESTER);
    await maria.command('/correo', text);
    const first = await eventually('a modal', () => maria.modal());
    if (choice !== null) {
      const [blockId, actionId] = choice;
      const element = { blockId, actionId, state: { type: 'button' } };
      await slack.act(REQUESTER, { kind: 'modal', modalId: first.id }, element, {});
    }
    await eventually(callback, () => maria.modal()?.view.callback_id === callback);
    expect(slack.modalsOf(REQUESTER)).toHaveLength(1);
    await closeModals(stage, REQUESTER);
  });
});
