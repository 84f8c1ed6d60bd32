import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { INDUCTION_ITEMS, type InductionItem } from '#domain/form/delivery.ts';
import { shownText } from '#domain/shown-text.ts';
import type { Guide, Guides } from '#use-cases/ports/guide.ts';
import { parseGuide } from './parse-guide.ts';

/** A policy of use has pages, but a larger file does not fit into a chat's window. */
const MOST_BYTES = 40_000;

const OURS = new URL('../../guides/', import.meta.url);

/**
 * The guides for the first steps, read once. A file in the institution's own directory replaces ours of the same name
 * (for instance `second-factor.md`). Throws, naming the file, when one cannot be shown or has an unknown name.
 */
export function readGuides(settings: {
  readonly dir: string | null;
  readonly locale: string;
  /** What is handed over with an account: some of our guides are different for a pass. */
  readonly delivery: 'password' | 'tap';
}): Guides {
  const ours = fileURLToPath(new URL(settings.locale.startsWith('en') ? 'en/' : 'es-CO/', OURS));
  const { dir, delivery } = settings;
  if (dir !== null) refuseUnknown(dir);
  const textOf = (item: InductionItem): { readonly file: string; readonly text: string } => {
    const own = dir === null ? null : join(dir, fileOf(item));
    const withPass = join(ours, fileOf(item).replace('.md', '-tap.md'));
    const suits = delivery === 'tap' && existsSync(withPass) ? withPass : join(ours, fileOf(item));
    const file = own !== null && existsSync(own) ? own : suits;
    return { file, text: readText(file) };
  };
  const texts = new Map(INDUCTION_ITEMS.map((item) => [item, textOf(item)]));
  const all = new Map([...texts].map(([item, { file, text }]) => [item, guideOf(file, text)]));
  const find = (item: InductionItem): Guide => {
    const guide = all.get(item);
    if (guide === undefined) throw new Error(`no guide ${item}`);
    return guide;
  };
  const text = texts.get('policy')?.text ?? '';
  return { find, policy: shownText({ kind: 'policy', version: versionOf(find('policy')), text }) };
}

/** A policy's version, in its first paragraph, in either language. */
const VERSION = /^(?:Versión|Version)\s+(\S.{0,60})$/u;

/** The version below a text's title. */
function versionOf({ blocks: [first] }: Guide): string | null {
  if (first?.type !== 'paragraph') return null;
  const line = first.line.map(({ text }) => text).join('');
  return VERSION.exec(line.trim())?.[1] ?? null;
}

function fileOf(item: InductionItem): string {
  return `${item.replaceAll('_', '-')}.md`;
}

/** A misspelt name would silently leave our guide in place. */
function refuseUnknown(dir: string): void {
  const names = INDUCTION_ITEMS.map(fileOf);
  const unknown = readdirSync(dir).find(
    (name) => name.endsWith('.md') && !names.includes(name) && name !== 'README.md',
  );
  if (unknown !== undefined)
    throw new Error(`${join(dir, unknown)} replaces no guide: their names are ${names.join(', ')}`);
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  if (bytes.byteLength > MOST_BYTES)
    throw new Error(`${file} has ${bytes.byteLength} bytes: a guide may have ${MOST_BYTES}`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`${file} is not UTF-8: save it as UTF-8`, { cause: error });
  }
}

function guideOf(file: string, text: string): Guide {
  try {
    return parseGuide(text);
  } catch (error) {
    throw new Error(`${file} ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
