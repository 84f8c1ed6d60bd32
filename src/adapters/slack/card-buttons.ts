import type { ActionsBlockElement, Button, ConfirmationDialog } from '@slack/types';
import { mayChooseAddress, mayStillBeRejected } from '#domain/request/decide.ts';
import { BUZON } from '#domain/person.ts';
import { isUnconfirmed, type Request } from '#domain/request/request.ts';
import { UNTOUCHED_STATES } from '#domain/request/states.ts';
import type { Messages } from '#messages/messages.ts';
import type { Run } from '#use-cases/ports/run.ts';
import { currentStep, waitsForPerson } from './card-progress.ts';
import { plain } from './rich-text.ts';

export const ACTIONS = {
  approve: 'request_approve',
  address: 'request_address',
  reject: 'request_reject',
  ask: 'request_ask',
  execute: 'request_execute',
  retry: 'request_retry',
  answer: 'request_answer',
  withdraw: 'request_withdraw',
  undo: 'request_undo',
  stop: 'request_stop',
  lineDone: 'request_line_done',
  lineNotRun: 'request_line_not_run',
  giveUp: 'request_give_up',
  release: 'hand_over_release',
  reveal: 'credential_reveal',
  confirmReceipt: 'receipt_confirm',
  agree: 'extension_agree',
  decline: 'extension_decline',
  guide: 'guide_open',
  acceptAgain: 'policy_accept_again',
} as const;

type Name = keyof Messages['card']['buttons'];
type Style = 'primary' | 'danger';

export function systemsButtons(
  m: Messages,
  { request, run }: { readonly request: Request; readonly run: Run | null },
): ActionsBlockElement[] {
  const of = (name: Name, style?: Style): Button => button(m, request, name, style);
  const address = (): readonly Button[] => (mayChooseAddress(request) ? [of('address')] : []);
  // Nobody approved a password of one's own, so that somebody can still stop it.
  const halt = (): Button => ({ ...of('giveUp', 'danger'), text: plain(m.receives.halt.button) });
  // Of what a rule asked for there is nobody to ask.
  const ask = request.requester.id === BUZON.id ? [] : [of('ask')];
  // Before whoever answers for the account confirmed it, an extension cannot be approved.
  const approve = (style?: Style): readonly Button[] => (isUnconfirmed(request) ? [] : [of('approve', style)]);
  switch (request.state) {
    case 'submitted':
      if (request.plan === null) {
        const retry = request.failure === null ? [] : [of('retry', 'primary')];
        return [...retry, ...address(), of('reject', 'danger')];
      }
      return [...approve('primary'), ...ask, of('reject', 'danger')];
    case 'info_requested':
      return request.plan === null ? [...address(), of('reject', 'danger')] : [...approve(), of('reject', 'danger')];
    case 'approved':
      return [of('execute', 'primary'), ...ask, of('reject', 'danger')];
    case 'executing':
      if (request.rule === 'self_service') return [halt()];
      return waitsForPerson({ request, run }) ? [of('lineDone', 'primary'), of('lineNotRun')] : [];
    case 'failed':
      return [
        of('retry', 'primary'),
        ...(request.kind === 'deletion' ? [of('undo')] : []),
        mayStillBeRejected(request) ? of('reject', 'danger') : of('giveUp'),
      ];
    case 'scheduled':
      if (request.kind !== 'deletion') return [];
      return currentStep(request, run)?.name === 'wait_last_day'
        ? [{ ...of('stop'), confirm: confirm(m.card.stopConfirm) }]
        : [of('undo')];
    case 'delivered':
      return [
        ...releaseButtons(m, request),
        isHalted(request) ? halt() : { ...of('giveUp'), text: plain(m.card.closeOtherwise) },
      ];
    case 'executed':
      return request.rule === 'self_service' ? [halt()] : [];
    case 'closed':
    case 'rejected':
    case 'cancelled':
      return [];
  }
}

/** Whether what is closed before its end is a password of one's own, which opens nothing afterwards. */
export function isHalted({ rule, state }: Pick<Request, 'rule' | 'state'>): boolean {
  return rule === 'self_service' && ['executing', 'executed', 'delivered'].includes(state);
}

/** For somebody who came into the chat after the approval: the person goes along, so that nobody else is meant. */
function releaseButtons(m: Messages, { id, newcomer, handedTo }: Request): readonly Button[] {
  if (newcomer === undefined || handedTo?.as !== 'responsible') return [];
  return [
    {
      type: 'button',
      action_id: ACTIONS.release,
      text: plain(m.receives.release),
      value: `${id} ${newcomer.id}`,
      style: 'primary',
      confirm: confirm(m.receives.releaseConfirm),
    },
  ];
}

export function requesterButtons(m: Messages, request: Request): ActionsBlockElement[] {
  const answer = request.state === 'info_requested' ? [button(m, request, 'answer', 'primary')] : [];
  if (!UNTOUCHED_STATES.includes(request.state)) return answer;
  return [...answer, { ...button(m, request, 'withdraw'), confirm: confirm(m.card.withdrawConfirm) }];
}

function button(m: Messages, request: Request, name: Name, style?: Style): Button {
  return {
    type: 'button',
    action_id: ACTIONS[name],
    text: plain(m.card.buttons[name]),
    value: request.id,
    ...(style === undefined ? {} : { style }),
  };
}

function confirm(words: Messages['card']['withdrawConfirm']): ConfirmationDialog {
  return {
    title: plain(words.title),
    text: plain(words.text),
    confirm: plain(words.confirm),
    deny: plain(words.deny),
  };
}
