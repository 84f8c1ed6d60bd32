import { CUSTODIES, MODIFICATIONS } from '#domain/account/account-form.ts';
import type { MailFacts } from './es/request/mail.ts';
import { describe, it, expect } from 'vitest';
import type { OwnTrouble } from '#domain/own-trouble.ts';
import { RELATIONS } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { KINDS } from '#domain/form/form.ts';
import { ACCOUNT_STEPS, CREATION_STEPS, type ChangeWord } from '#domain/plan/plan.ts';
import type { FailureCode } from '#domain/plan/failure.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { REQUEST_STATES } from '#domain/request/states.ts';
import type { ChangeProblem } from '#domain/modifications/raw-change.ts';
import type { FieldProblem } from '#domain/form/validate-form.ts';
import { en } from './en/en.ts';
import { es, type Words } from './es/es.ts';
import type { CardFacts } from './es/request/card-facts.ts';
import type { DoneFacts } from './es/request/done.ts';
import type { ConcernedFacts, ReadyFacts } from './es/request/told.ts';
import type { Opening } from './es/forms/openings.ts';
import { createMessages } from './messages.ts';

import type { TenantTrouble } from '#domain/tenant-trouble.ts';

const LANGUAGES = [
  ['es', es],
  ['en', en],
] as const;

const FAILURE_CODES = keysOf<FailureCode>({
  ...{ document_taken: 1 },
  ...{ no_seats: 1, licence_unknown: 1, address_taken: 1, no_free_address: 1, permission_missing: 1, role_missing: 1 },
  ...{
    invalid_value: 1,
    password_refused: 1,
    licence_conflict: 1,
    group_missing: 1,
    not_converged: 1,
    mailbox_late: 1,
  },
  blocked_here: 1,
  ...{ account_vanished: 1, mailbox_refused: 1, credentials_rejected: 1, throttled: 1, unavailable: 1, unexpected: 1 },
  ...{
    chat_unavailable: 1,
    chat_refused: 1,
    nobody_reachable: 1,
    holder_unreachable: 1,
    receives_changed: 1,
    nothing_to_change: 1,
    wish_taken: 1,
    no_mailbox: 1,
  },
  ...{ protected_role: 1, protected_synced: 1, protected_listed: 1, protected_guest: 1, account_blocked: 1 },
  ...{
    account_gone: 1,
    not_restorable: 1,
    group_refused: 1,
    group_gives_mail: 1,
    licence_not_offered: 1,
    line_without_effect: 1,
    line_not_run: 1,
    forward_stays: 1,
    target_blocked: 1,
    has_other_account: 1,
    reopened_outside: 1,
    granted_but_refused: 1,
    department_too_long: 1,
    address_conflict: 1,
    wish_unseen: 1,
    licence_refused: 1,
    licence_not_removable: 1,
    licence_ambiguous: 1,
    licence_group_wrong: 1,
    licence_group_late: 1,
    mailbox_address_taken: 1,
    mailbox_plan_disabled: 1,
    mailbox_error: 1,
    protected_eligible: 1,
    protected_restricted: 1,
    group_synced: 1,
    group_restricted: 1,
    group_hidden: 1,
    group_protected: 1,
    domain_federated: 1,
    domain_unverified: 1,
    licence_without_mailbox: 1,
    licence_disabled: 1,
    pass_disabled: 1,
    pass_range: 1,
    pass_scope: 1,
  },
});

/** Failures that always come with the name of what is missing. */
const NAMING = new Set<FailureCode>([
  ...(['no_seats', 'licence_unknown', 'group_missing'] as const),
  ...([
    'permission_missing',
    'role_missing',
    'mailbox_refused',
    'chat_refused',
    'nobody_reachable',
    'holder_unreachable',
  ] as const),
  ...([
    'group_refused',
    'group_gives_mail',
    'licence_not_offered',
    'licence_ambiguous',
    'licence_group_wrong',
    'licence_group_late',
    'mailbox_plan_disabled',
    'licence_without_mailbox',
    'licence_disabled',
    'domain_federated',
    'domain_unverified',
    'group_synced',
    'group_restricted',
    'group_hidden',
    'group_protected',
  ] as const),
]);

const PROBLEMS = keysOf<FieldProblem>({
  ...{ required: 1, digits_in_name: 1, not_a_name: 1, too_long: 1, too_short: 1, number_required: 1 },
  ...{
    start_required: 1,
    start_after_end: 1,
    start_far: 1,
    end_long_past: 1,
    date_required: 1,
    date_invalid: 1,
    date_past: 1,
    email_invalid: 1,
  },
  ...{ email_institutional: 1, phone_invalid: 1, consent_required: 1, address_empty: 1, address_characters: 1 },
  ...{ 'address_too-long': 1, address_reserved: 1, not_latin: 1 },
});

