import { withAlone } from './alone.ts';
import { INDUCTION_ITEMS, seenByBot, SIDES, type Receipt, type Side, type Tick } from '#domain/form/delivery.ts';
import { receiversNow, whyNoReceipt, whyNoSteps } from './hand-over-now.ts';
import { BUZON, type Person } from '#domain/person.ts';
import { hashPlan, planChanges } from '#domain/plan/plan.ts';
import { FINAL_FAILURES, type Command, type Decided, type Effect, type Refusal, type Request } from './request.ts';
import { ENDED_STATES, type RequestState } from './states.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { tooLate } from './too-late.ts';
import { isOwnExtension, takesTwo, type Register } from './who-is-concerned.ts';
import { decidesAlone, mayDecide, type Deciding } from './who-may-decide.ts';

type Answer = Result<Decided, Refusal>;

/**
 * The one place that says what may happen to a request. Pure: the moment comes in as `at`.
 * A command that has been carried out already is refused with `already`, naming who did it and when. `register` has the accounts
 * that the request names as they are now, where the command asks for them (`asksRegister`).
 */
export function decide(request: Request, command: Command, at: Date, register: Register = []): Answer {
  const judged = decidingOf(command);
  const deciding = judged === null ? null : { ...judged, register };
  const forbidden = deciding === null ? null : mayDecide(request, deciding);
  // Of what is too late anyway nobody is asked for a second person, or a reason.
  const isLater = forbidden?.code === 'second_person' || forbidden?.code === 'reason_needed';
  if (forbidden !== null && !isLater) return refused(forbidden);
  const moved = move(request, command, { at, register });
  if (!moved.ok) return moved;
  if (forbidden !== null) return refused(forbidden);
  return deciding !== null && decidesAlone(request, deciding) ? ok(markedAlone(moved.value, deciding, at)) : moved;
}

/** Whether a command is a decision of the systems area's: then it matters whom the request concerns. */
export function isDecision(command: Command): boolean {
  return decidingOf(command) !== null;
}

/** Whether it matters for a command how the register stands: whom the request concerns, or who answers for its account. */
export function asksRegister(command: Command): boolean {
  return isDecision(command) || command.type === 'confirm_receipt' || command.type === 'tick';
}

/** What of the command is a decision of the systems area's; null for everything else. */
function decidingOf(command: Command): Omit<Deciding, 'register'> | null {
  switch (command.type) {
    case 'choose_address':
    case 'approve':
    case 'ask':
    case 'execute':
    case 'retry':
    case 'line_run':
    case 'stop':
    case 'release':
      return { by: command.by, what: command.type };
    case 'reject':
    case 'line_not_run':
    case 'undo':
    case 'give_up': {
      const { by, reason } = command;
      const alone = by.alone !== undefined && reason !== '' ? { alone: { reason } } : {};
      return { by: { ...by, ...alone }, what: command.type };
    }
    default:
      return null;
  }
}

/** That one person decided for the lack of another stands in the request, and is told. */
function markedAlone({ next, effects }: Decided, { by }: Deciding, at: Date): Decided {
  const reason = by.alone?.reason ?? null;
  if (reason === null) return { next, effects };
  return { next: withAlone(next, { by: named(by), at, reason }), effects: [...effects, { type: 'tell_control' }] };
}

