import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import { HEAD } from '#domain/request/request.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';
import type { Dialog } from '../screen.ts';
import { ADOPT_FIELDS, adoptDialog } from './finding-dialogs.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

/** What stands below the question for the reason. */
function belowOf(account: Account, what: Finding['what'] = 'blocked'): Dialog['content'] {
  return adoptDialog(m, { findingId: 'f', page: 0 }, { what, account }).content.slice(1);
}

describe('the window of an adoption', () => {
  it.each(['personal', 'departmental'] as const)('asks who answers for a %s account, unless somebody does', (type) => {
    expect(belowOf({ ...ACCOUNT, type, responsible: HEAD })).toEqual([
      { kind: 'lines', lines: [[m.tenant.adopt.keeps(HEAD.name), { mention: HEAD }]] },
    ]);
    expect(belowOf({ ...ACCOUNT, type, responsible: null })).toMatchObject([
      { kind: 'field', name: ADOPT_FIELDS.responsible, input: { input: 'person' } },
    ]);
  });

  it('asks nobody to answer for an account that is gone', () => {
    expect(belowOf(ACCOUNT, 'deleted')).toEqual([]);
  });
});
