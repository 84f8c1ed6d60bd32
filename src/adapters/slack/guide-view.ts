import type { KnownBlock, ModalView, RichTextElement, RichTextSection } from '@slack/types';
import type { InductionItem } from '#domain/form/delivery.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Guide, GuideBlock, GuideLine, GuideText } from '#use-cases/ports/guide.ts';
import { tickOf, tickText, type GuideValue } from './induction-message.ts';
import { header, plain, small } from './rich-text.ts';

export const GUIDE_VIEWS = { done: 'guide_done_view', policy: 'guide_policy_view' } as const;

/** How to do one of the first steps, apart from the policy of use, which has a window of its own; what is not done yet, and not for the bot to tick, can be ticked here. */
export function guideView(
  m: Messages,
  about: {
    readonly request: Request;
    readonly item: Exclude<InductionItem, 'policy'>;
    readonly guide: Guide;
    /** The steps that the bot alone ticks. */
    readonly seenByBot: readonly InductionItem[];
  },
): ModalView {
  const { request, item, guide, seenByBot } = about;
  const words = m.induction;
  const value: GuideValue = { requestId: request.id, item };
  const view = {
    type: 'modal',
    title: plain(words.guide.title),
    close: plain(m.dialogs.close),
    private_metadata: JSON.stringify(value),
  } as const;
  const blocks = guideBlocks(guide);
  if (tickOf(request, item) !== null) return { ...view, blocks: [...blocks, small(tickText(m, about, item))] };
  if (seenByBot.includes(item)) return { ...view, blocks: [...blocks, small(words.guide.byBot)] };
  const next = item === 'second_factor' ? words.guide.notChecked : words.guide.whenDone;
  const submit = plain(words.guide.submit);
  return { ...view, callback_id: GUIDE_VIEWS.done, submit, blocks: [...blocks, small(next)] };
}

/** A guide with its title. */
export function guideBlocks(guide: Guide): KnownBlock[] {
  return [header(guide.title), ...guide.blocks.map(blockOf)];
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
