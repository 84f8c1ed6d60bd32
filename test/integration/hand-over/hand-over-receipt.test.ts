import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDirectAccess, type DirectAccess } from '#test/direct-access.ts';
import {
  answerTo,
  boxesIn,
  cardShows,
  COLLEAGUE,
  confirmEarly,
  deliver,
  open,
  QUICK,
  REQUESTER,
  SKU,
  SYSTEMS,
  thread,
  type Filed,
} from '#test/stages/desk.ts';
import { changePassword, CONFIRM, copyFor, morningIn, messageTo } from '#test/stages/hand-over-desk.ts';
import { eventually, option, person, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const HOLDER = 'U0NUEVA';
const HEAD = 'U0JEFE';
const OFFICIAL = 'U0TALENTO';

describe('the receipt of an account', () => {
  let stage: Stage;
  let direct: DirectAccess;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    stage.institution.graph.setSeats(SKU, 100);
    direct = await openDirectAccess(stage);
  });
  afterAll(async () => {
    await direct.end();
    await stage.stop();
  });

  // An official with several to confirm has them in one message of the day.
  afterEach(async () => {
    await direct.confirmReceipts();
  });

  const both = [HOLDER, HEAD] as const;
  const confirm = async (user: string, { local }: Filed): Promise<void> => {
    if (user === HOLDER) return await confirmEarly(stage, HOLDER, local);
    await personAt(stage, user).press(CONFIRM.department, local);
    await messageTo(stage, user, `${local}@`, '✓ Usted confirmó');
  };
  const change = async (filed: Filed): Promise<void> => {
    await changePassword(stage, HOLDER, filed);
    const { id } = await direct.numbered(filed.number);
    await direct.store.transact(async (tx) => await tx.send({ kind: 'watch_password', requestId: id }));
    await messageTo(stage, HOLDER, `Dirección: ${filed.local}@`, '✓ La contraseña se cambió');
  };
  const stateOf = async ({ number }: Filed): Promise<string> => (await direct.numbered(number)).state;
  const buttonsOf = async (user: string, { local }: Filed): Promise<string> =>
    JSON.stringify((await messageTo(stage, user, `${local}@`, 'Cómo va la entrega')).blocks);

  it('is asked for in a message of its own to each side, and each confirms only their own', async () => {
    const filed = await deliver(stage);
    await messageTo(stage, HOLDER, `Dirección: ${filed.local}@`, 'Mostrar mi contraseña temporal');
    await change(filed);
    const forHolder = textOf(
      await messageTo(stage, HOLDER, 'Su correo institucional está listo', `${filed.local}@`, CONFIRM.holder),
    );
    expect(forHolder).toContain('○ Falta que Héctor Iván Restrepo Londoño confirme por la dependencia.');
    expect(forHolder).not.toContain(CONFIRM.department);
    const forHead = textOf(await messageTo(stage, HEAD, `${filed.local}@`, CONFIRM.department));
    expect(forHead).toContain('Confirme la entrega de una cuenta');
    expect(forHead).toContain(`Se le entregó a Ángela María Ñustes del Río una cuenta de correo`);
    expect(forHead).toContain(`solicitud ${filed.number}`);
    expect(forHead).not.toContain('Mostrar');

    await confirm(HEAD, filed);
    await messageTo(
      stage,
      HOLDER,
      `Dirección: ${filed.local}@`,
      '✓ Héctor Iván Restrepo Londoño confirmó por la dependencia',
    );
    expect(await buttonsOf(HOLDER, filed)).toContain('receipt_confirm');
    expect(await buttonsOf(HEAD, filed)).not.toContain('receipt_confirm');
    expect(await stateOf(filed)).toBe('delivered');
    const awaited = 'Falta la confirmación de: Ángela María Ñustes del Río (quien recibe la cuenta).';
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: awaited });
    const everything = textOf((await open(stage, SYSTEMS, 'Más', filed.number)).view);
    expect(everything).toContain('✓ Héctor Iván Restrepo Londoño confirmó por la dependencia');
    expect(everything).toContain(awaited);
  });

  it('of several accounts is asked of an official in one message, and given for those that they tick', async () => {
    const filed = [await deliver(stage), await deliver(stage), await deliver(stage)] as const;
    const numbers = filed.map(({ number }) => number);
    await messageTo(stage, HEAD, `${filed[0].local}@`, CONFIRM.department);
    const together = await messageTo(stage, HEAD, '3 entregas esperan su confirmación', 'Confirmar varias');
    for (const { local } of filed) expect(textOf(together)).toContain(`${local}@`);
    const head = personAt(stage, HEAD);
    await head.press('Confirmar varias', '3 entregas');
    const window = await eventually('the window', () => head.modal());
    const boxes = boxesIn(window);
    expect(boxes.map(({ description }) => description?.text.split('@')[0])).toEqual(filed.map(({ local }) => local));
    expect(JSON.stringify(window.view)).not.toContain('initial_options');
    await head.submit({ receipts_0: { receipts_0: { type: 'checkboxes', selected_options: [] } } });
    expect(Object.values(head.modal()?.errors ?? {})).toEqual(['Marque al menos una cuenta.']);
    await head.submit({
      receipts_0: {
        receipts_0: {
          type: 'checkboxes',
          selected_options: boxes.slice(0, 2).map(({ field: _, ...option }) => option),
        },
      },
    });
    expect(head.modal()).toBe(undefined);
    await messageTo(stage, HEAD, '1 entrega espera su confirmación', `${filed[2].local}@`);
    const receipts = await Promise.all(numbers.map(async (number) => (await direct.numbered(number)).receipts));
    expect(receipts.map((all) => all.map(({ side, by }) => `${side} ${by.id}`))).toEqual([
      [`department ${HEAD}`],
      [`department ${HEAD}`],
      [],
    ]);
  });

  it('is refused to somebody who has nothing to confirm, and says so if it was already confirmed', async () => {
    const filed = await deliver(stage);
    await change(filed);
    const message = await messageTo(
      stage,
      HOLDER,
      'Su correo institucional está listo',
      `${filed.local}@`,
      CONFIRM.holder,
    );
    await copyFor(stage, REQUESTER, message);
    const press = async (user: string): Promise<void> => await personAt(stage, user).press(CONFIRM.holder, filed.local);
    expect(await answerTo(stage, REQUESTER, async () => await press(REQUESTER))).toContain(
      'Esta entrega no espera su confirmación',
    );
    expect((await direct.numbered(filed.number)).receipts).toEqual([]);
    await confirm(HOLDER, filed);
    await messageTo(stage, HOLDER, `Dirección: ${filed.local}@`, '✓ Usted confirmó');
    await copyFor(stage, HOLDER, message);
    expect(await answerTo(stage, HOLDER, async () => await press(HOLDER))).toBe(
      'Usted ya había confirmado; no hace falta repetirlo.',
    );
    expect((await direct.numbered(filed.number)).receipts).toHaveLength(1);
  });

  it.each([
    ['holder', 'department', 'password'],
    ['holder', 'password', 'department'],
    ['department', 'holder', 'password'],
    ['department', 'password', 'holder'],
    ['password', 'holder', 'department'],
    ['password', 'department', 'holder'],
  ] as const)('closes the hand-over after %s, %s and %s, and not before', async (...order) => {
    const filed = await deliver(stage);
    const acts = {
      holder: async () => await confirm(HOLDER, filed),
      department: async () => await confirm(HEAD, filed),
      password: async () => await change(filed),
    };
    for (const what of order) {
      expect(await stateOf(filed)).toBe('delivered');
      await acts[what]();
    }
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'La entrega quedó confirmada.' });
    await messageTo(stage, HOLDER, 'Sus primeros pasos', `la cuenta ${filed.local}@rioclaro.example es suya`);
    for (const user of both)
      await messageTo(stage, user, `${filed.local}@`, `La solicitud ${filed.number} quedó cerrada`);
    await messageTo(stage, REQUESTER, `La solicitud ${filed.number} quedó cerrada: `);
    expect(await stateOf(filed)).toBe('closed');
  });

  it('shows no more passwords after the password was changed, even while a confirmation is missing', async () => {
    const filed = await deliver(stage);
    const message = await messageTo(stage, HOLDER, `Dirección: ${filed.local}@`, 'Mostrar mi contraseña');
    await change(filed);
    expect(await buttonsOf(HOLDER, filed)).not.toContain('credential_reveal');
    await copyFor(stage, HOLDER, message);
    await personAt(stage, HOLDER).press('Mostrar mi contraseña temporal', filed.local);
    await eventually('the refusal', () =>
      textOf(personAt(stage, HOLDER).modal()?.view).includes('La contraseña ya se cambió, y solo'),
    );
  });

  it('is reminded of where it is missing, can be given in the reminder, and is reported to the systems area in the end', async () => {
    const filed = await deliver(stage);
    await confirm(HOLDER, filed);
    await morningIn(direct, 4);
    const reminder = await messageTo(stage, HEAD, 'Recordatorio: falta confirmar una entrega', `${filed.local}@`);
    expect(textOf(reminder)).toContain(`solicitud ${filed.number}`);
    const reminded = (user: string): number =>
      personAt(stage, user)
        .messages()
        .filter((each) => textOf(each).includes('Recordatorio') && textOf(each).includes(`${filed.local}@`)).length;
    await morningIn(direct, 4);
    await morningIn(direct, 14);
    const note = await eventually('the note to the systems area', () =>
      thread(stage, filed.number).find((each) => each.includes('Pasaron 5 días hábiles')),
    );
    expect(note).toContain('Héctor Iván Restrepo Londoño (la dependencia)');
    expect(note).toContain('Dar por terminada');
    expect(reminded(HOLDER)).toBe(0);
    expect(reminded(HEAD)).toBe(1);
    await personAt(stage, HEAD).press(CONFIRM.department, `${filed.local}@`);
    await eventually('the reminder to be settled', () =>
      personAt(stage, HEAD)
        .messages()
        .some((each) => each.ts === reminder.ts && textOf(each).includes('Recordatorio atendido')),
    );
    expect((await direct.numbered(filed.number)).receipts).toHaveLength(2);
  });

  it('can be replaced by the systems area, which gives a reason that everybody reads', async () => {
    const filed = await deliver(stage);
    await confirm(HEAD, filed);
    const modal = await open(stage, COLLEAGUE, 'Dar por terminada', filed.number);
    expect(textOf(modal.view)).toContain('El motivo queda en el registro (FT-GTI-006)');
    await personAt(stage, COLLEAGUE).submit({ text: { text: typed('Está de licencia <!channel> *hasta* enero') } });
    const reason =
      'Luz Dary Quiñones Ibáñez, del área de sistemas, cerró la solicitud sin esperar lo que faltaba. Motivo: «Está de licencia <!channel> *hasta* enero».';
    for (const user of both) {
      const message = await messageTo(stage, user, `${filed.local}@`, reason);
      expect(JSON.stringify(message.blocks)).not.toMatch(/receipt_confirm|credential_reveal/);
    }
    await cardShows(stage, {
      by: REQUESTER,
      number: filed.number,
      words: 'la cerró sin esperar lo que faltaba de la entrega',
    });
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Está de licencia' });
    const messages = personAt(stage, HOLDER).messages().map(textOf);
    expect(messages.filter((text) => text.includes('¡Listo!') && text.includes(filed.local))).toEqual([]);
    expect(await direct.numbered(filed.number)).toMatchObject({
      state: 'closed',
      passwordChangedAt: null,
      ended: { by: { id: COLLEAGUE }, reason: 'Está de licencia <!channel> *hasta* enero' },
    });
  });

  it('cannot be replaced by the requester, nor without a reason', async () => {
    const filed = await deliver(stage, {}, COLLEAGUE);
    expect(
      await answerTo(stage, COLLEAGUE, () => personAt(stage, COLLEAGUE).press('Dar por terminada', filed.number)),
    ).toContain('Usted hizo esta solicitud, así que no la puede decidir.');
    await open(stage, SYSTEMS, 'Dar por terminada', filed.number);
    await personAt(stage, SYSTEMS).submit({ text: { text: typed('') } });
    expect(await stateOf(filed)).toBe('delivered');
  });

  it('is confirmed once if the same person is on both sides', async () => {
    const department = option('external_select', '705', 'Dirección de Vías');
    const own = { department, chatUser: person(OFFICIAL), responsible: person(OFFICIAL) };
    const filed = await deliver(stage, own, OFFICIAL);
    expect((await direct.numbered(filed.number)).receivers).toMatchObject({
      holder: { id: OFFICIAL },
      department: null,
    });
    await changePassword(stage, OFFICIAL, filed);
    await personAt(stage, OFFICIAL).press(CONFIRM.holder, filed.local);
    await cardShows(stage, {
      by: SYSTEMS,
      number: filed.number,
      words: 'La entrega quedó confirmada.',
    });
  });
});
