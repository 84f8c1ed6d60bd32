import { describe, expect, it } from 'vitest';
import { ACCOUNT } from './account.fixture.ts';
import { snapshotOf, type AccountForm } from './account-form.ts';
import { decide, mayDecide, mayStillBeRejected } from './decide.ts';
import { BUZON } from './person.ts';
import { hashPlan, NO_WORK, type Plan, type StepName } from './plan.ts';
import { actor, COLLEAGUE, EMPLOYEE, FAILURE, HEAD, HOLDER, NOW, requestIn, SYSTEMS } from './request.fixture.ts';
import type { Request } from './request.ts';

const about = { account: snapshotOf(ACCOUNT), justification: 'Hace falta' };
const DELETION: AccountForm = { ...about, type: 'deletion', lastDay: '2026-02-01', redirectTo: null, outOfOffice: '' };
const PASSWORD: AccountForm = { ...about, type: 'password' };

function planOf(...steps: StepName[]): Plan {
  return { ...NO_WORK, address: ACCOUNT.address, displayName: ACCOUNT.displayName, steps };
}

function next(request: Request, ...command: [Parameters<typeof decide>[1]]): Request | unknown {
  const answer = decide(request, command[0], NOW);
  return answer.ok ? answer.value.next : answer.error;
}

describe('a request that a rule allows', () => {
  const submitted = requestIn('submitted', { form: PASSWORD, plan: null, rule: 'self_service', requester: HOLDER });
  const plan = planOf('check_account', 'hand_over');

  it('begins with its plan, without anybody’s approval, and says so', () => {
    const answer = decide(submitted, { type: 'plan', plan, seats: null }, NOW);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        next: {
          state: 'executing',
          decision: { outcome: 'approved', by: BUZON, planHash: hashPlan(plan) },
          execution: { by: BUZON },
        },
        effects: [{ type: 'advance_run' }],
      },
    });
  });

  it('is ordered by whoever undoes a deletion, who may also try again', () => {
    const undo = requestIn('submitted', {
      form: { ...about, type: 'restoration', contractEnd: null },
      plan: null,
      rule: 'undo',
      requester: SYSTEMS,
    });
    expect(next(undo, { type: 'plan', plan, seats: null })).toMatchObject({ execution: { by: SYSTEMS } });
    expect(mayDecide(undo, actor(SYSTEMS, true))).toBeNull();
  });

  it('leaves the holder, systems person or not, no say about their own account', () => {
    expect(mayDecide(submitted, actor(HOLDER, true))).toEqual({ code: 'own_request' });
  });
});

describe('a deletion', () => {
  const approved = requestIn('approved', { form: DELETION, kind: 'deletion', needsTwo: true });

  it('is executed by another person than the one who approved it, where two are asked for', () => {
    expect(next(approved, { type: 'execute', by: actor(SYSTEMS, true) })).toEqual({ code: 'second_person' });
    expect(next(approved, { type: 'execute', by: actor(COLLEAGUE, true) })).toMatchObject({ state: 'executing' });
    const alone = { ...approved, needsTwo: false };
    expect(next(alone, { type: 'execute', by: actor(SYSTEMS, true) })).toMatchObject({ state: 'executing' });
  });

  it('waits for its date when it was read back, and ends when that has come', () => {
    const executing = requestIn('executing', {
      form: DELETION,
      kind: 'deletion',
      plan: planOf('verify', 'soft_delete'),
    });
    const scheduled = next(executing, { type: 'executed' }) as Request;
    expect(scheduled.state).toBe('scheduled');
    expect(next(scheduled, { type: 'finished' })).toMatchObject({ state: 'closed' });
    expect(next(scheduled, { type: 'supersede', by: 'FT-2' })).toMatchObject({
      state: 'cancelled',
      supersededBy: 'FT-2',
    });
  });

  it('can be undone when it stopped half-way; another request cannot', () => {
    const failed = requestIn('failed', { form: DELETION, kind: 'deletion' });
    expect(next(failed, { type: 'supersede', by: 'FT-2' })).toMatchObject({ state: 'cancelled' });
    const modification = requestIn('failed', { form: PASSWORD, kind: 'modification' });
    expect(next(modification, { type: 'supersede', by: 'FT-2' })).toMatchObject({ code: 'already' });
  });
});

describe('where a request rests after it was read back', () => {
  it.each<[string, readonly StepName[]]>([
    ['executed', ['verify', 'hand_over']],
    ['scheduled', ['verify', 'end_redirection']],
    ['closed', ['verify']],
  ])('is %s for the steps %j', (state, steps) => {
    const executing = requestIn('executing', { form: PASSWORD, kind: 'modification', plan: planOf(...steps) });
    expect(next(executing, { type: 'executed' })).toMatchObject({ state });
  });
});

describe('what cannot be mended', () => {
  const failure = { ...FAILURE, code: 'protected_role' } as const;

  it('ends the request by itself, saying why', () => {
    const answer = decide(requestIn('submitted', { form: DELETION }), { type: 'plan_failed', failure }, NOW);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        next: { state: 'rejected', decision: { by: BUZON }, failure },
        effects: [{ type: 'tell_rejected' }, { type: 'make_record' }],
      },
    });
  });

  it('stops a run that has changed something already, and ends one that has not', () => {
    const executing = requestIn('executing', { form: DELETION });
    expect(next(executing, { type: 'fail', failure })).toMatchObject({ state: 'failed' });
    expect(next(executing, { type: 'fail', failure: { ...failure, untouched: true } })).toMatchObject({
      state: 'rejected',
      decision: { by: BUZON },
    });
  });
});

describe('a line that has to be run by hand', () => {
  const executing = requestIn('executing', { form: { ...about, type: 'shared' }, plan: planOf('exchange', 'verify') });

  it('can be told to be impossible, and the request then rejected while nothing was changed', () => {
    const by = actor(COLLEAGUE, true);
    const told = { ...FAILURE, code: 'line_not_run', untouched: true, detail: 'No hay permiso' } as const;
    const failed = next(executing, { type: 'line_not_run', by, reason: 'No hay permiso', failure: told }) as Request;
    expect(failed).toMatchObject({ state: 'failed', failure: told });
    expect(mayStillBeRejected(failed)).toBe(true);
  });
});

describe('whom a request concerns', () => {
  it('is the old and the new responsible official of a department’s account', () => {
    const account = snapshotOf({ ...ACCOUNT, type: 'departmental', holder: null });
    const form = { account, justification: '', type: 'responsible', responsible: EMPLOYEE } as const;
    const request = requestIn('submitted', { form, requester: COLLEAGUE });
    for (const person of [HEAD, EMPLOYEE])
      expect(mayDecide(request, actor(person, true))).toEqual({ code: 'own_request' });
    expect(mayDecide(request, actor(SYSTEMS, true))).toBeNull();
  });
});
