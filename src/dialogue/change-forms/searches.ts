import type { Licence } from '#domain/account/account.ts';
import { productName } from '#domain/account/product-names.ts';
import type { Purpose } from '#domain/form/account-access.ts';
import { fieldsFilledWith, type ChangeField } from '#domain/modifications/raw-change.ts';
import { accountsToChoose } from '#use-cases/register/accounts-for-purpose.ts';
import {
  groupsToJoin,
  groupsToLeave,
  licencesToGive,
  licencesToReplace,
  MOST_CHOICES,
  searchSecondAccounts,
} from '#use-cases/requests/what-to-choose.ts';
import type { DirectoryGroup } from '#domain/account/directory-account.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import type { Acts, Search, Searching } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import type { Option } from '../screen.ts';
import { licenceValue } from '../parts/licence-value.ts';
import { accountOption, changeState } from './about-account.ts';

const PURPOSE_OF: Readonly<Record<string, Purpose>> = {
  [CHANGE_FORMS.pick]: 'modify',
  [CHANGE_FORMS.deletion]: 'delete',
  [CHANGE_FORMS.restoration]: 'restore',
  [CHANGE_FORMS.block]: 'block',
};

/** What the searches of the forms about an account find while somebody types. */
export function changeSearches(deps: DialogueDeps): Partial<Acts> {
  const { messages: m } = deps;
  const account = search('account', async ({ by, text, form, state }) => {
    const purpose = PURPOSE_OF[form];
    if (purpose === undefined) return [];
    const kinds = changeState.safeParse(state).data?.kinds;
    const found = await accountsToChoose(deps, { actor: by, purpose, text, limit: MOST_CHOICES, kinds });
    return found.map(accountOption);
  });
  const others = fieldsFilledWith('account', 'accounts').map((field) =>
    search(field, async ({ text, state }) =>
      (await searchSecondAccounts(deps, { text, except: accountIn(state) })).map(accountOption),
    ),
  );
  const choosing = ({ by, text, state }: Searching) => ({ actor: by, text, accountId: accountIn(state) ?? '' });
  const groupOption = ({ id, name, kind }: DirectoryGroup): Option => ({
    ...{ text: name, value: id },
    ...(kind === 'distribution' ? { description: m.change.distribution } : {}),
  });
  const tenant = [
    search('licence', async (asked) =>
      (await licencesToGive(deps, choosing(asked))).map((one) => ({
        text: m.change.seats(productName(one), one.free, one.total),
        value: licenceValue(one),
      })),
    ),
    search('replaces', async (asked) => (await licencesToReplace(deps, choosing(asked))).map(licenceOption)),
    search('join', async (asked) => (await groupsToJoin(deps, choosing(asked))).map(groupOption)),
    search('leave', async (asked) => (await groupsToLeave(deps, choosing(asked))).map(groupOption)),
  ];
  return { searches: [account, ...others, ...tenant.map((one): Search => ({ ...one, asksTenant: true }))] };
}

function search(field: ChangeField, find: Search['find']): Search {
  return { field, find };
}

/** The account that the form is about; null where it is searched in it. */
function accountIn(state: unknown): string | null {
  return changeState.safeParse(state).data?.accountId ?? null;
}

function licenceOption(licence: Licence): Option {
  return { text: productName(licence), value: licenceValue(licence) };
}
