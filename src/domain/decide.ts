import { INDUCTION_ITEMS, SEEN_BY_BOT, type Receipt, type Side } from './delivery.ts';
import { holderOf } from './form.ts';
import { BUZON, type Actor, type Person } from './person.ts';
import { hashPlan, planChanges } from './plan.ts';
import {
  ENDED_STATES,
  FINAL_FAILURES,
  type Command,
  type Decided,
  type Effect,
  type Refusal,
  type Request,
  type RequestState,
} from './request.ts';
import { ok, refused, type Result } from './result.ts';

type Answer = Result<Decided, Refusal>;

/**
 * The one place that says what may happen to a request. Pure: the moment comes in as `at`.
 * A command that has been carried out already is refused with `already`, naming who did it and when.
 */
export function decide(request: Request, command: Command, at: Date): Answer {
  const go = (state: RequestState, change: Partial<Request>, effects: readonly Effect[] = []): Answer => {
    // A question that no longer waits loses its button.
    const settled = request.state === 'info_requested' && state !== 'info_requested';
    const question: Effect = { type: 'tell_question', index: request.questions.length - 1 };
    const ended = ENDED_STATES.includes(state) && !ENDED_STATES.includes(request.state);
    return ok({
      next: { ...request, ...change, state, revision: request.revision + 1, updatedAt: at },
      effects: [...effects, ...(settled ? [question] : []), ...(ended ? [{ type: 'make_record' } as const] : [])],
    });
  };
  const from = (...states: RequestState[]): boolean => states.includes(request.state);
  const late = (): Answer => refused(tooLate(request));
  /** Closed once both sides have confirmed and the password was changed. */
  const received = (change: Partial<Request>): Answer => {
    const next = { ...request, ...change };
    if (next.passwordChangedAt === null || missingReceipts(next).length > 0)
      return go('delivered', change, [{ type: 'show_hand_over' }]);
    return go('closed', change, [{ type: 'tell_closed' }]);
  };

  switch (command.type) {
    case 'plan': {
      if (!from('submitted', 'info_requested')) return late();
      const form =
        request.form.type === 'personal' && command.holder
          ? { ...request.form, chatUser: command.holder }
          : request.form;
      const planned = { plan: command.plan, seats: command.seats, form, failure: null };
      if (request.rule === null) return go(request.state, planned);
      const by = request.rule === 'undo' ? request.requester : BUZON;
      const decision = { outcome: 'approved', by, at, planHash: hashPlan(command.plan) } as const;
      return go('executing', { ...planned, decision, execution: { by, at } }, [{ type: 'advance_run' }]);
    }
    case 'plan_failed': {
      if (!from('submitted', 'info_requested')) return late();
      const { failure } = command;
      if (!FINAL_FAILURES.includes(failure.code)) return go(request.state, { failure });
      const decision = { outcome: 'rejected', by: BUZON, at } as const;
      return go('rejected', { failure, decision }, [{ type: 'tell_rejected' }]);
    }
    case 'approve': {
      const forbidden = mayDecide(request, command.by);
      if (forbidden) return refused(forbidden);
      if (!from('submitted', 'info_requested')) return late();
      if (request.plan === null) return refused({ code: 'plan_missing' });
      if (hashPlan(request.plan) !== command.planHash) return refused({ code: 'plan_differs' });
      const decision = { outcome: 'approved', by: named(command.by), at, planHash: command.planHash } as const;
      return go('approved', { decision, planChanges: [], failure: null });
    }
    case 'reject': {
      const forbidden = mayDecide(request, command.by);
      if (forbidden) return refused(forbidden);
      if (!from('submitted', 'info_requested', 'approved') && !mayStillBeRejected(request)) return late();
      const decision = { outcome: 'rejected', by: named(command.by), at, reason: command.reason } as const;
      return go('rejected', { decision, failure: null }, [{ type: 'tell_rejected' }]);
    }
    case 'ask': {
      const forbidden = mayDecide(request, command.by);
      if (forbidden) return refused(forbidden);
      if (!from('submitted', 'approved')) return late();
      const index = request.questions.length;
      return go(
        'info_requested',
        { questions: [...request.questions, { text: command.question, by: named(command.by), at }], decision: null },
        [
          { type: 'tell_question', index },
          { type: 'thread', note: { kind: 'question', index } },
        ],
      );
    }
    case 'answer': {
      if (command.by.id !== request.requester.id) return refused({ code: 'not_requester' });
      const question = request.questions.at(-1);
      if (!from('info_requested') || question === undefined) return late();
      const index = request.questions.length - 1;
      const answered = { ...question, answer: { text: command.answer, at } };
      return go('submitted', { questions: [...request.questions.slice(0, -1), answered] }, [
        { type: 'thread', note: { kind: 'answer', index } },
      ]);
    }
    case 'withdraw':
      if (command.by.id !== request.requester.id) return refused({ code: 'not_requester' });
      if (!from('submitted', 'info_requested', 'approved')) return late();
      return go('cancelled', { failure: null });
    case 'execute': {
      const forbidden = mayDecide(request, command.by);
      if (forbidden) return refused(forbidden);
      if (!from('approved')) return late();
      if (request.needsTwo && request.decision?.by.id === command.by.id) return refused({ code: 'second_person' });
      return go('executing', { execution: { by: named(command.by), at } }, [{ type: 'advance_run' }]);
    }
    case 'retry': {
      const forbidden = mayDecide(request, command.by);
      if (forbidden) return refused(forbidden);
      if (from('submitted', 'info_requested') && request.failure !== null) {
        return go(request.state, { failure: null }, [{ type: 'make_plan' }]);
      }
      if (!from('failed')) return late();
      if (request.needsTwo && request.decision?.by.id === command.by.id) return refused({ code: 'second_person' });
      return go('executing', { failure: null, execution: { by: named(command.by), at } }, [{ type: 'advance_run' }]);
    }
    case 'plan_changed': {
      if (!from('executing')) return late();
      const changes = request.plan === null ? [] : planChanges(request.plan, command.plan);
      const plan = { plan: command.plan, seats: command.seats, planChanges: changes };
      return go('submitted', { ...plan, decision: null, execution: null }, [
        { type: 'thread', note: { kind: 'plan_changed', changes } },
      ]);
    }
    case 'fail':
      if (!from('executing', 'executed', 'scheduled')) return late();
      if (command.failure.untouched === true && FINAL_FAILURES.includes(command.failure.code)) {
        const decision = { outcome: 'rejected', by: BUZON, at } as const;
        return go('rejected', { failure: command.failure, decision }, [{ type: 'tell_rejected' }]);
      }
      return go('failed', { failure: command.failure }, [
        { type: 'thread', note: { kind: 'failed', failure: command.failure } },
      ]);
    case 'executed': {
      if (!from('executing')) return late();
      const state = afterExecution(request);
      return go(state, { failure: null }, state === 'executed' ? [] : [{ type: 'tell_done' }]);
    }
    case 'line_run': {
      const forbidden = mayDecide(request, command.by);
      if (forbidden) return refused(forbidden);
      if (!from('executing')) return late();
      return go('executing', {}, [{ type: 'advance_run' }]);
    }
    case 'line_not_run': {
      const forbidden = mayDecide(request, command.by);
      if (forbidden) return refused(forbidden);
      if (!from('executing')) return late();
      return go('failed', { failure: command.failure }, [
        { type: 'thread', note: { kind: 'failed', failure: command.failure } },
      ]);
    }
    case 'stop': {
      const forbidden = mayDecide(request, command.by);
      if (forbidden) return refused(forbidden);
      if (!from('scheduled')) return late();
      return go('cancelled', { ended: { by: named(command.by), at, reason: null } });
    }
    case 'give_up': {
      const forbidden = mayDecide(request, command.by);
      if (forbidden) return refused(forbidden);
      if (!from('failed', 'delivered') || mayStillBeRejected(request)) return late();
      return go(
        'closed',
        { ended: { by: named(command.by), at, reason: command.reason }, failure: null },
        from('delivered') ? [{ type: 'tell_closed' }] : [],
      );
    }
    case 'account_gone':
      if (!from('scheduled', 'delivered', 'failed', 'executed')) return late();
      return go(
        'closed',
        { ended: { by: named(command.by), at, reason: null }, failure: null },
        from('delivered') ? [{ type: 'tell_closed' }] : [],
      );
    case 'rest':
      if (!from('executing')) return late();
      return go('scheduled', {});
    case 'resume':
      if (!from('scheduled', 'executing')) return late();
      return go('executing', {});
    case 'finished':
      // From a retry of its last step as well.
      if (!from('scheduled', 'executing')) return late();
      return go('closed', {}, [{ type: 'tell_done' }]);
    case 'supersede': {
      const deletion = request.kind === 'deletion';
      const half = deletion && from('failed');
      const undecided = from('submitted', 'info_requested', 'approved');
      if (!from('scheduled', 'delivered') && !half && !undecided) return late();
      const state = deletion || undecided ? 'cancelled' : 'closed';
      // Whoever had a hand-over waiting is told that it was overtaken.
      return go(state, { supersededBy: command.by, failure: null }, from('delivered') ? [{ type: 'tell_closed' }] : []);
    }
    case 'delivered': {
      if (!from('executing', 'executed')) return late();
      const { to, as, receivers } = command;
      const effects: Effect[] = [{ type: 'watch_password' }];
      if (receivers !== null) effects.push({ type: 'show_hand_over' });
      return go('delivered', { handedTo: { person: named(to), as }, handedAt: at, receivers }, effects);
    }
    case 'password_changed': {
      if (!from('delivered') || request.passwordChangedAt !== null) return late();
      const ticked = { item: 'password', at, by: BUZON } as const;
      return received({ passwordChangedAt: at, induction: [...request.induction, ticked] });
    }
    case 'confirm_receipt': {
      const sides = sidesOf(request, command.by);
      if (sides.length === 0) return refused({ code: 'not_receiver' });
      const open = sides.filter((side) => !request.receipts.some((receipt) => receipt.side === side));
      if (!from('delivered') || open.length === 0) return late();
      const fresh = open.map((side): Receipt => ({ side, by: named(command.by), at }));
      return received({ receipts: [...request.receipts, ...fresh] });
    }
    case 'holder_joined': {
      if (!from('delivered') || request.handedTo?.as !== 'responsible') return late();
      const holder = named(command.holder);
      const { handedTo, receivers: asked, requester, induction } = request;
      // One person does not stand for both sides, nor does whoever wrote the address down take the account.
      if ([handedTo.person, asked?.department, requester].some((other) => other?.id === holder.id))
        return refused({ code: 'not_holder' });
      const receivers = asked === null ? null : { ...asked, holder };
      // What the official did for them is theirs to do, and the policy theirs to accept.
      const seen = induction.filter(({ by }) => by.id === BUZON.id);
      return go('delivered', { handedTo: { person: holder, as: 'holder' }, receivers, induction: seen }, [
        { type: 'show_hand_over' },
        { type: 'thread', note: { kind: 'holder_joined' } },
      ]);
    }
    case 'remind': {
      if (!from('delivered') || !isAwaited(request)) return late();
      if ((request.reminded ?? 0) >= command.reminder) return late();
      const { reminder } = command;
      const effect: Effect =
        reminder === 5 ? { type: 'thread', note: { kind: 'not_received' } } : { type: 'remind_receipt', reminder };
      return go('delivered', { reminded: reminder }, [effect]);
    }
    case 'tick': {
      const { by, item, acceptedAs } = command;
      if (!from('delivered', 'closed')) return late();
      const isBot = by.id === BUZON.id;
      if (!isBot && request.handedTo?.person.id !== by.id) return refused({ code: 'not_holder' });
      const known = request.induction.some((tick) => tick.item === item);
      if (known || (!isBot && SEEN_BY_BOT.includes(item))) return late();
      const tick = { item, at, by: named(by), ...(acceptedAs === undefined ? {} : { acceptedAs }) };
      const induction = [...request.induction, tick];
      // The record was written without the steps that came after its end.
      const completes = from('closed') && INDUCTION_ITEMS.every((step) => induction.some((done) => done.item === step));
      const shown: readonly Effect[] = [{ type: 'show_hand_over' }];
      return go(request.state, { induction }, completes ? [...shown, { type: 'make_record' }] : shown);
    }
  }
}

