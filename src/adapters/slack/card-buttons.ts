import type { ActionsBlockElement, Button, ConfirmationDialog } from '@slack/types';
import { mayStillBeRejected } from '#domain/decide.ts';
import { BUZON } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Run } from '#use-cases/ports.ts';
import { currentStep, waitsForPerson } from './card-progress.ts';
import { plain } from './rich-text.ts';

export const ACTIONS = {
  approve: 'request_approve',
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
  reveal: 'credential_reveal',
  confirmReceipt: 'receipt_confirm',
  guide: 'guide_open',
} as const;

type Name = keyof Messages['card']['buttons'];
type Style = 'primary' | 'danger';

export function systemsButtons(
  m: Messages,
  { request, run }: { readonly request: Request; readonly run: Run | null },
): ActionsBlockElement[] {
  const of = (name: Name, style?: Style): Button => button(m, request, name, style);
  const undo = (): Button => ({ ...of('undo'), confirm: confirm(m.card.undoConfirm) });
  // Of what a rule asked for there is nobody to ask.
  const ask = request.requester.id === BUZON.id ? [] : [of('ask')];
  switch (request.state) {
    case 'submitted':
      if (request.plan === null) {
        return request.failure === null ? [of('reject', 'danger')] : [of('retry', 'primary'), of('reject', 'danger')];
      }
      return [of('approve', 'primary'), ...ask, of('reject', 'danger')];
    case 'info_requested':
      return request.plan === null ? [of('reject', 'danger')] : [of('approve'), of('reject', 'danger')];
    case 'approved':
      return [of('execute', 'primary'), ...ask, of('reject', 'danger')];
    case 'executing':
      return waitsForPerson({ request, run }) ? [of('lineDone', 'primary'), of('lineNotRun')] : [];
    case 'failed':
      return [
        of('retry', 'primary'),
        ...(request.kind === 'deletion' ? [undo()] : []),
        mayStillBeRejected(request) ? of('reject', 'danger') : of('giveUp'),
      ];
    case 'scheduled':
      if (request.kind !== 'deletion') return [];
      return currentStep(request, run)?.name === 'wait_last_day'
        ? [{ ...of('stop'), confirm: confirm(m.card.stopConfirm) }]
        : [undo()];
    case 'delivered':
      return [{ ...of('giveUp'), text: plain(m.card.closeOtherwise) }];
    case 'executed':
    case 'closed':
    case 'rejected':
    case 'cancelled':
      return [];
  }
}

export function requesterButtons(m: Messages, request: Request): ActionsBlockElement[] {
  const answer = request.state === 'info_requested' ? [button(m, request, 'answer', 'primary')] : [];
  if (!['submitted', 'info_requested', 'approved'].includes(request.state)) return answer;
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

function confirm(words: Messages['card']['undoConfirm']): ConfirmationDialog {
  return {
    title: plain(words.title),
    text: plain(words.text),
    confirm: plain(words.confirm),
    deny: plain(words.deny),
  };
}
