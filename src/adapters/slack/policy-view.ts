import type { KnownBlock, ModalView } from '@slack/types';
import type { Tick } from '#domain/form/delivery.ts';
import { fullName, type OwnName } from '#domain/people/own-name.ts';
import type { Request } from '#domain/request/request.ts';
import type { ShownText } from '#domain/shown-text.ts';
import type { Messages } from '#messages/messages.ts';
import type { Guide } from '#use-cases/ports/guide.ts';
import { ACTIONS } from '#dialogue/act-names.ts';
import { GUIDE_VIEWS, guideBlocks } from './guide-view.ts';
import { tickOf } from './induction-message.ts';
import { plain, rich, shorten, small } from './rich-text.ts';

/** Block and action of the input for the name with which the policy of use is accepted. */
export const POLICY_NAME = 'policy_name';
export const LONGEST_NAME = 150;

/** What the window of the policy carries: which text stands in it, and whether it does an acceptance over. */
interface PolicyValue {
  readonly requestId: string;
  readonly item: 'policy';
  readonly sha256?: string;
  readonly again?: true;
}

interface About {
  readonly request: Request;
  readonly guide: Guide;
  /** The text that is shown. */
  readonly policy: ShownText;
  /** Of whoever has the account. */
  readonly own: OwnName;
}

/** The policy of use, with the field in which it is accepted; once it is, with what was accepted and a button to do it over. */
export function policyView(m: Messages, about: About): ModalView {
  const { request, policy } = about;
  const words = m.induction.policy;
  const tick = tickOf(request, 'policy');
  if (tick === null) return acceptView(m, about);
  const isOther = tick.text !== undefined && tick.text.sha256 !== policy.sha256;
  const earlier = (tick.earlier ?? []).map((one) => small(words.earlier(...acceptedAs(m, one))));
  return {
    ...frame(m),
    blocks: [
      ...guideBlocks(about.guide),
      ...earlier,
      small(m.induction.accepted(...acceptedAs(m, tick))),
      ...(isOther ? [rich([[words.otherText]])] : []),
      small(words.againHint),
      {
        type: 'actions',
        block_id: ACTIONS.acceptAgain,
        elements: [
          { type: 'button', action_id: ACTIONS.acceptAgain, text: plain(words.again), value: about.request.id },
        ],
      },
    ],
  };
}

/** The policy with the field in which it is accepted; `notice` stands above it. */
export function acceptView(m: Messages, about: About, more: { again?: true; notice?: string } = {}): ModalView {
  const { request, guide, policy, own } = about;
  const { again, notice } = more;
  const value: PolicyValue = {
    ...{ requestId: request.id, item: 'policy', sha256: policy.sha256 },
    ...(again === undefined ? {} : { again }),
  };
  return {
    ...frame(m),
    callback_id: GUIDE_VIEWS.policy,
    private_metadata: JSON.stringify(value),
    submit: plain(m.induction.policy.submit),
    blocks: [...(notice === undefined ? [] : [rich([[notice]])]), ...guideBlocks(guide), nameInput(m, own)],
  };
}

function frame(m: Messages): Pick<ModalView, 'type' | 'title' | 'close'> {
  return { type: 'modal', title: plain(m.induction.guide.titlePolicy), close: plain(m.dialogs.close) };
}

/** Under which name, when and in which version. */
function acceptedAs(m: Messages, { acceptedAs: name = '', at, text }: Pick<Tick, 'acceptedAs' | 'at' | 'text'>) {
  return [shorten(name, 150), m.moment(at), m.textVersion(text)] as const;
}

function nameInput(m: Messages, own: OwnName): KnownBlock {
  const words = m.induction.policy;
  const name = fullName(own).slice(0, LONGEST_NAME);
  return {
    type: 'input',
    block_id: POLICY_NAME,
    label: plain(words.name),
    hint: plain(words.hint),
    element: {
      type: 'plain_text_input',
      action_id: POLICY_NAME,
      max_length: LONGEST_NAME,
      ...(name === '' ? {} : { placeholder: plain(name) }),
    },
  };
}
