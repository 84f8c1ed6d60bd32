import { describe, it, expect } from 'vitest';
import { decide } from './decide.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Plan } from '#domain/plan/plan.ts';
import {
  actor,
  COLLEAGUE,
  DECIDED,
  EMPLOYEE,
  FAILURE,
  HOLDER,
  NOW,
  PLAN,
  QUESTION,
  requestIn,
  SEATS,
  SYSTEMS,
} from './request.fixture.ts';
import type { Request } from './request.ts';
import type { Command } from './command.ts';
import type { Decided } from './effect.ts';

const systems = actor(SYSTEMS, true);
const requester = actor(EMPLOYEE, false);
const OTHER_PLAN: Plan = { ...PLAN, address: 'hugo.holder2@entidad.gov.co' };
const approve: Command = { type: 'approve', by: systems, planHash: hashPlan(PLAN) };
const ask: Command = { type: 'ask', by: systems, question: '¿Qué cargo tiene?' };

/** Given a request, when a command comes, then this is decided. A refusal fails the test. */
function decided(request: Request, command: Command): Decided {
  const answer = decide(request, command, NOW);
  if (!answer.ok) throw new Error(`refused: ${answer.error.code}`);
  return answer.value;
}

describe('whatever is decided', () => {
  it('moves the revision by one and the moment to now, and leaves the given request as it was', () => {
    const before = requestIn('submitted');
    const copy = structuredClone(before);
    const { next } = decided(before, approve);
    expect(next).toMatchObject({ revision: before.revision + 1, updatedAt: NOW });
    expect(before).toEqual(copy);
  });

  it('keeps what the person asked for', () => {
    const { id, number, form, requester: by, createdAt } = requestIn('submitted');
    expect(decided(requestIn('submitted'), approve).next).toMatchObject({ id, number, form, requester: by, createdAt });
  });

  it('keeps of an actor what a person is, not what they may do', () => {
    expect(decided(requestIn('submitted'), approve).next.decision?.by).toEqual(SYSTEMS);
    expect(decided(requestIn('approved'), { type: 'execute', by: systems }).next.execution?.by).toEqual(SYSTEMS);
    expect(decided(requestIn('submitted'), ask).next.questions[0]?.by).toEqual(SYSTEMS);
  });
});

describe('a plan', () => {
  const plan: Command = { type: 'plan', plan: PLAN, seats: SEATS };

  it('is kept with its seats, and ends the failure of an earlier one', () => {
    const request = requestIn('submitted', { plan: null, seats: null, failure: { ...FAILURE, step: 'plan' } });
    expect(decided(request, plan)).toMatchObject({
      next: { state: 'submitted', plan: PLAN, seats: SEATS, failure: null },
      effects: [],
    });
  });

  it('leaves an open question open', () => {
    expect(decided(requestIn('info_requested', { plan: null }), plan).next.state).toBe('info_requested');
  });

  it('is not replaced once it is approved, so that a second approver cannot override the first', () => {
    const answer = decide(requestIn('approved'), { ...plan, plan: OTHER_PLAN }, NOW);
    expect(answer).toMatchObject({ ok: false, error: { code: 'already', state: 'approved' } });
  });

  it('that could not be made leaves the request where it was, saying why', () => {
    const failure = { ...FAILURE, step: 'plan' } as const;
    const { next } = decided(requestIn('submitted', { plan: null }), { type: 'plan_failed', failure });
    expect(next).toMatchObject({ state: 'submitted', failure });
  });
});

