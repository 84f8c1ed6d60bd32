import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { actor, EMPLOYEE, HEAD } from '#domain/request/request.fixture.ts';
import { OFFICE } from '#use-cases/register/register.fixture.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import { m, searched } from '../acts.fixture.ts';
import type { Option } from '../screen.ts';
import { changeStage } from './change-forms.fixture.ts';
import { licenceValue } from '../parts/licence-value.ts';
import { changeSearches } from './searches.ts';

const E1 = { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK', mailbox: true };
const ABOUT = { accountId: ACCOUNT.id, what: null };
const optionOf = ({ displayName: text, id: value, address: description }: typeof ACCOUNT): Option => ({
  ...{ text, value, description },
});

function stage() {
  const { deps } = changeStage();
  const directory = {
    ...deps.directory,
    licences: async () => await Promise.resolve([{ ...E1, free: 3, total: 5 }]),
    searchGroups: async () =>
      await Promise.resolve([{ id: ACCOUNT.id, name: 'Boletín', kind: 'distribution' as const, mail: null }]),
  };
  return changeSearches({ ...deps, directory });
}

describe('what is found in a form while somebody types', () => {
  const by = actor(HEAD, false);

  it('are accounts for what the form is about, and for nobody else', async () => {
    const find = async (form: string, whose = by): Promise<readonly Option[]> =>
      await searched(stage(), { field: 'account', by: whose, text: '', form });
    expect(await find(CHANGE_FORMS.pick)).toEqual([optionOf(ACCOUNT), optionOf(OFFICE)]);
    expect(await find(CHANGE_FORMS.restoration)).toEqual([]);
    expect(await find(CHANGE_FORMS.deletion, actor(EMPLOYEE, false))).toEqual([]);
    expect(await find('another_form')).toEqual([]);
  });

  it('are accounts with which something can be done of what is meant', async () => {
    const find = async (kinds: readonly string[]): Promise<readonly Option[]> =>
      await searched(stage(), {
        ...{ field: 'account', by, text: '', form: CHANGE_FORMS.pick },
        state: { accountId: null, what: null, kinds },
      });
    expect(await find(['responsible'])).toEqual([optionOf(ACCOUNT), optionOf(OFFICE)]);
    expect(await find(['contract'])).toEqual([optionOf(ACCOUNT)]);
    expect(await find(['contract', 'responsible'])).toHaveLength(2);
    // It is for whoever has the account, or answers for it.
    expect(await find(['password'])).toHaveLength(2);
    const others = { ...by, ...EMPLOYEE, systems: true };
    const theirs = { field: 'account', by: others, text: '', form: CHANGE_FORMS.pick };
    expect(await searched(stage(), { ...theirs, state: { accountId: null, what: null, kinds: ['password'] } })).toEqual(
      [],
    );
  });

  it.each(['redirectTo', 'delegate', 'keepers'])('are other accounts (%s)', async (field) => {
    const others = await searched(stage(), { field, by, text: '', form: CHANGE_FORMS.details, state: ABOUT });
    expect(others).toEqual([optionOf(OFFICE)]);
    expect(await searched(stage(), { field, by, text: '', state: { accountId: null, what: null } })).toHaveLength(2);
  });

  it('are licences with their seats, and groups of which a list is changed by hand', async () => {
    const find = async (field: string, state: object | null = ABOUT): Promise<readonly Option[]> =>
      await searched(stage(), { field, by, text: 'bol', form: CHANGE_FORMS.details, state });
    expect(await searched(stage(), { field: 'licence', by, text: '', state: ABOUT })).toEqual([
      { text: m.change.seats('Office 365 E1', 3, 5), value: licenceValue(E1) },
    ]);
    expect(await find('join')).toEqual([{ text: 'Boletín', value: ACCOUNT.id, description: m.change.distribution }]);
    expect(await find('join', null)).toEqual([]);
    expect([await find('leave'), await find('replaces')]).toEqual([[], []]);
  });

  it('is asked of the tenant once somebody pauses', () => {
    const { searches = [] } = stage();
    const asking = searches.filter(({ asksTenant }) => asksTenant === true).map(({ field }) => field);
    expect(asking).toEqual(['licence', 'replaces', 'join', 'leave']);
  });
});
