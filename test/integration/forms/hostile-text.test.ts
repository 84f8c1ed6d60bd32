import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerTo,
  cardShows,
  closeModals,
  errorsOf,
  execute,
  file,
  open,
  openForm,
  QUICK,
  REQUESTER,
  SYSTEMS,
  thread,
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

const HOSTILE = 'x <!channel> <@U0JEFE> *b* _i_ ~s~ `c` <http://x.example|y> & &lt; :tada: =cmd() "q" \'; drop table';
const LONG = 'palabra'.repeat(120);

/** Every text of a message, plain or rich, with its kind. */
function textsIn(value: unknown): readonly { readonly type: string; readonly emoji?: boolean }[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (value === null || typeof value !== 'object') return [];
  const own = 'type' in value && typeof value.type === 'string' ? [value as { type: string }] : [];
  return [...own, ...Object.values(value).flatMap(textsIn)];
}

describe('text that people type', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    const { slack } = stage.institution;
    slack.addUser({ id: 'U0MARCAS', teamId: slack.teamId, name: 'marcas', realName: 'Rita <!here> *Marcas*' });
  });
  afterAll(async () => {
    await stage.stop();
  });

  it('is shown as typed in cards, questions, answers, threads and reasons', async () => {
    const maria = personAt(stage, REQUESTER);
    const jorge = personAt(stage, SYSTEMS);
    const change = {
      position: typed(HOSTILE),
      justification: typed(`${HOSTILE} ${LONG}`),
      responsible: person('U0MARCAS'),
    };
    const { number } = await file(stage, change);
    await cardShows(stage, { by: SYSTEMS, number, words: 'Dirección' });
    const whole = textOf((await open(stage, SYSTEMS, 'Más', number)).view);
    expect(whole).toContain(`Cargo: ${HOSTILE}`);
    expect(whole).toContain(`Justificación: ${HOSTILE} ${LONG}`);
    expect(whole).toContain('Responsable: Rita <!here> *Marcas*');
    await closeModals(stage, SYSTEMS);

    await jorge.press('Pedir información', number);
    await jorge.submit({ text: { text: typed(`¿${HOSTILE}?`) } });
    expect(textOf(await maria.sees('necesita una respuesta'))).toContain(`¿${HOSTILE}?`);
    await maria.press('Responder', 'necesita una respuesta');
    expect(textOf((await eventually('the question', () => maria.modal())).view)).toContain(`¿${HOSTILE}?`);
    await maria.submit({ text: { text: typed(`sí ${HOSTILE}`) } });
    await eventually('both notes', () => thread(stage, number).length === 2);
    expect(thread(stage, number)[0]).toContain(`¿${HOSTILE}?`);
    expect(thread(stage, number)[1]).toContain(`sí ${HOSTILE}`);

    await jorge.press('Rechazar', number);
    await jorge.submit({ text: { text: typed(HOSTILE) } });
    expect(await cardShows(stage, { by: SYSTEMS, number, words: 'La rechazó' })).toContain(HOSTILE);
    expect(await cardShows(stage, { by: REQUESTER, number, words: 'la rechazó' })).toContain(HOSTILE);
    expect(textOf(await maria.sees('Motivo:'))).toContain(HOSTILE);
  });

  it('is shown as typed in answers to commands', async () => {
    for (const command of ['/correo', '/correos']) {
      const told = await answerTo(stage, REQUESTER, () => personAt(stage, REQUESTER).command(command, HOSTILE));
      expect(told.toLowerCase(), command).toContain(HOSTILE.toLowerCase());
    }
  });

  it('is shown as typed for a department’s account, from the card to the list', async () => {
    const name = '=cmd() *Quejas* <!everyone> :tada: <http://x.ex|y> &amp; más';
    await openForm(stage);
    const maria = personAt(stage, REQUESTER);
    const modal = await eventually('the form', () => maria.modal());
    const type = option('radio_buttons', 'departmental', 'De una dependencia');
    const at = { kind: 'modal', modalId: modal.id } as const;
    await stage.institution.slack.act(REQUESTER, at, { blockId: 'type', actionId: 'type', state: type }, {});
    await eventually('the other form', () => textOf(maria.modal()?.view).includes('Nombre de la cuenta'));
    const department = option('external_select', '500', 'Secretaría de Salud');
    await maria.submit(
      creationValues({
        type,
        accountName: typed(name),
        department,
        responsible: person('U0JEFE'),
        desiredAddress: typed('quejas'),
      }),
    );
    const card = await personAt(stage, SYSTEMS).sees('quejas@');
    const number = /FT-GTI-006-\d{4}-\d{5}/.exec(textOf(card))?.[0] ?? '';
    expect(textOf(card)).toContain(`Cuenta nueva · ${name}`);
    await execute(stage, { number, local: 'quejas', by: REQUESTER });
    expect(textOf(await personAt(stage, 'U0JEFE').sees('quejas@'))).toContain(name);
    const told = await answerTo(stage, REQUESTER, () => personAt(stage, REQUESTER).command('/correos', 'quejas'));
    expect(told).toContain(name);
    expect(stage.institution.graph.users().map(({ displayName }) => displayName)).toContain(name);
  });

  it('has no effect either as a name that somebody chose in the chat', async () => {
    const { slack } = stage.institution;
    const { number } = await file(stage, {}, 'U0MARCAS');
    const card = await cardShows(stage, { by: SYSTEMS, number, words: 'Dirección' });
    expect(card).toContain('La pide: Rita <!here> *Marcas*');
    slack.addFault({ kind: 'throttle-retry-after-1', match: '^chat.update$', times: -1 });
    const rita = personAt(stage, 'U0MARCAS');
    await rita.press('Retirar', number);
    while (!(await answerTo(stage, 'U0MARCAS', () => rita.command('/correo', 'estado'))).includes('Retirada')) continue;
    const told = await answerTo(stage, SYSTEMS, () => personAt(stage, SYSTEMS).press('Revisar y aprobar', number));
    slack.clearFaults();
    expect(told).toContain('no siguió adelante (Rita <!here> *Marcas*, ');
  });

  it('is never left to the chat to interpret', async () => {
    const { slack } = stage.institution;
    const ours = slack.everythingEverPosted().filter(({ user }) => user === slack.botUserId);
    expect(ours.length).toBeGreaterThan(10);
    for (const message of ours) {
      const kinds = textsIn(message.blocks).map(({ type }) => type);
      expect(kinds).not.toContain('mrkdwn');
      expect(kinds).not.toContain('markdown');
      expect(textsIn(message.blocks).filter(({ type, emoji }) => type === 'plain_text' && emoji !== false)).toEqual([]);
      expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    }
    expect(await errorsOf(stage, { givenNames: typed('=cmd()') })).toHaveProperty('givenNames');
  });
});
