import { orderCode, type AccountOrder } from '#domain/account-search/account-order.ts';
import type { Account, PublicAccount } from '#domain/account/account.ts';
import type { Purpose } from '#domain/form/account-access.ts';
import type { Messages } from '#messages/messages.ts';
import { accountStateText } from '#messages/state-text.ts';
import { ACCOUNTS_IN_REACH, type AccountsPage } from '#use-cases/accounts/list-accounts.ts';
import { ACCOUNT_EXPORTS, ACCOUNT_PAGES, ACCOUNT_VIEW, ACCOUNTS_ORDER } from '../act-names.ts';
import { actions, heading, note, paragraph, shorten, type Action, type Message, type Part } from '../screen.ts';

/** The search text is stored in the id of the choice's part: a choice has no other payload. */
const SEARCHED = 'searched:';

/** The payload of the list's buttons: the search text, the page to show, and the order as written by `orderCode`. */
export interface AccountsValue {
  readonly text: string;
  readonly page: number;
  readonly order?: string;
}

/** The offered orders: those that reveal only what everybody may know, and the others for the systems area. */
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
/** How many characters of a name a row shows. */
const LONGEST_NAME = 200;

/** One page of FT-GTI-002, with buttons to the neighbouring pages. Each account's button opens its card. */
export function accountsMessage(m: Messages, page: AccountsPage): Message {
  const words = m.commands.accounts;
  const { view, total, text } = page;
  if (total === 0) {
    const widen = view.for === 'systems' ? words.widen.systems : words.widen.all;
    const lines = [[words.none(text)], ...(text === '' ? [] : [[widen]])];
    return { summary: words.title, parts: [heading(words.title), paragraph(lines)] };
  }
  const rows =
    view.for === 'systems'
      ? view.rows.map((row) => accountEntry(m, row, accountText(m, row)))
      : view.rows.map((row) => accountEntry(m, row, publicText(row)));
  const parts = [
    heading(words.title),
    note(words.found(total, text)),
    ...(total > 1 ? [orderChoice(m, page)] : []),
    ...rows,
    ...(page.pages > 1 ? [note(words.page(page.page + 1, page.pages)), pageButtons(m, page)] : []),
    ...(isEndOfReach(page) ? [note(words.refine[view.for](ACCOUNTS_IN_REACH))] : []),
    ...(view.for === 'systems' ? [exportButtons(m)] : []),
  ];
  return { summary: words.title, parts };
}

/** Whether this is the last page that can be opened although more was found. */
function isEndOfReach({ page, pages, total }: AccountsPage): boolean {
  return page + 1 === pages && total > ACCOUNTS_IN_REACH;
}

/** The search text from the id of a choice's part. */
export function searchedIn(id: string): string {
  return id.startsWith(SEARCHED) ? id.slice(id.indexOf(' ') + 1) : '';
}

function orderChoice(m: Messages, { view, order, text }: AccountsPage): Part {
  const words = m.commands.accounts;
  const offered = view.for === 'systems' ? SYSTEMS_ORDERS : ORDERS;
  const code = orderCode(order);
  // An order typed in the query may not be among those offered.
  const orders = offered.some((one) => orderCode(one) === code) ? offered : [...offered, order];
  const options = orders.map((one) => {
    const { up, down } = words.orders[one.by];
    return { text: `${words.orderBy}: ${one.descending ? down : up}`, value: orderCode(one) };
  });
  const choice = { act: ACCOUNTS_ORDER, options, chosen: code, placeholder: words.orderBy };
  // A new id after each change: with the same one the chat might show the old choice.
  return actions([choice], `${SEARCHED}${code} ${text}`);
}

function pageButtons(m: Messages, { page, pages, text, order }: AccountsPage): Part {
  const turn = (name: keyof typeof ACCOUNT_PAGES, to: number): Action => ({
    act: ACCOUNT_PAGES[name],
    label: m.commands.accounts[name],
    payload: { text, page: to, order: orderCode(order) } satisfies AccountsValue,
  });
  return actions([
    ...(page > 0 ? [turn('previous', page - 1)] : []),
    ...(page + 1 < pages ? [turn('next', page + 1)] : []),
  ]);
}

function exportButtons(m: Messages): Part {
  const button = (as: keyof typeof ACCOUNT_EXPORTS): Action => ({
    act: ACCOUNT_EXPORTS[as],
    label: m.commands.accounts.exports[as],
  });
  return actions([button('xlsx'), button('csv')]);
}

/** An account in a list: its text, and the button that opens its card with what can be done. */
function accountEntry(m: Messages, { id, displayName }: Pick<Account, 'id' | 'displayName'>, text: string): Part {
  const label = m.commands.accounts.view;
  const action = { act: ACCOUNT_VIEW, label, payload: id, spoken: `${label}: ${displayName}` };
  return { kind: 'entry', id: `account:${id}`, text, people: [], action };
}

/** The restoration's label: a suspended account is reactivated, a deleted one restored. */
export function purposeLabel(m: Messages, purpose: Purpose, state: Account['state']): string {
  const words = m.commands.accounts;
  return purpose === 'restore' && state === 'suspended' ? words.reactivate : words[purpose];
}

function publicText({ displayName, address, departmentName }: PublicAccount): string {
  return `${shorten(displayName, LONGEST_NAME)}\n${address} · ${shorten(departmentName, LONGEST_NAME)}`;
}

function accountText(m: Messages, account: Account): string {
  const words = m.commands.accounts;
  const { relation, type, contractEnd, responsible, origin, requestNumber } = account;
  const facts: readonly (string | null)[] = [
    type === 'departmental' || relation === null ? m.form.types[type] : (m.form.relations[relation] ?? relation),
    contractEnd === null ? null : words.until(m.day(contractEnd)),
    responsible === null ? words.noResponsible : words.responsible(shorten(responsible.name, LONGEST_NAME)),
    accountStateText(m, account),
    ...pending(m, account),
    requestNumber ?? (origin === 'request' ? null : words.before),
  ];
  return `${publicText(account)}\n${facts.filter((fact) => fact !== null).join(' · ')}`;
}

/** Accounts from before were never handed over by us. */
function pending(m: Messages, { origin, deliveredAt, closedAt }: Account): readonly string[] {
  const words = m.commands.accounts;
  if (origin !== 'request') return [];
  if (deliveredAt === null) return [words.pendingHandOver];
  return closedAt === null ? [words.unfinished] : [];
}