const CHANGE_PROBLEMS = keysOf<ChangeProblem>({
  ...{ same: 1, itself: 1, before_from: 1, before_start: 1, not_later: 1, nothing_chosen: 1, in_both: 1 },
  ...{ contract_over: 1, not_kept: 1 },
});

const CHANGE_WORDS = keysOf<ChangeWord>({
  ...{ user_mailbox: 1, shared_mailbox: 1, allowed: 1, blocked: 1, present: 1, deleted: 1, full_access: 1 },
  ...{ send_as: 1, send_on_behalf: 1, full_access_and_send_as: 1, temporary_password: 1 },
});

const REFUSALS: Readonly<Record<Refusal['code'], Refusal>> = {
  not_found: { code: 'not_found' },
  not_systems: { code: 'not_systems' },
  own_request: { code: 'own_request' },
  concerned: { code: 'concerned', as: 'beneficiary' },
  second_person: { code: 'second_person' },
  reason_needed: { code: 'reason_needed' },
  official_needed: { code: 'official_needed', official: { id: 'U0JEFE', name: 'Helena', as: 'official' } },
  not_official: { code: 'not_official' },
  account_busy: { code: 'account_busy', number: 'FT-GTI-006-2026-00002' },
  contract_over: { code: 'contract_over' },
  not_requester: { code: 'not_requester' },
  nothing_corrected: { code: 'nothing_corrected' },
  corrected_already: { code: 'corrected_already', number: 'FT-GTI-006-2026-00002' },
  not_holder: { code: 'not_holder' },
  not_receiver: { code: 'not_receiver' },
  not_official_now: { code: 'not_official_now', what: 'receipt', official: { id: 'U0JEFE', name: 'Helena' } },
  seen_by_bot: { code: 'seen_by_bot' },
  newcomer_differs: { code: 'newcomer_differs' },
  own_block: { code: 'own_block' },
  not_ratifier: { code: 'not_ratifier' },
  not_lifter: { code: 'not_lifter' },
  ratified_already: { code: 'ratified_already', by: { id: 'U0JEFE', name: 'Helena' }, at: new Date(0) },
  plan_missing: { code: 'plan_missing' },
  plan_differs: { code: 'plan_differs' },
  already: { code: 'already', state: 'approved', by: null, at: null },
  not_now: { code: 'not_now', state: 'submitted' },
};

const FACTS: CardFacts = {
  confirmer: null,
  kind: 'creation',
  type: 'personal',
  who: 'Sergio',
  at: '2 feb 2026',
  reason: 'Duplicada',
  handedTo: 'Hugo',
  isConfirmed: false,
  awaited: [],
  passwordChanged: false,
  holder: 'Hugo Holder',
  inPerson: false,
  address: 'hugo@entidad.gov.co',
  awaits: 'decision',
  isForNobody: false,
  handsOver: true,
  withholdsPassword: false,
  needsTwo: false,
  byItself: false,
  supersededBy: null,
  isShared: false,
  releases: false,
  ended: null,
  beforeLastDay: false,
  isClosed: false,
  byHandLater: false,
  byHandNext: false,
  byHand: null,
  waits: null,
  day: '15 mar 2026',
  plan: 'made',
  recoverableUntil: '14 abr 2026',
  mailLostOn: '14 abr 2026',
};

/** Every shape that a card's sentence takes. */
const EVERY_FACTS: readonly CardFacts[] = [
  ...KINDS.map((kind): CardFacts => ({ ...FACTS, kind, type: kind === 'deletion' ? 'deletion' : 'data' })),
  ...KINDS.map((kind): CardFacts => ({ ...FACTS, kind, type: 'data', handsOver: false, inPerson: true })),
  { ...FACTS, isForNobody: true, day: '' },
  { ...FACTS, kind: 'modification', type: 'redirection', handsOver: false },
  { ...FACTS, kind: 'modification', type: 'delegation', handsOver: false, byHand: 'Hecho a mano, según Sergio.' },
  { ...FACTS, kind: 'deletion', type: 'deletion', day: '', handsOver: false, needsTwo: true },
  { ...FACTS, kind: 'deletion', type: 'deletion', beforeLastDay: true, supersededBy: 'FT-GTI-006-2026-00009' },
  { ...FACTS, kind: 'deletion', type: 'deletion', beforeLastDay: true, day: '', handsOver: false },
  { ...FACTS, kind: 'deletion', type: 'deletion', beforeLastDay: true, isClosed: true, handsOver: false },
  { ...FACTS, kind: 'deletion', type: 'deletion', isShared: true, handsOver: false },
  { ...FACTS, kind: 'deletion', type: 'deletion', releases: true, handsOver: false },
  { ...FACTS, kind: 'deletion', type: 'deletion', byHandLater: true, beforeLastDay: true, handsOver: false },
  { ...FACTS, kind: 'modification', type: 'alias', waits: 'person', byItself: true, awaits: 'nothing' },
  ...(['awaited', 'failed'] as const).flatMap((plan): CardFacts[] => [
    { ...FACTS, plan },
    ...(['confirmation', 'repair', 'nothing'] as const).map((awaits) => ({ ...FACTS, plan, awaits })),
  ]),
  { ...FACTS, kind: 'restoration', type: 'restoration', awaits: 'nothing', handsOver: false, withholdsPassword: true },
  { ...FACTS, kind: 'modification', type: 'redirection', supersededBy: 'FT-GTI-006-2026-00009', handsOver: false },
];

