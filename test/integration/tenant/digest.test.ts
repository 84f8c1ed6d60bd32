import type { ActionsBlock } from '@slack/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '#sandbox/services/chat.ts';
import { answerTo, closeModals, COLLEAGUE, open, QUICK, REQUESTER, SKU, SYSTEMS } from '#test/stages/desk.ts';
import { eventually, person as chosen, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const DOMAIN = 'rioclaro.example';
const DIGEST = 'Cambios fuera del procedimiento';
const IMPORT = 'Cuentas que ya existen';

describe('the import and the review, in the systems channel', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());

  const jorge = () => personAt(stage, SYSTEMS);
  /** The messages in the channel that everybody there sees. */
  const shown = (title: string): readonly ChatMessage[] =>
    jorge()
      .messages()
      .filter((message) => message.onlyFor === undefined && textOf(message).includes(title));
  const buttons = (message: ChatMessage | undefined): readonly string[] =>
    (message?.blocks ?? [])
      .filter((block): block is ActionsBlock => block.type === 'actions')
      .flatMap(({ elements }) => elements.map((element) => ('text' in element ? element.text.text : '')));
  const newest = (): ChatMessage | undefined => shown(DIGEST).at(-1);
  /** Presses a button, and answers what only that person is told. */
  const told = async (user: string, label: string, within: string): Promise<string> =>
    await answerTo(stage, user, async () => await personAt(stage, user).press(label, within));
  const review = async (): Promise<ChatMessage> => {
    const before = shown(DIGEST).length;
    expect(await answerTo(stage, SYSTEMS, async () => await jorge().command('/correos', 'revisar'))).toContain(
      'Empezó la revisión',
    );
    return await eventually('a digest', () => (shown(DIGEST).length > before ? newest() : null));
  };

  const adopting = async (user: string, reason: string): Promise<void> => {
    const who = personAt(stage, user);
    await eventually('the window', () => textOf(who.modal()?.view).includes('Funcionario responsable'));
    await who.submit({ reason: { reason: typed(reason) }, responsible: { responsible: chosen(REQUESTER) } });
  };

  it('offer the import once, also when somebody asks for a review first', async () => {
    await jorge().sees('Correo todavía no conoce las cuentas');
    expect(shown(IMPORT).map(buttons)).toEqual([['Importar cuentas']]);
    const early = await answerTo(stage, SYSTEMS, async () => await jorge().command('/correos', 'revisar'));
    expect(early).toContain('Primero hay que importar las cuentas');
    expect(
      stage.institution.graph.journal().filter(({ path, batch }) => path.includes('/users') && batch === undefined),
    ).toEqual([]);
  });

  it('import when somebody of the systems area presses the button, and refuse everybody else', async () => {
    expect(await told('U0INVITADO', 'Importar cuentas', IMPORT)).toContain('solo para quienes trabajan');
    expect(await told(SYSTEMS, 'Importar cuentas', 'Correo todavía')).toContain('Empezó la lectura');
    await jorge().sees('cuentas que ya existían están');
    expect(shown(IMPORT)).toHaveLength(1);
    expect(buttons(shown(IMPORT)[0])).toEqual([]);
    expect(textOf(shown(IMPORT)[0])).toContain('Listo: 14 cuentas que ya existían están en la lista de correos.');
    const list = await answerTo(stage, SYSTEMS, async () => await jorge().command('/correos', 'rosa delgado'));
    expect(list).toContain(`rosa.delgado@${DOMAIN}`);
    expect(shown(DIGEST)).toEqual([]);
  });

  it('report in one message what was done outside the procedure, with the values before and after', async () => {
    const { admin } = stage.institution.graph;
    admin.block(`rosa.delgado@${DOMAIN}`);
    admin.rename(`jose.arango@${DOMAIN}`, `jose.ospina@${DOMAIN}`);
    admin.createUser({ userPrincipalName: `eva.luna@${DOMAIN}`, displayName: 'Eva Luna', licences: [SKU] });
    const digest = await review();
    expect(shown(DIGEST)).toHaveLength(1);
    const text = textOf(digest);
    expect(text).toContain('3 cambios encontrados');
    expect(text).toContain('Alguien bloqueó la cuenta fuera del procedimiento');
    expect(text).toContain('Entrada: permitida → impedida');
    expect(text).toContain(`Dirección: jose.arango@${DOMAIN} → jose.ospina@${DOMAIN}`);
    expect(text).toContain('Eva Luna');
    expect(buttons(digest)).toEqual([
      ...Array.from({ length: 3 }, () => ['Adoptar', 'Abrir solicitud', 'Ignorar']).flat(),
      'Revisar ahora',
    ]);
  });

  it('show who decided what instead of the buttons, and open a request with its card', async () => {
    const { slack } = stage.institution;
    const at = { kind: 'message', channel: newest()?.channel ?? '', ts: newest()?.ts ?? '' } as const;
    /** Presses a button of the finding at this position. */
    const press = async (user: string, place: number, label: string): Promise<void> => {
      const rows = (newest()?.blocks ?? []).filter((block): block is ActionsBlock => block.type === 'actions');
      const row = rows[place];
      const button = row?.elements.find((element) => element.type === 'button' && element.text.text === label);
      if (button?.type !== 'button') throw new Error(`no button «${label}»`);
      const state = { type: 'button', value: button.value ?? '' };
      await slack.act(user, at, { blockId: row?.block_id ?? '', actionId: button.action_id ?? '', state }, {});
    };
    // In the order in which it happened: blocked, made, renamed.
    const opened = await answerTo(stage, SYSTEMS, async () => await press(SYSTEMS, 0, 'Abrir solicitud'));
    expect(opened).toMatch(/Se abrió la solicitud FT-GTI-006-\d{4}-00001 para reactivar la cuenta/);
    await eventually('the request in the digest', () => textOf(newest()).includes('abrió la solicitud FT-GTI-006'));
    const number = /FT-GTI-006-\d{4}-\d{5}/.exec(opened)?.[0] ?? '';
    const { view: whole } = await open(stage, SYSTEMS, 'Más', number);
    expect(textOf(whole)).toContain('se encontró un cambio hecho fuera del procedimiento.');
    await closeModals(stage, SYSTEMS);
    expect(buttons(newest())).toHaveLength(7);
    await press(COLLEAGUE, 0, 'Adoptar');
    await adopting(COLLEAGUE, '   ');
    expect(personAt(stage, COLLEAGUE).modal()?.errors).toEqual({
      reason: 'Falta este dato. Escríbalo para continuar.',
    });
    await adopting(COLLEAGUE, 'La creó el proveedor');
    await eventually('the adoption', () => textOf(newest()).includes('Luz Dary Quiñones Ibáñez lo adoptó'));
    expect(textOf(newest())).toMatch(/Motivo: «La creó el proveedor»\. Responde por la cuenta [^.]+\./);

    await press(SYSTEMS, 0, 'Ignorar');
    const modal = await eventually('the modal', () => jorge().modal());
    expect(textOf(modal.view)).toContain('Motivo');
    await jorge().submit({ reason: { reason: typed('   ') } });
    expect(jorge().modal()?.errors).toEqual({ reason: 'Falta este dato. Escríbalo para continuar.' });
    await jorge().submit({ reason: { reason: typed('Cambio de apellido') } });
    await eventually('the reason', () => textOf(newest()).includes('lo dejó así'));
    expect(textOf(newest())).toContain('Cambio de apellido');
    expect(textOf(newest())).toContain('aquí no falta nada por decidir');
    expect(buttons(newest())).toEqual(['Revisar ahora']);
    expect(stage.institution.graph.journal().filter(({ method }) => /PATCH|DELETE|PUT/.test(method))).toEqual([]);
  });

  it('tell the second of two people who was faster', async () => {
    stage.institution.graph.admin.block(`oscar.nino@${DOMAIN}`);
    await review();
    const stale = newest()?.blocks.filter((block): block is ActionsBlock => block.type === 'actions')[0];
    const button = stale?.elements[0];
    if (button?.type !== 'button') throw new Error('no button');
    const press = async (user: string): Promise<void> => {
      const at = { kind: 'message', channel: newest()?.channel ?? '', ts: newest()?.ts ?? '' } as const;
      const state = { type: 'button', value: button.value ?? '' };
      const action = { blockId: stale?.block_id ?? '', actionId: button.action_id ?? '', state };
      await stage.institution.slack.act(user, at, action, {});
    };
    await Promise.all([press(COLLEAGUE), press(SYSTEMS)]);
    await Promise.all([COLLEAGUE, SYSTEMS].map(async (user) => await adopting(user, 'Así queda')));
    await eventually('the adoption', () => textOf(newest()).includes('lo adoptó'));
    const told = (user: string): string => textOf(personAt(stage, user).modal()?.view);
    await eventually('both to be told', () => [COLLEAGUE, SYSTEMS].every((user) => !told(user).includes('Espere')));
    // It does not matter which of them was faster.
    expect([COLLEAGUE, SYSTEMS].map(told)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('La lista quedó como está Microsoft 365.'),
        expect.stringMatching(/(Jorge|Luz).* ya lo adoptó \(.*\)\. No hace falta/),
      ]),
    );
    expect(shown(DIGEST)).toHaveLength(2);
  });

  it('turn the pages of many findings in place', async () => {
    const { admin } = stage.institution.graph;
    for (let number = 10; number < 35; number += 1) {
      admin.createUser({
        userPrincipalName: `p${number}@${DOMAIN}`,
        displayName: `Persona ${number}`,
        licences: [SKU],
      });
    }
    await review();
    expect(textOf(newest())).toContain('Página 1 de 3 · y 13 más');
    expect(newest()?.blocks.length).toBeLessThanOrEqual(50);
    expect(textOf(newest())).not.toContain('Persona 22');
    await jorge().press('Siguiente', DIGEST);
    await eventually('page 2', () => textOf(newest()).includes('Página 2 de 3'));
    expect(textOf(newest())).toContain('Persona 22');
    await jorge().press('Adoptar', DIGEST);
    await adopting(SYSTEMS, 'Así queda');
    await eventually('the adoption', () => textOf(newest()).includes('lo adoptó'));
    expect(textOf(newest())).toContain('Página 2 de 3');
  });

  it('search for the word «revisar» if somebody outside the systems area types it', async () => {
    const list = await answerTo(stage, REQUESTER, async () => {
      await personAt(stage, REQUESTER).command('/correos', 'revisar');
    });
    expect(list).toContain('No hay cuentas para «revisar»');
  });
});
