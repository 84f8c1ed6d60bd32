/** A part of a line of Slack's mrkdwn. Texts are decoded; whoever draws them must escape them again for its own medium. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  | { readonly kind: 'user' | 'channel' | 'group'; readonly id: string; readonly label: string | null }
  | { readonly kind: 'broadcast'; readonly range: string }
  | { readonly kind: 'date'; readonly seconds: number; readonly format: string; readonly fallback: string }
  | { readonly kind: 'emoji'; readonly name: string };

export type MrkdwnPart =
  | { readonly kind: 'paragraph' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'preformatted'; readonly text: string };

const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const wordCharacter = /[\p{L}\p{N}]/u;
const fence = /```([\s\S]+?)```/gu;
const quoted = /^(?:>|&gt;)\s?/u;

/** The only addresses that a text of the chat may lead to. Null for every other, `javascript:` and `data:` among them. */
export function safeUrl(url: string): string | null {
  const trimmed = url.trim();
  return /^(?:https?:\/\/|mailto:)[^\s]+$/iu.test(trimmed) ? trimmed : null;
}

/** Undoes Slack's three escapes. */
function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * Parses Slack's mrkdwn into a tree: bold, italic, strike, code, fences, quotes, mentions, dates, links and emoji names.
 * What is not understood stays text, so nothing in it can become markup.
 */
export function parseMrkdwn(source: string): readonly MrkdwnPart[] {
  const parts: MrkdwnPart[] = [];
  let from = 0;
  for (const match of source.matchAll(fence)) {
    addLines(parts, source.slice(from, match.index));
    parts.push({ kind: 'preformatted', text: decodeEntities((match[1] ?? '').replace(/^\n|\n$/gu, '')) });
    from = match.index + match[0].length;
  }
  addLines(parts, source.slice(from));
  return parts;
}

function addLines(parts: MrkdwnPart[], source: string): void {
  const trimmed = source.replace(/^\n|\n$/gu, '');
  if (trimmed === '') return;
  const runs: { readonly kind: 'paragraph' | 'quote'; readonly lines: string[] }[] = [];
  for (const line of trimmed.split('\n')) {
    const kind = quoted.test(line) ? 'quote' : 'paragraph';
    const text = kind === 'quote' ? line.replace(quoted, '') : line;
    const last = runs.at(-1);
    if (last?.kind === kind) last.lines.push(text);
    else runs.push({ kind, lines: [text] });
  }
  for (const run of runs) parts.push({ kind: run.kind, children: joinLines(run.lines) });
}

function joinLines(lines: readonly string[]): Inline[] {
  return lines.flatMap((line, index) => (index === 0 ? parseInline(line) : [{ kind: 'break' }, ...parseInline(line)]));
}

/** Parses one line. */
export function parseInline(line: string): Inline[] {
  const found: Inline[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') found.push({ kind: 'text', text: decodeEntities(plain) });
    plain = '';
  };
  let at = 0;
  while (at < line.length) {
    const hit = tokenAt(line, at);
    if (hit === null) {
      plain += line[at] ?? '';
      at += 1;
    } else {
      flush();
      found.push(hit.node);
      at += hit.length;
    }
  }
  flush();
  return found;
}

interface Hit {
  readonly node: Inline;
  readonly length: number;
}

function tokenAt(line: string, at: number): Hit | null {
  const character = line[at];
  switch (character) {
    case '<':
      return angleAt(line, at);
    case '`': {
      const end = line.indexOf('`', at + 1);
      if (end <= at + 1) return null;
      return { node: { kind: 'code', text: decodeEntities(line.slice(at + 1, end)) }, length: end - at + 1 };
    }
    case ':': {
      const name = /^:([a-z0-9_+-]{2,64}):/u.exec(line.slice(at, at + 70))?.[1];
      return name === undefined || /^\d+$/u.test(name)
        ? null
        : { node: { kind: 'emoji', name }, length: name.length + 2 };
    }
    case '*':
    case '_':
    case '~':
      return styledAt(line, at, character);
    default:
      return null;
  }
}

function styledAt(line: string, at: number, mark: keyof typeof styles): Hit | null {
  const before = line[at - 1] ?? ' ';
  const first = line[at + 1] ?? ' ';
  if (wordCharacter.test(before) || before === mark || /\s/u.test(first) || first === mark) return null;
  for (let end = line.indexOf(mark, at + 2); end !== -1; end = line.indexOf(mark, end + 1)) {
    const last = line[end - 1] ?? ' ';
    const after = line[end + 1] ?? ' ';
    if (/\s/u.test(last) || wordCharacter.test(after) || insideAngles(line, at, end)) continue;
    return { node: { kind: styles[mark], children: parseInline(line.slice(at + 1, end)) }, length: end - at + 1 };
  }
  return null;
}

/** A mark within `<…>` belongs to an address or a name, not to the text around it. */
function insideAngles(line: string, from: number, at: number): boolean {
  return line.lastIndexOf('<', at) > Math.max(from, line.lastIndexOf('>', at));
}

function angleAt(line: string, at: number): Hit | null {
  const end = line.indexOf('>', at);
  if (end === -1) return null;
  const node = angle(line.slice(at + 1, end));
  return node === null ? null : { node, length: end - at + 1 };
}

function angle(inside: string): Inline | null {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? null : decodeEntities(inside.slice(bar + 1));
  if (/^@[A-Z0-9]+$/u.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[A-Z0-9]+$/u.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (/^!(?:here|channel|everyone)$/u.test(target)) return { kind: 'broadcast', range: target.slice(1) };
  const group = /^!subteam\^([A-Z0-9]+)$/u.exec(target)?.[1];
  if (group !== undefined) return { kind: 'group', id: group, label };
  const date = /^!date\^(\d{1,12})\^([^^]+)(?:\^.*)?$/u.exec(target);
  if (date !== null) {
    return { kind: 'date', seconds: Number(date[1]), format: decodeEntities(date[2] ?? ''), fallback: label ?? '' };
  }
  const decoded = decodeEntities(target);
  const url = safeUrl(decoded);
  if (url !== null) return { kind: 'link', url, text: label ?? decoded.replace(/^mailto:/iu, '') };
  // Something that looks like a link but may not be followed keeps its words and loses its address.
  return /^[a-z][a-z0-9+.-]*:/iu.test(decoded) ? { kind: 'text', text: label ?? decoded } : null;
}