const DONE: DoneFacts = {
  kind: 'modification',
  waits: false,
  redirection: false,
  isShared: false,
  releases: false,
  byHand: null,
  mailReturns: null,
  withholdsPassword: false,
  number: 'FT-GTI-006-2026-00001',
  who: 'Sergio',
  address: 'hugo@entidad.gov.co',
  former: null,
  what: 'Licencia',
  day: '15 mar 2026',
};
const EVERY_DONE: readonly DoneFacts[] = [
  ...KINDS.flatMap((kind) => [true, false].map((waits): DoneFacts => ({ ...DONE, kind, waits }))),
  ...[true, false].map((waits): DoneFacts => ({ ...DONE, redirection: true, waits })),
  { ...DONE, kind: 'deletion', waits: true, day: '' },
  { ...DONE, kind: 'suspension', day: '' },
  { ...DONE, kind: 'deletion', isShared: true },
  ...KINDS.map((kind): DoneFacts => ({ ...DONE, kind, byHand: 'Hecho a mano, según Sergio.' })),
  ...(['modification', 'restoration'] as const).map((kind): DoneFacts => ({
    ...DONE,
    kind,
    former: 'h@entidad.gov.co',
  })),
  { ...DONE, kind: 'restoration', mailReturns: 'new' },
  { ...DONE, kind: 'restoration', withholdsPassword: true },
  { ...DONE, kind: 'restoration', mailReturns: 'maybe_new' },
];
const EVERY_CONCERNED: readonly ConcernedFacts[] = [true, false].map((yes) => ({
  ...{ number: 'FT-GTI-006-2026-00001', who: 'Sergio', address: 'hugo@entidad.gov.co', own: 'ana@entidad.gov.co' },
  ...{ day: '15 mar 2026', isOver: yes, rights: ['abrir'], holder: 'Hugo', official: 'Ana' },
  ...{ isLockedOut: yes, byHand: yes ? 'Hecho a mano.' : null },
}));
const EVERY_READY: readonly ReadyFacts[] = (['creation', 'restoration', 'responsible', 'password'] as const).flatMap(
  (what) =>
    [null, 'Hugo'].map((inPersonTo) => ({
      ...{ what, number: 'FT-GTI-006-2026-00001', address: 'hugo@entidad.gov.co', handedTo: 'Ana', inPersonTo },
    })),
);
const EVERY_MAIL: readonly MailFacts[] = CUSTODIES.flatMap((custody) =>
  [true, false].flatMap((yes) => [
    {
      ...{ custody, releases: yes, keepers: 'Ana Ruiz', suspendedOn: '1 de marzo de 2026', isSuspended: yes },
      ...{
        lostOn: custody === 'hold' || custody === 'shared' ? null : '30 de abril de 2026',
        isByHand: yes,
      },
    },
  ]),
);
const BLOCKED = {
  ...{
    number: 'FT-GTI-006-2026-00001',
    address: 'hugo@entidad.gov.co',
    who: 'Sergio',
    reason: 'Le robaron el celular.',
  },
};
const BLOCK_REFUSALS = [
  { code: 'not_again', number: 'FT-GTI-006-2026-00001', days: 30 },
  { code: 'blocked_already', number: null },
  { code: 'blocked_already', number: 'FT-GTI-006-2026-00001' },
  { code: 'being_deleted', number: 'FT-GTI-006-2026-00001' },
  { code: 'has_open_request', number: 'FT-GTI-006-2026-00001' },
] as const;
const SAMPLES = ['11', '22', '33', '44'] as const;

