import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  answerTo,
  approve,
  cardShows,
  cardText,
  closeModals,
  COLLEAGUE,
  deliver,
  file,
  inChat,
  QUICK,
  REQUESTER,
  shownPassword,
  SKU,
  SYSTEMS,
  tenantUsers,
  NOT_IN_CHAT,
  openApproval,
  planned,
  pressApproval,
} from '#test/stages/desk.ts';
import { askChange } from '#test/stages/change-desk.ts';
import { eventually, person as chosen, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const GROUP = 'S0SISTEMAS';
const NEXT = 'U0TALENTO';
const NOT_SYSTEMS = 'Solo el área de sistemas puede decidir sobre las solicitudes. Nada cambió.';
const UNKNOWN = 'El chat no confirmó en este momento quién es usted. Nada cambió';

/** The answer to who somebody is is cached for a minute, but not used for decisions or where a secret is shown. */
describe('somebody whose role was taken away between two presses', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK }, { SYSTEMS_TEAM: GROUP });
    stage.institution.graph.setSeats(SKU, 100);
  });
  afterEach(() => {
    stage.institution.slack.clearFaults();
    stage.institution.slack.changeGroup(GROUP, [SYSTEMS, COLLEAGUE]);
  });
  afterAll(async () => await stage.stop());

  const pressed = async (button: string, number: string, by = SYSTEMS): Promise<string> =>
    await answerTo(stage, by, () => personAt(stage, by).press(button, number));
  const takeOut = (): void => stage.institution.slack.changeGroup(GROUP, [COLLEAGUE]);

  it('can no longer execute what they approved a moment before', async () => {
    const filed = await file(stage, NOT_IN_CHAT);
    await approve(stage, filed);
    takeOut();
    expect(await pressed('Ejecutar', filed.number)).toContain(NOT_SYSTEMS);
    expect(cardText(stage, COLLEAGUE, filed.number)).toContain('Aprobada');
    expect(tenantUsers(stage, filed.local)).toEqual([]);
  });

  it('can no longer approve in a window that is already open', async () => {
    const { number } = await file(stage);
    await openApproval(stage, SYSTEMS, number);
    takeOut();
    await personAt(stage, SYSTEMS).submit({});
    expect(textOf(personAt(stage, SYSTEMS).modal()?.view)).toContain(NOT_SYSTEMS);
    expect(cardText(stage, COLLEAGUE, number)).not.toContain('Aprobada');
  });

  it('no longer gets the account if they have become a guest since the form was sent', async () => {
    const { slack } = stage.institution;
    const { number } = await file(stage);
    const user = slack.users.find(({ id }) => id === 'U0NUEVA');
    if (user === undefined) throw new Error('nobody');
    await openApproval(stage, SYSTEMS, number);
    const approved = async (): Promise<unknown> => {
      await personAt(stage, SYSTEMS).submit({ holder: { holder: chosen(user.id) } });
      return personAt(stage, SYSTEMS).modal()?.errors;
    };
    slack.addUser({ ...user, isRestricted: true });
    expect(await approved()).toMatchObject({ holder: expect.stringContaining('no invitados') as string });
    slack.addUser(user);
    expect(cardText(stage, COLLEAGUE, number)).not.toContain('Aprobada');
  });

  it('can no longer be named as responsible if they have become a guest since they were last seen', async () => {
    const { slack } = stage.institution;
    const filed = await deliver(stage);
    const user = slack.users.find(({ id }) => id === NEXT);
    if (user === undefined) throw new Error('nobody');
    // This caches who the person is, for a minute.
    await answerTo(stage, NEXT, () => personAt(stage, NEXT).command('/correo', 'estado'));
    slack.addUser({ ...user, isRestricted: true });
    const asked = askChange(stage, {
      ...{ by: SYSTEMS, command: `modificar ${filed.local}`, what: 'data', why: 'Cambio de cargo' },
      fields: { responsible: chosen(NEXT) },
    });
    await expect(asked.finally(() => slack.addUser(user))).rejects.toThrow('no invitados');
  });

  it('can no longer retry a stopped run', async () => {
    const filed = await file(stage);
    await planned(stage, filed);
    stage.institution.graph.setSeats(SKU, 0);
    await pressApproval(stage, SYSTEMS, filed.number);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Detenida' });
    stage.institution.graph.setSeats(SKU, 100);
    takeOut();
    expect(await pressed('Reintentar', filed.number)).toContain(NOT_SYSTEMS);
    expect(cardText(stage, COLLEAGUE, filed.number)).toContain('Detenida');
  });

  it('cannot decide anything while the chat does not say who they are', async () => {
    const { fields } = inChat(stage, { id: 'U0RAMIRO', givenNames: 'Ramiro', surnames: 'Olarte' });
    const filed = await file(stage, fields);
    await planned(stage, filed);
    stage.institution.slack.addFault({ kind: 'throttle-retry-after-1', match: '^usergroups.users.list$', times: -1 });
    expect(await pressed('Aprobar y crear', filed.number)).toContain(UNKNOWN);
    expect(cardText(stage, SYSTEMS, filed.number)).toContain('Por aprobar');
  });

  it('can no longer start a read of the tenant or adopt a finding', async () => {
    const { slack, graph } = stage.institution;
    const start = async (): Promise<string> => await pressed('Importar cuentas', 'Correo todavía no conoce');
    const asked = await answerTo(stage, SYSTEMS, () => personAt(stage, SYSTEMS).command('/correos', 'revisar'));
    expect(asked).toContain('Primero hay que importar');
    takeOut();
    expect(await start()).toContain('Solo el área de sistemas puede hacer esto. Nada cambió.');
    slack.changeGroup(GROUP, [SYSTEMS, COLLEAGUE]);
    expect(await start()).toContain('Empezó la lectura');
    await personAt(stage, SYSTEMS).sees('cuentas que ya existían están');
    graph.admin.block('rosa.delgado@rioclaro.example');
    await answerTo(stage, SYSTEMS, () => personAt(stage, SYSTEMS).command('/correos', 'revisar'));
    await personAt(stage, SYSTEMS).sees('1 cambio encontrado');
    await personAt(stage, SYSTEMS).press('Adoptar', 'Cambios fuera del procedimiento');
    const shown = (): string => textOf(personAt(stage, SYSTEMS).modal()?.view);
    await eventually('the window', () => shown().includes('Funcionario responsable'));
    takeOut();
    await personAt(stage, SYSTEMS).submit({
      reason: { reason: typed('Así queda') },
      responsible: { responsible: chosen(REQUESTER) },
    });
    expect(shown()).toContain('Solo el área de sistemas puede decidir sobre estos cambios. Nada cambió.');
    slack.changeGroup(GROUP, [SYSTEMS, COLLEAGUE]);
    expect(await pressed('Revisar ahora', 'Cambios fuera del procedimiento')).toContain('Empezó la revisión');
    takeOut();
    expect(await pressed('Revisar ahora', 'Cambios fuera del procedimiento')).toContain('Solo el área de sistemas');
  });

  it('is not shown a password if they have become a guest', async () => {
    const filed = await deliver(stage);
    const holder = 'U0NUEVA';
    await personAt(stage, holder).press('Mostrar mi contraseña temporal', filed.local);
    await shownPassword(stage, holder);
    await closeModals(stage, holder);
    const { slack } = stage.institution;
    const user = slack.users.find(({ id }) => id === holder);
    if (user === undefined) throw new Error('nobody');
    slack.addUser({ ...user, isRestricted: true });
    const told = await answerTo(stage, holder, () =>
      personAt(stage, holder).press('Mostrar mi contraseña temporal', filed.local),
    );
    slack.addUser(user);
    expect(told).toContain('Este servicio es solo para quienes trabajan en la institución.');
    await eventually('no window', () => personAt(stage, holder).modal() === undefined);
  });
});
