import { describe, expect, it } from 'vitest';
import type { KnownBlock } from '@slack/types';
import { readGuides } from '#adapters/guides/guides.ts';
import { guideView } from '#adapters/slack/guide-view.ts';
import { requestCard } from '#adapters/slack/card.ts';
import { handOverMessage } from '#adapters/slack/hand-over-message.ts';
import { inductionBlocks, inductionMessage } from '#adapters/slack/induction-message.ts';
import { receiptMessage, reminderMessage } from '#adapters/slack/receipt-message.ts';
import { headMessage } from '#adapters/slack/trail-head-message.ts';
import { INDUCTION_ITEMS, type Receipt, type Tick } from '#domain/delivery.ts';
import { BUZON, type Person } from '#domain/person.ts';
import { DEPARTMENTAL, HEAD, HOLDER, NOW, PERSONAL, requestIn, SYSTEMS } from '#domain/request.fixture.ts';
import type { Request } from '#domain/request.ts';
import { createMessages } from '#messages/messages.ts';
import { assertBlocks } from '#sandbox/slack/assert-blocks.ts';
import { textOf } from '../stage.ts';

const zone = { timeZone: 'America/Bogota' };
const es = createMessages({ ...zone, locale: 'es-CO' });
const en = createMessages({ ...zone, locale: 'en-US' });
const LANGUAGES = [es, en];

const HOSTILE = '<!channel> <@U0JEFE> *negrita* `código` <https://mal.example|banco> :bomb: & <script>';
const LONG = `${'Ñandú de los Ángeles '.repeat(40)}${HOSTILE}`;

function called(name: string, person: Person): Person {
  return { ...person, name };
}

const RECEIPT: Receipt = { side: 'holder', by: HOLDER, at: NOW };
const TICKS: readonly Tick[] = [
  { item: 'enter', at: NOW, by: HOLDER },
  { item: 'password', at: NOW, by: BUZON },
  { item: 'phone', at: NOW, by: HEAD },
  { item: 'policy', at: NOW, by: HOLDER, acceptedAs: 'Hugo Holder Muñoz' },
];

function handed(change: Partial<Request> = {}): Request {
  return requestIn('delivered', { receivers: { holder: HOLDER, department: HEAD }, ...change });
}

const inPerson = (change: Partial<Request> = {}): Request =>
  handed({
    handedTo: { person: HEAD, as: 'responsible' },
    receivers: { holder: null, department: HEAD },
    form: { ...PERSONAL, chatUser: null },
    ...change,
  });

/** Every way in which a hand-over can stand, with names of any length and kind. */
const STANDINGS: readonly Request[] = [handed(), inPerson()].flatMap((request) => {
  const ended = { by: called(LONG, SYSTEMS), at: NOW, reason: LONG };
  const odd = {
    handedTo: request.handedTo && { ...request.handedTo, person: called(LONG, request.handedTo.person) },
    receivers: { holder: called(LONG, HOLDER), department: called(LONG, HEAD) },
    form: { ...PERSONAL, givenNames: LONG, surnames: HOSTILE },
    receipts: [{ ...RECEIPT, by: called(LONG, HOLDER) }],
    induction: INDUCTION_ITEMS.map((item): Tick => ({ item, at: NOW, by: called(LONG, HEAD), acceptedAs: LONG })),
  };
  return [
    request,
    { ...request, ...odd },
    { ...request, form: DEPARTMENTAL },
    { ...request, passwordChangedAt: NOW, receipts: [RECEIPT], reminded: 3, induction: TICKS },
    { ...request, state: 'closed', passwordChangedAt: NOW, receipts: [RECEIPT, { ...RECEIPT, side: 'department' }] },
    { ...request, state: 'closed', ended },
    { ...request, ...odd, state: 'closed', ended },
    { ...request, state: 'closed', ended: { ...ended, reason: null } },
    { ...request, state: 'closed', supersededBy: 'FT-GTI-006-2026-00009' },
  ] satisfies readonly Request[];
});

const about = { institution: 'Gobernación', delivery: 'password' } as const;

