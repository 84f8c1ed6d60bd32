import { describe, expect, it } from 'vitest';
import { createMessages, type Messages } from '#messages/messages.ts';
import { isDescription, rendered } from '../rendered.ts';
import { assertBlocks, problemsOfBlocks, problemsOfView } from '#sandbox/slack/blocks/assert-blocks.ts';

/** Both languages that people read, by their short names in the file names. */
const LOCALES = { es: 'es-CO', en: 'en' } as const;
export type Language = keyof typeof LOCALES;
export const LANGUAGES = Object.keys(LOCALES) as readonly Language[];

/** A name, and what is sent: a message, a window, a home, or only text. */
export type Case = readonly [name: string, screen: unknown];

/** The longest line of a golden file: what fits is written on one line. */
const WIDTH = 160;
/** Shorter blocks are repeated instead of referred to. */
const WORTH_A_REFERENCE = 100;

/**
 * Compares every case of a subject with what was sent before, which is stored in `screens/<subject>.<language>.json`,
 * and checks that the local Slack accepts it. A new, missing or changed case fails; `npx vitest run test/golden -u`
 * writes the files anew.
 */
export function golden(
  subject: string,
  casesOf: (m: Messages, language: Language) => readonly Case[] | Promise<readonly Case[]>,
): void {
  describe(subject, () => {
    it.each(LANGUAGES)('is unchanged in %s', async (language) => {
      const cases = await casesOf(wordsOf(language), language);
      const names = cases.map(([name]) => name);
      expect(names, 'two cases have one name').toHaveLength(new Set(names).size);
      const sent = cases.map(([name, screen]): Case => [name, sortKeys(sentOf(screen))]);
      for (const [name, screen] of sent) {
        check(name, screen);
        expect(
          sentencesIn(screen).filter((text) => MISPRINT.test(text)),
          name,
        ).toEqual([]);
      }
      const text = `${pretty(Object.fromEntries(replaceRepeatedBlocks(sent)))}\n`;
      expect(text).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
      await expect(text).toMatchFileSnapshot(`./screens/${subject}.${language}.json`);
    });
  });
}

function wordsOf(language: Language): Messages {
  return createMessages({ locale: LOCALES[language], timeZone: 'America/Bogota' });
}

/** What Slack is sent for it. */
function sentOf(screen: unknown): unknown {
  if (Array.isArray(screen)) return screen.map(sentOf);
  return isDescription(screen) ? rendered(screen) : screen;
}

/** Checks that Slack accepts it. */
function check(name: string, screen: unknown): void {
  if (Array.isArray(screen)) for (const each of screen) check(name, each);
  if (!hasBlocks(screen)) return;
  expect(unhelped(screen), `${name}: has no button that turns to the systems area`).toEqual([]);
  const { type } = screen;
  if (type === 'modal' || type === 'home') {
    expect(problemsOfView(type, screen), name).toEqual([]);
    expect(() => assertBlocks(type, screen), name).not.toThrow();
  } else expect(problemsOfBlocks('message', screen.blocks), name).toEqual([]);
}

/** Sends somebody to the systems area. */
const TO_SYSTEMS =
  /\b(hable|avise|pídal[eo]|pídaselo|dígale)\b[^.:;]{0,40}área de sistemas|(?<!will )\b(talk to|tell|ask) the systems area/i;

/** What sends a reader to the systems area without a way there: the button, or the command where there can be none. */
function unhelped(screen: object): readonly string[] {
  const hasButton = /"action_id":"systems_(ask|ask_above|write)"/.test(JSON.stringify(screen));
  if (hasButton) return [];
  return sentencesIn(screen).filter((text) => TO_SYSTEMS.test(text) && !text.includes('/correo pregunta'));
}

/**
 * Two ends of a sentence after one another, a space inside of brackets, or a place that was left empty, as of a name:
 * the marks of texts put together wrongly.
 */
const MISPRINT = /(?<!\.)\.\.(?!\.)|[…?!:;,]\.|\.[;:?!]|\( | \)|\(\)|«\s*»|\S {2}| [,.;:](?!\w)/;

/** Every text, those of rich text put together as people read them. */
function sentencesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('{') ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'rich_text_section' && 'elements' in value)
    return [(value.elements as readonly { readonly text?: string }[]).map(({ text = '@' }) => text).join('')];
  return Object.values(value).flatMap(sentencesIn);
}

/**
 * The same value with the properties of each object in a fixed order: `type` first, `blocks` last, the others by name.
 */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const rank = (key: string): string => (key === 'type' ? '' : key === 'blocks' ? '~' : key);
  const sorted = Object.entries(value).toSorted(([one], [other]) => (rank(one) < rank(other) ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, part]: readonly [string, unknown]) => [key, sortKeys(part)]));
}

/**
 * Replaces a block that an earlier case has too by a reference to that case, so that a change to many screens shows up
 * in one place.
 */
function replaceRepeatedBlocks(cases: readonly Case[]): readonly Case[] {
  const seen = new Map<string, string>();
  return cases.map(([name, screen]): Case => {
    if (!hasBlocks(screen)) return [name, screen];
    const blocks = screen.blocks.map((block, index) => {
      const written = onOneLine(block);
      const before = seen.get(written);
      if (before !== undefined) return before;
      if (written.length > WORTH_A_REFERENCE) seen.set(written, `= block ${index + 1} of ${name}`);
      return block;
    });
    return [name, { ...screen, blocks }];
  });
}

function hasBlocks(screen: unknown): screen is { readonly type?: string; readonly blocks: readonly object[] } {
  return screen !== null && typeof screen === 'object' && 'blocks' in screen && Array.isArray(screen.blocks);
}

/**
 * JSON for people to read: keys in their order, everything that fits on one line, invisible spaces as escapes. When
 * only the last part of a value is long, that part begins on the same line.
 */
function pretty(value: unknown, indent = ''): string {
  const flat = onOneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= WIDTH || isLeaf(value)) return flat;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Array.isArray(value)
    ? value.map((part: unknown) => ['', part] as const)
    : entriesOf(value).map(([key, part]) => [`${JSON.stringify(key)}: `, part] as const);
  const written = (part: (typeof parts)[number], at: string): string => part[0] + pretty(part[1], at);
  const before = parts
    .slice(0, -1)
    .map((part) => written(part, indent))
    .join(', ');
  const last = parts.at(-1);
  const isShort = Array.isArray(value) ? parts.length === 1 : before.length < WIDTH / 2 && !before.includes('\n');
  if (isShort && last !== undefined && typeof last[1] === 'object')
    return `${open} ${before}${before === '' ? '' : ', '}${written(last, indent)} ${close}`;
  const inner = `${indent} `;
  return `${open}\n${parts.map((part) => inner + written(part, inner)).join(',\n')}\n${indent}${close}`;
}

/** A piece of text, which is never broken, however long. */
function isLeaf(value: object): boolean {
  return 'type' in value && value.type === 'text';
}

/** A piece of text without a style, as most are; written as a plain string. */
function isPlain(value: object): value is { readonly text: string } {
  return isLeaf(value) && 'text' in value && Object.keys(value).length === 2;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    if (isPlain(value)) return onOneLine(value.text);
    const parts = entriesOf(value).map(([key, part]) => `${JSON.stringify(key)}: ${onOneLine(part)}`);
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }
  return JSON.stringify(value).replace(
    /[\u00a0\u2000-\u200f\u2028-\u202f\ufeff]/g,
    (space) => `\\u${space.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Properties that are undefined are not sent. */
function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, part]) => part !== undefined);
}
