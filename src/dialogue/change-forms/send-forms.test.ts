import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { actor, EMPLOYEE, HEAD, HOLDER, requestIn } from '#domain/request/request.fixture.ts';
import { OFFICE } from '#use-cases/register/register.fixture.ts';
import { ASK_SYSTEMS, CHANGE_FORMS } from '../act-names.ts';
import { chosen, filled, m, refusedWith } from '../acts.fixture.ts';
import type { Reply } from '../acts.ts';
import { END_SURE } from '../parts/end-doubt.ts';
import type { Option } from '../screen.ts';
import { actsIn, fieldsIn, namesIn, textIn } from '../screen.fixture.ts';
import { changeStage } from './change-forms.fixture.ts';
import { changeForms } from './send-forms.ts';

const words = m.change.refusal;
const WHY = { justification: 'Hace falta' };
/** Fields that the window has and nobody filled in. */
const EMPTY = { keepers: [], rights: [] };

interface Sent {
  readonly by?: typeof HEAD;
  readonly what?: string;
  readonly answers: Readonly<Record<string, string | readonly Option[]>>;
  readonly given?: Parameters<typeof changeStage>[0];
}

/** Sends the second step of a modification of the account. */
async function modify({ by = HEAD, what = 'data', answers, given = {} }: Sent) {
  const { deps, inserted, events } = changeStage(given);
  const state = { accountId: ACCOUNT.id, what };
  const form = { name: CHANGE_FORMS.details, by: actor(by, false), state, answers: { ...WHY, ...answers } };
  return { reply: await filled(changeForms(deps), form), inserted, events };
}

describe('a form about an account that is sent', () => {
  it('is a request, and leaves no window open', async () => {
    const answers = { redirectTo: OFFICE.id, until: '2026-03-15' };
    const { reply, inserted } = await modify({ what: 'redirection', answers });
    expect(reply.as).toBe('close_all');
    expect(inserted).toMatchObject([
      { form: { type: 'redirection', to: { address: OFFICE.address }, until: '2026-03-15' }, requester: HEAD },
    ]);
  });

  it('tells all that is wrong at once, at its fields', async () => {
    const answers = {
      ...{ givenNames: 'Hugo 2', surnames: 'Holder', position: '', department: 'Salud', phone: 'no' },
      responsible: 'U0STRANGER',
    };
    expect((await modify({ answers })).reply).toEqual({
      as: 'errors',
      errors: {
        givenNames: m.form.problems.digits_in_name,
        phone: m.form.problems.phone_invalid,
        responsible: m.form.conflict.not_a_member,
      },
    });
  });

  it('does not ask again about whoever answers for the account already', async () => {
    const { deps, inserted } = changeStage({ accounts: [{ ...ACCOUNT, responsible: { id: 'U0AWAY', name: 'Aldo' } }] });
    const answers = {
      ...{ ...WHY, givenNames: 'Hugo', surnames: 'Peña', position: '', department: 'Salud', phone: '' },
      responsible: 'U0AWAY',
    };
    const state = { accountId: ACCOUNT.id, what: 'data' };
    await filled(changeForms(deps), { name: CHANGE_FORMS.details, by: actor(HOLDER, false), state, answers });
    expect(inserted).toMatchObject([{ form: { data: { responsible: { id: 'U0AWAY' }, surnames: 'Peña' } } }]);
  });

  it('names no other account that is gone', async () => {
    const accounts = [ACCOUNT, { ...OFFICE, state: 'suspended' as const }];
    const answers = { redirectTo: OFFICE.id, until: '2026-03-15' };
    const { reply } = await modify({ what: 'redirection', answers, given: { accounts } });
    expect(reply).toEqual({ as: 'errors', errors: { redirectTo: words.other_gone } });
  });

  it('stands under what is refused at no field of it', async () => {
    const open = requestIn('submitted');
    const { reply } = await modify({ what: 'password', answers: {}, by: HOLDER, given: { open } });
    expect(reply).toEqual({ as: 'tell', text: words.has_open_request(open.number) });
    // A field that this window does not have.
    expect((await modify({ what: 'alias', answers: {} })).reply).toEqual({
      ...{ as: 'tell', text: m.form.problems.required },
    });
  });

  it('leads to the systems area, which may give a name that is reserved', async () => {
    const { reply } = await modify({ what: 'alias', answers: { alias: 'soporte' } });
    expect(reply).toEqual(
      refusedWith(m.form.problems.address_reserved, { act: 'modify', why: 'reserved', account: ACCOUNT.id }),
    );
    // What the person can mend themselves is told first, at its field.
    const both = await modify({ what: 'alias', answers: { alias: 'soporte', justification: '' } });
    expect(both.reply).toMatchObject({ as: 'errors', errors: { alias: m.form.problems.address_reserved } });
  });

  it('is none of others’, who stand in the trail', async () => {
    const { reply, events } = await modify({ by: EMPLOYEE, answers: {} });
    expect(reply).toEqual(refusedWith(words.not_now, { act: 'modify', why: 'not_now', account: ACCOUNT.id }));
    expect(events).toMatchObject([{ data: { act: 'ask_data', why: 'not_allowed' } }]);
  });
});

