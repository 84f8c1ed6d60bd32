import { Buffer } from 'node:buffer';
import type { ChatFile } from '#sandbox/services/chat-file.ts';
import { kindOf } from './file-kinds.ts';
import { newId, newSecret } from '../wire/ids.ts';

/** What `files.getUploadURLExternal` is told about a file. */
interface AnnouncedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly altText?: string | undefined;
}

interface Upload extends AnnouncedFile {
  readonly id: string;
  /** The last part of the upload address; null after it was used. */
  readonly secret: string | null;
  readonly bytes: Uint8Array | null;
}

export type StoredFiles = readonly { readonly id: string; readonly base64: string }[];

/** Uploads that are not completed yet, and the bytes of completed files. */
export interface FileStore {
  /** Begins an upload: the file's id, and the secret part of the address where its bytes can be sent once. */
  open(file: AnnouncedFile): { readonly id: string; readonly secret: string };
  /** Stores the bytes sent to an upload address. After `wrong-length` they can be sent again. */
  receive(secret: string, bytes: Uint8Array): 'received' | 'unknown' | 'wrong-length';
  /** Whether the bytes have been received and the upload can be completed. */
  isWaiting(id: string): boolean;
  /** Completes an upload. A TypeError unless its bytes have been received. */
  complete(id: string, title: string | undefined): ChatFile;
  /** The bytes of a completed file; undefined also when they were dropped to make room for newer files. */
  bytesOf(id: string): Uint8Array | undefined;
  dump(): StoredFiles;
}

/** How many bytes of completed files are kept in all. The newest file is kept whatever its size. */
const keptBytes = 16 * 1024 * 1024;
const uploadsAtOnce = 100;

export function createFileStore(stored: StoredFiles = []): FileStore {
  const uploads = new Map<string, Upload>();
  const bytesById = new Map<string, Uint8Array>(stored.map(({ id, base64 }) => [id, Buffer.from(base64, 'base64')]));

  function storeBytes(id: string, bytes: Uint8Array): void {
    bytesById.set(id, bytes);
    let total = [...bytesById.values()].reduce((sum, each) => sum + each.byteLength, 0);
    for (const [oldest, { byteLength }] of bytesById) {
      if (total <= keptBytes || oldest === id) return;
      bytesById.delete(oldest);
      total -= byteLength;
    }
  }

  return {
    open(file) {
      for (const [oldest] of uploads) {
        if (uploads.size < uploadsAtOnce) break;
        uploads.delete(oldest);
      }
      const [id, secret] = [newId('F'), newSecret()];
      uploads.set(id, { ...file, id, secret, bytes: null });
      return { id, secret };
    },
    receive(secret, bytes) {
      const upload = [...uploads.values()].find((each) => each.secret === secret);
      if (upload === undefined) return 'unknown';
      if (bytes.byteLength !== upload.size) return 'wrong-length';
      uploads.set(upload.id, { ...upload, secret: null, bytes });
      return 'received';
    },
    isWaiting: (id) => (uploads.get(id)?.bytes ?? null) !== null,
    complete(id, title) {
      const upload = uploads.get(id);
      if (upload === undefined || upload.bytes === null) throw new TypeError(`no such upload: ${id}`);
      uploads.delete(id);
      storeBytes(id, upload.bytes);
      const { name, size, altText } = upload;
      return { id, name, title: title ?? name, size, ...kindOf(name), ...(altText === undefined ? {} : { altText }) };
    },
    bytesOf: (id) => bytesById.get(id),
    dump: () => [...bytesById].map(([id, bytes]) => ({ id, base64: Buffer.from(bytes).toString('base64') })),
  };
}
