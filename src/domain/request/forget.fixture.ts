import type { AccountForm, AccountSnapshot } from '#domain/account/account-form.ts';
import type { Form } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';
import { NO_WORK, type Change, type Plan } from '#domain/plan/plan.ts';
import { DECIDED, EXECUTED, MOVED, NOW, requestIn } from './request.fixture.ts';
import type { Request } from './request.ts';

/** Stands in everything that tells of people. */
export const CANARY = 'CANARIO';

function person(name: string): Person {
  return { id: `U0${CANARY}${name}`, name: `${CANARY} ${name}` };
}

const REQUESTER = person('Requester');
const HOLDER = person('Holder');
const RESPONSIBLE = person('Responsible');
const APPROVER = person('Approver');
const DEPARTMENT = { code: '120', name: 'Talento Humano', head: `U0${CANARY}HEAD` };

const account: AccountSnapshot = {
  id: '6f1f3c0e-0000-4000-8000-00000000000a',
  directoryId: '6f1f3c0e-0000-4000-8000-00000000000d',
  address: `${CANARY}@entidad.gov.co`,
  userPrincipalName: `${CANARY}.antes@entidad.gov.co`,
  displayName: `${CANARY} Muñoz`,
  type: 'personal',
  departmentCode: '120',
  departmentName: 'Talento Humano',
  holder: HOLDER,
  responsible: RESPONSIBLE,
  subject: `cc:${CANARY}`,
};
const about = { account, justification: CANARY };
const to = { id: 'a2', address: `${CANARY}2@entidad.gov.co`, displayName: `${CANARY} Dos` };

const ofAccount: Readonly<Record<AccountForm['type'], AccountForm>> = {
  data: {
    ...{ ...about, type: 'data' },
    data: {
      ...{ givenNames: CANARY, surnames: CANARY, displayName: CANARY, position: CANARY, phone: CANARY },
      ...{ department: DEPARTMENT, responsible: RESPONSIBLE, contractNumber: CANARY },
    },
  },
  address: { ...about, type: 'address', localPart: CANARY },
  password: { ...about, type: 'password' },
  licence: { ...about, type: 'licence', licence: { skuId: '2', skuPartNumber: 'ENTERPRISEPACK' } },
  groups: { ...about, type: 'groups', join: [{ id: 'g1', name: 'Jurídica' }], leave: [] },
  out_of_office: { ...about, type: 'out_of_office', text: CANARY, from: '2026-02-10', until: '2026-02-27' },
  redirection: { ...about, type: 'redirection', to, until: '2026-03-31' },
  alias: { ...about, type: 'alias', localPart: CANARY },
  shared: { ...about, type: 'shared' },
  delegation: { ...about, type: 'delegation', to, rights: ['full_access'] },
  contract: { ...about, type: 'contract', contractEnd: '2026-12-31' },
  employment: {
    ...{ ...about, type: 'employment', relation: 'contratista' },
    ...{ contractNumber: CANARY, contractStart: '2026-01-15', contractEnd: '2026-05-31', endBefore: '2026-06-30' },
    document: { type: 'cc', number: CANARY },
  },
  responsible: { ...about, type: 'responsible', responsible: APPROVER },
  deletion: {
    ...{ ...about, type: 'deletion', lastDay: '2026-02-27', redirectTo: to, outOfOffice: CANARY },
    ...{ custody: 'shared', keepers: [to], mayBeLost: CANARY },
  },
  restoration: { ...about, type: 'restoration', contractEnd: '2026-12-31' },
  suspension: { ...about, type: 'suspension', contractEnd: '2026-01-31' },
  block: { ...about, type: 'block', head: RESPONSIBLE },
};

const asked = { responsible: RESPONSIBLE, desiredLocalPart: CANARY, contactPhone: CANARY, justification: CANARY };

