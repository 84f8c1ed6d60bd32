import { mayChooseAddress, mayStillBeRejected } from '#domain/request/still-possible.ts';
import { BUZON } from '#domain/person.ts';
import type { LeftBehind } from '#domain/request/left-behind.ts';
import type { Request } from '#domain/request/request.ts';
import { howToCorrect } from '#domain/request/how-to-correct.ts';
import { isUnconfirmed } from '#domain/request/agreement.ts';
import { needsLook } from '#domain/request/needs-look.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import { ENDED_STATES, UNDECIDED_STATES, UNTOUCHED_STATES } from '#domain/request/states.ts';
import type { Messages } from '#messages/messages.ts';
import type { Run } from '#use-cases/ports/store/run.ts';
import { standingRule } from './card-facts.ts';
import { waitsForPerson, waitsToBegin } from './card-progress.ts';
import { ACTIONS } from '../act-names.ts';
import { askSystemsAction, helpAbout } from '../parts/ask-systems.ts';
import { blockButtons, liftButtons } from './block-lines.ts';
import { recordButton } from '../parts/record-button.ts';
import type { Action } from '../screen.ts';

type Name = keyof Messages['card']['buttons'];
type Style = 'primary' | 'danger';

interface RequestAndRun {
  readonly request: Request;
  readonly run: Run | null;
}

/** The buttons of the systems area: what the state asks for, and the window with everything else. */
export function systemsButtons(
  m: Messages,
  seen: RequestAndRun & { readonly behind?: LeftBehind | null },
): readonly Action[] {
  const { request, behind } = seen;
  const count = behind?.accounts.length ?? 0;
  const follows =
    count === 0 ? [] : [{ act: ACTIONS.succession, label: m.succession.button(count), payload: request.id }];
  const record = ENDED_STATES.includes(request.state) ? [recordButton(m, request)] : [];
  const more = button(m, request, 'more');
  return [...buttonsOfState(m, seen), ...blockButtons(m, request), ...follows, ...record, more];
}

/** In the window with everything: the buttons that are not on the card. */
export function otherButtons(m: Messages, request: Request): readonly Action[] {
  if (request.kind !== 'creation' || !mayBeApproved(request)) return [];
  return [{ ...button(m, request, 'approve'), label: m.card.approveWithChanges }];
}

/**
 * Whether it is undecided and has a plan. An extension cannot be approved before the official has confirmed it; what a
 * rule lets begin needs no approval.
 */
function mayBeApproved(request: Request): boolean {
  const isDue = !isUnconfirmed(request) && standingRule(request) === null;
  return isDue && UNDECIDED_STATES.includes(request.state) && request.plan !== null;
}

/** The label of the approval: what the press does. */
export function approvalLabel(m: Messages, request: Pick<Request, 'kind' | 'needsTwo' | 'plan'>): string {
  const { kind, needsTwo, plan } = request;
  const { buttons, approveAndSchedule, approveAndBegin } = m.card;
  if (needsTwo) return buttons.approve;
  return plan?.steps.includes('wait_first_day') === true ? approveAndSchedule : approveAndBegin[kind];
}

/** Approves the plan of the card, whose hash the button carries. */
function decideButton(m: Messages, request: Request): readonly Action[] {
  const { id, plan } = request;
  if (plan === null || !mayBeApproved(request)) return [];
  const label = needsLook(request) ? m.card.look : approvalLabel(m, request);
  return [{ act: ACTIONS.decide, label, payload: { request: id, plan: hashPlan(plan) }, style: 'primary' }];
}

