import { describe, it, expect } from 'vitest';
import { decide } from './decide.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import {
  ASKED,
  COLLEAGUE,
  DECIDED,
  EMPLOYEE,
  EXECUTED,
  FAILURE,
  HEAD,
  HOLDER,
  MOVED,
  NOW,
  PERSONAL,
  PLAN,
  SEATS,
  SYSTEMS,
  actor,
  requestIn,
} from './request.fixture.ts';
import type { Request } from './request.ts';
import type { Command } from './command.ts';
import { ENDED_STATES, OPEN_STATES, REQUEST_STATES, type RequestState } from './states.ts';
import { pick, seededRandom } from '#domain/seeded-random.fixture.ts';

const systems = actor(COLLEAGUE, true);
const requester = actor(EMPLOYEE, false);

const COMMANDS: Readonly<Record<Command['type'], Command>> = {
  plan: { type: 'plan', plan: PLAN, seats: SEATS },
  plan_failed: { type: 'plan_failed', failure: FAILURE },
  choose_address: { type: 'choose_address', by: systems, localPart: 'otra' },
  approve: { type: 'approve', by: systems, planHash: hashPlan(PLAN) },
  reject: { type: 'reject', by: systems, reason: 'Duplicada' },
  ask: { type: 'ask', by: systems, question: '¿Qué cargo tiene?' },
  answer: { type: 'answer', by: requester, answer: 'Auxiliar' },
  withdraw: { type: 'withdraw', by: requester },
  correct: { type: 'correct', by: requester, form: { ...PERSONAL, position: 'Auxiliar' }, needsTwo: false },
  corrected: { type: 'corrected', by: requester, number: 'FT-GTI-006-2026-00002' },
  ask_official: { type: 'ask_official', official: { ...HEAD, as: 'official' } },
  remind_official: { type: 'remind_official' },
  decline: { type: 'decline', by: actor(HEAD, false), as: 'official', reason: 'No sigue' },
  agree: { type: 'agree', by: actor(HEAD, false), as: 'official' },
  execute: { type: 'execute', by: systems },
  retry: { type: 'retry', by: systems },
  plan_changed: { type: 'plan_changed', plan: { ...PLAN, displayName: 'Otro' }, seats: SEATS },
  fail: { type: 'fail', failure: FAILURE },
  executed: { type: 'executed' },
  delivered: { type: 'delivered', to: HOLDER, as: 'holder', receivers: null },
  password_changed: { type: 'password_changed' },
  taken_back: { type: 'taken_back' },
  not_taken_back: { type: 'not_taken_back', why: 'role' },
  line_run: { type: 'line_run', by: systems },
  line_not_run: { type: 'line_not_run', by: systems, reason: 'No hay conexión', failure: FAILURE },
  stop: { type: 'stop', by: systems },
  rest: { type: 'rest' },
  resume: { type: 'resume' },
  bring_forward: { type: 'bring_forward', by: systems },
  give_up: { type: 'give_up', by: systems, reason: 'No se puede' },
  account_gone: { type: 'account_gone', by: COLLEAGUE },
  finished: { type: 'finished' },
  supersede: { type: 'supersede', by: 'FT-GTI-006-2026-00002' },
  undo: { type: 'undo', by: systems, reason: 'Fue un error' },
  ratify: { type: 'ratify', by: systems, heads: [] },
  lift: { type: 'lift', by: COLLEAGUE, reason: 'Apareció el celular' },
  confirm_receipt: { type: 'confirm_receipt', by: HOLDER },
  official_changed: { type: 'official_changed', before: HEAD, official: COLLEAGUE },
  holder_joined: { type: 'holder_joined', holder: HOLDER },
  newcomer: { type: 'newcomer', person: HOLDER },
  release: { type: 'release', by: systems, holderId: HOLDER.id },
  remind: { type: 'remind', reminder: 1 },
  tick: { type: 'tick', by: HOLDER, item: 'folders' },
};
const COMMAND_TYPES = Object.keys(COMMANDS) as readonly Command['type'][];

