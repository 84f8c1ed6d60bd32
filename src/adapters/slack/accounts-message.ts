import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Account, PublicAccount } from '#domain/account.ts';
import type { Messages } from '#messages/messages.ts';
import type { AccountsPage } from '#use-cases/list-accounts.ts';
import type { Purpose } from './change-views.ts';
import { header, plain, rich, small, type Line } from './rich-text.ts';

export const ACCOUNT_PAGES = { previous: 'accounts_previous', next: 'accounts_next' } as const;

/** Under a row: what the person can start on that account. */
export const ACCOUNT_BUTTONS = {
  modify: 'account_modify',
  delete: 'account_delete',
  restore: 'account_restore',
} as const satisfies Record<Purpose, string>;

/** What a person may do with an account of the list, by its address. */
export type Actions = ReadonlyMap<string, { readonly account: Account; readonly purposes: readonly Purpose[] }>;

/** One page of FT-GTI-002, with buttons to the ones beside it, and under each account to what this person can do with it. */
export function accountsMessage(
  m: Messages,
  page: AccountsPage,
  actions: Actions,
): { readonly text: string; readonly blocks: KnownBlock[] } {
  const words = m.commands.accounts;
  if (page.total === 0) {
    return { text: words.title, blocks: [header(words.title), rich([[words.none(page.text)]])] };
  }
  const { view } = page;
  const rows: readonly (readonly [PublicAccount, readonly Line[]])[] =
    view.for === 'systems'
      ? view.rows.map((row) => [row, accountLines(m, row)] as const)
      : view.rows.map((row) => [row, publicLines(row)] as const);
  const blocks: KnownBlock[] = [
    header(words.title),
    small(words.found(page.total, page.text)),
    ...rows.flatMap(([row, lines]) => [rich(lines), ...rowButtons(m, actions.get(row.address))]),
  ];
  const turn = (name: keyof typeof ACCOUNT_PAGES, to: number): ActionsBlockElement => ({
    type: 'button',
    action_id: ACCOUNT_PAGES[name],
    text: plain(words[name]),
    value: JSON.stringify({ text: page.text, page: to }),
  });
  const buttons = [
    ...(page.page > 0 ? [turn('previous', page.page - 1)] : []),
    ...(page.page + 1 < page.pages ? [turn('next', page.page + 1)] : []),
  ];
  if (page.pages > 1) blocks.push(small(words.page(page.page + 1, page.pages)));
  if (buttons.length > 0) blocks.push({ type: 'actions', elements: buttons });
  return { text: words.title, blocks };
}

function rowButtons(
  m: Messages,
  own: { readonly account: Account; readonly purposes: readonly Purpose[] } | undefined,
): readonly KnownBlock[] {
  if (own === undefined || own.purposes.length === 0) return [];
  const { account, purposes } = own;
  const words = m.commands.accounts;
  const label = (purpose: Purpose): string =>
    purpose === 'restore' && account.state === 'suspended' ? words.reactivate : words[purpose];
  const elements = purposes.map((purpose): ActionsBlockElement => ({
    type: 'button',
    action_id: ACCOUNT_BUTTONS[purpose],
    text: plain(label(purpose)),
    value: account.id,
  }));
  return [{ type: 'actions', block_id: `account:${account.id}`, elements }];
}

function publicLines(account: PublicAccount): readonly Line[] {
  return [[{ bold: account.displayName }], [{ code: account.address }, ` · ${account.departmentName}`]];
}

function accountLines(m: Messages, account: Account): readonly Line[] {
  const words = m.commands.accounts;
  const { relation, type, contractEnd, responsible, origin, requestNumber } = account;
  const facts = [
    type === 'departmental' || relation === null ? m.form.types[type] : m.form.relations[relation],
    ...(contractEnd === null ? [] : [words.until(m.day(contractEnd))]),
    responsible === null ? words.noResponsible : words.responsible(responsible.name),
    words.states[account.state],
    ...pending(m, account),
    requestNumber ?? (origin === 'request' ? null : words.before),
  ];
  return [...publicLines(account), [facts.filter((fact) => fact !== null).join(' · ')]];
}

/** Accounts that were there before were never handed over by us. */
function pending(m: Messages, { origin, deliveredAt, closedAt }: Account): readonly string[] {
  const words = m.commands.accounts;
  if (origin !== 'request') return [];
  if (deliveredAt === null) return [words.pendingHandOver];
  return closedAt === null ? [words.pendingPassword] : [];
}
