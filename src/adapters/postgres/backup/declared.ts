import type { Migration } from './migrations.ts';

/** Our objects in the schema `public`, where other programs and extensions may have theirs. */
export interface Declared {
  readonly tables: readonly string[];
  readonly views: readonly string[];
  readonly functions: readonly string[];
  readonly types: readonly string[];
}

const NAME = String.raw`(?:"?public"?\.)?"?([a-z_][a-z0-9_]*)"?`;
const CREATES = {
  tables: new RegExp(String.raw`\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?${NAME}`, 'gi'),
  renamed: new RegExp(String.raw`\balter\s+table\s+${NAME}\s+rename\s+to\s+"?([a-z_][a-z0-9_]*)"?`, 'gi'),
  views: new RegExp(String.raw`\bcreate\s+(?:or\s+replace\s+)?view\s+${NAME}`, 'gi'),
  functions: new RegExp(String.raw`\bcreate\s+(?:or\s+replace\s+)?function\s+${NAME}`, 'gi'),
  types: new RegExp(String.raw`\bcreate\s+type\s+${NAME}`, 'gi'),
} as const;

/** Everything that these migrations ever created, even if dropped since. */
export function declaredBy(migrations: readonly Migration[]): Declared {
  const text = migrations.map((migration) => migration.text.replaceAll(/--.*$/gm, '')).join('\n');
  const named = (kind: keyof typeof CREATES): readonly string[] =>
    [...text.matchAll(CREATES[kind])].map((match) => match.at(-1) ?? '');
  const once = (names: readonly string[]): readonly string[] => [...new Set(names)];
  return {
    tables: once([...named('tables'), ...named('renamed')]),
    views: once(named('views')),
    functions: once(named('functions')),
    types: once(named('types')),
  };
}
