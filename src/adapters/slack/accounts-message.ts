import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Account, PublicAccount } from '#domain/account.ts';
import type { Messages } from '#messages/messages.ts';
import type { AccountsPage } from '#use-cases/list-accounts.ts';
import { header, plain, rich, small, type Line } from './rich-text.ts';

export const ACCOUNT_PAGES = { previous: 'accounts_previous', next: 'accounts_next' } as const;

/** One page of FT-GTI-002, with buttons to the ones beside it. */
export function accountsMessage(
  m: Messages,
  page: AccountsPage,
): { readonly text: string; readonly blocks: KnownBlock[] } {
  const words = m.commands.accounts;
  if (page.total === 0) {
    return { text: words.title, blocks: [header(words.title), rich([[words.none(page.text)]])] };
  }
  const { view } = page;
  const rows = view.for === 'systems' ? view.rows.map((row) => accountLines(m, row)) : view.rows.map(publicLines);
  const blocks: KnownBlock[] = [
    header(words.title),
    small(words.found(page.total, page.text)),
    ...rows.map((lines) => rich(lines)),
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

function publicLines(account: PublicAccount): readonly Line[] {
  return [[{ bold: account.displayName }], [{ code: account.address }, ` · ${account.departmentName}`]];
}

function accountLines(m: Messages, account: Account): readonly Line[] {
  const words = m.commands.accounts;
  const facts = [
    account.relation === null ? m.form.types.departmental : m.form.relations[account.relation],
    ...(account.contractEnd === null ? [] : [words.until(m.day(account.contractEnd))]),
    words.responsible(account.responsible.name),
    words.states[account.state],
    ...(account.deliveredAt === null
      ? [words.pendingHandOver]
      : account.closedAt === null
        ? [words.pendingPassword]
        : []),
    account.requestNumber,
  ];
  return [...publicLines(account), [facts.join(' · ')]];
}
