import type { Seats } from '#domain/account/account.ts';
import { kindAndForm, type DepartmentalForm, type PersonalForm } from '#domain/form/form.ts';
import type { Actor, Person } from '#domain/person.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import { CREATION_STEPS, NO_WORK, type Plan } from '#domain/plan/plan.ts';
import { skeleton, type ReservedNames } from '#domain/form/reserved-names.ts';
import type { Question, Request, RequestChange } from './request.ts';
import type { Failure } from '../plan/failure.ts';
import type { RequestState } from './states.ts';

const CREATED = new Date('2026-02-02T13:00:00Z');
export const ASKED = new Date('2026-02-02T14:00:00Z');
export const DECIDED = new Date('2026-02-02T15:00:00Z');
export const EXECUTED = new Date('2026-02-02T16:00:00Z');
export const MOVED = new Date('2026-02-02T17:00:00Z');
export const NOW = new Date('2026-02-03T13:00:00Z');

export const EMPLOYEE: Person = { id: 'U0EMPLOYEE', name: 'Elena Employee' };
export const SYSTEMS: Person = { id: 'U0SYSTEMS', name: 'Sergio Systems' };
export const COLLEAGUE: Person = { id: 'U0COLLEAGUE', name: 'Carla Colleague' };
export const HOLDER: Person = { id: 'U0HOLDER', name: 'Hugo Holder' };
export const HEAD: Person = { id: 'U0HEAD', name: 'Helena Head' };

/** A few reserved names. */
export const RESERVED: ReservedNames = {
  forNobody: new Set(['postmaster', 'admin', 'noreply', 'office365'].map(skeleton)),
  forDepartments: new Set(['contabilidad', 'soporte'].map(skeleton)),
};

/** An actor, inside or outside of the systems area. */
export function actor(person: Person, systems: boolean): Actor {
  return { ...person, systems, door: 'slack' };
}

export const PERSONAL: PersonalForm = {
  type: 'personal',
  givenNames: 'Hugo',
  surnames: 'Holder Muñoz',
  documentType: 'cc',
  documentNumber: '1098765432',
  position: 'Profesional universitario',
  department: { code: '120', name: 'Talento Humano', head: null },
  relation: 'planta',
  contractEnd: null,
  contactEmail: 'hugo@example.com',
  contactPhone: '300 123 4567',
  chatUser: HOLDER,
  responsible: HEAD,
  desiredLocalPart: null,
  justification: 'Nuevo funcionario',
};

export const DEPARTMENTAL: DepartmentalForm = {
  type: 'departmental',
  accountName: 'Talento Humano',
  department: { code: '120', name: 'Talento Humano', head: null },
  responsible: HEAD,
  desiredLocalPart: null,
  contactPhone: '300 123 4567',
  justification: 'Atención a los funcionarios',
};

export const PLAN = {
  ...NO_WORK,
  address: 'hugo.holder@entidad.gov.co',
  displayName: 'Hugo Holder Muñoz',
  licence: { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK' },
  groups: [
    { id: 'group-1', name: 'Funcionarios' },
    { id: 'group-2', name: 'Boletín' },
  ],
  mailbox: { locale: 'es-CO', timeZone: 'America/Bogota' },
  steps: CREATION_STEPS,
} satisfies Plan;

export const SEATS: Seats = { free: 3, total: 50 };

export const QUESTION: Question = { text: '¿Qué cargo tiene?', by: SYSTEMS, at: ASKED };

export const FAILURE: Failure = { code: 'no_seats', step: 'assign_licence', at: MOVED, detail: 'STANDARDPACK' };

/** A request in this state, with what its earlier states would have left in it. */
export function requestIn(state: RequestState, change: RequestChange = {}): Request {
  const approved = { outcome: 'approved', by: SYSTEMS, at: DECIDED, planHash: hashPlan(PLAN) } as const;
  const rejected = { outcome: 'rejected', by: SYSTEMS, at: DECIDED, reason: 'Falta el contrato' } as const;
  const carriedOut = ['executing', 'failed', 'executed', 'delivered', 'scheduled', 'closed'].includes(state);
  const handed = state === 'delivered' || state === 'closed';
  return {
    id: '6f1f3c0e-0000-4000-8000-000000000001',
    number: 'FT-GTI-006-2026-00001',
    state,
    revision: 7,
    requester: EMPLOYEE,
    plan: PLAN,
    seats: SEATS,
    planChanges: [],
    questions: state === 'info_requested' ? [QUESTION] : [],
    decision: state === 'rejected' ? rejected : state === 'approved' || carriedOut ? approved : null,
    execution: carriedOut ? { by: SYSTEMS, at: EXECUTED } : null,
    rule: null,
    needsTwo: false,
    supersededBy: null,
    ended: null,
    failure: state === 'failed' ? FAILURE : null,
    handedTo: handed ? { person: HOLDER, as: 'holder' } : null,
    handedAt: handed ? MOVED : null,
    receivers: null,
    receipts: [],
    reminded: null,
    passwordChangedAt: null,
    induction: [],
    version: { code: 'FT-GTI-006', version: '01', date: '2015-03-25' },
    forgottenAt: null,
    createdAt: CREATED,
    updatedAt: MOVED,
    ...change,
    ...kindAndForm(change.form ?? PERSONAL),
  };
}