describe('names typed in capitals in the form of an account’s data', () => {
  const SHOUTED = {
    ...{ ...WHY, givenNames: 'MARÍA DEL CARMEN', surnames: 'DE LA PEÑA', position: 'Técnica', department: 'Salud' },
    ...{ phone: '601 555 0101 ext. 12/300 123 4567', responsible: HEAD.id },
  };
  const send = async (answers: Sent['answers'], state: unknown = { accountId: ACCOUNT.id, what: 'data' }) => {
    const { deps, inserted } = changeStage();
    const form = { name: CHANGE_FORMS.details, by: actor(HOLDER, false), state, answers };
    return { reply: await filled(changeForms(deps), form), inserted };
  };

  it('are proposed once as they are written, and nothing else that was typed goes', async () => {
    const { reply, inserted } = await send(SHOUTED);
    expect(inserted).toEqual([]);
    if (reply.as !== 'open') throw new Error('nothing is proposed');
    const values = Object.fromEntries(
      fieldsIn(reply.dialog).map(({ name, input }) => [name, 'initial' in input ? input.initial : null]),
    );
    expect(values).toMatchObject({
      ...{ ...SHOUTED, givenNames: 'María del Carmen', surnames: 'de la Peña' },
      asTyped: [],
    });
    const proposed = { ...SHOUTED, givenNames: 'María del Carmen', surnames: 'de la Peña', asTyped: [] };
    expect((await send(proposed, reply.dialog.state)).inserted).toMatchObject([
      {
        form: {
          data: { displayName: 'María del Carmen de la Peña', phone: '601 555 0101 ext. 12 / 300 123 4567' },
        },
      },
    ]);
    const kept = { ...proposed, asTyped: [{ text: 'Dejarlos', value: 'yes' }] };
    expect((await send(kept, reply.dialog.state)).inserted).toMatchObject([
      { form: { data: { displayName: 'MARÍA DEL CARMEN DE LA PEÑA' } } },
    ]);
  });
});

