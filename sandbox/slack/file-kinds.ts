import type { ChatFile } from '../chat-file.ts';

type FileKind = Pick<ChatFile, 'mimetype' | 'filetype' | 'prettyType'>;

const unknown: FileKind = { mimetype: 'application/octet-stream', filetype: 'binary', prettyType: 'Binary' };
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const letter = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Slack's own words for the kinds that an office sends (its file object's `mimetype`, `filetype` and `pretty_type`). */
const kinds: Readonly<Record<string, FileKind>> = {
  pdf: { mimetype: 'application/pdf', filetype: 'pdf', prettyType: 'PDF' },
  csv: { mimetype: 'text/csv', filetype: 'csv', prettyType: 'CSV' },
  xlsx: { mimetype: sheet, filetype: 'xlsx', prettyType: 'Excel Spreadsheet' },
  docx: { mimetype: letter, filetype: 'docx', prettyType: 'Word Document' },
  txt: { mimetype: 'text/plain', filetype: 'text', prettyType: 'Plain Text' },
  json: { mimetype: 'application/json', filetype: 'json', prettyType: 'JSON' },
  zip: { mimetype: 'application/zip', filetype: 'zip', prettyType: 'Zip' },
  png: { mimetype: 'image/png', filetype: 'png', prettyType: 'PNG' },
  jpg: { mimetype: 'image/jpeg', filetype: 'jpg', prettyType: 'JPEG' },
  jpeg: { mimetype: 'image/jpeg', filetype: 'jpg', prettyType: 'JPEG' },
  gif: { mimetype: 'image/gif', filetype: 'gif', prettyType: 'GIF' },
};

/** Told by the name's ending alone. */
export function kindOf(name: string): FileKind {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return kinds[ending] ?? unknown;
}
