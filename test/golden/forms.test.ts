import { withProperNames } from '#dialogue/change-forms/capitals.ts';
import { blockDialog } from '#dialogue/change-forms/block.ts';
import { chooserDialog } from '#dialogue/change-forms/chooser.ts';
import { deletionDialog } from '#dialogue/change-forms/deletion.ts';
import { detailsDialog } from '#dialogue/change-forms/details.ts';
import { hindranceParts } from '#dialogue/change-forms/hindrances.ts';
import type { Hindrance } from '#use-cases/requests/look-at-account.ts';
import { pickDialog } from '#dialogue/change-forms/pick.ts';
import { restorationDialog } from '#dialogue/change-forms/restoration.ts';
import { conflictErrors, conflictText, restoreInsteadDialog } from '#dialogue/creation-form/conflicts.ts';
import { creationDialog } from '#dialogue/creation-form/form.ts';
import { CUSTODIES, MODIFICATIONS } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { withEndDoubt } from '#dialogue/parts/end-doubt.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { actor, EMPLOYEE, HEAD, HOLDER, NOW, requestIn } from '#domain/request/request.fixture.ts';
import { shownText } from '#domain/shown-text.ts';
import type { Messages } from '#messages/messages.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import type { SubmitRefusal } from '#use-cases/requests/submit-request.ts';
import { golden, type Case } from './golden.ts';
import { DEPARTMENT_ACCOUNT, E1, F3, INSTITUTION, TODAY } from './things.ts';

const notice = shownText({
  kind: 'privacy_notice',
  version: '01 de 2026-01-15',
  text: 'Para qué se usan sus datos.\nY quién responde.',
});
const departments: Departments = {
  ...{ search: () => [], headedBy: () => [], listed: true },
  find: (code) => ({ code, name: 'Talento Humano', head: null }),
};
const form = { institution: INSTITUTION, type: 'personal', departments, notice } as const;
const known = {
  ...{ givenNames: 'Hugo', surnames: 'Holder Muñoz', position: 'Profesional', contactEmail: 'hugo@example.com' },
  ...{ department: '120', responsible: HEAD.id, contactPhone: '300 123 4567' },
};

golden('creation-form', (m) => [
  ['personal', creationDialog(m, form)],
  ['departmental', creationDialog(m, { ...form, type: 'departmental' })],
  ['departments are free text', creationDialog(m, { ...form, departments: { ...departments, listed: false } })],
  ['the profile fits', creationDialog(m, { ...form, profile: { name: 'Hugo', doubts: [], isNamed: true } })],
  [
    'the profile differs',
    creationDialog(m, { ...form, profile: { name: 'Hugo', doubts: ['name', 'email'], isNamed: true } }),
  ],
  [
    'somebody chosen, no names yet',
    creationDialog(m, { ...form, profile: { name: 'Hugo', doubts: [], isNamed: false } }),
  ],
  ['for oneself', creationDialog(m, { ...form, own: HOLDER.name, entries: known, carried: { proposed: known } })],
  [
    'for somebody of the chat, whose contract ends',
    creationDialog(m, {
      ...{ ...form, profile: { name: 'Hugo', doubts: [], isNamed: true } },
      entries: { ...known, chatUser: HOLDER.id, relation: 'contratista' },
      carried: { from: '120', proposed: known, refilled: { givenNames: 1, surnames: 1 } },
    }),
  ],
  [
    'names typed in capitals',
    creationDialog(m, {
      ...{ ...form, entries: { givenNames: 'María del Carmen', surnames: 'Pérez' } },
      carried: {
        shouted: { givenNames: 'MARÍA DEL CARMEN', surnames: 'PÉREZ' },
        refilled: { givenNames: 1, surnames: 1 },
      },
    }),
  ],
  [
    'a person, the contract ends in many years',
    creationDialog(m, {
      ...{ ...form, entries: { ...known, relation: 'contratista', contractEnd: '2036-12-31' } },
      ...{ carried: { doubted: '2036-12-31' }, today: TODAY },
    }),
  ],
  [
    'what is kept of a person while a department is chosen',
    creationDialog(m, { ...form, type: 'departmental', entries: { ...known, documentNumber: '1098765432' } }),
  ],
]);