describe('the form of a deletion', () => {
  const deletion = { name: CHANGE_FORMS.deletion, by: actor(HEAD, false) };
  const searched = { ...deletion, state: { accountId: null, what: null } };
  const ANSWERS = { ...WHY, ...EMPTY, lastDay: '2026-02-28', custody: 'none', replyText: '' };

  it('tells at the account that was searched in it why nothing comes of it', async () => {
    const { deps } = changeStage({ open: requestIn('submitted') });
    const send = async (account: string): Promise<Reply> =>
      await filled(changeForms(deps), { ...searched, answers: { ...ANSWERS, account } });
    expect(await send('6f1f3c0e-0000-4000-8000-0000000000ff')).toEqual(
      refusedWith(words.not_allowed, { act: 'delete', why: 'not_allowed' }),
    );
    expect(await send(ACCOUNT.id)).toMatchObject({
      ...{ as: 'errors', errors: { account: words.has_open_request(requestIn('submitted').number) } },
    });
  });

  it('tells of those who shall open the mailbox that one is gone', async () => {
    const { deps } = changeStage();
    const keepers = [
      { text: 'Talento Humano', value: OFFICE.id },
      { text: 'x', value: '6f1f3c0e-0000-4000-8000-0000000000ff' },
    ];
    const answers = { ...ANSWERS, custody: 'shared', keepers, account: ACCOUNT.id };
    expect(await filled(changeForms(deps), { ...searched, answers })).toEqual({
      ...{ as: 'errors', errors: { keepers: words.other_gone } },
    });
  });

  it('tells before it is filled in that an account is never touched, and nothing of any other', async () => {
    const choose = async (hasRole: boolean): Promise<Reply> =>
      await chosen(changeForms(changeStage({ hasRole }).deps), {
        ...{ ...searched, field: 'account', answers: { account: ACCOUNT.id } },
      });
    const told = await choose(true);
    if (told.as !== 'open') throw new Error('nothing is told');
    expect(told.dialog.form).toBe(CHANGE_FORMS.deletion);
    expect(textIn(told.dialog)).toContain(words.protected.role);
    expect(actsIn(told.dialog)).toEqual([ASK_SYSTEMS.sendAbove]);
    // All that can be filled in stays.
    expect(namesIn(told.dialog)).toContain('justification');
    expect((await choose(false)).as).toBe('done');
  });

  it('tells no more of the account that was chosen before', async () => {
    const { deps } = changeStage();
    const state = { ...searched.state, drawn: 1 };
    const answers = { account: ACCOUNT.id, custody: 'shared' };
    const reply = await chosen(changeForms(deps), { ...searched, state, field: 'account', answers });
    if (reply.as !== 'open') throw new Error('it is not drawn again');
    expect(actsIn(reply.dialog)).toEqual([]);
    expect(namesIn(reply.dialog)).toContain('keepers');
    expect(reply.dialog.state).toMatchObject({ drawn: 2 });
  });

  it('tells of an account with an open request which one that is', async () => {
    const open = requestIn('submitted');
    const reply = await chosen(changeForms(changeStage({ open }).deps), {
      ...{ ...searched, field: 'account', answers: { account: ACCOUNT.id } },
    });
    expect(reply.as === 'open' ? textIn(reply.dialog) : '').toContain(open.number);
  });

  it('asks who opens the mailbox where it is to be shared', async () => {
    const state = { accountId: ACCOUNT.id, what: null };
    const choose = async (custody: string): Promise<readonly string[]> => {
      const choice = { ...deletion, state, field: 'custody', answers: { custody } };
      const reply = await chosen(changeForms(changeStage().deps), choice);
      return reply.as === 'open' ? namesIn(reply.dialog) : [];
    };
    expect(await choose('shared')).toContain('keepers');
    expect(await choose('hold')).not.toContain('keepers');
  });
});

describe('the form of a restoration', () => {
  it('gives the account back, with a new last day where its contract is over', async () => {
    const accounts = [{ ...ACCOUNT, state: 'suspended' as const, contractEnd: '2026-01-31' }];
    const { deps, inserted } = changeStage({ accounts });
    const form = {
      ...{ name: CHANGE_FORMS.restoration, by: actor(HEAD, false), state: { accountId: ACCOUNT.id, what: null } },
    };
    const send = async (contractEnd: string): Promise<Reply> =>
      await filled(changeForms(deps), { ...form, answers: { ...WHY, contractEnd } });
    expect(await send('2026-01-01')).toMatchObject({
      as: 'errors',
      errors: { contractEnd: m.form.problems.date_past },
    });
    expect((await send('2026-12-31')).as).toBe('close_all');
    expect(inserted).toMatchObject([{ form: { type: 'restoration', contractEnd: '2026-12-31' } }]);
  });
});

