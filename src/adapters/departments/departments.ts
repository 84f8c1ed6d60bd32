import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { asciiWords } from '#domain/address.ts';
import type { Department } from '#domain/department.ts';
import type { Departments } from '#use-cases/ports.ts';

/** Slack's limit for the value of an option. */
const LONGEST_CODE = 150;

/** The departments of a CSV file with the header `code,name,head`. Throws, naming the line, when a line is incomplete or a code repeats. */
export function readDepartments(file: string | null): Departments {
  if (file === null) return { listed: false, search: () => [], find: () => null, headedBy: () => [] };
  const rows = parse(textOf(file), {
    bom: true,
    columns: true,
    skip_empty_lines: true,
    trim: true,
    info: true,
  }) as unknown as { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number } }[];
  const all = new Map<string, Department & { readonly words: string }>();
  for (const { record, info } of rows) {
    const { code = '', name = '', head = '' } = record;
    const line = `${file}, line ${info.lines}`;
    if (code === '' || name === '')
      throw new Error(`${line}: a department needs a code and a name (header: code,name,head)`);
    if (code.length > LONGEST_CODE) throw new Error(`${line}: the code is longer than ${LONGEST_CODE} characters`);
    if (all.has(code)) throw new Error(`${line}: the code ${code} stands twice`);
    all.set(code, { code, name, head: head === '' ? null : head, words: asciiWords(`${code} ${name}`).join(' ') });
  }
  if (all.size === 0) throw new Error(`${file} lists no department (header: code,name,head)`);
  const departments = [...all.values()];
  const bare = ({ code, name, head }: Department): Department => ({ code, name, head });
  return {
    listed: true,
    find: (code) => {
      const found = all.get(code);
      return found === undefined ? null : bare(found);
    },
    headedBy: (userId) => departments.filter(({ head }) => head === userId).map(({ code }) => code),
    search: (text, limit) => {
      const words = asciiWords(text);
      return departments
        .filter((department) => words.every((word) => department.words.includes(word)))
        .slice(0, limit)
        .map(bare);
    },
  };
}

/** The file as UTF-8; anything else would show people garbled names. */
function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw error instanceof TypeError ? new Error(`${file} is not UTF-8: save it as "CSV UTF-8"`) : error;
  }
}