/** The sides of a hand-over that have not confirmed yet. */
export function missingReceipts({ receivers, receipts }: Pick<Request, 'receivers' | 'receipts'>): readonly Side[] {
  if (receivers === null) return [];
  const sides: readonly Side[] = receivers.department === null ? ['holder'] : ['holder', 'department'];
  return sides.filter((side) => !receipts.some((receipt) => receipt.side === side));
}

/** Whether something of a hand-over that both sides confirm is still missing. */
export function isAwaited(request: Request): boolean {
  const { receivers, passwordChangedAt } = request;
  return receivers !== null && (missingReceipts(request).length > 0 || passwordChangedAt === null);
}

function sidesOf({ receivers }: Request, by: Person): readonly Side[] {
  if (receivers === null) return [];
  return (['holder', 'department'] as const).filter((side) => receivers[side]?.id === by.id);
}

/** A run that failed may be rejected while it is certain that no account came of it; afterwards only a retry is left. */
export function mayStillBeRejected({ state, failure }: Request): boolean {
  return state === 'failed' && failure?.untouched === true;
}

/** Whether this person may approve, reject, ask, execute or retry: systems people, and nobody on a request that they made or that is about themselves. */
export function mayDecide(request: Request, actor: Actor): Refusal | null {
  if (!actor.systems) return { code: 'not_systems' };
  // What a rule lets a person do at once has nobody else to decide about it.
  const own = actor.id === request.requester.id && request.rule !== 'undo';
  if (own || isAbout(request, actor)) return { code: 'own_request' };
  return null;
}

