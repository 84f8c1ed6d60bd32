import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot } from '#src/app/bot.ts';
import { readConfig } from '#src/config/config.ts';
import { createLog } from '#src/app/log.ts';
import { openDirectAccess } from '#test/direct-access.ts';
import { askChange, cardSays, formOf, several } from '#test/stages/change-desk.ts';
import {
  answerTo,
  approve,
  cardShows,
  cardText,
  closeModals,
  COLLEAGUE,
  confirmBoth,
  deliver,
  errorsOf,
  file,
  open,
  openForm,
  QUICK,
  REQUESTER,
  SKU,
  someone,
  SYSTEMS,
  tenantUsers,
  type Filed,
} from '#test/stages/desk.ts';
import {
  creationValues,
  eventually,
  option,
  person,
  personAt,
  setStage,
  textOf,
  typed,
  type Stage,
} from '#test/stages/stage.ts';

const THIRD = 'U0TALENTO';
const CONTROL = 'U0JEFE';
/** The approval of an account whose person has another name in the chat than in the form. */
const LOOK = 'Revisar y aprobar';
const BY_OFFICIALS_ADDRESS = {
  responsible: person('U0NUEVA'),
  contactEmail: typed('angela.nustes@personal.example'),
};

async function pressed(stage: Stage, by: string, button: string, number: string): Promise<string> {
  await closeModals(stage, by);
  return await answerTo(stage, by, () => personAt(stage, by).press(button, number));
}

/** The notice on top of a form that was not accepted. */
async function noticeAfter(stage: Stage, by: string): Promise<string> {
  return await eventually('the notice', () => {
    const text = textOf(personAt(stage, by).modal()?.view);
    return text.includes('No se envió') || text.includes('no se envió') ? text : null;
  });
}

describe('a request that gives somebody access to another’s account', () => {
  let stage: Stage;
  let account: Filed;
  let theirs: Filed;
  beforeAll(async () => {
    stage = await setStage(
      { overrides: QUICK },
      { SYSTEMS_TEAM: [SYSTEMS, COLLEAGUE, THIRD].join(), SLACK_SYSTEMS_CHANNEL: 'C0GENERAL' },
    );
    stage.institution.graph.setSeats(SKU, 100);
    account = await deliver(stage);
    // An account for somebody of the systems area; a third person executes its request.
    theirs = await file(stage, { chatUser: person(COLLEAGUE) });
    await approve(stage, theirs);
    await cardShows(stage, { by: SYSTEMS, number: theirs.number, words: 'Entregada' });
  });
  afterAll(async () => await stage.stop());

  it('is not decided by the person who gets access, and needs two of the others', async () => {
    const number = await askChange(stage, {
      by: THIRD,
      command: `modificar ${account.local}`,
      what: 'delegation',
      why: 'Cubre una licencia',
      fields: {
        delegate: await accountOption(theirs),
        rights: several('checkboxes', 'full_access'),
      },
    });
    await cardSays(stage, { number, words: 'Al aprobarla' });
    for (const button of ['Aprobar', 'Rechazar', 'Pedir información'])
      expect(await pressed(stage, COLLEAGUE, button, number), button).toContain(
        'Esta solicitud le da a usted los mensajes de otra cuenta o el acceso a ella.',
      );
    expect(await pressed(stage, THIRD, 'Aprobar', number)).toContain('Usted hizo esta solicitud');
    await approve(stage, { number, local: '', by: THIRD });
    expect(await pressed(stage, SYSTEMS, 'Ejecutar', number)).toContain('esta solicitud la hacen dos personas');
    expect(await pressed(stage, COLLEAGUE, 'Ejecutar', number)).toContain('Esta solicitud le da a usted');
    // The requester may execute what somebody else has approved.
    await personAt(stage, THIRD).press('Ejecutar', number);
    await cardSays(stage, { number, words: 'Add-MailboxPermission' });
    expect(await pressed(stage, COLLEAGUE, 'Hecho', number)).toContain('Esta solicitud le da a usted');
    await personAt(stage, SYSTEMS).press('Hecho', number);
    await cardSays(stage, { number, words: 'Cerrada' });
  });

  async function accountOption({ local }: Filed): Promise<ReturnType<typeof option>> {
    await closeModals(stage, THIRD);
    await personAt(stage, THIRD).command('/correo', `modificar ${account.local}`);
    await formOf(stage, THIRD, 'modify_pick');
    await personAt(stage, THIRD).submit({ what: { what: option('static_select', 'delegation', 'delegation') } });
    const modal = await formOf(stage, THIRD, 'modify_details');
    const found = await stage.institution.slack.suggest(
      THIRD,
      { kind: 'modal', modalId: modal.id },
      { blockId: 'delegate', actionId: 'delegate', value: local },
    );
    const [first] = found;
    if (first === undefined) throw new Error(`no account ${local}`);
    return { type: 'external_select', selected_option: first };
  }
});

