import type { RichTextBlock, RichTextSection } from '@slack/types';
import { rich, type Line } from './rich-text.ts';

/** A list with a dot before each line, so that lines that are broken stand under each other. */
export function bullets(lines: readonly Line[], blockId?: string): RichTextBlock {
  const elements = lines.flatMap((line) =>
    rich([line]).elements.filter((element): element is RichTextSection => element.type === 'rich_text_section'),
  );
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style: 'bullet', elements }],
    ...(blockId === undefined ? {} : { block_id: blockId }),
  };
}
