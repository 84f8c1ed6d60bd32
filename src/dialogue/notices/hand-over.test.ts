import { describe, expect, it } from 'vitest';
import { INDUCTION_STEPS } from '#domain/form/delivery.ts';
import { EMPLOYEE, HEAD, HOLDER, NOW, PERSONAL, PLAN, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { ACTIONS } from '../act-names.ts';
import { handed, handedInPerson } from '../hand-over/hand-over.fixture.ts';
import { actsIn, textIn } from '../screen.fixture.ts';
import type { Message } from '../screen.ts';
import { board, twice } from './board.fixture.ts';

/** Its official has only this one to confirm. */
const ONE = { hasSeveral: false };
const SEVERAL = { hasSeveral: true };
const confirms = (message: Message): boolean => actsIn(message).includes(ACTIONS.confirmReceipt);
const hasButton = (message: Message): boolean => actsIn(message).length > 0;

describe('a hand-over', () => {
  it('is told once to each person', async () => {
    const { notices, toldTo } = board();
    const request = requestIn('executed');
    await twice(async () => {
      await notices.handOver(request, HOLDER, 'holder');
      await notices.handOver(request, HEAD, 'responsible');
    });
    for (const person of [HOLDER, HEAD]) {
      expect(toldTo(person).map(hasButton)).toEqual([true]);
      expect(toldTo(person).map(textIn).join('')).toContain(PLAN.address);
    }
  });

  it('cannot be told to who left the chat', async () => {
    const { notices, leave } = board();
    leave(HOLDER);
    await expect(notices.handOver(requestIn('executed'), HOLDER, 'holder')).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('asks both sides for the receipt, once each and in their own message, and brings it in line', async () => {
    const { notices, toldTo } = board();
    await twice(async () => await notices.showHandOver(handed(), ONE));
    expect(toldTo(HOLDER).map(actsIn)).toEqual([[ACTIONS.reveal]]);
    const delivered = handed({ passwordChangedAt: NOW });
    await twice(async () => await notices.showHandOver(delivered, ONE));
    const [, steps] = toldTo(HOLDER);
    expect(toldTo(HOLDER).map(confirms)).toEqual([true, true]);
    expect(steps && actsIn(steps).filter((act) => act === ACTIONS.guide)).toHaveLength(INDUCTION_STEPS.length);
    expect(toldTo(HEAD).map(confirms)).toEqual([true]);
    expect(toldTo(HEAD).map(textIn).join('')).toContain(delivered.number);
    const receipts = [{ side: 'department', by: HEAD, at: NOW }] as const;
    const induction = [{ item: 'enter', by: HOLDER, at: NOW }] as const;
    await twice(async () => await notices.showHandOver({ ...delivered, receipts, induction }, ONE));
    expect(toldTo(HEAD).map(confirms)).toEqual([false]);
    expect(toldTo(HOLDER).map(confirms)).toEqual([true, true]);
    expect(toldTo(HOLDER)[0] && textIn(toldTo(HOLDER)[0] as Message)).toContain(HEAD.name);
  });

  it('is not told of alone to an official who has several to confirm: they have one message of the day', async () => {
    const { notices, toldTo } = board();
    const requests = [1, 2].map((each) => ({ ...handed(), id: `11111111-1111-4111-8111-11111111111${each}` }));
    await notices.showHandOver(handed(), SEVERAL);
    await notices.remindReceipt(handed(), 1, SEVERAL);
    expect(toldTo(HEAD)).toEqual([]);
    await twice(async () => await notices.showReceipts(HEAD, { day: '2026-02-02', requests }));
    expect(toldTo(HEAD).map(actsIn)).toEqual([[ACTIONS.confirmReceipts]]);
    const alone = { day: '2026-02-03', requests: requests.slice(1) };
    await twice(async () => await notices.showReceipts(HEAD, alone));
    // What was told before is brought in line; one alone is no reason for another message.
    expect(toldTo(HEAD)).toHaveLength(1);
    await twice(async () => await notices.tellReceipts(HEAD, { day: '2026-02-03', requests }));
    expect(toldTo(HEAD)).toHaveLength(2);
    await notices.showReceipts(HEAD, { day: '2026-02-03', requests: [] });
    expect(toldTo(HEAD).map(actsIn)).toEqual([[], []]);
  });

  it('is told of alone when it is the last that was listed with others', async () => {
    const { notices, toldTo } = board();
    const last = { day: '2026-02-03', requests: [handed()] };
    await twice(async () => await notices.tellReceipts(HEAD, last));
    expect(toldTo(HEAD).map(confirms)).toEqual([true]);
  });

  it('is not told of twice to the official who has the account in hand', async () => {
    const { notices, toldTo } = board();
    await notices.handOver(handedInPerson(), HEAD, 'responsible');
    await notices.tellReceipts(HEAD, { day: '2026-02-03', requests: [handedInPerson()] });
    expect(toldTo(HEAD)).toHaveLength(1);
  });

  it('keeps the message that an official had before there were several', async () => {
    const { notices, toldTo } = board();
    await notices.showHandOver(handed(), ONE);
    await notices.showHandOver(handed({ receipts: [{ side: 'department', by: HEAD, at: NOW }] }), SEVERAL);
    expect(toldTo(HEAD).map(confirms)).toEqual([false]);
  });

  it('is told to those who are there although the others left the chat', async () => {
    const { notices, toldTo, leave } = board();
    const delivered = handed();
    leave(HOLDER);
    await notices.showHandOver(delivered, ONE);
    await notices.remindReceipt(delivered, 1, ONE);
    await notices.tellClosed({ ...delivered, state: 'closed', passwordChangedAt: NOW });
    expect(toldTo(HEAD)).toHaveLength(2);
    expect(toldTo(EMPLOYEE)).toHaveLength(1);
  });

  it('goes on with the person who joined, in messages of their own, and leaves the official’s in line', async () => {
    const { notices, toldTo } = board();
    const before = handedInPerson();
    const executed: Request = { ...before, state: 'executed', handedTo: null, receivers: null };
    await notices.handOver(executed, HEAD, 'responsible');
    await notices.showHandOver(before, ONE);
    expect(toldTo(HEAD).map(confirms)).toEqual([true]);
    const joined = handed({ form: before.form });
    await twice(async () => await notices.showHandOver(joined, ONE));
    expect(toldTo(HOLDER).map(actsIn)).toEqual([[ACTIONS.reveal]]);
    expect(toldTo(HEAD).map(confirms)).toEqual([true]);
    const acts = toldTo(HEAD).flatMap(actsIn);
    for (const act of [ACTIONS.reveal, ACTIONS.guide]) expect(acts).not.toContain(act);
  });

  it('takes the button off the official’s message where nobody confirms, too, once the person has joined', async () => {
    const { notices, toldTo } = board();
    const form = { ...PERSONAL, chatUser: null };
    const before = requestIn('executed', { form });
    await notices.handOver(before, HEAD, 'responsible');
    expect(toldTo(HEAD).map(hasButton)).toEqual([true]);
    const joined = requestIn('delivered', { form, handedTo: { person: HOLDER, as: 'holder' } });
    await twice(async () => await notices.showHandOver(joined, ONE));
    expect(toldTo(HEAD).map(hasButton)).toEqual([false]);
    expect(toldTo(HEAD).map(textIn).join('')).toContain(HOLDER.name);
    expect(toldTo(HOLDER).map(hasButton)).toEqual([true]);
  });
});

describe('the receipt of a hand-over', () => {
  const receipts = [{ side: 'holder', by: HOLDER, at: NOW }] as const;

  it('is reminded of to whoever has not confirmed, once for each reminder, which is settled in the end', async () => {
    const { notices, toldTo } = board();
    const delivered = handed({ receipts, reminded: 1 });
    await twice(async () => await notices.remindReceipt(delivered, 1, ONE));
    expect(toldTo(HOLDER)).toEqual([]);
    expect(toldTo(HEAD).map(confirms)).toEqual([true]);
    await twice(async () => await notices.remindReceipt({ ...delivered, reminded: 3 }, 3, ONE));
    expect(toldTo(HEAD).map(confirms)).toEqual([true, true]);
    const done = [...receipts, { side: 'department', by: HEAD, at: NOW }] as const;
    await notices.showHandOver({ ...delivered, reminded: 3, receipts: done }, ONE);
    expect(toldTo(HEAD).map(confirms)).toEqual([false, false]);
    await notices.remindReceipt({ ...delivered, receipts: done }, 1, ONE);
    expect(toldTo(HEAD)).toHaveLength(2);
  });

  it('is noted below the card while it is missing, with whose it is, and not once nothing is', async () => {
    const { notices, below } = board();
    const delivered = handed();
    await notices.showCard({ request: delivered, run: null, audience: 'systems' });
    const notes = () => below(postKey.card('systems', delivered.id)).map(textIn);
    const both = (['holder', 'department'] as const).map((side) => ({ side, by: HOLDER, at: NOW }));
    const done = { ...delivered, receipts: both, passwordChangedAt: NOW };
    await notices.threadNote(done, 'not_received:9', { kind: 'not_received' });
    expect(notes()).toEqual([]);
    await twice(async () => await notices.threadNote(delivered, 'not_received:8', { kind: 'not_received' }));
    expect(notes()).toHaveLength(1);
    for (const { name } of [HOLDER, HEAD]) expect(notes()[0]).toContain(name);
  });
});

describe('the end of a hand-over', () => {
  const closed = requestIn('closed', { passwordChangedAt: NOW });
  const executed: Request = { ...closed, state: 'executed', handedTo: null, passwordChangedAt: null };

  it('congratulates once, tells the requester once, and takes the button off the hand-over', async () => {
    const { notices, toldTo } = board();
    await notices.handOver(executed, HOLDER, 'holder');
    expect(toldTo(HOLDER).map(hasButton)).toEqual([true]);
    await twice(async () => await notices.tellClosed(closed));
    expect(toldTo(HOLDER).map(hasButton)).toEqual([false, false]);
    expect(toldTo(EMPLOYEE)).toHaveLength(1);
    expect(toldTo(HOLDER).map(textIn).at(-1)).toContain('No tiene que hacer nada más.');
  });

  it('congratulates whoever takes first steps with those, in one message', async () => {
    const { notices, toldTo } = board();
    const receivers = { holder: HOLDER, department: null };
    await notices.handOver(executed, HOLDER, 'holder');
    await twice(async () => await notices.tellClosed({ ...closed, receivers }));
    const thanks = toldTo(HOLDER)
      .map(textIn)
      .filter((text) => text.includes('¡Listo!'));
    expect(thanks).toEqual([expect.stringContaining('Sus primeros pasos')]);
    expect(toldTo(HOLDER)).toHaveLength(2);
  });

  it('congratulates nobody on a password that was not changed, and tells of the other end', async () => {
    const { notices, toldTo } = board();
    const ended = { by: SYSTEMS, at: NOW, reason: 'No va a venir' };
    await notices.handOver(executed, HOLDER, 'holder');
    await twice(async () => await notices.tellClosed({ ...closed, passwordChangedAt: null, ended }));
    expect(toldTo(HOLDER).map(hasButton)).toEqual([false]);
    expect(toldTo(HOLDER).map(textIn).join('')).toContain(ended.reason);
    expect(toldTo(EMPLOYEE)).toEqual([]);
  });
});
