import { describe, expect, it } from 'vitest';
import type { Account } from '#domain/account/account.ts';
import { createMessages } from '#messages/messages.ts';
import { adoptView } from './adopt-view.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const ROSA = { id: 'U0OFICIAL', name: 'Rosa Delgado' };

function shown(account: Pick<Account, 'type' | 'responsible'>): string {
  const finding = { what: 'blocked', account: account as Account } as const;
  return JSON.stringify(adoptView(m, { findingId: 'f', page: 0 }, finding).blocks);
}

describe('the window of an adoption', () => {
  it.each(['personal', 'departmental'] as const)('asks who answers for a %s account, unless somebody does', (type) => {
    const kept = shown({ type, responsible: ROSA });
    expect(kept).toContain('sigue respondiendo Rosa Delgado');
    expect(kept).not.toContain('users_select');
    expect(shown({ type, responsible: null })).toContain('users_select');
  });
});
