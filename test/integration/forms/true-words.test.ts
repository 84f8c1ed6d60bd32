import { describe, expect, it } from 'vitest';
import { closedDeletion } from '#adapters/records/request-form/record.fixture.ts';
import { decisionsSection } from '#adapters/records/request-form/section-decisions.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import { refusalText } from '#dialogue/parts/refusal-text.ts';
import { handOverMessage } from '#dialogue/hand-over/message.ts';
import { inductionMessage } from '#dialogue/hand-over/induction.ts';
import { receiptMessage, reminderMessage } from '#dialogue/hand-over/receipt.ts';
import { decide } from '#domain/request/decide.ts';
import type { Form } from '#domain/form/form.ts';
import { NO_WORK, NOTHING_LEFT, type Plan, type StepName } from '#domain/plan/plan.ts';
import { changed, type Request, type RequestChange } from '#domain/request/request.ts';
import { type Failure, type FailureCode, FINAL_FAILURES } from '#domain/plan/failure.ts';
import { REQUEST_STATES, type RequestState } from '#domain/request/states.ts';
import {
  COLLEAGUE,
  FAILURE,
  HEAD,
  HOLDER,
  NOW,
  PERSONAL,
  PLAN,
  requestIn,
  SYSTEMS,
} from '#domain/request/request.fixture.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { INDUCTION_ITEMS, type Tick } from '#domain/form/delivery.ts';
import type { Custody } from '#domain/account/account-form.ts';
import { createMessages, type Messages } from '#messages/messages.ts';
import { deletionDays } from '#use-cases/plans/deletion-days.ts';
import type { Run, RunStep } from '#use-cases/ports/store/run.ts';
import { textOf } from '#test/stages/stage.ts';
import { everythingOf, rendered } from '#test/rendered.ts';

const zone = { timeZone: 'America/Bogota' };
const es = createMessages({ ...zone, locale: 'es-CO' });
const en = createMessages({ ...zone, locale: 'en-US' });

const account = { ...ACCOUNT, address: 'ana.ruiz@entidad.gov.co' };
const rules = { ...zone, rules: { graceDays: 30 } };
const about = { account, justification: 'Se retira' };
const deletion: Form = { ...about, type: 'deletion', lastDay: '2026-03-01', redirectTo: null, outOfOffice: '' };
const address: Form = { ...about, type: 'address', localPart: 'ana.maria' };
const alias: Form = { ...about, type: 'alias', localPart: 'archivo' };
const password: Form = { ...about, type: 'password' };
const restoration: Form = { ...about, type: 'restoration', contractEnd: null };

function planOf(steps: readonly StepName[], change: Partial<Plan> = {}): Plan {
  return { ...NO_WORK, address: account.address, displayName: 'Ana Ruiz', steps, ...change };
}

const KINDS: readonly Pick<Request, 'form' | 'plan'>[] = [
  { form: PERSONAL, plan: PLAN },
  {
    form: deletion,
    plan: planOf(['wait_last_day', 'check_account', 'block_sign_in', 'verify', 'soft_delete'], {
      mail: { custody: 'none', releases: false, keepers: [] },
    }),
  },
  {
    form: address,
    plan: planOf(['check_account', 'rename', 'verify'], { address: 'ana.maria@entidad.gov.co' }),
  },
  {
    form: alias,
    plan: planOf(['check_account', 'exchange', 'verify'], { lines: ['Set-Mailbox …'] }),
  },
  { form: password, plan: planOf(['check_account', 'hand_over']) },
];

function runAt({ id, plan }: Request, at: StepName | null, change: Partial<RunStep> = {}): Run {
  const steps = plan?.steps ?? [];
  const place = at === null ? steps.length : steps.indexOf(at);
  const waiting = { attempts: 0, nextAt: null, startedAt: null, uncertain: false, waitingFor: null, confirmedAt: null };
  return {
    requestId: id,
    directoryId: null,
    steps: steps.map((name, index) => ({
      ...{ name, state: index < place ? 'done' : 'waiting', doneAt: index < place ? NOW : null, ...waiting },
      ...(index === place ? change : {}),
    })),
  };
}

