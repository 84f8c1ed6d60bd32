import { describe, expect, it } from 'vitest';
import { accountsMessage } from '#dialogue/accounts/list.ts';
import { ACCOUNT_VIEW, ACTIONS } from '#dialogue/act-names.ts';
import { aloneDialog } from '#dialogue/request-card/deciding/alone-dialog.ts';
import { approveDialog } from '#dialogue/request-card/deciding/approve-dialog.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import { chooserDialog } from '#dialogue/change-forms/chooser.ts';
import { deletionDialog } from '#dialogue/change-forms/deletion.ts';
import { detailsDialog } from '#dialogue/change-forms/details.ts';
import { pickDialog } from '#dialogue/change-forms/pick.ts';
import { restorationDialog } from '#dialogue/change-forms/restoration.ts';
import { doneMessage } from '#dialogue/request-card/done.ts';
import { handOverMessage } from '#dialogue/hand-over/message.ts';
import { linesIn, mentionedIn } from '#dialogue/screen.fixture.ts';
import { MODIFICATIONS, snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import { SIGN_IN_BLOCKED } from '#domain/modifications/changes.ts';
import { BUZON } from '#domain/person.ts';
import { ACCOUNT_STEPS, NO_WORK, type Change, type Plan, type StepName } from '#domain/plan/plan.ts';
import { COLLEAGUE, EMPLOYEE, FAILURE, HOLDER, NOW, QUESTION, requestIn } from '#domain/request/request.fixture.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import { REQUEST_STATES, type RequestState } from '#domain/request/states.ts';
import { createMessages } from '#messages/messages.ts';
import { assertBlocks } from '#sandbox/slack/blocks/assert-blocks.ts';
import type { Run, RunStep } from '#use-cases/ports/store/run.ts';
import { textOf } from '#test/stages/stage.ts';
import { INSTITUTION_DEFAULTS } from '#test/stages/institution.ts';
import { everythingOf, rendered } from '#test/rendered.ts';

const LANGUAGES = ['es-CO', 'en'].map((locale) => createMessages({ locale, timeZone: 'America/Bogota' }));
const [es = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' })] = LANGUAGES;
const LONG = `<!channel> *x* ${'ñ'.repeat(3_000)}`;
const OTHER = { id: 'other', address: 'ana@entidad.gov.co', displayName: LONG };
const DEPARTMENT = { code: '130', name: LONG, head: null };
const GROUPS = [{ id: 'group-1', name: LONG }];
const SKU = { skuId: 'sku', skuPartNumber: 'STANDARDPACK' };
const INSTITUTION = {
  ...INSTITUTION_DEFAULTS,
  name: 'Gobernación del Río Claro',
  mailDomain: 'entidad.gov.co',
  timeZone: 'America/Bogota',
  locale: 'es-CO',
  rules: {
    graceDays: 30,
    quarantineDays: 365,
    contractGraceDays: 30,
    deletionNeedsTwo: true,
    releaseLicence: 'at_deletion' as const,
    protectedAccounts: [],
    maxOpenRequests: 20,
    protectedGroups: [],
  },
};
const DEPARTMENTS = { search: () => [DEPARTMENT], find: () => DEPARTMENT, headedBy: () => [], listed: true };
const LINE = `Set-Mailbox -Identity '${ACCOUNT.directoryId}' -Type Shared`;

const about = { account: snapshotOf(ACCOUNT), justification: 'Hace falta' };
const DATA = {
  givenNames: LONG,
  surnames: LONG,
  displayName: LONG,
  position: LONG,
  department: DEPARTMENT,
  phone: '300 123 4567',
  responsible: COLLEAGUE,
};
const FORMS: readonly AccountForm[] = [
  { ...about, type: 'data', data: DATA },
  { ...about, type: 'address', localPart: 'nueva' },
  { ...about, type: 'password' },
  { ...about, type: 'licence', licence: SKU },
  { ...about, type: 'groups', join: GROUPS, leave: GROUPS },
  { ...about, type: 'out_of_office', text: LONG, from: '2026-03-01', until: '2026-03-15' },
  { ...about, type: 'redirection', to: OTHER, until: '2026-03-15' },
  { ...about, type: 'alias', localPart: 'nueva' },
  { ...about, type: 'shared' },
  { ...about, type: 'delegation', to: OTHER, rights: ['full_access'] },
  { ...about, type: 'contract', contractEnd: '2026-12-31' },
  { ...about, type: 'responsible', responsible: COLLEAGUE },
  { ...about, type: 'deletion', lastDay: '2026-02-15', redirectTo: OTHER, outOfOffice: LONG },
  { ...about, type: 'restoration', contractEnd: null },
  { ...about, type: 'suspension', contractEnd: '2026-02-01' },
];
const CHANGES: readonly Change[] = [
  { what: 'position', before: null, after: { text: LONG } },
  { what: 'contract_end', before: { day: '2026-06-30' }, after: { day: '2026-12-31' } },
  { what: 'delegation', before: null, after: { word: 'send_as', to: 'Ana', until: '2026-12-31' } },
  { what: 'out_of_office', before: { text: LONG }, after: { text: LONG, from: '2026-03-01', until: '2026-03-15' } },
  { what: 'password', before: null, after: { word: 'temporary_password' } },
];
const PLAN: Plan = {
  ...NO_WORK,
  address: ACCOUNT.address,
  displayName: ACCOUNT.displayName,
  changes: CHANGES,
  licences: { add: [SKU], remove: [SKU] },
  groups: GROUPS,
  leaves: GROUPS,
  lines: [LINE],
  steps: ACCOUNT_STEPS,
};

function asked(form: AccountForm, state: RequestState, change: RequestChange = {}): Request {
  return requestIn(state, { form, plan: PLAN, requester: EMPLOYEE, ...change });
}

function formOf(type: AccountForm['type']): AccountForm {
  const form = FORMS.find((each) => each.type === type);
  if (form === undefined) throw new Error(type);
  return form;
}

/** A run that is at this step. */
function runAt(name: StepName, change: Partial<RunStep> = {}): Run {
  const done: RunStep = {
    name: 'check_account',
    state: 'done',
    attempts: 1,
    nextAt: null,
    startedAt: NOW,
    doneAt: NOW,
    uncertain: false,
    waitingFor: null,
    confirmedAt: null,
  };
  const steps = [done, { ...done, name, state: 'waiting', doneAt: null, ...change } as const];
  return { requestId: 'id', directoryId: ACCOUNT.directoryId, steps };
}

function systemsCard(request: Request, run: Run | null = null): { readonly text: string; readonly buttons: string[] } {
  const { blocks } = rendered(requestCard(es, { request, run, audience: 'systems' }));
  assertBlocks('message', blocks);
  return {
    text: textOf({ blocks: everythingOf(es, { request, run }) }),
    buttons: [...JSON.stringify(blocks).matchAll(/"action_id":"((?!record_send|request_more)\w+)"/g)].map(
      (all) => all[1] ?? '',
    ),
  };
}

function requesterText(request: Request, run: Run | null = null): string {
  const { blocks } = rendered(requestCard(es, { request, run, audience: 'requester' }));
  assertBlocks('message', blocks);
  return textOf({ blocks });
}

describe('the cards of every kind', () => {
  it.each(FORMS.map((form) => [form.type, form] as const))('for %s are accepted by Slack in every state', (_, form) => {
    const variants: readonly RequestChange[] = [
      {},
      { plan: null },
      { plan: null, failure: FAILURE },
      {
        rule: 'undo',
        supersededBy: 'FT-GTI-006-2026-00002',
        needsTwo: true,
        questions: [{ ...QUESTION, text: LONG }],
      },
      {
        planChanges: [
          { what: 'account', changes: CHANGES },
          { what: 'licence', before: '', after: 'X' },
        ],
      },
      { form: { ...form, justification: LONG } },
    ];
    const runs = [
      null,
      runAt('exchange', { waitingFor: 'person' }),
      runAt('soft_delete', { waitingFor: 'date', nextAt: NOW }),
    ];
    for (const m of LANGUAGES)
      for (const state of REQUEST_STATES)
        for (const change of variants)
          for (const run of runs)
            for (const audience of ['systems', 'requester'] as const) {
              const card = rendered(requestCard(m, { request: asked(form, state, change), run, audience }));
              expect(() => assertBlocks('message', card.blocks)).not.toThrow();
              expect(textOf(card)).not.toMatch(/undefined|\[object/);
            }
  });

  it('show the kind in the title, the account, and what changes', () => {
    const { text } = systemsCard(asked(formOf('address'), 'submitted'));
    expect(text).toMatch(/^Modificación: cambio de dirección · .*FT-GTI-006-2026-00001/);
    expect(text).toContain('Cuenta: Hugo Holder Muñoz (de una persona)');
    expect(text).toContain('Último día del contrato: 30 de junio de 2026 → 31 de diciembre de 2026');
    expect(text).toContain('Contraseña: una nueva, que se elige con un acceso temporal');
    expect(text).toContain(
      'Permiso de uso: (no tiene) → Ana: enviar como la cuenta (hasta el 31 de diciembre de 2026)',
    );
    expect(text).toContain('Se asigna la licencia: Office 365 E1: quedan 3 de 50');
  });

  it('show which licence stays because a group gives it, and which group gives a new account its licence', () => {
    const group = { id: 'g', name: 'Personal de planta' };
    const left = { ...PLAN, licencesLeft: [{ licence: SKU, group }] };
    const { text } = systemsCard(asked(formOf('licence'), 'submitted', { plan: left }));
    expect(text).toContain('Se queda la licencia: Office 365 E1 (la da el grupo Personal de planta)');
    const made = requestIn('submitted');
    const plan = made.plan === null ? null : { ...made.plan, licenceGroup: group };
    expect(systemsCard({ ...made, plan }).text).toContain('La licencia la da el grupo: Personal de planta');
  });

  it('show when a deletion becomes final, and offer to undo it', () => {
    const deletion = asked(formOf('deletion'), 'scheduled');
    const run = runAt('soft_delete', { waitingFor: 'date', nextAt: new Date('2026-03-15T05:00:00Z') });
    const { text, buttons } = systemsCard(deletion, run);
    expect(text).toContain('Se elimina el 15 de marzo de 2026');
    expect(buttons).toEqual([ACTIONS.undo]);
    expect(requesterText(deletion, run)).toContain('Se elimina el 15 de marzo de 2026');
    expect(systemsCard({ ...deletion, state: 'failed' }).buttons).toEqual([
      ACTIONS.retry,
      ACTIONS.undo,
      ACTIONS.giveUp,
    ]);
    expect(systemsCard(asked(formOf('redirection'), 'scheduled')).text).toContain(
      'activa hasta el 15 de marzo de 2026',
    );
    expect(systemsCard(asked(formOf('redirection'), 'scheduled')).buttons).toEqual([]);
  });

  it('show until when the account can be used before its deletion begins', () => {
    const run = runAt('wait_last_day', { waitingFor: 'date', nextAt: new Date('2026-02-16T05:00:00Z') });
    const deletion = asked(formOf('deletion'), 'executing', {
      plan: { ...PLAN, lines: [], changes: [SIGN_IN_BLOCKED] },
    });
    expect(requesterText(deletion, run)).toContain('se puede usar hasta el 15 de febrero de 2026');
    const resting = systemsCard({ ...deletion, state: 'scheduled' }, run);
    expect(resting.text).toContain('se puede usar hasta el 15 de febrero de 2026');
    expect(resting.buttons).toEqual([ACTIONS.createNow, ACTIONS.stop]);
  });

  it('show the exact lines to run by hand, and the button until somebody says that it is done', () => {
    const shared = asked(formOf('shared'), 'executing');
    const waiting = systemsCard(shared, runAt('exchange', { waitingFor: 'person' }));
    expect(waiting.text).toContain(LINE);
    expect(waiting.buttons).toEqual([ACTIONS.lineDone, ACTIONS.lineNotRun]);
    const confirmed = systemsCard(shared, runAt('exchange', { waitingFor: 'person', confirmedAt: NOW }));
    expect(confirmed.text).toContain('comprobando en Microsoft 365');
    // If it was not run after all, that is still possible.
    expect(confirmed.text).toContain(LINE);
    expect(confirmed.text).toContain('ejecútelo ahora');
    expect(confirmed.buttons).toEqual([]);
    const address = asked(formOf('address'), 'executing', {
      plan: { ...PLAN, lines: [], address: 'nueva@entidad.gov.co' },
    });
    expect(systemsCard(address, runAt('primary_address', { waitingFor: 'person' })).text).toContain(
      `Set-Mailbox -Identity '${ACCOUNT.directoryId}' -WindowsEmailAddress 'nueva@entidad.gov.co'`,
    );
    expect(requesterText(shared, runAt('exchange'))).toContain('Falta un paso que el área de sistemas hace a mano');
  });

  it('say that a temporary access is handed over for an existing account, but the account itself for a new one', () => {
    const plan = { ...PLAN, lines: [], steps: ['check_account', 'hand_over'] } as const;
    const password = asked(formOf('password'), 'executing', { plan });
    const { text } = systemsCard(password, runAt('hand_over'));
    expect(text).toContain('2. Entregar el acceso temporal');
    expect(text).toContain('entregando el acceso temporal…');
    expect(text).not.toMatch(/[Ee]ntrega\w* la cuenta/);
    expect(systemsCard(requestIn('executing')).text).toContain('Entregar la cuenta');
  });

  it('say why no approval was needed, and which request undid this one', () => {
    expect(systemsCard(asked(formOf('password'), 'executing', { rule: 'self_service' })).text).toContain(
      'No necesitó aprobación',
    );
    const undone = systemsCard(asked(formOf('deletion'), 'cancelled', { supersededBy: 'FT-GTI-006-2026-00077' }));
    expect(undone.text).toContain('Deshecha');
    expect(undone.text).toContain('FT-GTI-006-2026-00077');
  });

  it('say why the bot rejected it, in the words of the failure', () => {
    const failure = { ...FAILURE, code: 'protected_role', step: 'plan' } as const;
    const decision = { outcome: 'rejected', by: BUZON, at: NOW } as const;
    const rejected = asked(formOf('data'), 'rejected', { plan: null, failure, decision });
    const card = textOf(rendered(requestCard(es, { request: rejected, run: null, audience: 'systems' })));
    for (const text of [card, requesterText(rejected)]) {
      expect(text).toContain('Es una cuenta con la que se administra Microsoft 365');
      expect(text.match(/Es una cuenta con la que se administra/g)).toHaveLength(1);
    }
  });
});

describe('what the people concerned are told', () => {
  it('is one text for every kind of request, and for a modification includes what changed', () => {
    for (const form of FORMS)
      for (const state of ['scheduled', 'closed'] as const) {
        const request = asked(form, state, { requester: { id: 'U0LONG', name: LONG }, handedTo: null });
        const to = { person: HOLDER, as: 'holder' } as const;
        const message = doneMessage(es, { request, to, institution: INSTITUTION });
        const [text = ''] = linesIn(message);
        expect(text).toContain(ACCOUNT.address);
        expect(text.length).toBeLessThan(1_000);
        expect(mentionedIn(message)).toEqual(['U0LONG']);
        assertBlocks('message', rendered(message).blocks);
      }
  });
});

describe('messages of a hand-over', () => {
  it.each(['password', 'restoration', 'responsible'] as const)('for %s fit the request', (type) => {
    for (const m of LANGUAGES)
      for (const as of ['holder', 'responsible'] as const)
        for (const delivery of ['password', 'tap'] as const) {
          const message = rendered(
            handOverMessage(m, {
              request: asked(formOf(type), 'delivered'),
              person: HOLDER,
              as,
              institution: LONG,
              delivery,
            }),
          );
          assertBlocks('message', message.blocks);
          expect(textOf(message)).not.toMatch(/le creó una cuenta|created an e-mail account/);
        }
  });
});

describe('the modals', () => {
  const accounts: readonly (Account | null)[] = [
    null,
    {
      ...ACCOUNT,
      displayName: LONG,
      departmentName: LONG,
      givenNames: LONG,
      position: LONG,
      contractEnd: '2026-01-01',
    },
    {
      ...ACCOUNT,
      type: 'departmental',
      responsible: null,
      holder: null,
      givenNames: null,
      surnames: null,
      position: null,
      phone: null,
    },
  ];

  it('are accepted by Slack', () => {
    for (const m of LANGUAGES) {
      assertBlocks('modal', rendered(chooserDialog(m, null, { blocks: true })));
      for (const account of accounts) {
        assertBlocks('modal', rendered(pickDialog(m, { account, possible: ['data'] })));
        assertBlocks('modal', rendered(deletionDialog(m, { account, institution: INSTITUTION, today: '2026-03-10' })));
        assertBlocks('modal', rendered(restorationDialog(m, { account, today: '2026-03-10' })));
        if (account === null) continue;
        for (const what of MODIFICATIONS)
          for (const listed of [true, false]) {
            const departments = { ...DEPARTMENTS, listed };
            const today = '2026-03-10';
            const actor = { ...HOLDER, systems: false, door: 'slack' as const };
            const dialog = detailsDialog(m, { account, what, institution: INSTITUTION, departments, today, actor });
            assertBlocks('modal', rendered(dialog));
          }
      }
      for (const form of FORMS)
        for (const asksReason of [true, false])
          assertBlocks(
            'modal',
            rendered(approveDialog(m, asked(form, 'submitted'), { institution: INSTITUTION, asksReason })),
          );
      assertBlocks('modal', rendered(aloneDialog(m, { requestId: 'x', actionId: 'request_execute' })));
    }
  });
});

describe('the list of accounts', () => {
  it('has room for ten rows, each with the button of its card, and for imported accounts', () => {
    const rows = Array.from({ length: 10 }, (_, index) => ({
      ...ACCOUNT,
      id: `account-${index}`,
      address: `cuenta${index}@entidad.gov.co`,
      displayName: LONG,
      state: index % 2 === 0 ? ('suspended' as const) : ('deleted' as const),
      ...(index === 0
        ? { origin: 'imported' as const, requestNumber: null, responsible: null, relation: null, deliveredAt: null }
        : {}),
    }));
    const text = 'x'.repeat(200);
    const order = { by: 'ends', descending: true } as const;
    const page = { view: { for: 'systems', rows }, text, order, page: 1, pages: 3, total: 30 } as const;
    for (const m of LANGUAGES) assertBlocks('message', rendered(accountsMessage(m, page)).blocks);
    const message = rendered(accountsMessage(es, page));
    const told = textOf(message);
    expect(told).toContain('sin responsable · suspendida · existía antes de Correo');
    expect(JSON.stringify(message.blocks).match(new RegExp(ACCOUNT_VIEW, 'g'))).toHaveLength(10);
  });
});
