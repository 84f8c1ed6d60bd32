import { describe, expect, it } from 'vitest';
import type { DeletionForm } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import { SIGN_IN_BLOCKED } from '#domain/modifications/changes.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import { NO_WORK, NOTHING_LEFT, type Change } from '#domain/plan/plan.ts';
import { HOLDER, NOW, PERSONAL, PLAN, requestIn } from '#domain/request/request.fixture.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import { REQUEST_STATES } from '#domain/request/states.ts';
import { createMessages } from '#messages/messages.ts';
import type { Run, RunStep } from '#use-cases/ports/store/run.ts';
import { ACTIONS, SEND_RECORD } from '../act-names.ts';
import { actsIn, linesIn, textIn } from '../screen.fixture.ts';
import type { Action, Message } from '../screen.ts';
import { MOST_LINES, requestCard } from './card.ts';
import { requestDetailsDialog } from './details.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

function card(request: Request, run: Run | null = null): Message {
  return requestCard(m, { request, run, audience: 'systems' });
}

/** The lines above the buttons. */
function above(message: Message): readonly string[] {
  return linesIn({ ...message, parts: message.parts.filter(({ kind }) => kind !== 'actions') });
}

function buttons({ parts }: Message): readonly Action[] {
  return parts.flatMap((part) => (part.kind === 'actions' ? part.actions : [])).filter((one) => 'label' in one);
}

const SIMILAR = { why: 'name', displayName: 'Hugo Holder', address: 'hh@x.co', state: 'active', number: null } as const;
const DELETION: DeletionForm = {
  ...{ type: 'deletion', account: snapshotOf(ACCOUNT), justification: 'Se retira' },
  ...{ lastDay: '2026-02-15', redirectTo: null, outOfOffice: '' },
};
const MANY: RequestChange = {
  form: { type: 'data', account: snapshotOf(ACCOUNT), justification: 'x', data: {} } as never,
  plan: {
    ...{ ...NO_WORK, address: ACCOUNT.address, displayName: 'Hugo', steps: ['check_account', 'verify'] },
    changes: (['given_names', 'surnames', 'position', 'phone', 'department'] as const).map((what) => ({
      ...{ what, before: null, after: { text: 'muy largo '.repeat(100) } },
    })),
  },
};