function keysOf<T extends string>(all: Readonly<Record<T, 1>>): readonly T[] {
  return Object.keys(all) as T[];
}

/** How every message begins that hands an account over. */
function openingsOf({ handOver }: Words): readonly Opening[] {
  const { creation, again } = handOver.openings;
  const mails = [null, 'same', 'maybe_new', 'new', 'none'] as const;
  return [
    ...[creation.personal('Hugo', 'Gobernación'), creation.departmental('Talento Humano', 'Gobernación')],
    creation.inPerson('Hugo Holder'),
    ...(['password', 'responsible'] as const).flatMap((why) => [again[why].own('Hugo'), again[why].inPerson('Hugo')]),
    ...mails.flatMap((mail) => [again.restoration.own('Hugo', mail), again.restoration.inPerson('Hugo', mail)]),
  ];
}

/** The sentences that are made of more than numbers and texts. */
function composed(words: Words): readonly string[] {
  const { card, work, dialogs } = words;
  const change = { before: 'antes', after: 'después' };
  const say = (): string => 'Cargo: antes → después';
  return [
    ...EVERY_FACTS.flatMap((facts) =>
      REQUEST_STATES.flatMap((state) => [card.sentence.requester[state](facts), card.sentence.systems[state](facts)]),
    ),
    ...EVERY_DONE.map(words.done),
    ...EVERY_READY.map(words.told.ready),
    ...EVERY_CONCERNED.flatMap((facts) => {
      const { receiver, ...others } = words.told.concerned;
      return [...Object.values(receiver), ...Object.values(others)].map((say) => say(facts));
    }),
    ...EVERY_CONCERNED.map((facts) => words.told.concerned.receiver.deletion({ ...facts, day: '' })),
    ...DOCUMENT_TYPES.map((rule) => words.form.documentForm('Cédula', rule)),
    ...['2 de marzo', null].map((since) => words.export.used('Mesa', 'lee', { since, by: 'Elena' })),
    ...EVERY_MAIL.flatMap((facts) => [words.mail.text(facts).trim(), words.mail.done(facts).trim()]),
    ...REQUEST_STATES.flatMap((state) => [
      card.fallback('1', card.states[state], 'Hugo'),
      dialogs.refusal({ code: 'already', state, by: null, at: null }, { who: 'Sergio', at: '2 feb 2026' }),
      dialogs.refusal({ code: 'already', state, by: null, at: null }, { who: null, at: null }),
      dialogs.refusal({ code: 'not_now', state }, { who: null, at: null }),
    ]),
    ...(['address', 'licence', 'groups'] as const).map((what) => card.changed({ what, ...change }, say)),
    card.changed({ what: 'address', ...change, unseen: true }, say),
    card.changed({ what: 'licence', before: '', after: 'STANDARDPACK' }, say),
    card.changed({ what: 'account', changes: [{ what: 'position', before: null, after: null }] }, say),
    card.changed({ what: 'settings' }, say),
    card.seats('STANDARDPACK', 0, 10),
    card.seats('STANDARDPACK', 1, 10),
    ...FAILURE_CODES.map((code) => work.failure({ code, detail: 'detalle' })),
    ...FAILURE_CODES.filter((code) => !NAMING.has(code)).map((code) => work.failure({ code })),
    ...Object.values(REFUSALS).map((refusal) => dialogs.refusal(refusal, { who: 'Sergio', at: '2 feb 2026' })),
    ...[0, 1].map((free) => words.change.seats('STANDARDPACK', free, 50)),
    words.change.refusal.has_open_request(''),
    ...Object.values(TROUBLES).flatMap((trouble) => Object.values(words.tenantCheck.say(trouble))),
    dialogs.refusal({ code: 'account_busy', number: '' }, { who: null, at: null }),
    ...openingsOf(words).flatMap(({ title, open, openTap = open, past }) => [title, open, openTap, past]),
    ...(['reveal', 'record'] as const).flatMap((toldIn) =>
      FAILURE_CODES.map((code) => work.failure({ code, detail: 'detalle', step: 'plan' }, toldIn)),
    ),
    ...OWN_TROUBLES.flatMap((trouble) => [
      ...Object.values(words.ownTrouble.say(trouble, (day) => day)),
      words.ownTrouble.again(trouble),
    ]),
    words.handOver.reveal.left(1),
    words.handOver.reveal.last(null),
    words.handOver.reveal.usedUp(null),
    ...[true, false].flatMap((showsFullDocument) =>
      [0, 30].flatMap((days) =>
        words.privacy.notice({
          ...{ institution: 'Entidad', showsFullDocument, hasControlPerson: true, retentionDays: days },
        }),
      ),
    ),
    ...(['systems', 'head', 'official'] as const).flatMap((as) => [
      words.block.sentence.ratified('Helena', as, '2 feb 2026'),
      words.block.record.by('Helena', as, '2 feb 2026'),
    ]),
    ...BLOCK_REFUSALS.map(words.block.refusal),
    words.block.sentence.lifted('Sergio', 'Apareció', null),
    words.block.sentence.lapsed(null),
    words.block.told.blocked(BLOCKED),
    words.block.told.ratified(BLOCKED, 'Helena'),
    words.commands.accounts.found(1, ''),
    words.commands.accounts.none(''),
  ];
}

