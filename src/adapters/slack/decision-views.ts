import type { InputBlock, ModalView } from '@slack/types';
import { displayNameOf, isCreation } from '#domain/form.ts';
import { hashPlan } from '#domain/plan.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import { planLines } from './card-lines.ts';
import { whatFor } from './asked-for.ts';
import { plain, rich, small, type Line } from './rich-text.ts';

export const VIEWS = {
  approve: 'approve_view',
  reject: 'reject_view',
  ask: 'ask_view',
  answer: 'answer_view',
  lineNotRun: 'line_not_run_view',
  giveUp: 'give_up_view',
} as const;

/** The plan as it stands, and a new account's address for correction. The plan's hash goes along: it is what is approved. */
export function approveView(m: Messages, request: Request, domain: string): ModalView {
  const local = request.plan?.address.split('@')[0] ?? '';
  const words = m.dialogs.approve;
  return {
    ...frame(m, words, VIEWS.approve),
    private_metadata: JSON.stringify({
      requestId: request.id,
      planHash: request.plan === null ? '' : hashPlan(request.plan),
      localPart: local,
    }),
    blocks: [
      ...(request.kind === 'creation' ? [] : [rich(aboutLines(m, request))]),
      rich(planLines(m, request)),
      ...(request.kind === 'creation' ? [addressInput(m, local, domain)] : [small(words.noAddress)]),
      small(request.needsTwo ? words.nextTwo : words.next),
    ],
  };
}

function addressInput(m: Messages, local: string, domain: string): InputBlock {
  const words = m.dialogs.approve;
  return {
    type: 'input',
    block_id: 'address',
    label: plain(words.address),
    hint: plain(words.hint(domain)),
    element: { type: 'plain_text_input', action_id: 'address', initial_value: local, max_length: 64 },
  };
}

function aboutLines(m: Messages, { form }: Request): readonly Line[] {
  const { labels } = m.card;
  return [
    [{ bold: whatFor(m, form) }],
    [displayNameOf(form), ...(isCreation(form) ? [] : [' · ', { code: form.account.address }])],
    ...(form.type === 'deletion' ? [[{ bold: `${labels.lastDay}: ` }, m.day(form.lastDay)]] : []),
    [{ bold: `${labels.reason}: ` }, form.justification],
  ];
}

export function rejectView(m: Messages, request: Request): ModalView {
  const words = m.dialogs.reject;
  return textView(m, { words, callback: VIEWS.reject, request, label: words.reason, hint: words.hint });
}

export function askView(m: Messages, request: Request): ModalView {
  const words = m.dialogs.ask;
  return textView(m, { words, callback: VIEWS.ask, request, label: words.question, hint: words.hint });
}

export function lineNotRunView(m: Messages, request: Request): ModalView {
  const words = m.dialogs.lineNotRun;
  return textView(m, { words, callback: VIEWS.lineNotRun, request, label: words.reason, hint: words.hint });
}

export function giveUpView(m: Messages, request: Request): ModalView {
  const words = request.state === 'delivered' ? m.dialogs.closeOtherwise : m.dialogs.giveUp;
  return textView(m, { words, callback: VIEWS.giveUp, request, label: words.reason, hint: words.hint });
}

export function answerView(m: Messages, request: Request): ModalView {
  const words = m.dialogs.answer;
  const question = request.questions.at(-1);
  const view = textView(m, { words, callback: VIEWS.answer, request, label: words.answer });
  const asked = question === undefined ? [] : [rich([[words.asks(question.by.name)], [{ bold: question.text }]])];
  return { ...view, blocks: [...asked, ...view.blocks] };
}

interface Words {
  readonly title: string;
  readonly submit: string;
}

function frame(m: Messages, words: Words, callback: string): Omit<ModalView, 'blocks'> {
  return {
    type: 'modal',
    callback_id: callback,
    title: plain(words.title),
    submit: plain(words.submit),
    close: plain(m.dialogs.cancel),
  };
}

/** A modal that asks for one text. */
function textView(
  m: Messages,
  view: { words: Words; callback: string; request: Request; label: string; hint?: string },
): ModalView {
  const input: InputBlock = {
    type: 'input',
    block_id: 'text',
    label: plain(view.label),
    element: { type: 'plain_text_input', action_id: 'text', multiline: true, max_length: 1000 },
    ...(view.hint === undefined ? {} : { hint: plain(view.hint) }),
  };
  return {
    ...frame(m, view.words, view.callback),
    private_metadata: JSON.stringify({ requestId: view.request.id }),
    blocks: [input],
  };
}