describe("the systems area's card", () => {
  it('has eight lines at most, whatever it warns of, and says where the rest is', () => {
    const warned: RequestChange = { similar: [SIMILAR, SIMILAR], planChanges: [{ what: 'settings' }] };
    for (const state of REQUEST_STATES)
      for (const change of [{}, warned, MANY, { ...MANY, ...warned }, { form: DELETION }]) {
        const lines = above(card(requestIn(state, change)));
        expect(lines.length, `${state}: ${lines.join('\n')}`).toBeLessThanOrEqual(MOST_LINES);
        for (const line of lines) expect(line.length).toBeLessThan(900);
      }
    expect(textIn(card(requestIn('submitted', MANY)))).toContain('y 2 más, en «Más»');
  });

  it('says first what for whom, then the state with its colour and the number', () => {
    const lines = above(card(requestIn('submitted')));
    expect(lines.slice(0, 2)).toEqual(['Cuenta nueva · Hugo Holder Muñoz', '🟡 Por aprobar · FT-GTI-006-2026-00001']);
    expect(lines).toContain('Dirección: hugo.holder@entidad.gov.co');
    expect(lines).toContain('Dependencia: Talento Humano · Vinculación: Planta');
    expect(lines).toContain('Licencia: Office 365 E1: quedan 3 de 50');
    expect(lines.at(-1)).toBe('Al aprobarla, Correo crea la cuenta y le escribe a quien la recibe.');
  });

  it('approves and creates at one press, bound to the plan that it shows', () => {
    const request = requestIn('submitted');
    expect(buttons(card(request)).map(({ label }) => label)).toEqual([
      ...['Aprobar y crear', 'Pedir información', 'Rechazar', 'Más'],
    ]);
    expect(buttons(card(request))[0]).toMatchObject({
      act: ACTIONS.decide,
      payload: { request: request.id, plan: hashPlan(PLAN) },
      style: 'primary',
    });
  });

  it('only approves where a second person carries it out, who then has their own button', () => {
    const request = requestIn('submitted', { form: DELETION, needsTwo: true });
    const shown = card(request);
    expect(buttons(shown)[0]).toMatchObject({ act: ACTIONS.decide, label: 'Aprobar' });
    expect(textIn(shown)).toContain('Al aprobarla, la ejecuta otra persona del área de sistemas.');
    expect(buttons(card(requestIn('approved', { needsTwo: true })))[0]).toMatchObject({ act: ACTIONS.execute });
  });

  it.each([
    [
      'somebody who may have an account',
      { similar: [SIMILAR, SIMILAR] },
      'Puede ser la misma persona: hh@x.co y 1 más, en «Más».',
    ],
    ['a reserved name', { plan: { ...PLAN, isReserved: true } }, 'lista de nombres reservados'],
    ['no licence left', { seats: { free: 0, total: 50 } }, 'no queda ninguna de 50'],
    [
      'a profile that does not fit',
      { plan: { ...PLAN, receives: { holder: HOLDER, official: null, contact: null, doubts: ['name'] } } },
      'no coincide con el nombre de la solicitud',
    ],
  ] as const)('warns of %s, and has it looked at before the approval', (_, change, words) => {
    const shown = card(requestIn('submitted', change as RequestChange));
    expect(textIn(shown)).toContain(words);
    expect(buttons(shown)[0]).toMatchObject({ act: ACTIONS.decide, label: 'Revisar y aprobar' });
  });

  it('says when the seats were read, and warns of more requests than seats', () => {
    const seats = { free: 1, total: 50, readAt: '2026-02-02T15:00:00Z' };
    const seen = { request: requestIn('submitted', { seats }), run: null, audience: 'systems' } as const;
    expect(textIn(requestCard(m, seen))).toContain('queda 1 de 50 (leído el 2/02/2026, 10:00');
    expect(textIn(requestCard(m, { ...seen, seekers: 1 }))).toContain(
      '⚠ Queda 1 licencia y hay 2 solicitudes que la piden.',
    );
    expect(textIn(requestCard(m, { ...seen, seekers: 0 }))).not.toContain('solicitudes que la piden');
    const begun = { ...seen, request: requestIn('executing', { seats }), seekers: 3 };
    expect(textIn(requestCard(m, begun))).not.toContain('solicitudes que la piden');
  });

  it('says that the last day of a deletion is over, until it is decided', () => {
    const over = { form: { ...DELETION, lastDay: '2026-01-14' } };
    expect(textIn(card(requestIn('submitted', over)))).toContain('Ya pasó: el trabajo empieza apenas se apruebe.');
    expect(textIn(card(requestIn('submitted', { form: DELETION })))).not.toContain('Ya pasó');
    expect(textIn(card(requestIn('executing', over)))).not.toContain('Ya pasó');
  });

  it('begins a deletion that waits for its last day, after a question', () => {
    const steps = (['wait_last_day', 'block_sign_in'] as const).map((name): RunStep => ({
      ...{ name, state: 'waiting', attempts: 0, uncertain: false, nextAt: null, startedAt: null, doneAt: null },
      ...{ waitingFor: null, confirmedAt: null },
    }));
    const waiting = requestIn('scheduled', { form: DELETION });
    const buttonsOf = (run: Run): readonly Action[] => buttons(card(waiting, run));
    const begins = buttonsOf({ requestId: waiting.id, directoryId: null, steps })[0];
    expect(begins).toMatchObject({ act: ACTIONS.createNow, label: 'Empezar ya', payload: waiting.id });
    expect(begins?.confirm?.title).toBe('¿Empezar antes del día?');
    const sentence = (changes: readonly Change[]): string =>
      textIn(card({ ...waiting, plan: { ...PLAN, changes } }, { requestId: waiting.id, directoryId: null, steps }));
    expect(sentence([SIGN_IN_BLOCKED])).toContain('La cuenta se puede usar hasta el 15 de febrero de 2026, inclusive.');
    // One that is blocked or suspended already.
    expect(sentence([])).toContain('El último día de la cuenta es el 15 de febrero de 2026. Después se suspende');
    const suspended = steps.map((step, index) => (index === 0 ? { ...step, state: 'done' as const } : step));
    expect(
      buttonsOf({ requestId: waiting.id, directoryId: null, steps: suspended }).map(({ act }) => act),
    ).not.toContain(ACTIONS.createNow);
  });

  it('counts what a deleted account leaves behind', () => {
    const leavings = { ...NOTHING_LEFT, ownedGroups: [{ id: 'g', name: 'G' }], answersFor: ['a', 'b'] };
    const plan = { ...NO_WORK, address: ACCOUNT.address, displayName: 'Hugo', steps: ['verify'] as const, leavings };
    expect(textIn(card(requestIn('submitted', { form: DELETION, plan })))).toContain(
      '⚠ Deja un grupo propio y otras 2 cuentas por las que responde.',
    );
  });

  it('tells the first of what was corrected in one sentence, and all of it in the window', () => {
    const fields = ['position', 'contactPhone', 'justification'] as const;
    const before = { ...PERSONAL, position: 'Técnica', contactPhone: '3', justification: 'Porque sí. '.repeat(40) };
    const corrected = requestIn('submitted', {
      corrections: [{ at: NOW, before, fields }],
      similar: [SIMILAR, SIMILAR],
    });
    const text = textIn(card(corrected));
    expect(text).toContain(`Cargo: Técnica → ${PERSONAL.position}; Teléfono de contacto: 3 → `);
    expect(text).toContain('; y 1 más, en «Más». Puede ser la misma persona: hh@x.co y 1 más, en «Más».');
    const whole = textIn(requestDetailsDialog(m, { request: corrected, run: null }));
    expect(whole).toMatch(
      /^⚠ Elena Employee corrigió la solicitud .*\n• Cargo: Técnica → .*\n• Teléfono.*\n• Justificación: /m,
    );
    // Who it may be stands below, with everybody: the window sends nobody to itself.
    expect(whole).not.toContain('en «Más»');
  });

  it('says that a changed plan is to be approved again, and what changed', () => {
    const text = textIn(
      card(requestIn('submitted', { planChanges: [{ what: 'address', before: 'a@x', after: 'b@x' }] })),
    );
    expect(text).toContain('Por aprobar otra vez');
    expect(text).toContain('la dirección cambió de a@x a b@x');
  });

  it('has one line of progress while it runs', () => {
    const request = requestIn('executing');
    const step = (name: RunStep['name'], state: RunStep['state']): RunStep =>
      ({ name, state, waitingFor: null, nextAt: null, confirmedAt: null }) as RunStep;
    const steps = PLAN.steps.map((name, index) => step(name, index < 3 ? 'done' : 'waiting'));
    const text = textIn(card(request, { requestId: request.id, steps } as unknown as Run));
    expect(text).toContain('Paso 4 de 8: esperando el buzón…');
    expect(text).not.toContain('licencia asignada');
  });

  it('has two lines and the record once it ended', () => {
    for (const state of ['closed', 'rejected', 'cancelled'] as const) {
      const shown = card(requestIn(state));
      expect(above(shown)).toHaveLength(3);
      expect(actsIn(shown)).toEqual([SEND_RECORD, ACTIONS.more]);
    }
  });

  it('tells in its history who stood for a block as a second person', () => {
    const form = { type: 'block', account: snapshotOf(ACCOUNT), justification: 'x', head: null } as const;
    const ratified = { by: HOLDER, as: 'systems', at: NOW } as const;
    const seen = (request: Request): string => textIn(requestDetailsDialog(m, { request, run: null }));
    const block = (change: RequestChange): Request => requestIn('scheduled', { form, rule: 'block', ...change });
    const open = { blockedAs: 'head', until: NOW, ratified: null } as const;
    expect(seen(block({ ratification: { ...open, ratified } }))).toContain(`Lo ratificó ${HOLDER.name}`);
    expect(seen(block({ ratification: open }))).not.toContain('Lo ratificó');
  });

  it('leads to everything: fields, plan, history, and the approval with changes', () => {
    const window = requestDetailsDialog(m, { request: requestIn('submitted'), run: null });
    const text = textIn(window);
    for (const words of [
      'Documento: ',
      'Pasos: 1. ',
      'Justificación: ',
      'Historial: Enviada el',
      'Aprobar con cambios',
    ])
      expect(text).toContain(words);
    expect(actsIn(window)).toEqual([ACTIONS.approve, SEND_RECORD]);
    expect(actsIn(requestDetailsDialog(m, { request: requestIn('approved'), run: null }))).toEqual([SEND_RECORD]);
    const asked = requestIn('submitted', {
      questions: [{ text: '¿Qué cargo?', by: HOLDER, at: NOW, answer: { text: 'Abogado', at: NOW } }],
      form: PERSONAL,
    });
    expect(textIn(requestDetailsDialog(m, { request: asked, run: null }))).toContain(
      'Respuesta de Elena Employee: Abogado',
    );
  });
});
