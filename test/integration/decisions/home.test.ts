import type { ActionsBlock, HomeView, SectionBlock } from '@slack/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cardShows,
  closeModals,
  COLLEAGUE,
  deliver,
  file,
  open,
  QUICK,
  REQUESTER,
  shownPassword,
  SYSTEMS,
} from '#test/stages/desk.ts';
import { eventually, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const HOLDER = 'U0NUEVA';

describe('the home of the bot', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());

  /** Opens the home, and waits until it shows these words. */
  const homeWith = async (user: string, words: string): Promise<HomeView> => {
    const { slack } = stage.institution;
    await slack.openHome(user);
    return await eventually(`«${words}» in the home of ${user}`, () => {
      const view = slack.homeOf(user) as HomeView | null;
      return view !== null && textOf(view).includes(words) ? view : null;
    });
  };
  /** Presses the button next to the text in the present home. */
  const pressNextTo = async (user: string, text: string): Promise<void> => {
    const { slack } = stage.institution;
    const blocks = (slack.homeOf(user)?.blocks ?? []) as SectionBlock[];
    const block = blocks.find((each) => each.type === 'section' && textOf({ blocks: [each] }).includes(text));
    if (block?.accessory?.type !== 'button') throw new Error(`no button next to «${text}»`);
    const { action_id: actionId = '', value = '' } = block.accessory;
    const element = { blockId: block.block_id ?? '', actionId, state: { type: 'button', value } };
    await slack.act(user, { kind: 'home' }, element, {});
  };

  it('kindly tells somebody who has nothing, and shows them no desk', async () => {
    const text = textOf(await homeWith('U0CONTRATOS', 'Correo institucional'));
    expect(text).toContain('Nada espera por usted en este momento.');
    expect(text).toContain('No tiene solicitudes abiertas ni terminadas en los últimos 30 días.');
    expect(text).not.toContain('Mesa de correo');
    expect(text).not.toContain('Licencias');
  });

  it('shows a question with a button to answer it; the answer puts the request back in the queue', async () => {
    const { number } = await file(stage);
    await cardShows(stage, { by: SYSTEMS, number, words: 'Al aprobarla' });
    expect(textOf(await homeWith(SYSTEMS, number))).toMatch(/Por decidir o ejecutar: \d.*Falta decidir/s);
    await open(stage, SYSTEMS, 'Pedir información', number);
    await personAt(stage, SYSTEMS).submit({ text: { text: typed('¿Qué cargo tendrá?') } });
    await cardShows(stage, { by: REQUESTER, number, words: 'le hizo una pregunta' });

    const asked = textOf(await homeWith(REQUESTER, '¿Qué cargo tendrá?'));
    expect(asked).toContain(`Jorge Andrés Muñoz Cárdenas pregunta, para seguir con la solicitud ${number}:`);
    expect(asked).toContain('Falta información');
    await homeWith(SYSTEMS, 'Espera la respuesta de María Fernanda Peña de la Hoz');
    await closeModals(stage, REQUESTER);
    await pressNextTo(REQUESTER, '¿Qué cargo tendrá?');
    await eventually('the modal to answer', () => personAt(stage, REQUESTER).modal());
    await personAt(stage, REQUESTER).submit({ text: { text: typed('Profesional') } });
    await cardShows(stage, { by: SYSTEMS, number, words: 'Al aprobarla' });
    expect(textOf(await homeWith(REQUESTER, 'Nada espera por usted'))).toContain('El área de sistemas la revisa');
  });

  it('has the buttons of a request’s card for the systems area only, and leads to that card', async () => {
    const { number } = await file(stage);
    await cardShows(stage, { by: SYSTEMS, number, words: 'Al aprobarla' });
    const card = await personAt(stage, SYSTEMS).sees(number);
    const view = await homeWith(COLLEAGUE, number);
    const lead = `/archives/${card.channel}/p${card.ts.replace('.', '')}`;
    expect(JSON.stringify(view)).toMatch(new RegExp(`https://[a-z-]+\\.slack\\.com${lead}`));
    const row = view.blocks.findIndex((block) => textOf({ blocks: [block] }).startsWith(number));
    const buttons = view.blocks[row + 1] as ActionsBlock | undefined;
    if (buttons?.type !== 'actions') throw new Error(`no buttons below ${number}`);
    const ask = buttons.elements.find((element) => 'text' in element && element.text.text === 'Pedir información');
    if (ask?.type !== 'button') throw new Error('no button to ask');
    const element = { blockId: buttons.block_id ?? '', actionId: ask.action_id ?? '' };
    const state = { type: 'button', value: ask.value ?? '' } as const;
    await stage.institution.slack.act(COLLEAGUE, { kind: 'home' }, { ...element, state }, {});
    const modal = await eventually('the form', () => personAt(stage, COLLEAGUE).modal());
    expect(textOf(modal.view)).toContain('Le llega por mensaje directo a quien hizo la solicitud');
    await closeModals(stage, COLLEAGUE);

    const own = await homeWith(REQUESTER, number);
    expect(textOf(own)).not.toContain('Mesa de correo');
    expect(JSON.stringify(own)).not.toContain(ask.action_id);
  });

  it('shows an account that was handed over: to its holder with the password, to the systems area as pending', async () => {
    const { number, local } = await deliver(stage);
    const address = `${local}@rioclaro.example`;
    const holder = textOf(await homeWith(HOLDER, address));
    expect(holder).toContain(
      `Falta su contraseña nueva en ${address}: vea el acceso temporal, entre con él y elíjala.`,
    );
    expect(holder).toMatch(new RegExp(`Mis cuentas.*${address}.*activa`, 's'));
    const desk = textOf(await homeWith(SYSTEMS, 'Entregas pendientes: 1'));
    expect(desk).toMatch(new RegExp(`Entregas pendientes: \\d.*${number}.*Falta .*que se cambie la contraseña`, 's'));
    await closeModals(stage, HOLDER);
    await pressNextTo(HOLDER, `Falta su contraseña nueva en ${address}`);
    await shownPassword(stage, HOLDER);
    await closeModals(stage, HOLDER);
  });

  it('has the way to a new password beside each account of the person’s own', async () => {
    const { local } = await deliver(stage);
    const { blocks } = await homeWith(HOLDER, `${local}@`);
    const rows = blocks.filter((block) => block.type === 'actions') as readonly ActionsBlock[];
    const [found] = rows.flatMap(({ block_id: blockId = '', elements }) =>
      elements.flatMap((button) =>
        JSON.stringify(button).includes(`Olvidé mi contraseña: ${local}@`) ? [{ blockId, button }] : [],
      ),
    );
    if (found?.button.type !== 'button') throw new Error('no button for a forgotten password');
    const { blockId, button } = found;
    const element = { blockId, actionId: button.action_id ?? '' };
    const state = { type: 'button', value: button.value ?? '' } as const;
    await stage.institution.slack.act(HOLDER, { kind: 'home' }, { ...element, state }, {});
    await personAt(stage, HOLDER).sees('pedimos su contraseña nueva');
  });

  it('is drawn without the licences while the tenant is down, and says so', async () => {
    const { graph } = stage.institution;
    expect(textOf(await homeWith(SYSTEMS, 'Licencias'))).toMatch(/Office 365 E1: quedan? \d/);
    graph.addFault({ kind: 'unavailable-503', match: 'subscribedSkus', times: -1 });
    const text = textOf(await homeWith(SYSTEMS, 'No se pudieron leer las licencias en Microsoft 365'));
    expect(text).toContain('Por decidir o ejecutar: ');
    graph.clearFaults();
    await homeWith(SYSTEMS, 'Office 365 E1: queda');
  });

  it('is drawn again after a receipt was confirmed in it', async () => {
    const { number } = await deliver(stage);
    const waits = `Confírmelo para la solicitud ${number}`;
    await homeWith(HOLDER, waits);
    await pressNextTo(HOLDER, waits);
    await eventually('a home without the receipt', () => {
      const view = stage.institution.slack.homeOf(HOLDER);
      return view !== null && !textOf(view).includes(waits);
    });
  });

  it('answers people who come too late in a direct message, since a home has no message to respond to', async () => {
    const { number } = await file(stage);
    await cardShows(stage, { by: SYSTEMS, number, words: 'Al aprobarla' });
    await open(stage, SYSTEMS, 'Pedir información', number);
    await personAt(stage, SYSTEMS).submit({ text: { text: typed('¿Sigue haciendo falta?') } });
    await homeWith(REQUESTER, '¿Sigue haciendo falta?');
    await personAt(stage, REQUESTER).press('Retirar', number);
    await cardShows(stage, { by: REQUESTER, number, words: 'Usted la retiró' });
    await pressNextTo(REQUESTER, '¿Sigue haciendo falta?');
    await personAt(stage, REQUESTER).sees('Esta solicitud no siguió adelante');
  });

  it('is empty for guests and people of other organisations', async () => {
    for (const outsider of ['U0INVITADO', 'U0EXTERNA']) {
      await stage.institution.slack.openHome(outsider);
      expect(stage.institution.slack.homeOf(outsider)).toBeNull();
    }
  });
});
