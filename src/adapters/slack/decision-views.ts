import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { displayNameOf, isCreation } from '#domain/form/form.ts';
import { hashPlan } from '#domain/plan/plan.ts';
import type { Request } from '#domain/request/request.ts';
import type { Similar } from '#domain/people/same-person.ts';
import type { Messages } from '#messages/messages.ts';
import { deletionDays } from '#use-cases/plans/deletion-days.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { isHalted } from '#dialogue/request-card/card-buttons.ts';
import { planLines, similarLines } from '#dialogue/request-card/card-lines.ts';
import { whatFor } from '#dialogue/parts/asked-for.ts';
import { option } from './form-inputs.ts';
import { WORDS_MAX } from './typed-text.ts';
import { oneTextView } from './one-text-view.ts';
import { mention } from '#dialogue/parts/person-line.ts';
import { plain, rich, small, type Line } from './rich-text.ts';

/** A whole address of the institution may be typed; more than Microsoft's 64 before the @ is told in words. */
const LONGEST_TYPED = 120;

export const VIEWS = {
  approve: 'approve_view',
  address: 'address_view',
  reject: 'reject_view',
  decline: 'decline_view',
  ask: 'ask_view',
  answer: 'answer_view',
  lineNotRun: 'line_not_run_view',
  giveUp: 'give_up_view',
  alone: 'alone_view',
  undo: 'undo_view',
} as const;

/** The input for who gets a new account. */
export const HOLDER = 'holder';

/** What was typed for an address that is kept from this kind of account. */
interface AddressOptions {
  readonly institution: Institution;
  /** What was typed before the modal was shown once more. */
  readonly typed?: string;
  /** A reserved name was typed: it is asked about. */
  readonly reserved?: true;
}

export interface ApproveOptions extends AddressOptions {
  /** Who was chosen to get the account, and what speaks for their having one. */
  readonly chosen?: { readonly id: string; readonly similar: readonly Similar[] };
  /** The only systems person decides alone. */
  readonly asksReason?: boolean;
}

/**
 * The plan as it stands, and a new account's address for correction. The plan's hash goes along: it is what is approved.
 * What was chosen and takes a second look is shown once more, and goes with the next sending.
 */
export function approveView(
  m: Messages,
  request: Request,
  { institution, typed, reserved, chosen, asksReason = false }: ApproveOptions,
): ModalView {
  const local = request.plan?.address.split('@')[0] ?? '';
  const words = m.dialogs.approve;
  return {
    ...frame(m, words, VIEWS.approve),
    private_metadata: JSON.stringify({
      requestId: request.id,
      planHash: request.plan === null ? '' : hashPlan(request.plan),
      localPart: local,
      ...(chosen === undefined ? {} : { seenHolder: chosen.id }),
    }),
    blocks: [
      ...(request.kind === 'creation' ? [] : [rich(aboutLines(m, request))]),
      ...similarBlocks(m, chosen === undefined ? request : { ...request, similar: chosen.similar }),
      rich(planLines(m, { request, days: deletionDays({ request, run: null }, institution) })),
      ...holderInput(m, request, chosen?.id),
      ...(request.kind === 'creation'
        ? addressInputs(m, { initial: typed ?? local, domain: institution.mailDomain, reserved })
        : [small(words.noAddress)]),
      ...(asksReason ? [reasonInput(m)] : []),
      small(request.needsTwo && !asksReason ? words.nextTwo : words.next),
    ],
  };
}

/** Of a person's new account, who gets it: another person can be chosen, and one where the form has none. */
function holderInput(m: Messages, { form, plan }: Request, chosenId?: string): readonly InputBlock[] {
  if (form.type !== 'personal' || plan?.receives === undefined) return [];
  const { holder, hint } = m.receives.approve;
  const chosen = chosenId ?? plan.receives.holder?.id ?? null;
  return [
    {
      type: 'input',
      block_id: HOLDER,
      // Without one the official hands it over, which takes another approval.
      optional: plan.receives.holder === null,
      label: plain(holder),
      hint: plain(hint),
      element: {
        type: 'users_select',
        action_id: HOLDER,
        placeholder: plain(m.form.placeholders.person),
        ...(chosen === null ? {} : { initial_user: chosen }),
      },
    },
  ];
}

