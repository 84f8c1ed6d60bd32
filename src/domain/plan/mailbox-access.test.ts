import { expect, it } from 'vitest';
import { refusedDetail, refusedIn } from './mailbox-access.ts';
import { accessLine } from './powershell.ts';

const of = { application: 'bbbbbbbb', address: 'ana@entidad.example' };
const line = accessLine(of);

it('a refused mailbox is told with the permission that was needed', () => {
  const permission = 'MailboxSettings.Read';
  expect(refusedIn(refusedDetail({ ...of, permission }))).toEqual({ permission, line });
});

it.each([
  ['where the call did not tell it', refusedDetail(of)],
  ['in a failure from before it was told', line],
])('a refused mailbox is told with the usual permission %s', (_, detail) => {
  expect(refusedIn(detail)).toEqual({ permission: 'MailboxSettings.ReadWrite', line });
});
