import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { orderCode, type AccountOrder } from '#domain/account-search/account-order.ts';
import type { Account, PublicAccount } from '#domain/account/account.ts';
import type { Messages } from '#messages/messages.ts';
import { ACCOUNTS_IN_REACH, type AccountsPage, type ListedAccount } from '#use-cases/accounts/list-accounts.ts';
import type { Purpose } from '#dialogue/act-names.ts';
import { option } from './render.ts';
import { mention } from '#dialogue/parts/person-line.ts';
import { header, plain, rich, shorten, small, type Line } from './rich-text.ts';

export const ACCOUNT_PAGES = { previous: 'accounts_previous', next: 'accounts_next' } as const;

/** The choice of an order; what was searched stands in the name of its block. */
export const ACCOUNTS_ORDER = 'accounts_order';
const SEARCHED = 'searched:';

/** For the systems area: the whole list as a file. */
export const ACCOUNT_EXPORTS = { xlsx: 'accounts_export_xlsx', csv: 'accounts_export_csv' } as const;

/** Under a row: opens the account's card. */
export const ACCOUNT_VIEW = 'account_view';

/** Under a row: what the person can start on that account. */
export const ACCOUNT_BUTTONS = {
  modify: 'account_modify',
  delete: 'account_delete',
  restore: 'account_restore',
} as const satisfies Record<Purpose, string>;

/** What the list's own buttons carry: what was searched, the page to show, and the order as `orderCode` writes it. */
export interface AccountsValue {
  readonly text: string;
  readonly page: number;
  readonly order?: string;
}

/** Orders that are offered: those that tell nothing but what anybody may know, and the others for the systems area. */
const ORDERS: readonly AccountOrder[] = [
  { by: 'address', descending: false },
  { by: 'name', descending: false },
  { by: 'department', descending: false },
];
const SYSTEMS_ORDERS: readonly AccountOrder[] = [
  ...ORDERS,
  { by: 'ends', descending: false },
  { by: 'created', descending: true },
];
/** Characters of a name that a row shows. */
const LONGEST_NAME = 200;

/** One page of FT-GTI-002, with buttons to the ones beside it, and under each account to what this person can do with it. */
export function accountsMessage(
  m: Messages,
  page: AccountsPage,
): { readonly text: string; readonly blocks: KnownBlock[] } {
  const words = m.commands.accounts;
  const { view, total, text } = page;
  if (total === 0) {
    const widen = view.for === 'systems' ? words.widen.systems : words.widen.all;
    const lines = [[words.none(text)], ...(text === '' ? [] : [[widen]])];
    return { text: words.title, blocks: [header(words.title), rich(lines)] };
  }
  const rows: readonly (readonly [ListedAccount, readonly Line[]])[] =
    view.for === 'systems'
      ? view.rows.map((row) => [row, accountLines(m, row)] as const)
      : view.rows.map((row) => [row, publicLines(row)] as const);
  const blocks: KnownBlock[] = [
    header(words.title),
    small(words.found(total, text)),
    ...(total > 1 ? [orderChoice(m, page)] : []),
    ...rows.flatMap(([row, lines]) => [rich(lines), rowButtons(m, row)]),
    ...(page.pages > 1 ? [small(words.page(page.page + 1, page.pages)), ...turns(m, page)] : []),
    ...(isEndOfReach(page) ? [small(words.refine[view.for](ACCOUNTS_IN_REACH))] : []),
    ...(view.for === 'systems' ? [exportButtons(m)] : []),
  ];
  return { text: words.title, blocks };
}

/** On the last page that can be turned to, where more was found. */
function isEndOfReach({ page, pages, total }: AccountsPage): boolean {
  return page + 1 === pages && total > ACCOUNTS_IN_REACH;
}

/** What was searched, of a choice in this block. */
export function searchedIn(blockId: string): string {
  return blockId.startsWith(SEARCHED) ? blockId.slice(blockId.indexOf(' ') + 1) : '';
}

