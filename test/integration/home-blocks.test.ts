import { randomUUID } from 'node:crypto';
import type { HomeView, SectionBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from '#adapters/slack/card-buttons.ts';
import { HOME_DETAIL } from '#adapters/slack/home-desk.ts';
import { brokenHome, homeView } from '#adapters/slack/home-view.ts';
import { ACCOUNT } from '#domain/account.fixture.ts';
import { EMPLOYEE, HEAD, HOLDER, MOVED, PERSONAL, requestIn } from '#domain/request.fixture.ts';
import { REQUEST_STATES, type Request } from '#domain/request.ts';
import { createMessages } from '#messages/messages.ts';
import { assertBlocks } from '#sandbox/slack/assert-blocks.ts';
import type { Desk, Home } from '#use-cases/home.ts';
import { textOf } from '../stage.ts';

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
  waiting: { questions: NONE, receipts: [], passwords: [], learning: null, contracts: NONE },
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
const ACCOUNT_WITH_LONG_NAME = { ...ACCOUNT, displayName: HOSTILE };

/** As much of everything as there can be, with names as long as can be. */
const FULL: Home = {
  waiting: {
    questions: many((id) => ({ ...asked, id }), 12),
    receipts: many((id) => ({ ...delivered, id }), 12).rows,
    passwords: many((id) => ({ ...delivered, id }), 12).rows,
    learning: delivered,
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
    const view = homeView(m, home);
    assertBlocks('home', view);
    // It ends as it should: nothing was cut off to make room.
    expect(textOf({ blocks: view.blocks.slice(-1) })).toBe(m.home.commands);
  });

  it('is one that Slack takes with a request in each state', () => {
    const rows = REQUEST_STATES.map((state) => requestIn(state));
    assertBlocks('home', homeView(m, { ...EMPTY, requests: { rows, total: rows.length } }));
  });

  it('says so, with the reference, when it could not be drawn', () => {
    const view = brokenHome(m, 'abcd1234');
    assertBlocks('home', view);
    expect(textOf(view)).toContain('abcd1234');
  });
});

describe('the home', () => {
  it('is told in kind words where there is nothing', () => {
    const text = textOf(homeView(es, EMPTY));
    expect(text).toContain('Nada espera por usted en este momento.');
    expect(text).toContain('No tiene solicitudes abiertas ni terminadas en los últimos 30 días.');
    expect(text).toContain('En la lista de correos no hay cuentas suyas ni por las que usted responda.');
    expect(text).not.toContain('Mesa de correo');
    expect(text).not.toContain('Licencias');
  });

  it('lists ten of everything at most, and says how many more there are', () => {
    const view = homeView(es, FULL);
    const text = textOf(view);
    expect(buttons(view, HOME_DETAIL)).toHaveLength(40);
    expect(buttons(view, ACTIONS.answer)).toHaveLength(5);
    expect(buttons(view, ACTIONS.confirmReceipt)).toHaveLength(5);
    expect(buttons(view, ACTIONS.reveal)).toHaveLength(5);
    expect(text.match(/y 390 más/g)).toHaveLength(6);
    expect(text.match(/y 7 más/g)).toHaveLength(3);
    expect(text).toContain('y 15 más: escriba /correo estado');
    expect(text).toContain('y 15 más: búsquelas con /correos');
    expect(text).toContain('Por decidir o ejecutar: 400');
    expect(text).toContain('…');
  });

  it('shows what people wrote as they wrote it, never as a mention or a link', () => {
    const view = homeView(es, FULL);
    expect(JSON.stringify(view)).not.toContain('"mrkdwn"');
    expect(textOf(view)).toContain('<!channel> *x*');
  });

  it('names each state of a request, and what comes next', () => {
    const of = (request: Request): string =>
      textOf(homeView(es, { ...EMPTY, requests: { rows: [request], total: 1 } }));
    expect(of(requestIn('submitted'))).toMatch(/Recibida · enviada el .*\nEl área de sistemas la revisa/);
    expect(of(requestIn('approved'))).toContain('el área de sistemas la va a ejecutar');
    expect(of(delivered)).toContain(
      'Falta que quien la usa confirme que la recibió, que la dependencia confirme que la recibió y que se cambie la contraseña temporal.',
    );
    expect(
      of(requestIn('delivered', { passwordChangedAt: MOVED, receivers: { holder: HOLDER, department: null } })),
    ).toContain('Falta que quien la usa confirme que la recibió.');
    expect(of(requestIn('cancelled', { kind: 'deletion', supersededBy: 'FT-GTI-006-2026-00009' }))).toContain(
      'Deshecha',
    );
  });

  it('tells how far the first steps are', () => {
    const learning = requestIn('closed', {
      induction: [
        { item: 'enter', at: MOVED, by: HOLDER },
        { item: 'password', at: MOVED, by: HOLDER },
        { item: 'policy', at: MOVED, by: HOLDER },
      ],
    });
    const text = textOf(homeView(es, { ...EMPTY, waiting: { ...EMPTY.waiting, learning } }));
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
    const text = textOf(homeView(es, { ...EMPTY, desk: { ...EMPTY_DESK, licences } }));
    expect(text).toMatch(
      /⚠ EXCHANGESTANDARD: no queda ninguna de 50.*EXCHANGEENTERPRISE: queda 1 de 50.*STANDARDPACK: quedan 12 de 50.*⚠ FLOW_FREE/s,
    );
    expect(textOf(homeView(es, { ...EMPTY, desk: { ...EMPTY_DESK, licences: null } }))).toContain(
      'No se pudieron leer las licencias en Microsoft 365 en este momento.',
    );
  });

  it('says why a run stopped, and why a plan could not be made', () => {
    const queue = { rows: [aged(requestIn('submitted', { failure: requestIn('failed').failure }))], total: 1 };
    const failed = { rows: [aged(requestIn('failed'))], total: 1 };
    const text = textOf(homeView(es, { ...EMPTY, desk: { ...EMPTY_DESK, queue, failed } }));
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

function buttons(view: HomeView, actionId: string): readonly SectionBlock[] {
  const sections = view.blocks.filter(({ type }) => type === 'section') as SectionBlock[];
  return sections.filter(({ accessory }) => accessory?.type === 'button' && accessory.action_id === actionId);
}