const account = '6f1f3c0e-0000-4000-8000-00000000000a';
const address = ACCOUNT.address;
/** Every reason to refuse a form for a new account. A new reason does not compile until it is listed here. */
const CONFLICTS: { readonly [C in SubmitRefusal['code']]: readonly Extract<SubmitRefusal, { code: C }>[] } = {
  has_account: (['document', 'profile', 'email'] as const).map((by) => ({ code: 'has_account', address, by, account })),
  has_restorable: (['suspended', 'deleted'] as const).map((state) => ({
    ...{ code: 'has_restorable', address, by: 'document', account, state },
  })),
  has_open_request: [{ code: 'has_open_request', number: 'FT-GTI-006-2026-00009' }],
  ask_systems: [{ code: 'ask_systems', by: 'email', account }],
  address_taken: [{ code: 'address_taken', address }],
  too_many_open: [{ code: 'too_many_open', limit: 20 }],
  nobody_decides: (['approver', 'second'] as const).map((lacks) => ({ code: 'nobody_decides', lacks })),
  told_enough: [{ code: 'told_enough', until: NOW }],
  correction_refused: [
    { code: 'correction_refused', why: { code: 'already', state: 'approved', by: HOLDER, at: NOW } },
    { code: 'correction_refused', why: { code: 'corrected_already', number: 'FT-GTI-006-2026-00009' } },
  ],
};

golden('form-errors', (m) => {
  const all = Object.values(CONFLICTS).flat() as readonly SubmitRefusal[];
  return [
    ...all.map((conflict): Case => [JSON.stringify(conflict), conflictText(m, conflict)]),
    ...(['personal', 'departmental'] as const).flatMap((type) =>
      all.map((one): Case => [
        `at which field of ${type}: ${JSON.stringify(one)}`,
        Object.keys(conflictErrors(m, { conflicts: [one], type })),
      ]),
    ),
    ...CONFLICTS.has_restorable.map((one): Case => [
      `offers to restore, ${one.state}`,
      restoreInsteadDialog(m, one, 'Hugo Holder Muñoz'),
    ]),
    ['problems of a field', m.form.problems],
    [
      'a number that no such document has',
      DOCUMENT_TYPES.map((rule) => m.form.documentForm(m.form.documentTypes[rule.code] ?? '', rule)),
    ],
    ['problems of a field about an account', m.change.problems],
    ['refusals about an account', changeRefusals(m)],
  ];
});

function changeRefusals(m: Messages): object {
  const { refusal: words } = m.change;
  return {
    ...words,
    not_for_this: words.not_for_this('Contraseña nueva'),
    has_open_request: words.has_open_request('FT-GTI-006-2026-00009'),
    address_taken: words.address_taken(address),
    group_protected: words.group_protected('Boletín'),
  };
}

