import { liftDialog } from '#dialogue/block/lift-dialog.ts';
import { noticeView, sentence } from '#adapters/slack/door.ts';
import { noticeDialog } from '#dialogue/parts/notice-dialog.ts';
import { oneTextDialog } from '#dialogue/parts/one-text-dialog.ts';
import { refusalText } from '#dialogue/parts/refusal-text.ts';
import { addressDialog } from '#dialogue/request-card/deciding/address-dialog.ts';
import { aloneDialog } from '#dialogue/request-card/deciding/alone-dialog.ts';
import { approveDialog } from '#dialogue/request-card/deciding/approve-dialog.ts';
import {
  answerDialog,
  askDialog,
  declineDialog,
  giveUpDialog,
  lineNotRunDialog,
  rejectDialog,
  undoDialog,
} from '#dialogue/request-card/deciding/decision-dialogs.ts';
import { requestDetailsDialog } from '#dialogue/request-card/details.ts';
import { revealDialog } from '#dialogue/hand-over/reveal.ts';
import { HEAD, HOLDER, MOVED, NOW, PLAN, QUESTION, SYSTEMS } from '#domain/request/request.fixture.ts';
import { REQUEST_STATES } from '#domain/request/states.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Revealed } from '#use-cases/hand-over/reveal-credential.ts';
import { deletionDays } from '#use-cases/plans/deletion-days.ts';
import { golden, type Case } from './golden.ts';
import { requestOf, INSTITUTION, runAt } from './things.ts';

/*
 * The approval window shows the plan as the card does, so it is shown once for each kind of request. The other windows
 * ask for one text, whatever the request is, and are shown once for each title and hint.
 */

const similar = {
  why: 'email',
  displayName: 'Hugo Holder',
  address: 'hholder@entidad.gov.co',
  state: 'active',
  number: null,
} as const;

/** One form of each kind, and two (a password, a delegation) whose approval covers more than a change. */
const KINDS = [
  'personal',
  'departmental',
  'data',
  'password',
  'delegation',
  'deletion',
  'restoration',
  'suspension',
] as const;

golden('approval', (m) => {
  const institution = INSTITUTION;
  const creation = requestOf('personal', 'submitted');
  const inPerson = {
    ...creation,
    plan: { ...PLAN, receives: { holder: null, official: HEAD, contact: null } },
  };
  return [
    ...KINDS.map((type): Case => [type, approveDialog(m, requestOf(type, 'submitted'), { institution })]),
    [
      'a second person carries it out',
      approveDialog(m, requestOf('data', 'submitted', { needsTwo: true }), { institution }),
    ],
    [
      'alone, with a reason',
      approveDialog(m, requestOf('data', 'submitted', { needsTwo: true }), { institution, asksReason: true }),
    ],
    ['no holder in the chat', approveDialog(m, inPerson, { institution })],
    [
      'another address was typed, and is reserved',
      approveDialog(m, creation, { institution, typed: 'soporte', reserved: true }),
    ],
    [
      'another holder was chosen',
      approveDialog(m, creation, { institution, typed: 'hugo', chosen: { id: 'U0OTHER', similar: [similar] } }),
    ],
    ['similar accounts', approveDialog(m, { ...creation, similar: [similar] }, { institution })],
    ['no plan', approveDialog(m, { ...creation, plan: null }, { institution })],
    ['address for an account without a plan', addressDialog(m, { ...creation, plan: null }, { institution })],
    [
      'address, chosen before',
      addressDialog(m, { ...creation, plan: null, chosenLocalPart: 'hugo.h' }, { institution }),
    ],
    [
      'address, typed and reserved',
      addressDialog(m, { ...creation, plan: null }, { institution, typed: 'soporte', reserved: true }),
    ],
    [
      'address, for a department',
      addressDialog(m, requestOf('departmental', 'submitted', { plan: null }), { institution }),
    ],
  ];
});

golden('decisions', (m) => {
  const data = requestOf('data', 'submitted');
  const views: readonly Case[] = [
    ['alone', aloneDialog(m, { requestId: data.id, actionId: 'request_execute' })],
    ['reject', rejectDialog(m, data)],
    ['decline', declineDialog(m, requestOf('contract', 'submitted'))],
    ['ask', askDialog(m, data)],
    ['answer', answerDialog(m, requestOf('data', 'info_requested'))],
    [
      'answer, of several questions',
      answerDialog(
        m,
        requestOf('data', 'info_requested', {
          questions: [QUESTION, { ...QUESTION, text: '¿Desde cuándo?', by: HEAD }],
        }),
      ),
    ],
    ['answer, nothing asked', answerDialog(m, data)],
    ['line not run', lineNotRunDialog(m, requestOf('delegation', 'executing'))],
    ['give up', giveUpDialog(m, requestOf('data', 'failed'))],
    ['close otherwise', giveUpDialog(m, requestOf('personal', 'delivered'))],
    ['stop a password of one’s own', giveUpDialog(m, requestOf('password', 'delivered', { rule: 'self_service' }))],
    ['undo', undoDialog(m, requestOf('deletion', 'scheduled'))],
    ['lift a block', liftDialog(m, { request: requestOf('block', 'scheduled'), by: HEAD })],
  ];
  const one = {
    form: 'a_view',
    state: { requestId: data.id },
    title: 'Título',
    submit: 'Enviar',
    field: 'text',
  };
  return [
    ...views,
    ['one text', oneTextDialog(m, { ...one, label: 'Motivo', max: 100 })],
    ['one text, with a hint', oneTextDialog(m, { ...one, label: 'Motivo', max: 100, hint: 'Queda en el registro.' })],
  ];
});

