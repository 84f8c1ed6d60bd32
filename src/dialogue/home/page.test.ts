import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf, type DeletionForm } from '#domain/account/account-form.ts';
import { EMPLOYEE, HEAD, HOLDER, MOVED, requestIn } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import { withoutFullStop } from '#messages/full-stop.ts';
import { createMessages, type Messages } from '#messages/messages.ts';
import { HOME_LISTS } from '#domain/home-lists.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { ACCOUNT_VIEW, ACTIONS, ASK_SYSTEMS, CONTRACT_ACTIONS, HOME_ACTS } from '../act-names.ts';
import { agreementLine, agreementMessage } from '../contract-end/agreement.ts';
import { systemsButtons } from '../request-card/card-buttons.ts';
import { questionOf } from '../questions/questions.fixture.ts';
import { actsIn, textIn } from '../screen.fixture.ts';
import type { Message, Part } from '../screen.ts';
import { aged, delivered, EMPTY, EMPTY_DESK, extension, FULL } from './home.fixture.ts';
import { homePage } from './page.ts';

const es = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const en = createMessages({ locale: 'en', timeZone: 'America/Bogota' });

const DELETION: DeletionForm = {
  ...{ type: 'deletion', account: snapshotOf(ACCOUNT), justification: 'Se retira' },
  ...{ lastDay: '2026-02-01', redirectTo: null, outOfOffice: '' },
};

