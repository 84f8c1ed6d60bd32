import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElementState } from '#sandbox/services/chat.ts';
import { deliver, errorsOf, file, QUICK, REQUESTER } from '#test/stages/desk.ts';
import { option, person, personAt, setStage, typed, type Stage } from '#test/stages/stage.ts';

const RESERVED =
  'Ese nombre está reservado para la institución. Elija otro o, si debe ser ese, pídaselo al área de sistemas con /correo pregunta.';
const DAY = 24 * 60 * 60_000;
const date = (ms: number): ElementState => ({
  type: 'datepicker',
  selected_date: new Date(Date.now() + ms).toISOString().slice(0, 10),
});

describe('a form with errors', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());

  const errors = async (change: Readonly<Record<string, ElementState>>): ReturnType<typeof errorsOf> =>
    await errorsOf(stage, change);

  it('shows every error at once, each at its field and in Spanish, and stays open', async () => {
    const told = await errors({
      givenNames: typed('Ana 2'),
      surnames: typed('Peña#'),
      documentNumber: typed('12-34'),
      relation: option('static_select', 'contratista', 'Contratista'),
      contractEnd: date(-2 * DAY),
      contactEmail: { type: 'email_text_input', value: 'ana@rioclaro.example' },
      contactPhone: typed('llámeme'),
      chatUser: person('U0EXTERNA'),
      responsible: person('U0INVITADO'),
      desiredAddress: typed('Ana Peña'),
    });
    expect(told).toEqual({
      givenNames: 'Un nombre no lleva números. Revise y corrija.',
      surnames: 'Use solo letras, espacios, guion o apóstrofo.',
      documentNumber:
        'Cédula de ciudadanía: tiene entre 6 y 10 números, sin letras, y no empieza por cero. Revise el número.',
      contractEnd: 'Esa fecha ya pasó. Elija la fecha de hoy o una posterior.',
      contactEmail: 'Escriba un correo personal, no uno de la institución.',
      contactPhone:
        'Escriba hasta cuatro teléfonos, de 7 a 15 números cada uno y separados por /. Ejemplo: 601 555 0101 ext. 123 / 300 123 4567',
      chatUser: 'Elija a una persona de la institución (no invitados ni aplicaciones).',
      responsible: 'Elija a una persona de la institución (no invitados ni aplicaciones).',
      desiredAddress: 'Use letras sin tildes ni ñ, números, punto o guion. Ejemplo: ana.munoz',
    });
    expect(personAt(stage, REQUESTER).modal()?.view.callback_id).toBe('creation_form');
  });

  it.each([
    [
      'cc',
      '0123456',
      'Cédula de ciudadanía: tiene entre 6 y 10 números, sin letras, y no empieza por cero. Revise el número.',
    ],
    [
      'ce',
      'E12345',
      'Cédula de extranjería: tiene entre 4 y 10 números, sin letras, y no empieza por cero. Revise el número.',
    ],
    ['passport', 'AB1', 'Pasaporte: tiene entre 5 y 15 letras o números. Revise el número.'],
  ])('checks a document of type %s', async (type, number, words) => {
    const change = { documentType: option('static_select', type, type), documentNumber: typed(number) };
    expect(await errors(change)).toEqual({ documentNumber: words });
  });

  it('refuses a contract that has already ended', async () => {
    const past = { contractEnd: date(-2 * DAY) };
    const words = { contractEnd: 'Esa fecha ya pasó. Elija la fecha de hoy o una posterior.' };
    expect(await errors({ ...past, relation: option('static_select', 'contratista', 'Contratista') })).toEqual(words);
  });

  it('refuses as responsible a guest, an application, somebody of another organisation, and somebody who left', async () => {
    const { slack } = stage.institution;
    slack.addUser({ id: 'U0IDO', teamId: slack.teamId, name: 'se.fue', realName: 'Se Fue', deleted: true });
    for (const id of ['U0INVITADO', slack.botUserId, 'U0EXTERNA', 'U0IDO']) {
      const words = 'Elija a una persona de la institución (no invitados ni aplicaciones).';
      expect(await errors({ responsible: person(id) }), id).toEqual({ responsible: words });
    }
  });

  it.each([
    ['a'.repeat(41), 'La dirección puede tener hasta 40 letras. Escríbala más corta.'],
    ['ana..munoz', 'Use letras sin tildes ni ñ, números, punto o guion. Ejemplo: ana.munoz'],
    ['ana@otra.example', 'Use letras sin tildes ni ñ, números, punto o guion. Ejemplo: ana.munoz'],
    ['maria.pena', 'La dirección maria.pena@rioclaro.example ya está ocupada. Escriba otra o déjela vacía.'],
    [
      'Maria.Pena@RioClaro.example',
      'La dirección maria.pena@rioclaro.example ya está ocupada. Escriba otra o déjela vacía.',
    ],
    ['boletin.interno', 'La dirección boletin.interno@rioclaro.example ya está ocupada. Escriba otra o déjela vacía.'],
  ])('refuses the address %s', async (wished, words) => {
    expect(await errors({ desiredAddress: typed(wished) })).toEqual({ desiredAddress: words });
  });

  it.each(['sistemas', 'no.reply', 'todos'])(
    'refuses the reserved name %s, with the way to the systems area',
    async (wished) => {
      expect(await errors({ desiredAddress: typed(wished) })).toEqual({ onTop: RESERVED });
    },
  );

  it('refuses an address that another open request has, and accepts it once that one is withdrawn', async () => {
    const wish = { desiredAddress: typed('la.misma') };
    const first = await file(stage, wish, 'U0TALENTO');
    await personAt(stage, 'U0SISTEMAS1').sees('la.misma@');
    const words = 'La dirección la.misma@rioclaro.example ya está ocupada. Escriba otra o déjela vacía.';
    expect(await errors(wish)).toEqual({ desiredAddress: words });
    await personAt(stage, 'U0TALENTO').press('Retirar', first.number);
    await personAt(stage, 'U0TALENTO').sees('Usted la retiró');
    expect(await errors(wish)).toEqual({});
  });

  it('names the open request of the same person, however the document was typed', async () => {
    const document = '1.098.765.432';
    const { number } = await file(stage, { documentNumber: typed(document) }, 'U0CONTRATOS');
    const words = `Ya hay una solicitud abierta para esta persona: ${number}. Esta no se envió: espere a que aquella termine.`;
    const again = { documentNumber: typed('1098765432') };
    expect(await errorsOf(stage, again, 'U0CONTRATOS')).toEqual({ documentNumber: words });
    // Somebody whom it does not concern is told nothing more.
    const told = await errors(again);
    expect(Object.keys(told)).toEqual(['onTop']);
    expect(told['onTop']).not.toContain(number);
  });

  it('names the account of the same person', async () => {
    const documentNumber = typed('1098000111');
    const { local } = await deliver(stage, { documentNumber });
    const address = `${local}@rioclaro.example`;
    const words = `Esta persona ya tiene la cuenta ${address}. No hace falta otra, y no se envió.`;
    expect(await errors({ documentNumber })).toEqual({ documentNumber: words });
  });

  it('says nothing about others while the form itself has errors', async () => {
    const documentNumber = typed('1098000222');
    const { number } = await file(stage, { documentNumber }, 'U0HOMONIMO');
    const taken = { documentNumber, desiredAddress: typed('maria.pena') };
    expect(await errors({ ...taken, givenNames: typed('Ana 2') })).toEqual({
      givenNames: 'Un nombre no lleva números. Revise y corrija.',
    });
    expect(await errorsOf(stage, taken, 'U0HOMONIMO')).toEqual({
      documentNumber: `Ya hay una solicitud abierta para esta persona: ${number}. Esta no se envió: espere a que aquella termine.`,
      desiredAddress: 'La dirección maria.pena@rioclaro.example ya está ocupada. Escriba otra o déjela vacía.',
    });
  });
});
