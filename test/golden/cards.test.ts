import { requestCard } from '#dialogue/request-card/card.ts';
import { MODIFICATIONS, type DeletionForm } from '#domain/account/account-form.ts';
import { BUZON } from '#domain/person.ts';
import { NOTHING_LEFT, SCHEDULED_CREATION_STEPS, type StepName } from '#domain/plan/plan.ts';
import {
  COLLEAGUE,
  EMPLOYEE,
  HEAD,
  HOLDER,
  NOW,
  PERSONAL,
  PLAN,
  QUESTION,
  SYSTEMS,
} from '#domain/request/request.fixture.ts';
import { REQUEST_STATES, type RequestState } from '#domain/request/states.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import type { Form } from '#domain/form/form.ts';
import type { Messages } from '#messages/messages.ts';
import { deletionDays } from '#use-cases/plans/deletion-days.ts';
import type { CardAudience } from '#use-cases/ports/store/job.ts';
import type { Run, RunStep } from '#use-cases/ports/store/run.ts';
import { golden, type Case } from './golden.ts';
import {
  requestOf,
  DELETION,
  deletionPlan,
  E1,
  ENDED,
  FAILED,
  FORMS,
  INSTITUTION,
  LEAVINGS,
  OTHER,
  RATIFIED,
  runAt,
  UNDONE_BY,
} from './things.ts';

/*
 * One form of each of the six kinds of request is shown in every state that it can reach, to both audiences. The other
 * forms of a kind are shown only in the states in which their card has lines, buttons or sentences of its own.
 * Everything else that a card can say (a failure, a question, who confirms, who decided alone, what was stopped …) does
 * not depend on the form, and is shown once, among the variations.
 */

type More = Omit<Parameters<typeof requestCard>[1], 'request' | 'run' | 'audience'>;
interface Shown {
  readonly request: Request;
  readonly run?: Run | null;
  readonly audience?: CardAudience;
  readonly more?: More;
}

function card(m: Messages, name: string, { request, run = null, audience = 'systems', more = {} }: Shown): Case {
  const days = deletionDays({ request, run }, INSTITUTION);
  return [`${name}, ${audience}`, requestCard(m, { request, run, audience, days, ...more })];
}

const both = (m: Messages, name: string, shown: Shown): readonly Case[] =>
  (['systems', 'requester'] as const).map((audience) => card(m, name, { ...shown, audience }));

/** The run that a request in this state has. */
function runIn(request: Request): Run | null {
  const steps = request.plan?.steps ?? [];
  switch (request.state) {
    case 'executing':
      return runAt(request, steps[1] ?? null);
    case 'failed':
      return runAt(request, steps.includes('verify') ? 'verify' : (steps[1] ?? null));
    case 'scheduled':
      return runAt(request, steps.at(-1) ?? null, { waitingFor: 'date', nextAt: NOW });
    case 'executed':
    case 'delivered':
    case 'closed':
      return runAt(request, null);
    default:
      return null;
  }
}

function inStates(m: Messages, type: Form['type'], states: readonly RequestState[]): readonly Case[] {
  return states.flatMap((state) => {
    const request = requestOf(type, state, state === 'failed' ? { failure: FAILED } : {});
    return both(m, `${type}, ${state}`, { request, run: runIn(request) });
  });
}

/** Every state except these, which requests of this kind never reach. */
function without(...never: readonly RequestState[]): readonly RequestState[] {
  return REQUEST_STATES.filter((state) => !never.includes(state));
}

/** A request with a run that is at this step. */
function at(request: Request, step: StepName, change: Partial<RunStep> = {}): Pick<Shown, 'request' | 'run'> {
  return { request, run: runAt(request, step, change) };
}

golden('card-creation', (m) => [
  ...inStates(m, 'personal', without('scheduled')),
  ...inStates(m, 'departmental', ['submitted', 'delivered']),
]);

/** The states in which the card of such a modification has something of its own; for the others, only `submitted`. */
const OWN_STATES: Readonly<Partial<Record<Form['type'], readonly RequestState[]>>> = {
  password: ['submitted', 'executing', 'executed', 'delivered', 'closed'],
  responsible: ['submitted', 'delivered', 'closed'],
  redirection: ['submitted', 'scheduled', 'closed'],
  address: ['submitted', 'executing', 'closed'],
  delegation: ['submitted', 'closed'],
};

