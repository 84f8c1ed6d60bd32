import { randomUUID } from 'node:crypto';
import type { Account } from '#domain/account/account.ts';
import { kindAndForm, type DepartmentalForm, type PersonalForm } from '#domain/form/form.ts';
import { CREATION_STEPS, NO_WORK, type Plan } from '#domain/plan/plan.ts';
import type { Request, RequestChange, RequestDraft } from '#domain/request/request.ts';
import type { LifeRules } from '#use-cases/ports/institution.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/** A store, and what a test has to see and do that the port does not offer. */
export interface StoreStage {
  readonly store: Store;
  /** The same data in another process. */
  another(): Promise<Store>;
  /** Breaks the connections that hold claims, as when their process crashes. */
  cutClaims(): Promise<void>;
  /** All jobs in the queue, however long they have to wait. */
  waitingJobs(): Promise<readonly Job[]>;
  /** Every event of a request in the trail, oldest first. */
  trailOf(requestId: string): Promise<readonly { readonly what: string; readonly at: Date; readonly data: unknown }[]>;
  /** Makes a press that many milliseconds older, and nobody's for as much longer. */
  agePress(pressId: string, ms: number): Promise<void>;
  /** Records that numbers up to `last` were given in this year. */
  giveNumbers(year: number, last: number): Promise<void>;
  /** Tries to change something that must never change, not through the store. */
  tamper(how: Tampering): Promise<void>;
  close(): Promise<void>;
}
export const TAMPERINGS = [
  'change the trail',
  'remove the trail',
  'empty the trail',
  'change the personal data',
  'remove the personal data',
  'empty the personal data',
  'change a record',
  'replace a record',
  'remove a record',
  'empty the records',
] as const;
export type Tampering = (typeof TAMPERINGS)[number];
export type OpenStore = () => Promise<StoreStage>;

const ANY_YEAR = 2_020;

export const REQUESTER = { id: 'U0EMPLEADA', name: 'María Fernanda Peña de la Hoz' };
export const SYSTEMS = { id: 'U0SISTEMAS1', name: 'Jorge Muñoz' };

const FORM: PersonalForm = {
  type: 'personal',
  givenNames: 'Ana Lucía',
  surnames: 'Muñoz Ñáñez',
  documentType: 'cc',
  documentNumber: '52345678',
  position: 'Profesional universitaria',
  department: { code: '110', name: 'Secretaría de Educación', head: 'U0JEFE' },
  relation: 'contratista',
  contractEnd: '2027-03-31',
  contactEmail: 'ana@correo.example',
  contactPhone: '300 123 4567',
  chatUser: { id: 'U0NUEVA', name: 'Ana' },
  responsible: { id: 'U0JEFE', name: 'Héctor Restrepo' },
  desiredLocalPart: 'ana.munoz',
  justification: '2026-11-22T10:20:30.000Z «ingresa» a la "dependencia" \\ el lunes 😀\n2026-11-22',
};

export const DEPARTMENTAL: DepartmentalForm = {
  type: 'departmental',
  accountName: 'Atención al ciudadano',
  department: { code: '2026-11-22', name: '2026-11-22T10:20:30Z', head: null },
  responsible: { id: 'U0JEFE', name: '2026-11-22T00:00:00.000Z' },
  desiredLocalPart: null,
  contactPhone: '',
  justification: 'Para el público.',
};

export const PLAN = {
  ...NO_WORK,
  address: 'ana.munoz@institucion.example',
  displayName: 'Ana Lucía Muñoz Ñáñez',
  licence: { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK' },
  groups: [{ id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b01', name: 'Todo el personal' }],
  mailbox: { locale: 'es-CO', timeZone: 'America/Bogota' },
  steps: CREATION_STEPS,
} satisfies Plan;

export function draft(change: RequestChange = {}): RequestDraft {
  const at = new Date('2026-11-22T15:04:05.678Z');
  const { number: _, ...given } = change as RequestChange & { number?: string };
  return {
    id: randomUUID(),
    state: 'submitted',
    revision: 1,
    requester: REQUESTER,
    rule: null,
    needsTwo: false,
    supersededBy: null,
    ended: null,
    plan: null,
    seats: null,
    planChanges: [],
    questions: [],
    decision: null,
    execution: null,
    failure: null,
    handedTo: null,
    handedAt: null,
    receivers: null,
    receipts: [],
    reminded: null,
    passwordChangedAt: null,
    induction: [],
    version: null,
    forgottenAt: null,
    createdAt: at,
    updatedAt: at,
    ...given,
    ...kindAndForm(given.form ?? FORM),
  };
}

/** Inserts a request, by default with a subject that no other request has. */
export async function insert(
  store: Store,
  change: RequestChange = {},
  subject: string = randomUUID(),
): Promise<Request> {
  const keys = { year: ANY_YEAR, subject };
  const inserted = await store.transact(async (tx) => await tx.insertRequest(draft(change), keys));
  if (inserted === null) throw new Error('another open request has the same subject');
  return inserted;
}

/** For `addressesTaken`, asked on behalf of no request and no account. */
export const NOBODY = { requestId: null, accountId: null } as const;

export function isAbout(job: Job, requestId: string): boolean {
  return 'requestId' in job && job.requestId === requestId;
}

export const RULES: LifeRules = {
  graceDays: 30,
  quarantineDays: 365,
  contractGraceDays: 30,
  deletionNeedsTwo: true,
  releaseLicence: 'at_deletion',
  protectedAccounts: [],
  maxOpenRequests: 20,
  protectedGroups: [],
};

export function account(change: Partial<Account> = {}): Account {
  const id = randomUUID();
  return {
    id,
    directoryId: randomUUID(),
    address: `${id}@institucion.example`,
    userPrincipalName: `${id}@institucion.example`,
    displayName: 'Ana Lucía Muñoz Ñáñez',
    givenNames: 'Ana Lucía',
    surnames: 'Muñoz Ñáñez',
    type: 'personal',
    state: 'active',
    licensed: true,
    departmentCode: '110',
    departmentName: 'Secretaría de Educación',
    position: 'Profesional universitaria',
    phone: null,
    relation: 'contratista',
    ...{ contractNumber: 'CPS-7', contractStart: '2026-04-01', contractEnd: '2027-03-31' },
    subject: `cc:${id}`,
    holder: null,
    responsible: { id: 'U0JEFE', name: 'Héctor Restrepo' },
    origin: 'request',
    requestNumber: `FT-${id}`,
    kept: null,
    suspendedAt: null,
    deletedAt: null,
    createdAt: new Date('2026-11-22T15:04:05.678Z'),
    deliveredAt: null,
    closedAt: null,
    ...change,
  };
}
