import { Buffer } from 'node:buffer';
import type { ChatFile } from '#sandbox/services/chat-file.ts';
import { kindOf } from './file-kinds.ts';
import { newId, newSecret } from '../wire/ids.ts';

interface Announced {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly altText?: string | undefined;
}

interface Upload extends Announced {
  readonly id: string;
  /** The address' last part; null once it was used. */
  readonly secret: string | null;
  readonly bytes: Uint8Array | null;
}

export type StoredFiles = readonly { readonly id: string; readonly base64: string }[];

/** Uploads on their way, and the bytes of the files that were shared. */
export interface FileStore {
  /** Gives the file its id, and the secret part of the address that takes its bytes once. */
  open(file: Announced): { readonly id: string; readonly secret: string };
  /** `wrong-length` leaves the address open: nothing was taken. */
  receive(secret: string, bytes: Uint8Array): 'received' | 'unknown' | 'wrong-length';
  /** Whether the bytes are here and wait for the upload's completion. */
  isWaiting(id: string): boolean;
  /** Ends the upload. A TypeError for a file that does not wait. */
  complete(id: string, title: string | undefined): ChatFile;
  /** Of a completed file; undefined too where newer files have pushed it out. */
  bytesOf(id: string): Uint8Array | undefined;
  dump(): StoredFiles;
}

/** Completed files are kept up to so many bytes together, the newest one always. */
const keptBytes = 16 * 1024 * 1024;
const uploadsAtOnce = 100;

export function createFileStore(stored: StoredFiles = []): FileStore {
  const uploads = new Map<string, Upload>();
  const kept = new Map<string, Uint8Array>(stored.map(({ id, base64 }) => [id, Buffer.from(base64, 'base64')]));

  function keep(id: string, bytes: Uint8Array): void {
    kept.set(id, bytes);
    let total = [...kept.values()].reduce((sum, each) => sum + each.byteLength, 0);
    for (const [oldest, { byteLength }] of kept) {
      if (total <= keptBytes || oldest === id) return;
      kept.delete(oldest);
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
      keep(id, upload.bytes);
      const { name, size, altText } = upload;
      return { id, name, title: title ?? name, size, ...kindOf(name), ...(altText === undefined ? {} : { altText }) };
    },
    bytesOf: (id) => kept.get(id),
    dump: () => [...kept].map(([id, bytes]) => ({ id, base64: Buffer.from(bytes).toString('base64') })),
  };
}
