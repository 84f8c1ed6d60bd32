import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { actor, EMPLOYEE, HEAD, HOLDER, requestIn } from '#domain/request/request.fixture.ts';
import { OFFICE } from '#use-cases/register/register.fixture.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import { filled, m, refusedWith } from '../acts.fixture.ts';
import type { Reply } from '../acts.ts';
import { alreadyOpenText } from '../request-card/already-open.ts';
import { textIn } from '../screen.fixture.ts';
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