const OWN_TROUBLES: readonly OwnTrouble[] = [
  { code: 'channel_gone' },
  { code: 'credentials_rejected' },
  { code: 'certificate_ends', on: '2026-12-24', isOver: false },
  { code: 'certificate_ends', on: '2026-11-24', isOver: true },
  { code: 'certificate_unreadable' },
  { code: 'disk_full', dir: '/var/lib/buzon', freeMb: 120 },
  { code: 'backup_missing' },
  { code: 'backup_ahead', file: 'buzon-0a1b2c3d-20991231-235959.tar.gz' },
  { code: 'control_gone' },
  { code: 'nobody_decides', numbers: ['FT-GTI-006-2026-00001', 'FT-GTI-006-2026-00002'] },
  { code: 'press_forged' },
];

const COMPOSED =
  /^(done$|block\.(refusal|told\.(blocked|ratified)|sentence\.ratified|record\.by)$|told\.(ready$|concerned\.)|work\.waiting\.person$|card\.sentence\.|card\.changed$|tenantCheck\.say$|ownTrouble\.(say|again)$|card\.fallback$|work\.failure$|form\.documentForm$|dialogs\.refusal$|mail\.(text|done)$|export\.used$|privacy\.notice$|handOver\.openings\.(creation|again)\.)/;

interface Said {
  readonly path: string;
  readonly text: string;
  /** What was given to be said. */
  readonly given: readonly string[];
}

/** Every word with its path; what takes texts or numbers is called with samples. */
function everything(value: unknown, path = ''): readonly Said[] {
  if (typeof value === 'string') return [{ path, text: value, given: [] }];
  if (typeof value === 'function') {
    if (COMPOSED.test(path)) return [];
    const given = SAMPLES.slice(0, value.length);
    const answer = (value as (...given: readonly string[]) => string | readonly string[])(...given);
    return [{ path, text: [answer].flat().join('\n'), given }];
  }
  return Object.entries(value as object).flatMap(([key, inner]) =>
    everything(inner, path === '' ? key : `${path}.${key}`),
  );
}

function allTexts(words: Words): readonly string[] {
  return [...everything(words).map(({ text }) => text), ...composed(words)];
}