/** Each reason why something cannot be asked for about an account, in the form where it is chosen. */
function hinderedCases(m: Messages): readonly Case[] {
  const request = requestIn('submitted');
  const long = { ...ACCOUNT, displayName: 'María Fernanda de los Ángeles Rodríguez-Villamizar Echavarría' };
  const whys: readonly Hindrance[] = [
    ...(['role', 'eligible', 'restricted', 'synced', 'listed', 'guest'] as const).map((why): Hindrance => ({
      ...{ code: 'protected', why },
    })),
    ...(['gone', 'no_mailbox', 'already_shared', 'blocked', 'own_extension', 'not_restorable'] as const).map(
      (code): Hindrance => ({ code }),
    ),
    { code: 'has_open_request', request },
    { code: 'other_account', address },
    { code: 'other_account', address: null },
  ];
  const about = { by: EMPLOYEE, purpose: 'modify', account: long } as const;
  const all = (why: Hindrance): Case => {
    const looked = { possible: [], hindered: [{ what: 'data', why }] } as const;
    const hindered = hindranceParts(m, { ...about, looked });
    const name = `hindered: ${why.code} ${'why' in why ? why.why : 'address' in why ? String(why.address) : ''}`;
    return [name, pickDialog(m, { account: null, own: ACCOUNT, hindered, possible: [], drawn: 1 })];
  };
  const some = {
    possible: ['data', 'groups'],
    hindered: [
      ...(['out_of_office', 'alias'] as const).map((what) => ({ what, why: { code: 'no_mailbox' } as const })),
      { what: 'contract', why: { code: 'own_extension' } },
    ],
  } as const;
  const hindered = hindranceParts(m, { ...about, looked: some });
  const looked = { possible: [], hindered: [{ what: 'deletion', why: { code: 'protected', why: 'synced' } }] } as const;
  const never = { account: null, own: ACCOUNT, hindered: hindranceParts(m, { ...about, purpose: 'delete', looked }) };
  const today = TODAY;
  return [
    ...whys.map(all),
    ['hindered in part', pickDialog(m, { account: null, own: ACCOUNT, hindered, possible: some.possible, drawn: 2 })],
    ['a deletion that is hindered', deletionDialog(m, { ...never, institution: INSTITUTION, today })],
    ['a restoration that is hindered', restorationDialog(m, { ...never, today })],
  ];
}

const OWN_CAN = ['forgotten', 'extend', 'modify', 'delete'] as const;
const releasing: Institution = { ...INSTITUTION, rules: { ...INSTITUTION.rules, releaseLicence: 'at_suspension' } };

golden('change-forms', (m) => {
  const about = {
    account: ACCOUNT,
    institution: INSTITUTION,
    departments,
    today: TODAY,
    actor: actor(EMPLOYEE, false),
  };
  const holder = { ...about, actor: actor(HOLDER, false) };
  const nobody = { ...ACCOUNT, holder: null, responsible: null };
  return [
    ['chooser, nobody knows the accounts', chooserDialog(m, null)],
    ['chooser of somebody without an account', chooserDialog(m, [])],
    ['chooser of somebody with an account', chooserDialog(m, [{ account: ACCOUNT, can: OWN_CAN }])],
    [
      'chooser of somebody with many accounts',
      chooserDialog(
        m,
        [
          { account: { ...ACCOUNT, state: 'suspended' }, can: ['extend', 'delete', 'restore'] },
          ...Array.from({ length: 6 }, (_, at) => ({
            account: { ...DEPARTMENT_ACCOUNT, id: `6f1f3c0e-0000-4000-8000-0000000001${String(at).padStart(2, '0')}` },
            can: ['forgotten', 'modify', 'delete'] as const,
          })),
        ],
        { blocks: true },
      ),
    ],
    ['to block which account', blockDialog(m, { account: null })],
    ['to block this account', blockDialog(m, { account: ACCOUNT })],
    ['which account, and what', pickDialog(m, { account: null })],
    ['which account, one’s own is chosen', pickDialog(m, { account: null, own: ACCOUNT, possible: ['password'] })],
    ...hinderedCases(m),
    ['what of this account', pickDialog(m, { account: ACCOUNT, possible: ['password', 'contract'] })],
    ['the one thing that is possible', pickDialog(m, { account: ACCOUNT, possible: ['password'] })],
    ...MODIFICATIONS.map((what): Case => [`${what}`, detailsDialog(m, { ...about, what })]),
    [
      'data, names typed in capitals',
      withProperNames(detailsDialog(m, { ...about, what: 'data' }), {
        ...{ shouted: { surnames: 'DE LA PEÑA' }, departments, words: m.form.capitals },
        answers: {
          ...{ has: () => true, option: () => '120', options: () => [], day: () => null, person: () => HEAD.id },
          text: (field) => (field === 'surnames' ? 'DE LA PEÑA' : 'Otro'),
        },
      }),
    ],
    ['data of a department', detailsDialog(m, { ...about, what: 'data', account: DEPARTMENT_ACCOUNT })],
    [
      'data, departments are free text',
      detailsDialog(m, { ...about, what: 'data', departments: { ...departments, listed: false } }),
    ],
    [
      'data, a department that is not in the list',
      detailsDialog(m, { ...about, what: 'data', departments: { ...departments, find: () => null } }),
    ],
    ['licence, one of two is replaced', detailsDialog(m, { ...about, what: 'licence', licences: [E1, F3] })],
    ['licence, nobody knows which there are', detailsDialog(m, { ...about, what: 'licence', licences: null })],
    ['one’s own password', detailsDialog(m, { ...holder, what: 'password' })],
    [
      'one’s own password, forgotten',
      detailsDialog(m, { ...holder, what: 'password', why: m.change.chooser.forgottenWhy }),
    ],
    ['a claimed password', detailsDialog(m, { ...holder, what: 'password', isClaim: true })],
    [
      'password, through the official',
      detailsDialog(m, { ...about, what: 'password', account: { ...ACCOUNT, holder: null } }),
    ],
    ['password, nobody to hand it to', detailsDialog(m, { ...about, what: 'password', account: nobody })],
    ['password of a department', detailsDialog(m, { ...about, what: 'password', account: DEPARTMENT_ACCOUNT })],
    ['one’s own contract', detailsDialog(m, { ...holder, what: 'contract' })],
    [
      'contract without an end',
      detailsDialog(m, { ...about, what: 'contract', account: { ...ACCOUNT, contractEnd: null } }),
    ],
    ...employments(m, { about, holder }),
    [
      'contract, the end is doubtful',
      withEndDoubt(m, {
        dialog: detailsDialog(m, { ...about, what: 'contract' }),
        ...{ contract: { contractStart: '2026-01-15', contractEnd: '2036-12-31' }, today: TODAY },
      }),
    ],
    ...deletions(m),
    ['restoration', restorationDialog(m, { account: ACCOUNT, today: TODAY })],
    [
      'restoration, the contract is over',
      restorationDialog(m, { account: { ...ACCOUNT, contractEnd: '2026-02-02' }, today: TODAY }),
    ],
    ['restoration of which account', restorationDialog(m, { account: null, today: TODAY })],
  ];
});

