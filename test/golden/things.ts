import { snapshotOf, type AccountForm, type DeletionForm, type Modification } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { blockPlan } from '#domain/modifications/kinds/block.ts';
import { SIGN_IN_BLOCKED } from '#domain/modifications/changes.ts';
import type { Account } from '#domain/account/account.ts';
import type { Form } from '#domain/form/form.ts';
import { BUZON } from '#domain/person.ts';
import { NO_WORK, NOTHING_LEFT, type Plan, type StepName } from '#domain/plan/plan.ts';
import { addAddressLine, custodyLines, delegationLines, sharedLine } from '#domain/plan/powershell.ts';
import {
  COLLEAGUE,
  DEPARTMENTAL,
  EMPLOYEE,
  FAILURE,
  HEAD,
  HOLDER,
  MOVED,
  NOW,
  PERSONAL,
  PLAN,
  requestIn,
  SYSTEMS,
} from '#domain/request/request.fixture.ts';
import type { RequestState } from '#domain/request/states.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Run, RunStep } from '#use-cases/ports/store/run.ts';
import { INSTITUTION_DEFAULTS } from '../stages/institution.ts';

/** Today's date in all cases. */
export const TODAY = '2026-02-03';
export const UNDONE_BY = 'FT-GTI-006-2026-00009';
const DOMAIN = 'entidad.gov.co';
export const E1 = { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK' };
export const F3 = { skuId: '66b55226-6b4f-492c-910c-a3b7a3c9d993', skuPartNumber: 'SPE_F1' };
const GROUPS = [
  { id: 'group-1', name: 'Funcionarios' },
  { id: 'group-2', name: 'Boletín' },
];
/** A second account, which a form names: the mail is redirected to it, or its holder gets access. */
export const OTHER = {
  id: '6f1f3c0e-0000-4000-8000-00000000000b',
  address: `ana.ruiz@${DOMAIN}`,
  displayName: 'Ana Ruiz',
  userPrincipalName: `ana.ruiz@${DOMAIN}`,
  holder: COLLEAGUE,
};

export const INSTITUTION: Institution = {
  ...INSTITUTION_DEFAULTS,
  ...{ name: 'Gobernación del Río Claro', mailDomain: DOMAIN, timeZone: 'America/Bogota', locale: 'es-CO' },
  rules: {
    ...{ graceDays: 30, quarantineDays: 365, contractGraceDays: 30, maxOpenRequests: 20 },
    ...{ deletionNeedsTwo: true, releaseLicence: 'at_deletion', protectedAccounts: [], protectedGroups: [] },
  },
};

/** A department's account: it belongs to no person, and an official answers for it. */
export const DEPARTMENT_ACCOUNT: Account = {
  ...ACCOUNT,
  ...{
    id: '6f1f3c0e-0000-4000-8000-00000000000c',
    address: `talento@${DOMAIN}`,
    userPrincipalName: `talento@${DOMAIN}`,
  },
  ...{ displayName: 'Talento Humano', givenNames: null, surnames: null, type: 'departmental', position: null },
  ...{ relation: null, contractEnd: null, subject: 'department:120', holder: null },
};

const about = { account: snapshotOf(ACCOUNT), justification: 'Hace falta' };
const DATA = {
  ...{ givenNames: 'Hugo', surnames: 'Holder Peña', displayName: 'Hugo Holder Peña', position: 'Asesor' },
  ...{ department: { code: '130', name: 'Hacienda', head: null }, phone: '300 123 4567', responsible: COLLEAGUE },
};

export const DELETION: DeletionForm = {
  ...{ ...about, type: 'deletion', lastDay: '2026-02-15', redirectTo: OTHER, outOfOffice: 'Escriba a Ana Ruiz.' },
  ...{ custody: 'none', mayBeLost: null },
};

/** A form for each kind of request about an account. A new kind does not compile until it has one here. */
const ACCOUNT_FORMS: { readonly [T in AccountForm['type']]: Extract<AccountForm, { type: T }> } = {
  data: { ...about, type: 'data', data: DATA },
  address: { ...about, type: 'address', localPart: 'hugo.munoz' },
  password: { ...about, type: 'password' },
  licence: { ...about, type: 'licence', licence: F3, replaces: E1 },
  groups: { ...about, type: 'groups', join: GROUPS.slice(0, 1), leave: GROUPS.slice(1) },
  out_of_office: {
    ...about,
    type: 'out_of_office',
    text: 'Estoy en vacaciones.',
    from: '2026-03-01',
    until: '2026-03-15',
  },
  redirection: { ...about, type: 'redirection', to: OTHER, until: '2026-03-15' },
  alias: { ...about, type: 'alias', localPart: 'archivo' },
  shared: { ...about, type: 'shared' },
  delegation: { ...about, type: 'delegation', to: OTHER, rights: ['full_access', 'send_as'] },
  contract: { ...about, type: 'contract', contractEnd: '2026-12-31' },
  employment: {
    ...{ ...about, type: 'employment', relation: 'planta' },
    ...{ contractNumber: null, contractStart: null, contractEnd: null, endBefore: '2026-06-30' },
    document: { type: 'cc', number: '1098765431' },
  },
  responsible: { ...about, type: 'responsible', account: snapshotOf(DEPARTMENT_ACCOUNT), responsible: COLLEAGUE },
  deletion: DELETION,
  restoration: { ...about, type: 'restoration', contractEnd: null },
  suspension: { ...about, type: 'suspension', contractEnd: '2026-06-30' },
  block: { ...about, type: 'block', justification: 'Le robaron el celular', head: { ...COLLEAGUE, name: 'Jurídica' } },
};
export const FORMS = { personal: PERSONAL, departmental: DEPARTMENTAL, ...ACCOUNT_FORMS } as const satisfies Readonly<
  Record<Form['type'], Form>
>;

function work(steps: readonly StepName[], change: Partial<Plan> = {}): Plan {
  return { ...NO_WORK, address: ACCOUNT.address, displayName: ACCOUNT.displayName, steps, ...change };
}

const receives = { holder: HOLDER, official: HEAD, contact: null };

/** The plan of each kind of modification. */
const CHANGES: Readonly<Record<Modification, Plan>> = {
  data: work(['check_account', 'update_user', 'verify'], {
    changes: [
      { what: 'surnames', before: { text: 'Holder Muñoz' }, after: { text: 'Holder Peña' } },
      { what: 'position', before: null, after: { text: 'Asesor' } },
      { what: 'phone', before: { text: '300 765 4321' }, after: null },
    ],
  }),
  address: work(['check_account', 'rename', 'primary_address', 'verify'], {
    address: `hugo.munoz@${DOMAIN}`,
    changes: [
      { what: 'address', before: { text: ACCOUNT.address }, after: { text: `hugo.munoz@${DOMAIN}` } },
      { what: 'sign_in_name', before: { text: ACCOUNT.address }, after: { text: `hugo.munoz@${DOMAIN}` } },
    ],
  }),
  password: work(['check_account', 'hand_over'], {
    changes: [{ what: 'password', before: null, after: { word: 'temporary_password' } }],
    receives,
  }),
  licence: work(['check_account', 'change_licences', 'verify'], {
    changes: [{ what: 'licence', before: { text: 'STANDARDPACK' }, after: { text: 'SPE_F1' } }],
    licences: { add: [F3], remove: [E1] },
  }),
  groups: work(['check_account', 'join_groups', 'leave_groups', 'verify'], {
    ...{ groups: GROUPS.slice(0, 1), leaves: GROUPS.slice(1) },
    changes: [{ what: 'groups', before: { text: 'Boletín' }, after: { text: 'Funcionarios' } }],
  }),
  out_of_office: work(['check_account', 'auto_reply', 'verify'], {
    changes: [
      {
        ...{ what: 'out_of_office', before: null },
        after: { text: 'Estoy en vacaciones.', from: '2026-03-01', until: '2026-03-15' },
      },
    ],
  }),
  redirection: work(['check_account', 'redirect', 'verify', 'end_redirection'], {
    changes: [{ what: 'redirection', before: null, after: { text: OTHER.address, until: '2026-03-15' } }],
  }),
  alias: work(['check_account', 'exchange', 'verify'], {
    changes: [{ what: 'alias', before: null, after: { text: `archivo@${DOMAIN}` } }],
    lines: [addAddressLine(ACCOUNT.directoryId, `${ACCOUNT_FORMS.alias.localPart}@${DOMAIN}`)],
  }),
  shared: work(['check_account', 'exchange', 'verify'], {
    changes: [{ what: 'mailbox_type', before: { word: 'user_mailbox' }, after: { word: 'shared_mailbox' } }],
    lines: [sharedLine(ACCOUNT.directoryId)],
  }),
  delegation: work(['check_account', 'exchange', 'verify'], {
    changes: [
      { what: 'delegation', before: null, after: { word: 'full_access', to: OTHER.displayName } },
      { what: 'delegation', before: null, after: { word: 'send_as', to: OTHER.displayName } },
    ],
    lines: delegationLines(ACCOUNT.directoryId, {
      address: ACCOUNT_FORMS.delegation.to.address,
      rights: ACCOUNT_FORMS.delegation.rights,
    }),
  }),
  contract: work(['check_account', 'verify'], {
    changes: [{ what: 'contract_end', before: { day: '2026-06-30' }, after: { day: '2026-12-31' } }],
  }),
  employment: work(['check_account', 'verify'], {
    changes: [
      { what: 'relation', before: { relation: 'contratista' }, after: { relation: 'planta' } },
      { what: 'contract_end', before: { day: '2026-06-30' }, after: null },
      {
        what: 'document',
        before: { documentType: 'cc', masked: '…5432' },
        after: { documentType: 'cc', masked: '…5431' },
      },
      { what: 'contract_number', before: { text: 'CPS-123-2026' }, after: null },
      { what: 'contract_start', before: { day: '2026-01-15' }, after: null },
    ],
    lacksOfRelation: { licence: E1, has: [F3], join: GROUPS.slice(0, 1), leave: GROUPS.slice(1) },
  }),
  responsible: work(['check_account', 'revoke_sessions', 'discard_password', 'hand_over'], {
    ...{ address: DEPARTMENT_ACCOUNT.address, displayName: DEPARTMENT_ACCOUNT.displayName },
    changes: [{ what: 'responsible', before: { text: HEAD.name }, after: { text: COLLEAGUE.name } }],
    receives: { holder: COLLEAGUE, official: COLLEAGUE, contact: null },
  }),
};

export const LEAVINGS = {
  ...NOTHING_LEFT,
  ...{ forwards: [{ name: 'A la casa', to: ['hu…@example.com'] }], autoReply: true, answersFor: ['Archivo'] },
  ...{ ownedGroups: GROUPS.slice(1), licences: [E1], isListed: true },
};

/** The plan of a deletion, for each way in which it can deal with the account's messages. */
export function deletionPlan(custody: NonNullable<DeletionForm['custody']>, releases = false): Plan {
  const keepers = custody === 'shared' ? [{ id: OTHER.id, name: OTHER.displayName }] : [];
  const about = { directoryId: ACCOUNT.directoryId, address: ACCOUNT.address, number: 'FT-GTI-006-2026-00001' };
  const lines = custodyLines(custody, { ...about, keepers: keepers.map(() => OTHER.address) });
  const end: readonly StepName[] = custody === 'shared' ? [] : ['soft_delete'];
  const byHand: readonly StepName[] = lines.length === 0 ? [] : ['exchange'];
  const taken: readonly StepName[] = releases ? ['change_licences'] : [];
  const before: readonly StepName[] = ['wait_last_day', 'check_account', 'block_sign_in', 'revoke_sessions'];
  return work([...before, 'auto_reply', 'redirect', ...byHand, ...taken, 'verify', ...end], {
    ...{ mail: { custody, releases, keepers }, lines },
    changes: [
      custody === 'shared'
        ? { what: 'mailbox_type', before: { word: 'user_mailbox' }, after: { word: 'shared_mailbox' } }
        : { what: 'account', before: { word: 'present' }, after: { word: 'deleted' } },
      SIGN_IN_BLOCKED,
    ],
    ...(releases ? { licences: { add: [], remove: [E1] } } : {}),
  });
}

/** The plan of each kind of request. */
const PLANS: Readonly<Record<Form['type'], Plan>> = {
  personal: { ...PLAN, receives: { ...receives, contact: 'hu…@example.com' } },
  departmental: {
    ...PLAN,
    ...{ address: `talento.humano@${DOMAIN}`, displayName: 'Talento Humano' },
    receives: { holder: HEAD, official: HEAD, contact: null },
  },
  ...CHANGES,
  deletion: deletionPlan('none'),
  restoration: work(['restore_user', 'change_licences', 'unblock_sign_in', 'join_groups', 'verify', 'hand_over'], {
    ...{ licences: { add: [E1], remove: [] }, groups: GROUPS, mailReturns: 'same', receives },
    changes: [{ what: 'account', before: { word: 'deleted' }, after: { word: 'present' } }],
  }),
  suspension: work(['check_account', 'block_sign_in', 'revoke_sessions', 'verify'], {
    changes: [{ what: 'sign_in', before: { word: 'allowed' }, after: { word: 'blocked' } }],
  }),
  block: blockPlan(ACCOUNT),
};

/** Until when a block is ratified. */
const UNTIL = new Date('2026-02-04T22:00:00Z');
/** A block that somebody of the systems area did, and that nobody ratified yet. */
export const UNRATIFIED = { blockedAs: 'systems', until: UNTIL, ratified: null } as const;
export const RATIFIED = { ...UNRATIFIED, ratified: { by: HEAD, as: 'official', at: NOW } } as const;

/** What nobody approves beforehand. */
const BY_RULE: Partial<Record<Form['type'], RequestChange>> = {
  suspension: { requester: BUZON, rule: 'contract_end', decision: null },
  block: { requester: SYSTEMS, rule: 'block', decision: null, ratification: UNRATIFIED },
};

/** No plan could be made for it, and nobody is asked. */
const REFUSED_BY_ITSELF: RequestChange = {
  decision: { outcome: 'rejected', by: BUZON, at: NOW },
  failure: { ...FAILURE, code: 'account_gone', step: 'plan', detail: ACCOUNT.address },
};

/** A request of this kind as it is when it has reached this state. */
export function requestOf(type: Form['type'], state: RequestState, change: RequestChange = {}): Request {
  const form = FORMS[type];
  const byRule = BY_RULE[type] ?? {};
  const refused = state === 'rejected' && type in BY_RULE ? REFUSED_BY_ITSELF : {};
  const handed = state === 'delivered' || state === 'closed' ? handingOf(type) : {};
  return requestIn(state, {
    form,
    plan: PLANS[type],
    requester: EMPLOYEE,
    ...byRule,
    ...refused,
    ...handed,
    ...change,
  });
}

/** To whom the account is handed over, and who confirms the receipt. */
function handingOf(type: Form['type']): RequestChange {
  const plan = PLANS[type];
  if (!plan.steps.includes('hand_over')) return { handedTo: null, handedAt: null };
  const person = plan.receives?.holder ?? HOLDER;
  const isReceived = type === 'personal' || type === 'departmental' || type === 'responsible';
  return {
    handedTo: { person, as: 'holder' },
    receivers: isReceived ? { holder: person, department: person.id === HEAD.id ? EMPLOYEE : HEAD } : null,
  };
}

/** A run that is at this step, with the steps before it done; with null, all steps are done. */
export function runAt({ id, plan }: Request, at: StepName | null, change: Partial<RunStep> = {}): Run {
  const steps = plan?.steps ?? [];
  const place = at === null ? steps.length : steps.indexOf(at);
  const waiting = { attempts: 0, nextAt: null, startedAt: null, uncertain: false, waitingFor: null, confirmedAt: null };
  return {
    ...{ requestId: id, directoryId: ACCOUNT.directoryId },
    steps: steps.map((name, index) => ({
      ...{ name, state: index < place ? 'done' : 'waiting', doneAt: index < place ? MOVED : null, ...waiting },
      ...(index === place ? change : {}),
    })),
  };
}

export const ENDED = { by: SYSTEMS, at: NOW, reason: 'El buzón no apareció' } as const;
export const FAILED = { ...FAILURE, code: 'unavailable', step: 'verify' } as const;
