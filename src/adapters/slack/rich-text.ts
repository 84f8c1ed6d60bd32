import type { KnownBlock, MrkdwnElement, PlainTextElement, RichTextBlock, RichTextElement } from '@slack/types';
import { BUZON, type Person } from '#domain/person.ts';
import type { Line, Piece } from '#dialogue/screen.ts';

export type { Line };

/** The format of Slack's user ids; the pseudonym of a forgotten person does not match. */
const SLACK_ID = /^[UW][A-Z0-9]+$/;

/** Lines of text, unchanged. */
export function rich(lines: readonly Line[], blockId?: string): RichTextBlock {
  const elements = lines.flatMap((line, index): RichTextElement[] => [
    ...elementsOf(line),
    ...(index < lines.length - 1 ? [{ type: 'text' as const, text: '\n' }] : []),
  ]);
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements }],
    ...(blockId === undefined ? {} : { block_id: blockId }),
  };
}

/** A list, a line for each item. */
export function richList(items: readonly Line[], { ordered, id }: { ordered: boolean; id?: string }): RichTextBlock {
  const elements = items.map((line) => ({ type: 'rich_text_section' as const, elements: elementsOf(line) }));
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style: ordered ? 'ordered' : 'bullet', elements }],
    ...(id === undefined ? {} : { block_id: id }),
  };
}

/** Lines to be copied unchanged. */
export function preformatted(lines: readonly string[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: lines.join('\n') }] }],
  };
}

/** Typed text becomes plain text: in rich text it has no mentions, links or marks. */
function elementsOf(line: Line): RichTextElement[] {
  return line.filter((piece) => piece !== '').flatMap(elementsIn);
}

function elementsIn(piece: Piece): RichTextElement[] {
  if (typeof piece === 'string') return [{ type: 'text', text: piece }];
  if ('mention' in piece) {
    if (!isInChat(piece.mention)) return [];
    return [
      { type: 'text', text: ' (' },
      { type: 'user', user_id: piece.mention.id },
      { type: 'text', text: ')' },
    ];
  }
  if ('team' in piece) return piece.team.flatMap(teamElements);
  if ('link' in piece) {
    const { link, url, style } = piece;
    return [{ type: 'link', url, text: link, ...(style === undefined ? {} : { style: { [style]: true } }) }];
  }
  if ('code' in piece) return [{ type: 'text', text: piece.code, style: { code: true } }];
  if ('italic' in piece) return [{ type: 'text', text: piece.italic, style: { italic: true } }];
  return [{ type: 'text', text: piece.bold, style: { bold: true } }];
}

/** A person or a user group, whose id begins with S (docs.slack.dev, formatting message text, mentions). */
function teamElements(id: string): RichTextElement[] {
  const who: RichTextElement = id.startsWith('S')
    ? { type: 'usergroup', usergroup_id: id }
    : { type: 'user', user_id: id };
  return [who, { type: 'text', text: ' ' }];
}

/**
 * The mentions below a text that has a button beside it: rich text cannot have a button (facts: slack.md 3). They
 * contain no text that somebody wrote.
 */
export function mentionFields(people: readonly Person[]): readonly MrkdwnElement[] {
  return people.filter(isInChat).map(({ id }) => ({ type: 'mrkdwn', text: `<@${id}>` }));
}

function isInChat({ id }: Person): boolean {
  return id !== BUZON.id && SLACK_ID.test(id);
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

/** For the text beside blocks, which Slack reads for marks and mentions: makes them inert. */
export function inert(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').slice(0, 3000);
}
