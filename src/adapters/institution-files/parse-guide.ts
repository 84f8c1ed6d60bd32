import { lexer, type Token, type Tokens } from 'marked';
import type { Guide, GuideBlock, GuideLine, GuideText } from '#use-cases/ports/guide.ts';

/** Limits of a chat's window: Slack's limits of a header, of a text, and of a modal minus our own blocks. */
const LONGEST_HEADING = 150;
const LONGEST_TEXT = 3000;
const MOST_BLOCKS = 90;

/** Other schemes could start a program on somebody's device. */
const LINKS = ['http:', 'https:', 'mailto:'];

/**
 * Parses a guide from Markdown: `# Title`, then headings, paragraphs, lists, bold, italic, code and links. Anything
 * else becomes plain text. Throws, saying what is wrong, when there is no title or a part is too long.
 */
export function parseGuide(markdown: string): Guide {
  const [first, ...rest] = lexer(markdown).filter(({ type }) => type !== 'space' && type !== 'def');
  if (first === undefined || !isHeading(first) || first.depth !== 1) {
    throw new Error('begins without a title: its first line has to be "# " and the title');
  }
  const title = shortHeading(first);
  const blocks = rest.flatMap(blocksOf);
  if (blocks.length === 0) throw new Error('has a title and nothing else');
  if (blocks.length > MOST_BLOCKS)
    throw new Error(`has ${blocks.length} paragraphs, headings and lists: ${MOST_BLOCKS} fit into a window`);
  blocks.flatMap(linesOf).forEach(refuseLong);
  return { title, blocks };
}

function blocksOf(token: Token): readonly GuideBlock[] {
  if (isHeading(token)) return [{ type: 'heading', text: shortHeading(token) }];
  if (isList(token)) {
    const items = token.items.map((item) => lineOf(item.tokens)).filter((line) => line.length > 0);
    return items.length === 0 ? [] : [{ type: 'list', ordered: token.ordered, items }];
  }
  if (token.type === 'blockquote') return (token as Tokens.Blockquote).tokens.flatMap(blocksOf);
  if (token.type === 'hr' || token.type === 'space' || token.type === 'def') return [];
  const line = token.type === 'paragraph' ? lineOf([token]) : [plain(token.raw.trim())];
  return line.every(({ text }) => text.trim() === '') ? [] : [{ type: 'paragraph', line }];
}

/** A line's pieces. A nested list becomes part of its item's line, each of its items on a new line. */
function lineOf(tokens: readonly Token[]): GuideLine {
  const pieces = tokens.flatMap((token, index): readonly GuideText[] => {
    if (!isList(token)) {
      const apart = index > 0 && isBlock(token) ? [plain('\n')] : [];
      return [...apart, ...piecesOf(token, 'plain')];
    }
    return token.items.flatMap((item) => [plain('\n• '), ...lineOf(item.tokens)]);
  });
  return pieces.filter(({ text }) => text !== '');
}

function piecesOf(token: Token, style: GuideText['style']): readonly GuideText[] {
  switch (token.type) {
    case 'strong':
      return inside(token, 'bold');
    case 'em':
      return inside(token, 'italic');
    case 'codespan':
      return [{ text: (token as Tokens.Codespan).text, style: 'code', url: null }];
    case 'link': {
      const { href, text } = token as Tokens.Link;
      if (!isLink(href)) return inside(token, style);
      return [{ text: text === '' ? href : text, style, url: href }];
    }
    case 'image':
      return [{ text: (token as Tokens.Image).text, style, url: null }];
    case 'br':
      return [plain('\n')];
    case 'paragraph':
    case 'text':
    case 'del':
    case 'heading':
      return inside(token, style);
    case 'escape':
      return [{ text: (token as Tokens.Escape).text, style, url: null }];
    case 'checkbox':
    case 'space':
      return [];
    default:
      return [{ text: oneLine(token.raw), style, url: null }];
  }
}

function inside(token: Token, style: GuideText['style']): readonly GuideText[] {
  if ('tokens' in token && token.tokens !== undefined) return token.tokens.flatMap((each) => piecesOf(each, style));
  return [{ text: oneLine('text' in token ? String(token.text) : token.raw), style, url: null }];
}

/** Joins lines that were broken only in the source. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, ' ');
}

function plain(text: string): GuideText {
  return { text, style: 'plain', url: null };
}

function isLink(href: string): boolean {
  return URL.canParse(href) && LINKS.includes(new URL(href).protocol) && href.length <= LONGEST_TEXT;
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

function isBlock({ type }: Token): boolean {
  return type === 'paragraph' || type === 'text' || type === 'heading';
}

function shortHeading(token: Tokens.Heading): string {
  const text = textOf(lineOf([token]));
  if (text === '') throw new Error('has a heading without words');
  if (text.length > LONGEST_HEADING)
    throw new Error(`has a heading of more than ${LONGEST_HEADING} characters: ${start(text)}`);
  return text;
}

function linesOf(block: GuideBlock): readonly GuideLine[] {
  if (block.type === 'heading') return [];
  return block.type === 'paragraph' ? [block.line] : block.items;
}

function refuseLong(line: GuideLine): void {
  const text = textOf(line);
  if (text.length > LONGEST_TEXT)
    throw new Error(
      `has a paragraph of more than ${LONGEST_TEXT} characters: ${start(text)}; divide it with an empty line`,
    );
}

function textOf(line: GuideLine): string {
  return line.map(({ text }) => text).join('');
}

function start(text: string): string {
  return `"${text.slice(0, 40)}…"`;
}
