import type { Messages } from '#messages/messages.ts';
import type { ExportDeps } from '#use-cases/accounts/export-accounts.ts';
import { createCsvWriter } from './accounts-csv.ts';
import { createXlsxWriter } from './accounts-xlsx.ts';

/** The writers of FT-GTI-002, one for each format. */
export function createListWriters(settings: {
  readonly messages: Messages;
  readonly timeZone: string;
}): ExportDeps['writers'] {
  const { messages, timeZone } = settings;
  const about = { words: messages.export, timeZone };
  return { xlsx: createXlsxWriter(about), csv: createCsvWriter(about) };
}