describe.each(LANGUAGES)('the words in %s', (_, words) => {
  it('have a sentence for every failure, problem, state, step, refusal and choice', () => {
    const { form, card, work, dialogs } = words;
    const sentences = [
      ...FAILURE_CODES.map((code) => work.failure({ code })),
      ...PROBLEMS.map((problem) => form.problems[problem]),
      ...REQUEST_STATES.flatMap((state) => [
        card.states[state],
        card.sentence.requester[state](FACTS),
        card.sentence.systems[state](FACTS),
      ]),
      ...EVERY_FACTS.flatMap((facts) =>
        REQUEST_STATES.flatMap((state) => [card.sentence.requester[state](facts), card.sentence.systems[state](facts)]),
      ),
      ...EVERY_DONE.map(words.done),
      ...KINDS.map((kind) => card.kinds[kind]),
      ...MODIFICATIONS.flatMap((name) => Object.values(words.change.modifications[name])),
      ...Object.values(words.change.fields),
      ...CHANGE_PROBLEMS.map((problem) => words.change.problems[problem]),
      ...CHANGE_WORDS.map((word) => words.values.words[word]),
      ...[...CREATION_STEPS, ...ACCOUNT_STEPS].flatMap((step) => Object.values(work.steps[step])),
      ...Object.values(work.unseenSteps).flatMap((step) => Object.values(step)),
      ...Object.values(work.unseen).flatMap((say) => [say(null), say('Sergio')]),
      ...Object.values(REFUSALS).map((refusal) => dialogs.refusal(refusal, { who: null, at: null })),
      ...DOCUMENT_TYPES.map(({ code }) => form.documentTypes[code]),
      ...RELATIONS.map(({ code }) => form.relations[code]),
    ];
    for (const sentence of sentences) expect(sentence.trim()).not.toBe('');
  });

  it('are whole: nothing empty, nothing left open', () => {
    for (const text of allTexts(words)) {
      expect(text).toBe(text.trim());
      expect(text).not.toBe('');
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\$\{|\(\)|=>| {2}/);
    }
  });

  it('say «temporary password» and «pass» only where the one or the other is meant, since either may be handed over', () => {
    const oneOfThem = /^(handOver\.(again\.)?(steps\w*|button\w*)|handOver\.reveal\.(title|secret))\b/;
    const said = [
      ...everything(words).flatMap(({ path, text }) => (oneOfThem.test(path) ? [] : [text])),
      ...composed(words).filter((text) => !/Microsoft Entra/.test(text)),
    ];
    for (const text of said) expect(text).not.toMatch(/contraseñas? temporal|pase temporal|temporary pass/);
    const { steps, stepsTap, stepsResponsible, stepsResponsibleTap, again } = words.handOver;
    for (const text of [...steps, ...stepsResponsible, ...again.steps]) expect(text).not.toMatch(/\b(pase|pass)\b/);
    for (const text of [...stepsTap, ...stepsResponsibleTap, ...again.stepsTap])
      expect(text).not.toMatch(/contraseña temporal|temporary password/);
    expect(JSON.stringify(words.change.modifications.password)).not.toMatch(/cuando se muestra|is shown/);
  });

  it('say what they are given', () => {
    for (const { path, text, given } of everything(words)) {
      for (const piece of given) expect(text, path).toContain(piece);
    }
  });

  it.each([0, 1, 15, 30, 60])('say how many days an account is kept when they are %i', (days) => {
    const { deletion } = words.change;
    for (const lines of [deletion.intro(days), deletion.introReleasing(days)]) {
      expect(lines.join(' ')).not.toMatch(/por completo|de sus grupos|everything|leaves its groups/);
      expect(lines[2]).toMatch(/salvo que el buzón quede compartido|unless the mailbox stays as a shared one/);
      const [, , when = ''] = lines;
      expect(/\d+/.exec(when)?.[0] ?? null).toBe(days < 2 && !/1 day/.test(when) ? null : String(days));
      expect(lines.join(' ')).not.toMatch(/\b(0|1) d(ías|ays)\b/);
    }
  });

  it('name buttons as the buttons are called', () => {
    const { card, dialogs, form, handOver, work } = words;
    expect(form.conflict.too_many_open(20)).toContain(card.buttons.withdraw);
    expect(card.sentence.requester.info_requested(FACTS)).toContain(card.buttons.answer);
    expect(card.sentence.systems.approved(FACTS)).toContain(card.buttons.execute);
    const waitingByHand = { ...FACTS, kind: 'deletion', type: 'deletion', handsOver: false } as const;
    expect(card.sentence.systems.scheduled(waitingByHand)).toContain(card.buttons.undo);
    expect(card.byHand.then).toContain(card.buttons.lineDone);
    expect(card.byHand.then).toContain(card.buttons.lineNotRun);
    expect(card.thread.byHand).toContain(card.buttons.lineDone);
    expect(work.failure({ code: 'line_without_effect' })).toContain(card.buttons.retry);
    expect(handOver.again.steps[0]).toContain(handOver.button.password);
    expect(handOver.again.stepsTap[0]).toContain(handOver.button.tap);
    expect(dialogs.approve.nextTwo).toContain(card.buttons.execute);
    for (const text of [card.moreFacts(2), words.receives.approve.hasAccountNow('a@b.co')])
      expect(text).toContain(card.buttons.more);
    expect(work.failure({ code: 'line_not_run' })).toContain(card.buttons.giveUp);
    expect(card.thread.notReceived('x')).toContain(card.closeOtherwise);
    expect(handOver.steps[0]).toContain(handOver.button.password);
    expect(handOver.stepsTap[0]).toContain(handOver.button.tap);
  });

  it('tell whoever approved, of an approved and of a stopped request alike, that another person goes on', () => {
    const told = words.dialogs.refusal({ code: 'second_person' }, { who: null, at: null });
    expect(told).toMatch(/ejecuta o la reintenta otra persona|Somebody else .* carries it out or tries it again/);
    expect(told).not.toMatch(/sigue aprobada|stays approved/);
  });

  it('ask the only systems person for a reason in words that hold where two people are asked for as well', () => {
    const text = words.dialogs.refusal({ code: 'reason_needed' }, { who: null, at: null });
    expect(text).toMatch(/ o la hacen dos personas\.| or takes two people\./u);
  });

  it('tell every state, problem and refusal apart', () => {
    const { form, card, dialogs } = words;
    const refusals = Object.values(REFUSALS).map((refusal) => dialogs.refusal(refusal, { who: null, at: null }));
    const { change } = words;
    const names = MODIFICATIONS.map((name) => change.modifications[name].name);
    for (const list of [
      names,
      Object.values(change.problems),
      Object.values(card.states),
      Object.values(form.problems),
      refusals,
    ]) {
      expect(new Set(list).size).toBe(list.length);
    }
  });
});

