import { guideDialog } from '#dialogue/hand-over/guide.ts';
import { congratulation, handOverMessage } from '#dialogue/hand-over/message.ts';
import { inductionMessage } from '#dialogue/hand-over/induction.ts';
import { acceptDialog, policyDialog } from '#dialogue/hand-over/policy.ts';
import { receiptMessage, reminderMessage } from '#dialogue/hand-over/receipt.ts';
import { receiptsDialog, receiptsMessage } from '#dialogue/hand-over/receipts.ts';
import type { Form } from '#domain/form/form.ts';
import { INDUCTION_ITEMS, RECEIPT_REMINDERS, type Receipt, type Tick } from '#domain/form/delivery.ts';
import { BUZON, type Person } from '#domain/person.ts';
import { COLLEAGUE, HEAD, HOLDER, NOW, PERSONAL } from '#domain/request/request.fixture.ts';
import { changed, type Request, type RequestChange } from '#domain/request/request.ts';
import { shownText } from '#domain/shown-text.ts';
import type { Messages } from '#messages/messages.ts';
import type { Guide } from '#use-cases/ports/guide.ts';
import { golden, type Case } from './golden.ts';
import { requestOf, ENDED, UNDONE_BY } from './things.ts';

/*
 * What people are told about a hand-over depends on the form (a new account, a new official, a password, an account
 * that came back), on who has the account (its person, or the official who hands it over in person), on the phase, and
 * on who reads. The new account is shown in every phase to both people; the other forms only where they have words of
 * their own.
 */

const holderConfirmed: Receipt = { side: 'holder', by: HOLDER, at: NOW };
const receipts: readonly Receipt[] = [holderConfirmed, { side: 'department', by: HEAD, at: NOW }];
const inPerson: RequestChange = {
  form: { ...PERSONAL, chatUser: null },
  handedTo: { person: HEAD, as: 'responsible' },
  receivers: { holder: null, department: HEAD },
};

/** The phases of a hand-over. */
const PHASES: Readonly<Record<string, RequestChange>> = {
  'just handed over': {},
  'one side confirmed': { receipts: [holderConfirmed] },
  'the password changed': { passwordChangedAt: NOW },
  'all done': { state: 'closed', passwordChangedAt: NOW, receipts },
  'closed otherwise': { state: 'closed', ended: ENDED },
  'its account is gone': { state: 'closed', ended: { ...ENDED, reason: null } },
  overtaken: { state: 'closed', supersededBy: UNDONE_BY },
};

type As = 'holder' | 'responsible';
const about = { institution: 'Gobernación del Río Claro', delivery: 'password' } as const;

const handed = (type: Form['type'], change: RequestChange = {}): Request => requestOf(type, 'delivered', change);

function message(
  m: Messages,
  name: string,
  of: { request: Request; as?: As; person?: Person; delivery?: 'password' | 'tap' },
): Case {
  const { request, delivery = 'password' } = of;
  const as = of.as ?? request.handedTo?.as ?? 'holder';
  const person = of.person ?? request.handedTo?.person ?? HOLDER;
  return [`${name}, ${as}, ${delivery}`, handOverMessage(m, { ...about, request, person, as, delivery })];
}

golden('hand-over', (m) => [
  ...Object.entries(PHASES).flatMap(([phase, change]) => [
    message(m, `new account, ${phase}`, { request: handed('personal', change) }),
    message(m, `new account in person, ${phase}`, { request: handed('personal', { ...inPerson, ...change }) }),
  ]),
  ...(['holder', 'responsible'] as const).map((as) =>
    message(m, 'new account, to be handed over', { request: requestOf('personal', 'executed'), as }),
  ),
  message(m, 'new account in person, its person came', {
    request: handed('personal', { ...inPerson, newcomer: HOLDER }),
  }),
  message(m, 'new account, to the official who had it before', {
    request: handed('personal'),
    as: 'responsible',
    person: HEAD,
  }),
  message(m, 'new account, the language was not taken', { request: handed('personal', { languageLeft: true }) }),
  message(m, 'new account, one person on both sides', {
    request: handed('personal', { receivers: { holder: HOLDER, department: HOLDER } }),
  }),
  message(m, 'new account, nobody confirms', { request: handed('personal', { receivers: null }) }),
  message(m, 'a department, just handed over', { request: handed('departmental') }),
  message(m, 'a new official, just handed over', { request: handed('responsible') }),
  ...(['password', 'restoration'] as const).flatMap((type) => [
    message(m, `${type}, just handed over`, { request: handed(type) }),
    message(m, `${type}, the password changed`, { request: handed(type, { passwordChangedAt: NOW }) }),
    message(m, `${type}, in person`, {
      request: handed(type, { handedTo: { person: HEAD, as: 'responsible' }, receivers: null }),
    }),
  ]),
  ...(['maybe_new', 'new', 'none'] as const).map((mailReturns) => {
    const request = handed('restoration');
    return message(m, `restoration, mail ${mailReturns}`, {
      request: { ...request, plan: request.plan && { ...request.plan, mailReturns } },
    });
  }),
  ...([undefined, 'done', 'account_gone', 'protected'] as const).map((takenBack) =>
    message(m, `password stopped: ${takenBack ?? 'not seen to yet'}`, {
      request: handed('password', {
        ...{ state: 'closed', rule: 'self_service', ended: ENDED },
        ...(takenBack === undefined ? {} : { takenBack }),
      }),
    }),
  ),
  ...(['personal', 'password'] as const).flatMap((type) =>
    (['holder', 'responsible'] as const).map((as) =>
      message(m, `${type}, a pass`, {
        request: handed(type, as === 'holder' ? {} : { handedTo: { person: HEAD, as } }),
        as,
        delivery: 'tap',
      }),
    ),
  ),
  message(m, 'password of an account with another sign-in name', { request: otherName(handed('password')) }),
  ...(['personal', 'password'] as const).flatMap((type) =>
    (['holder', 'responsible'] as const).map((as): Case => [
      `congratulation, ${type}, ${as}`,
      congratulation(m, { request: handed(type), as }),
    ]),
  ),
]);