describe('a request that nobody could ever decide', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK }, { SYSTEMS_TEAM: SYSTEMS, MAX_OPEN_REQUESTS: '2' });
    stage.institution.graph.setSeats(SKU, 100);
  });
  afterAll(async () => await stage.stop());

  async function refused(change: Parameters<typeof someone>[0], by: string): Promise<string> {
    await openForm(stage, by);
    await personAt(stage, by).submit(creationValues(someone(change).values));
    return await noticeAfter(stage, by);
  }

  it('is not accepted, and the form says what to do', async () => {
    const own = await refused({}, SYSTEMS);
    expect(own).toContain('Nadie del área de sistemas podría aprobar esta solicitud');
    expect(own).toContain('Pida a otra persona de la dependencia que la haga');
    expect(await refused({ chatUser: person(SYSTEMS) }, REQUESTER)).toContain(
      'Nadie del área de sistemas podría aprobar',
    );
    const official = { chatUser: { type: 'users_select' }, contactEmail: typed('nadie@personal.example') };
    expect(await refused(official, REQUESTER)).toContain('no hay dos que puedan');
    // An official who gives their own address is not the holder: the account still goes through them.
    const ownAddress = { ...official, ...BY_OFFICIALS_ADDRESS };
    expect(await refused(ownAddress, REQUESTER)).toContain('no hay dos que puedan');
    const cards = personAt(stage, SYSTEMS).messages().map(textOf);
    expect(cards.filter((text) => text.includes('FT-GTI-006-'))).toEqual([]);
  });

  it('is distinguished from one that the only systems person can decide, and from one whose holder the chat finds', async () => {
    const found = { chatUser: { type: 'users_select' }, contactEmail: typed('angela.nustes@personal.example') };
    expect(await errorsOf(stage, found)).toEqual({});
    expect(await errorsOf(stage, { chatUser: person(COLLEAGUE) })).toEqual({});
  });

  it('still counts against the limit: with a certain number of open requests the form does not open', async () => {
    await closeModals(stage, REQUESTER);
    await personAt(stage, REQUESTER).command('/correo', 'crear');
    await personAt(stage, REQUESTER).sees('Usted tiene 2 solicitudes abiertas, que es lo máximo. Espere');
    expect(personAt(stage, REQUESTER).modal()).toBeUndefined();
  });
});

describe('an office of one', () => {
  let stage: Stage;
  const reason = { alone: { alone: typed('Soy la única persona del área esta semana') } };
  beforeAll(async () => {
    const settings = { SYSTEMS_TEAM: SYSTEMS, SINGLE_OPERATOR: 'true', CONTROL_PERSON: CONTROL };
    stage = await setStage({ overrides: QUICK }, settings);
    stage.institution.graph.setSeats(SKU, 100);
  });
  afterAll(async () => await stage.stop());

  it('decides about its own request for a written reason, which the control person reads', async () => {
    const own = await file(stage, {}, SYSTEMS);
    await cardShows(stage, { by: SYSTEMS, number: own.number, words: 'Al aprobarla' });
    const modal = await open(stage, SYSTEMS, LOOK, own.number);
    expect(textOf(modal.view)).toContain('Por qué lo decide usted sin otra persona');
    await personAt(stage, SYSTEMS).submit(reason);
    const told = textOf(await personAt(stage, CONTROL).sees('Decisión de una sola persona'));
    expect(told).toContain(own.number);
    expect(told).toContain('Soy la única persona del área esta semana');
    await eventually('the account', () => tenantUsers(stage, own.local)[0]);
    const everything = textOf((await open(stage, SYSTEMS, 'Más', own.number)).view);
    expect(everything.match(/decidió sin otra persona.*Soy la única persona del área esta semana/g)).toHaveLength(1);
  });

  it('releases an address of its own for a written reason, which the control person reads as well', async () => {
    const direct = await openDirectAccess(stage);
    const account = await direct.account({ holder: { id: SYSTEMS, name: 'Jorge Andrés' } });
    await direct.store.transact(async (tx) => {
      const quarantinedUntil = new Date(Date.now() + 86_400_000);
      await tx.moveAddress({ accountId: account.id, from: account.address, to: null, quarantinedUntil });
    });
    await direct.end();
    await closeModals(stage, SYSTEMS);
    await personAt(stage, SYSTEMS).command('/correos', 'cuarentena');
    await personAt(stage, SYSTEMS).press('Liberar', account.address);
    await formOf(stage, SYSTEMS, 'release_address');
    await personAt(stage, SYSTEMS).submit({ reason: { reason: typed('La va a tener quien me sigue') } });
    expect(textOf(personAt(stage, SYSTEMS).modal()?.view)).toContain('quedó libre');
    const told = textOf(await personAt(stage, CONTROL).sees('La va a tener quien me sigue'));
    expect(told).toContain('Decisión de una sola persona');
    expect(told).toContain(account.address);
  });

  it('stops being one at the press itself, once there is a second person in the systems area again', async () => {
    const both = await setStage(
      { overrides: QUICK },
      { SYSTEMS_TEAM: 'S0SISTEMAS', SINGLE_OPERATOR: 'true', CONTROL_PERSON: CONTROL },
    );
    const { slack } = both.institution;
    const user = slack.users.find(({ id }) => id === COLLEAGUE);
    if (user === undefined) throw new Error('nobody');
    slack.addUser({ ...user, isRestricted: true });
    const own = await file(both, {}, SYSTEMS);
    await cardShows(both, { by: SYSTEMS, number: own.number, words: 'Al aprobarla' });
    await open(both, SYSTEMS, LOOK, own.number);
    slack.addUser(user);
    await personAt(both, SYSTEMS).submit(reason);
    expect(textOf(personAt(both, SYSTEMS).modal()?.view)).toContain('Usted hizo esta solicitud, así que no');
    expect(cardText(both, SYSTEMS, own.number)).not.toContain('decidió sin otra persona');
    await both.stop();
  });

  it('gives no reason for other people’s requests, and the control person is not told', async () => {
    const filed = await file(stage);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Al aprobarla' });
    const modal = await open(stage, SYSTEMS, LOOK, filed.number);
    expect(textOf(modal.view)).not.toContain('Por qué lo decide usted sin otra persona');
    await personAt(stage, SYSTEMS).submit({});
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
    expect(personAt(stage, CONTROL).messages().map(textOf).join('\n')).not.toContain(`${filed.number} ·`);
    await confirmBoth(stage, filed);
  });
});

