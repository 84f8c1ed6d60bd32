import { describe, expect, it } from 'vitest';
import { snapshotOf } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { BUZON } from '#domain/person.ts';
import { COLLEAGUE, EMPLOYEE, HEAD, HOLDER, requestIn } from '#domain/request/request.fixture.ts';
import { changed } from '#domain/request/request.ts';
import { textIn } from '../screen.fixture.ts';
import { board, twice } from './board.fixture.ts';

const about = { account: snapshotOf(ACCOUNT), justification: 'Hace falta' };

describe('what is told of a request once', () => {
  it('is its rejection, with the reason; of what a rule asked for, nobody is told', async () => {
    const { notices, toldTo } = board();
    const rejected = requestIn('rejected');
    await twice(async () => await notices.tellRejected(rejected));
    expect(toldTo(EMPLOYEE)).toHaveLength(1);
    expect(toldTo(EMPLOYEE).map(textIn).join('')).toContain(rejected.decision?.reason);
    await notices.tellRejected({ ...rejected, requester: BUZON });
    await notices.tellRejected(requestIn('submitted', { requester: COLLEAGUE }));
    expect([...toldTo(BUZON), ...toldTo(COLLEAGUE)]).toEqual([]);
  });

  it('is that somebody claims an account, to the first who is there', async () => {
    const { notices, toldTo, leave } = board();
    const claim = requestIn('submitted', { form: { ...about, type: 'password' } });
    leave(HOLDER);
    expect(await notices.tellClaim(claim, HOLDER)).toBe(false);
    await twice(async () => expect(await notices.tellClaim(claim, HEAD)).toBe(true));
    expect(toldTo(HEAD)).toHaveLength(1);
    // Nobody has a claim to what is not there yet.
    expect(await notices.tellClaim(requestIn('submitted'), COLLEAGUE)).toBe(true);
    expect(toldTo(COLLEAGUE)).toEqual([]);
  });

  it('is what was done, to each who is concerned, at each pause', async () => {
    const { notices, toldTo, leave } = board();
    const deletion = { ...about, type: 'deletion', lastDay: '2026-02-15', redirectTo: null } as const;
    const form = { ...deletion, outOfOffice: '', custody: 'none', mayBeLost: null } as const;
    const scheduled = requestIn('scheduled', { form });
    const closed = changed(scheduled, { state: 'closed' });
    leave(HEAD);
    await twice(async () => await notices.tellDone(scheduled, [COLLEAGUE, EMPLOYEE]));
    expect([HOLDER, HEAD, COLLEAGUE, EMPLOYEE].map((person) => toldTo(person).length)).toEqual([1, 0, 1, 0]);
    await notices.tellDone(closed, [COLLEAGUE]);
    expect(toldTo(COLLEAGUE)).toHaveLength(2);
  });
});