interface Seen {
  readonly request: Request;
  readonly run: Run | null;
}

const CODES = ['no_seats', 'no_mailbox', 'target_blocked', 'line_not_run', 'invalid_value', 'group_refused'] as const;

/** Every state of every kind of request, with possible plans, failures, steps and endings. */
const EVERY: readonly Seen[] = KINDS.flatMap((kind) =>
  REQUEST_STATES.flatMap((state): readonly Seen[] => {
    const request = requestIn(state, { ...kind, ...(state === 'failed' ? { failure: FAILURE } : {}) });
    const failed = (code: FailureCode, more: Partial<Failure>): Failure => ({ ...FAILURE, code, ...more });
    const at = (step: StepName, change: Partial<RunStep> = {}): readonly Seen[] =>
      (kind.plan?.steps ?? []).includes(step) ? [{ request, run: runAt(request, step, change) }] : [];
    switch (state) {
      case 'submitted':
        return [
          { request, run: null },
          { request: { ...request, plan: null }, run: null },
          ...CODES.map((code) => ({
            request: { ...request, plan: null, failure: failed(code, { step: 'plan' }) },
            run: null,
          })),
          { request: { ...request, rule: 'self_service', plan: null }, run: null },
          {
            request: { ...request, rule: 'self_service', plan: null, failure: failed('no_seats', { step: 'plan' }) },
            run: null,
          },
        ];
      case 'executing':
        return [
          { request, run: runAt(request, request.plan?.steps[1] ?? null) },
          ...at('exchange', { waitingFor: 'person' }),
          ...at('exchange', { confirmedAt: NOW }),
          ...at('soft_delete', { waitingFor: 'date', nextAt: NOW }),
        ];
      case 'failed':
        return CODES.flatMap((code) =>
          [true, false].map((untouched) => ({
            request: { ...request, failure: failed(code, { untouched }) },
            run: runAt(request, request.plan?.steps[1] ?? null),
          })),
        );
      case 'scheduled':
        return [
          ...at('wait_last_day', { waitingFor: 'date' }),
          ...at('soft_delete', { waitingFor: 'date', nextAt: NOW }),
        ];
      case 'closed':
        return [
          { request: { ...request, passwordChangedAt: NOW }, run: runAt(request, null) },
          ...[null, 'Ya no hace falta'].map((reason) => ({
            request: { ...request, handedTo: null, ended: { by: SYSTEMS, at: NOW, reason } },
            run: runAt(request, request.plan?.steps[1] ?? null),
          })),
          { request: { ...request, supersededBy: 'FT-GTI-006-2026-00009' }, run: runAt(request, null) },
        ];
      case 'rejected':
        return [
          { request, run: null },
          { request: { ...request, plan: null }, run: null },
        ];
      case 'cancelled':
        return [
          { request, run: null },
          { request: { ...request, plan: null }, run: null },
          {
            request: {
              ...request,
              execution: { by: SYSTEMS, at: NOW },
              ended: { by: SYSTEMS, at: NOW, reason: null },
            },
            run: runAt(request, 'wait_last_day'),
          },
          { request: { ...request, supersededBy: 'FT-GTI-006-2026-00009' }, run: runAt(request, null) },
        ];
      default:
        return [{ request, run: runAt(request, null) }];
    }
  }),
);

/** The labels of the buttons that a message has, and the labels of those that its sentences mention. */
function buttonsOf(
  m: Messages,
  blocks: readonly unknown[],
): { readonly drawn: ReadonlySet<string>; readonly named: readonly string[] } {
  const drawn = new Set<string>();
  const said: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (value === null || typeof value !== 'object') return;
    const { type, text } = value as { type?: string; text?: unknown };
    if (type === 'button') {
      drawn.add((text as { text: string }).text);
      return;
    }
    if (typeof text === 'string') said.push(text);
    else walk(text);
    for (const [key, inner] of Object.entries(value)) if (key !== 'text' && typeof inner === 'object') walk(inner);
  };
  walk(blocks);
  const all = said.join('\n');
  const { card, handOver } = m;
  const labels = [
    ...Object.values(card.buttons),
    ...[handOver.button, handOver.buttonResponsible].flatMap((each) => Object.values(each)),
  ];
  const isNamed = (label: string): boolean =>
    new RegExp(`([Pp]ulse|[Pp]ress|botón|the|con|with) (el botón |the )?[«“]?${label}\\b`, 'u').test(all);
  return { drawn, named: labels.filter(isNamed) };
}

