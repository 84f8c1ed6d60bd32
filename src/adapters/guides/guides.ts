import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { INDUCTION_ITEMS, type InductionItem } from '#domain/delivery.ts';
import type { Guide, Guides } from '#use-cases/guide-ports.ts';
import { parseGuide } from './parse-guide.ts';

/** A policy of use has pages; a file of more than this is not meant for a window of a chat. */
const MOST_BYTES = 40_000;

const OURS = new URL('../../guides/', import.meta.url);

/**
 * The guides behind the first steps, read once. The institution's own directory replaces those of ours with the same file
 * name (`second-factor.md`, for instance). Throws, naming the file, when one cannot be shown or would never be.
 */
export function readGuides(settings: { readonly dir: string | null; readonly locale: string }): Guides {
  const ours = fileURLToPath(new URL(settings.locale.startsWith('en') ? 'en/' : 'es-CO/', OURS));
  const { dir } = settings;
  if (dir !== null) refuseUnknown(dir);
  const read = (item: InductionItem): Guide => {
    const own = dir === null ? null : join(dir, fileOf(item));
    return readGuide(own !== null && existsSync(own) ? own : join(ours, fileOf(item)));
  };
  const all = new Map(INDUCTION_ITEMS.map((item) => [item, read(item)]));
  return {
    find: (item) => {
      const guide = all.get(item);
      if (guide === undefined) throw new Error(`no guide ${item}`);
      return guide;
    },
  };
}

function fileOf(item: InductionItem): string {
  return `${item.replaceAll('_', '-')}.md`;
}

/** A misspelt name would leave ours in its place without a word. */
function refuseUnknown(dir: string): void {
  const names = INDUCTION_ITEMS.map(fileOf);
  const unknown = readdirSync(dir).find(
    (name) => name.endsWith('.md') && !names.includes(name) && name !== 'README.md',
  );
  if (unknown !== undefined)
    throw new Error(`${join(dir, unknown)} replaces no guide: their names are ${names.join(', ')}`);
}

function readGuide(file: string): Guide {
  const bytes = readFileSync(file);
  if (bytes.byteLength > MOST_BYTES)
    throw new Error(`${file} has ${bytes.byteLength} bytes: a guide may have ${MOST_BYTES}`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`${file} is not UTF-8: save it as UTF-8`, { cause: error });
  }
  try {
    return parseGuide(text);
  } catch (error) {
    throw new Error(`${file} ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
