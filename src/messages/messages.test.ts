import { describe, it, expect } from 'vitest';
import { MODIFICATIONS } from '#domain/account-form.ts';
import { RELATIONS } from '#domain/relation.ts';
import { DOCUMENT_TYPES, KINDS } from '#domain/form.ts';
import { ACCOUNT_STEPS, CREATION_STEPS, type ChangeWord } from '#domain/plan.ts';
import { REQUEST_STATES, type FailureCode, type Refusal } from '#domain/request.ts';
import { CHANGE_FIELDS, type ChangeProblem } from '#domain/validate-change.ts';
import type { FieldProblem } from '#domain/validate-form.ts';
import { en } from './en.ts';
import { es, type Words } from './es.ts';
import type { CardFacts } from './es-sentences.ts';
import type { DoneFacts } from './es-done.ts';
import { createMessages } from './messages.ts';

const LANGUAGES = [
  ['es', es],
  ['en', en],
] as const;

const FAILURE_CODES = keysOf<FailureCode>({
  ...{ no_seats: 1, licence_unknown: 1, address_taken: 1, no_free_address: 1, permission_missing: 1, role_missing: 1 },
  ...{ invalid_value: 1, licence_conflict: 1, group_missing: 1, not_converged: 1, mailbox_late: 1 },
  ...{ account_vanished: 1, mailbox_refused: 1, credentials_rejected: 1, throttled: 1, unavailable: 1, unexpected: 1 },
  ...{ chat_unavailable: 1, chat_refused: 1, nobody_reachable: 1, nothing_to_change: 1, wish_taken: 1, no_mailbox: 1 },
  ...{ protected_role: 1, protected_synced: 1, protected_listed: 1, protected_guest: 1, account_blocked: 1 },
  ...{ account_gone: 1, not_restorable: 1, group_refused: 1, line_without_effect: 1, line_not_run: 1 },
  ...{ has_other_account: 1, reopened_outside: 1 },
});

/** Failures that always come with the name of what is missing. */
const NAMING = new Set<FailureCode>([
  ...(['no_seats', 'licence_unknown', 'group_missing'] as const),
  ...(['permission_missing', 'role_missing', 'mailbox_refused', 'chat_refused', 'nobody_reachable'] as const),
  'group_refused',
]);

const PROBLEMS = keysOf<FieldProblem>({
  ...{ required: 1, digits_in_name: 1, not_a_name: 1, too_long: 1, too_short: 1, document_cc: 1, document_ce: 1 },
  ...{ document_passport: 1, date_required: 1, date_invalid: 1, date_past: 1, email_invalid: 1 },
  ...{ email_institutional: 1, phone_invalid: 1, consent_required: 1, address_empty: 1, address_characters: 1 },
  ...{ 'address_too-long': 1, address_reserved: 1 },
});

const CHANGE_PROBLEMS = keysOf<ChangeProblem>({
  ...{ same: 1, itself: 1, before_from: 1, not_later: 1, nothing_chosen: 1, in_both: 1, contract_over: 1 },
});

const CHANGE_WORDS = keysOf<ChangeWord>({
  ...{ user_mailbox: 1, shared_mailbox: 1, allowed: 1, blocked: 1, present: 1, deleted: 1, full_access: 1 },
  ...{ send_as: 1, full_access_and_send_as: 1, temporary_password: 1 },
});

const REFUSALS: Readonly<Record<Refusal['code'], Refusal>> = {
  not_found: { code: 'not_found' },
  not_systems: { code: 'not_systems' },
  own_request: { code: 'own_request' },
  second_person: { code: 'second_person' },
  account_busy: { code: 'account_busy', number: 'FT-GTI-006-2026-00002' },
  contract_over: { code: 'contract_over' },
  not_requester: { code: 'not_requester' },
  not_holder: { code: 'not_holder' },
  not_receiver: { code: 'not_receiver' },
  plan_missing: { code: 'plan_missing' },
  plan_differs: { code: 'plan_differs' },
  already: { code: 'already', state: 'approved', by: null, at: null },
  not_now: { code: 'not_now', state: 'submitted' },
};

const FACTS: CardFacts = {
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
  rule: null,
  handsOver: true,
  needsTwo: false,
  byItself: false,
  supersededBy: null,
  ended: null,
  beforeLastDay: false,
  waits: null,
  day: '15 mar 2026',
};

/** Every shape that a card's sentence takes. */
const EVERY_FACTS: readonly CardFacts[] = [
  ...KINDS.map((kind): CardFacts => ({ ...FACTS, kind, type: kind === 'deletion' ? 'deletion' : 'data' })),
  ...KINDS.map((kind): CardFacts => ({ ...FACTS, kind, type: 'data', handsOver: false, inPerson: true })),
  { ...FACTS, kind: 'modification', type: 'redirection', handsOver: false },
  { ...FACTS, kind: 'deletion', type: 'deletion', day: '', handsOver: false, needsTwo: true },
  { ...FACTS, kind: 'deletion', type: 'deletion', waits: 'date', supersededBy: 'FT-GTI-006-2026-00009' },
  { ...FACTS, kind: 'deletion', type: 'deletion', waits: 'date', day: '', handsOver: false },
  { ...FACTS, kind: 'modification', type: 'alias', waits: 'person', byItself: true, rule: 'self_service' },
  { ...FACTS, kind: 'modification', type: 'redirection', supersededBy: 'FT-GTI-006-2026-00009', handsOver: false },
];

