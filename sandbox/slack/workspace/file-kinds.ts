import type { ChatFile } from '#sandbox/services/chat-file.ts';

type FileKind = Pick<ChatFile, 'mimetype' | 'filetype' | 'prettyType'>;

const unknown: FileKind = { mimetype: 'application/octet-stream', filetype: 'binary', prettyType: 'Binary' };

/** Slack's own words for the kinds that are sent (its file object's `mimetype`, `filetype` and `pretty_type`). */
const kinds: Readonly<Record<string, FileKind>> = {
  pdf: { mimetype: 'application/pdf', filetype: 'pdf', prettyType: 'PDF' },
  csv: { mimetype: 'text/csv', filetype: 'csv', prettyType: 'CSV' },
  png: { mimetype: 'image/png', filetype: 'png', prettyType: 'PNG' },
};

/** Told by the name's ending alone. */
export function kindOf(name: string): FileKind {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return kinds[ending] ?? unknown;
}
