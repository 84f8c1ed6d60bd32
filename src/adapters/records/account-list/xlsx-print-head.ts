import type { WriteSheet } from 'hucre/xlsx';
import { PROCEDURE } from '#domain/form/form-version.ts';
import type { ExportWords } from '#messages/es/accounts/export.ts';
import type { Register } from '#use-cases/ports/store/export.ts';
import { cellText } from './xlsx-rows.ts';

/**
 * Excel accepts at most 255 characters for the whole header and for the whole footer, including codes
 * (learn.microsoft.com, [MS-OI29500] 2.1.633 and [MS-XLSB] 2.5.73, seen 2026-11-28).
 */
const MOST = 255;
/** How many of them a version's number, a NIT or a name may take, so that everything fits. */
const SHORT = 30;

/** Inches: three lines of header fit above the sheet. */
export const MARGINS = { top: 1.1, bottom: 0.75, left: 0.5, right: 0.5, header: 0.4, footer: 0.3 } as const;

/** Header and footer of every printed page: institution, code, version and date, procedure, and page. */
export function printHead(
  { institution, version, exportedBy }: Pick<Register, 'institution' | 'version' | 'exportedBy'>,
  words: ExportWords,
): NonNullable<WriteSheet['headerFooter']> {
  const named = words.summary;
  const middle = `&C${literal(words.print.system)}\n${literal(words.title)}\n${named.procedure}: ${PROCEDURE}`;
  const right = `&R${named.code}: ${version.code}\n${named.version}: ${literal(version.version, SHORT)}\n${words.print.date}: ${version.date}`;
  const nit = institution.nit === '' ? '' : `\n${named.nit}: ${literal(institution.nit, SHORT)}`;
  const room = MOST - '&L'.length - [nit, middle, right].join('').length;
  const by = `&L${words.print.exportedBy(literal(exportedBy, 4 * SHORT))}`;
  return {
    oddHeader: `&L${literal(institution.name, room)}${nit}${middle}${right}`,
    oddFooter: `${by}&R${words.print.page('&P', '&N')}`,
  };
}

/** The text within that many characters: `&` begins a code, so it is doubled. Cut text ends in `…`. */
function literal(text: string, room = MOST): string {
  const signs = [...cellText(text.replaceAll(/\s+/g, ' '))].map((sign) => (sign === '&' ? '&&' : sign));
  const length = (some: readonly string[]): number => some.join('').length;
  if (length(signs) <= room) return signs.join('');
  while (signs.length > 0 && length(signs) >= room) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
