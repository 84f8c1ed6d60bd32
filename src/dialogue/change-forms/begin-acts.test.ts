import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { shownText } from '#domain/shown-text.ts';
import { actor, EMPLOYEE, HEAD } from '#domain/request/request.fixture.ts';
import {
  ACCOUNT_BUTTONS,
  CARD_BUTTONS,
  CHANGE_FORMS,
  CHOICES,
  CHOOSER,
  CREATION_FORM,
  FORM_RESTORE,
} from '../act-names.ts';
import type { Reply } from '../acts.ts';
import { m, pressed } from '../acts.fixture.ts';
import { actsIn, fieldsIn } from '../screen.fixture.ts';
import { beginActs } from './begin-acts.ts';
import { changeStage } from './change-forms.fixture.ts';

const BY = actor(HEAD, false);
const notice = shownText({ kind: 'privacy_notice', version: '01', text: 'Para qué.' });
const words = m.change.refusal;

function formIn(reply: Reply): string | undefined {
  return reply.as === 'open' ? reply.dialog.form : undefined;
}

describe('the question what is needed', () => {
  it('is asked by the shortcut', async () => {
    const { shortcuts = [], windows } = beginActs(changeStage().deps);
    const [ask] = shortcuts;
    const reply = await ask?.run({ by: BY });
    if (reply?.as !== 'open') throw new Error('nothing is asked');
    expect(reply.dialog.form).toBe(CHOOSER);
    expect(windows).toEqual([CHOOSER]);
    expect(actsIn(reply.dialog)).toEqual(Object.values(CHOICES));
  });

  it.each([
    [CHOICES.create, CREATION_FORM],
    [CHOICES.modify, CHANGE_FORMS.pick],
    [CHOICES.delete, CHANGE_FORMS.deletion],
    [CHOICES.restore, CHANGE_FORMS.restoration],
  ])('is answered by %s with %s', async (name, form) => {
    const { deps } = changeStage();
    const { reply } = await pressed(beginActs({ ...deps, notice }), { name, by: BY });
    expect(formIn(reply)).toBe(form);
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
      expect((await press(name)).reply).toEqual({ as: 'tell', text: words.not_now });
    },
  );

  it('offers what can be modified in it', async () => {
    const { reply } = await press(ACCOUNT_BUTTONS.modify);
    if (reply.as !== 'open') throw new Error('no form opens');
    const what = fieldsIn(reply.dialog).find(({ name }) => name === 'what')?.input;
    const values = what?.input === 'choice' ? what.options.map(({ value }) => value) : [];
    expect(values).toContain('contract');
    // It is nobody's but a department's.
    expect(values).not.toContain('responsible');
  });

  it('opens nothing for others, nor for an account that is never touched', async () => {
    const others = await press(ACCOUNT_BUTTONS.delete, {}, actor(EMPLOYEE, false));
    expect(others.reply).toEqual({ as: 'tell', text: words.not_now });
    expect(others.events).toMatchObject([{ what: 'attempt_refused', data: { act: 'ask_deletion' } }]);
    expect((await press(CARD_BUTTONS.delete, { hasRole: true })).reply).toEqual({
      ...{ as: 'tell', text: words.protected.role },
    });
  });
});
