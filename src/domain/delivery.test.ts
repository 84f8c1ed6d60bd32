import { describe, expect, it } from 'vitest';
import { decide, missingReceipts } from './decide.ts';
import { needsReceipts, receiversOf } from './delivery.ts';
import { BUZON } from './person.ts';
import type { Command, Request } from './request.ts';
import {
  actor,
  COLLEAGUE,
  DEPARTMENTAL,
  EMPLOYEE,
  HEAD,
  HOLDER,
  NOW,
  PERSONAL,
  requestIn,
  SYSTEMS,
} from './request.fixture.ts';

const BOTH = { receivers: { holder: HOLDER, department: HEAD } };
const systems = actor(SYSTEMS, true);

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

  it('waits for a holder who is not in the chat, and gives them the account when they come', () => {
    const inPerson = {
      handedTo: { person: HEAD, as: 'responsible' },
      receivers: { holder: null, department: HEAD },
    } as const;
    const waiting = after(requestIn('delivered', inPerson), confirm(HEAD), changed);
    expect(missingReceipts(waiting)).toEqual(['holder']);
    const joined = after(waiting, { type: 'holder_joined', holder: HOLDER });
    expect(joined).toMatchObject({ state: 'delivered', handedTo: { person: HOLDER, as: 'holder' } });
    expect(after(joined, confirm(HOLDER)).state).toBe('closed');
    expect(decide(joined, { type: 'holder_joined', holder: HOLDER }, NOW)).toMatchObject({ ok: false });
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
    expect(last).toMatchObject({ ok: true, value: { effects: [{ type: 'thread', note: { kind: 'not_received' } }] } });
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
    const tick = { type: 'tick', by: HOLDER, item: 'policy', acceptedAs: 'Hugo Holder Muñoz' } as const;
    expect(after(requestIn('closed', BOTH), tick).induction).toEqual([
      { item: 'policy', at: NOW, by: HOLDER, acceptedAs: 'Hugo Holder Muñoz' },
    ]);
  });

  it('leave the password to what Microsoft 365 shows', () => {
    expect(decide(requestIn('delivered', BOTH), { type: 'tick', by: HOLDER, item: 'password' }, NOW).ok).toBe(false);
    const seen = after(requestIn('delivered', BOTH), { type: 'password_changed' });
    expect(seen.induction).toEqual([{ item: 'password', at: NOW, by: BUZON }]);
    expect(seen.passwordChangedAt).toEqual(NOW);
  });
});
