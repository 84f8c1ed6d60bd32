import { describe, expect, it } from 'vitest';
import { MODIFICATIONS } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { shownText } from '#domain/shown-text.ts';
import { actor, EMPLOYEE, HEAD, HOLDER, requestIn } from '#domain/request/request.fixture.ts';
import {
  ACCOUNT_BUTTONS,
  ASK_SYSTEMS,
  CARD_BUTTONS,
  CHANGE_FORMS,
  CHOICES,
  CHOOSER,
  CREATION_FORM,
  FORMER_CHOICES,
  GROUP_CHOICES,
  FORM_RESTORE,
  HOME_ACTS,
} from '../act-names.ts';
import type { Reply } from '../acts.ts';
import { m, pressed, refusedWith } from '../acts.fixture.ts';
import { OFFICE } from '#use-cases/register/register.fixture.ts';
import type { Dialog } from '../screen.ts';
import { actsIn, fieldsIn, textIn } from '../screen.fixture.ts';
import { alreadyOpenText } from '../request-card/already-open.ts';
import { beginActs } from './begin-acts.ts';
import { chooserFor } from './chooser.ts';
import { changeStage } from './change-forms.fixture.ts';

const BY = actor(HEAD, false);
const notice = shownText({ kind: 'privacy_notice', version: '01', text: 'Para qué.' });
const words = m.change.refusal;

function formIn(reply: Reply): string | undefined {
  return reply.as === 'open' ? reply.dialog.form : undefined;
}

describe('the question what is needed', () => {
  it('is asked by the shortcut', async () => {
    const { shortcuts = [], windows } = beginActs(changeStage({ accounts: [] }).deps);
    const [ask] = shortcuts;
    const reply = await ask?.run({ by: BY });
    if (reply?.as !== 'open') throw new Error('nothing is asked');
    expect(reply.dialog.form).toBe(CHOOSER);
    expect(windows).toEqual([CHOOSER]);
    expect(actsIn(reply.dialog)).toEqual([
      ...[CHOICES.self, CHOICES.other, CHOICES.department],
      ...Object.values(GROUP_CHOICES),
      ...[CHOICES.delete, CHOICES.restore],
      ASK_SYSTEMS.write,
    ]);
  });

  it.each([
    [CHOICES.self, CREATION_FORM],
    [CHOICES.other, CREATION_FORM],
    [CHOICES.department, CREATION_FORM],
    // In windows from before.
    [FORMER_CHOICES.create, CREATION_FORM],
    [FORMER_CHOICES.modify, CHANGE_FORMS.pick],
    [CHOICES.forgotten, CHANGE_FORMS.pick],
    [CHOICES.delete, CHANGE_FORMS.deletion],
    [CHOICES.restore, CHANGE_FORMS.restoration],
  ])('is answered by %s with %s', async (name, form) => {
    const { deps } = changeStage();
    const { reply } = await pressed(beginActs({ ...deps, notice }), { name, by: BY });
    expect(formIn(reply)).toBe(form);
  });
});

