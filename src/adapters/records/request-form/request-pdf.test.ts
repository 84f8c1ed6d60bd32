import { describe, expect, it } from 'vitest';
import { INDUCTION_ITEMS } from '#domain/form/delivery.ts';
import { kindAndForm, KINDS } from '#domain/form/form.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import { BUZON } from '#domain/person.ts';
import { codeOf } from '#domain/trail/trail.ts';
import { DEPARTMENTAL, EMPLOYEE, HEAD, HOLDER, PLAN, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import { stampOf } from '#domain/shown-text.ts';
import { createMessages } from '#messages/messages.ts';
import { privacyNotice } from '#messages/privacy-notice.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import type { TrailEvent } from '#use-cases/ports/store/trail.ts';
import { FORMS } from './forms.fixture.ts';
import { REJECTED_LINES } from './rejected-lines.fixture.ts';
import { readPdf, type ReadPdf } from '../pdf/read-pdf.fixture.ts';
import { createRecordWriter } from './request-pdf.ts';
import { eventName } from './trail-words.ts';
import { ACCOUNT, after, closedCreation, closedDeletion, events, inProgress } from './record.fixture.ts';
import { modification, recordOf, rejected } from './record.fixture.ts';

const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const writer = createRecordWriter({ messages, paper: 'letter' });

const drawn = new Map<string, Promise<ReadPdf>>();

/** Drawn once for all who read the same: the same record gives the same bytes. */
async function read(record: RequestRecord): Promise<ReadPdf> {
  const key = JSON.stringify(record);
  const pages = drawn.get(key) ?? writer.request(record).then(async ({ content }) => await readPdf(content));
  drawn.set(key, pages);
  return await pages;
}

describe('FT-GTI-006 as a PDF', () => {
  it('is named by its number', async () => {
    const { name, title, mediaType } = await writer.request(rejected());
    expect({ name, title, mediaType }).toEqual({
      name: 'FT-GTI-006-2026-00001.pdf',
      title: 'Solicitud FT-GTI-006-2026-00001',
      mediaType: 'application/pdf',
    });
  });

  it('says everything about a request that was rejected, line by line', async () => {
    const { pages } = await read(rejected());
    expect(pages.map(({ lines }) => lines.slice(7, -1))).toEqual(REJECTED_LINES);
  });

  it('carries the header with its page on every page', async () => {
    const { pages } = await read(closedCreation());
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach(({ lines }, at) => {
      expect(lines.slice(0, 7)).toEqual([
        'Código: FT-GTI-006',
        'Gobernación del Nuevo | SISTEMA INTEGRADO DE GESTIÓN',
        'Versión: 01',
        'Ejemplo | Formato de solicitud de creación, modificación o eliminación de cuenta',
        'Fecha: 25 de marzo de 2015',
        'NIT 800.100.200-3 | correo corporativo',
        `Página: ${at + 1} de ${pages.length}`,
      ]);
    });
  });

  it('tells decisions, work, hand-over and verification of a creation', async () => {
    const record = closedCreation();
    const { text } = await read(record);
    for (const line of [
      '4104 | 2/02/2026, 8:28:00 a. m. | Solicitud aprobada | Sergio Systems | Slack',
      'Pregunta: ¿Qué cargo tendrá, y desde',
      '4123 | 2/02/2026, 10:41:00 a. m. | Fin de la solicitud: Cerrada | Helena Head | Slack',
      'Por el hecho «Entrega confirmada»',
      '4106 | 2/02/2026, 8:42:00 a. m. | La ejecución se detuvo | Correo | Correo (automático)',
      'En «Asignar la licencia». No quedan',
      '4 | Esperar el buzón | Hecho | 2/02/2026, 9:09:00 a. m. | 2/02/2026, 9:11:00 a. m. | 12',
      'Titular de la cuenta | Hugo Holder (U0HOLDER) | 2/02/2026, 10:20:00 a. m. | Slack',
      'Dependencia solicitante | Helena Head (U0HEAD) | 2/02/2026, 10:41:00 a. m. | Slack',
      'Acceso temporal mostrado | Hugo Holder (U0HOLDER) | 2/02/2026, 10:06:00 a. m.',
      'Cambiar la contraseña | Correo | 2/02/2026, 10:27:00 a. m.',
      `Código de verificación | ${codeOf(record.seal ?? { seq: 0, hash: '' })}`,
      `Huella de la cadena (SHA-256) | ${record.seal?.hash}`,
    ]) {
      expect(text).toContain(line);
    }
  });

  it('tells every moment to the second', async () => {
    for (const record of [closedCreation(), closedDeletion(), rejected(), inProgress()]) {
      const moments = (await read(record)).text.match(/\d{1,2}(?::\d{2})+(?=\s[ap]\. m\.)/gu) ?? [];
      expect(moments.length).toBeGreaterThan(2);
      for (const moment of moments) expect(moment).toMatch(/^\d{1,2}:\d{2}:\d{2}$/u);
    }
  });

  it('marks what the only person of the systems area decided alone, with the reason', async () => {
    const said = events(
      ['submit', SYSTEMS],
      ['reject', SYSTEMS, { from: 'submitted', to: 'rejected', alone: true }, { reason: 'No', aloneFor: 'Estoy solo' }],
    );
    const { text } = await read(recordOf(requestIn('rejected'), { said, end: said.at(-1) ?? null }));
    const words = text.replaceAll(/\s+/gu, ' ');
    for (const line of ['Decidida por una sola persona, la única del área', 'Estoy solo'])
      expect(words).toContain(line);
  });

  it('tells what was left of the mailbox, and why an address was given up', async () => {
    const record = closedCreation();
    const before = 'todos@entidad.gov.co';
    const { text } = await read({
      ...record,
      request: {
        ...record.request,
        languageLeft: true,
        planChanges: [{ what: 'address', before, after: PLAN.address, unseen: true }],
      },
    });
    expect(text).toContain('Microsoft 365 no tomó el idioma');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('algo que Microsoft 365 no muestra');
  });

  it('tells of a reserved name that the systems area gave it on purpose, once it did', async () => {
    const textOf = async (record: RequestRecord): Promise<string> => (await read(record)).text.replaceAll(/\s+/gu, ' ');
    const plan = { ...PLAN, isReserved: true } as const;
    expect(await textOf(closedCreation({ plan }))).toContain('al aprobar, el área de sistemas lo dio a propósito');
    const { request, ...rest } = rejected();
    const refused = await textOf({ ...rest, request: { ...request, plan } });
    expect(refused).toContain('solo se da si el área de sistemas lo aprueba a propósito');
    expect(await textOf(closedCreation())).not.toContain('reservado');
  });

  it('tells a deletion with what changes and the lines that were run by hand', async () => {
    const { text } = await read(closedDeletion());
    expect(text).toContain('Entrada a la cuenta | permitida | impedida');
    expect(text).toContain("Set-Mailbox -Identity '0d5e8a52-8f0b-4a3c-9e61-5f1f6f2d9a10'");
    expect(text).toContain('Último día de uso | ');
    expect(text).toContain('El trabajo empezó | ');
    expect(text).toContain('Quien la aprueba no la puede ejecutar.');
    expect(text).toContain('No aplica: este trabajo no entrega una cuenta ni un acceso');
  });

  it('says on every page that a request which is still open is not on record yet', async () => {
    const { pages } = await read(inProgress());
    for (const { lines } of pages) {
      expect(lines).toContain('EN CURSO: este documento no es el registro definitivo de la solicitud');
    }
    expect((await read(rejected())).text).not.toContain('EN CURSO');
  });

  it('shows confirmations that are missing as pending, and of one closed otherwise by whom and why', async () => {
    const receivers = { holder: null, department: HEAD };
    const open = requestIn('delivered', { receivers });
    const { text } = await read(recordOf(open, { said: events(['submit', EMPLOYEE]) }));
    expect(text).toContain('Titular de la cuenta | No está en el chat | Pendiente');
    expect(text).toContain('Cambio de contraseña | Pendiente');

    const ended = { by: SYSTEMS, at: after(300), reason: 'La persona no volvió' };
    const closed = requestIn('closed', { receivers, ended });
    const end = await read(recordOf(closed, { said: events(['submit', EMPLOYEE]) }));
    expect(end.text.replaceAll(/\s+/gu, ' ')).toContain(
      'Por Sergio Systems (U0SYSTEMS) (2/02/2026, 1:00:00 p. m.). Motivo: La persona no volvió',
    );
    expect(end.text).toContain('Titular de la cuenta | No está en el chat | No se hizo');
  });

  it('says of first steps that are open at the end that they were open then, and how they go on', async () => {
    const { text } = await read(closedCreation());
    expect(text).toContain('Poner su firma | Pendiente al cerrar la solicitud | —');
    expect(text.replaceAll(/\s+/gu, ' ')).toContain(
      'cuando están todos hechos se archiva aparte el documento FT-GTI-006-2026-00001-induccion.pdf.',
    );
    expect(text).not.toContain('No se hizo');
    const ticks = INDUCTION_ITEMS.map((item) => ({ item, at: after(150), by: HOLDER }));
    expect((await read(closedCreation({ induction: ticks }))).text).not.toMatch(/Pendiente al cerrar|induccion\.pdf/u);
    const open = recordOf(requestIn('delivered', { receivers: { holder: HOLDER, department: HEAD } }), {
      said: events(['submit', EMPLOYEE]),
    });
    expect((await read(open)).text).not.toMatch(/Pendiente al cerrar|induccion\.pdf/u);
    const gone = { by: BUZON, at: after(300), reason: null };
    const end = await read(closedCreation({ ended: gone }));
    expect(end.text).toContain('Poner su firma | No se hizo | —');
    expect(end.text).not.toContain('induccion.pdf');
  });

  it('says which text of the policy was accepted, and of one from before it was kept that nobody knows', async () => {
    const tick = { item: 'policy', at: after(150), by: HOLDER, acceptedAs: 'Hugo Holder' } as const;
    const shown = { version: null, sha256: 'cd'.repeat(32) };
    const { text } = await read(closedCreation({ induction: [{ ...tick, text: shown }] }));
    expect(text.replaceAll(/\s+/gu, ' ')).toContain('El texto no lleva número de versión; lo identifica su huella.');
    expect(text).toContain(`Huella del texto (SHA-256) | ${shown.sha256}`);
    const before = await read(closedCreation({ induction: [tick] }));
    expect(before.text).toContain('No quedó anotado qué texto se mostró.');
    expect(before.text).not.toContain('Huella del texto');
  });

  it('prints the privacy notice that was accepted, paragraph by paragraph, with its hash', async () => {
    const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
    const notice = privacyNotice(m, {
      ...{ institution: 'Gobernación', showsFullDocument: true, hasControlPerson: true, retentionDays: 3650 },
    });
    const record = closedCreation({ notice: stampOf(notice) });
    const { text, pages } = await read({ ...record, notice });
    const printed = text.replaceAll(/\s+/gu, ' ');
    expect(printed).toContain('Acepto. Aviso de privacidad (Ley 1581 de 2012)');
    expect(printed).toContain(notice.sha256);
    expect(pages.length).toBeLessThanOrEqual((await read(record)).pages.length + 1);
  });

  it('says of events from before the trail was chained, which hold all of it apart, what they say', async () => {
    const failure = { code: 'no_seats', step: 'assign_licence', detail: 'STANDARDPACK' };
    const planHash = hashPlan(PLAN);
    const said = (...[data, personal]: readonly [object[], object[]]): readonly TrailEvent[] =>
      events(
        ['submit', EMPLOYEE, { ...data[0] }, { ...personal[0] }],
        ['approve', SYSTEMS, { ...data[1] }, { ...personal[1] }],
        ['fail', BUZON, { ...data[2] }, { ...personal[2] }],
        ['step_uncertain', BUZON, { ...data[3] }, { ...personal[3] }],
        ['supersede', SYSTEMS, { ...data[4] }, { ...personal[4] }],
      );
    const facts = [
      { consent: true },
      { planHash },
      { failure },
      { step: 'create_user' },
      { by: 'FT-GTI-006-2026-00077' },
    ];
    const old = await read(recordOf(requestIn('closed'), { said: said([], facts) }));
    for (const words of [
      'personales | administrar su correo institucional (Ley 1581 de 2012)',
      `Plan con huella ${planHash.slice(0, 16)}`,
      'En «Asignar la licencia». No quedan',
      'Office 365 E1',
      'En «Crear la cuenta».',
      'Solicitud FT-GTI-006-2026-00077',
    ])
      expect(old.text).toContain(words);
    const now = await read(recordOf(requestIn('closed'), { said: said(facts, []) }));
    expect(now.text).toBe(old.text);
    const forgotten = said([], facts).map((event) => ({ ...event, personal: null }));
    expect((await read(recordOf(requestIn('closed'), { said: forgotten }))).text).not.toContain('Plan con huella');
  });

  it('has a corrected document whole on the copy of the systems area alone', async () => {
    const record = recordOf(requestIn('closed', { form: FORMS.employment }), { said: [] });
    const everybody = (await read(record)).text;
    expect(everybody).toContain('Planta');
    expect(everybody).toContain('…5433');
    expect(everybody).not.toContain('1098765433');
    expect((await read({ ...record, copy: 'systems' })).text).toContain('1098765433');
  });

  it('says of what was forgotten that it was', async () => {
    const said = events(['submit', EMPLOYEE, {}, null], ['reject', SYSTEMS, {}, null]);
    const { text } = await read(recordOf(requestIn('rejected'), { said }));
    expect(text).toContain('Motivo: dato eliminado al pasar el');
    expect(text).toContain('Solicitud rechazada | dato eliminado');
  });

  it('tells of a step whose outcome was unknown, and of a password that could not be shown', async () => {
    const said = events(
      ['submit', EMPLOYEE],
      ['step_uncertain', BUZON, { step: 'create_user', attempt: 1, why: 'no_answer' }],
      ['reveal_begun', HOLDER, { reveal: 'one' }],
      ['reveal_not_shown', HOLDER, { reveal: 'one' }],
      // Of before passwords were begun in the trail.
      ['reveal', HOLDER, { kind: 'password', left: 1 }],
    );
    const { text } = await read(recordOf(requestIn('closed'), { said }));
    expect(text).toContain('En «Crear la cuenta».');
    expect(text).toContain('El acceso temporal se preparó y no se le');
    expect(text).toContain('Acceso temporal mostrado');
    // Told by its end.
    expect(text).not.toContain('Empezó a prepararse');
  });

  it('says of what was handed over neither that an account was, which may be a password, nor that it was not finished', () => {
    const [sent, ended] = events(['delivered', BUZON, { as: 'holder' }], ['give_up', SYSTEMS]);
    if (sent === undefined || ended === undefined) throw new Error('no events');
    const handed = requestIn('closed', { handedTo: { person: HOLDER, as: 'holder' } });
    expect(eventName(messages, { request: handed, event: sent })).toBe('Mensaje de entrega enviado a quien recibe');
    expect(eventName(messages, { request: handed, event: ended })).toBe(
      'Cerrada sin esperar lo que faltaba de la entrega',
    );
    const request = requestIn('closed', { handedTo: null });
    expect(eventName(messages, { request, event: ended })).toBe('Cerrada sin terminar');
  });

  it('tells of a password that was begun, as long as nothing came of it', async () => {
    const said = events(['submit', EMPLOYEE], ['reveal_begun', HOLDER, { reveal: 'one' }]);
    expect((await read(recordOf(requestIn('delivered'), { said }))).text).toContain('Empezó a prepararse un acceso');
  });

  it('says which licence is replaced, and which stays since a group gives it', async () => {
    const kiosk = { skuId: '66b55226-6b4f-492c-910c-a3b7a3c9d993', skuPartNumber: 'SPE_F1' };
    const form = {
      account: ACCOUNT,
      justification: 'Hace falta',
      type: 'licence',
      licence: kiosk,
      replaces: kiosk,
    } as const;
    const record = modification(form, []);
    const licencesLeft = [{ licence: kiosk, group: { id: 'g', name: 'Personal de planta' } }];
    const plan = record.request.plan === null ? null : { ...record.request.plan, licencesLeft };
    const { text } = await read({ ...record, request: { ...record.request, plan } });
    expect(text).toContain('Licencia que se reemplaza | Microsoft 365 F3');
    expect(text).toContain('Se queda la licencia | Microsoft 365 F3 (la da el grupo Personal de planta)');
  });

  it('prints an event that it does not know', async () => {
    const said = events(['submit', EMPLOYEE], ['constructor', SYSTEMS]);
    expect((await read(recordOf(requestIn('rejected'), { said }))).text).toContain('Otro hecho (constructor)');
  });

  it('prints no secret and no whole document number, whatever the trail holds', async () => {
    const secret = 'Canario-7431-secreto';
    const said = events(
      ['submit', EMPLOYEE, { password: secret }, { password: secret }],
      ['reveal', HOLDER, { kind: 'password', secret }, { value: secret }],
      ['mystery', SYSTEMS, { token: secret }, { secret }],
    );
    const { content } = await writer.request(recordOf(requestIn('closed'), { said }));
    const { text } = await readPdf(content);
    expect(text).toContain('…5432');
    expect(text).not.toContain('1098765432');
    expect(text).not.toContain('Canario');
    expect(Buffer.from(content).toString('latin1')).not.toContain('Canario');
  });
});

describe('every kind of form', () => {
  it.each(Object.values(FORMS).map((form) => [form.type, form] as const))('prints %s', async (_, form) => {
    const record = modification(form, [{ what: 'phone', before: null, after: { text: '601 555 1234' } }]);
    const { text } = await read(record);
    expect(text).toContain('8. Verificación');
    expect(text).toContain(form.justification);
    expect(text).toContain('Teléfono | (no tiene) | 601 555 1234');
    expect(text).not.toMatch(/undefined|null|\[object|NaN|□/u);
  });

  it('is one of every kind', () => {
    expect(new Set(Object.values(FORMS).map((form) => kindAndForm(form).kind))).toEqual(new Set(KINDS));
  });
});

describe('hard texts', () => {
  const long = `Secretaría de Gobierno ${'Interinstitucionalización'.repeat(12)} y Convivencia`;
  const hostile = [
    '😀👨‍👩‍👧 Ana',
    '日本語 नमस्ते',
    'مرحبا',
    `Z${'\u0321'.repeat(30)}algo`,
    '\u202Eosrever',
    '<b>&amp;(\\)</b>',
  ];

  it('wraps long names and words inside their margins', async () => {
    const form = {
      ...DEPARTMENTAL,
      accountName: long,
      department: { code: '9'.repeat(70), name: long, head: null },
      responsible: { id: 'U1', name: 'Ñ'.repeat(200) },
      justification: `${'palabra '.repeat(300)}${'x'.repeat(2000)}`,
    };
    const record = recordOf(requestIn('closed', { form }), {
      said: events(['submit', { id: 'U1', name: 'W'.repeat(150) }]),
    });
    const { pages } = await read({ ...record, institution: { name: long, nit: '8'.repeat(60) } });
    for (const { pieces, width, height } of pages) {
      for (const piece of pieces) {
        expect(piece.left).toBeGreaterThan(44);
        expect(piece.right).toBeLessThan(width - 44);
        expect(piece.y).toBeGreaterThan(30);
        expect(piece.y).toBeLessThan(height - 30);
      }
    }
  });

  it.each(hostile)('prints %j without failing', async (name) => {
    const request = requestIn('rejected', { requester: { id: 'U1', name } });
    const { text } = await read(recordOf(request, { said: events(['submit', { id: 'U1', name }]) }));
    expect(text).toContain('La pide | ');
  });

  it('goes over several pages with forty events and a long justification, each row once', async () => {
    const said = events(
      ...Array.from(
        { length: 40 },
        (_, at) => ['ask', SYSTEMS, {}, { question: `¿Pregunta número ${at + 1}?` }] as const,
      ),
    );
    const form = {
      ...FORMS.password,
      justification: Array.from({ length: 12 }, (_, at) => `Razón ${at + 1}.`).join('\n'),
    };
    const { pages, text } = await read(recordOf(requestIn('closed', { form, plan: null }), { said }));
    expect(pages.length).toBeGreaterThan(3);
    for (let at = 1; at <= 40; at += 1) expect(text.split(`¿Pregunta número ${at}?`)).toHaveLength(2);
    for (const page of pages) {
      // Nothing that announces something stands last on a page, over the footer.
      expect(page.lines.at(-2)).not.toMatch(
        /^(\d\. |N\.º \| Fecha y hora \| Qué pasó|La cuenta como estaba|Lo que se pidió)/u,
      );
      const first = page.lines[7] ?? '';
      expect(first).toMatch(/^(Solicitud FT|\d\. |N\.º \| Fecha y hora \| Qué pasó)/u);
    }
  });

  it('parts a row that is longer than a page', async () => {
    const words = Array.from({ length: 1500 }, (_, at) => `palabra${at}`);
    const form = { ...FORMS.password, justification: words.join(' ') };
    const { text } = await read(
      recordOf(requestIn('rejected', { form, plan: null }), { said: events(['submit', HEAD]) }),
    );
    const found = text.match(/palabra\d+/gu) ?? [];
    expect(found).toEqual(words);
    expect(text).toContain(`Cuenta | ${ACCOUNT.displayName}`);
  });
});
