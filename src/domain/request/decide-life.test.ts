import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import { decide } from './decide.ts';
import { mayStillBeRejected } from './still-possible.ts';
import { BUZON } from '#domain/person.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import { NO_WORK, type Plan, type StepName } from '#domain/plan/plan.ts';
import {
  actor,
  COLLEAGUE,
  EMPLOYEE,
  FAILURE,
  HEAD,
  HOLDER,
  NOW,
  PERSONAL,
  PLAN,
  requestIn,
  SEATS,
  SYSTEMS,
} from './request.fixture.ts';
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
  });
});

describe('a deletion', () => {
  const approved = requestIn('approved', { form: DELETION, needsTwo: true });

  it('is executed by another person than the one who approved it, where two are asked for', () => {
    expect(next(approved, { type: 'execute', by: actor(SYSTEMS, true) })).toEqual({ code: 'second_person' });
    expect(next(approved, { type: 'execute', by: actor(COLLEAGUE, true) })).toMatchObject({ state: 'executing' });
    const alone = { ...approved, needsTwo: false };
    expect(next(alone, { type: 'execute', by: actor(SYSTEMS, true) })).toMatchObject({ state: 'executing' });
  });

  it('tells its holder while it waits for their last day', () => {
    const rested = decide(requestIn('executing', { form: DELETION }), { type: 'rest' }, NOW);
    expect(rested).toMatchObject({
      ok: true,
      value: { next: { state: 'scheduled' }, effects: [{ type: 'tell_closing' }] },
    });
  });

  it('is begun before its last day by somebody who may begin it, which the request keeps', () => {
    const waiting = requestIn('scheduled', { form: DELETION, plan: planOf('wait_last_day', 'verify'), needsTwo: true });
    const begun = next(waiting, { type: 'bring_forward', by: actor(COLLEAGUE, true) });
    expect(begun).toMatchObject({ state: 'executing', broughtForward: { by: COLLEAGUE, at: NOW }, form: DELETION });
    const approver = waiting.decision?.by ?? SYSTEMS;
    const again = next(waiting, { type: 'bring_forward', by: actor(approver, true) });
    expect(again).toMatchObject({ code: 'second_person' });
  });

  it('waits for its date when it was read back, and ends when that has come', () => {
    const executing = requestIn('executing', {
      form: DELETION,

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
    const failed = requestIn('failed', { form: DELETION });
    expect(next(failed, { type: 'supersede', by: 'FT-2' })).toMatchObject({ state: 'cancelled' });
    const modification = requestIn('failed', { form: PASSWORD });
    expect(next(modification, { type: 'supersede', by: 'FT-2' })).toMatchObject({ code: 'already' });
  });
});

describe('where a request rests after it was read back', () => {
  it.each<[string, readonly StepName[]]>([
    ['executed', ['verify', 'hand_over']],
    ['scheduled', ['verify', 'end_redirection']],
    ['closed', ['verify']],
  ])('is %s for the steps %j', (state, steps) => {
    const executing = requestIn('executing', { form: PASSWORD, plan: planOf(...steps) });
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

describe('what takes two since it goes through an official', () => {
  const form = { ...PERSONAL, chatUser: null };
  const submitted = requestIn('submitted', { form, plan: null, needsTwo: true });

  it('does no longer once its holder is found in the chat', () => {
    expect(next(submitted, { type: 'plan', plan: PLAN, seats: SEATS, holder: HOLDER })).toMatchObject({
      needsTwo: false,
    });
    expect(next(submitted, { type: 'plan', plan: PLAN, seats: SEATS, holder: null })).toMatchObject({ needsTwo: true });
  });
});

describe('a decision of the only systems person', () => {
  const by = { ...actor(EMPLOYEE, true), alone: { reason: 'No hay nadie más' } };
  const told = { type: 'tell_control' };
  const approved = { type: 'tell_requester', moment: 'approved' };

  it('about what they asked for stands in the request with its reason, and is told, once for each reason', () => {
    const submitted = requestIn('submitted');
    const answer = decide(submitted, { type: 'approve', by, planHash: hashPlan(PLAN) }, NOW);
    const alone = { by: EMPLOYEE, at: NOW, reason: 'No hay nadie más' };
    expect(answer).toMatchObject({
      ok: true,
      value: { next: { state: 'approved', alone }, effects: [approved, told] },
    });
    const executed = decide(
      requestIn('approved', { alone }),
      { type: 'execute', by: { ...by, alone: { reason: null } } },
      NOW,
    );
    expect(executed).toMatchObject({ ok: true, value: { next: { alone }, effects: [{ type: 'advance_run' }] } });
  });

  it('keeps the reasons before it, of which each is told', () => {
    const first = { by: EMPLOYEE, at: new Date(NOW.getTime() - 60_000), reason: 'Estoy sola' };
    const rejected = { type: 'reject', by, reason: 'Está repetida' } as const;
    const answer = decide(requestIn('submitted', { alone: first }), rejected, NOW);
    const alone = { by: EMPLOYEE, at: NOW, reason: 'Está repetida' };
    expect(answer).toMatchObject({ ok: true, value: { next: { alone, aloneBefore: [first] } } });
  });

  it('takes the reason of a rejection for one', () => {
    const command = { type: 'reject', by: { ...by, alone: { reason: null } }, reason: 'Está repetida' } as const;
    expect(next(requestIn('submitted'), command)).toMatchObject({ alone: { reason: 'Está repetida' } });
  });

  it('about what is another’s leaves no mark', () => {
    const others = requestIn('submitted', { requester: HEAD });
    const answer = decide(others, { type: 'approve', by, planHash: hashPlan(PLAN) }, NOW);
    expect(answer).toMatchObject({ ok: true, value: { effects: [approved] } });
    if (answer.ok) expect(answer.value.next.alone).toBeUndefined();
  });

  it('that comes too late is told that, not asked for a reason', () => {
    const command = { type: 'approve', by: { ...by, alone: { reason: null } }, planHash: '' } as const;
    expect(next(requestIn('closed'), command)).toMatchObject({ code: 'already' });
    expect(next(requestIn('submitted'), { ...command, planHash: hashPlan(PLAN) })).toEqual({ code: 'reason_needed' });
  });
});