describe('what a person probably wants', () => {
  const OWN = { ...ACCOUNT, holder: HOLDER, origin: 'request' } as const;
  const by = actor(HOLDER, false);
  const asked = async (given: Parameters<typeof changeStage>[0] = {}, person = by): Promise<Dialog> => {
    const { deps } = changeStage(given);
    const [ask] = beginActs(deps).shortcuts ?? [];
    const reply = await ask?.run({ by: person });
    if (reply?.as !== 'open') throw new Error('nothing is asked');
    return reply.dialog;
  };
  const lastButtons = (dialog: Dialog): readonly string[] =>
    dialog.content.flatMap((part) =>
      part.kind === 'actions' && part.id?.startsWith('of:') === true ? part.actions.map(({ act }) => act) : [],
    );

  it('comes first: a forgotten password, and what can be done with their account', async () => {
    const dialog = await asked({ accounts: [OWN] });
    expect(actsIn(dialog)[0]).toBe(CHOICES.forgotten);
    expect(lastButtons(dialog)).toEqual([CHOICES.extend, CARD_BUTTONS.modify, CARD_BUTTONS.delete]);
    // Nobody gets a second one.
    expect(actsIn(dialog)).not.toContain(CHOICES.self);
  });

  it('offers a forgotten password at each of several accounts', async () => {
    const office = { ...OFFICE, responsible: HOLDER };
    const dialog = await asked({ accounts: [{ ...OWN, contractEnd: null }, office] });
    expect(dialog.content[0]).toMatchObject({ kind: 'heading' });
    expect(lastButtons(dialog).filter((act) => act === CHOICES.forgotten)).toHaveLength(2);
  });

  it('calls what can be done by the name that it has everywhere', async () => {
    const labels = async (state: 'suspended' | 'active') =>
      (await asked({ accounts: [{ ...OWN, state }] })).content.flatMap((part) =>
        part.kind === 'actions' && part.id?.startsWith('of:') === true
          ? part.actions.map((one) => ('label' in one ? one.label : ''))
          : [],
      );
    const { modify, delete: deletes, reactivate } = m.commands.accounts;
    expect(await labels('suspended')).toEqual(expect.arrayContaining([deletes, reactivate]));
    expect(await labels('active')).toEqual(expect.arrayContaining([modify, deletes]));
  });

  it('leads to all their accounts where it does not show all', async () => {
    const many = Array.from({ length: 6 }, (_, at) => ({ ...OWN, id: `6f1f3c0e-0000-4000-8000-0000000001${at}0` }));
    expect(actsIn(await asked({ accounts: many }))).toContain(HOME_ACTS.list);
    expect(actsIn(await asked({ accounts: many.slice(1) }))).not.toContain(HOME_ACTS.list);
  });

  it('is asked without their accounts where the register does not tell', async () => {
    const { deps } = changeStage({ accounts: [OWN] });
    const broken = { ...deps.store, accountsFor: async () => await Promise.reject(new Error('the database is down')) };
    const dialog = await chooserFor({ ...deps, store: broken }, by);
    expect(lastButtons(dialog)).toEqual([]);
    expect(actsIn(dialog).slice(0, 2)).toEqual([CHOICES.forgotten, CHOICES.self]);
  });

  it.each([
    [CHOICES.delete, CHANGE_FORMS.deletion, [OWN]],
    [CHOICES.restore, CHANGE_FORMS.restoration, [{ ...OWN, state: 'suspended' as const }]],
    [FORMER_CHOICES.modify, CHANGE_FORMS.pick, [OWN]],
    [CHOICES.forgotten, CHANGE_FORMS.pick, [OWN]],
  ])('%s has their only account chosen', async (name, form, accounts) => {
    const { reply } = await pressed(beginActs(changeStage({ accounts }).deps), { name, by });
    expect(formIn(reply)).toBe(form);
    if (reply.as !== 'open') return;
    const account = fieldsIn(reply.dialog).find((field) => field.name === 'account')?.input;
    expect(account).toMatchObject({ input: 'search', initial: { value: OWN.id } });
  });

  it.each([
    ['data', ['data']],
    ['mail', ['out_of_office', 'redirection', 'address', 'alias', 'groups', 'licence']],
    ['access', ['password', 'delegation', 'shared']],
    ['contract', ['contract', 'employment', 'responsible']],
  ] as const)('the group %s offers %j', async (group, offered) => {
    // Of several accounts nobody knows which one is meant.
    const accounts = [OWN, { ...OFFICE, responsible: HOLDER }];
    const press = { name: GROUP_CHOICES[group], by };
    const { reply } = await pressed(beginActs(changeStage({ accounts }).deps), press);
    if (reply.as !== 'open') throw new Error('no form opens');
    const what = fieldsIn(reply.dialog).find(({ name }) => name === 'what')?.input;
    expect(what?.input === 'choice' ? what.options.map(({ value }) => value) : []).toEqual(offered);
    expect(reply.dialog.state).toEqual({ accountId: null, what: null, kinds: offered });
  });

  it('offers only what is possible with the account that is chosen already', async () => {
    const press = { name: GROUP_CHOICES.contract, by };
    const accounts = [{ ...OFFICE, responsible: HOLDER }];
    const { reply } = await pressed(beginActs(changeStage({ accounts }).deps), press);
    if (reply.as !== 'open') throw new Error('no form opens');
    expect(offeredIn(reply.dialog)).toEqual(['responsible']);
  });
});

/** The modifications that a form offers. */
function offeredIn(dialog: Dialog): readonly string[] {
  const what = fieldsIn(dialog).find(({ name }) => name === 'what')?.input;
  return what?.input === 'choice' ? what.options.map(({ value }) => value) : [];
}