describe.each(LANGUAGES)('within the limits of Slack, in %s', (_, words) => {
  const { form, change, card, dialogs, commands, handOver, home, values } = words;
  const ofChange = [change.chooser, change.pick, change.details, change.deletion, change.restoration];
  const titles = [
    form,
    ...ofChange,
    dialogs.approve,
    dialogs.reject,
    dialogs.ask,
    dialogs.answer,
    dialogs.lineNotRun,
    dialogs.notice,
  ].map(({ title }) => title);
  const submits = [
    form,
    change,
    { submit: change.pick.next },
    dialogs.approve,
    dialogs.reject,
    dialogs.ask,
    dialogs.answer,
    dialogs.lineNotRun,
  ].map(({ submit }) => submit);

  it.each<[string, number, readonly string[]]>([
    ['titles of modals', 24, [...titles, ...Object.values(handOver.reveal.title)]],
    ['their buttons', 24, [...submits, form.close, dialogs.close, dialogs.cancel]],
    [
      'buttons',
      30,
      [
        ...Object.values(card.buttons),
        ...Object.values(handOver.button),
        ...Object.values(handOver.buttonResponsible),
        ...[home.ask, commands.accounts.previous, commands.accounts.next],
        ...[card.withdrawConfirm, card.stopConfirm].flatMap(({ confirm, deny }) => [confirm, deny]),
        ...[change.chooser.forgotten, change.chooser.self, change.chooser.other, change.chooser.department],
        ...[change.chooser.delete, change.chooser.restore],
        ...Object.values(change.chooser.groups),
        ...[change.chooser.extend, change.chooser.all],
        ...(['modify', 'delete', 'restore', 'reactivate'] as const).map((name) => commands.accounts[name]),
      ],
    ],
    ['titles of confirmations', 100, [card.withdrawConfirm.title, card.stopConfirm.title]],
    ['texts of confirmations', 300, [card.withdrawConfirm.text, card.stopConfirm.text]],
    [
      'options',
      75,
      [
        ...[form.types, form.documentTypes, form.relations, change.rights, { consent: form.consentOption }].flatMap(
          (options) => Object.values<string>(options),
        ),
        ...MODIFICATIONS.map((name) => change.modifications[name].name),
        change.distribution,
      ],
    ],
    [
      'headers',
      150,
      [
        // The account's name follows, of at most 100.
        ...MODIFICATIONS.map(
          (name) => `${card.kinds.modification}: ${change.modifications[name].name} · ${'ñ'.repeat(100)}`,
        ),
        ...openingsOf(words).map(({ title }) => title),
        ...[commands.status.title, commands.accounts.title, handOver.openings.over, home.title],
      ],
    ],
    ['placeholders', 150, [...Object.values(form.placeholders), ...Object.values(change.placeholders)]],
    [
      'labels and hints',
      2000,
      [...everything(form), ...everything(change), ...everything(values)].map(({ text }) => text),
    ],
    ['everything in one piece', 3000, allTexts(words)],
  ])('%s take at most %i characters', (_, most, texts) => {
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text.length, text).toBeLessThanOrEqual(most);
  });
});

/** One of each, for its words. */
const TROUBLES: Readonly<Record<TenantTrouble['code'], TenantTrouble>> = {
  licence_unknown: { code: 'licence_unknown', sku: 'SKU' },
  licence_without_mailbox: { code: 'licence_without_mailbox', sku: 'SKU' },
  licence_disabled: { code: 'licence_disabled', sku: 'SKU', status: 'Suspended' },
  licence_not_for_users: { code: 'licence_not_for_users', sku: 'SKU', appliesTo: 'Company' },
  licence_by_group: { code: 'licence_by_group', sku: 'SKU', groups: ['Personal'] },
  licence_group_wrong: { code: 'licence_group_wrong', sku: 'SKU', group: '6f0c' },
  domain_unknown: { code: 'domain_unknown', domain: 'entidad.gov.co' },
  domain_unverified: { code: 'domain_unverified', domain: 'entidad.gov.co' },
  domain_federated: { code: 'domain_federated', domain: 'entidad.gov.co' },
  domain_no_mail: { code: 'domain_no_mail', domain: 'entidad.gov.co' },
  domain_synced: { code: 'domain_synced', domain: 'entidad.gov.co' },
  stamp_in_use: { code: 'stamp_in_use', attribute: 15, accounts: 2 },
  default_group: { code: 'default_group', group: 'Personal', why: 'synced' },
  pass_disabled: { code: 'pass_disabled' },
  pass_scope: { code: 'pass_scope', groups: 2 },
};

