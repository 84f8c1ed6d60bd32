import type { Context } from 'hono';
import type { FileContent } from '../services/chat-file.ts';

/** The answer with a file, as a download under its own name. The page can also show it as a picture. */
export function fileResponse(c: Context, { file, bytes }: FileContent): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': file.mimetype.startsWith('text/') ? `${file.mimetype}; charset=utf-8` : file.mimetype,
    'Content-Length': String(bytes.byteLength),
    'Content-Disposition': attachment(file.name),
  });
}

/** RFC 6266: the name in ASCII for old clients, and the real name in UTF-8 (RFC 8187). */
function attachment(name: string): string {
  const bare = name.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const plain = bare.replaceAll(/[^\x20-\x7e]|["\\%/]/gu, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