describe('a forgotten password', () => {
  const OWN = { ...ACCOUNT, holder: HOLDER, origin: 'request' } as const;
  const forgot = async (given: Parameters<typeof changeStage>[0], by = actor(HOLDER, false)) => {
    const stage = changeStage(given);
    const press = { name: CHOICES.forgotten, by, payload: given?.accounts?.[0]?.id ?? null };
    return { ...stage, ...(await pressed(beginActs(stage.deps), press)) };
  };

  it('is asked for with one press by whoever needs nobody’s approval', async () => {
    const { reply, inserted } = await forgot({ accounts: [OWN] });
    expect(reply).toMatchObject({ as: 'tell', text: m.change.chooser.forgottenSent('FT-GTI-006-2026-00009') });
    expect(inserted).toMatchObject([
      { form: { type: 'password', justification: m.change.chooser.forgottenWhy }, rule: 'self_service' },
    ]);
  });

  it('opens the form where somebody approves it, with the account and the reason filled in', async () => {
    const { reply, inserted } = await forgot({ accounts: [{ ...OWN, origin: 'imported' }] });
    expect(inserted).toEqual([]);
    expect(reply).toMatchObject({
      as: 'open',
      dialog: { form: CHANGE_FORMS.details, state: { accountId: OWN.id, what: 'password' } },
    });
    if (reply.as === 'open') expect(textIn(reply.dialog)).toContain(m.change.passwordGoesTo.claimed);
  });

  it('is refused to others, and the trail has it', async () => {
    const { reply, events, inserted } = await forgot({ accounts: [OWN] }, actor(EMPLOYEE, false));
    expect(reply).toEqual(refusedWith(words.not_now, { act: 'modify', why: 'not_now', account: OWN.id }));
    expect(events).toMatchObject([{ what: 'attempt_refused' }]);
    expect(inserted).toEqual([]);
  });
});

describe('a button beside an account', () => {
  const press = async (name: string, given: Parameters<typeof changeStage>[0] = {}, by = BY) => {
    const { deps, events } = changeStage(given);
    const { reply } = await pressed(beginActs(deps), { name, by, payload: ACCOUNT.id });
    return { reply, events };
  };

  it.each([
    [ACCOUNT_BUTTONS.modify, CHANGE_FORMS.pick],
    [CARD_BUTTONS.modify, CHANGE_FORMS.pick],
    [ACCOUNT_BUTTONS.delete, CHANGE_FORMS.deletion],
    [CARD_BUTTONS.delete, CHANGE_FORMS.deletion],
  ])('%s opens %s for it', async (name, form) => {
    const { reply } = await press(name);
    expect(formIn(reply)).toBe(form);
    expect(reply).toMatchObject({ dialog: { state: { accountId: ACCOUNT.id } } });
  });

  it.each([ACCOUNT_BUTTONS.restore, CARD_BUTTONS.restore, FORM_RESTORE])(
    '%s gives back what was suspended',
    async (name) => {
      const accounts = [{ ...ACCOUNT, state: 'suspended' as const }];
      expect(formIn((await press(name, { accounts })).reply)).toBe(CHANGE_FORMS.restoration);
      expect((await press(name)).reply).toEqual(
        refusedWith(words.not_now, { act: 'restore', why: 'not_now', account: ACCOUNT.id }),
      );
    },
  );

  it('offers what can be modified in it', async () => {
    const { reply } = await press(ACCOUNT_BUTTONS.modify);
    if (reply.as !== 'open') throw new Error('no form opens');
    const what = fieldsIn(reply.dialog).find(({ name }) => name === 'what')?.input;
    const values = what?.input === 'choice' ? what.options.map(({ value }) => value) : [];
    expect(values).toEqual(MODIFICATIONS);
  });

  it.each([
    ['another request is open', { open: requestIn('submitted') }],
    ['it is gone', { seen: null }],
  ])('opens nothing where %s, and says why', async (_, given) => {
    for (const name of [CARD_BUTTONS.modify, CARD_BUTTONS.delete]) {
      const { reply } = await press(name, given);
      expect(reply.as).toBe('tell');
      const text = reply.as === 'tell' ? reply.text : '';
      const words = 'open' in given ? alreadyOpenText(m, { request: given.open, actor: HEAD }) : m.change.hindered.gone;
      expect(text).toBe(words);
    }
  });

  it('says what cannot be modified in it, and offers the rest', async () => {
    const { reply } = await press(ACCOUNT_BUTTONS.modify, { seen: { mailbox: null } });
    if (reply.as !== 'open') throw new Error('no form opens');
    expect(textIn(reply.dialog)).toContain(m.change.hindered.no_mailbox);
    expect(textIn(reply.dialog)).toContain(m.change.modifications.alias.name);
    expect(offeredIn(reply.dialog)).not.toContain('alias');
    expect(offeredIn(reply.dialog)).toContain('data');
    expect(actsIn(reply.dialog)).toEqual([ASK_SYSTEMS.sendAbove]);
  });

  it('opens nothing for others, nor for an account that is never touched', async () => {
    const others = await press(ACCOUNT_BUTTONS.delete, {}, actor(EMPLOYEE, false));
    const help = { act: 'delete', account: ACCOUNT.id } as const;
    expect(others.reply).toEqual(refusedWith(words.not_now, { ...help, why: 'not_now' }));
    expect(others.events).toMatchObject([{ what: 'attempt_refused', data: { act: 'ask_deletion' } }]);
    expect((await press(CARD_BUTTONS.delete, { hasRole: true })).reply).toEqual(
      refusedWith(words.protected.role, { ...help, why: 'role' }),
    );
  });
});
