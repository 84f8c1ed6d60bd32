import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A line of a file by its columns, with its number for whoever has to correct it. */
interface CsvLine {
  readonly record: Readonly<Record<string, string>>;
  readonly place: string;
}

/** The lines of a CSV file with a header, in UTF-8; another encoding would show garbled names. */
export function readCsv(file: string): readonly CsvLine[] {
  const rows = parse(textOf(file), {
    bom: true,
    columns: true,
    skip_empty_lines: true,
    trim: true,
    info: true,
  }) as unknown as { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number } }[];
  return rows.map(({ record, info }) => ({ record, place: `${file}, line ${info.lines}` }));
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw error instanceof TypeError ? new Error(`${file} is not UTF-8: save it as "CSV UTF-8"`) : error;
  }
}
