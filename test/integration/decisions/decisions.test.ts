import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerTo,
  approve,
  cardShows,
  cardText,
  COLLEAGUE,
  execute,
  file,
  QUICK,
  REQUESTER,
  SYSTEMS,
  tenantUsers,
  thread,
  ephemeralMessages,
  openApproval,
  isCard,
  NOT_IN_CHAT,
  SKU,
} from '#test/stages/desk.ts';
import { openSecondStore } from '../contracts/contract-stage.ts';
import { eventually, person, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const OUTSIDER = 'Este servicio es solo para quienes trabajan en la institución.';
const OWN = 'Usted hizo esta solicitud, así que no la puede decidir.';
const ABOUT = 'Esta solicitud es sobre su propia cuenta.';

describe('who may decide', () => {
  let stage: Stage;
  beforeAll(async () => {
    // A channel that also has a guest and a member of another organisation.
    stage = await setStage({ overrides: QUICK }, { SLACK_SYSTEMS_CHANNEL: 'C0AYUDA' });
  });
  afterAll(async () => await stage.stop());

  it('does not follow from being in the channel: employees, guests and outsiders are told why, and nothing changes', async () => {
    const { number } = await file(stage, NOT_IN_CHAT);
    await cardShows(stage, { by: SYSTEMS, number, words: 'Dirección' });
    for (const [user, words] of [
      ['U0JEFE', 'Solo el área de sistemas puede decidir sobre las solicitudes. Nada cambió.'],
      [REQUESTER, 'Solo el área de sistemas puede decidir sobre las solicitudes. Nada cambió.'],
      ['U0INVITADO', OUTSIDER],
      ['U0EXTERNA', OUTSIDER],
    ] as const) {
      for (const button of ['Aprobar', 'Pedir información', 'Rechazar']) {
        const told = await answerTo(stage, user, () => personAt(stage, user).press(button, number));
        expect(told, `${user} ${button}`).toContain(words);
        expect(personAt(stage, user).modal(), `${user} ${button}`).toBeUndefined();
      }
    }
    await approve(stage, { number, local: '', by: REQUESTER });
    for (const user of ['U0JEFE', 'U0INVITADO', 'U0EXTERNA']) {
      await answerTo(stage, user, () => personAt(stage, user).press('Ejecutar', number));
    }
    expect(cardText(stage, SYSTEMS, number)).toContain('Aprobada');
    expect(ephemeralMessages(stage, SYSTEMS)).toEqual([]);

    const near = await openSecondStore(stage.databaseUrl);
    const request = await near.store.requestByNumber(number);
    const events = await near.store.trail.ofRequest(request?.id ?? '');
    const tried = events.filter(({ what }) => what === 'attempt_refused').map(({ actor, data }) => [actor, data]);
    await near.end();
    const of = (act: string): readonly unknown[] => ['U0JEFE', { act, why: 'not_systems' }];
    expect(tried).toEqual(expect.arrayContaining(['approve', 'ask', 'reject', 'execute'].map(of)));
    // People outside the institution are already refused at the entrance.
    expect(tried.map(([actor]) => actor)).not.toContain('U0INVITADO');
  });

  it('does not include a guest in the systems team: commands and the home are refused too', async () => {
    for (const [command, text] of [
      ['/correo', ''],
      ['/correo', 'estado'],
      ['/correos', ''],
    ] as const) {
      const act = (): Promise<void> => personAt(stage, 'U0INVITADO').command(command, text);
      expect(await answerTo(stage, 'U0INVITADO', act)).toContain(OUTSIDER);
    }
    await stage.institution.slack.shortcut('U0INVITADO', 'solicitar_correo');
    expect((await personAt(stage, 'U0INVITADO').sees('')).text).toContain(OUTSIDER);
    await stage.institution.slack.openHome('U0INVITADO');
    expect(stage.institution.slack.homeOf('U0INVITADO')).toBeNull();
    expect(personAt(stage, 'U0INVITADO').modal()).toBeUndefined();
  });

  it('does not include the requester', async () => {
    const filed = await file(stage, NOT_IN_CHAT, SYSTEMS);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Al aprobarla' });
    for (const button of ['Aprobar', 'Pedir información', 'Rechazar']) {
      expect(await answerTo(stage, SYSTEMS, () => personAt(stage, SYSTEMS).press(button, filed.number))).toContain(OWN);
    }
    expect(tenantUsers(stage, filed.local)).toEqual([]);
  });

  it('does not include the person whom the account is for', async () => {
    const { number } = await file(stage, { chatUser: person(COLLEAGUE) });
    await cardShows(stage, { by: SYSTEMS, number, words: 'Dirección' });
    expect(
      await answerTo(stage, COLLEAGUE, () => personAt(stage, COLLEAGUE).press('Revisar y aprobar', number)),
    ).toContain(ABOUT);
  });
});

/** The buttons of a card whose request ended. */
const ENDED = ['FT-GTI-006 en PDF', 'Más'];

describe('a decision', () => {
  let stage: Stage;
  beforeAll(async () => {
    // The team is a user group in the chat.
    stage = await setStage({ overrides: QUICK }, { SYSTEMS_TEAM: 'S0SISTEMAS' });
    stage.institution.graph.setSeats(SKU, 100);
  });
  afterAll(async () => await stage.stop());

  it('to reject tells the requester the reason, and frees the address and the person', async () => {
    const change = { desiredAddress: typed('para.otro'), documentNumber: typed('1099000111') };
    const { number } = await file(stage, change);
    await personAt(stage, SYSTEMS).press('Rechazar', number);
    await personAt(stage, SYSTEMS).submit({ text: { text: typed('Falta el acto de nombramiento') } });
    const told = textOf(await personAt(stage, REQUESTER).sees('rechazó la solicitud'));
    expect(told).toContain(`Jorge Andrés Muñoz Cárdenas rechazó la solicitud ${number}.`);
    expect(told).toContain('Falta el acto de nombramiento');
    await cardShows(stage, { by: REQUESTER, number, words: 'la rechazó: Falta el acto de nombramiento' });
    await cardShows(stage, { by: SYSTEMS, number, words: 'La rechazó Jorge' });
    expect(buttonsOn(number)).toEqual(ENDED);
    expect((await file(stage, change)).number).not.toBe(number);
  });

  it('can wait for an answer: question and answer are in the thread of the card', async () => {
    const { number } = await file(stage, NOT_IN_CHAT);
    const maria = personAt(stage, REQUESTER);
    await personAt(stage, SYSTEMS).press('Pedir información', number);
    await personAt(stage, SYSTEMS).submit({ text: { text: typed('¿Cuál es el número del contrato?') } });
    const question = textOf(await maria.sees('necesita una respuesta'));
    expect(question).toContain(
      `Jorge Andrés Muñoz Cárdenas necesita una respuesta para seguir con la solicitud ${number}`,
    );
    await cardShows(stage, { by: REQUESTER, number, words: 'Falta información' });
    await cardShows(stage, { by: SYSTEMS, number, words: 'Falta información' });

    await maria.press('Responder', 'necesita una respuesta');
    await maria.submit({ text: { text: typed('Es el 123 de 2026') } });
    await cardShows(stage, { by: SYSTEMS, number, words: 'Por aprobar' });
    await eventually('question and answer', () => thread(stage, number).length === 2);
    // The person's mention is between the brackets.
    expect(thread(stage, number)).toEqual([
      'Pregunta de Jorge Andrés Muñoz Cárdenas: ()\n¿Cuál es el número del contrato?',
      'Respuesta de María Fernanda Peña de la Hoz: ()\nEs el 123 de 2026',
    ]);
    const notes = personAt(stage, SYSTEMS)
      .messages()
      .filter(({ threadTs }) => threadTs !== undefined);
    for (const id of [SYSTEMS, REQUESTER])
      expect(JSON.stringify(notes.map(({ blocks }) => blocks))).toContain(`"user_id":"${id}"`);
    expect(buttonsOn(number)).toEqual(['Aprobar', 'Pedir información', 'Rechazar', 'Más']);
  });

  it('comes too late after the requester has withdrawn, and says so', async () => {
    const { number } = await file(stage);
    await openApproval(stage, SYSTEMS, number);
    await personAt(stage, REQUESTER).press('Retirar', number);
    await cardShows(stage, { by: REQUESTER, number, words: 'Usted la retiró' });
    await personAt(stage, SYSTEMS).submit({});
    const notice = textOf(personAt(stage, SYSTEMS).modal()?.view);
    expect(notice).toContain('no siguió adelante (María Fernanda Peña de la Hoz');
    await cardShows(stage, { by: SYSTEMS, number, words: 'La retiró María Fernanda' });
    expect(buttonsOn(number)).toEqual(ENDED);
  });

  it('prevents a withdrawal once the request runs: the requester is told who executes it', async () => {
    const filed = await file(stage, NOT_IN_CHAT);
    const { slack } = stage.institution;
    await approve(stage, filed, COLLEAGUE);
    slack.addFault({ kind: 'throttle-retry-after-1', match: '^chat.update$', times: -1 });
    await personAt(stage, SYSTEMS).press('Ejecutar', filed.number);
    await eventually('the account', () => tenantUsers(stage, filed.local)[0]);
    const told = await answerTo(stage, REQUESTER, () => personAt(stage, REQUESTER).press('Retirar', filed.number));
    slack.clearFaults();
    expect(told).toMatch(
      /Esta solicitud (ya se está ejecutando|ya se ejecutó|ya se entregó) \(Jorge Andrés Muñoz Cárdenas, /,
    );
    await cardShows(stage, { by: REQUESTER, number: filed.number, words: 'Entregada' });
    expect(tenantUsers(stage, filed.local)).toHaveLength(1);
  });

  it('can be made by everybody in the user group, and by nobody else', async () => {
    const filed = await file(stage);
    await execute(stage, filed, COLLEAGUE);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
  });

  function buttonsOn(number: string): readonly string[] {
    const card = personAt(stage, SYSTEMS)
      .messages()
      .find((message) => isCard(message, number));
    return (card?.blocks ?? []).flatMap((block) =>
      block.type === 'actions' ? block.elements.map((element) => ('text' in element ? element.text.text : '')) : [],
    );
  }
});
