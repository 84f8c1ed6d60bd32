import type { Messages } from '#messages/messages.ts';
import type { ExportDeps } from '#use-cases/accounts/export-accounts.ts';
import { createCsvWriter } from './accounts-csv.ts';
import { createXlsxWriter } from './accounts-xlsx.ts';

/** FT-GTI-002 in the formats in which it is given out. */
export function createListWriters(settings: {
  readonly messages: Messages;
  readonly timeZone: string;
}): ExportDeps['writers'] {
  const { messages, timeZone } = settings;
  const about = { words: messages.export, timeZone };
  return { xlsx: createXlsxWriter(about), csv: createCsvWriter(about) };
}
