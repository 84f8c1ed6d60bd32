import { stepOf, type InductionItem } from '#domain/form/delivery.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Guide, GuideBlock, GuideLine, GuideText } from '#use-cases/ports/guide.ts';
import { GUIDE_FORMS } from '../act-names.ts';
import { heading, note, paragraph, type Dialog, type Line, type Part, type Piece } from '../screen.ts';
import { isForBot, stepText, tickOf, type GuidePayload } from './induction.ts';

/**
 * The guides of one first step (the policy of use has its own window). An open step that the bot does not tick can be
 * ticked here.
 */
export function guideDialog(
  m: Messages,
  about: {
    readonly request: Request;
    readonly item: Exclude<InductionItem, 'policy'>;
    /** Of everything that belongs to the step. */
    readonly guides: readonly Guide[];
    /** The steps that only the bot ticks. */
    readonly seenByBot: readonly InductionItem[];
  },
): Dialog {
  const { request, item, guides } = about;
  const words = m.induction.guide;
  const step = stepOf(item);
  const open = step.find((one) => tickOf(request, one) === null);
  const state: GuidePayload = { requestId: request.id, item: open ?? item };
  const windowWith = (below: string): Dialog => ({
    ...{ title: words.title, close: m.dialogs.close, state },
    content: [...guides.flatMap(guideParts), note(below)],
  });
  if (open === undefined) return windowWith(stepText(m, about, step));
  if (isForBot(about, step)) return windowWith(words.byBot);
  const next = item === 'second_factor' ? words.notChecked : words.whenDone;
  return { ...windowWith(next), form: GUIDE_FORMS.done, submit: words.submit };
}

/** A guide with its title. */
export function guideParts(guide: Guide): readonly Part[] {
  return [heading(guide.title), ...guide.blocks.map(partOf)];
}

function partOf(block: GuideBlock): Part {
  switch (block.type) {
    case 'heading':
      return heading(block.text);
    case 'paragraph':
      return paragraph([lineOf(block.line)]);
    case 'list':
      return { kind: 'list', ordered: block.ordered, items: block.items.map(lineOf) };
  }
}

function lineOf(line: GuideLine): Line {
  return line.map(pieceOf);
}

function pieceOf({ text, style, url }: GuideText): Piece {
  if (url !== null) return { link: text, url, ...(style === 'plain' ? {} : { style }) };
  switch (style) {
    case 'plain':
      return text;
    case 'bold':
      return { bold: text };
    case 'italic':
      return { italic: text };
    case 'code':
      return { code: text };
  }
}
