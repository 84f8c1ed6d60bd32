import type { KnownBlock, ModalView, RichTextElement, RichTextSection } from '@slack/types';
import { SEEN_BY_BOT, type InductionItem } from '#domain/delivery.ts';
import { displayNameOf } from '#domain/form.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Guide, GuideBlock, GuideLine, GuideText } from '#use-cases/guide-ports.ts';
import { tickOf, tickText, type GuideValue } from './induction-message.ts';
import { header, plain, small } from './rich-text.ts';

export const GUIDE_VIEWS = { done: 'guide_done_view', policy: 'guide_policy_view' } as const;

/** Block and action of the input for the name with which the policy of use is accepted. */
export const POLICY_NAME = 'policy_name';
const LONGEST_NAME = 150;

/** How to do one of the first steps; what is not done yet, and not for the bot to tick, can be ticked here. */
export function guideView(
  m: Messages,
  about: {
    readonly request: Request;
    readonly item: InductionItem;
    readonly guide: Guide;
  },
): ModalView {
  const { request, item, guide } = about;
  const words = m.induction;
  const value: GuideValue = { requestId: request.id, item };
  const view = {
    type: 'modal',
    title: plain(item === 'policy' ? words.guide.titlePolicy : words.guide.title),
    close: plain(m.dialogs.close),
    private_metadata: JSON.stringify(value),
  } as const;
  const blocks = [header(guide.title), ...guide.blocks.map(blockOf)];
  if (tickOf(request, item) !== null) return { ...view, blocks: [...blocks, small(tickText(m, request, item))] };
  if (SEEN_BY_BOT.includes(item)) return { ...view, blocks: [...blocks, small(words.guide.byBot)] };
  if (item === 'policy') {
    const submit = plain(words.policy.submit);
    return { ...view, callback_id: GUIDE_VIEWS.policy, submit, blocks: [...blocks, nameInput(m, request)] };
  }
  const next = item === 'second_factor' ? words.guide.alsoByBot : words.guide.whenDone;
  const submit = plain(words.guide.submit);
  return { ...view, callback_id: GUIDE_VIEWS.done, submit, blocks: [...blocks, small(next)] };
}

function nameInput(m: Messages, { form }: Request): KnownBlock {
  const words = m.induction.policy;
  // A person's account: they see how their name was written. It is theirs to write it.
  const placeholder =
    form.type === 'personal' ? { placeholder: plain(displayNameOf(form).slice(0, LONGEST_NAME)) } : {};
  return {
    type: 'input',
    block_id: POLICY_NAME,
    label: plain(words.name),
    hint: plain(words.hint),
    element: { type: 'plain_text_input', action_id: POLICY_NAME, max_length: LONGEST_NAME, ...placeholder },
  };
}

function blockOf(block: GuideBlock): KnownBlock {
  switch (block.type) {
    case 'heading':
      return header(block.text);
    case 'paragraph':
      return { type: 'rich_text', elements: [section(block.line)] };
    case 'list': {
      const style = block.ordered ? 'ordered' : 'bullet';
      return { type: 'rich_text', elements: [{ type: 'rich_text_list', style, elements: block.items.map(section) }] };
    }
  }
}

function section(line: GuideLine): RichTextSection {
  return { type: 'rich_text_section', elements: line.map(elementOf) };
}

function elementOf({ text, style, url }: GuideText): RichTextElement {
  const styled = style === 'plain' ? {} : { style: { [style]: true } };
  return url === null ? { type: 'text', text, ...styled } : { type: 'link', url, text, ...styled };
}