/** Why the only systems person decides alone. */
function reasonInput(m: Messages): InputBlock {
  const words = m.dialogs.alone;
  return {
    type: 'input',
    block_id: 'alone',
    label: plain(words.reason),
    hint: plain(words.hint),
    element: { type: 'plain_text_input', action_id: 'alone', multiline: true, max_length: WORDS_MAX },
  };
}

/** Asks the only systems person why, before what a button does is done. */
export function aloneView(m: Messages, of: { readonly requestId: string; readonly actionId: string }): ModalView {
  return {
    ...frame(m, m.dialogs.alone, VIEWS.alone),
    private_metadata: JSON.stringify(of),
    blocks: [reasonInput(m)],
  };
}

function similarBlocks(m: Messages, request: Request): readonly KnownBlock[] {
  const lines = similarLines(m, request);
  return lines.length === 0 ? [] : [rich(lines)];
}

/** The address of a new account that has no plan: with the one that is typed here the plan is made. */
export function addressView(
  m: Messages,
  request: Request,
  { institution, typed, reserved }: AddressOptions,
): ModalView {
  const words = m.dialogs.address;
  const local = request.chosenLocalPart ?? '';
  return {
    ...frame(m, words, VIEWS.address),
    private_metadata: JSON.stringify({ requestId: request.id }),
    blocks: [
      rich([[displayNameOf(request.form)], [words.intro]]),
      ...addressInputs(m, { initial: typed ?? local, domain: institution.mailDomain, reserved }),
    ],
  };
}

function addressInputs(
  m: Messages,
  {
    domain,
    reserved,
    ...given
  }: { readonly initial: string; readonly domain: string; readonly reserved?: true | undefined },
): readonly KnownBlock[] {
  const words = m.dialogs.approve;
  const initial = given.initial.slice(0, LONGEST_TYPED);
  const address: InputBlock = {
    type: 'input',
    block_id: 'address',
    label: plain(words.address),
    hint: plain(words.hint(domain)),
    element: {
      type: 'plain_text_input',
      action_id: 'address',
      max_length: LONGEST_TYPED,
      ...(initial === '' ? {} : { initial_value: initial }),
    },
  };
  if (reserved === undefined) return [address];
  const purpose: InputBlock = {
    type: 'input',
    block_id: 'purpose',
    optional: true,
    label: plain(words.purpose),
    element: { type: 'checkboxes', action_id: 'purpose', options: [option(words.onPurpose, 'yes')] },
  };
  return [address, rich([[words.reserved]]), purpose];
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

/** The official says why they do not confirm the holder's extension. */
export function declineView(m: Messages, request: Request): ModalView {
  const words = m.contract.agreement.declining;
  return textView(m, { words, callback: VIEWS.decline, request, label: words.reason, hint: words.hint });
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
  const otherwise = request.state === 'delivered' ? m.dialogs.closeOtherwise : m.dialogs.giveUp;
  const words = isHalted(request) ? m.receives.halt : otherwise;
  return textView(m, { words, callback: VIEWS.giveUp, request, label: words.reason, hint: words.hint });
}

/** What comes back with the account, and why it does. */
export function undoView(m: Messages, request: Request): ModalView {
  const words = m.dialogs.undo;
  const view = textView(m, { words, callback: VIEWS.undo, request, label: words.reason, hint: words.hint });
  return { ...view, blocks: [rich([[words.text]]), ...view.blocks] };
}

export function answerView(m: Messages, request: Request): ModalView {
  const words = m.dialogs.answer;
  const question = request.questions.at(-1);
  const view = textView(m, { words, callback: VIEWS.answer, request, label: words.answer });
  const asked =
    question === undefined
      ? []
      : [rich([[words.asks(question.by.name), ...mention(question.by)], [{ bold: question.text }]])];
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

function textView(
  m: Messages,
  view: { words: Words; callback: string; request: Request; label: string; hint?: string },
): ModalView {
  const { words, request, ...others } = view;
  const { title, submit } = words;
  return oneTextView(m, {
    ...others,
    title,
    submit,
    metadata: { requestId: request.id },
    field: 'text',
    max: WORDS_MAX,
  });
}