function orderChoice(m: Messages, { view, order, text }: AccountsPage): KnownBlock {
  const words = m.commands.accounts;
  const offered = view.for === 'systems' ? SYSTEMS_ORDERS : ORDERS;
  const code = orderCode(order);
  // One that was written may be another.
  const orders = offered.some((one) => orderCode(one) === code) ? offered : [...offered, order];
  const options = orders.map((one) => {
    const { up, down } = words.orders[one.by];
    return option({ text: `${words.orderBy}: ${one.descending ? down : up}`, value: orderCode(one) });
  });
  const chosen = options[orders.findIndex((one) => orderCode(one) === code)];
  return {
    type: 'actions',
    // Another name after each change: under the same one the chat might show what was chosen before.
    block_id: `${SEARCHED}${code} ${text}`.slice(0, 255),
    elements: [
      {
        type: 'static_select',
        action_id: ACCOUNTS_ORDER,
        placeholder: plain(words.orderBy),
        options,
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      },
    ],
  };
}

function turns(m: Messages, { page, pages, text, order }: AccountsPage): readonly KnownBlock[] {
  const turn = (name: keyof typeof ACCOUNT_PAGES, to: number): ActionsBlockElement => ({
    type: 'button',
    action_id: ACCOUNT_PAGES[name],
    text: plain(m.commands.accounts[name]),
    value: JSON.stringify({ text, page: to, order: orderCode(order) } satisfies AccountsValue),
  });
  const elements = [
    ...(page > 0 ? [turn('previous', page - 1)] : []),
    ...(page + 1 < pages ? [turn('next', page + 1)] : []),
  ];
  return [{ type: 'actions', elements }];
}

function exportButtons(m: Messages): KnownBlock {
  const button = (as: keyof typeof ACCOUNT_EXPORTS): ActionsBlockElement => ({
    type: 'button',
    action_id: ACCOUNT_EXPORTS[as],
    text: plain(m.commands.accounts.exports[as]),
  });
  return { type: 'actions', elements: [button('xlsx'), button('csv')] };
}

function rowButtons(m: Messages, { id, state, actions }: ListedAccount): KnownBlock {
  const elements: ActionsBlockElement[] = [
    { type: 'button', action_id: ACCOUNT_VIEW, text: plain(m.commands.accounts.view), value: id },
    ...actions.map((purpose): ActionsBlockElement => ({
      type: 'button',
      action_id: ACCOUNT_BUTTONS[purpose],
      text: plain(purposeLabel(m, purpose, state)),
      value: id,
    })),
  ];
  return { type: 'actions', block_id: `account:${id}`, elements };
}

/** What was suspended is reactivated, what was deleted restored. */
export function purposeLabel(m: Messages, purpose: Purpose, state: Account['state']): string {
  const words = m.commands.accounts;
  return purpose === 'restore' && state === 'suspended' ? words.reactivate : words[purpose];
}

function publicLines({ displayName, address, departmentName }: PublicAccount): readonly Line[] {
  return [[{ bold: shorten(displayName, LONGEST_NAME) }], [{ code: address }, ` · ${departmentName}`]];
}

function accountLines(m: Messages, account: Account): readonly Line[] {
  const words = m.commands.accounts;
  const { relation, type, contractEnd, responsible, origin, requestNumber } = account;
  const facts: readonly (Line | null)[] = [
    [type === 'departmental' || relation === null ? m.form.types[type] : m.form.relations[relation]],
    ...(contractEnd === null ? [] : [[words.until(m.day(contractEnd))]]),
    responsible === null ? [words.noResponsible] : [words.responsible(responsible.name), ...mention(responsible)],
    [words.states[account.state]],
    ...pending(m, account).map((fact) => [fact]),
    requestNumber !== null ? [requestNumber] : origin === 'request' ? null : [words.before],
  ];
  const known = facts.filter((fact) => fact !== null);
  return [...publicLines(account), known.flatMap((fact, index) => (index === 0 ? fact : [' · ', ...fact]))];
}

/** Accounts that were there before were never handed over by us. */
function pending(m: Messages, { origin, deliveredAt, closedAt }: Account): readonly string[] {
  const words = m.commands.accounts;
  if (origin !== 'request') return [];
  if (deliveredAt === null) return [words.pendingHandOver];
  return closedAt === null ? [words.unfinished] : [];
}