const DONE: DoneFacts = {
  kind: 'modification',
  waits: false,
  redirection: false,
  number: 'FT-GTI-006-2026-00001',
  who: 'Sergio',
  address: 'hugo@entidad.gov.co',
  what: 'Licencia',
  day: '15 mar 2026',
};
const EVERY_DONE: readonly DoneFacts[] = [
  ...KINDS.flatMap((kind) => [true, false].map((waits): DoneFacts => ({ ...DONE, kind, waits }))),
  ...[true, false].map((waits): DoneFacts => ({ ...DONE, redirection: true, waits })),
  { ...DONE, kind: 'deletion', waits: true, day: '' },
  { ...DONE, kind: 'suspension', day: '' },
];
const SAMPLES = ['11', '22', '33', '44'] as const;

function keysOf<T extends string>(all: Readonly<Record<T, 1>>): readonly T[] {
  return Object.keys(all) as T[];
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
    ...REQUEST_STATES.flatMap((state) => [
      card.fallback('1', state, 'Hugo'),
      dialogs.refusal({ code: 'already', state, by: null, at: null }, { who: 'Sergio', at: '2 feb 2026' }),
      dialogs.refusal({ code: 'already', state, by: null, at: null }, { who: null, at: null }),
      dialogs.refusal({ code: 'not_now', state }, { who: null, at: null }),
    ]),
    ...(['address', 'licence', 'groups'] as const).map((what) => card.changed({ what, ...change }, say)),
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
    dialogs.refusal({ code: 'account_busy', number: '' }, { who: null, at: null }),
    words.handOver.reveal.left(0),
    words.handOver.reveal.left(1),
    words.commands.accounts.found(1, ''),
    words.commands.accounts.none(''),
  ];
}

const COMPOSED =
  /^(done$|work\.waiting\.person$|card\.sentence\.|card\.changed$|card\.fallback$|work\.failure$|dialogs\.refusal$)/;

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
      ...CHANGE_FIELDS.map((field) => words.change.fields[field]),
      ...CHANGE_PROBLEMS.map((problem) => words.change.problems[problem]),
      ...CHANGE_WORDS.map((word) => words.values.words[word]),
      ...[...CREATION_STEPS, ...ACCOUNT_STEPS].flatMap((step) => Object.values(work.steps[step])),
      ...Object.values(REFUSALS).map((refusal) => dialogs.refusal(refusal, { who: null, at: null })),
      ...DOCUMENT_TYPES.map((type) => form.documentTypes[type]),
      ...RELATIONS.map((relation) => form.relations[relation]),
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

  it('say what they are given', () => {
    for (const { path, text, given } of everything(words)) {
      for (const piece of given) expect(text, path).toContain(piece);
    }
  });

  it('name buttons as the buttons are called', () => {
    const { card, dialogs, handOver, work } = words;
    expect(card.sentence.requester.info_requested(FACTS)).toContain(card.buttons.answer);
    expect(card.sentence.systems.approved(FACTS)).toContain(card.buttons.execute);
    const waitingByHand = { ...FACTS, kind: 'deletion', type: 'deletion', handsOver: false } as const;
    expect(card.sentence.systems.scheduled(waitingByHand)).toContain(card.buttons.undo);
    expect(card.byHand.then).toContain(card.buttons.lineDone);
    expect(card.byHand.then).toContain(card.buttons.lineNotRun);
    expect(card.thread.byHand).toContain(card.buttons.lineDone);
    expect(work.failure({ code: 'line_without_effect' })).toContain(card.buttons.lineDone);
    expect(handOver.again.steps[0]).toContain(handOver.button.password);
    expect(handOver.again.stepsTap[0]).toContain(handOver.button.tap);
    expect(dialogs.approve.next).toContain(card.buttons.execute);
    expect(dialogs.approve.unknown).toContain(dialogs.approve.submit);
    expect(handOver.steps[0]).toContain(handOver.button.password);
    expect(handOver.stepsTap[0]).toContain(handOver.button.tap);
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
        ...[card.withdrawConfirm, card.undoConfirm].flatMap(({ confirm, deny }) => [confirm, deny]),
        ...[change.chooser.create, change.chooser.modify, change.chooser.delete, change.chooser.restore],
        ...(['modify', 'delete', 'restore', 'reactivate'] as const).map((name) => commands.accounts[name]),
      ],
    ],
    ['titles of confirmations', 100, [card.withdrawConfirm.title, card.undoConfirm.title]],
    ['texts of confirmations', 300, [card.withdrawConfirm.text, card.undoConfirm.text]],
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
        ...MODIFICATIONS.map((name) =>
          card.title('FT-GTI-006-2026-00001', `${card.kinds.modification}: ${change.modifications[name].name}`),
        ),
        ...(['password', 'restoration', 'responsible'] as const).flatMap((why) => [
          handOver.again[why].title,
          handOver.again[why].titleResponsible,
        ]),
        ...[commands.status.title, commands.accounts.title, handOver.title, handOver.titleResponsible, home.title],
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
      words.commands.help('').map((line) => line.match(/\/correos?( estado)?/)?.[0] ?? '');
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

  it('write a day as that day, in any time zone', () => {
    expect(spanish.day('2026-02-03')).toBe('3 de febrero de 2026');
    expect(createMessages({ locale: 'en', timeZone: 'Pacific/Auckland' }).day('2026-02-03')).toBe('February 3, 2026');
  });
});