function isAbout(request: Request, person: Person): boolean {
  const { form } = request;
  // Whoever answers for a department's account is its holder; the one who is to answer for it next is concerned as well.
  const concerned = [holderOf(form), form.type === 'responsible' ? form.account.responsible : null];
  return concerned.some((one) => one?.id === person.id);
}

/** Where a request rests once its account was read back: to be handed over, waiting for a date, or at its end. */
function afterExecution({ plan }: Request): RequestState {
  if (plan?.steps.includes('hand_over')) return 'executed';
  return plan?.steps.some((step) => step === 'soft_delete' || step === 'end_redirection') ? 'scheduled' : 'closed';
}

function named(person: Person): Person {
  return { id: person.id, name: person.name };
}

/** The last person who moved the request, as far as its state tells. */
function tooLate(request: Request): Refusal {
  const { state } = request;
  switch (state) {
    case 'approved':
    case 'rejected':
      return { code: 'already', state, by: request.decision?.by ?? null, at: request.decision?.at ?? null };
    case 'executing':
    case 'failed':
    case 'executed':
    case 'delivered':
    case 'scheduled':
      return { code: 'already', state, by: request.execution?.by ?? null, at: request.execution?.at ?? null };
    case 'closed':
      return { code: 'already', state, by: request.ended?.by ?? null, at: request.updatedAt };
    case 'cancelled':
      return { code: 'already', state, by: request.requester, at: request.updatedAt };
    case 'info_requested': {
      const question = request.questions.at(-1);
      return { code: 'already', state, by: question?.by ?? null, at: question?.at ?? null };
    }
    case 'submitted':
      return { code: 'not_now', state };
  }
}
