import { homeListDialog } from '#dialogue/home/list-dialog.ts';
import { brokenHomePage, homePage } from '#dialogue/home/page.ts';
import { questionOf } from '#dialogue/questions/questions.fixture.ts';
import { ACCOUNT_STATES } from '#domain/account/account.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { EMPLOYEE, HEAD, HOLDER, MOVED, NOW } from '#domain/request/request.fixture.ts';
import { REQUEST_STATES } from '#domain/request/states.ts';
import type { Request } from '#domain/request/request.ts';
import type { Desk, Missing } from '#use-cases/home/desk.ts';
import type { ListedEntries } from '#use-cases/home/home-list.ts';
import type { Home } from '#use-cases/home/home.ts';
import type { Listed } from '#use-cases/ports/store/home.ts';
import { FINDING } from '#use-cases/tenant/finding.fixture.ts';
import { golden } from './golden.ts';
import { requestOf, E1, ENDED, F3, FAILED, UNDONE_BY } from './things.ts';

const NONE = { rows: [], total: 0 } as const;
const EMPTY: Home = {
  waiting: {
    ...{
      questions: NONE,
      ratifications: NONE,
      agreements: NONE,
      receipts: [],
      toConfirm: 0,
      passwords: [],
      learning: null,
      contracts: NONE,
    },
    seenByBot: ['password'],
  },
  ...{ requests: NONE, asked: [], accounts: NONE, department: null, desk: null },
};
const EMPTY_DESK: Desk = {
  ...{
    queue: NONE,
    unanswered: NONE,
    failed: NONE,
    byHand: NONE,
    handedOver: NONE,
    findings: NONE,
    licences: [],
    ending: NONE,
    overdue: NONE,
  },
};

function all<T>(rows: readonly T[], total = rows.length): Listed<T> {
  return { rows, total };
}

/** That many copies of a request, each with its own id. */
function many(request: Request, count: number): readonly Request[] {
  return Array.from({ length: count }, (_, index) => ({ ...request, id: `request-${index}` }));
}

/** A list of the desk; each request in it gets its own id. */
function queued<T extends Desk['queue']['rows'][number]>(name: string, rows: readonly T[]): Listed<T> {
  return all(rows.map((row, index) => ({ ...row, request: { ...row.request, id: `${name}-${index}` } })));
}

const aged = (request: Request, days = 3): Desk['queue']['rows'][number] => ({
  ...{ request, run: null, since: MOVED, days },
});
const missing = (...parts: readonly Missing[]): Desk['handedOver']['rows'][number] => ({
  ...aged(requestOf('personal', 'delivered')),
  missing: parts,
});
const extension = requestOf('contract', 'submitted', {
  ...{ requester: HOLDER, agreement: { official: { ...HEAD, as: 'official' }, agreed: null } },
});
const inPerson = requestOf('personal', 'delivered', {
  id: '6f1f3c0e-0000-4000-8000-000000000002',
  ...{ handedTo: { person: HEAD, as: 'responsible' }, receivers: { holder: null, department: HEAD } },
});
const learning = requestOf('personal', 'delivered', { induction: [{ item: 'enter', at: NOW, by: HOLDER }] });

function snapshotBefore({ address, userPrincipalName, displayName }: typeof ACCOUNT) {
  return { address, userPrincipalName, displayName };
}

const WAITING: Home['waiting'] = {
  ...{ questions: all([requestOf('personal', 'info_requested')]), agreements: all([extension]) },
  ratifications: all([
    requestOf('block', 'scheduled'),
    requestOf('block', 'executing', { id: '6f1f3c0e-0000-4000-8000-000000000002' }),
  ]),
  ...{ receipts: [requestOf('personal', 'delivered')], toConfirm: 1 },
  ...{ passwords: [requestOf('personal', 'delivered'), inPerson] },
  ...{ learning, seenByBot: ['password'] },
  contracts: all(
    [15, 1, 0].map((days) => ({ account: { ...ACCOUNT, id: `ends-${days}` }, contractEnd: '2026-06-30', days })),
  ),
};
const DESK: Desk = {
  queue: queued('queue', [
    aged(requestOf('personal', 'submitted'), 0),
    aged(
      requestOf('personal', 'submitted', {
        plan: null,
        failure: { ...FAILED, code: 'no_seats', detail: 'STANDARDPACK', step: 'plan' },
      }),
      1,
    ),
    aged(requestOf('data', 'info_requested')),
    aged(requestOf('deletion', 'approved')),
    aged(extension),
    aged(requestOf('password', 'submitted', { rule: 'self_service' })),
  ]),
  unanswered: all([
    { question: questionOf(EMPLOYEE, { accountId: ACCOUNT.id }), account: ACCOUNT, days: 2 },
    {
      question: questionOf(HEAD, { id: 'question-1', tried: null, text: '¿Cómo comparto el calendario?' }),
      ...{ account: null, days: 0 },
    },
    {
      question: questionOf(HEAD, {
        id: 'question-2',
        tried: { act: 'create', why: 'exists', whose: 'Ana Ruiz', number: 'FT-GTI-006-2026-00001' },
        text: 'La necesita el lunes.',
      }),
      ...{ account: null, days: 1 },
    },
  ]),
  failed: queued('failed', [aged(requestOf('data', 'failed', { failure: FAILED }))]),
  byHand: queued('byHand', [aged(requestOf('alias', 'executing'))]),
  handedOver: queued('handedOver', [
    missing('holder'),
    missing('holder', 'department'),
    missing('holder', 'department', 'password'),
  ]),
  licences: [
    { ...E1, free: 0, total: 50, mailbox: true, before: { free: 1, weeks: 4 } },
    { ...F3, free: 1, total: 50, mailbox: true, before: { free: 12, weeks: 1 } },
    { skuId: 'flow', skuPartNumber: 'FLOW_FREE', free: 0, total: 50, mailbox: false, before: { free: 0, weeks: 4 } },
  ],
  findings: all([{ ...FINDING, before: snapshotBefore(ACCOUNT) }], 3),
  ending: all([ACCOUNT]),
  overdue: all([{ ...ACCOUNT, contractEnd: '2026-01-31' }]),
};