function otherName(request: Request): Request {
  if (request.form.type !== 'password') return request;
  const account = { ...request.form.account, userPrincipalName: 'hholder@antes.gov.co' };
  return changed(request, { form: { ...request.form, account } });
}

golden('receipt', (m) => [
  ...Object.entries(PHASES).map(([phase, change]): Case => [
    phase,
    receiptMessage(m, { request: handed('personal', change), person: HEAD }),
  ]),
  ['in person', receiptMessage(m, { request: handed('personal', inPerson), person: HEAD })],
  [
    'its person came',
    receiptMessage(m, { request: handed('personal', { ...inPerson, newcomer: HOLDER }), person: HEAD }),
  ],
  [
    'to the requester, of a department',
    receiptMessage(m, { request: handed('departmental'), person: requestOf('departmental', 'delivered').requester }),
  ],
  ['another answers for it now', receiptMessage(m, { request: handedOn(), person: HEAD })],
  ['another answers for it now, to them', receiptMessage(m, { request: handedOn(), person: COLLEAGUE })],
  ['a new official', receiptMessage(m, { request: handed('responsible'), person: HEAD })],
]);

function handedOn(): Request {
  return handed('personal', { receivers: { holder: HOLDER, department: COLLEAGUE } });
}

golden('receipts', (m) => [
  ['none is left', receiptsMessage(m, [])],
  ['one', receiptsMessage(m, several(1))],
  ['two', receiptsMessage(m, several(2))],
  ['more than a message lists', receiptsMessage(m, several(12))],
  ['the window with one', receiptsDialog(m, several(1))],
  ['the window with more than it has boxes', receiptsDialog(m, several(61))],
]);

function several(count: number): readonly Request[] {
  return Array.from({ length: count }, (_, index) => ({
    ...handed('personal'),
    id: `11111111-1111-4111-8111-${String(index).padStart(12, '0')}`,
  }));
}

golden('reminder', (m) => [
  ...RECEIPT_REMINDERS.flatMap((reminder) =>
    [HOLDER, HEAD].map((person): Case => [
      `the ${reminder}th working day, to ${person.name}`,
      reminderMessage(m, { request: handed('personal', { reminded: reminder }), person, reminder }),
    ]),
  ),
  [
    'the 3rd, the systems area was told',
    reminderMessage(m, { request: handed('personal', { reminded: 5 }), person: HOLDER, reminder: 3 }),
  ],
  ['in person', reminderMessage(m, { request: handed('personal', inPerson), person: HEAD, reminder: 1 })],
  [
    'in person, its person came',
    reminderMessage(m, { request: handed('personal', { ...inPerson, newcomer: HOLDER }), person: HEAD, reminder: 1 }),
  ],
  ['another answers for it now', reminderMessage(m, { request: handedOn(), person: HEAD, reminder: 1 })],
  ...Object.entries(PHASES)
    .filter(([phase]) => phase !== 'just handed over')
    .map(([phase, change]): Case => [
      phase,
      reminderMessage(m, { request: handed('personal', change), person: HOLDER, reminder: 1 }),
    ]),
]);

const TICKS: readonly Tick[] = INDUCTION_ITEMS.map((item, index) => ({
  ...{ item, at: NOW, by: item === 'password' || item === 'enter' ? BUZON : index % 2 === 0 ? HOLDER : HEAD },
  ...(item === 'policy'
    ? { acceptedAs: 'Hugo Holder Muñoz', text: { version: '01 de 2026-01-15', sha256: 'a'.repeat(64) } }
    : {}),
}));
const seenByBot = ['password'] as const;

