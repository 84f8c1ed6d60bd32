import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { decide } from '#domain/request/decide.ts';
import { missingReceipts } from '#domain/request/hand-over/receipts.ts';
import {
  completedAt,
  INDUCTION_ITEMS,
  INDUCTION_STEPS,
  needsReceipts,
  receiversOf,
  stepOf,
  type Tick,
} from './delivery.ts';
import { subjectOf } from './form.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import { BUZON, type Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import type { Register } from '#domain/request/concerned/who-is-concerned.ts';
import {
  actor,
  COLLEAGUE,
  DEPARTMENTAL,
  EMPLOYEE,
  HEAD,
  HOLDER,
  NOW,
  PERSONAL,
  PLAN,
  requestIn,
  SYSTEMS,
} from '#domain/request/request.fixture.ts';

const ONE: TextStamp = { version: '01', sha256: 'a'.repeat(64) };
const TWO: TextStamp = { version: null, sha256: 'b'.repeat(64) };
const BOTH = { receivers: { holder: HOLDER, department: HEAD } };
const systems = actor(SYSTEMS, true);

function accept(as: string, text: TextStamp, again = false): Extract<Command, { item: 'policy' }> {
  return { type: 'tick', by: HOLDER, item: 'policy', accepted: { as, text }, again };
}

