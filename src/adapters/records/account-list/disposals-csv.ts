import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { stringify } from 'csv-stringify';
import { KINDS } from '#domain/form/form.ts';
import type { Disposal } from '#domain/trail/disposal.ts';
import type { Messages } from '#messages/messages.ts';
import type { DisposalWriter } from '#use-cases/retention/export-disposals.ts';
import { wallClock } from './account-columns.ts';
import { neutralised } from './accounts-csv.ts';

/** The disposal record as a table for every spreadsheet, written like FT-GTI-002. */
export function createDisposalWriter({ messages: m }: { readonly messages: Messages }): DisposalWriter {
  const words = m.disposal;
  const moment = (at: Date): string => new Date(wallClock(at, m.timeZone)).toISOString().slice(0, 16).replace('T', ' ');
  const row = (line: Disposal, index: number): readonly string[] => [
    String(index + 1),
    words.what[line.what],
    line.number ?? '',
    kindText(m, line),
    line.dated === null ? '' : moment(line.dated).slice(0, 10),
    String(line.count),
    line.rule,
    moment(line.at),
    line.sha256 ?? '',
    line.id,
  ];
  return async (lines) => {
    const csv = stringify({ bom: true, record_delimiter: 'windows', quoted_match: /[\r\n;\t]/ });
    const rows = [words.columns, ...lines.map(row)].map((cells) => cells.map(neutralised));
    const content = await buffer(Readable.from(rows).pipe(csv));
    return { name: words.fileName, title: words.title, mediaType: 'text/csv; charset=utf-8', content };
  };
}

function kindText(m: Messages, { what, kind }: Disposal): string {
  if (what === 'request') return KINDS.map((one) => (one === kind ? m.card.kinds[one] : '')).join('');
  if (what === 'account') return kind === 'departmental' || kind === 'personal' ? m.export.types[kind] : '';
  return kind ?? '';
}
