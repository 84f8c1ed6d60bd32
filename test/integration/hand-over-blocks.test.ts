import { describe, expect, it } from 'vitest';
import type { KnownBlock } from '@slack/types';
import { readGuides } from '#adapters/guides/guides.ts';
import { guideDialog } from '#dialogue/hand-over/guide.ts';
import { acceptDialog, policyDialog } from '#dialogue/hand-over/policy.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import { handOverMessage } from '#dialogue/hand-over/message.ts';
import { inductionMessage, inductionParts } from '#dialogue/hand-over/induction.ts';
import { renderParts } from '#adapters/slack/render.ts';
import { receiptMessage, reminderMessage } from '#dialogue/hand-over/receipt.ts';
import { headMessage } from '#adapters/slack/trail-head-message.ts';
import { INDUCTION_ITEMS, type Receipt, type Tick } from '#domain/form/delivery.ts';
import { BUZON, type Person } from '#domain/person.ts';
import {
  DEPARTMENTAL,
  COLLEAGUE,
  HEAD,
  HOLDER,
  NOW,
  PERSONAL,
  requestIn,
  SYSTEMS,
} from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import { createMessages } from '#messages/messages.ts';
import { assertBlocks } from '#sandbox/slack/assert-blocks.ts';
import { textOf } from '../stage.ts';
import { rendered } from '../rendered.ts';

const zone = { timeZone: 'America/Bogota' };
const es = createMessages({ ...zone, locale: 'es-CO' });
const en = createMessages({ ...zone, locale: 'en-US' });
const LANGUAGES = [es, en];

const HOSTILE = '<!channel> <@U0JEFE> *negrita* `código` <https://mal.example|banco> :bomb: & <script>';
const LONG = `${'Ñandú de los Ángeles '.repeat(40)}${HOSTILE}`;

/** Whom the blocks mention, in their order. */
function mentionsIn(blocks: readonly KnownBlock[]): readonly string[] {
  return [...JSON.stringify(blocks).matchAll(/"type":"user","user_id":"([^"]+)"/g)].map(([, id = '']) => id);
}

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
const seenByBot = ['password'] as const;

