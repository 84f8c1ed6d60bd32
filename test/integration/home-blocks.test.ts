import { randomUUID } from 'node:crypto';
import type { HomeView, SectionBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { agreementLine, agreementMessage } from '#dialogue/contract-end/agreement.ts';
import { ACTIONS, HOME_ACTS } from '#dialogue/act-names.ts';
import { rich } from '#adapters/slack/rich-text.ts';
import { brokenHomePage, homePage } from '#dialogue/home/page.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { BUZON } from '#domain/person.ts';
import { EMPLOYEE, HEAD, HOLDER, MOVED, PERSONAL, requestIn } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import { REQUEST_STATES } from '#domain/request/states.ts';
import { createMessages, type Messages } from '#messages/messages.ts';
import { assertBlocks } from '#sandbox/slack/assert-blocks.ts';
import type { Desk, Home } from '#use-cases/home/home.ts';
import { textOf } from '../stage.ts';
import { rendered } from '../rendered.ts';

const [es, en] = ['es-CO', 'en'].map((locale) => createMessages({ locale, timeZone: 'America/Bogota' }));
if (es === undefined || en === undefined) throw new Error('no words');

const NONE = { rows: [], total: 0 } as const;
const EMPTY_DESK: Desk = {
  queue: NONE,
  failed: NONE,
  byHand: NONE,
  handedOver: NONE,
  licences: [],
  ending: NONE,
  overdue: NONE,
};
const EMPTY: Home = {
  waiting: {
    questions: NONE,
    agreements: NONE,
    receipts: [],
    passwords: [],
    learning: null,
    seenByBot: ['password'],
    contracts: NONE,
  },
  requests: NONE,
  accounts: NONE,
  desk: null,
};

const HOSTILE = `<!channel> *x* <https://mal.example|clic> ${'ñ'.repeat(3_000)}`;
const FORM = { ...PERSONAL, givenNames: HOSTILE, surnames: HOSTILE };
const long = { form: FORM, requester: { ...EMPLOYEE, name: HOSTILE } };
const delivered = requestIn('delivered', {
  ...long,
  receivers: { holder: HOLDER, department: HEAD },
  handedTo: { person: { ...HOLDER, name: HOSTILE }, as: 'holder' },
});
const asked = requestIn('info_requested', {
  ...long,
  questions: [{ text: HOSTILE, by: { ...HEAD, name: HOSTILE }, at: MOVED }],
});
const extension = requestIn('submitted', {
  requester: long.requester,
  agreement: { official: { ...HEAD, as: 'official' }, agreed: null },
  form: {
    ...{ type: 'contract', contractEnd: '2026-12-31', justification: HOSTILE },
    account: { ...snapshotOf(ACCOUNT), displayName: HOSTILE },
  },
});
const ACCOUNT_WITH_LONG_NAME = { ...ACCOUNT, displayName: HOSTILE };

/** As much of everything as there can be, with names as long as can be. */
const FULL: Home = {
  waiting: {
    questions: many((id) => ({ ...asked, id }), 12),
    agreements: many((id) => ({ ...extension, id }), 12),
    receipts: many((id) => ({ ...delivered, id }), 12).rows,
    passwords: many((id) => ({ ...delivered, id }), 12).rows,
    learning: delivered,
    seenByBot: ['password'],
    contracts: many(() => ({ account: ACCOUNT_WITH_LONG_NAME, contractEnd: '2026-06-30', days: 3 }), 12),
  },
  requests: many((id) => ({ ...asked, id }), 25),
  accounts: many(() => ACCOUNT_WITH_LONG_NAME, 25),
  desk: {
    queue: many((id) => aged({ ...asked, id }), 400),
    failed: many((id) => aged(requestIn('failed', { ...long, id })), 400),
    byHand: many((id) => aged(requestIn('executing', { ...long, id })), 400),
    handedOver: many(
      (id) => ({ ...aged({ ...delivered, id }), missing: ['holder', 'department', 'password'] as const }),
      400,
    ),
    licences: Array.from({ length: 30 }, (_, index) => ({
      skuId: String(index),
      skuPartNumber: HOSTILE,
      free: index,
      total: 50,
      mailbox: true,
    })),
    ending: many(() => ACCOUNT_WITH_LONG_NAME, 400),
    overdue: many(() => ACCOUNT_WITH_LONG_NAME, 400),
  },
};

describe.each([
  ['es', es],
  ['en', en],
])('the home in %s', (_, m) => {
  it.each([
    ['empty', EMPTY],
    ['empty, of the systems area', { ...EMPTY, desk: EMPTY_DESK }],
    ['as full as can be', FULL],
    ['while the tenant does not answer', { ...EMPTY, desk: { ...EMPTY_DESK, licences: null } }],
  ])('is one that Slack takes: %s', (__, home) => {
    const view = rendered(homePage(m, home));
    assertBlocks('home', view);
    // It ends as it should: nothing was cut off to make room.
    expect(textOf({ blocks: view.blocks.slice(-1) })).toBe(m.home.commands);
  });

  it('is one that Slack takes with a request in each state', () => {
    const rows = REQUEST_STATES.map((state) => requestIn(state));
    assertBlocks('home', rendered(homePage(m, { ...EMPTY, requests: { rows, total: rows.length } })));
  });

  it('says so, with the reference, when it could not be drawn', () => {
    const view = rendered(brokenHomePage(m, 'abcd1234'));
    assertBlocks('home', view);
    expect(textOf(view)).toContain('abcd1234');
  });
});

describe('the home', () => {
  it('is told in kind words where there is nothing', () => {
    const text = textOf(rendered(homePage(es, EMPTY)));
    expect(text).toContain('Nada espera por usted en este momento.');
    expect(text).toContain('No tiene solicitudes abiertas ni terminadas en los últimos 30 días.');
    expect(text).toContain('En la lista de correos no hay cuentas suyas ni por las que usted responda.');
    expect(text).not.toContain('Mesa de correo');
    expect(text).not.toContain('Licencias');
  });

  it('lists ten of everything at most, and says how many more there are', () => {
    const view = rendered(homePage(es, FULL));
    const text = textOf(view);
    expect(buttons(view, HOME_ACTS.detail)).toHaveLength(40);
    expect(buttons(view, ACTIONS.answer)).toHaveLength(5);
    expect(buttons(view, ACTIONS.confirmReceipt)).toHaveLength(5);
    expect(buttons(view, ACTIONS.reveal)).toHaveLength(5);
    expect(text.match(/y 390 más/g)).toHaveLength(6);
    expect(text.match(/y 7 más/g)).toHaveLength(3);
    expect(text.match(/Confirmar la prórroga/g)).toHaveLength(3);
    expect(text).toContain('y 9 más');
    expect(text).toContain('y 15 más: escriba /correo estado');
    expect(text).toContain('y 15 más: búsquelas con /correos');
    expect(text).toContain('Por decidir o ejecutar: 400');
    expect(text).toContain('…');
  });

  it('asks whoever confirms an extension the same, with both answers, as the message does', () => {
    const agreements = { rows: [extension], total: 1 };
    const home = rendered(homePage(es, { ...EMPTY, waiting: { ...EMPTY.waiting, agreements } }));
    const message = rendered(agreementMessage(es, extension));
    const answers = (blocks: readonly object[]): readonly object[] =>
      blocks.filter((block) => 'block_id' in block && block.block_id === `agreement:${extension.id}`);
    expect(answers(home.blocks)).toEqual(answers(message.blocks));
    for (const words of ['Confirmar la prórroga', 'No la confirmo'])
      expect(textOf({ blocks: answers(home.blocks) })).toContain(words);
    const asked = agreementLine(es, extension);
    expect(asked).toContainEqual({ mention: extension.requester });
    for (const shown of [home, message]) expect(textOf(shown)).toContain(textOf({ blocks: [rich([asked])] }));
  });

  it('shows what people wrote as they wrote it, never as a mention or a link', () => {
    const view = rendered(homePage(es, FULL));
    // Mentions of those who are named, and nothing else, are left to the chat to read.
    const fields = mentioned(view);
    for (const text of fields) expect(text).toMatch(/^<@U0[A-Z]+>$/);
    expect(JSON.stringify(view).match(/"mrkdwn"/g)).toHaveLength(fields.length);
    expect(textOf(view)).toContain('<!channel> *x*');
  });

  it('has beside each name of the chat the mention that leads to its profile', () => {
    const list = (request: Request) => ({ rows: [{ ...aged(request), missing: [] }], total: 1 });
    const desk = { ...EMPTY_DESK, queue: list(requestIn('submitted')), handedOver: list(requestIn('delivered')) };
    expect(mentioned(rendered(homePage(es, { ...EMPTY, desk })))).toEqual([`<@${EMPLOYEE.id}>`, `<@${HOLDER.id}>`]);
    const questions = { rows: [requestIn('info_requested')], total: 1 };
    expect(mentioned(rendered(homePage(es, { ...EMPTY, waiting: { ...EMPTY.waiting, questions } })))).toEqual([
      '<@U0SYSTEMS>',
    ]);
    // Who was forgotten, and what a rule asked for, has no profile.
    const byRule = list(requestIn('submitted', { requester: BUZON }));
    expect(mentioned(rendered(homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, queue: byRule } })))).toEqual([]);
  });

  it('names each state of a request, and what comes next', () => {
    const of = (request: Request): string =>
      textOf(rendered(homePage(es, { ...EMPTY, requests: { rows: [request], total: 1 } })));
    expect(of(requestIn('submitted'))).toMatch(/Recibida · enviada el .*\nEl área de sistemas la revisa/);
    expect(of(requestIn('approved'))).toContain('el área de sistemas la va a ejecutar');
    expect(of(delivered)).toContain(
      'Falta que quien la usa confirme que la recibió, que la dependencia confirme que la recibió y que se cambie la contraseña.',
    );
    expect(
      of(requestIn('delivered', { passwordChangedAt: MOVED, receivers: { holder: HOLDER, department: null } })),
    ).toContain('Falta que quien la usa confirme que la recibió.');
    expect(of(requestIn('cancelled', { kind: 'deletion', supersededBy: 'FT-GTI-006-2026-00009' }))).toContain(
      'Deshecha',
    );
    expect(of(requestIn('closed'))).toMatch(/Cerrada · enviada el .*\nTerminó\./);
  });

  it('tells of a request that was closed before its end, or replaced, how it came to be closed', () => {
    const of = (m: Messages, request: Request): string =>
      textOf(rendered(homePage(m, { ...EMPTY, requests: { rows: [request], total: 1 } })));
    const ended = { by: HEAD, reason: 'El buzón no apareció.', at: MOVED };
    const unfinished = requestIn('closed', { ended, handedTo: null });
    expect(of(es, unfinished)).toMatch(/Cerrada sin terminar · .*\nLo que ya se había hecho quedó hecho\. El motivo/);
    expect(of(en, unfinished)).toMatch(/Closed unfinished · .*\nWhat was done by then stays done\. The reason/);
    const gone = requestIn('closed', { ended: { ...ended, reason: null }, handedTo: null });
    expect(of(es, gone)).toMatch(/Cerrada sin terminar · .*\nLa cuenta ya no existe en Microsoft 365\./);
    const handed = requestIn('closed', { ended, handedTo: delivered.handedTo });
    expect(of(es, handed)).toMatch(/Cerrada · .*\nSe cerró sin esperar lo que faltaba de la entrega\./);
    const overtaken = requestIn('closed', { supersededBy: 'FT-GTI-006-2026-00009' });
    expect(of(es, overtaken)).toMatch(/Sin efecto · .*\nLa reemplazó la solicitud FT-GTI-006-2026-00009\./);
    for (const request of [unfinished, gone, handed, overtaken]) expect(of(es, request)).not.toContain('Terminó.');
  });

  it('tells how far the first steps are', () => {
    const learning = requestIn('closed', {
      induction: [
        { item: 'enter', at: MOVED, by: HOLDER },
        { item: 'password', at: MOVED, by: HOLDER },
        { item: 'policy', at: MOVED, by: HOLDER },
      ],
    });
    const text = textOf(rendered(homePage(es, { ...EMPTY, waiting: { ...EMPTY.waiting, learning } })));
    expect(text).toContain('Primeros pasos con la cuenta hugo.holder@entidad.gov.co');
    expect(text).toContain('3 de 9');
  });

  it('warns of a licence of which none is left, the scarcest first', () => {
    const sku = { skuId: 'x', total: 50, mailbox: true } as const;
    const licences = [
      { ...sku, skuPartNumber: 'STANDARDPACK', free: 12 },
      { ...sku, skuPartNumber: 'FLOW_FREE', free: 0, mailbox: false },
      { ...sku, skuPartNumber: 'EXCHANGESTANDARD', free: 0 },
      { ...sku, skuPartNumber: 'EXCHANGEENTERPRISE', free: 1 },
    ];
    const text = textOf(rendered(homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, licences } })));
    expect(text).toMatch(
      /⚠ Exchange Online \(Plan 1\): no queda ninguna de 50.*Exchange Online \(Plan 2\): queda 1 de 50.*Office 365 E1: quedan 12 de 50.*⚠ FLOW_FREE/s,
    );
    expect(textOf(rendered(homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, licences: null } })))).toContain(
      'No se pudieron leer las licencias en Microsoft 365 en este momento.',
    );
  });

  it('tells the systems area which request they cannot decide yet, and whom it waits for', () => {
    const of = (request: Request): string =>
      textOf(rendered(homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, queue: { rows: [aged(request)], total: 1 } } })));
    expect(of(extension)).toContain('\nFalta que se confirme la prórroga · la pide');
    expect(of(extension)).not.toContain('Falta decidir');
    const official = { ...HEAD, as: 'official' } as const;
    expect(of({ ...extension, agreement: { official, agreed: { by: HEAD, at: MOVED } } })).toContain('Falta decidir');
  });

  it('says why a run stopped, and why a plan could not be made', () => {
    const queue = { rows: [aged(requestIn('submitted', { failure: requestIn('failed').failure }))], total: 1 };
    const failed = { rows: [aged(requestIn('failed'))], total: 1 };
    const text = textOf(rendered(homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, queue, failed } })));
    const why = es.work.failure({ code: 'no_seats', detail: 'STANDARDPACK' });
    expect(text).toContain(`No se pudo hacer el plan: ${why}`);
    expect(text).toMatch(/Ejecuciones detenidas: 1.*Desde el 2\/02\/2026/s);
    expect(text.split(why)).toHaveLength(3);
  });
});

/** The first twelve of so many, or ten of a list that goes on. */
function many<T>(of: (id: string) => T, total: number): { readonly rows: readonly T[]; readonly total: number } {
  return { rows: Array.from({ length: total > 12 ? 10 : total }, () => of(randomUUID())), total };
}

function aged(request: Request): { readonly request: Request; readonly since: Date; readonly days: number } {
  return { request, since: MOVED, days: 3 };
}

/** What stands below the texts of the rows. */
function mentioned(view: HomeView): readonly string[] {
  const sections = view.blocks.filter(({ type }) => type === 'section') as SectionBlock[];
  return sections.flatMap(({ fields = [] }) => fields.map(({ text }) => text));
}

function buttons(view: HomeView, actionId: string): readonly SectionBlock[] {
  const sections = view.blocks.filter(({ type }) => type === 'section') as SectionBlock[];
  return sections.filter(({ accessory }) => accessory?.type === 'button' && accessory.action_id === actionId);
}