describe('what is told of a hand-over', () => {
  it('is valid, however it stands and whatever people are called', () => {
    for (const m of LANGUAGES)
      for (const request of STANDINGS)
        for (const person of [HOLDER, HEAD]) {
          const messages = [
            handOverMessage(m, { request, person, as: 'holder', ...about }),
            handOverMessage(m, { request, person, as: 'responsible', ...about }),
            receiptMessage(m, { request, person }),
            inductionMessage(m, { request, person }),
            ...([1, 3] as const).map((reminder) => reminderMessage(m, { request, person, reminder })),
            requestCard(m, { request, run: null, audience: 'systems' }),
            requestCard(m, { request, run: null, audience: 'requester' }),
          ];
          for (const { blocks } of messages) assertBlocks('message', blocks);
        }
  });

  it('never lets what people wrote take effect', () => {
    const texts = (blocks: readonly KnownBlock[]): string => JSON.stringify(blocks);
    for (const request of STANDINGS) {
      const { blocks } = inductionMessage(es, { request, person: request.handedTo?.person ?? HOLDER });
      for (const shown of [blocks, receiptMessage(es, { request, person: HEAD }).blocks])
        expect(texts(shown)).not.toMatch(/"type":"(mrkdwn|user|link|broadcast)"/);
    }
  });

  it('says to each what they confirmed, what is missing, who acts and what comes next', () => {
    const request = handed({ receipts: [RECEIPT] });
    const holder = textOf(handOverMessage(es, { request, person: HOLDER, as: 'holder', ...about }));
    expect(holder).toContain('✓ Usted confirmó que recibió la cuenta (3/02/2026, 8:00');
    expect(holder).toContain('○ Falta que Helena Head confirme por la dependencia.');
    expect(holder).toContain('○ Falta cambiar la contraseña temporal.');
    expect(holder).toContain('se cierra sola cuando no falte nada');
    expect(holder).not.toContain('Confirmo que');
    const department = textOf(receiptMessage(es, { request, person: HEAD }));
    expect(department).toContain('✓ Hugo Holder confirmó que recibió la cuenta');
    expect(department).toContain('○ Falta que usted confirme por la dependencia, con el botón de abajo.');
    expect(department).toContain('Confirmo que la dependencia la recibió');
    expect(department).toContain('Se le entregó a Hugo Holder una cuenta de correo');
    expect(department).toContain(request.number);
  });

  it('has both things in one message for the official who hands it over, and is brief once its person has it', () => {
    const official = textOf(handOverMessage(es, { request: inPerson(), person: HEAD, as: 'responsible', ...about }));
    expect(official).toContain('Mostrar la contraseña temporal');
    expect(official).toContain('Confirmo que la dependencia la recibió');
    expect(official).toContain('Todavía no está en este chat: cuando entre, le llega el mensaje');
    const later = textOf(handOverMessage(es, { request: handed(), person: HEAD, as: 'responsible', ...about }));
    expect(later).toContain('Hugo Holder ya está en el chat y recibió la cuenta directamente');
    expect(later).not.toMatch(/Mostrar la contraseña|Entréguele/);
    expect(later).toContain('Confirmo que la dependencia la recibió');
  });

  it('has the record for everybody who confirms, although they asked for nothing, and for nobody before', () => {
    const buttons = (blocks: readonly KnownBlock[]): number =>
      JSON.stringify(blocks).match(/"record_send"/g)?.length ?? 0;
    for (const m of LANGUAGES)
      for (const request of STANDINGS) {
        expect(buttons(handOverMessage(m, { request, person: HOLDER, as: 'holder', ...about }).blocks)).toBe(1);
        expect(buttons(handOverMessage(m, { request, person: HEAD, as: 'responsible', ...about }).blocks)).toBe(1);
        expect(buttons(receiptMessage(m, { request, person: HEAD }).blocks)).toBe(1);
      }
    for (const request of [requestIn('executed', { handedTo: null }), requestIn('delivered', { receivers: null })])
      expect(buttons(handOverMessage(es, { request, person: HOLDER, as: 'holder', ...about }).blocks)).toBe(0);
  });

  it('promises nothing below where nobody confirms: an account handed over before there were confirmations', () => {
    for (const [as, person] of [
      ['holder', HOLDER],
      ['responsible', HEAD],
    ] as const) {
      const before = requestIn('executed', { handedTo: null });
      const now = textOf(handOverMessage(es, { request: before, person, as, ...about }));
      expect(now).toContain('abajo se ve qué falta');
      const old = requestIn('delivered', { receivers: null, handedTo: { person, as } });
      const text = textOf(handOverMessage(es, { request: old, person, as, ...about }));
      expect(text).not.toContain('abajo se ve qué falta');
      expect(text).toContain('lo sabremos por Microsoft 365 y cerraremos la solicitud');
    }
  });

  it('of one person on both sides has one button', () => {
    const request = handed({ receivers: { holder: HOLDER, department: HOLDER } });
    const { blocks } = handOverMessage(es, { request, person: HOLDER, as: 'holder', ...about });
    expect(JSON.stringify(blocks).match(/"receipt_confirm"/g)).toHaveLength(1);
    expect(textOf({ blocks })).toContain('Confirmo que recibí la cuenta');
  });

  it('that was closed otherwise says by whom and why, once, and has no button', () => {
    const ended = { by: SYSTEMS, at: NOW, reason: 'La persona está de licencia' };
    const request = handed({ state: 'closed', ended, receipts: [RECEIPT] });
    for (const shown of [
      handOverMessage(es, { request, person: HOLDER, as: 'holder', ...about }),
      receiptMessage(es, { request, person: HEAD }),
    ]) {
      expect(textOf(shown).match(/Motivo: «La persona está de licencia»/g)).toHaveLength(1);
      expect(JSON.stringify(shown.blocks)).not.toMatch(/receipt_confirm|credential_reveal/);
      expect(textOf(shown)).not.toContain('Falta');
    }
    const card = textOf(requestCard(es, { request, run: null, audience: 'requester' }));
    expect(card).toContain('Sergio Systems, del área de sistemas, la cerró sin esperar lo que faltaba de la entrega');
  });

  it('stands on the card of the systems area, with the way to close it otherwise', () => {
    const request = handed({ receipts: [RECEIPT], passwordChangedAt: NOW });
    const card = textOf(requestCard(es, { request, run: null, audience: 'systems' }));
    expect(card).toContain('Falta la confirmación de: Helena Head (la dependencia).');
    expect(card).toContain('✓ Hugo Holder confirmó que recibió la cuenta');
    expect(card).toContain('✓ La contraseña temporal se cambió');
    expect(card).toContain('Cerrar de otro modo');
    expect(textOf(requestCard(es, { request, run: null, audience: 'requester' }))).not.toContain('Cerrar de otro modo');
  });
});