describe('an approval', () => {
  it('is bound to the plan that was seen', () => {
    const { next, effects } = decided(requestIn('submitted'), approve);
    const decision = { outcome: 'approved', by: SYSTEMS, at: NOW, planHash: hashPlan(PLAN) };
    expect(next).toMatchObject({ state: 'approved', decision });
    expect(effects).toEqual([{ type: 'tell_requester', moment: 'approved' }]);
  });

  it('is refused when the plan is another one by now', () => {
    const answer = decide(requestIn('submitted', { plan: OTHER_PLAN }), approve, NOW);
    expect(answer).toEqual({ ok: false, error: { code: 'plan_differs' } });
  });

  it('is refused while there is no plan', () => {
    const answer = decide(requestIn('submitted', { plan: null }), approve, NOW);
    expect(answer).toEqual({ ok: false, error: { code: 'plan_missing' } });
  });

  it('does not wait for an open question', () => {
    expect(decided(requestIn('info_requested'), approve).next.state).toBe('approved');
  });

  it('ends the notice of what had changed', () => {
    const request = requestIn('submitted', { planChanges: [{ what: 'settings' }] });
    expect(decided(request, approve).next.planChanges).toEqual([]);
  });
});

describe('a rejection', () => {
  it('keeps the reason and tells the requester', () => {
    const { next, effects } = decided(requestIn('approved'), { type: 'reject', by: systems, reason: 'Duplicada' });
    expect(next).toMatchObject({
      state: 'rejected',
      decision: { outcome: 'rejected', by: SYSTEMS, at: NOW, reason: 'Duplicada' },
    });
    expect(next.decision?.planHash).toBeUndefined();
    expect(effects).toEqual([{ type: 'tell_rejected' }, { type: 'make_record' }]);
  });
});

describe('questions and answers', () => {
  it('a question waits for its answer, takes an approval back, and is told to the requester and in the thread', () => {
    const { next, effects } = decided(requestIn('approved'), ask);
    expect(next).toMatchObject({ state: 'info_requested', decision: null });
    expect(effects).toEqual([
      { type: 'tell_question', index: 0 },
      { type: 'thread', note: { kind: 'question', index: 0 } },
    ]);
  });

  it('an answer goes to its question, which is shown answered, and back for a decision', () => {
    const answer: Command = { type: 'answer', by: requester, answer: 'Auxiliar' };
    const { next, effects } = decided(requestIn('info_requested'), answer);
    expect(next.state).toBe('submitted');
    expect(next.questions).toEqual([{ ...QUESTION, answer: { text: 'Auxiliar', at: NOW } }]);
    expect(effects).toEqual([
      { type: 'thread', note: { kind: 'answer', index: 0 } },
      { type: 'tell_question', index: 0 },
    ]);
  });

  it('accumulate, each with its own answer', () => {
    let request = requestIn('submitted');
    for (const round of [0, 1, 2]) {
      request = decided(request, { type: 'ask', by: systems, question: `question ${round}` }).next;
      request = decided(request, { type: 'answer', by: requester, answer: `answer ${round}` }).next;
    }
    expect(request.questions.map(({ text, answer }) => [text, answer?.text])).toEqual([
      ['question 0', 'answer 0'],
      ['question 1', 'answer 1'],
      ['question 2', 'answer 2'],
    ]);
  });

  it.each<Command>([
    approve,
    { type: 'reject', by: systems, reason: 'Duplicada' },
    { type: 'withdraw', by: requester },
  ])('a question that $type settles is shown again, without its button', (command) => {
    expect(decided(requestIn('info_requested'), command).effects).toContainEqual({ type: 'tell_question', index: 0 });
    expect(decided(requestIn('submitted'), command).effects).not.toContainEqual(
      expect.objectContaining({ type: 'tell_question' }),
    );
  });

  it('a second question waits until the first is answered', () => {
    expect(decide(requestIn('info_requested'), ask, NOW)).toMatchObject({ ok: false, error: { code: 'already' } });
  });
});