/** One of every kind of form, with the canary in everything that tells of people. */
export const CANARY_FORMS: Readonly<Record<Form['type'], Form>> = {
  personal: {
    ...{ ...asked, type: 'personal', givenNames: CANARY, surnames: CANARY, documentType: 'cc', documentNumber: CANARY },
    ...{ position: CANARY, department: DEPARTMENT, relation: 'contratista', contractEnd: '2026-12-31' },
    ...{ contractNumber: CANARY, contractStart: '2026-01-15' },
    ...{ contactEmail: `${CANARY}@example.com`, chatUser: HOLDER },
  },
  departmental: { ...asked, type: 'departmental', accountName: 'Talento Humano', department: DEPARTMENT },
  ...ofAccount,
};

const CHANGES: readonly Change[] = [
  { what: 'given_names', before: { text: CANARY }, after: { text: CANARY } },
  { what: 'out_of_office', before: null, after: { text: CANARY, from: '2026-02-10', until: '2026-02-27' } },
  { what: 'redirection', before: null, after: { word: 'present', to: CANARY } },
  { what: 'department', before: { text: 'Hacienda' }, after: { text: 'Talento Humano' } },
  { what: 'contract_end', before: { day: '2026-01-31' }, after: { day: '2026-12-31' } },
  { what: 'relation', before: { relation: 'contratista' }, after: { relation: 'planta' } },
  { what: 'document', before: null, after: { documentType: 'cc', masked: `…${CANARY}` } },
];

const CANARY_PLAN: Plan = {
  ...NO_WORK,
  address: `${CANARY}@entidad.gov.co`,
  displayName: CANARY,
  changes: CHANGES,
  steps: ['check_account', 'exchange', 'verify'],
  lines: [`Set-Mailbox ${CANARY}`],
  mail: { custody: 'shared', releases: true, keepers: [{ id: 'a2', name: CANARY }] },
  leavings: {
    ...{
      autoReply: true,
      ownedGroups: [{ id: 'g1', name: 'Jurídica' }],
      answersFor: [CANARY],
      licences: [],
      isListed: null,
    },
    forwards: [{ name: CANARY, to: [CANARY], isFixed: true }],
  },
};

/** A request that ended, with the canary in everything that tells of people. */
export function canaryRequest(form: Form): Request {
  return requestIn('closed', {
    ...{ form, requester: REQUESTER, plan: CANARY_PLAN },
    planChanges: [
      { what: 'address', before: CANARY, after: CANARY },
      { what: 'account', changes: CHANGES },
      { what: 'groups', before: 'Todos', after: 'Otros' },
    ],
    questions: [{ text: CANARY, by: APPROVER, at: DECIDED, answer: { text: CANARY, at: DECIDED } }],
    decision: { outcome: 'approved', by: APPROVER, at: DECIDED, reason: CANARY, planHash: 'abc' },
    execution: { by: APPROVER, at: EXECUTED },
    alone: { by: APPROVER, at: EXECUTED, reason: CANARY },
    aloneBefore: [{ by: APPROVER, at: DECIDED, reason: CANARY }],
    lineRun: { by: APPROVER, at: EXECUTED },
    agreement: { official: { ...RESPONSIBLE, as: 'official' }, agreed: { by: RESPONSIBLE, at: DECIDED } },
    formerAgreement: { official: { ...RESPONSIBLE, as: 'official' }, agreed: null },
    ratification: {
      ...{ blockedAs: 'systems', until: MOVED },
      ratified: { by: RESPONSIBLE, as: 'official', at: DECIDED },
    },
    ended: { by: APPROVER, at: MOVED, reason: CANARY },
    failure: { code: 'no_seats', step: 'verify', at: MOVED, detail: CANARY },
    handedTo: { person: HOLDER, as: 'holder' },
    handedAt: MOVED,
    receivers: { holder: HOLDER, department: RESPONSIBLE },
    receipts: [{ side: 'holder', by: HOLDER, at: NOW }],
    passwordChangedAt: NOW,
    induction: [
      {
        item: 'policy',
        at: NOW,
        by: HOLDER,
        acceptedAs: CANARY,
        earlier: [{ at: NOW, by: RESPONSIBLE, acceptedAs: CANARY }],
      },
    ],
  });
}
