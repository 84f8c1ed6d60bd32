import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { skeleton, type ReservedNames } from '#domain/form/reserved-names.ts';

const OURS = fileURLToPath(new URL('../../reserved-names.txt', import.meta.url));

/**
 * Reads reserved names from a text file, one per line; `dependencias` after a name means that a department may have it;
 * lines beginning with # are comments. Our own list when no file is given. Throws, naming the line, for anything else.
 */
export function readReservedNames(file: string | null): ReservedNames {
  const path = file ?? OURS;
  const forNobody = new Set<string>();
  const forDepartments = new Set<string>();
  for (const [index, line] of textOf(path).split(/\r?\n/).entries()) {
    const written = line.trim().toLowerCase();
    if (written === '' || written.startsWith('#')) continue;
    const [name = '', mark, ...more] = written.split(/\s+/);
    if (!/^[a-z0-9]+([._-][a-z0-9]+)*$/.test(name) || more.length > 0 || ![undefined, 'dependencias'].includes(mark))
      throw new Error(
        `${path}, line ${index + 1}: a name as it stands before the @, with "dependencias" behind it or nothing`,
      );
    (mark === undefined ? forNobody : forDepartments).add(skeleton(name));
  }
  return { forNobody, forDepartments };
}

function textOf(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw error instanceof TypeError ? new Error(`${path} is not UTF-8: save it as "UTF-8"`) : error;
  }
}