describe('a change of the relation', () => {
  const KEPT = { contractNumber: 'CPS-123-2026', contractStart: '2026-01-15', contractEnd: '2026-06-30' };
  const SENT = { relation: 'contratista', ...KEPT, documentType: 'cc', documentNumber: '' };
  const dialogOf = (reply: Reply) => {
    if (reply.as !== 'open') throw new Error(`it is answered with «${reply.as}»`);
    return reply.dialog;
  };

  it('is drawn again for the relation that is chosen, and keeps what was typed', async () => {
    const { deps } = changeStage();
    const answers = { ...WHY, ...SENT, relation: 'planta', documentNumber: '1098765433' };
    const state = { accountId: ACCOUNT.id, what: 'employment' };
    const by = actor(HEAD, false);
    const dialog = dialogOf(
      await chosen(changeForms(deps), { name: CHANGE_FORMS.details, by, state, answers, field: 'relation' }),
    );
    expect(namesIn(dialog)).toEqual(['relation', 'documentType', 'documentNumber', 'justification']);
    expect(fieldsIn(dialog).map(({ input }) => ('initial' in input ? input.initial : null))).toEqual([
      ...['planta', 'cc', '1098765433', WHY.justification],
    ]);
  });

  it('is a request', async () => {
    const { reply, inserted } = await modify({ what: 'employment', answers: { ...SENT, relation: 'planta' } });
    expect(reply.as).toBe('close_all');
    expect(inserted).toMatchObject([{ form: { type: 'employment', relation: 'planta', contractEnd: null } }]);
  });

  it('tells what is wrong with a document in its own words', async () => {
    const { reply } = await modify({ what: 'employment', answers: { ...SENT, documentNumber: '12' } });
    expect(reply).toMatchObject({
      ...{ as: 'errors', errors: { documentNumber: expect.stringContaining('Cédula de ciudadanía') } },
    });
  });

  it('is refused where the document is somebody else’s, and stands in the trail', async () => {
    const other = { ...OFFICE, type: 'personal' as const, subject: 'cc:1098765433' };
    const answers = { ...SENT, documentNumber: '1098765433' };
    const { reply, inserted } = await modify({
      ...{ what: 'employment', answers, given: { accounts: [ACCOUNT, other] } },
    });
    const why = { act: 'modify', why: 'document_taken', account: ACCOUNT.id } as const;
    expect(reply).toEqual(refusedWith(words.document_taken, why));
    expect(inserted).toEqual([]);
  });

  it('by the holder is confirmed first where the contract would last longer', async () => {
    const longer = await modify({ what: 'employment', by: HOLDER, answers: { ...SENT, relation: 'planta' } });
    expect(longer.inserted).toMatchObject([{ agreement: { official: { id: HEAD.id }, agreed: null } }]);
    const shorter = await modify({ what: 'employment', by: HOLDER, answers: { ...SENT, contractEnd: '2026-05-31' } });
    expect(shorter.inserted[0]).not.toHaveProperty('agreement');
  });
});

describe('an end that somebody may have mistyped', () => {
  const send = async (what: string, answers: Sent['answers'], state: object = {}) => {
    const { deps, inserted } = changeStage();
    const about = { accountId: ACCOUNT.id, what, ...state };
    const form = { name: CHANGE_FORMS.details, by: actor(HEAD, false), state: about, answers: { ...WHY, ...answers } };
    return { reply: await filled(changeForms(deps), form), inserted };
  };
  const SURE = [{ text: 'Sí', value: 'yes' }];
  const far = { contractEnd: '2036-12-31' };
  const over = { relation: 'contratista', contractStart: '2026-01-15', contractEnd: '2026-01-31' };

  it.each([
    ['contract', far],
    ['employment', { relation: 'contratista', ...far }],
    ['employment', over],
  ])('of the %s form brings it back with a box, and what was typed', async (what, answers) => {
    const { reply, inserted } = await send(what, answers);
    if (reply.as !== 'open') throw new Error(`it is answered with «${reply.as}»`);
    expect(reply.dialog.state).toMatchObject({ doubted: answers.contractEnd });
    const fields = fieldsIn(reply.dialog);
    const end = fields.findIndex(({ name }) => name === 'contractEnd');
    expect(fields[end]?.input).toMatchObject({ initial: answers.contractEnd });
    expect(fields[end + 1]).toMatchObject({ name: END_SURE, optional: true });
    expect(inserted).toEqual([]);
  });

  it('is taken where the box is ticked, and asked for at the box where it is not', async () => {
    const doubted = { doubted: far.contractEnd };
    expect((await send('contract', { ...far, [END_SURE]: [] }, doubted)).reply).toEqual({
      ...{ as: 'errors', errors: { [END_SURE]: m.form.endDoubt.unticked } },
    });
    const { reply, inserted } = await send('contract', { ...far, [END_SURE]: SURE }, doubted);
    expect(reply.as).toBe('close_all');
    expect(inserted).toMatchObject([{ form: { contractEnd: far.contractEnd } }]);
  });

  it('is asked about anew where another one was typed, and not where that is near', async () => {
    const doubted = { doubted: '2046-12-31' };
    expect((await send('contract', { ...far, [END_SURE]: SURE }, doubted)).reply.as).toBe('open');
    expect((await send('contract', { contractEnd: '2026-12-31' }, doubted)).reply.as).toBe('close_all');
  });
});