function buttonsOfState(m: Messages, { request, run }: RequestAndRun): readonly Action[] {
  const of = (name: Name, style?: Style): Action => button(m, request, name, style);
  const address = (): readonly Action[] => (mayChooseAddress(request) ? [of('address')] : []);
  // Nobody approved a person's own password request, so it can still be stopped.
  const halt = (): Action => ({ ...of('giveUp', 'danger'), label: m.receives.halt.button });
  // A rule's request has nobody to ask.
  const ask = request.requester.id === BUZON.id ? [] : [of('ask')];
  switch (request.state) {
    case 'submitted':
      if (request.plan === null) {
        const retry = request.failure === null ? [] : [of('retry', 'primary')];
        return [...retry, ...address(), of('reject', 'danger')];
      }
      return [...decideButton(m, request), ...ask, of('reject', 'danger')];
    case 'info_requested':
      return [...address(), ...decideButton(m, request), of('reject', 'danger')];
    case 'approved':
      return [of('execute', 'primary'), ...ask, of('reject', 'danger')];
    case 'executing':
      if (request.rule === 'self_service') return [halt()];
      return waitsForPerson({ request, run }) ? [of('lineDone', 'primary'), of('lineNotRun')] : [];
    case 'failed':
      return [
        of('retry', 'primary'),
        ...(request.kind === 'deletion' ? [of('undo')] : []),
        ...(request.kind === 'block' ? [] : [mayStillBeRejected(request) ? of('reject', 'danger') : of('giveUp')]),
      ];
    case 'scheduled':
      if (request.kind === 'creation') return [of('createNow'), { ...of('stop'), confirm: m.card.stopCreationConfirm }];
      if (request.kind !== 'deletion') return [];
      return waitsToBegin(request, run)
        ? [
            { ...of('createNow'), label: m.card.beginNow, confirm: m.card.beginNowConfirm },
            { ...of('stop'), confirm: m.card.stopConfirm },
          ]
        : [of('undo')];
    case 'delivered':
      return [
        ...releaseButtons(m, request),
        isHalted(request) ? halt() : { ...of('giveUp'), label: m.card.closeOtherwise },
      ];
    case 'executed':
      return request.rule === 'self_service' ? [halt()] : [];
    case 'closed':
    case 'rejected':
    case 'cancelled':
      return [];
  }
}

/** Whether it is a person's own password request, which is stopped and leaves no valid password. */
export function isHalted({ rule, state }: Pick<Request, 'rule' | 'state'>): boolean {
  return rule === 'self_service' && ['executing', 'executed', 'delivered'].includes(state);
}

/** For a person who joined the chat after the approval: the payload names them, so that nobody else is meant. */
function releaseButtons(m: Messages, { id, newcomer, handedTo }: Request): readonly Action[] {
  if (newcomer === undefined || handedTo?.as !== 'responsible') return [];
  return [
    {
      act: ACTIONS.release,
      label: m.receives.release,
      payload: `${id} ${newcomer.id}`,
      style: 'primary',
      confirm: m.receives.releaseConfirm,
    },
  ];
}

export function requesterButtons(m: Messages, request: Request): Action[] {
  const answer = request.state === 'info_requested' ? [button(m, request, 'answer', 'primary')] : [];
  const correct = correctButtons(m, request);
  // Only the systems area has the button that stops it.
  if (waitsForItsDay(request)) return [askSystemsAction(m, helpAbout(request, { act: 'understand' }))];
  if (!UNTOUCHED_STATES.includes(request.state)) return [...answer, ...correct, ...liftButtons(m, request)];
  return [...answer, ...correct, { ...button(m, request, 'withdraw'), confirm: m.card.withdrawConfirm }];
}

/** Approved, and begun by itself on a day to come. */
function waitsForItsDay({ kind, state }: Request): boolean {
  const isWaiting = state === 'scheduled' || (state === 'executing' && kind === 'deletion');
  return isWaiting && (kind === 'creation' || kind === 'deletion');
}

/** Opens the form of a request that its requester may correct, filled in. */
export function correctButtons(m: Messages, request: Request): readonly Action[] {
  const how = howToCorrect(request);
  if (how === null) return [];
  return [{ act: ACTIONS.correct, label: m.correction.buttons[how], payload: request.id }];
}

function button(m: Messages, request: Request, name: Name, style?: Style): Action {
  return {
    act: ACTIONS[name],
    label: m.card.buttons[name],
    payload: request.id,
    ...(style === undefined ? {} : { style }),
  };
}
