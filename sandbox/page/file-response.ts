import type { Context } from 'hono';
import type { FileContent } from '../services/chat-file.ts';

/** The bytes as a download under their own name; a picture may be shown in place as well. */
export function fileResponse(c: Context, { file, bytes }: FileContent): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': file.mimetype.startsWith('text/') ? `${file.mimetype}; charset=utf-8` : file.mimetype,
    'Content-Length': String(bytes.byteLength),
    'Content-Disposition': attachment(file.name),
  });
}

/** RFC 6266: a name in plain letters for old clients, and the true one in UTF-8 (RFC 8187). */
function attachment(name: string): string {
  const bare = name.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const plain = bare.replaceAll(/[^\x20-\x7e]|["\\%/]/gu, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