golden('card-modification', (m) => [
  ...inStates(m, 'data', without('executed', 'delivered', 'scheduled')),
  ...MODIFICATIONS.filter((type) => type !== 'data').flatMap((type) =>
    inStates(m, type, OWN_STATES[type] ?? ['submitted']),
  ),
  // Lines that somebody runs by hand: not yet run, and said to be done.
  ...(['alias', 'delegation'] as const).flatMap((type) =>
    [{}, { confirmedAt: NOW }].flatMap((change) => {
      const request = requestOf(
        type,
        'executing',
        'confirmedAt' in change ? { lineRun: { by: COLLEAGUE, at: NOW } } : {},
      );
      const name = `${type}, ${'confirmedAt' in change ? 'said to be done' : 'to be done by hand'}`;
      return both(m, name, at(request, 'exchange', { waitingFor: 'person', ...change }));
    }),
  ),
  card(m, 'shared, to be done by hand', at(requestOf('shared', 'executing'), 'exchange', { waitingFor: 'person' })),
  ...[{}, { confirmedAt: NOW }].map((change) =>
    card(
      m,
      `address, the list ${'confirmedAt' in change ? 'said to be done' : 'to be done by hand'}`,
      at(requestOf('address', 'executing'), 'primary_address', { waitingFor: 'person', ...change }),
    ),
  ),
]);

const withMail = (custody: NonNullable<DeletionForm['custody']>, releases = false): RequestChange => ({
  form: {
    ...DELETION,
    ...{ custody, mayBeLost: releases ? 'No deja nada que haga falta' : null },
    keepers: custody === 'shared' ? [OTHER] : [],
  },
  plan: deletionPlan(custody, releases),
});

golden('card-deletion', (m) => [
  ...inStates(m, 'deletion', without('executed', 'delivered')),
  ...both(
    m,
    'deletion, before its last day',
    at(requestOf('deletion', 'scheduled'), 'wait_last_day', { waitingFor: 'date' }),
  ),
  // What the deletion does with the account's messages.
  ...(['shared', 'hold', 'export'] as const).flatMap((custody) => {
    const [submitted, executing, closed] = (['submitted', 'executing', 'closed'] as const).map((state) =>
      requestOf('deletion', state, withMail(custody)),
    ) as [Request, Request, Request];
    return [
      card(m, `${custody}, submitted`, { request: submitted }),
      ...both(m, `${custody}, by hand`, at(executing, 'exchange', { waitingFor: 'person' })),
      card(m, `${custody}, closed`, { request: closed, run: runAt(closed, null), audience: 'requester' }),
    ];
  }),
  ...both(
    m,
    'shared, before its last day',
    at(requestOf('deletion', 'scheduled', withMail('shared')), 'wait_last_day'),
  ),
  ...(['submitted', 'scheduled', 'closed'] as const).map((state) => {
    const request = requestOf('deletion', state, withMail('none', true));
    return card(m, `its licence goes first, ${state}`, { request, run: runIn(request), audience: 'requester' });
  }),
  card(m, 'its licence goes first, submitted', { request: requestOf('deletion', 'submitted', withMail('none', true)) }),
  // What the deleted account leaves behind.
  ...(['submitted', 'closed'] as const).flatMap((state) => {
    const request = requestOf('deletion', state);
    return [LEAVINGS, { ...LEAVINGS, forwards: null, isListed: false }].map((leavings, index) =>
      card(m, `leaves something behind, ${index === 0 ? 'seen' : 'not all seen'}, ${state}`, {
        ...{ request: { ...request, plan: request.plan && { ...request.plan, leavings } }, run: runIn(request) },
      }),
    );
  }),
  ...both(m, 'closed unfinished, its licence taken', {
    ...at(requestOf('deletion', 'closed', { ...withMail('none', true), ended: ENDED }), 'verify'),
  }),
  ...both(m, 'undone', {
    request: requestOf('deletion', 'cancelled', {
      supersededBy: UNDONE_BY,
      ended: ENDED,
      execution: { by: SYSTEMS, at: NOW },
    }),
  }),
  ...both(m, 'stopped', {
    ...at(
      requestOf('deletion', 'cancelled', { ended: { ...ENDED, reason: null }, execution: { by: SYSTEMS, at: NOW } }),
      'wait_last_day',
    ),
  }),
  card(m, 'an extension would end it', { request: requestOf('deletion', 'submitted'), more: { extension: UNDONE_BY } }),
  card(m, 'asked for by the calendar, nobody decides', {
    request: requestOf('deletion', 'submitted', { requester: BUZON }),
    more: { lacks: 'second' },
  }),
]);

