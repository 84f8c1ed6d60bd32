import { asciiWords } from '#domain/ascii-words.ts';
import { LONGEST } from '#domain/directory-limits.ts';
import type { Department } from '#domain/account/department.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import { readCsv } from './csv-file.ts';

/** Slack's limit for the value of an option. */
const LONGEST_CODE = 150;

/** The departments of a CSV file with the header `code,name,head`. Throws, naming the line, when a line is incomplete or a code repeats. */
export function readDepartments(file: string | null): Departments {
  if (file === null) return { listed: false, search: () => [], find: () => null, headedBy: () => [] };
  const all = new Map<string, Department & { readonly words: string }>();
  for (const { record, place: line } of readCsv(file)) {
    const { code = '', name = '', head = '' } = record;
    if (code === '' || name === '')
      throw new Error(`${line}: a department needs a code and a name (header: code,name,head)`);
    if (code.length > LONGEST_CODE) throw new Error(`${line}: the code is longer than ${LONGEST_CODE} characters`);
    if (name.length > LONGEST.department)
      throw new Error(
        `${line}: the name is longer than the ${LONGEST.department} characters that Microsoft 365 keeps of a department: shorten it`,
      );
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