describe('the first steps', () => {
  it('say who ticked each and when, and of the password that the bot does', () => {
    const request = handed({ induction: TICKS });
    const text = textOf({ blocks: inductionBlocks(es, request) });
    expect(text).toContain('Lleva 4 de 9 pasos');
    expect(text).toMatch(/✓ Entrar a su correo.\nHecho: usted lo marcó \(3\/02\/2026, 8:00/);
    expect(text).toMatch(/✓ Cambiar la contraseña.\nHecho: Buzón lo comprobó en Microsoft 365/);
    expect(text).toMatch(/✓ Tener el correo en el celular.\nHecho: lo marcó Helena Head/);
    expect(text).toMatch(/✓ Leer y aceptar la política de uso.\nAceptada a nombre de Hugo Holder Muñoz/);
    expect(text).toContain('○ Poner su firma.\nPendiente');
    expect(textOf({ blocks: inductionBlocks(es, handed()) })).toContain('Pendiente: Buzón lo marca solo');
  });

  it('are ten blocks that a home of several accounts can hold', () => {
    const other = handed({ id: '6f1f3c0e-0000-4000-8000-000000000002' });
    const blocks = [handed(), other].flatMap((request) => inductionBlocks(es, request));
    expect(blocks).toHaveLength(20);
    assertBlocks('home', { type: 'home', blocks });
  });

  it('of an account handed over in person are taken together, and go on with its person', () => {
    expect(textOf(inductionMessage(es, { request: inPerson(), person: HEAD }))).toContain(
      'haga estos pasos con Hugo Holder Muñoz',
    );
    const later = inductionMessage(es, { request: handed(), person: HEAD });
    expect(textOf(later)).toContain('Hugo Holder ya está en el chat y sigue con su propia lista.');
    expect(JSON.stringify(later.blocks)).not.toContain('guide_open');
  });

  it.each(['es-CO', 'en-US'])(
    'have a guide each in %s that fits its window, with a tick for what is not the bot’s',
    (locale) => {
      const m = createMessages({ ...zone, locale });
      const guides = readGuides({ dir: null, locale });
      for (const item of INDUCTION_ITEMS)
        for (const request of STANDINGS) {
          const view = guideView(m, { request, item, guide: guides.find(item) });
          assertBlocks('modal', view);
          expect(view.title.text.length).toBeLessThanOrEqual(24);
          const isTicked = request.induction.some((tick) => tick.item === item);
          expect(view.submit !== undefined).toBe(!isTicked && item !== 'password');
          expect(view.blocks.some(({ type }) => type === 'input')).toBe(!isTicked && item === 'policy');
        }
    },
  );
});

describe('the head of the trail', () => {
  it('stands whole in the channel, as code, and asks nobody for anything', () => {
    const hash = 'ab'.repeat(32);
    for (const m of LANGUAGES) {
      const message = headMessage(m, '2026-02-03', { seq: 1234, hash });
      assertBlocks('message', message.blocks);
      expect(textOf(message)).toContain(hash);
      expect(textOf(message)).toContain('1234');
      expect(textOf(message)).toContain('npm run audit:verify');
    }
    expect(textOf(headMessage(es, '2026-02-03', { seq: 1, hash }))).toContain('nadie tiene que hacer nada');
  });
});