/** Reasons why a group cannot be given back. */
const STAYS = [
  'dynamic',
  'synced',
  'restricted',
  'hidden',
  'protected',
  'distribution',
  'role_assignable',
  'licence',
  'missing',
] as const;

golden('card-restoration', (m) => [
  ...inStates(m, 'restoration', without('scheduled')),
  ...(['maybe_new', 'new', 'none'] as const).flatMap((mailReturns) =>
    (['submitted', 'closed'] as const).map((state) => {
      const { plan } = requestOf('restoration', state);
      const request = requestOf('restoration', state, { plan: plan && { ...plan, mailReturns } });
      return card(m, `mail ${mailReturns}, ${state}`, { request, audience: 'requester' });
    }),
  ),
  card(m, 'groups that it had and stays out of', {
    request: requestOf('restoration', 'submitted', {
      plan: {
        ...(requestOf('restoration', 'submitted').plan ?? PLAN),
        leavings: { ...NOTHING_LEFT, isListed: false, staysOut: STAYS.map((why) => ({ name: `Grupo ${why}`, why })) },
      },
    }),
  }),
  ...both(m, 'undoes a deletion, without a password', {
    request: requestOf('restoration', 'closed', {
      ...{ rule: 'undo', handedTo: null, receivers: null },
      form: { ...FORMS.restoration, account: { ...FORMS.restoration.account, holder: null }, undoes: UNDONE_BY },
    }),
  }),
]);

const liftedBy = { ended: { by: COLLEAGUE, at: NOW, reason: 'Apareció el celular' }, supersededBy: UNDONE_BY } as const;
const lapsed = { ended: { by: BUZON, at: NOW, reason: 'Nadie ratificó' }, supersededBy: UNDONE_BY } as const;

golden('card-block', (m) => [
  ...inStates(m, 'block', ['executing', 'failed', 'scheduled', 'rejected']),
  ...(['executing', 'failed', 'closed'] as const).flatMap((state) =>
    both(m, `ratified, ${state}`, {
      request: requestOf('block', state, {
        ratification: RATIFIED,
        ...(state === 'failed' ? { failure: FAILED } : {}),
      }),
    }),
  ),
  ...both(m, 'lifted', { request: requestOf('block', 'cancelled', liftedBy) }),
  ...both(m, 'lifted before anything was done', {
    request: requestOf('block', 'cancelled', { ...liftedBy, supersededBy: null }),
  }),
  ...both(m, 'lapsed', { request: requestOf('block', 'cancelled', lapsed) }),
  ...both(m, 'ratified, and lifted or replaced', {
    request: requestOf('block', 'closed', { ratification: RATIFIED, supersededBy: UNDONE_BY }),
  }),
]);

golden('card-suspension', (m) =>
  inStates(m, 'suspension', without('info_requested', 'approved', 'executed', 'delivered', 'scheduled')),
);

const holderTo = (m: Messages, name: string, change: RequestChange): readonly Case[] =>
  both(m, name, { request: requestOf('personal', 'delivered', change) });

const OFFICIAL = { ...HEAD, as: 'official' } as const;
const inPerson: RequestChange = {
  form: { ...PERSONAL, chatUser: null },
  handedTo: { person: HEAD, as: 'responsible' },
  receivers: { holder: null, department: HEAD },
};
const similar = (['document', 'document_swapped', 'document_type', 'profile', 'email', 'name'] as const).map(
  (why, index) => ({
    ...{ why, displayName: 'Hugo Holder', address: index < 4 ? `hugo${index}@entidad.gov.co` : null },
    ...(index < 4
      ? { state: (['active', 'suspended', 'deleted'] as const)[index % 3] ?? 'active', number: null }
      : { state: null, number: `FT-GTI-006-2026-0000${index}` }),
  }),
);
const alone = { by: SYSTEMS, at: NOW, reason: 'No hay nadie más en la oficina' };