describe('an office of one whose control person is not in the chat', () => {
  let stage: Stage;
  const alone = { SYSTEMS_TEAM: SYSTEMS, SINGLE_OPERATOR: 'true' };
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK }, { ...alone, CONTROL_PERSON: 'U0NADIE' });
    stage.institution.graph.setSeats(SKU, 100);
  });
  afterAll(async () => await stage.stop());

  it('has each of its reasons sent once, as soon as the settings name a control person in the chat', async () => {
    const own = await file(stage, {}, SYSTEMS);
    await cardShows(stage, { by: SYSTEMS, number: own.number, words: 'Al aprobarla' });
    await open(stage, SYSTEMS, LOOK, own.number);
    await personAt(stage, SYSTEMS).submit({ alone: { alone: typed('No había a quién avisar') } });
    await cardShows(stage, { by: SYSTEMS, number: own.number, words: 'Entregada' });
    const told = (): readonly string[] =>
      personAt(stage, CONTROL)
        .messages()
        .map(textOf)
        .filter((text) => text.includes('Decisión de una sola persona'));
    expect(told()).toEqual([]);
    const settings = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATABASE_URL: stage.databaseUrl };
    const read = readConfig({ ...stage.institution.env, ...alone, ...settings, CONTROL_PERSON: CONTROL });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    await stage.bot.stop();
    // The first sweep runs at the start.
    const other = await startBot(read.config, { log: createLog('silent') });
    await personAt(stage, CONTROL).sees('No había a quién avisar');
    await other.stop();
    expect(told()).toHaveLength(1);
  });
});

describe('an office that became an office of one', () => {
  let stage: Stage;
  const GROUP = 'S0SISTEMAS';
  beforeAll(async () => {
    const settings = { SYSTEMS_TEAM: GROUP, SINGLE_OPERATOR: 'true', CONTROL_PERSON: CONTROL };
    stage = await setStage({ overrides: QUICK }, settings);
    stage.institution.graph.setSeats(SKU, 100);
  });
  afterAll(async () => await stage.stop());

  it('waits for the second person while there is one, and asks for the reason at the button when there is none', async () => {
    const own = await file(stage, {}, SYSTEMS);
    await cardShows(stage, { by: SYSTEMS, number: own.number, words: 'Al aprobarla' });
    expect(await pressed(stage, SYSTEMS, LOOK, own.number)).toContain('Usted hizo esta solicitud');

    const official = { chatUser: { type: 'users_select' }, contactEmail: typed('nadie@personal.example') };
    const filed = await file(stage, official);
    await approve(stage, filed);
    expect(await pressed(stage, SYSTEMS, 'Ejecutar', filed.number)).toContain('la hacen dos personas');
    stage.institution.slack.changeGroup(GROUP, [SYSTEMS]);
    await personAt(stage, SYSTEMS).press('Ejecutar', filed.number);
    const modal = await formOf(stage, SYSTEMS, 'alone_view');
    expect(textOf(modal.view)).toContain('le llega a la persona de control');
    await personAt(stage, SYSTEMS).submit({ alone: { alone: typed(' ') } });
    expect(personAt(stage, SYSTEMS).modal()?.errors).toMatchObject({ alone: expect.any(String) as string });
    await personAt(stage, SYSTEMS).submit({ alone: { alone: typed('Mi compañera renunció') } });
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
    await personAt(stage, CONTROL).sees('Mi compañera renunció');
  });
});