/** Where each command leads from the states in which it is allowed. Everywhere else it comes too late or too early. */
const ALLOWED: Readonly<Record<Command['type'], Partial<Record<RequestState, RequestState>>>> = {
  plan: { submitted: 'submitted', info_requested: 'info_requested' },
  plan_failed: { submitted: 'submitted', info_requested: 'info_requested' },
  // There is a plan in these.
  choose_address: {},
  approve: { submitted: 'approved', info_requested: 'approved' },
  reject: { submitted: 'rejected', info_requested: 'rejected', approved: 'rejected' },
  ask: { submitted: 'info_requested', approved: 'info_requested' },
  answer: { info_requested: 'submitted' },
  ask_official: { submitted: 'submitted', info_requested: 'info_requested' },
  remind_official: { submitted: 'submitted', info_requested: 'info_requested' },
  decline: { submitted: 'rejected', info_requested: 'rejected' },
  agree: { submitted: 'submitted', info_requested: 'info_requested' },
  correct: { submitted: 'submitted', info_requested: 'submitted' },
  corrected: { rejected: 'rejected', cancelled: 'cancelled' },
  withdraw: { submitted: 'cancelled', info_requested: 'cancelled', approved: 'cancelled' },
  execute: { approved: 'executing' },
  retry: { failed: 'executing' },
  plan_changed: { executing: 'submitted' },
  fail: { executing: 'failed', executed: 'failed', scheduled: 'failed' },
  executed: { executing: 'executed' },
  delivered: { executing: 'delivered', executed: 'delivered' },
  password_changed: { delivered: 'closed' },
  // Nobody stopped this one.
  taken_back: {},
  not_taken_back: {},
  line_run: { executing: 'executing' },
  line_not_run: { executing: 'failed' },
  stop: { scheduled: 'cancelled' },
  rest: { executing: 'scheduled' },
  resume: { scheduled: 'executing', executing: 'executing' },
  bring_forward: { scheduled: 'executing' },
  give_up: { failed: 'closed', delivered: 'closed' },
  account_gone: { scheduled: 'closed', delivered: 'closed', failed: 'closed', executed: 'closed' },
  finished: { scheduled: 'closed', executing: 'closed' },
  supersede: {
    submitted: 'cancelled',
    info_requested: 'cancelled',
    approved: 'cancelled',
    scheduled: 'closed',
    delivered: 'closed',
  },
  // This one is no deletion, and no block.
  undo: {},
  ratify: {},
  lift: {},
  confirm_receipt: { delivered: 'delivered' },
  official_changed: { delivered: 'delivered' },
  // It was handed to the holder: nobody is waited for.
  holder_joined: {},
  newcomer: {},
  release: {},
  remind: { delivered: 'delivered' },
  tick: { delivered: 'delivered', closed: 'closed' },
};

/** Both sides are asked to confirm where the command is about that. */
const ASKS: readonly Command['type'][] = ['confirm_receipt', 'official_changed', 'holder_joined', 'remind'];
const ASKED_OFFICIAL: readonly Command['type'][] = ['agree', 'decline', 'remind_official'];
const AGREEMENT = { official: { ...HEAD, as: 'official' }, agreed: null } as const;
const RECEIVERS = { holder: HOLDER, department: HEAD };

/** Who moved the request into its state, and when, as a refusal tells it; nobody's name and moment stand for what was not theirs. */
const TOLD: Readonly<Record<RequestState, object>> = {
  submitted: { code: 'not_now', state: 'submitted' },
  info_requested: { code: 'already', state: 'info_requested', by: SYSTEMS, at: ASKED },
  approved: { code: 'already', state: 'approved', by: SYSTEMS, at: DECIDED },
  rejected: { code: 'already', state: 'rejected', by: SYSTEMS, at: DECIDED },
  executing: { code: 'already', state: 'executing', by: SYSTEMS, at: EXECUTED },
  failed: { code: 'already', state: 'failed', by: null, at: MOVED },
  executed: { code: 'already', state: 'executed', by: SYSTEMS, at: EXECUTED },
  delivered: { code: 'already', state: 'delivered', by: null, at: MOVED },
  scheduled: { code: 'already', state: 'scheduled', by: SYSTEMS, at: EXECUTED },
  closed: { code: 'already', state: 'closed', by: null, at: null },
  cancelled: { code: 'already', state: 'cancelled', by: EMPLOYEE, at: MOVED },
};

describe.each(COMMAND_TYPES)('the command %s', (type) => {
  it.each(REQUEST_STATES)('given a request that is %s', (state) => {
    const asked = ASKS.includes(type)
      ? { receivers: RECEIVERS }
      : ASKED_OFFICIAL.includes(type)
        ? { agreement: AGREEMENT }
        : {};
    const answer = decide(requestIn(state, asked), COMMANDS[type], NOW);
    const next = ALLOWED[type][state];
    if (next === undefined) expect(answer).toEqual({ ok: false, error: TOLD[state] });
    // What was sent again ended when it ended.
    const updatedAt = type === 'corrected' ? MOVED : NOW;
    if (next !== undefined)
      expect(answer).toMatchObject({ ok: true, value: { next: { state: next, revision: 8, updatedAt } } });
  });
});