function cardsOf(
  m: Messages,
  { request, run }: Seen,
): readonly { readonly text: string; readonly blocks: readonly unknown[] }[] {
  const days = deletionDays({ request, run }, rules);
  return (['systems', 'requester'] as const).map((audience) =>
    rendered(requestCard(m, { request, run, audience, days })),
  );
}

const card = (m: Messages, seen: Seen, audience: 'systems' | 'requester'): string =>
  audience === 'systems'
    ? textOf({ blocks: everythingOf(m, { ...seen, days: deletionDays(seen, rules) }) })
    : textOf(rendered(requestCard(m, { ...seen, audience, days: deletionDays(seen, rules) })));

describe('a sentence that names a button', () => {
  it('is on a card only if that button is there, in every state of every kind of request', () => {
    let named = 0;
    for (const m of [es, en])
      for (const seen of EVERY)
        for (const { blocks } of cardsOf(m, seen)) {
          const buttons = buttonsOf(m, blocks);
          named += buttons.named.length;
          for (const label of buttons.named) {
            const where = `${seen.request.kind} ${seen.request.form.type} ${seen.request.state} ${seen.request.failure?.code ?? ''}: ${textOf({ blocks })}`;
            expect([...buttons.drawn], where).toContain(label);
          }
        }
    expect(named).toBeGreaterThan(20);
  });

  it('asks to reject only if that is still possible', () => {
    let asked = 0;
    for (const seen of EVERY) {
      const text = card(es, seen, 'systems');
      if (!/rechace la solicitud|rechácela/i.test(text)) continue;
      expect(text).toContain('Rechazar');
      asked += 1;
    }
    expect(asked).toBeGreaterThan(5);
  });

  it('is not used for a failure that no retry can fix', () => {
    for (const code of FINAL_FAILURES)
      expect(es.work.failure({ code, detail: 'x', step: 'plan' })).not.toMatch(/Reintentar|Rechazar|Hecho/);
  });

  it('is not in records, nor in the notice that a password could not be shown', () => {
    for (const code of ['permission_missing', 'password_refused', 'unexpected', 'invalid_value', 'no_mailbox'] as const)
      for (const toldIn of ['record', 'reveal'] as const) {
        expect(es.work.failure({ code, detail: 'x' }, toldIn)).not.toMatch(/Reintentar|Rechazar|Cerrar sin/);
        expect(en.work.failure({ code, detail: 'x' }, toldIn)).not.toMatch(/Retry|Reject|Close unf/);
      }
  });
});

