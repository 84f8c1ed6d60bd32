import { reportMessage } from '#dialogue/documents/report.ts';
import { trailHeadMessage } from '#dialogue/documents/trail-head.ts';
import { ownTroubleMessage } from '#dialogue/watch/trouble.ts';
import { waitingMessage } from '#dialogue/watch/waiting.ts';
import { questionOf } from '#dialogue/questions/questions.fixture.ts';
import { digestMessage } from '#dialogue/tenant/digest.ts';
import { adoptDialog, ignoreDialog } from '#dialogue/tenant/finding-dialogs.ts';
import { importFirstMessage, importMessage, reviewMessage, unreadMessage } from '#dialogue/tenant/import.ts';
import { troublesMessage } from '#dialogue/tenant/troubles.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import type { OwnTrouble } from '#domain/own-trouble.ts';
import { EMPLOYEE, HEAD, MOVED, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import { quietReport, reportWith } from '#use-cases/records/report.fixture.ts';
import type { Digest, Finding, ReadFailure, TenantRead } from '#use-cases/ports/store/tenant.ts';
import type { StillWaiting } from '#use-cases/ports/still-waiting.ts';
import { golden, type Case } from './golden.ts';
import { requestOf } from './things.ts';

const READ: TenantRead = {
  ...{ id: 'r', purpose: 'full', next: null, delta: null, pages: 3, users: 2_400, imported: 2_100, failedNights: 2 },
  ...{ failure: null, startedAt: MOVED, finishedAt: NOW },
};
const ENTRY = {
  ...{ id: ACCOUNT.directoryId, address: 'hugo.otro@entidad.gov.co', userPrincipalName: 'hugo.otro@entidad.gov.co' },
  ...{
    displayName: 'Hugo Otro',
    givenName: 'Hugo',
    surname: 'Otro',
    jobTitle: null,
    department: null,
    mobilePhone: null,
  },
  ...{ accountEnabled: true, isGuest: false, hasMailbox: true, createdAt: MOVED },
};
const BEFORE = { address: ACCOUNT.address, userPrincipalName: ACCOUNT.address, displayName: ACCOUNT.displayName };

function finding(what: FindingKind, change: Partial<Finding> = {}): Finding {
  return {
    ...{ id: `finding-${what}`, readId: READ.id, directoryId: ACCOUNT.directoryId, what, fingerprint: what },
    ...{
      account: what === 'made' ? null : ACCOUNT,
      entry: what === 'deleted' ? null : ENTRY,
      before: what === 'made' ? null : BEFORE,
    },
    ...{ foundAt: NOW, state: 'open', by: null, decidedAt: null, reason: null, requestNumber: null, followedBy: null },
    ...change,
  };
}

/** A finding of each kind. A new kind does not compile until it is listed here. */
const FOUND: Readonly<Record<FindingKind, Finding>> = {
  made: finding('made'),
  renamed: finding('renamed'),
  blocked: finding('blocked'),
  unblocked: finding('unblocked'),
  deleted: finding('deleted'),
  unlicensed: finding('unlicensed'),
};
const decided = { by: SYSTEMS, decidedAt: NOW };
const DECIDED: Readonly<Record<Exclude<Finding['state'], 'open'>, Partial<Finding>>> = {
  adopted: { ...decided, reason: 'Estaba bien' },
  requested: { ...decided, requestNumber: 'FT-GTI-006-2026-00009' },
  ignored: { ...decided, reason: 'Es de prueba' },
  gone: {},
  replaced: { followedBy: { readId: 'another', at: NOW } },
  held: {},
};

golden('digest', (m) => {
  const of = (findings: readonly Finding[], change: Partial<Digest> = {}) =>
    digestMessage(m, {
      read: READ,
      findings,
      total: findings.length,
      open: findings.length,
      page: 0,
      pages: 1,
      ...change,
    });
  const states = Object.entries(DECIDED) as [keyof typeof DECIDED, Partial<Finding>][];
  return [
    ['everything that may be found', of(Object.values(FOUND))],
    [
      'decided, or over',
      of(
        states.map(([state, change]) => finding('blocked', { id: state, state, ...change })),
        { open: 0 },
      ),
    ],
    [
      'adopted before anybody was asked who answers, or without an account',
      of([
        finding('blocked', { state: 'adopted', ...decided, account: { ...ACCOUNT, responsible: null } }),
        finding('deleted', { state: 'adopted', ...decided, account: { ...ACCOUNT, state: 'deleted' } }),
      ]),
    ],
    [
      'came in the same message',
      of([finding('blocked', { state: 'replaced', followedBy: { readId: READ.id, at: NOW } })]),
    ],
    ['comes later', of([finding('blocked', { state: 'replaced' })])],
    ['came back', of([finding('made', { before: BEFORE })])],
    [
      'another address than sign-in name',
      of([finding('renamed', { entry: { ...ENTRY, userPrincipalName: 'hholder@antes.gov.co' } })]),
    ],
    ['the first page', of([FOUND.made], { total: 30, open: 30, pages: 3 })],
    ['a page between', of([FOUND.made], { total: 30, open: 5, page: 1, pages: 3 })],
    ['while it goes on', of([FOUND.made], { read: { ...READ, finishedAt: null } })],
    ['why it is ignored', ignoreDialog(m, { findingId: 'f', page: 1 })],
    ...(['made', 'blocked', 'deleted'] as const).map((what): Case => [
      `why it is adopted: ${what}`,
      adoptDialog(m, { findingId: 'f', page: 0 }, FOUND[what]),
    ]),
    [
      'why it is adopted, nobody answers for it',
      adoptDialog(m, { findingId: 'f', page: 0 }, { ...FOUND.blocked, account: { ...ACCOUNT, responsible: null } }),
    ],
  ];
});

golden('tenant-reads', (m) => {
  const running = { ...READ, finishedAt: null };
  const failures: readonly (ReadFailure | null)[] = [
    null,
    { code: 'permission_missing', detail: 'User.Read.All' },
    { code: 'granted_but_refused', detail: 'User.Read.All' },
    { code: 'credentials_rejected' },
    { code: 'unexpected' },
  ];
  const told = (failure: ReadFailure | null): string => failure?.code ?? 'it goes on';
  return [
    ['offers the import', importMessage(m, null)],
    ['a review before the import', importFirstMessage(m)],
    ['imported', importMessage(m, { ...READ, purpose: 'import' })],
    ...failures.map((failure): Case => [`import, ${told(failure)}`, importMessage(m, { ...running, failure })]),
    ...failures.map((failure): Case => [`unread, ${told(failure)}`, unreadMessage(m, { ...running, failure })]),
    ...failures
      .slice(0, 2)
      .map((failure): Case => [
        `review, ${told(failure)}`,
        reviewMessage(m, { read: { ...running, failure }, isAsked: true, found: 0, isLeft: false }),
      ]),
    ['review, left', reviewMessage(m, { read: running, isAsked: true, found: 0, isLeft: true })],
    ...[0, 1, 7].map((found): Case => [
      `review, found ${found}`,
      reviewMessage(m, { read: READ, isAsked: true, found, isLeft: false }),
    ]),
  ];
});

/** Every trouble of the bot's own installation. A new one does not compile until it is listed here. */
const OWN: { readonly [C in OwnTrouble['code']]: readonly Extract<OwnTrouble, { code: C }>[] } = {
  channel_gone: [{ code: 'channel_gone' }],
  control_gone: [{ code: 'control_gone' }],
  credentials_rejected: [{ code: 'credentials_rejected' }],
  certificate_ends: [true, false].map((isOver) => ({ code: 'certificate_ends', on: '2026-03-01', isOver })),
  certificate_unreadable: [{ code: 'certificate_unreadable' }],
  disk_full: [{ code: 'disk_full', dir: '/var/lib/buzon', freeMb: 90 }],
  backup_missing: [{ code: 'backup_missing' }],
  backup_ahead: [{ code: 'backup_ahead', file: 'buzon-2031-01-01.dump' }],
  nobody_decides: [
    { code: 'nobody_decides', numbers: ['FT-GTI-006-2026-00009'] },
    { code: 'nobody_decides', numbers: ['FT-GTI-006-2026-00009', 'FT-GTI-006-2026-00010'] },
  ],
  press_forged: [{ code: 'press_forged' }],
};

golden('own-troubles', (m) =>
  Object.values(OWN)
    .flat()
    .map((trouble: OwnTrouble): Case => [JSON.stringify(trouble), ownTroubleMessage(m, trouble)]),
);

const sku = 'STANDARDPACK';
const domain = 'entidad.gov.co';
const domains = (
  ['domain_unknown', 'domain_unverified', 'domain_federated', 'domain_no_mail', 'domain_synced'] as const
).map((code) => ({ code, domain }));
const TENANT: readonly TenantTrouble[] = [
  { code: 'licence_unknown', sku },
  { code: 'licence_without_mailbox', sku },
  ...['Suspended', 'LockedOut', 'Deleted'].map((status) => ({ code: 'licence_disabled', sku, status }) as const),
  { code: 'licence_not_for_users', sku, appliesTo: 'Company' },
  { code: 'licence_by_group', sku, groups: ['Personal de planta', 'Contratistas'] },
  { code: 'licence_group_wrong', sku, group: 'Personal de planta' },
  ...domains,
  ...[1, 12].map((accounts) => ({ code: 'stamp_in_use', attribute: 15, accounts }) as const),
  ...(['missing', 'synced', 'restricted', 'hidden', 'other'] as const).map(
    (why) => ({ code: 'default_group', group: 'Funcionarios', why }) as const,
  ),
  { code: 'pass_disabled' },
  ...[1, 3].map((groups) => ({ code: 'pass_scope', groups }) as const),
];

golden('tenant-troubles', (m) => [
  ['one', troublesMessage(m, TENANT.slice(0, 1))],
  ['all that there are', troublesMessage(m, TENANT)],
]);

golden('trail-head', (m) => [
  ['a day', trailHeadMessage(m, { day: '2026-02-03', head: { seq: 1_234, hash: 'ab'.repeat(32) } })],
]);

golden('report', (m) => [
  ['a busy month', reportMessage(m, reportWith())],
  ['a quiet month', reportMessage(m, quietReport())],
  [
    'one of each',
    reportMessage(
      m,
      reportWith({
        ...{ approval: { count: 1, median: 3.25, p90: 3.25 }, delivery: { count: 1, median: 7.5, p90: 7.5 } },
        ...{ alone: ['FT-GTI-006-2026-00021'], endingTotal: 1, accounts: { active: 1, suspended: 1 } },
        handOvers: reportWith().handOvers.slice(2),
      }),
    ),
  ],
  ['licences unknown', reportMessage(m, reportWith({ licences: null }))],
  ['no licences', reportMessage(m, reportWith({ licences: [] }))],
  [
    'more licences than are named',
    reportMessage(
      m,
      reportWith({
        licences: Array.from({ length: 12 }, (_, index) => ({ name: `SKU_${index}`, free: index, total: 50 })),
      }),
    ),
  ],
]);

golden('waiting', (m) => {
  const asked = ['personal', 'data', 'deletion'] as const;
  const since = (days: number): Pick<StillWaiting['requests'][number], 'since' | 'days'> => ({ since: NOW, days });
  const requests = asked.map((type, index) => ({ request: requestOf(type, 'submitted'), ...since(index + 1) }));
  const approved = { request: requestOf('personal', 'approved'), ...since(3) };
  const findings = [
    { finding: finding('made'), days: 1, restorable: null },
    { finding: finding('deleted'), days: 4, restorable: 12 },
  ];
  const questions = [
    { question: questionOf(EMPLOYEE, { accountId: ACCOUNT.id }), account: ACCOUNT, days: 1 },
    { question: questionOf(HEAD, { tried: null, text: '¿Cómo comparto el calendario?' }), account: null, days: 3 },
  ];
  const today = '2026-02-09';
  const all = { today, requests: [...requests, approved], questions, findings };
  const many = { ...all, requests: Array.from({ length: 14 }, () => approved) };
  return [
    ['to the channel', waitingMessage(m, all, { to: 'channel', team: ['U0SYSTEMS', 'S0SYSTEMS'] })],
    [
      'to one of them',
      waitingMessage(m, { ...all, requests: [approved], questions: [], findings: [] }, { to: 'person' }),
    ],
    ['to the head', waitingMessage(m, many, { to: 'head' })],
  ];
});