describe('what is wrong with the tenant', () => {
  it.each(LANGUAGES)('names the setting, what comes of it and what mends it, in %s', (_, words) => {
    for (const trouble of Object.values(TROUBLES)) {
      const { what, then, mend } = words.tenantCheck.say(trouble);
      expect(`${what} ${mend}`).toMatch(/LICENSE_SKU|MAIL_DOMAIN|STAMP_ATTRIBUTE|DEFAULT_GROUPS|CREDENTIAL_DELIVERY/);
      for (const sentence of [what, then, mend]) expect(sentence).toMatch(/^[A-ZÁÉÍÓÚ].+\.$/);
    }
  });
});

describe('the languages', () => {
  it('tell the same things: the same commands, settings and buttons in every failure', () => {
    for (const code of FAILURE_CODES) {
      const [spanish, english] = [es, en].map((words) => {
        const text = words.work.failure({ code, detail: 'detalle' });
        return {
          retry: text.includes(words.card.buttons.retry),
          detail: text.includes('detalle'),
          settings: text.match(/[A-Z]+_[A-Z]+/g),
        };
      });
      expect(english, code).toEqual(spanish);
    }
    const commandsIn = (words: Words): readonly string[] =>
      words.commands.helpWritten.map((line) => line.match(/\/correos?( estado)?/)?.[0] ?? '');
    expect(commandsIn(en)).toEqual(commandsIn(es));
  });

  it('are not mixed', () => {
    for (const text of allTexts(es)) expect(text).not.toMatch(/\b(the|your|request|account|please|press|with)\b/i);
    for (const text of allTexts(en)) expect(text).not.toMatch(/[¿¡«»]|\b(solicitud|cuenta|usted|para|que|una)\b/i);
  });
});

describe('the messages of a locale', () => {
  const late = new Date('2026-02-03T03:05:00Z');
  const spanish = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
  const english = createMessages({ locale: 'en', timeZone: 'America/Bogota' });

  it('are in English where the locale is English, else in Spanish', () => {
    expect(english.form).toBe(en.form);
    expect(createMessages({ locale: 'en-GB', timeZone: 'UTC' }).form).toBe(en.form);
    expect(spanish.form).toBe(es.form);
    expect(createMessages({ locale: 'pt-BR', timeZone: 'UTC' }).form).toBe(es.form);
  });

  it('write moments in the time zone of the institution', () => {
    expect(spanish.moment(late)).toMatch(/^2\/02\/2026.* 10:05/);
    expect(english.moment(late)).toMatch(/^Feb 2, 2026.* 10:05/);
    expect(spanish.time(late)).toMatch(/^10:05/);
    expect(english.time(late)).toMatch(/^10:05/);
  });

  it('have one full stop where a moment that has its own is the last of a sentence', () => {
    const at = spanish.moment(late);
    expect(at).toMatch(/m\.$/);
    const { card, form, handOver, tenant } = spanish;
    const said = [
      ...EVERY_FACTS.flatMap((facts) =>
        [card.sentence.requester, card.sentence.systems].flatMap((say) =>
          REQUEST_STATES.map((state) => say[state]({ ...facts, at })),
        ),
      ),
      ...[handOver.reveal.last(at), handOver.reveal.usedUp(at), tenant.justification(at)],
      form.conflict.told_enough(at),
    ];
    for (const text of said) expect(text).not.toContain('..');
  });

  it('write a day as that day, in any time zone', () => {
    expect(spanish.day('2026-02-03')).toBe('3 de febrero de 2026');
    expect(createMessages({ locale: 'en', timeZone: 'Pacific/Auckland' }).day('2026-02-03')).toBe('February 3, 2026');
    expect(spanish.textVersion({ version: '03 de 2026-02-03' })).toBe('03 de 3/02/2026');
    expect(english.textVersion({ version: '03 of 2026-02-03' })).toBe('03 of Feb 3, 2026');
    for (const version of ['03', '2026-99-99', null]) expect(spanish.textVersion({ version })).toBe(version);
    expect(spanish.textVersion(undefined)).toBeNull();
  });
});
