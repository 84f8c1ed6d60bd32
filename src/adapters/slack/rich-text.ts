import type { KnownBlock, RichTextBlock, RichTextElement, PlainTextElement } from '@slack/types';

/** A part of a line. What people typed goes in as plain text: rich text knows no mentions, links or marks in it. */
type Piece = string | { readonly bold: string } | { readonly code: string } | { readonly user: string };
export type Line = readonly Piece[];

/** Lines of text, exactly as they are. */
export function rich(lines: readonly Line[], blockId?: string): RichTextBlock {
  const elements = lines.flatMap((line, index): RichTextElement[] => [
    ...line.filter((piece) => piece !== '').map(elementOf),
    ...(index < lines.length - 1 ? [{ type: 'text' as const, text: '\n' }] : []),
  ]);
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements }],
    ...(blockId === undefined ? {} : { block_id: blockId }),
  };
}

/** A numbered list of sentences. */
export function numbered(items: readonly string[]): RichTextBlock {
  const elements = items.map((text) => ({
    type: 'rich_text_section' as const,
    elements: [{ type: 'text' as const, text }],
  }));
  return { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'ordered', elements }] };
}

/** Lines to copy exactly as they are. */
export function preformatted(lines: readonly string[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: lines.join('\n') }] }],
  };
}

function elementOf(piece: Piece): RichTextElement {
  if (typeof piece === 'string') return { type: 'text', text: piece };
  if ('user' in piece) return { type: 'user', user_id: piece.user };
  if ('code' in piece) return { type: 'text', text: piece.code, style: { code: true } };
  return { type: 'text', text: piece.bold, style: { bold: true } };
}

export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

export function header(text: string): KnownBlock {
  return { type: 'header', text: plain(text.slice(0, 150)) };
}

export function small(text: string): KnownBlock {
  return { type: 'context', elements: [plain(text.slice(0, 2000))] };
}

/** At most `max` characters, the last of them `…` where something was left out. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

/** For the text beside blocks, which Slack reads for marks and mentions: nothing in it takes effect. */
export function inert(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').slice(0, 3000);
}