golden('details', (m) =>
  (
    [
      ['a creation', requestOf('personal', 'submitted'), null],
      ['a deletion', requestOf('deletion', 'scheduled'), runAt(requestOf('deletion', 'scheduled'), 'soft_delete')],
      [
        'by hand',
        requestOf('delegation', 'executing'),
        runAt(requestOf('delegation', 'executing'), 'exchange', { waitingFor: 'person' }),
      ],
    ] as const
  ).map(([name, request, run]): Case => [
    name,
    requestDetailsDialog(m, { request, run, days: deletionDays({ request, run }, INSTITUTION) }),
  ]),
);

golden('password', (m) => {
  const credential = { kind: 'password', secret: 'Xy7-ñandú', baseline: NOW, validMinutes: null } as const;
  const revealed: Revealed = {
    ...{ address: 'hugo.holder@entidad.gov.co', signInName: 'hugo.holder@entidad.gov.co', credential },
    ...{ left: 2, revealId: 'reveal', as: 'holder', holderName: 'Hugo Holder Muñoz' },
  };
  return [
    ['a password', revealDialog(m, { ...revealed, from: null })],
    ['another sign-in name', revealDialog(m, { ...revealed, signInName: 'hholder@antes.gov.co', from: null })],
    ['one is left', revealDialog(m, { ...revealed, left: 1, from: null })],
    ['the last', revealDialog(m, { ...revealed, left: 0, from: m.moment(NOW) })],
    ['the last, nobody knows until when', revealDialog(m, { ...revealed, left: 0, from: null })],
    ['in person', revealDialog(m, { ...revealed, as: 'responsible', from: null })],
    [
      'a pass',
      revealDialog(m, { ...revealed, credential: { ...credential, kind: 'tap', validMinutes: 60 }, from: null }),
    ],
    ['loading', { ...noticeDialog(m, m.handOver.reveal.loading), title: m.handOver.reveal.loadingTitle }],
    ['a notice', noticeView(m, m.dialogs.slow)],
    ['a sentence, exactly as it is', sentence('<!channel> *no* & <https://x.co|ya>')],
  ];
});

/** Every refusal. A new one does not compile until it is listed here. */
const REFUSALS: { readonly [C in Refusal['code']]: readonly Extract<Refusal, { code: C }>[] } = {
  not_found: [{ code: 'not_found' }],
  not_systems: [{ code: 'not_systems' }],
  own_request: [{ code: 'own_request' }],
  concerned: (['holder', 'official', 'beneficiary', 'responsible'] as const).map((as) => ({ code: 'concerned', as })),
  second_person: [{ code: 'second_person' }],
  reason_needed: [{ code: 'reason_needed' }],
  official_needed: [
    { code: 'official_needed', official: null },
    { code: 'official_needed', official: { ...HEAD, as: 'official' } },
    { code: 'official_needed', official: { ...HEAD, as: 'head' } },
  ],
  not_official: [{ code: 'not_official' }],
  account_busy: [{ code: 'account_busy', number: 'FT-GTI-006-2026-00009' }],
  contract_over: [{ code: 'contract_over' }],
  not_requester: [{ code: 'not_requester' }],
  nothing_corrected: [{ code: 'nothing_corrected' }],
  corrected_already: [{ code: 'corrected_already', number: 'FT-GTI-006-2026-00009' }],
  not_holder: [{ code: 'not_holder' }],
  not_receiver: [{ code: 'not_receiver' }],
  not_official_now: (['receipt', 'steps'] as const).flatMap((what) =>
    [null, HOLDER].map((official) => ({ code: 'not_official_now', what, official }) as const),
  ),
  seen_by_bot: [{ code: 'seen_by_bot' }],
  newcomer_differs: [{ code: 'newcomer_differs' }],
  own_block: [{ code: 'own_block' }],
  not_ratifier: [{ code: 'not_ratifier' }],
  not_lifter: [{ code: 'not_lifter' }],
  ratified_already: [{ code: 'ratified_already', by: HEAD, at: MOVED }],
  plan_missing: [{ code: 'plan_missing' }],
  plan_differs: [{ code: 'plan_differs' }],
  already: REQUEST_STATES.flatMap((state) => [
    { code: 'already', state, by: null, at: null } as const,
    { code: 'already', state, by: SYSTEMS, at: MOVED } as const,
  ]),
  not_now: REQUEST_STATES.map((state) => ({ code: 'not_now', state })),
};

golden('refusals', (m) =>
  Object.values(REFUSALS)
    .flat()
    .map((refusal: Refusal): Case => [JSON.stringify(refusal), refusalText(m, refusal)]),
);
