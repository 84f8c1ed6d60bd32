import { describe, expect, it } from 'vitest';
import type { Custody } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import { fieldsIn, namesIn } from '../screen.fixture.ts';
import { deletionDialog } from './deletion.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

function namesFor(releaseLicence: 'at_deletion' | 'at_suspension', custody: Custody): readonly string[] {
  const institution = { name: 'Gobernación', rules: { graceDays: 30, releaseLicence } };
  return namesIn(deletionDialog(m, { account: ACCOUNT, institution, today: '2026-03-10', custody }));
}

describe('the form of a deletion', () => {
  it('asks who opens the mailbox where it is shared', () => {
    const always = ['justification', 'lastDay', 'custody'];
    expect(namesFor('at_deletion', 'none')).toEqual([...always, 'redirectTo', 'replyText']);
    expect(namesFor('at_deletion', 'shared')).toEqual([...always, 'keepers', 'redirectTo', 'replyText']);
  });

  it('asks why the messages may be lost where the licence goes with the suspension, and offers nothing that needs it', () => {
    const always = ['justification', 'lastDay', 'custody'];
    expect(namesFor('at_suspension', 'none')).toEqual([...always, 'mayBeLost']);
    expect(namesFor('at_suspension', 'hold')).toEqual(always);
  });

  it('tells at once which account was chosen, and what becomes of the messages', () => {
    const institution = { name: 'Gobernación', rules: { graceDays: 30, releaseLicence: 'at_deletion' } } as const;
    const dialog = deletionDialog(m, { account: null, institution, today: '2026-03-10' });
    expect(dialog.state).toEqual({ accountId: null, what: null });
    const told = fieldsIn(dialog).filter(({ tells, input }) => tells === true || input.input === 'switch');
    expect(told.map(({ name }) => name)).toEqual(['account', 'custody']);
  });
});