/** A change of the relation, for what is chosen and who reads it. */
function employments(
  m: Messages,
  forms: Readonly<Record<'about' | 'holder', Omit<Parameters<typeof detailsDialog>[1], 'what'>>>,
): readonly Case[] {
  const what = 'employment';
  const { about, holder } = forms;
  const unknown = { ...ACCOUNT, relation: null, contractEnd: null, subject: `account:${ACCOUNT.id}` };
  return [
    ['employment, the relation that is chosen needs no end', detailsDialog(m, { ...about, what, relation: 'planta' })],
    ['one’s own employment', detailsDialog(m, { ...holder, what })],
    [
      'employment, a relation of before',
      detailsDialog(m, { ...about, what, account: { ...ACCOUNT, relation: 'ops' } }),
    ],
    ['employment, nothing is known', detailsDialog(m, { ...about, what, account: unknown })],
    [
      'employment, the contract is over',
      withEndDoubt(m, {
        dialog: detailsDialog(m, { ...about, what }),
        ...{ contract: { contractStart: '2026-01-15', contractEnd: '2026-01-31' }, today: TODAY },
      }),
    ],
  ];
}

function deletions(m: Messages): readonly Case[] {
  const about = { account: ACCOUNT, today: TODAY };
  return [
    ['deletion of which account', deletionDialog(m, { ...about, account: null, institution: INSTITUTION })],
    ...[INSTITUTION, releasing].flatMap((institution) =>
      CUSTODIES.map((custody): Case => [
        `deletion, messages: ${custody}, licence ${institution.rules.releaseLicence}`,
        deletionDialog(m, { ...about, institution, custody }),
      ]),
    ),
  ];
}