function after(request: Request, ...commands: readonly Command[]): Request {
  return commands.reduce((now, command) => {
    const decided = decide(now, command, NOW);
    if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.error)}`);
    return decided.value.next;
  }, request);
}

describe('who receives an account', () => {
  it('is its holder, and its responsible official for the department', () => {
    expect(receiversOf(PERSONAL, { requester: EMPLOYEE, head: null })).toEqual({ holder: HOLDER, department: HEAD });
  });

  it("is the department's head where the responsible official has the account", () => {
    const own = receiversOf(DEPARTMENTAL, { requester: EMPLOYEE, head: 'U0DIRECTOR' });
    expect(own).toEqual({ holder: HEAD, department: { id: 'U0DIRECTOR', name: 'Talento Humano' } });
  });

  it('is whoever asked where the department has no other head', () => {
    expect(receiversOf(DEPARTMENTAL, { requester: EMPLOYEE, head: HEAD.id }).department).toEqual(EMPLOYEE);
  });

  it('is one person alone where there is nobody else', () => {
    expect(receiversOf(DEPARTMENTAL, { requester: HEAD, head: null })).toEqual({ holder: HEAD, department: null });
    expect(receiversOf(DEPARTMENTAL, { requester: BUZON, head: null }).department).toBeNull();
  });

  it('leaves the holder open while they are not in the chat', () => {
    const form = { ...PERSONAL, chatUser: null };
    expect(receiversOf(form, { requester: EMPLOYEE, head: null })).toEqual({ holder: null, department: HEAD });
  });

  it('asks nobody for a password of an account that one has', () => {
    expect(needsReceipts(PERSONAL)).toBe(true);
    expect(needsReceipts(DEPARTMENTAL)).toBe(true);
  });
});

describe('a hand-over', () => {
  const confirm = (by: typeof HOLDER): Command => ({ type: 'confirm_receipt', by });
  const changed: Command = { type: 'password_changed' };
  const orders: readonly (readonly Command[])[] = [
    [confirm(HOLDER), confirm(HEAD), changed],
    [confirm(HOLDER), changed, confirm(HEAD)],
    [changed, confirm(HEAD), confirm(HOLDER)],
    [confirm(HEAD), changed, confirm(HOLDER)],
  ];

  it.each(orders)('closes with both confirmations and the password, in whatever order', (...commands) => {
    const before = after(requestIn('delivered', BOTH), ...commands.slice(0, -1));
    expect(before.state).toBe('delivered');
    const last = decide(before, commands[2] ?? changed, NOW);
    expect(last).toMatchObject({ ok: true, value: { next: { state: 'closed' } } });
    if (last.ok) expect(last.value.effects).toEqual([{ type: 'tell_closed' }, { type: 'make_record' }]);
  });

  it('takes each side once, and only from that person', () => {
    const once = after(requestIn('delivered', BOTH), confirm(HOLDER));
    expect(missingReceipts(once)).toEqual(['department']);
    expect(decide(once, confirm(HOLDER), NOW)).toMatchObject({ ok: false, error: { code: 'already' } });
    expect(decide(once, confirm(EMPLOYEE), NOW)).toEqual({ ok: false, error: { code: 'not_receiver' } });
    expect(decide(once, confirm(SYSTEMS), NOW)).toEqual({ ok: false, error: { code: 'not_receiver' } });
  });

  describe('of an account for which somebody else answers by now', () => {
    const NEXT = { id: 'U0SIGUIENTE', name: 'Nora Siguiente' };
    const register = (change: Partial<KnownAccount>): Register => [
      { ...ACCOUNT, subject: subjectOf(PERSONAL), addresses: [], ...change },
    ];
    const now = register({ responsible: NEXT });
    const former = { code: 'not_official_now', official: NEXT };

    it('is confirmed for the department by that one, and no longer by the one before', () => {
      const request = requestIn('delivered', BOTH);
      const tooLate = decide(request, confirm(HEAD), NOW, now);
      expect(tooLate).toEqual({ ok: false, error: { ...former, what: 'receipt' } });
      expect(decide(request, confirm(NEXT), NOW, now)).toMatchObject({
        ok: true,
        value: { next: { receipts: [{ side: 'department', by: NEXT }] } },
      });
      expect(decide(request, confirm(HOLDER), NOW, now)).toMatchObject({ ok: true });
      const nobody = decide(request, confirm(HEAD), NOW, register({ responsible: null }));
      expect(nobody).toEqual({ ok: false, error: { ...former, what: 'receipt', official: null } });
    });

    it('has its first steps ticked no longer by the one before', () => {
      const tick = { type: 'tick', by: HEAD, item: 'phone' } as const;
      const request = requestIn('delivered', { ...BOTH, handedTo: { person: HEAD, as: 'responsible' } });
      expect(decide(request, tick, NOW, now)).toEqual({ ok: false, error: { ...former, what: 'steps' } });
      expect(decide(request, tick, NOW, register({ responsible: HEAD }))).toMatchObject({ ok: true });
      const theirs = requestIn('delivered', BOTH);
      expect(decide(theirs, { ...tick, by: HOLDER }, NOW, now)).toMatchObject({ ok: true });
    });
  });

  const IN_PERSON = {
    form: { ...PERSONAL, chatUser: null },
    handedTo: { person: HEAD, as: 'responsible' },
    receivers: { holder: null, department: HEAD },
  } as const;
  const newcomer = (person: Person): Command => ({ type: 'newcomer', person });
  const release = (holderId: string, by = systems): Command => ({ type: 'release', by, holderId });

  it('waits for a holder who could not be reached, and gives them the account when they come', () => {
    const receives = { holder: HOLDER, official: HEAD, contact: null };
    const planned = { ...IN_PERSON, plan: { ...PLAN, receives } };
    const waiting = after(requestIn('delivered', planned), confirm(HEAD), changed);
    expect(missingReceipts(waiting)).toEqual(['holder']);
    const joined = after(waiting, { type: 'holder_joined', holder: HOLDER });
    expect(joined).toMatchObject({ state: 'delivered', handedTo: { person: HOLDER, as: 'holder' } });
    expect(after(joined, confirm(HOLDER)).state).toBe('closed');
    expect(decide(joined, { type: 'holder_joined', holder: HOLDER }, NOW)).toMatchObject({ ok: false });
    const other = decide(waiting, { type: 'holder_joined', holder: COLLEAGUE }, NOW);
    expect(other).toEqual({ ok: false, error: { code: 'not_holder' } });
  });

  it('goes to whoever came after the approval only when the systems area releases it to that very person', () => {
    const waiting = requestIn('delivered', IN_PERSON);
    expect(decide(waiting, { type: 'holder_joined', holder: HOLDER }, NOW).ok).toBe(false);
    expect(decide(waiting, release(HOLDER.id), NOW)).toEqual({ ok: false, error: { code: 'newcomer_differs' } });
    for (const concerned of [HEAD, EMPLOYEE])
      expect(decide(waiting, newcomer(concerned), NOW)).toEqual({ ok: false, error: { code: 'not_holder' } });
    const seen = after(waiting, newcomer(HOLDER));
    expect(seen).toMatchObject({ newcomer: HOLDER, handedTo: IN_PERSON.handedTo, receivers: IN_PERSON.receivers });
    // The messages of both sides say that somebody came.
    const seenBy = decide(waiting, newcomer(HOLDER), NOW);
    expect(seenBy.ok && seenBy.value.effects).toContainEqual({ type: 'show_hand_over' });
    expect(decide(seen, newcomer(HOLDER), NOW).ok).toBe(false);
    expect(decide(seen, release(COLLEAGUE.id), NOW)).toEqual({ ok: false, error: { code: 'newcomer_differs' } });
    for (const [by, error] of [
      [actor(HOLDER, true), { code: 'concerned', as: 'holder' }],
      [actor(HOLDER, false), { code: 'not_systems' }],
      [actor(HEAD, true), { code: 'concerned', as: 'official' }],
      [actor(EMPLOYEE, true), { code: 'own_request' }],
    ] as const)
      expect(decide(seen, release(HOLDER.id, by), NOW)).toEqual({ ok: false, error });
    const given = after(seen, release(HOLDER.id));
    expect(given).toMatchObject({ handedTo: { person: HOLDER, as: 'holder' }, receivers: { holder: HOLDER } });
    expect(decide(given, release(HOLDER.id), NOW)).toMatchObject({ ok: false, error: { code: 'already' } });
  });

  it('of a password of one’s own is stopped at any time before it was changed, and what was shown is taken back', () => {
    const halt = { type: 'give_up', by: systems, reason: 'No es la persona' } as const;
    for (const state of ['executing', 'executed', 'delivered', 'failed'] as const) {
      const own = requestIn(state, { rule: 'self_service', failure: null });
      const halted = decide(own, halt, NOW);
      expect(halted).toMatchObject({ ok: true, value: { next: { state: 'closed', ended: { reason: halt.reason } } } });
      expect(halted.ok && halted.value.effects).toContainEqual({ type: 'take_back_password' });
    }
    const stopped = after(requestIn('delivered', { rule: 'self_service' }), halt);
    expect(stopped.takenBack).toBeUndefined();
    for (const [command, takenBack] of [
      [{ type: 'taken_back' }, 'done'],
      [{ type: 'not_taken_back', why: 'account_gone' }, 'account_gone'],
      [{ type: 'not_taken_back', why: 'role' }, 'protected'],
    ] as const) {
      const seen = decide(stopped, command, NOW);
      expect(seen).toMatchObject({ ok: true, value: { next: { state: 'closed', takenBack } } });
      expect(seen.ok && seen.value.effects).toEqual([{ type: 'show_hand_over' }]);
    }
    expect(decide(requestIn('closed', { rule: 'self_service' }), { type: 'taken_back' }, NOW).ok).toBe(false);
    expect(decide(requestIn('executing'), halt, NOW).ok).toBe(false);
    const delivered = decide(requestIn('delivered'), halt, NOW);
    expect(delivered.ok && delivered.value.effects).not.toContainEqual({ type: 'take_back_password' });
  });

  it('is closed otherwise by another systems person, with a reason', () => {
    const closed = after(requestIn('delivered', BOTH), {
      type: 'give_up',
      by: systems,
      reason: 'Firmó el acta en papel',
    });
    expect(closed).toMatchObject({ state: 'closed', ended: { by: SYSTEMS, reason: 'Firmó el acta en papel' } });
    const own = requestIn('delivered', { ...BOTH, requester: SYSTEMS });
    const refusal = decide(own, { type: 'give_up', by: systems, reason: 'Yo mismo' }, NOW);
    expect(refusal).toEqual({ ok: false, error: { code: 'own_request' } });
  });

  it('is reminded of in turn, each reminder once, and not when everybody confirmed', () => {
    const first = after(requestIn('delivered', BOTH), { type: 'remind', reminder: 1 });
    expect(decide(first, { type: 'remind', reminder: 1 }, NOW)).toMatchObject({ ok: false });
    const last = decide(first, { type: 'remind', reminder: 5 }, NOW);
    // Whoever was reminded reads that the systems area knows of it now.
    const told = [{ type: 'thread', note: { kind: 'not_received' } }, { type: 'show_hand_over' }];
    expect(last).toMatchObject({ ok: true, value: { effects: told } });
    const unchanged = after(first, confirm(HOLDER), confirm(HEAD));
    expect(decide(unchanged, { type: 'remind', reminder: 3 }, NOW).ok).toBe(true);
    expect(decide(after(unchanged, changed), { type: 'remind', reminder: 3 }, NOW).ok).toBe(false);
  });
});

describe('the first steps', () => {
  it('are ticked by the person who got the account, each once', () => {
    const ticked = after(requestIn('delivered', BOTH), { type: 'tick', by: HOLDER, item: 'phone' });
    expect(ticked.induction).toEqual([{ item: 'phone', at: NOW, by: HOLDER }]);
    expect(decide(ticked, { type: 'tick', by: HOLDER, item: 'phone' }, NOW)).toMatchObject({ ok: false });
    const stranger = decide(ticked, { type: 'tick', by: COLLEAGUE, item: 'folders' }, NOW);
    expect(stranger).toEqual({ ok: false, error: { code: 'not_holder' } });
  });

  it('keep the name with which the policy was accepted', () => {
    expect(after(requestIn('closed', BOTH), accept('Hugo Holder Muñoz', ONE)).induction).toEqual([
      { item: 'policy', at: NOW, by: HOLDER, acceptedAs: 'Hugo Holder Muñoz', text: ONE },
    ]);
  });

  it('keep the policy as it was accepted last, and each time before it', () => {
    const once = after(requestIn('closed', BOTH), accept('Hugo Muñoz', ONE));
    expect(decide(once, accept('Hugo Holder Muñoz', TWO), NOW)).toMatchObject({ ok: false });
    const over = after(once, accept('Hugo Holder Muñoz', TWO, true));
    const last = { item: 'policy', at: NOW, by: HOLDER, acceptedAs: 'Hugo Holder Muñoz', text: TWO };
    const first = { at: NOW, by: HOLDER, acceptedAs: 'Hugo Muñoz', text: ONE };
    expect(over.induction).toEqual([{ ...last, earlier: [first] }]);
    const again = after(over, accept('Hugo Holder', TWO, true));
    expect(again.induction[0]?.earlier).toEqual([first, { ...last, item: undefined }]);
    expect(decide(once, { ...accept('Sara Stranger', TWO, true), by: COLLEAGUE }, NOW)).toEqual({
      ok: false,
      error: { code: 'not_holder' },
    });
  });

  it('are complete when the last was taken first, however often the policy is accepted anew', () => {
    const at = (minute: number): Date => new Date(NOW.getTime() + minute * 60_000);
    const ticks = INDUCTION_ITEMS.map((item, index): Tick => ({ item, at: at(index), by: HOLDER }));
    expect(completedAt(ticks.slice(1))).toBeNull();
    const over = ticks.map((tick) =>
      tick.item === 'policy' ? { ...tick, at: at(500), earlier: [{ at: at(3), by: HOLDER, acceptedAs: 'H' }] } : tick,
    );
    expect(completedAt(over)).toEqual(at(7));
  });

  it('are six on the checklist, which has each of them once', () => {
    expect(INDUCTION_STEPS.length).toBeLessThanOrEqual(6);
    expect(INDUCTION_STEPS.flat()).toEqual(INDUCTION_ITEMS);
    expect(stepOf('folders')).toEqual(['signature', 'out_of_office', 'folders']);
  });

  it('leave the password to what Microsoft 365 shows', () => {
    const byHand = decide(requestIn('delivered', BOTH), { type: 'tick', by: HOLDER, item: 'password' }, NOW);
    expect(byHand).toEqual({ ok: false, error: { code: 'seen_by_bot' } });
    const seen = after(requestIn('delivered', BOTH), { type: 'password_changed' });
    const bots = { at: NOW, by: BUZON };
    // Whoever changed it has signed in.
    expect(seen.induction).toEqual([
      { item: 'enter', ...bots },
      { item: 'password', ...bots },
    ]);
    const entered = { item: 'enter', at: NOW, by: HOLDER } as const;
    const ticked = after(requestIn('delivered', { ...BOTH, induction: [entered] }), { type: 'password_changed' });
    expect(ticked.induction).toEqual([entered, { item: 'password', ...bots }]);
    expect(seen.passwordChangedAt).toEqual(NOW);
  });
});