function move(request: Request, command: Command, { at, register }: { at: Date; register: Register }): Answer {
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

  /** The person who was not in the chat has the account from now on. */
  const given = (holder: Person): Answer => {
    const receivers = request.receivers === null ? null : { ...request.receivers, holder };
    // What the official did for them is theirs to do, and the policy theirs to accept.
    const induction = request.induction.filter(({ by }) => by.id === BUZON.id);
    return go('delivered', { handedTo: { person: holder, as: 'holder' }, receivers, induction }, [
      { type: 'show_hand_over' },
      { type: 'thread', note: { kind: 'holder_joined' } },
    ]);
  };

  switch (command.type) {
    case 'plan': {
      if (!from('submitted', 'info_requested')) return late();
      const form =
        request.form.type === 'personal' && command.holder !== undefined
          ? { ...request.form, chatUser: command.holder }
          : request.form;
      // Whoever is found in the chat gets the account without an official.
      const needsTwo = request.needsTwo && takesTwo(form);
      const similar = command.similar === undefined ? {} : { similar: command.similar };
      const planned = { plan: command.plan, seats: command.seats, form, needsTwo, failure: null, ...similar };
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
    case 'choose_address': {
      if (!mayChooseAddress(request)) return late();
      return go(request.state, { chosenLocalPart: command.localPart, failure: null }, [{ type: 'make_plan' }]);
    }
    case 'approve': {
      if (!from('submitted', 'info_requested')) return late();
      const { agreement } = request;
      if (agreement === undefined ? isOwnExtension(request, register) : agreement.agreed === null)
        return refused({ code: 'official_needed', official: agreement?.official ?? null });
      if (request.plan === null) return refused({ code: 'plan_missing' });
      if (hashPlan(request.plan) !== command.planHash) return refused({ code: 'plan_differs' });
      const decision = { outcome: 'approved', by: named(command.by), at, planHash: command.planHash } as const;
      return go('approved', { decision, planChanges: [], failure: null });
    }
    case 'ask_official': {
      if (!from('submitted', 'info_requested') || request.agreement !== undefined) return late();
      return go(request.state, {
        agreement: { official: { ...named(command.official), as: command.official.as }, agreed: null },
      });
    }
    case 'remind_official': {
      const { agreement } = request;
      const waits = agreement?.agreed === null && agreement.reminded === undefined;
      if (!from('submitted', 'info_requested') || !waits) return late();
      return go(request.state, { agreement: { ...agreement, reminded: true } });
    }
    case 'agree':
    case 'decline': {
      const { agreement } = request;
      if (agreement === undefined || command.by.id === request.requester.id) return refused({ code: 'not_official' });
      if (agreement.agreed !== null) {
        const { by, at: since } = agreement.agreed;
        return refused({ code: 'already', state: request.state, by, at: since });
      }
      if (!from('submitted', 'info_requested')) return late();
      if (command.type === 'agree')
        return go(request.state, {
          agreement: { ...agreement, agreed: { by: named(command.by), at, as: command.as } },
        });
      const decision = { outcome: 'rejected', by: named(command.by), at, reason: command.reason } as const;
      const declined = { agreement: { ...agreement, declined: true }, decision, failure: null } as const;
      return go('rejected', declined, [{ type: 'tell_rejected' }]);
    }
    case 'reject': {
      if (!from('submitted', 'info_requested', 'approved') && !mayStillBeRejected(request)) return late();
      const decision = { outcome: 'rejected', by: named(command.by), at, reason: command.reason } as const;
      return go('rejected', { decision, failure: null }, [{ type: 'tell_rejected' }]);
    }
    case 'ask': {
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
      if (!from('approved')) return late();
      if (!isAsApproved(request)) return refused({ code: 'plan_differs' });
      return go('executing', { execution: { by: named(command.by), at } }, [{ type: 'advance_run' }]);
    }
    case 'retry': {
      if (from('submitted', 'info_requested') && request.failure !== null) {
        return go(request.state, { failure: null }, [{ type: 'make_plan' }]);
      }
      if (!from('failed')) return late();
      if (!isAsApproved(request)) return refused({ code: 'plan_differs' });
      return go('executing', { failure: null, execution: { by: named(command.by), at } }, [{ type: 'advance_run' }]);
    }
    case 'plan_changed': {
      if (!from('executing')) return late();
      const changed = request.plan === null ? [] : planChanges(request.plan, command.plan);
      const { unseen } = command;
      const changes = changed.map((change) =>
        change.what === 'address' && unseen !== undefined ? { ...change, unseen } : change,
      );
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
      const { languageLeft } = command;
      const left = languageLeft === undefined ? {} : { languageLeft };
      return go(state, { failure: null, ...left }, state === 'executed' ? [] : [{ type: 'tell_done' }]);
    }
    case 'line_run': {
      if (!from('executing')) return late();
      return go('executing', { lineRun: { by: named(command.by), at } }, [{ type: 'advance_run' }]);
    }
    case 'line_not_run': {
      if (!from('executing')) return late();
      return go('failed', { failure: command.failure }, [
        { type: 'thread', note: { kind: 'failed', failure: command.failure } },
      ]);
    }
    case 'stop': {
      if (!from('scheduled')) return late();
      return go('cancelled', { ended: { by: named(command.by), at, reason: null } });
    }
    case 'give_up': {
      // Nobody approved a password of one's own: it can be stopped at any time.
      const halts = request.rule === 'self_service' && from('executing', 'executed');
      if (!(halts || from('failed', 'delivered')) || mayStillBeRejected(request)) return late();
      const told: readonly Effect[] = from('delivered') ? [{ type: 'tell_closed' }] : [];
      return go(
        'closed',
        { ended: { by: named(command.by), at, reason: command.reason }, failure: null },
        request.rule === 'self_service' ? [...told, { type: 'take_back_password' }] : told,
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
    case 'undo': {
      if (request.kind !== 'deletion' || !from('scheduled', 'failed')) return late();
      return go('cancelled', { ended: { by: named(command.by), at, reason: command.reason }, failure: null });
    }
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
    case 'taken_back':
    case 'not_taken_back': {
      if (!isStopped(request)) return late();
      const gone = command.type === 'not_taken_back' && command.why === 'account_gone';
      const takenBack = command.type === 'taken_back' ? 'done' : gone ? 'account_gone' : 'protected';
      return go(request.state, { takenBack }, [{ type: 'show_hand_over' }]);
    }
    case 'confirm_receipt': {
      const receivers = receiversNow(request, register);
      const sides = SIDES.filter((side) => receivers?.[side]?.id === command.by.id);
      if (sides.length === 0) return refused(whyNoReceipt(request, { by: command.by, register }));
      const open = sides.filter((side) => !request.receipts.some((receipt) => receipt.side === side));
      if (!from('delivered') || open.length === 0) return late();
      const fresh = open.map((side): Receipt => ({ side, by: named(command.by), at }));
      return received({ receipts: [...request.receipts, ...fresh] });
    }
    case 'official_changed': {
      const { receivers } = request;
      const isAsked = receivers?.department?.id === command.before.id;
      if (!from('delivered') || !isAsked || !missingReceipts(request).includes('department')) return late();
      const moved = { receivers: { ...receivers, department: named(command.official) } };
      return go('delivered', moved, [{ type: 'show_hand_over' }]);
    }
    case 'holder_joined': {
      if (!from('delivered') || request.handedTo?.as !== 'responsible') return late();
      const { holder } = command;
      return isPlanned(request, holder) ? given(named(holder)) : refused({ code: 'not_holder' });
    }
    case 'newcomer': {
      if (!from('delivered') || request.handedTo?.as !== 'responsible') return late();
      const newcomer = named(command.person);
      // One person does not stand for both sides, nor does whoever wrote the address down take the account.
      const { handedTo, receivers, requester } = request;
      if ([handedTo.person, receivers?.department, requester].some((other) => other?.id === newcomer.id))
        return refused({ code: 'not_holder' });
      if (request.newcomer?.id === newcomer.id) return late();
      return go('delivered', { newcomer }, [
        { type: 'show_hand_over' },
        { type: 'thread', note: { kind: 'newcomer' } },
      ]);
    }
    case 'release': {
      if (!from('delivered') || request.handedTo?.as !== 'responsible') return late();
      const { newcomer } = request;
      if (newcomer?.id !== command.holderId) return refused({ code: 'newcomer_differs' });
      return newcomer.id === command.by.id ? refused({ code: 'concerned', as: 'holder' }) : given(newcomer);
    }
    case 'remind': {
      if (!from('delivered') || !isAwaited(request)) return late();
      if ((request.reminded ?? 0) >= command.reminder) return late();
      const { reminder } = command;
      // Who was reminded before reads that the systems area knows of it now.
      const effects: readonly Effect[] =
        reminder === 5
          ? [{ type: 'thread', note: { kind: 'not_received' } }, { type: 'show_hand_over' }]
          : [{ type: 'remind_receipt', reminder }];
      return go('delivered', { reminded: reminder }, effects);
    }
    case 'tick': {
      const { by, item } = command;
      if (!from('delivered', 'closed')) return late();
      const isBot = by.id === BUZON.id;
      const forbidden = isBot ? null : whyNoSteps(request, { by, register });
      if (forbidden !== null) return refused(forbidden);
      const before = request.induction.find((tick) => tick.item === item);
      if (before !== undefined && !(item === 'policy' && command.again)) return late();
      // More may be the bot's, as the institution is set (tickInduction).
      if (!isBot && seenByBot({}).includes(item)) return refused({ code: 'seen_by_bot' });
      const tick: Tick = { item, at, by: named(by), ...(item === 'policy' ? accepted(command, before) : {}) };
      const induction = [...request.induction.filter((one) => one !== before), tick];
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

/** Whether it is a password of one's own that the systems area stopped. */
export function isStopped({ rule, ended, state }: Pick<Request, 'rule' | 'ended' | 'state'>): boolean {
  return rule === 'self_service' && state === 'closed' && ended !== null && ended.reason !== null;
}

/** Whether the plan that was approved gives the account to this person. */
export function isPlanned({ plan }: Pick<Request, 'plan'>, person: Person): boolean {
  return plan?.receives?.holder?.id === person.id;
}

/** Whether the plan is the one that was approved; approvals from before hashes were kept say nothing of it. */
function isAsApproved({ plan, decision }: Request): boolean {
  const approved = decision?.planHash;
  return approved === undefined || (plan !== null && hashPlan(plan) === approved);
}

/** Whether something of a hand-over that both sides confirm is still missing. */
export function isAwaited(request: Request): boolean {
  const { receivers, passwordChangedAt } = request;
  return receivers !== null && (missingReceipts(request).length > 0 || passwordChangedAt === null);
}

/** A run that failed may be rejected while it is certain that no account came of it; afterwards only a retry is left. */
export function mayStillBeRejected({ state, failure }: Request): boolean {
  return state === 'failed' && failure?.untouched === true;
}

/** Without a plan there is nothing to approve, but an address can be chosen with which one can be made. */
export function mayChooseAddress({ kind, state, plan }: Pick<Request, 'kind' | 'state' | 'plan'>): boolean {
  return kind === 'creation' && plan === null && (state === 'submitted' || state === 'info_requested');
}

/** Where a request rests once its account was read back: to be handed over, waiting for a date, or at its end. */
function afterExecution({ plan }: Request): RequestState {
  if (plan?.steps.includes('hand_over')) return 'executed';
  return plan?.steps.some((step) => step === 'soft_delete' || step === 'end_redirection') ? 'scheduled' : 'closed';
}

/** What the tick of the policy says beside who and when; what it is done over for stays. */
function accepted(
  { accepted: { as, text } }: Extract<Command, { type: 'tick'; item: 'policy' }>,
  before: Tick | undefined,
): Pick<Tick, 'acceptedAs' | 'text' | 'earlier'> {
  if (before === undefined) return { acceptedAs: as, text };
  const { item: _, earlier = [], ...last } = before;
  return { acceptedAs: as, text, earlier: [...earlier, last] };
}

function named(person: Person): Person {
  return { id: person.id, name: person.name };
}
