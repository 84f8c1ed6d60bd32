import { expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import { createMessages } from '#messages/messages.ts';
import { namesIn } from '../screen.fixture.ts';
import { restorationDialog } from './restoration.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

it('asks for a new last day where the contract is over or nobody knows, and only there', () => {
  const names = (account: Account | null): readonly string[] =>
    namesIn(restorationDialog(m, { account, today: '2026-03-10' }));
  expect(names(ACCOUNT)).toEqual(['justification']);
  expect(names({ ...ACCOUNT, contractEnd: '2026-03-09' })).toEqual(['justification', 'contractEnd']);
  expect(names({ ...ACCOUNT, contractEnd: '2026-03-10' })).toEqual(['justification']);
  expect(names(null)).toEqual(['account', 'justification', 'contractEnd']);
});
