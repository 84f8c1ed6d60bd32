import { createHash } from 'node:crypto';
import type { AccountForm, AccountSnapshot } from '#domain/account/account-form.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import { NO_WORK, type Change, type Plan } from '#domain/plan/plan.ts';
import type { Form } from '#domain/form/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import { COLLEAGUE, EMPLOYEE, HEAD, HOLDER, PLAN, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import { deletionDays } from '#use-cases/plans/deletion-days.ts';
import type { Run } from '#use-cases/ports/store/run.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import type { TrailEvent } from '#use-cases/ports/store/trail.ts';

const START = Date.parse('2026-02-02T13:00:00Z');

/** A moment that many minutes after the request came in. */
export function after(minutes: number): Date {
  return new Date(START + minutes * 60_000);
}

type EventParts = readonly [
  what: string,
  by: Person,
  data?: Readonly<Record<string, unknown>>,
  personal?: Readonly<Record<string, unknown>> | null,
];

/** Events seven minutes apart, as in the trail. */
export function events(...said: readonly EventParts[]): readonly TrailEvent[] {
  return said.map(([what, by, data = {}, personal = {}], at) => ({
    seq: 4100 + at,
    hash: createHash('sha256').update(`${at} ${what}`).digest('hex'),
    at: after(at * 7),
    requestId: '6f1f3c0e-0000-4000-8000-000000000001',
    accountId: null,
    actor: by.id,
    actorName: personal === null ? null : by.name,
    door: by.id === BUZON.id ? 'worker' : 'slack',
    what,
    data,
    personal,
  }));
}

/** A run of these steps, all done unless `done` is given. */
function runOf(names: Plan['steps'], done = names.length): Run {
  return {
    requestId: '6f1f3c0e-0000-4000-8000-000000000001',
    directoryId: '0d5e8a52-8f0b-4a3c-9e61-5f1f6f2d9a10',
    steps: names.map((name, at) => ({
      name,
      state: at < done ? ('done' as const) : at === done ? ('running' as const) : ('waiting' as const),
      attempts: at > done ? 0 : name === 'wait_mailbox' ? 12 : 1,
      nextAt: null,
      startedAt: at > done ? null : after(60 + at * 3),
      doneAt: at < done ? after(62 + at * 3) : null,
      uncertain: false,
      waitingFor: null,
      confirmedAt: name === 'exchange' && at < done ? after(61 + at * 3) : null,
    })),
  };
}

/** The record of the request after these events. */
export function recordOf(
  request: Request,
  {
    run = null,
    said,
    end = null,
  }: { readonly run?: Run | null; readonly said: readonly TrailEvent[]; readonly end?: TrailEvent | null },
): RequestRecord {
  const last = said.at(-1);
  return {
    institution: { name: 'Gobernación del Nuevo Ejemplo', nit: '800.100.200-3' },
    version: { code: 'FT-GTI-006', version: '01', date: '2015-03-25', description: 'Primera versión' },
    request,
    run,
    days: deletionDays({ request, run }, { timeZone: 'America/Bogota', rules: { graceDays: 30 } }),
    events: said,
    seal: last === undefined ? null : { seq: last.seq, hash: last.hash },
    end,
    isFinal: ['closed', 'rejected', 'cancelled'].includes(request.state),
    copy: 'everyone',
    notice: null,
  };
}

export const ACCOUNT: AccountSnapshot = {
  id: '7a1f3c0e-0000-4000-8000-000000000007',
  directoryId: '0d5e8a52-8f0b-4a3c-9e61-5f1f6f2d9a10',
  address: 'hugo.holder@entidad.gov.co',
  displayName: 'Hugo Holder Muñoz',
  type: 'personal',
  departmentCode: '120',
  departmentName: 'Talento Humano',
  holder: HOLDER,
  responsible: HEAD,
  subject: 'cc:1098765432',
};

/** A closed creation with everything that it can contain. */
export function closedCreation(change: RequestChange = {}): RequestRecord {
  const said = events(
    ['submit', EMPLOYEE, { consent: true, type: 'personal' }],
    ['plan', BUZON, { planHash: hashPlan(PLAN) }],
    ['ask', SYSTEMS, {}, { question: '¿Qué cargo tendrá, y desde qué día?' }],
    ['answer', EMPLOYEE, {}, { answer: 'Profesional universitario, desde el 3 de febrero. Año de posesión: 2026.' }],
    ['approve', SYSTEMS, { planHash: hashPlan(PLAN) }],
    ['execute', COLLEAGUE],
    ['fail', BUZON, { failure: { code: 'no_seats', step: 'assign_licence' } }, { detail: 'STANDARDPACK' }],
    ['retry', COLLEAGUE],
    ...PLAN.steps.map((step): EventParts => ['step_done', BUZON, { step, attempts: 1 }]),
    ['executed', BUZON],
    ['delivered', BUZON, { handedTo: HOLDER.id, as: 'holder' }, { handedTo: HOLDER.name }],
    ['reveal', HOLDER, { kind: 'password', left: 2 }],
    ['remind', BUZON, { reminder: 1 }],
    ['confirm_receipt', HOLDER],
    ['password_changed', BUZON],
    ['tick', HOLDER, { item: 'policy' }, { acceptedAs: 'Hugo Holder Muñoz' }],
    ['confirm_receipt', HEAD],
  );
  const request = requestIn('closed', {
    receivers: { holder: HOLDER, department: HEAD },
    receipts: [
      { side: 'holder', by: HOLDER, at: after(140) },
      { side: 'department', by: HEAD, at: after(161) },
    ],
    passwordChangedAt: after(147),
    handedAt: after(119),
    induction: [
      { item: 'enter', at: after(130), by: HOLDER },
      { item: 'password', at: after(147), by: BUZON },
      { item: 'second_factor', at: after(149), by: HOLDER },
      { item: 'policy', at: after(154), by: HOLDER, acceptedAs: 'Hugo Holder Muñoz' },
    ],
    ...change,
  });
  return recordOf(request, { run: runOf(PLAN.steps), said, end: said.at(-1) ?? null });
}

