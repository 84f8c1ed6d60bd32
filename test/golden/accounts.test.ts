import { accountCardDialog, loadingCardDialog } from '#dialogue/accounts/card.ts';
import { queryProblemMessage, searchHelpMessage } from '#dialogue/accounts/query.ts';
import { accountsMessage } from '#dialogue/accounts/list.ts';
import { QUARANTINED_A_PAGE, quarantineMessage, releaseDialog } from '#dialogue/tenant/quarantine.ts';
import { helpMessage } from '#dialogue/commands/help.ts';
import { MOST_REQUESTS, oneStatusMessage, statusMessage } from '#dialogue/commands/status.ts';
import { ACCOUNT_STATES, NOTHING_TAKEN, type Account } from '#domain/account/account.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import { FILTERS } from '#domain/account-search/account-query-words.ts';
import { NO_FACTS } from '#domain/request/account-facts.ts';
import { HEAD, HOLDER, MOVED, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import { REQUEST_STATES } from '#domain/request/states.ts';
import { ok, refused } from '#domain/result.ts';
import type { AccountCard } from '#use-cases/accounts/account-card.ts';
import { ACCOUNTS_A_PAGE, type AccountsPage } from '#use-cases/accounts/list-accounts.ts';
import type { HistoryEvent } from '#use-cases/ports/store/history.ts';
import { rendered } from '../rendered.ts';
import { golden, type Case } from './golden.ts';
import { requestOf, DEPARTMENT_ACCOUNT, INSTITUTION, OTHER } from './things.ts';

const rows: Extract<AccountsPage['view'], { for: 'systems' }>['rows'] = [
  ACCOUNT,
  { ...ACCOUNT, id: 'suspended', state: 'suspended', deliveredAt: MOVED },
  {
    ...ACCOUNT,
    id: 'deleted',
    state: 'deleted',
    deliveredAt: MOVED,
    closedAt: NOW,
    contractEnd: null,
  },
  DEPARTMENT_ACCOUNT,
  {
    ...ACCOUNT,
    id: 'imported',
    origin: 'imported',
    requestNumber: null,
    responsible: null,
    relation: null,
  },
];
const PAGE: AccountsPage = {
  ...{ view: { for: 'systems', rows }, text: 'holder', order: { by: 'address', descending: false } },
  ...{ page: 0, pages: 1, total: rows.length },
};
const forAll: AccountsPage['view'] = {
  for: 'all',
  rows: rows.map(({ id, state, displayName, address, departmentName }) => ({
    id,
    state,
    displayName,
    address,
    departmentName,
  })),
};

golden('accounts', (m) => [
  ['for the systems area', accountsMessage(m, PAGE)],
  ['for everybody', accountsMessage(m, { ...PAGE, view: forAll })],
  ['in another order', accountsMessage(m, { ...PAGE, order: { by: 'created', descending: false } })],
  [
    'for everybody, in an order that only the systems area is offered',
    accountsMessage(m, { ...PAGE, view: forAll, order: { by: 'ends', descending: true } }),
  ],
  ['one of the middle pages', accountsMessage(m, { ...PAGE, page: 1, pages: 3, total: 3 * ACCOUNTS_A_PAGE })],
  ...([PAGE.view, forAll] as const).map((view): Case => [
    `the last page that can be turned to, for ${view.for}`,
    accountsMessage(m, { ...PAGE, view, page: 199, pages: 200, total: 35_002 }),
  ]),
  [
    'one account',
    accountsMessage(m, { ...PAGE, view: { for: 'systems', rows: rows.slice(0, 1) }, total: 1, text: '' }),
  ],
  ...([PAGE.view, forAll] as const).flatMap((view) =>
    ['', 'nadie'].map((text): Case => [
      `none for ${view.for}, ${text === '' ? 'nothing' : 'something'} was searched`,
      accountsMessage(m, { ...PAGE, view, text, total: 0 }),
    ]),
  ),
]);

golden('account-search', (m) => [
  ...[true, false].map((systems): Case => [
    `help, ${systems ? 'systems' : 'others'}`,
    searchHelpMessage(m, { systems }),
  ]),
  ...[true, false].map((systems): Case => [
    `unknown, ${systems ? 'systems' : 'others'}`,
    queryProblemMessage(m, { problem: { code: 'unknown_filter', word: 'color:rojo' }, systems }),
  ]),
  ['not for them', queryProblemMessage(m, { problem: { code: 'not_systems', word: 'estado:activa' }, systems: false })],
  ...FILTERS.map((filter): Case => [
    `bad ${filter}`,
    queryProblemMessage(m, { problem: { code: 'bad_value', filter, word: 'x' }, systems: true }),
  ]),
]);

const FINDINGS: readonly FindingKind[] = ['made', 'renamed', 'blocked', 'unblocked', 'deleted', 'unlicensed'];
const history: readonly HistoryEvent[] = [
  ...(['personal', 'delegation', 'deletion'] as const).map((type): HistoryEvent => ({
    kind: 'request',
    at: MOVED,
    request: requestOf(type, 'closed'),
  })),
  ...(['let_expire', 'suspended', 'deletion_asked'] as const).map((what): HistoryEvent => ({
    kind: 'contract',
    at: MOVED,
    what,
    contractEnd: '2026-06-30',
    by: what === 'let_expire' ? HEAD : null,
  })),
  ...FINDINGS.map((what, index): HistoryEvent => ({
    ...{ kind: 'finding', at: MOVED, what, by: index === 0 ? null : SYSTEMS },
    decided: (['adopted', 'requested', 'ignored'] as const)[index % 3] ?? 'adopted',
    requestNumber: index % 3 === 1 ? 'FT-GTI-006-2026-00009' : null,
  })),
];

const BLOCK = { requestId: '6f1f3c0e-0000-4000-8000-000000000009', number: 'FT-GTI-006-2026-00009' };

golden('account-card', (m) => {
  const card: Extract<AccountCard, { shows: 'everything' }> = {
    ...{ shows: 'everything', account: { ...ACCOUNT, phone: '300 123 4567' }, holder: HOLDER, systems: true },
    ...{
      document: { type: 'cc', masked: '…5432' },
      history: [],
      page: 0,
      pages: 1,
      facts: NO_FACTS,
      actions: ['modify', 'delete', 'block'],
      mayLift: true,
    },
  };
  const facts = {
    licences: { names: ['STANDARDPACK', 'SPE_F1'], at: NOW },
    aliases: { names: ['hugo@entidad.gov.co'], at: NOW },
    redirection: { to: OTHER.address, since: MOVED, end: { is: 'dated', day: '2026-03-15' } },
    delegations: [
      {
        to: 'Ana Ruiz',
        address: OTHER.address,
        rights: ['full_access', 'send_as', 'send_on_behalf'],
        since: MOVED,
        by: SYSTEMS.name,
      },
      { to: 'Archivo', address: 'archivo@entidad.gov.co', rights: ['full_access'], since: null, by: null },
    ],
  } as const;
  const ends = [{ is: 'overdue', day: '2026-01-15' }, { is: 'open' }, { is: 'unknown' }] as const;
  const of = (change: Partial<Account>): typeof card => ({ ...card, account: { ...ACCOUNT, ...change } });
  return [
    ['loading', loadingCardDialog(m)],
    ['for everybody', accountCardDialog(m, { shows: 'public', account: ACCOUNT })],
    ['for the systems area', accountCardDialog(m, card)],
    ['for its holder', accountCardDialog(m, { ...card, systems: false, document: null })],
    ['with what Microsoft 365 showed', accountCardDialog(m, { ...card, facts })],
    ...ends.map((end): Case => [
      `a redirection that ends: ${end.is}`,
      accountCardDialog(m, { ...card, facts: { ...NO_FACTS, redirection: { to: null, since: MOVED, end } } }),
    ]),
    ['its history', accountCardDialog(m, { ...card, history })],
    ['a page of its history', accountCardDialog(m, { ...card, history: history.slice(0, 1), page: 1, pages: 3 })],
    ...ACCOUNT_STATES.filter((state) => state !== 'active').map((state): Case => [
      state,
      accountCardDialog(m, {
        ...of({
          state,
          licensed: false,
          deliveredAt: MOVED,
          closedAt: NOW,
          suspendedAt: NOW,
          deletedAt: state === 'deleted' ? NOW : null,
        }),
        actions: ['restore'],
      }),
    ]),
    ...[true, false].map((mayLift): Case => [
      `blocked, ${mayLift ? 'by somebody who may lift that' : 'for others'}`,
      accountCardDialog(m, {
        ...of({ state: 'suspended', suspendedAt: NOW, kept: { ...NOTHING_TAKEN, block: BLOCK } }),
        ...{ mayLift, actions: ['delete', 'restore'] },
      }),
    ]),
    [
      'a shared mailbox',
      accountCardDialog(m, {
        ...of({ state: 'suspended', licensed: false, kept: { ...NOTHING_TAKEN, sharedWith: [OTHER.address] } }),
        actions: [],
      }),
    ],
    ['a department', accountCardDialog(m, { ...card, account: DEPARTMENT_ACCOUNT, document: null, holder: null })],
    ...(['imported', 'adopted'] as const).map((origin): Case => [
      `${origin}, nobody answers for it`,
      accountCardDialog(m, {
        ...of({
          origin,
          requestNumber: null,
          responsible: null,
          holder: null,
          userPrincipalName: 'hholder@antes.gov.co',
        }),
        ...{ holder: null, document: null },
      }),
    ]),
  ];
});

golden('quarantine', (m) => {
  const rows = [
    { address: 'ana@entidad.gov.co', until: NOW, displayName: 'Ana Ruiz' },
    { address: 'otra@entidad.gov.co', until: NOW, displayName: null },
  ];
  const pages = [0, 1, 2].map((page): Case => [
    `page ${page + 1} of 3`,
    quarantineMessage(m, { rows, total: 3 * QUARANTINED_A_PAGE, page, text: 'ana' }),
  ]);
  return [
    ['none', quarantineMessage(m, { rows: [], total: 0, page: 0, text: '' })],
    ['some', quarantineMessage(m, { rows, total: 2, page: 0, text: '' })],
    ...pages,
    ['give one free', releaseDialog(m, 'ana@entidad.gov.co')],
  ];
});

golden('status', (m) => {
  const request = requestOf('personal', 'submitted');
  return [
    ['none', statusMessage(m, [])],
    [
      'in each state',
      statusMessage(
        m,
        REQUEST_STATES.map((state) => requestOf('data', state)),
      ),
    ],
    [
      'more than are shown',
      rendered(
        statusMessage(
          m,
          Array.from({ length: MOST_REQUESTS + 1 }, () => request),
        ),
      ).blocks.slice(-1),
    ],
    ['one', oneStatusMessage(m, ok(request), { viewerId: request.requester.id, number: request.number })],
    ['one, for somebody else', oneStatusMessage(m, ok(request), { viewerId: 'U0OTHER', number: request.number })],
    ...(Object.keys(m.documents.record.refusal) as readonly (keyof typeof m.documents.record.refusal)[]).map(
      (code): Case => [
        `one: ${code}`,
        oneStatusMessage(m, refused({ code }), { viewerId: 'U0', number: request.number }),
      ],
    ),
    ...(
      [
        ['systems', true, true],
        ['heads', false, true],
        ['others', false, false],
      ] as const
    ).map(([who, systems, blocks]): Case => [
      `help, ${who}`,
      helpMessage(m, { institution: INSTITUTION.name, systems, blocks }),
    ]),
  ];
});
