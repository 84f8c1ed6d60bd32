import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { BUZON } from '#domain/person.ts';

/** What people read, in every language. */
const READ = ['.', '../guides'].flatMap((folder) => filesIn(fileURLToPath(new URL(folder, import.meta.url))));

it('people read the name Correo, never Buzón, which is their mailbox', () => {
  // With a capital it is a name: a sentence about a mailbox begins otherwise.
  const lines = READ.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  expect(lines.filter((line) => line.includes('Buzón'))).toEqual([]);
  expect(lines.filter((line) => line.includes('Correo')).length).toBeGreaterThan(50);
  expect(BUZON.name).toBe('Correo');
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.(ts|md)$/.test(entry.name))
    .map(({ parentPath, name }) => `${parentPath}/${name}`);
}