golden('card-variations', (m) => [
  ...both(m, 'no plan yet', { request: requestOf('personal', 'submitted', { plan: null }) }),
  ...both(m, 'no plan, and ended', { request: requestOf('personal', 'rejected', { plan: null }) }),
  card(m, 'a plan could not be made', {
    request: requestOf('personal', 'submitted', { plan: null, failure: { ...FAILED, code: 'no_seats', step: 'plan' } }),
  }),
  card(m, 'its address can be chosen', {
    request: requestOf('personal', 'submitted', {
      plan: null,
      failure: { ...FAILED, code: 'no_free_address', step: 'plan' },
    }),
  }),
  card(
    m,
    'a step by hand was not possible',
    at(requestOf('alias', 'failed', { failure: { ...FAILED, code: 'line_not_run', step: 'exchange' } }), 'exchange'),
  ),
  ...both(m, 'stopped and untouched', {
    ...at(requestOf('personal', 'failed', { failure: { ...FAILED, untouched: true } }), 'create_user'),
  }),
  ...both(m, 'a rule stands for the approval, no plan', {
    request: requestOf('password', 'submitted', { rule: 'self_service', plan: null }),
  }),
  ...both(m, 'a rule stands for the approval, stopped', {
    request: requestOf('password', 'submitted', {
      rule: 'self_service',
      plan: null,
      failure: { ...FAILED, step: 'plan' },
    }),
  }),
  ...both(m, 'a rule stands for the approval, executing', {
    ...at(requestOf('password', 'executing', { rule: 'self_service' }), 'hand_over'),
  }),
  ...both(m, 'a rule stands for the approval, to be handed over', {
    request: requestOf('password', 'executed', { rule: 'self_service' }),
  }),
  ...both(m, 'a rule stands for the approval, handed over', {
    request: requestOf('password', 'delivered', { rule: 'self_service' }),
  }),
  ...([undefined, 'done', 'account_gone', 'protected'] as const).map((takenBack) =>
    card(m, `a password was stopped: ${takenBack ?? 'not seen to yet'}`, {
      request: requestOf('password', 'closed', {
        ...{ rule: 'self_service', ended: ENDED },
        ...(takenBack === undefined ? {} : { takenBack }),
      }),
    }),
  ),
  ...both(m, 'rejected by itself', {
    request: requestOf('data', 'rejected', {
      ...{ plan: null, failure: { ...FAILED, code: 'protected_role', step: 'plan' } },
      decision: { outcome: 'rejected', by: BUZON, at: NOW },
    }),
  }),
  card(m, 'the plan has changed', {
    request: requestOf('data', 'submitted', {
      rule: 'contract_end',
      planChanges: [
        { what: 'account', changes: [{ what: 'position', before: null, after: { text: 'Asesor' } }] },
        { what: 'licence', before: '', after: 'STANDARDPACK' },
      ],
    }),
  }),
  card(m, 'asked, no plan', { request: requestOf('personal', 'info_requested', { plan: null }) }),
  ...both(m, 'answered', {
    request: requestOf('personal', 'submitted', { questions: [{ ...QUESTION, answer: { text: 'Abogado', at: NOW } }] }),
  }),
  card(m, 'takes two', { request: requestOf('deletion', 'approved', { needsTwo: true }) }),
  card(m, 'takes two, decided alone', {
    request: requestOf('deletion', 'approved', { needsTwo: true, alone, aloneBefore: [{ ...alone, by: COLLEAGUE }] }),
  }),
  ...(['approver', 'second'] as const).map((lacks) =>
    card(m, `nobody decides: ${lacks}`, { request: requestOf('personal', 'submitted'), more: { lacks } }),
  ),
  ...[null, { by: HEAD, at: NOW, as: 'official' } as const, { by: HEAD, at: NOW }].flatMap((agreed, index) =>
    both(m, `extension, ${['unconfirmed', 'confirmed', 'confirmed before it was kept as what'][index] ?? ''}`, {
      request: requestOf('contract', 'submitted', { requester: HOLDER, agreement: { official: OFFICIAL, agreed } }),
    }),
  ),
  card(m, 'extension, whoever heads the department confirms', {
    request: requestOf('contract', 'submitted', {
      agreement: { official: { id: HEAD.id, name: 'Talento Humano', as: 'head' }, agreed: null },
    }),
  }),
  card(m, 'extension, somebody lets it expire', {
    request: requestOf('contract', 'submitted'),
    more: { letExpire: { by: HEAD, at: NOW } },
  }),
  ...both(
    m,
    'a contractor whose first day lies ahead',
    at(
      requestOf('personal', 'scheduled', {
        form: {
          ...{ ...PERSONAL, relation: 'contratista', contractEnd: '2026-12-31' },
          ...{ contractNumber: 'CPS-123-2026', contractStart: '2026-03-01' },
        },
        plan: { ...PLAN, steps: SCHEDULED_CREATION_STEPS },
      }),
      'wait_first_day',
      { waitingFor: 'date', nextAt: new Date('2026-03-02T13:00:00Z') },
    ),
  ),
  ...both(m, 'a contractor who is not in the chat, no plan', {
    request: requestOf('personal', 'submitted', {
      ...{ plan: null, requester: { id: 'U0EMPLOYEE', name: 'Elena Employee' } },
      form: { ...PERSONAL, chatUser: null, relation: 'contratista', contractEnd: '2026-12-31' },
    }),
  }),
  card(m, 'handed over in person by the plan', {
    request: requestOf('personal', 'approved', {
      form: { ...PERSONAL, chatUser: null },
      plan: { ...PLAN, receives: { holder: null, official: HEAD, contact: 'hu…@example.com' } },
    }),
  }),
  card(m, 'by e-mail, with doubts', {
    request: requestOf('personal', 'submitted', {
      plan: {
        ...PLAN,
        receives: {
          holder: EMPLOYEE,
          official: HEAD,
          contact: 'hu…@example.com',
          byEmail: true,
          doubts: ['name', 'email'],
        },
      },
    }),
  }),
  card(m, 'claimed', {
    request: requestOf('password', 'submitted', {
      form: { ...FORMS.password, account: { ...FORMS.password.account, byEmail: true } },
      plan: {
        ...(requestOf('password', 'submitted').plan ?? PLAN),
        receives: { holder: HOLDER, official: HEAD, contact: null, byEmail: true },
      },
    }),
  }),
  card(m, 'nobody gets it', {
    request: requestOf('personal', 'submitted', {
      plan: { ...PLAN, receives: { holder: null, official: null, contact: null } },
    }),
  }),
  card(m, 'similar accounts', { request: requestOf('personal', 'submitted', { similar }) }),
  card(m, 'a reserved name, the licence by a group', {
    request: requestOf('personal', 'submitted', {
      plan: { ...PLAN, isReserved: true, licenceGroup: { id: 'group-3', name: 'Personal de planta' } },
    }),
  }),
  card(m, 'a licence stays, no responsible official', {
    request: requestOf('licence', 'submitted', {
      form: { ...FORMS.licence, account: { ...FORMS.licence.account, responsible: null } },
      plan: {
        ...(requestOf('licence', 'submitted').plan ?? PLAN),
        licencesLeft: [{ licence: E1, group: { id: 'group-3', name: 'Personal de planta' } }],
      },
    }),
  }),
  ...(['mailbox', 'throttled', 'unavailable', 'replication', 'chat'] as const).map((waitingFor) =>
    card(m, `waits: ${waitingFor}`, {
      ...at(requestOf('personal', 'executing'), 'wait_mailbox', { waitingFor, nextAt: NOW }),
    }),
  ),
  ...holderTo(m, 'one side confirmed', { receipts: [{ side: 'holder', by: HOLDER, at: NOW }], passwordChangedAt: NOW }),
  ...holderTo(m, 'handed over in person', inPerson),
  ...holderTo(m, 'handed over in person, its person is there now', { ...inPerson, newcomer: HOLDER }),
  ...holderTo(m, 'nobody confirms', { receivers: null }),
  card(m, 'the language was not taken', { request: requestOf('personal', 'delivered', { languageLeft: true }) }),
  ...both(m, 'closed, all confirmed', {
    request: requestOf('personal', 'closed', {
      passwordChangedAt: NOW,
      receipts: [
        { side: 'holder', by: HOLDER, at: NOW },
        { side: 'department', by: HEAD, at: NOW },
      ],
    }),
  }),
  ...both(m, 'closed otherwise', { request: requestOf('personal', 'closed', { ended: ENDED }) }),
  ...both(m, 'closed unfinished', { ...at(requestOf('data', 'closed', { ended: ENDED }), 'verify') }),
  ...both(m, 'closed, its account is gone', {
    request: requestOf('data', 'closed', { ended: { ...ENDED, reason: null } }),
  }),
  ...both(m, 'overtaken', { request: requestOf('personal', 'closed', { supersededBy: UNDONE_BY }) }),
  ...both(m, 'withdrawn', { request: requestOf('personal', 'cancelled', { plan: null }) }),
]);