describe('a card', () => {
  const of = (state: Request['state'], kind: number, change: RequestChange = {}): Request =>
    requestIn(state, { ...KINDS[kind], ...change });

  it('shows only the new address once it was changed, and only the old one until then', () => {
    for (const [audience, label] of [
      ['systems', 'Dirección'],
      ['requester', 'Cuenta'],
    ] as const) {
      const before = `${label}: ana.ruiz@entidad.gov.co`;
      const after = `${label}: ana.maria@entidad.gov.co`;
      const during = of('executing', 2);
      expect(card(es, { request: during, run: runAt(during, 'rename') }, audience)).toContain(before);
      const done = of('closed', 2, { handedTo: null });
      const text = card(es, { request: done, run: runAt(done, null) }, audience);
      expect(text).toContain(after);
      expect(text).not.toContain(before);
    }
  });

  it('does not ask to check a plan if there is none, nor promise one for a request that is over', () => {
    const planning = /Al aprobarla|Correo prepara|Revisando direcciones/;
    expect(card(es, { request: of('submitted', 0, { plan: null }), run: null }, 'systems')).not.toContain(
      'Al aprobarla',
    );
    for (const state of ['rejected', 'cancelled'] as const)
      expect(card(es, { request: of(state, 0, { plan: null }), run: null }, 'systems')).not.toMatch(planning);
  });

  it('says that something was executed only if it was', () => {
    const execution = { by: SYSTEMS, at: NOW };
    const stopped = of('cancelled', 1, { execution, ended: { by: SYSTEMS, at: NOW, reason: null } });
    const given = of('closed', 1, { ended: { by: SYSTEMS, at: NOW, reason: 'No se pudo' }, handedTo: null });
    for (const request of [stopped, given, of('rejected', 1, { execution })]) {
      const text = card(es, { request, run: runAt(request, 'block_sign_in') }, 'systems');
      expect(text).not.toContain('Ejecutada por');
      expect(text).toContain('Puesta en marcha por');
    }
    expect(card(es, { request: stopped, run: null }, 'systems')).toContain('Detenida antes de su fecha');
    expect(card(es, { request: stopped, run: null }, 'systems')).not.toContain('Retirada');
    expect(card(es, { request: given, run: null }, 'systems')).toContain('Cerrada sin terminar');
  });

  it('does not mention lost messages if the deletion was undone, stopped or rejected', () => {
    const undone = of('cancelled', 1, { supersededBy: 'FT-GTI-006-2026-00009', execution: { by: SYSTEMS, at: NOW } });
    for (const request of [undone, of('rejected', 1), of('cancelled', 1)])
      for (const audience of ['systems', 'requester'] as const)
        expect(card(es, { request, run: runAt(request, null) }, audience)).not.toMatch(
          /se pierden|se borran|siguen llegando/,
        );
  });

  it('says after a deletion what happened to the messages, and for one closed unfinished, what it left', () => {
    const toCome =
      /se pierden el|se borran|siguen llegando|se liberan?\b|quedan en|se retienen|se exportan|todavía no deja/;
    const leavings = { ...NOTHING_LEFT, forwards: null, autoReply: true, answersFor: ['Archivo'] };
    const taken = {
      add: [],
      remove: [{ skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK' }],
    };
    const steps = ['check_account', 'block_sign_in', 'change_licences', 'verify', 'soft_delete'] as const;
    const seen = (custody: Custody, releases: boolean, change: RequestChange): { card: string; brief: string } => {
      const plan = planOf(custody === 'shared' ? steps.slice(0, 4) : steps, {
        ...{ leavings, mail: { custody, releases, keepers: [{ id: 'k', name: 'Ana Ruiz' }] } },
        ...(releases ? { licences: taken } : {}),
      });
      const request = of('closed', 1, { handedTo: null, plan, ...change });
      const run = runAt(request, change.ended === undefined ? null : 'verify');
      const [card_, brief] = (['systems', 'requester'] as const).map((who) => card(es, { request, run }, who));
      return { card: card_ ?? '', brief: brief ?? '' };
    };
    for (const custody of ['none', 'shared', 'hold', 'export'] as const)
      for (const releases of [true, false])
        for (const text of Object.values(seen(custody, releases, {}))) {
          expect(text).toContain('Mensajes:');
          expect(text).not.toMatch(toCome);
        }
    expect(seen('none', true, {}).brief).toContain('solo se recuperan si la cuenta se restaura antes del');
    expect(seen('none', false, {}).card).toContain('Respondía por las cuentas: Archivo');
    expect(seen('none', false, {}).card).not.toMatch(/Lista de direcciones|tiene una puesta/);
    const ended = { by: SYSTEMS, at: NOW, reason: 'No se pudo' };
    for (const text of Object.values(seen('none', true, { ended }))) {
      expect(text).toContain('vuelve a tener licencia con correo antes del');
      expect(text).not.toMatch(toCome);
    }
    expect(seen('none', false, { ended }).card).not.toContain('Mensajes:');
    expect(seen('none', true, { ended: { ...ended, reason: null } }).card).not.toContain('Mensajes:');
  });

  it('of a restored account says whether its messages came back', () => {
    const plan = planOf(['check_account', 'restore_user', 'verify'], { mailReturns: 'same' });
    const restored = (state: RequestState): string =>
      card(es, { request: requestIn(state, { form: restoration, plan }), run: null }, 'systems');
    expect(restored('approved')).toContain('siguen en la cuenta');
    expect(restored('closed')).toContain('siguen en la cuenta');
  });

  it('says until which day a deleted account can be recovered', () => {
    const request = of('closed', 1, { handedTo: null, updatedAt: new Date('2026-04-02T12:00:00Z') });
    const text = card(es, { request, run: runAt(request, null) }, 'requester');
    expect(text).toContain('Hasta el 1 de mayo de 2026 se puede restaurar');
    expect(text).not.toContain('días más');
  });

  it('says that the reason why a step by hand was not possible is in the record, which prints it', () => {
    const record = closedDeletion();
    expect(JSON.stringify(decisionsSection(es, record))).toContain('Motivo: La consola no dejó entrar');
    expect(es.dialogs.lineNotRun.hint).toContain('queda en el registro (FT-GTI-006)');
    expect(en.dialogs.lineNotRun.hint).toContain('kept in the record (FT-GTI-006)');
  });

  it('says that a step by hand is missing only until somebody did it', () => {
    const request = of('executing', 3);
    const missing = card(es, { request, run: runAt(request, 'exchange', { waitingFor: 'person' }) }, 'requester');
    expect(missing).toContain('Falta un paso');
    const done = card(es, { request, run: runAt(request, 'exchange', { confirmedAt: NOW }) }, 'requester');
    expect(done).not.toContain('Falta un paso');
  });

  it('says that a person is not in the chat only until they have the account', () => {
    const form = { ...PERSONAL, chatUser: null };
    const joined = requestIn('delivered', { form, handedTo: { person: HOLDER, as: 'holder' } });
    expect(card(es, { request: joined, run: null }, 'systems')).toContain('En el chat: Hugo Holder');
    const handed = requestIn('delivered', { form, handedTo: { person: HEAD, as: 'responsible' } });
    expect(card(es, { request: handed, run: null }, 'systems')).toContain('se entregó por medio del responsable');
    expect(card(es, { request: requestIn('rejected', { form }), run: null }, 'systems')).not.toMatch(/se hará/);
  });

  it('mentions a changed account only if there is one', () => {
    const failure: Failure = { ...FAILURE, code: 'wish_unseen', step: 'plan' };
    const decision = { outcome: 'rejected', by: { id: 'BUZON', name: 'Correo' }, at: NOW } as const;
    const request = requestIn('rejected', { failure, decision });
    expect(card(es, { request, run: null }, 'requester')).not.toContain('cambió en la cuenta');
  });
});

const from = { institution: 'Gobernación', delivery: 'password' } as const;
const TICKED = INDUCTION_ITEMS.map((item): Tick => ({ item, at: NOW, by: HOLDER }));
const handed = (change: RequestChange = {}): Request =>
  requestIn('delivered', { receivers: { holder: HOLDER, department: HEAD }, ...change });
const ended = { by: SYSTEMS, at: NOW, reason: 'Se retiró antes' };

/** Every situation in which a hand-over can be. */
const HANDED: readonly Request[] = [PERSONAL, password, restoration].flatMap((form) => {
  const plan = form === PERSONAL ? PLAN : planOf(['hand_over'], { mailReturns: 'new' });
  return [
    handed(),
    handed({ handedTo: { person: HEAD, as: 'responsible' }, receivers: { holder: null, department: HEAD } }),
  ].flatMap((request) => {
    const all = changed(request, { form, plan });
    const closed = { ...all, state: 'closed' } as const;
    return [
      all,
      { ...all, passwordChangedAt: NOW },
      { ...closed, passwordChangedAt: NOW },
      { ...closed, ended },
      { ...closed, ended: { ...ended, reason: null } },
      { ...closed, supersededBy: 'FT-GTI-006-2026-00009' },
    ] satisfies readonly Request[];
  });
});

describe('what the requester is told', () => {
  const cardOf = (m: Messages, request: Request): string =>
    textOf(rendered(requestCard(m, { request, run: null, audience: 'requester' })));
  const idle = /no tiene que hacer nada|nothing for you to do/;

  it('never says that there is nothing to do while the systems area acts, since the requester may belong to it', () => {
    for (const m of [es, en])
      for (const kind of KINDS)
        for (const state of ['submitted', 'approved', 'executing', 'failed'] as const)
          expect(cardOf(m, requestIn(state, kind)), state).not.toMatch(idle);
    const planned = { ...requestIn('submitted', KINDS[4]), rule: 'self_service' } as const;
    expect(cardOf(es, planned)).toMatch(idle);
    expect(cardOf(es, { ...planned, plan: null, failure: FAILURE })).not.toMatch(idle);
  });

  it('says that their own extension still has to be confirmed, and tells the systems area that it cannot approve before', () => {
    const form: Form = { ...about, type: 'contract', contractEnd: '2026-12-31' };
    const agreement = { official: { ...HEAD, as: 'official' }, agreed: null } as const;
    const plan = planOf(['check_account', 'verify']);
    const request = requestIn('submitted', { form, plan, agreement });
    expect(cardOf(es, request)).toContain(
      'Recibimos su solicitud. Falta que la confirme Helena Head, que responde por la cuenta.',
    );
    expect(cardOf(es, request)).not.toContain('la revisa');
    // A question does not hide that.
    expect(cardOf(es, { ...request, state: 'info_requested' })).toContain('falta que la confirme Helena Head');
    const systems = (seen: Request): { readonly blocks: readonly unknown[] } =>
      rendered(requestCard(es, { request: seen, run: null, audience: 'systems' }));
    expect(textOf(systems(request))).toContain('Se puede aprobar después de la confirmación que falta');
    expect(JSON.stringify(systems(request))).not.toContain('request_decide');
    const agreed = { ...agreement, agreed: { by: HEAD, at: NOW } };
    expect(JSON.stringify(systems({ ...request, agreement: agreed }))).toContain('request_decide');
    expect(cardOf(es, { ...request, agreement: agreed })).toContain(
      'Recibimos su solicitud. El área de sistemas la revisa',
    );
  });
});

describe('other texts', () => {
  it('say where a temporary password is shown, but never that it is shown only once, since it can be requested again', () => {
    for (const [m, inWindow] of [
      [es, /en una ventana de este chat/],
      [en, /in a window of this chat/],
    ] as const) {
      const { own, claimed, holder } = m.change.passwordGoesTo;
      for (const text of [own, claimed, holder('Ana')]) expect(text).toMatch(inWindow);
      const { handOver } = m;
      const { stepsTap, stepsResponsible, stepsResponsibleTap, again } = handOver;
      const steps = [handOver.steps, stepsTap, stepsResponsible, stepsResponsibleTap, again.steps, again.stepsTap];
      const said = [own, claimed, holder('Ana'), ...steps.flat()];
      for (const text of said) expect(text).not.toMatch(/una sola vez|only once|shown once/);
      for (const [button] of steps) expect(button).toMatch(/hasta 3 veces en 24 horas|up to 3 times in 24 hours/);
    }
  });

  it('do not promise that nobody reads a message, since it may be redirected or its mailbox shared', () => {
    expect(es.change.deletion.reply('la Gobernación')).not.toMatch(/leíd/);
    expect(en.change.deletion.reply('the Government')).not.toMatch(/read/);
  });

  it('tell somebody who comes too late that there is nothing to do only if nobody has to act, and who ended the request', () => {
    const about = { who: null, at: null };
    const told = (state: Request['state']): string =>
      es.dialogs.refusal({ code: 'already', state, by: null, at: null }, about);
    for (const state of REQUEST_STATES) {
      // While it is being executed, somebody may have to do a step by hand.
      const isWaiting = ['submitted', 'info_requested', 'approved', 'executing', 'failed', 'delivered'].includes(state);
      expect(told(state).includes('No hace falta que usted haga nada'), state).toBe(!isWaiting);
    }
    const stopped = requestIn('cancelled', { ended: { by: SYSTEMS, at: NOW, reason: null } });
    const late = decide(stopped, { type: 'stop', by: { ...HEAD, systems: true, door: 'slack' } }, NOW);
    expect(late).toMatchObject({ ok: false, error: { code: 'already', by: SYSTEMS } });
    expect(told('cancelled')).not.toContain('retirada');
  });

  it('tell somebody who comes too late what happened before, and name only people who took part', () => {
    const late = (request: Request): string => {
      const answer = decide(request, { type: 'execute', by: { ...COLLEAGUE, systems: true, door: 'slack' } }, NOW);
      return answer.ok ? '' : refusalText(es, answer.error);
    };
    expect(late(requestIn('executing'))).toContain('ya se está ejecutando (Sergio Systems, 2/02/2026, 11:00');
    // A hand-over and a stop were not caused by a press, and have times of their own.
    const at = new Date('2026-02-02T16:30:00Z');
    expect(late(requestIn('delivered', { handedAt: at }))).toContain('ya se entregó (2/02/2026, 11:30');
    expect(late(requestIn('failed', { failure: { ...FAILURE, at: NOW } }))).toContain(
      'se detuvo y espera un reintento (3/02/2026, 8:00',
    );
    for (const state of ['delivered', 'failed', 'closed'] as const)
      expect(late(requestIn(state))).not.toContain('Sergio Systems');
    // Something that happens after the end must not be taken for the time of the end.
    const later = new Date('2026-02-09T13:00:00Z');
    const ends: readonly RequestChange[] = [
      { ended: { ...ended, by: HEAD } },
      { passwordChangedAt: NOW, receipts: [{ side: 'holder', by: HOLDER, at }] },
      { passwordChangedAt: at, receipts: [{ side: 'holder', by: HOLDER, at: NOW }] },
      { handedTo: null, updatedAt: NOW },
    ];
    for (const end of ends)
      expect(late(requestIn('closed', { updatedAt: later, ...end }))).toContain('3/02/2026, 8:00');
    expect(late(requestIn('closed', { updatedAt: later, ...ends[0] }))).toContain('(Helena Head, 3/02/2026');
    expect(late(requestIn('closed', { updatedAt: later, supersededBy: 'FT-2' }))).toContain('ya está cerrada. ');
    // Another person than the official has it since then, so that time would be wrong.
    expect(late(requestIn('delivered', { newcomer: HOLDER }))).toContain('ya se entregó. ');
  });
});

describe('messages about a hand-over', () => {
  it('mention the button of the password only while it is there', () => {
    let named = 0;
    for (const m of [es, en])
      for (const request of HANDED)
        for (const delivery of ['password', 'tap'] as const) {
          const { person, as } = request.handedTo ?? { person: HOLDER, as: 'holder' };
          const message = rendered(handOverMessage(m, { request, person, as, ...from, delivery }));
          const buttons = buttonsOf(m, message.blocks);
          named += buttons.named.length;
          for (const label of buttons.named) expect([...buttons.drawn]).toContain(label);
          const isOpen = [...buttons.drawn].some((label) => /temporal|temporary/.test(label));
          const text = textOf(message);
          expect(isOpen).toBe(request.state === 'delivered' && request.passwordChangedAt === null);
          if (!isOpen)
            expect(text).not.toMatch(
              /cuando usted (pulse|elija)|aquí recibe|[Ee]ntréguel|press the button|here you get/,
            );
          // A pass does not change the password: the old one still works until another one is chosen.
          if (delivery === 'tap')
            expect(text).not.toMatch(/cuando usted pulse|ya no sirve|when you press|no longer works/);
          if (request.state === 'closed' && request.passwordChangedAt === null)
            expect(text).not.toMatch(/outlook\.office|está listo|Primeros pasos|Qué hacer ahora/);
        }
    expect(named).toBeGreaterThan(10);
  });

  it('say that an account came back with its messages only if it did', () => {
    const restored = HANDED.filter(({ kind }) => kind === 'restoration');
    for (const request of restored) {
      const { person, as } = request.handedTo ?? { person: HOLDER, as: 'holder' };
      const text = textOf(rendered(handOverMessage(es, { request, person, as, ...from })));
      expect(text).not.toContain('con los mensajes que tenía');
      expect(text).toContain('con un buzón vacío');
    }
  });

  it('say that nothing more has to be done only if that is so', () => {
    const more = 'No tiene que hacer nada más';
    const waiting = handed({ induction: TICKED, passwordChangedAt: NOW });
    const list = textOf(rendered(inductionMessage(es, { request: waiting, person: HOLDER, seenByBot: [] })));
    expect(list).not.toContain(more);
    expect(list).toContain('Falta que confirme que recibió');
    const receipts = [{ side: 'holder', by: HOLDER, at: NOW }] as const;
    expect(
      textOf(rendered(inductionMessage(es, { request: { ...waiting, receipts }, person: HOLDER, seenByBot: [] }))),
    ).toContain(more);
    const closed = handed({ state: 'closed', passwordChangedAt: NOW, receipts });
    const holder = textOf(rendered(handOverMessage(es, { request: closed, person: HOLDER, as: 'holder', ...from })));
    expect(holder).not.toContain(more);
    expect(holder).toContain('La lista de primeros pasos sigue en su mensaje');
    expect(textOf(rendered(receiptMessage(es, { request: closed, person: HEAD })))).toContain(more);
    expect(es.handOver.receipt.already).not.toContain(more);
  });

  it('say about a stopped password only what happened to it, to its person and to the systems area', () => {
    const stopped = (takenBack?: Request['takenBack']): Request =>
      handed({
        ...{ state: 'closed', form: password, rule: 'self_service', receivers: null },
        ended: { by: SYSTEMS, at: NOW, reason: 'No es la persona' },
        ...(takenBack === undefined ? {} : { takenBack }),
      });
    const works = /ya no sirve|dejó de servir|no longer works|stopped working/;
    for (const m of [es, en])
      for (const takenBack of [undefined, 'done', 'account_gone', 'protected'] as const) {
        const request = stopped(takenBack);
        const own = textOf(rendered(handOverMessage(m, { request, person: HOLDER, as: 'holder', ...from })));
        const card = textOf(rendered(requestCard(m, { request, run: null, audience: 'systems' })));
        for (const text of [own, card]) expect(works.test(text)).toBe(takenBack === 'done');
        expect(own).toMatch(/No es la persona/);
      }
    const own = (takenBack?: Request['takenBack']): string =>
      textOf(rendered(handOverMessage(es, { request: stopped(takenBack), person: HOLDER, as: 'holder', ...from })));
    expect(own()).toContain('Si ya se había preparado uno, Correo lo anula y aquí lo dice');
    expect(own('account_gone')).toContain('La cuenta ya no existe en Microsoft 365');
    expect(own('protected')).toContain('Correo ya no puede tocar la cuenta');
    const card = textOf(rendered(requestCard(es, { request: stopped('protected'), run: null, audience: 'systems' })));
    for (const words of ['entra.microsoft.com', 'revoque las sesiones', 'abra Métodos de autenticación'])
      expect(card).toContain(words);
    expect(es.receives.halt.hint).not.toMatch(works);
  });

  it('say that a reminder was dealt with only if somebody did what it asked for', () => {
    const remind = (request: Request): string =>
      textOf(rendered(reminderMessage(es, { request, person: HOLDER, reminder: 3 })));
    const receipts = [{ side: 'holder', by: HOLDER, at: NOW }] as const;
    expect(remind(handed({ receipts, reminded: 3 }))).toContain('Recordatorio atendido');
    for (const end of [{ ended }, { ended: { ...ended, reason: null } }, { supersededBy: 'FT-GTI-006-2026-00009' }]) {
      const text = remind(handed({ state: 'closed', reminded: 3, ...end }));
      expect(text).not.toContain('atendido');
      expect(text).toContain('Recordatorio sin efecto');
    }
    expect(remind(handed({ reminded: 3 }))).toContain('avisaremos al área de sistemas');
    expect(remind(handed({ reminded: 5 }))).not.toContain('avisaremos');
    expect(remind(handed({ reminded: 5 }))).toContain('ya fue avisada');
  });
});
