import { requestCard } from '#dialogue/request-card/card.ts';
import { successionDialog } from '#dialogue/succession/dialog.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import type { LeftBehind } from '#domain/request/left-behind.ts';
import type { RequestState } from '#domain/request/states.ts';
import type { Messages } from '#messages/messages.ts';
import { golden, type Case } from './golden.ts';
import { DEPARTMENT_ACCOUNT, requestOf, runAt } from './things.ts';

const LONG = { id: 'U0LONG', name: 'María Fernanda de los Ángeles Rodríguez-Villamizar Echavarría' };
const accounts = Array.from({ length: 11 }, (_, at): Account => ({
  ...(at === 1 ? DEPARTMENT_ACCOUNT : ACCOUNT),
  id: `6f1f3c0e-0000-4000-8000-0000000002${String(at).padStart(2, '0')}`,
  ...(at === 2 ? { displayName: 'José Gregorio Santiago de la Santísima Trinidad Echavarría Villamizar' } : {}),
}));
const behind: LeftBehind = { person: LONG, accounts, departments: ['Hacienda', 'Talento Humano'] };
const one: LeftBehind = { person: LONG, accounts: accounts.slice(0, 1), departments: [] };
const requestId = requestOf('deletion', 'submitted').id;
const asked = new Map([[accounts[0]?.id ?? '', 'FT-GTI-006-2026-00012']]);

function card(m: Messages, type: 'deletion' | 'suspension', state: RequestState): Case {
  const request = requestOf(type, state);
  const run = state === 'submitted' ? null : runAt(request, state === 'closed' ? null : 'wait_last_day');
  return [`card of the ${type}, ${state}`, requestCard(m, { request, run, audience: 'systems', days: null, behind })];
}

golden('succession', (m) => {
  const about = { requestId, atOnce: true, page: 0, round: 0, asked: new Map<string, string>() };
  return [
    card(m, 'deletion', 'submitted'),
    card(m, 'deletion', 'scheduled'),
    card(m, 'deletion', 'closed'),
    card(m, 'suspension', 'closed'),
    ['one account', successionDialog(m, { ...about, behind: one })],
    ['before the deletion is approved', successionDialog(m, { ...about, behind: one, atOnce: false })],
    ['many accounts', successionDialog(m, { ...about, behind })],
    ['the last page', successionDialog(m, { ...about, behind, page: 1 })],
    [
      'after some were asked for',
      successionDialog(m, {
        ...{ ...about, behind, asked, round: 1 },
        told: [m.succession.told(1), m.succession.left('Talento Humano', m.succession.ownAffair)],
      }),
    ],
    ['nothing is left', successionDialog(m, { ...about, behind: one, asked })],
    ['a change that nobody approved', requestCard(m, succeeded())],
  ];
});

function succeeded(): Parameters<typeof requestCard>[1] {
  const request = requestOf('responsible', 'executing', { rule: 'succession' });
  return { request, run: runAt(request, 'check_account'), audience: 'systems', days: null };
}
