import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { actor, EMPLOYEE, HEAD, HOLDER, requestIn } from '#domain/request/request.fixture.ts';
import { OFFICE } from '#use-cases/register/register.fixture.ts';
import { ASK_SYSTEMS, CHANGE_FORMS } from '../act-names.ts';
import { chosen, filled, m, refusedWith } from '../acts.fixture.ts';
import type { Reply } from '../acts.ts';
import { alreadyOpenText } from '../request-card/already-open.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { actsIn, fieldsIn, textIn } from '../screen.fixture.ts';
import { changeStage } from './change-forms.fixture.ts';
import { pickForm } from './pick-form.ts';

const words = m.change.refusal;

interface Picked {
  readonly by?: typeof HEAD;
  /** The account stands in the form; else it was searched. */
  readonly known?: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly given?: Parameters<typeof changeStage>[0];
}

async function pick({ by = HEAD, known, answers, given = {} }: Picked): Promise<Reply> {
  const state = { accountId: known ?? null, what: null };
  const acts = pickForm(changeStage(given).deps);
  return await filled(acts, { name: CHANGE_FORMS.pick, by: actor(by, false), state, answers });
}

/** Chooses the account in the form. */
async function choose(answers: Readonly<Record<string, string>>, given: Picked['given'] = {}, state = {}) {
  const acts = pickForm(changeStage(given).deps);
  const form = { name: CHANGE_FORMS.pick, by: actor(HEAD, false), state: { accountId: null, what: null, ...state } };
  const reply = await chosen(acts, { ...form, field: 'account', answers });
  if (reply.as !== 'open') throw new Error('it is not drawn again');
  const what = fieldsIn(reply.dialog).find(({ name }) => name === 'what');
  const offered = what?.input.input === 'choice' ? what.input : null;
  return { dialog: reply.dialog, what, values: offered?.options.map(({ value }) => value) ?? [], offered };
}

describe('the account that is chosen in the first step', () => {
  it('offers what can be modified in it, and keeps what was chosen', async () => {
    const { values, offered, what, dialog } = await choose({ account: OFFICE.id, what: 'alias' });
    expect(values).toContain('responsible');
    expect(values).not.toContain('contract');
    expect(offered?.initial).toBe('alias');
    // The client shows other options only in a field that is another one.
    expect([what?.refilled, dialog.state]).toEqual([1, { accountId: null, what: null, drawn: 1 }]);
    const again = await choose({ account: ACCOUNT.id, what: 'alias' }, {}, { drawn: 1 });
    expect(again.values).toContain('contract');
    expect(again.what?.refilled).toBe(2);
  });

  it('stays within what was meant from the beginning', async () => {
    const kinds = ['contract', 'responsible'];
    const { values, dialog } = await choose({ account: OFFICE.id }, {}, { kinds });
    expect(values).toEqual(['responsible']);
    expect(dialog.state).toMatchObject({ kinds });
  });

  it('is told below it to be one that is never touched, with the way to the systems area', async () => {
    const { values, dialog } = await choose({ account: ACCOUNT.id }, { hasRole: true });
    expect(values).toEqual([]);
    expect(textIn(dialog)).toContain(`${ACCOUNT.displayName}: ${words.protected.role}`);
    expect(dialog.content.at(-1)).toMatchObject({
      actions: [{ act: ASK_SYSTEMS.sendAbove, payload: { act: 'modify', why: 'role', account: ACCOUNT.id } }],
    });
  });

  it('is told to have an open request, and which one', async () => {
    const open = requestIn('submitted');
    const accounts = [{ ...ACCOUNT, responsible: HEAD }];
    const { values, dialog } = await choose({ account: ACCOUNT.id }, { open, accounts });
    expect(textIn(dialog)).toContain(alreadyOpenText(m, { request: open, actor: HEAD }));
    expect(values).toEqual([]);
    expect(actsIn(dialog)).toEqual([]);
  });

  it('loses what its mailbox, or the lack of one, does not allow', async () => {
    const bare = await choose({ account: ACCOUNT.id }, { seen: { mailbox: null } });
    expect(bare.values).toEqual(expect.arrayContaining(['data', 'groups', 'licence']));
    expect(bare.values).not.toContain('out_of_office');
    expect(textIn(bare.dialog)).toContain(m.change.hindered.no_mailbox);
    const shared = await choose({ account: OFFICE.id }, { seen: { mailbox: { purpose: 'shared', autoReply: null } } });
    expect(shared.values).not.toContain('shared');
    expect(shared.values).toContain('delegation');
    expect(textIn(shared.dialog)).toContain(m.change.hindered.already_shared);
  });

  it('hinders nothing where the tenant does not answer in time', async () => {
    const { deps } = changeStage();
    const account = async (): Promise<never> =>
      await Promise.reject(new OutsideError('unavailable', { service: 'graph' }));
    const acts = pickForm({ ...deps, directory: { ...deps.directory, account } });
    const form = { name: CHANGE_FORMS.pick, by: actor(HEAD, false), state: { accountId: null, what: null } };
    const reply = await chosen(acts, { ...form, field: 'account', answers: { account: ACCOUNT.id } });
    expect(reply.as === 'open' ? textIn(reply.dialog) : '').not.toContain('⚠');
  });
});