golden('induction', (m) => {
  const list = (name: string, change: RequestChange, person: Person = HOLDER): Case => [
    name,
    inductionMessage(m, { request: handed('personal', change), person, seenByBot }),
  ];
  return [
    list('nothing done', {}),
    list('after the password', { induction: TICKS.slice(0, 2), passwordChangedAt: NOW }),
    list('some done', { induction: TICKS.filter((_, index) => index % 3 !== 1) }),
    list('all done, the receipt is missing', { induction: TICKS }),
    list('all done', { induction: TICKS, receipts }),
    list('with the official', inPerson, HEAD),
    list('with the official, all done', { ...inPerson, induction: TICKS }, HEAD),
    list('to the official who had it before', {}, HEAD),
    list('its account is gone', PHASES['its account is gone'] ?? {}),
    [
      'the bot looks at the second factor too',
      inductionMessage(m, { request: handed('personal'), person: HOLDER, seenByBot: ['password', 'second_factor'] }),
    ],
    [
      'the bot saw the second factor',
      inductionMessage(m, {
        request: handed('personal', { induction: [{ item: 'second_factor', at: NOW, by: BUZON }] }),
        ...{ person: HOLDER, seenByBot: ['password', 'second_factor'] },
      }),
    ],
  ];
});

/** A guide with everything that a guide can contain. The words of the real guides do not matter for the window. */
const GUIDE: Guide = {
  title: 'Así se entra al correo',
  blocks: [
    { type: 'heading', text: 'En el navegador' },
    {
      type: 'paragraph',
      line: [
        { text: 'Abra ', style: 'plain', url: null },
        { text: 'outlook.office.com', style: 'plain', url: 'https://outlook.office.com' },
        { text: ' con su ', style: 'plain', url: null },
        { text: 'dirección', style: 'bold', url: null },
        { text: ' y ', style: 'italic', url: null },
        { text: 'clave', style: 'code', url: null },
      ],
    },
    {
      type: 'list',
      ordered: true,
      items: [[{ text: 'Escriba', style: 'plain', url: null }], [{ text: 'Pulse', style: 'bold', url: null }]],
    },
    { type: 'list', ordered: false, items: [[{ text: 'Nada más', style: 'plain', url: null }]] },
  ],
};
const POLICY = shownText({ kind: 'policy', version: '02 de 2026-02-01', text: 'La cuenta es del trabajo.' });
const BEFORE = {
  at: NOW,
  by: HOLDER,
  acceptedAs: 'Hugo Muñoz',
  text: { version: '00 de 2025-05-01', sha256: 'b'.repeat(64) },
};

golden('guide', (m) => {
  const ticked = { request: handed('personal', { induction: TICKS }), guides: [GUIDE], seenByBot };
  const open = { request: handed('personal'), guides: [GUIDE], seenByBot };
  const policy = {
    request: handed('personal'),
    guide: GUIDE,
    policy: POLICY,
    own: { givenNames: 'Hugo', surnames: 'Holder Muñoz' },
  };
  const accepted = (change: Partial<Tick>): Request =>
    handed('personal', { induction: [{ item: 'policy', at: NOW, by: HOLDER, acceptedAs: 'Hugo Holder', ...change }] });
  return [
    ...INDUCTION_ITEMS.filter((item) => item !== 'policy').flatMap((item): readonly Case[] => [
      [`${item}, open`, guideDialog(m, { ...open, item })],
      [`${item}, done`, guideDialog(m, { ...ticked, item })],
    ]),
    [
      'second_factor, for the bot to see',
      guideDialog(m, { ...open, item: 'second_factor', seenByBot: ['password', 'second_factor'] }),
    ],
    ['policy, open', policyDialog(m, policy)],
    ['policy, open to somebody of one name', policyDialog(m, { ...policy, own: { name: 'Hugo' } })],
    ['policy, accepted', policyDialog(m, { ...policy, request: accepted({ text: POLICY }) })],
    ['policy, accepted before the text was kept', policyDialog(m, { ...policy, request: accepted({}) })],
    ['policy, accepted in another text', policyDialog(m, { ...policy, request: accepted({ text: BEFORE.text }) })],
    ['policy, done over', policyDialog(m, { ...policy, request: accepted({ text: POLICY, earlier: [BEFORE] }) })],
    ['policy, to be done over', acceptDialog(m, { ...policy, again: true })],
    ['policy, another text meanwhile', acceptDialog(m, { ...policy, notice: m.induction.policy.unknown })],
  ];
});