describe('the execution', () => {
  it.each(['execute', 'retry'] as const)('by %s is of the plan that was approved, and of no other', (type) => {
    const state = type === 'execute' ? 'approved' : 'failed';
    const command: Command = { type, by: systems };
    for (const plan of [OTHER_PLAN, null])
      expect(decide(requestIn(state, { plan }), command, NOW)).toEqual({ ok: false, error: { code: 'plan_differs' } });
    expect(decided(requestIn(state), command).next.state).toBe('executing');
    // Approvals from before the hash was kept.
    const old = { outcome: 'approved', by: SYSTEMS, at: DECIDED } as const;
    expect(decided(requestIn(state, { plan: OTHER_PLAN, decision: old }), command).next.state).toBe('executing');
  });

  it('advances the run and remembers who began it', () => {
    expect(decided(requestIn('approved'), { type: 'execute', by: systems })).toMatchObject({
      next: { state: 'executing', execution: { by: SYSTEMS, at: NOW } },
      effects: [{ type: 'advance_run' }],
    });
  });

  it('that fails says so in the thread, and a retry goes on in the name of who pressed it', () => {
    const failed = decided(requestIn('executing'), { type: 'fail', failure: FAILURE });
    expect(failed).toMatchObject({
      next: { state: 'failed', failure: FAILURE },
      effects: [
        { type: 'thread', note: { kind: 'failed', failure: FAILURE } },
        { type: 'tell_requester', moment: 'stopped' },
      ],
    });
    expect(decided(failed.next, { type: 'retry', by: actor(COLLEAGUE, true) })).toMatchObject({
      next: { state: 'executing', failure: null, execution: { by: COLLEAGUE, at: NOW } },
      effects: [{ type: 'advance_run' }],
    });
  });

  it('a retry where only the plan failed makes the plan again', () => {
    const request = requestIn('submitted', { plan: null, failure: { ...FAILURE, step: 'plan' } });
    expect(decided(request, { type: 'retry', by: systems })).toMatchObject({
      next: { state: 'submitted', failure: null },
      effects: [{ type: 'make_plan' }],
    });
  });

  it('goes back for approval when the plan has changed, saying what, with nothing left of the decision', () => {
    const { next, effects } = decided(requestIn('executing'), { type: 'plan_changed', plan: OTHER_PLAN, seats: SEATS });
    const changes = [{ what: 'address', before: PLAN.address, after: OTHER_PLAN.address }];
    expect(next).toMatchObject({
      state: 'submitted',
      plan: OTHER_PLAN,
      seats: SEATS,
      planChanges: changes,
      decision: null,
      execution: null,
    });
    expect(effects).toEqual([{ type: 'thread', note: { kind: 'plan_changed', changes } }]);
    expect(decide(next, approve, NOW)).toEqual({ ok: false, error: { code: 'plan_differs' } });
    expect(decided(next, { ...approve, planHash: hashPlan(OTHER_PLAN) }).next.state).toBe('approved');
  });
});

describe('the hand-over', () => {
  it('remembers to whom, and watches for the change of password', () => {
    const { next, effects } = decided(requestIn('executed'), {
      ...{ type: 'delivered', to: HOLDER, as: 'holder', receivers: null },
    });
    expect(next).toMatchObject({ state: 'delivered', handedTo: { person: HOLDER, as: 'holder' } });
    expect(effects).toEqual([{ type: 'watch_password' }, { type: 'tell_done' }]);
  });

  it('closes the request once the password was changed, and tells it', () => {
    expect(decided(requestIn('delivered'), { type: 'password_changed' })).toMatchObject({
      next: { state: 'closed', decision: { at: DECIDED } },
      effects: [{ type: 'tell_closed' }, { type: 'make_record' }],
    });
  });
});

describe('a run that failed', () => {
  const reject = { type: 'reject', by: systems, reason: 'No se puede' } as const;

  it('may be rejected while it is certain that no account came of it, and then tells no old failure', () => {
    const failure = { ...FAILURE, step: 'create_user', code: 'invalid_value', untouched: true } as const;
    expect(decided(requestIn('failed', { failure }), reject).next).toMatchObject({ state: 'rejected', failure: null });
  });

  it('may not be rejected when an account may be there already', () => {
    const failure = { ...FAILURE, step: 'create_user', code: 'permission_missing', untouched: false } as const;
    const answer = decide(requestIn('failed', { failure }), reject, NOW);
    expect(answer).toMatchObject({ ok: false, error: { code: 'already', state: 'failed' } });
  });
});