describe('what is told of a hand-over', () => {
  it('is valid, however it stands and whatever people are called', () => {
    for (const m of LANGUAGES)
      for (const request of STANDINGS)
        for (const person of [HOLDER, HEAD]) {
          const messages = [
            rendered(handOverMessage(m, { request, person, as: 'holder', ...about })),
            rendered(handOverMessage(m, { request, person, as: 'responsible', ...about })),
            rendered(receiptMessage(m, { request, person })),
            rendered(inductionMessage(m, { request, person, seenByBot })),
            ...([1, 3] as const).map((reminder) => rendered(reminderMessage(m, { request, person, reminder }))),
            rendered(requestCard(m, { request, run: null, audience: 'systems' })),
            rendered(requestCard(m, { request, run: null, audience: 'requester' })),
          ];
          for (const { blocks } of messages) assertBlocks('message', blocks);
        }
  });

  it('never lets what people wrote take effect', () => {
    const texts = (blocks: readonly KnownBlock[]): string => JSON.stringify(blocks);
    for (const request of STANDINGS) {
      const { blocks } = rendered(
        inductionMessage(es, { request, person: request.handedTo?.person ?? HOLDER, seenByBot }),
      );
      for (const shown of [blocks, rendered(receiptMessage(es, { request, person: HEAD })).blocks]) {
        expect(texts(shown)).not.toMatch(/"type":"(mrkdwn|link|broadcast)"/);
        for (const id of mentionsIn(shown)) expect([HOLDER, HEAD, SYSTEMS].map((one) => one.id)).toContain(id);
      }
    }
  });

  it('has beside each name of the chat the mention that leads to its profile, and none of who reads it', () => {
    const mentions = ({ blocks }: { readonly blocks: readonly KnownBlock[] }): readonly string[] => mentionsIn(blocks);
    const request = handed({ receipts: [RECEIPT] });
    const holder = (one: Request): readonly string[] =>
      mentions(rendered(handOverMessage(es, { request: one, person: HOLDER, as: 'holder', ...about })));
    expect(holder(handed())).toEqual([HEAD.id]);
    expect(mentions(rendered(receiptMessage(es, { request, person: HEAD })))).toEqual([HOLDER.id, HOLDER.id]);
    expect(mentions(rendered(reminderMessage(es, { request, person: HEAD, reminder: 1 })))).toEqual([HOLDER.id]);
    const closed = handed({ state: 'closed', ended: { by: SYSTEMS, at: NOW, reason: 'Otra' } });
    expect(holder(closed)).toEqual([SYSTEMS.id]);
    expect(holder({ ...closed, receivers: null })).toEqual([SYSTEMS.id]);
    const later = rendered(handOverMessage(es, { request: handed(), person: HEAD, as: 'responsible', ...about }));
    expect(mentions(later)).toEqual([HOLDER.id, HOLDER.id]);
    const card = rendered(requestCard(es, { request: inPerson({ newcomer: HOLDER }), run: null, audience: 'systems' }));
    expect(textOf(card).match(/Hugo Holder \(\) entró al chat con el correo/g)).toHaveLength(1);
    expect(textOf(card)).not.toContain('Hugo Holder entró');
  });

  it('has on a card the mention beside each name of its sentence, for whoever asked too', () => {
    const shown = (request: Request, audience: 'requester' | 'systems' = 'requester'): readonly string[] =>
      mentionsIn(rendered(requestCard(es, { request, run: null, audience })).blocks);
    for (const state of ['approved', 'rejected'] as const) expect(shown(requestIn(state)), state).toEqual([SYSTEMS.id]);
    expect(shown(handed())).toEqual([HOLDER.id, HEAD.id]);
    expect(shown(handed({ state: 'closed', ended: { by: SYSTEMS, at: NOW, reason: 'Otra' } }))).toEqual([SYSTEMS.id]);
    expect(shown(requestIn('submitted'))).toEqual([]);
    expect(shown(requestIn('rejected'), 'systems')).toContain(SYSTEMS.id);
  });

  it('says to an official who answers for the account no longer who confirms by now, and gives them no button', () => {
    const request = handed({ receivers: { holder: HOLDER, department: COLLEAGUE } });
    const reminded = rendered(reminderMessage(es, { request, person: HEAD, reminder: 1 }));
    for (const shown of [reminded, rendered(receiptMessage(es, { request, person: HEAD }))]) {
      expect(textOf(shown)).toContain(COLLEAGUE.name);
      expect(textOf(shown)).not.toContain('Confirmo que');
    }
    expect(textOf(reminded)).toContain('Recordatorio sin efecto');
    expect(textOf(rendered(receiptMessage(es, { request, person: COLLEAGUE })))).toContain(
      'Confirmo que la dependencia',
    );
  });

  it('says to each what they confirmed, what is missing, who acts and what comes next', () => {
    const request = handed({ receipts: [RECEIPT] });
    const holder = textOf(rendered(handOverMessage(es, { request, person: HOLDER, as: 'holder', ...about })));
    expect(holder).toContain('✓ Usted confirmó que recibió la cuenta (3/02/2026, 8:00');
    expect(holder).toContain('○ Falta que Helena Head confirme por la dependencia.');
    expect(holder).toContain('○ Falta cambiar la contraseña.');
    expect(holder).toContain('se cierra sola cuando no falte nada');
    expect(holder).not.toContain('Confirmo que');
    const department = textOf(rendered(receiptMessage(es, { request, person: HEAD })));
    expect(department).toContain('✓ Hugo Holder confirmó que recibió la cuenta');
    expect(department).toContain('○ Falta que usted confirme por la dependencia, con el botón de abajo.');
    expect(department).toContain('Confirmo que la dependencia la recibió');
    expect(department).toContain('Se le entregó a Hugo Holder una cuenta de correo por este chat');
    // The account is one person's, and whoever asked for it may be of another department.
    expect(department).not.toMatch(/cuenta de correo de la dependencia|dependencia que solicitó/);
    expect(department).toContain(request.number);
  });

  it('says what is left to the person where the language of the mailbox was not taken, to them and to the systems area', () => {
    const request = handed({ languageLeft: true });
    expect(textOf(rendered(handOverMessage(es, { request, person: HOLDER, as: 'holder', ...about })))).toContain(
      'elija «español (Colombia)»',
    );
    expect(textOf(rendered(requestCard(es, { request, run: null, audience: 'systems' })))).toContain(
      'La cuenta quedó bien, pero Microsoft 365 no tomó el idioma del buzón.',
    );
    expect(
      textOf(rendered(handOverMessage(es, { request: handed(), person: HOLDER, as: 'holder', ...about }))),
    ).not.toContain('español (Colombia)');
  });

  it('has both things in one message for the official who hands it over, and is brief once its person has it', () => {
    const official = textOf(
      rendered(handOverMessage(es, { request: inPerson(), person: HEAD, as: 'responsible', ...about })),
    );
    expect(official).toContain('Mostrar la contraseña temporal');
    expect(official).toContain('Confirmo que la dependencia la recibió');
    expect(official).toContain('Cuando entre a este chat, el área de sistemas se la entrega y le llega el mensaje');
    const later = textOf(
      rendered(handOverMessage(es, { request: handed(), person: HEAD, as: 'responsible', ...about })),
    );
    expect(later).toContain('Hugo Holder ya está en el chat y recibió la cuenta directamente');
    expect(later).not.toMatch(/Mostrar la contraseña|Entréguele/);
    expect(later).toContain('Confirmo que la dependencia la recibió');
  });

  it('promises somebody who is not in the chat nothing before the systems area hands the account over', () => {
    for (const newcomer of [undefined, called('Tomás Tarde', HOLDER)])
      for (const m of LANGUAGES) {
        const request = inPerson(newcomer === undefined ? {} : { newcomer });
        const shown = [
          textOf(rendered(handOverMessage(m, { request, person: HEAD, as: 'responsible', ...about }))),
          textOf(rendered(receiptMessage(m, { request, person: HEAD }))),
          textOf(rendered(reminderMessage(m, { request, person: HEAD, reminder: 1 }))),
          textOf(rendered(requestCard(m, { request, run: null, audience: 'systems' }))),
        ];
        for (const text of shown) {
          expect(text).toMatch(/el área de sistemas|the systems area/);
          expect(text).not.toMatch(/entonces le llega|cuando entre, le llega|then they get|on joining they/i);
          const isThere = /Alguien entró a este chat con el correo|Somebody came into this chat with the e-mail/;
          const isAbsent = /todavía no está en este chat|not in this chat yet|cuando entre a este chat|once they join/i;
          if (newcomer !== undefined) expect(text).toMatch(isThere);
          if (newcomer !== undefined) expect(text).not.toMatch(isAbsent);
          else expect(text).not.toMatch(isThere);
        }
      }
  });

  it('says on the card how somebody gets the account who is not in the chat: before the plan that may change, with a plan it does not', () => {
    const form = { ...PERSONAL, chatUser: null };
    const card = (state: Request['state'], change: Partial<Request> = {}, m = es): string =>
      textOf(
        rendered(requestCard(m, { request: requestIn(state, { form, ...change }), run: null, audience: 'systems' })),
      );
    expect(card('submitted', { plan: null })).toContain('si no está cuando se haga el plan');
    for (const state of ['submitted', 'approved', 'executing', 'failed'] as const) {
      expect(card(state)).toContain('No está en el chat; según el plan, se entrega por medio del responsable');
      expect(card(state)).not.toMatch(/antes|cuando se haga el plan/);
      expect(card(state, {}, en)).toContain('by the plan, the account is handed over through the responsible official');
    }
  });

  it('has the record for everybody who confirms, although they asked for nothing, and for nobody before', () => {
    const buttons = (blocks: readonly KnownBlock[]): number =>
      JSON.stringify(blocks).match(/"record_send"/g)?.length ?? 0;
    for (const m of LANGUAGES)
      for (const request of STANDINGS) {
        expect(buttons(rendered(handOverMessage(m, { request, person: HOLDER, as: 'holder', ...about })).blocks)).toBe(
          1,
        );
        expect(
          buttons(rendered(handOverMessage(m, { request, person: HEAD, as: 'responsible', ...about })).blocks),
        ).toBe(1);
        expect(buttons(rendered(receiptMessage(m, { request, person: HEAD })).blocks)).toBe(1);
      }
    for (const request of [requestIn('executed', { handedTo: null }), requestIn('delivered', { receivers: null })])
      expect(buttons(rendered(handOverMessage(es, { request, person: HOLDER, as: 'holder', ...about })).blocks)).toBe(
        0,
      );
  });

  it('promises nothing below where nobody confirms: an account handed over before there were confirmations', () => {
    for (const [as, person] of [
      ['holder', HOLDER],
      ['responsible', HEAD],
    ] as const) {
      const before = requestIn('executed', { handedTo: null });
      const now = textOf(rendered(handOverMessage(es, { request: before, person, as, ...about })));
      expect(now).toContain('abajo se ve qué falta');
      const old = requestIn('delivered', { receivers: null, handedTo: { person, as } });
      const text = textOf(rendered(handOverMessage(es, { request: old, person, as, ...about })));
      expect(text).not.toContain('abajo se ve qué falta');
      expect(text).toContain('lo sabremos por Microsoft 365 y cerraremos la solicitud');
    }
  });

  it('of one person on both sides has one button', () => {
    const request = handed({ receivers: { holder: HOLDER, department: HOLDER } });
    const { blocks } = rendered(handOverMessage(es, { request, person: HOLDER, as: 'holder', ...about }));
    expect(JSON.stringify(blocks).match(/"receipt_confirm"/g)).toHaveLength(1);
    expect(textOf({ blocks })).toContain('Confirmo que recibí la cuenta');
  });

  it('that was closed otherwise says by whom and why, once, and has no button', () => {
    const ended = { by: SYSTEMS, at: NOW, reason: 'La persona está de licencia' };
    const request = handed({ state: 'closed', ended, receipts: [RECEIPT] });
    for (const shown of [
      rendered(handOverMessage(es, { request, person: HOLDER, as: 'holder', ...about })),
      rendered(receiptMessage(es, { request, person: HEAD })),
    ]) {
      expect(textOf(shown).match(/Motivo: «La persona está de licencia»/g)).toHaveLength(1);
      expect(JSON.stringify(shown.blocks)).not.toMatch(/receipt_confirm|credential_reveal/);
      expect(textOf(shown)).not.toContain('Falta');
    }
    const card = textOf(rendered(requestCard(es, { request, run: null, audience: 'requester' })));
    expect(card).toContain('Sergio Systems, del área de sistemas, la cerró sin esperar lo que faltaba de la entrega');
  });

  it('stands on the card of the systems area, with the way to close it otherwise', () => {
    const request = handed({ receipts: [RECEIPT], passwordChangedAt: NOW });
    const card = textOf(rendered(requestCard(es, { request, run: null, audience: 'systems' })));
    expect(card).toContain('Falta la confirmación de: Helena Head (la dependencia).');
    expect(card).toContain('✓ Hugo Holder confirmó que recibió la cuenta');
    expect(card).toContain('✓ La contraseña se cambió');
    expect(card).toContain('Cerrar de otro modo');
    expect(textOf(rendered(requestCard(es, { request, run: null, audience: 'requester' })))).not.toContain(
      'Cerrar de otro modo',
    );
  });
});