describe('what only the systems area may', () => {
  const deciding = [
    'approve',
    'reject',
    'ask',
    'execute',
    'retry',
    'line_run',
    'line_not_run',
    'stop',
    'bring_forward',
    'give_up',
    'release',
  ] as const;

  function by(type: (typeof deciding)[number], who: ReturnType<typeof actor>): Command {
    return { ...COMMANDS[type], by: who } as Command;
  }

  describe.each(deciding)('%s', (type) => {
    it.each(REQUEST_STATES)(
      'given a request that is %s, is refused to everybody else before anything is told',
      (state) => {
        const request = requestIn(state);
        for (const outsider of [HOLDER, HEAD, EMPLOYEE, COLLEAGUE]) {
          const answer = decide(request, by(type, actor(outsider, false)), NOW);
          expect(answer).toEqual({ ok: false, error: { code: 'not_systems' } });
        }
        const own = decide(request, by(type, actor(EMPLOYEE, true)), NOW);
        expect(own).toEqual({ ok: false, error: { code: 'own_request' } });
        const about = decide(request, by(type, actor(HOLDER, true)), NOW);
        expect(about).toEqual({ ok: false, error: { code: 'concerned', as: 'holder' } });
      },
    );
  });
});

describe('what only the requester may', () => {
  it.each(['answer', 'withdraw'] as const)('%s is refused to everybody else, systems people too', (type) => {
    for (const state of REQUEST_STATES) {
      for (const other of [actor(SYSTEMS, true), actor(HOLDER, false)]) {
        const answer = decide(requestIn(state), { ...COMMANDS[type], by: other } as Command, NOW);
        expect(answer).toEqual({ ok: false, error: { code: 'not_requester' } });
      }
    }
  });

  it('is theirs even when they are of the systems area', () => {
    const command: Command = { type: 'withdraw', by: actor(EMPLOYEE, true) };
    expect(decide(requestIn('approved'), command, NOW)).toMatchObject({ ok: true });
  });
});

describe('any sequence of commands', () => {
  it('stays within the known states, and ends where a request ends', () => {
    const random = seededRandom(1098765432);
    const [first, ...others] = COMMAND_TYPES;
    const seen = new Set<RequestState>();
    for (let walk = 0; walk < 4_000; walk += 1) {
      let request: Request = requestIn('submitted', { plan: null, seats: null, revision: 1 });
      for (let step = 0; step < 60; step += 1) {
        const command = COMMANDS[pick(random, [first ?? 'plan', ...others])];
        // The approver sees the plan as it stands, most of the time.
        const seeing =
          command.type === 'approve' && request.plan !== null && random() < 0.8
            ? { ...command, planHash: hashPlan(request.plan) }
            : command;
        const answer = decide(request, seeing, NOW);
        if (!answer.ok) continue;
        const { next } = answer.value;
        // Of what has ended only the first steps go on, and it is sent again.
        if (ENDED_STATES.includes(request.state)) {
          expect(['tick', 'corrected']).toContain(command.type);
          expect(next.state).toBe(request.state);
        }
        expect(REQUEST_STATES).toContain(next.state);
        expect(next.revision).toBe(request.revision + 1);
        expectWhole(next);
        request = next;
        seen.add(next.state);
      }
    }
    expect([...seen].toSorted()).toEqual([...REQUEST_STATES].toSorted());
  });

  /** What a state promises about the rest of the request. */
  function expectWhole(request: Request): void {
    const { state, plan, decision, execution, failure, handedTo, questions } = request;
    const about = JSON.stringify(request);
    if (state === 'approved') expect(decision?.planHash, about).toBe(plan === null ? '' : hashPlan(plan));
    if (state === 'rejected') expect(decision?.outcome, about).toBe('rejected');
    if (state === 'failed') expect(failure, about).not.toBeNull();
    if (state === 'info_requested') expect(questions.at(-1)?.answer, about).toBeUndefined();
    if (['executing', 'failed', 'executed', 'delivered', 'closed'].includes(state)) {
      expect(execution, about).not.toBeNull();
      expect(decision?.outcome, about).toBe('approved');
    }
    if (state === 'delivered') expect(handedTo, about).not.toBeNull();
  }

  it('leaves a request open until it ends, or only waits for its date', () => {
    expect([...OPEN_STATES, 'scheduled', ...ENDED_STATES].toSorted()).toEqual([...REQUEST_STATES].toSorted());
  });
});
