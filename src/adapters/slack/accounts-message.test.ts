import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import type { AccountsPage } from '#use-cases/accounts/list-accounts.ts';
import { accountsMessage } from './accounts-message.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const PAGE: AccountsPage = {
  view: { for: 'all', rows: [] },
  text: 'maría',
  order: { by: 'address', descending: false },
  page: 199,
  pages: 200,
  total: 35_002,
};
const textOf = (page: AccountsPage): string => JSON.stringify(accountsMessage(m, page).blocks);

describe('the last page of the list that can be turned to', () => {
  it('says that there is more, and how to come to it', () => {
    expect(textOf(PAGE)).toContain('Aquí se ven hasta 2000 cuentas y hay más.');
    expect(textOf(PAGE)).not.toContain('exporte');
    expect(textOf({ ...PAGE, view: { for: 'systems', rows: [] } })).toContain('o exporte toda la lista');
  });

  it('leads to the profile of who answers for each account', () => {
    const row = { ...ACCOUNT, actions: [] };
    const { blocks } = accountsMessage(m, { ...PAGE, view: { for: 'systems', rows: [row] } });
    expect(JSON.stringify(blocks)).toContain('"type":"user","user_id":"U0HEAD"');
    const nobody = accountsMessage(m, { ...PAGE, view: { for: 'systems', rows: [{ ...row, responsible: null }] } });
    expect(JSON.stringify(nobody.blocks)).not.toContain('"type":"user"');
  });

  it('says nothing of it before, or where all was shown', () => {
    expect(textOf({ ...PAGE, page: 198 })).not.toContain('hay más');
    expect(textOf({ ...PAGE, total: 2_000 })).not.toContain('hay más');
  });
});