describe('the first steps', () => {
  it('say who ticked each and when, and of the password that the bot does', () => {
    const request = handed({ induction: TICKS });
    const text = textOf({ blocks: renderParts(inductionParts(es, { request, seenByBot })) });
    expect(text).toContain('Lleva 4 de 9 pasos');
    expect(text).toMatch(/✓ Entrar a su correo.\nHecho: usted lo marcó \(3\/02\/2026, 8:00/);
    expect(text).toMatch(/✓ Cambiar la contraseña.\nHecho: Buzón lo comprobó en Microsoft 365/);
    expect(text).toMatch(/✓ Tener el correo en el celular.\nHecho: lo marcó Helena Head/);
    expect(text).toMatch(/✓ Leer y aceptar la política de uso.\nAceptada a nombre de Hugo Holder Muñoz/);
    expect(text).toContain('○ Poner su firma.\nPendiente');
    expect(textOf({ blocks: renderParts(inductionParts(es, { request: handed(), seenByBot })) })).toContain(
      'Pendiente: Buzón lo marca solo',
    );
  });

  it('claim no second factor that nobody saw', () => {
    const said = { item: 'second_factor', at: NOW } as const;
    const shown = (by: Person): string =>
      textOf({
        blocks: renderParts(inductionParts(es, { request: handed({ induction: [{ ...said, by }] }), seenByBot })),
      });
    expect(shown(HOLDER)).toMatch(/segundo factor.\nHecho, según usted \(.*\); no se comprobó en Microsoft 365/);
    expect(shown(HEAD)).toMatch(/segundo factor.\nHecho, según Helena Head \(.*\); no se comprobó en Microsoft 365/);
    expect(shown(BUZON)).toMatch(/segundo factor.\nHecho: Buzón lo comprobó en Microsoft 365/);
    const looked = { request: handed(), seenByBot: ['password', 'second_factor'] } as const;
    expect(textOf({ blocks: renderParts(inductionParts(es, looked)) })).toContain(
      'Activar el segundo factor.\nPendiente: Buzón lo marca solo',
    );
  });

  it('are ten blocks that a home of several accounts can hold', () => {
    const other = handed({ id: '6f1f3c0e-0000-4000-8000-000000000002' });
    const blocks = [handed(), other].flatMap((request) => renderParts(inductionParts(es, { request, seenByBot })));
    expect(blocks).toHaveLength(20);
    assertBlocks('home', { type: 'home', blocks });
  });

  it('of an account handed over in person are taken together, and go on with its person', () => {
    expect(textOf(rendered(inductionMessage(es, { request: inPerson(), person: HEAD, seenByBot })))).toContain(
      'haga estos pasos con Hugo Holder Muñoz',
    );
    const later = rendered(inductionMessage(es, { request: handed(), person: HEAD, seenByBot }));
    expect(textOf(later)).toContain('Hugo Holder ya está en el chat y sigue con su propia lista.');
    expect(JSON.stringify(later.blocks)).not.toContain('guide_open');
  });

  it.each(['es-CO', 'en-US'])(
    'have a guide each in %s that fits its window, with a tick for what is not the bot’s',
    (locale) => {
      const m = createMessages({ ...zone, locale });
      const guides = readGuides({ dir: null, locale, delivery: 'password' });
      for (const item of INDUCTION_ITEMS.filter((one) => one !== 'policy'))
        for (const request of STANDINGS) {
          const view = rendered(guideDialog(m, { request, item, guide: guides.find(item), seenByBot }));
          assertBlocks('modal', view);
          const looked = rendered(
            guideDialog(m, {
              ...{ request, item, guide: guides.find(item) },
              seenByBot: ['password', 'second_factor'],
            }),
          );
          if (item === 'second_factor') expect(looked).not.toHaveProperty('submit');
          expect(view.title.text.length).toBeLessThanOrEqual(24);
          const isTicked = request.induction.some((tick) => tick.item === item);
          expect(view.submit !== undefined).toBe(!isTicked && item !== 'password');
          expect(view.blocks.some(({ type }) => type === 'input')).toBe(false);
        }
    },
  );

  it.each(['es-CO', 'en-US'])(
    'have in %s the policy in a window with a field for the name, or what was accepted',
    (locale) => {
      const m = createMessages({ ...zone, locale });
      const { policy, find } = readGuides({ dir: null, locale, delivery: 'password' });
      for (const request of STANDINGS) {
        const about = { request, guide: find('policy'), policy, own: { name: LONG } };
        const isTicked = request.induction.some(({ item }) => item === 'policy');
        const view = rendered(policyDialog(m, about));
        for (const shown of [
          view,
          rendered(acceptDialog(m, { ...about, again: true, notice: m.induction.policy.unknown })),
        ])
          assertBlocks('modal', shown);
        expect(view.submit !== undefined).toBe(!isTicked);
        expect(JSON.stringify(view.blocks).includes('policy_accept_again')).toBe(isTicked);
      }
    },
  );

  it('say in which version the policy was accepted, what was before, and where another is in force', () => {
    const { policy, find } = readGuides({ dir: null, locale: 'es-CO', delivery: 'password' });
    const before = {
      at: NOW,
      by: HOLDER,
      acceptedAs: 'Hugo Muñoz',
      text: { version: '00 de 2025-05-01', sha256: 'b'.repeat(64) },
    };
    const of = (text: TextStamp): string => {
      const tick: Tick = { item: 'policy', at: NOW, by: HOLDER, acceptedAs: 'Hugo Holder', text, earlier: [before] };
      const request = handed({ induction: [tick] });
      return textOf(
        rendered(policyDialog(es, { request, guide: find('policy'), policy, own: { name: 'Hugo Holder' } })),
      );
    };
    expect(of(policy)).toMatch(/Antes se aceptó a nombre de Hugo Muñoz \(.*\), versión 00 de 1\/05\/2025/);
    expect(of(policy)).toMatch(/Aceptada a nombre de Hugo Holder \(.*\), versión 01 de 28\/11\/2026/);
    expect(of(policy)).not.toContain('el que rige hoy');
    expect(of({ version: '01', sha256: 'c'.repeat(64) })).toContain('el de arriba es el que rige hoy');
  });
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
