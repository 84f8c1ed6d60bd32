import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import type { AccountsPage } from '#use-cases/accounts/list-accounts.ts';
import { ACCOUNT_EXPORTS, ACCOUNT_VIEW } from '../act-names.ts';
import { textIn } from '../screen.fixture.ts';
import { accountsMessage, searchedIn } from './list.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const PAGE: AccountsPage = {
  view: { for: 'all', rows: [] },
  text: 'maría',
  order: { by: 'address', descending: false },
  page: 199,
  pages: 200,
  total: 35_002,
};
const textOf = (page: AccountsPage): string => textIn(accountsMessage(m, page));

describe('the last page of the list that can be turned to', () => {
  it('says that there is more, and how to come to it', () => {
    expect(textOf(PAGE)).toContain('Aquí se ven hasta 2.000 cuentas y hay más.');
    expect(textOf(PAGE)).not.toContain('exporte');
    expect(textOf({ ...PAGE, view: { for: 'systems', rows: [] } })).toContain('o exporte toda la lista');
  });

  it('says nothing of it before, or where all was shown', () => {
    expect(textOf({ ...PAGE, page: 198 })).not.toContain('hay más');
    expect(textOf({ ...PAGE, total: 2_000 })).not.toContain('hay más');
  });
});

describe('the list of accounts', () => {
  it('has one row an account, whose only button opens its card', () => {
    const { parts } = accountsMessage(m, { ...PAGE, view: { for: 'systems', rows: [ACCOUNT, ACCOUNT] } });
    const rows = parts.filter(({ kind }) => kind === 'entry');
    expect(rows).toHaveLength(2);
    const { id, displayName, address, departmentName } = ACCOUNT;
    expect(rows[0]).toMatchObject({
      text: expect.stringContaining(`${displayName}\n${address} · ${departmentName}\n`) as string,
      action: { act: ACCOUNT_VIEW, label: 'Ver', payload: id, spoken: `Ver: ${displayName}` },
    });
  });

  it('shows others than the systems area no more than name, address and department', () => {
    const { id, displayName, address, departmentName } = ACCOUNT;
    const rows = [{ id, displayName, address, departmentName }];
    const { parts } = accountsMessage(m, { ...PAGE, view: { for: 'all', rows } });
    expect(parts.find(({ kind }) => kind === 'entry')).toMatchObject({
      text: `${displayName}\n${address} · ${departmentName}`,
    });
  });

  it.each([
    ['es-CO', 'entrega sin terminar'],
    ['en', 'hand-over not finished'],
  ])('says in %s that a hand-over is not finished, and nothing of a password', (locale, unfinished) => {
    const rows = [{ ...ACCOUNT, origin: 'request', deliveredAt: ACCOUNT.createdAt, closedAt: null }] as const;
    const messages = createMessages({ locale, timeZone: 'America/Bogota' });
    const text = textIn(accountsMessage(messages, { ...PAGE, view: { for: 'systems', rows } }));
    expect(text).toContain(unfinished);
    expect(text).not.toMatch(/contraseña|password/i);
  });

  it('has the whole list as files for the systems area, whose buttons carry nothing', () => {
    const { parts } = accountsMessage(m, { ...PAGE, view: { for: 'systems', rows: [] } });
    expect(parts.at(-1)).toEqual({
      kind: 'actions',
      actions: [
        { act: ACCOUNT_EXPORTS.xlsx, label: m.commands.accounts.exports.xlsx },
        { act: ACCOUNT_EXPORTS.csv, label: m.commands.accounts.exports.csv },
      ],
    });
    expect(textOf(PAGE)).not.toContain(m.commands.accounts.exports.csv);
  });

  it('is put into another order without losing what was searched', () => {
    const { parts } = accountsMessage(m, { ...PAGE, text: 'ana maría' });
    const choice = parts.find((part) => part.kind === 'actions' && part.actions.some((one) => 'options' in one));
    expect(choice?.kind === 'actions' ? searchedIn(choice.id ?? '') : null).toBe('ana maría');
  });
});