describe('the home', () => {
  it('is told in kind words where there is nothing', () => {
    const text = textIn(homePage(es, EMPTY));
    expect(text).toContain('Nada espera por usted en este momento.');
    expect(text).toContain('No tiene solicitudes abiertas ni terminadas en los últimos 30 días.');
    expect(text).toContain('En la lista de correos no hay cuentas suyas ni por las que usted responda.');
    expect(text).not.toContain('Mesa de correo');
    expect(text).not.toContain('Licencias');
  });

  it('shows some of everything, and opens each whole list with a button', () => {
    const page = homePage(es, FULL);
    const [acts, text] = [actsIn(page), textIn(page)];
    const count = (name: string): number => acts.filter((act) => act === name).length;
    for (const name of [ACTIONS.answer, ACTIONS.confirmReceipt, ACTIONS.reveal]) expect(count(name), name).toBe(3);
    expect(count(CONTRACT_ACTIONS.extend)).toBe(3);
    expect(text.match(/Confirmar la prórroga/g)).toHaveLength(2);
    expect(count(ACCOUNT_VIEW)).toBe(3);
    const buttons = page.parts.flatMap((part) => (part.kind === 'actions' ? part.actions : []));
    const opened = buttons.filter((one) => 'label' in one && one.act === HOME_ACTS.list);
    expect(opened.map((one) => ('payload' in one ? one.payload : null))).toEqual(
      expect.arrayContaining(HOME_LISTS.map((list) => ({ list, page: 0 }))),
    );
    expect(text).toContain('Por decidir o ejecutar: 400');
    expect(text).toContain('Por decidir o ejecutar: ver todo (400)');
    expect(text).toContain('Mis solicitudes: ver todo (25)');
    expect(text).not.toMatch(/y \d+ más/);
  });

  it('has the buttons of the card for each request of the desk, and leads to that card', () => {
    const request = requestIn('approved');
    const page = homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, queue: { rows: [aged(request)], total: 1 } } });
    const row = page.parts.find((part) => part.kind === 'actions' && part.id === `desk:${request.id}`);
    const onCard = systemsButtons(es, { request, run: null });
    expect(row?.kind === 'actions' ? row.actions.map(({ act }) => act) : []).toEqual(onCard.map(({ act }) => act));
    expect(page.parts.flatMap((part) => (part.kind === 'lines' ? part.lines.flat() : []))).toContainEqual({
      bold: request.number,
      leadsTo: postKey.card('systems', request.id),
    });
  });

  it('shows the systems area each question that nobody has answered, with its buttons, and leads to it', () => {
    const question = questionOf(EMPLOYEE, { text: 'Es urgente.' });
    const unanswered = { rows: [{ question, account: ACCOUNT, days: 2 }], total: 1 };
    const page = homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, unanswered } });
    expect(textIn(page)).toContain(
      `Preguntas por responder: 1\n${EMPLOYEE.name} pide ayuda · hace 2 días hábiles\nModificar la cuenta · ${ACCOUNT.address}\nEs urgente.\nResponder\nResuelto`,
    );
    expect(actsIn(page)).toEqual(expect.arrayContaining([ASK_SYSTEMS.answer, ASK_SYSTEMS.resolve]));
    expect(page.parts.flatMap((part) => (part.kind === 'lines' ? part.lines.flat() : []))).toContainEqual({
      bold: `${EMPLOYEE.name} pide ayuda`,
      leadsTo: postKey.systemsQuestion(question.id),
    });
  });

  it('tells whoever asked the systems area what became of it, and leads to the answer', () => {
    const question = questionOf(EMPLOYEE, { text: '¿Cómo lo comparto?' });
    const asked = [{ question, account: null }];
    expect(textIn(homePage(es, { ...EMPTY, asked }))).toMatch(
      /Mis preguntas al área de sistemas\n¿Cómo lo comparto\? · enviada el .* · espera respuesta; le llega/,
    );
    const answers = [{ text: 'Así.', by: HEAD, at: MOVED }];
    const page = homePage(es, { ...EMPTY, asked: [{ question: { ...question, answers }, account: null }] });
    expect(page.parts.flatMap((part) => (part.kind === 'lines' ? part.lines.flat() : []))).toContainEqual({
      ...{ bold: es.home.asked.answered(HEAD.name, es.moment(MOVED)), leadsTo: postKey.answer(question.id, 0) },
    });
  });

  it('tells how the seats changed in the last weeks', () => {
    const sku = { skuId: 'x', skuPartNumber: 'STANDARDPACK', total: 50, mailbox: true, free: 3 } as const;
    const of = (before: { readonly free: number; readonly weeks: number }): string =>
      textIn(homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, licences: [{ ...sku, before }] } }));
    expect(of({ free: 9, weeks: 4 })).toContain('Office 365 E1: quedan 3 de 50 · hace 4 semanas quedaban 9');
    expect(of({ free: 1, weeks: 1 })).toContain('quedan 3 de 50 · hace 1 semana quedaba 1');
    expect(of({ free: 3, weeks: 4 })).toContain('quedan 3 de 50 · igual que hace 4 semanas');
  });

  it('asks whoever confirms an extension the same, with both answers, as the message does', () => {
    const agreements = { rows: [extension], total: 1 };
    const home = homePage(es, { ...EMPTY, waiting: { ...EMPTY.waiting, agreements } });
    const message = agreementMessage(es, extension);
    const answers = ({ parts }: Pick<Message, 'parts'>): readonly Part[] =>
      parts.filter((part) => part.kind === 'actions' && part.id === `agreement:${extension.id}`);
    expect(answers(home)).toHaveLength(1);
    expect(answers(home)).toEqual(answers(message));
    const asked = agreementLine(es, extension);
    expect(asked).toContainEqual({ mention: extension.requester });
    for (const { parts } of [home, message])
      expect(parts.flatMap((part) => (part.kind === 'lines' ? part.lines : []))).toContainEqual(asked);
    for (const label of ['Confirmar la prórroga', 'No la confirmo']) expect(textIn(home)).toContain(label);
  });

  it('is shown whatever waits to be confirmed, even what gives no more time', () => {
    const corrected = requestIn('submitted', { ...extension, form: DELETION });
    const agreements = { rows: [corrected], total: 1 };
    const home = homePage(es, { ...EMPTY, waiting: { ...EMPTY.waiting, agreements } });
    expect(textIn(home)).toContain(
      es.contract.agreement.of.date.titled('Cambio de fecha del contrato', corrected.number),
    );
  });

  it('names each state of a request, and what comes next', () => {
    const of = (request: Request): string =>
      textIn(homePage(es, { ...EMPTY, requests: { rows: [request], total: 1 } }));
    expect(of(requestIn('submitted'))).toMatch(/Recibida · enviada el .*\nEl área de sistemas la revisa/);
    expect(of(requestIn('approved'))).toContain('el área de sistemas la va a ejecutar');
    expect(of(delivered)).toContain(
      'Falta que quien la usa confirme que la recibió, que la dependencia confirme que la recibió y que se cambie la contraseña.',
    );
    expect(
      of(requestIn('delivered', { passwordChangedAt: MOVED, receivers: { holder: HOLDER, department: null } })),
    ).toContain('Falta que quien la usa confirme que la recibió.');
    expect(of(requestIn('cancelled', { form: DELETION, supersededBy: 'FT-GTI-006-2026-00009' }))).toContain('Deshecha');
    expect(of(requestIn('closed'))).toMatch(/Cerrada · enviada el .*\nTerminó\./);
  });

  it('tells of a request that was closed before its end, or replaced, how it came to be closed', () => {
    const of = (m: Messages, request: Request): string =>
      textIn(homePage(m, { ...EMPTY, requests: { rows: [request], total: 1 } }));
    const ended = { by: HEAD, reason: 'El buzón no apareció.', at: MOVED };
    const unfinished = requestIn('closed', { ended, handedTo: null });
    expect(of(es, unfinished)).toMatch(/Cerrada sin terminar · .*\nLo que ya se había hecho quedó hecho\. El motivo/);
    expect(of(en, unfinished)).toMatch(/Closed unfinished · .*\nWhat was done by then stays done\. The reason/);
    const gone = requestIn('closed', { ended: { ...ended, reason: null }, handedTo: null });
    expect(of(es, gone)).toMatch(/Cerrada sin terminar · .*\nLa cuenta ya no existe en Microsoft 365\./);
    const handed = requestIn('closed', { ended, handedTo: delivered.handedTo });
    expect(of(es, handed)).toMatch(/Cerrada · .*\nSe cerró sin esperar lo que faltaba de la entrega\./);
    const superseded = requestIn('closed', { supersededBy: 'FT-GTI-006-2026-00009' });
    expect(of(es, superseded)).toMatch(/Sin efecto · .*\nLa reemplazó la solicitud FT-GTI-006-2026-00009\./);
    for (const request of [unfinished, gone, handed, superseded]) expect(of(es, request)).not.toContain('Terminó.');
  });

  it('tells how far the first steps are', () => {
    const learning = requestIn('closed', {
      induction: [
        { item: 'enter', at: MOVED, by: HOLDER },
        { item: 'password', at: MOVED, by: HOLDER },
        { item: 'policy', at: MOVED, by: HOLDER },
      ],
    });
    const text = textIn(homePage(es, { ...EMPTY, waiting: { ...EMPTY.waiting, learning } }));
    expect(text).toContain('Primeros pasos con la cuenta hugo.holder@entidad.gov.co');
    expect(text).toContain('2 de 6');
  });

  it('warns of a licence of which none is left, and says when the licences are not known', () => {
    const sku = { skuId: 'x', total: 50, mailbox: true } as const;
    const licences = [
      { ...sku, skuPartNumber: 'EXCHANGESTANDARD', free: 0 },
      { ...sku, skuPartNumber: 'EXCHANGEENTERPRISE', free: 1 },
      { ...sku, skuPartNumber: 'STANDARDPACK', free: 12 },
    ];
    const text = textIn(homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, licences } }));
    expect(text).toMatch(
      /⚠ Exchange Online \(Plan 1\): no queda ninguna de 50.*Exchange Online \(Plan 2\): queda 1 de 50.*Office 365 E1: quedan 12 de 50/s,
    );
    expect(textIn(homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, licences: null } }))).toContain(
      'No se pudieron leer las licencias en Microsoft 365 en este momento.',
    );
  });

  it('tells the systems area which request they cannot decide yet, and whom it waits for', () => {
    const of = (request: Request): string =>
      textIn(homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, queue: { rows: [aged(request)], total: 1 } } }));
    expect(of(extension)).toContain('\nFalta confirmar la fecha del contrato · la pide');
    expect(of(extension)).not.toContain('Falta decidir');
    const official = { ...HEAD, as: 'official' } as const;
    expect(of({ ...extension, agreement: { official, agreed: { by: HEAD, at: MOVED } } })).toContain('Falta decidir');
  });

  it('says why a run stopped, and why a plan could not be made', () => {
    const queue = { rows: [aged(requestIn('submitted', { failure: requestIn('failed').failure }))], total: 1 };
    const failed = { rows: [aged(requestIn('failed'))], total: 1 };
    const text = textIn(homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, queue, failed } }));
    const why = withoutFullStop(es.work.failure({ code: 'no_seats', detail: 'STANDARDPACK' }));
    expect(text).toContain(`No se pudo hacer el plan: ${why}`);
    expect(text).toMatch(/Ejecuciones detenidas: 1.*Desde el 2\/02\/2026/s);
    expect(text.split(why)).toHaveLength(3);
  });
});