golden('home', (m) => [
  ['nothing', homePage(m, EMPTY)],
  ['what waits', homePage(m, { ...EMPTY, waiting: WAITING })],
  [
    'more waits than is shown',
    homePage(m, {
      ...EMPTY,
      waiting: {
        ...{ ...WAITING, learning: null, receipts: many(requestOf('personal', 'delivered'), 6), passwords: [] },
        ...{
          questions: all(many(requestOf('personal', 'info_requested'), 1), 7),
          agreements: all(many(extension, 4), 9),
          contracts: all([], 2),
        },
      },
    }),
  ],
  [
    'requests in each state',
    homePage(m, {
      ...EMPTY,
      requests: all(
        REQUEST_STATES.map((state) => requestOf('data', state)),
        25,
      ),
    }),
  ],
  [
    'requests that wait for something else, or ended otherwise',
    homePage(m, {
      ...EMPTY,
      requests: all([
        extension,
        requestOf('password', 'submitted', { rule: 'self_service' }),
        requestOf('password', 'submitted', { rule: 'self_service', failure: FAILED }),
        requestOf('personal', 'delivered'),
        requestOf('personal', 'delivered', { passwordChangedAt: NOW, receivers: { holder: HOLDER, department: null } }),
        requestOf('deletion', 'cancelled', { supersededBy: UNDONE_BY }),
        requestOf('personal', 'closed', { ended: ENDED }),
        requestOf('data', 'closed', { ended: ENDED }),
        requestOf('data', 'closed', { ended: { ...ENDED, reason: null } }),
        requestOf('data', 'closed', { supersededBy: UNDONE_BY }),
      ]),
    }),
  ],
  [
    'questions to the systems area',
    homePage(m, {
      ...EMPTY,
      asked: [
        { question: questionOf(EMPLOYEE, { accountId: ACCOUNT.id }), account: ACCOUNT },
        {
          question: questionOf(EMPLOYEE, {
            ...{ tried: null, text: '¿Cómo comparto el calendario?' },
            answers: [{ text: 'Desde Outlook.', by: HEAD, at: NOW }],
          }),
          account: null,
        },
      ],
    }),
  ],
  [
    'accounts',
    homePage(m, {
      ...EMPTY,
      accounts: all(
        ACCOUNT_STATES.map((state) => ({
          ...ACCOUNT,
          state,
          asksPassword: state === 'active',
          contractEnd: state === 'active' ? ACCOUNT.contractEnd : null,
          id: state,
          actions: state === 'active' ? (['modify', 'delete'] as const) : (['restore'] as const),
        })),
        25,
      ),
    }),
  ],
  ['the desk, with nothing on it', homePage(m, { ...EMPTY, desk: EMPTY_DESK })],
  ['the desk', homePage(m, { ...EMPTY, desk: DESK })],
  ['the desk, licences unknown', homePage(m, { ...EMPTY, desk: { ...EMPTY_DESK, licences: null } })],
  [
    'the desk, more than is shown',
    homePage(m, {
      ...EMPTY,
      desk: {
        ...EMPTY_DESK,
        queue: all(
          many(requestOf('data', 'submitted'), 10).map((one) => aged(one)),
          400,
        ),
        ending: all([ACCOUNT], 12),
      },
    }),
  ],
  [
    'a head of a department',
    homePage(m, { ...EMPTY, department: { accounts: all([ACCOUNT], 34), ending: all([ACCOUNT], 7) } }),
  ],
  ['a head of an empty department', homePage(m, { ...EMPTY, department: { accounts: NONE, ending: NONE } })],
  ['could not be drawn', brokenHomePage(m, 'abcd1234')],
]);

const LISTS: readonly ListedEntries[] = [
  { list: 'questions', found: WAITING.questions },
  { list: 'agreements', found: WAITING.agreements },
  { list: 'receipts', found: all(WAITING.receipts) },
  { list: 'passwords', found: all(WAITING.passwords) },
  { list: 'contracts', found: WAITING.contracts },
  {
    list: 'requests',
    found: all([requestOf('personal', 'info_requested'), requestOf('data', 'closed', { id: 'closed' })]),
  },
  { list: 'accounts', found: all([{ ...ACCOUNT, actions: ['modify', 'delete'], asksPassword: true }]) },
  { list: 'department', found: all([ACCOUNT, { ...ACCOUNT, id: 'suspended', state: 'suspended', contractEnd: null }]) },
  { list: 'department_ending', found: all([ACCOUNT]) },
  { list: 'queue', found: DESK.queue },
  { list: 'unanswered', found: DESK.unanswered },
  { list: 'failed', found: DESK.failed },
  { list: 'by_hand', found: DESK.byHand },
  { list: 'handed_over', found: DESK.handedOver },
  { list: 'findings', found: DESK.findings },
  { list: 'licences', found: all(DESK.licences ?? []) },
  { list: 'ending', found: DESK.ending },
  { list: 'overdue', found: DESK.overdue },
];

golden('home-lists', (m) => [
  ...LISTS.map((one) => [one.list, homeListDialog(m, { ...one, page: 0, pages: 1 })] as const),
  ['a page between others', homeListDialog(m, { list: 'overdue', found: all([ACCOUNT], 25), page: 1, pages: 3 })],
  ['nothing left', homeListDialog(m, { list: 'overdue', found: NONE, page: 0, pages: 1 })],
]);