describe('the first step of a modification', () => {
  it.each([
    ['searched', { answers: { account: ACCOUNT.id, what: 'alias' } }],
    ['known', { known: ACCOUNT.id, answers: { what: 'alias' } }],
  ] as const)('leads to the second, for an account that is %s', async (_, picked) => {
    expect(await pick(picked)).toMatchObject({
      ...{ as: 'open', dialog: { form: CHANGE_FORMS.details, state: { accountId: ACCOUNT.id, what: 'alias' } } },
    });
  });

  it('says that one’s own password is claimed where nobody approved that the account is theirs', async () => {
    const accounts = [{ ...ACCOUNT, origin: 'imported' as const }];
    const shown = async (given: Picked['given']): Promise<string> => {
      const reply = await pick({
        by: HOLDER,
        known: ACCOUNT.id,
        answers: { what: 'password' },
        ...(given && { given }),
      });
      return reply.as === 'open' ? textIn(reply.dialog) : '';
    };
    expect(await shown({ accounts })).toContain(m.change.passwordGoesTo.claimed);
    expect(await shown({})).toContain(m.change.passwordGoesTo.own);
  });

  it('tells at the field what can be modified instead', async () => {
    const reply = await pick({ known: OFFICE.id, answers: { what: 'contract' } });
    expect(reply).toMatchObject({
      ...{ as: 'errors', errors: { what: expect.stringContaining(m.change.modifications.alias.name) } },
    });
    expect(await pick({ known: OFFICE.id, answers: {} })).toMatchObject({
      as: 'errors',
      errors: { what: expect.any(String) },
    });
  });

  it.each([
    [
      ...['none of theirs', { by: EMPLOYEE }],
      refusedWith(words.not_allowed, { act: 'modify', why: 'not_allowed' }),
      refusedWith(words.not_now, { act: 'modify', why: 'not_now', account: ACCOUNT.id }),
    ],
    [
      ...['never touched', { given: { hasRole: true } }],
      refusedWith(words.protected.role, { act: 'modify', why: 'role', account: ACCOUNT.id }),
      refusedWith(words.protected.role, { act: 'modify', why: 'role', account: ACCOUNT.id }),
    ],
    [
      ...['one with an open request', { given: { open: requestIn('submitted') } }],
      { as: 'errors', errors: { account: alreadyOpenText(m, { request: requestIn('submitted'), actor: HEAD }) } },
      { as: 'tell', text: alreadyOpenText(m, { request: requestIn('submitted'), actor: HEAD }) },
    ],
  ] as const)('tells of an account that is %s, and leads to whoever can help', async (_, of, searched, known) => {
    const what = { what: 'data' };
    expect(await pick({ ...of, answers: { ...what, account: ACCOUNT.id } })).toEqual(searched);
    expect(await pick({ ...of, known: ACCOUNT.id, answers: what })).toEqual(known);
  });
});