/** The plan of a modification with these changes. */
function planOf(changes: readonly Change[], more: Partial<Plan> = {}): Plan {
  return {
    ...NO_WORK,
    address: ACCOUNT.address,
    displayName: ACCOUNT.displayName,
    steps: ['check_account', 'update_user', 'verify'],
    changes,
    ...more,
  };
}

/** A closed deletion with lines to run by hand. */
export function closedDeletion(): RequestRecord {
  const guid = ACCOUNT.directoryId;
  const plan = planOf(
    [
      { what: 'sign_in', before: { word: 'allowed' }, after: { word: 'blocked' } },
      { what: 'account', before: { word: 'present' }, after: { word: 'deleted' } },
      {
        what: 'out_of_office',
        before: null,
        after: { text: 'Gracias por su mensaje. Esta cuenta de correo ya no está en servicio.' },
      },
      {
        what: 'redirection',
        before: null,
        after: { text: 'talento.humano@entidad.gov.co', until: '2026-03-31' },
      },
    ],
    {
      licences: { add: [], remove: [{ skuId: '1', skuPartNumber: 'STANDARDPACK' }] },
      leaves: [
        { id: 'g1', name: 'Funcionarios' },
        { id: 'g2', name: 'Boletín de los viernes' },
      ],
      steps: [
        ...(['wait_last_day', 'check_account', 'block_sign_in', 'revoke_sessions', 'discard_password'] as const),
        ...([
          'auto_reply',
          'redirect',
          'leave_groups',
          'exchange',
          'change_licences',
          'verify',
          'soft_delete',
        ] as const),
      ],
      lines: [
        `Set-Mailbox -Identity '${guid}' -DeliverToMailboxAndForward $false -ForwardingAddress 'talento.humano@entidad.gov.co' -HiddenFromAddressListsEnabled $true`,
        `Remove-MailboxPermission -Identity '${guid}' -User 'secretaria.general.del.despacho@entidad.gov.co' -AccessRights FullAccess -InheritanceType All -Confirm:$false`,
        `Add-RecipientPermission -Identity '${guid}' -Trustee 'talento.humano@entidad.gov.co' -AccessRights SendAs -Confirm:$false`,
      ],
    },
  );
  const form: AccountForm = {
    type: 'deletion',
    account: ACCOUNT,
    justification: 'La persona se retiró de la institución. Se entregó el inventario y el acta de empalme.',
    lastDay: '2026-02-27',
    redirectTo: { id: 'a2', address: 'talento.humano@entidad.gov.co', displayName: 'Talento Humano' },
    outOfOffice: 'Gracias por su mensaje. Esta cuenta de correo ya no está en servicio.',
  };
  const said = events(
    ['submit', HEAD, { type: 'deletion' }],
    ['plan', BUZON, { planHash: hashPlan(plan) }],
    ['approve', SYSTEMS, { planHash: hashPlan(plan) }],
    ['execute', COLLEAGUE],
    ['rest', BUZON],
    ['resume', BUZON],
    ['line_not_run', COLLEAGUE, {}, { reason: 'La consola no dejó entrar: la sesión había vencido.' }],
    ['retry', COLLEAGUE],
    ['line_run', COLLEAGUE],
    ['executed', BUZON],
    ['finished', BUZON],
  );
  const request = requestIn('closed', {
    ...{ form, plan, requester: HEAD, needsTwo: true, handedTo: null, handedAt: null, seats: null },
    execution: { by: COLLEAGUE, at: after(21) },
  });
  return recordOf(request, { run: runOf(plan.steps), said, end: said.at(-1) ?? null });
}

export function rejected(): RequestRecord {
  const said = events(
    ['submit', EMPLOYEE, { consent: true }],
    ['plan', BUZON, { planHash: hashPlan(PLAN) }],
    ['reject', SYSTEMS, {}, { reason: 'Falta el contrato firmado. Envíe otra solicitud cuando lo tenga.' }],
  );
  return recordOf(requestIn('rejected', { plan: PLAN }), { said, end: said.at(-1) ?? null });
}

/** A request that has not ended. */
export function inProgress(): RequestRecord {
  const said = events(
    ['submit', EMPLOYEE, { consent: true }],
    ['plan', BUZON, { planHash: hashPlan(PLAN) }],
    ['approve', SYSTEMS, { planHash: hashPlan(PLAN) }],
    ['execute', SYSTEMS],
  );
  return recordOf(requestIn('executing'), { run: runOf(PLAN.steps, 3), said });
}

/** A completed modification with this form. */
export function modification(form: Form, changes: readonly Change[]): RequestRecord {
  const plan = planOf(changes);
  const said = events(
    ['submit', EMPLOYEE],
    ['plan', BUZON, { planHash: hashPlan(plan) }],
    ['approve', SYSTEMS],
    ['executed', BUZON],
  );
  const request = requestIn('closed', {
    form,
    plan,
    handedTo: null,
    handedAt: null,
    seats: null,
  });
  return recordOf(request, { run: runOf(plan.steps), said, end: said.at(-1) ?? null });
}
