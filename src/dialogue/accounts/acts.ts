import { z } from 'zod';
import { accountCard } from '#use-cases/accounts/account-card.ts';
import { listAccounts } from '#use-cases/accounts/list-accounts.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import type { Actor } from '#domain/person.ts';
import { ACCOUNT_PAGES, ACCOUNT_VIEW, ACCOUNTS_LIST, ACCOUNTS_ORDER, HISTORY_PAGES } from '../act-names.ts';
import { act, open, type Act, type Acts, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { noticeDialog } from '../parts/notice-dialog.ts';
import { accountId, nothing, page, text } from '../parts/payloads.ts';
import { accountCardDialog, loadingCardDialog } from './card.ts';
import { accountsMessage, searchedIn, type AccountsValue } from './list.ts';
import { queryProblemMessage } from './query.ts';

/** The search text, the page to show, and the order as written by `orderCode`. */
const turned = z.object({ text: text.max(200), page, order: z.exactOptional(text.max(40)) });

/** The list of accounts: its pages, its orders, and the card of each account. */
export function accountActs(deps: DialogueDeps): Partial<Acts> {
  const pages = Object.values(ACCOUNT_PAGES).map((name) =>
    act({
      name,
      payload: turned,
      run: async ({ by, payload }) => await accountsFor(deps, { by, asked: payload, replaces: true }),
    }),
  );
  const order = act({
    name: ACCOUNTS_ORDER,
    payload: text.max(40),
    run: async ({ by, payload, part }) => {
      const asked = { text: searchedIn(part), page: 0, order: payload };
      return await accountsFor(deps, { by, asked, replaces: true });
    },
  });
  const whole = act({
    name: ACCOUNTS_LIST,
    payload: nothing,
    run: async ({ by }) => await accountsFor(deps, { by, asked: { text: '', page: 0 }, replaces: false }),
  });
  const history = Object.values(HISTORY_PAGES).map((name) =>
    act({
      name,
      payload: z.object({ account: accountId, page }),
      run: async ({ by, payload }) => await cardReply(deps, { by, accountId: payload.account, page: payload.page }),
    }),
  );
  return { acts: [...pages, order, whole, card(deps), ...history] };
}

/** One page of the search, or why it is not possible; `replaces` the list that the person sees. */
export async function accountsFor(
  deps: DialogueDeps,
  { by, asked, replaces }: { readonly by: Actor; readonly asked: AccountsValue; readonly replaces: boolean },
): Promise<Reply> {
  const { messages: m } = deps;
  const listed = await listAccounts(deps, { actor: by, ...asked });
  if (listed.ok)
    return { as: 'show', message: accountsMessage(m, listed.value), ...(replaces ? { replaces: true } : {}) };
  const { error } = listed;
  return {
    as: 'show',
    message: queryProblemMessage(m, { problem: error, systems: by.systems }),
    after: async () => await noteAttempt(deps, { by, act: 'search_accounts', why: error.code }),
  };
}

/** An account's card opens at once and is filled afterwards. */
function card(deps: DialogueDeps): Act {
  const { messages: m } = deps;
  return act({
    name: ACCOUNT_VIEW,
    payload: accountId,
    loading: loadingCardDialog(m),
    run: async ({ by, payload }) => await cardReply(deps, { by, accountId: payload, page: 0 }),
  });
}

async function cardReply(
  deps: DialogueDeps,
  { by: actor, accountId: id, page: wanted }: { readonly by: Actor; readonly accountId: string; readonly page: number },
): Promise<Reply> {
  const { messages: m } = deps;
  const found = await accountCard(deps, { actor, accountId: id, page: wanted });
  return open(found === null ? noticeDialog(m, m.commands.accounts.card.gone) : accountCardDialog(m, found));
}
