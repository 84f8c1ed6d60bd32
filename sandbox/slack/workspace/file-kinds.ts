import type { ChatFile } from '#sandbox/services/chat-file.ts';

type FileKind = Pick<ChatFile, 'mimetype' | 'filetype' | 'prettyType'>;

const unknown: FileKind = { mimetype: 'application/octet-stream', filetype: 'binary', prettyType: 'Binary' };

/** Slack's `mimetype`, `filetype` and `pretty_type` for the kinds of file that the bot sends. */
const kinds: Readonly<Record<string, FileKind>> = {
  pdf: { mimetype: 'application/pdf', filetype: 'pdf', prettyType: 'PDF' },
  csv: { mimetype: 'text/csv', filetype: 'csv', prettyType: 'CSV' },
  png: { mimetype: 'image/png', filetype: 'png', prettyType: 'PNG' },
};

/** The kind of a file, judged by the ending of its name alone. */
export function kindOf(name: string): FileKind {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return kinds[ending] ?? unknown;
}
