import { readFileSync, writeFileSync } from 'node:fs';
import { entraPermissions, type EntraPermissions } from '#src/config/entra-permissions.ts';

export const readme = new URL('../README.md', import.meta.url);
const BEGIN = '<!-- made from manifests/entra/permissions.json by scripts/entra.ts -->';
const END = '<!-- end of what is made -->';

/** The README with its table of permissions and roles made anew from the manifest. */
export function withTable(text: string): string {
  const [before, , after] = split(text);
  const lines = table(entraPermissions).map((line) => `   ${line}`);
  return [`${before}${BEGIN}`, '', ...lines, '', `   ${END}${after}`].join('\n');
}

/**
 * The `requiredResourceAccess` of an application, for `az ad app update` or the manifest in the portal. `kept` says
 * which permissions to include, by their `when`.
 */
export function requiredResourceAccess(kept: (when: string | null) => boolean): object {
  const { resourceAppId, permissions } = entraPermissions;
  const asked = permissions.filter(({ when }) => kept(when));
  return [{ resourceAppId, resourceAccess: asked.map(({ id }) => ({ id, type: 'Role' })) }];
}

function split(text: string): readonly [string, string, string] {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error('the README has lost the marks of its table');
  return [text.slice(0, begin), text.slice(begin, end), text.slice(end + END.length)];
}

function table({ permissions, roles }: EntraPermissions): readonly string[] {
  const rows = [
    ['Permission or role', 'When', 'What for'],
    ...permissions.map(({ name, when, whatFor, exchangeRole }) => [
      `\`${name}\``,
      whenText(when),
      exchangeRole === undefined ? whatFor : `${whatFor}. Or by Exchange: _${exchangeRole}_`,
    ]),
    ...roles.map(({ name, when, whatFor }) => [`Entra role **${name}**`, whenText(when), whatFor]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}

function whenText(when: string | null): string {
  if (when === null) return 'always';
  return when === 'optional' ? when : `\`${when}\``;
}

/**
 * With the argument `table`, writes the README's table. Otherwise prints what to register: what is always needed, and
 * what the settings named as arguments need in addition.
 */
if (import.meta.main) {
  const told = process.argv.slice(2);
  const kept = (when: string | null): boolean => when === null || told.includes(when);
  if (told[0] === 'table') writeFileSync(readme, withTable(readFileSync(readme, 'utf8')));
  else process.stdout.write(`${JSON.stringify(requiredResourceAccess(kept), null, 2)}\n`);
}
