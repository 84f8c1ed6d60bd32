import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** Increased when older programs can no longer restore the file. */
export const FORMAT = 1;

/** The last part: the contents of the file, and each part's checksum. */
export const MANIFEST = 'manifest.json';
export const SETTINGS = 'settings.json';
export const JOBS = 'jobs.jsonl';

/** How gzip begins (RFC 1952). */
export const MAGIC = Buffer.from('1f8b', 'hex');

/**
 * The end of every backup: an empty gzip member whose comment is the SHA-256 in hex of all bytes before it and, with a
 * key, their HMAC. Usual tools ignore it. gzip's own checksum does not cover some bits of its header and between its
 * members.
 */
export function sealOf(sha256: string, key: Buffer | null): Buffer {
  const head = Buffer.from('1f8b08100000000000ff', 'hex');
  const keyed = key === null ? '' : ` hmac-sha256=${createHmac('sha256', key).update(sha256).digest('hex')}`;
  return Buffer.concat([head, Buffer.from(`sha256=${sha256}${keyed}\0`), Buffer.from('03000000000000000000', 'hex')]);
}

/** The part of a seal that needs the key. */
export const KEYED = / hmac-sha256=[0-9a-f]{64}/;

export const SEAL_BYTES = {
  keyed: sealOf('0'.repeat(64), Buffer.of(0)).length,
  plain: sealOf('0'.repeat(64), null).length,
} as const;

/** Parts of unknown length are written in pieces of this size, since tar states the length first. */
export const PIECE_BYTES = 1_048_576;

export function pieceName(part: string, number: number): string {
  return `${part}.piece-${String(number).padStart(6, '0')}`;
}

export function partOf(entry: string): string {
  return entry.replace(/\.piece-\d{6}$/, '');
}

const sum = z.object({
  name: z.string(),
  bytes: z.number().int().nonnegative(),
  /** Lines; in the tables' parts a line is a row. */
  lines: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const manifestShape = z.object({
  product: z.literal('buzon'),
  format: z.number().int().positive(),
  version: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ tag: z.string(), hash: z.string(), createdAt: z.number() })),
  /** Referenced tables come first. `part` has the format of `COPY … TO STDOUT`, in the order of `orderBy`. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      orderBy: z.string(),
      part: z.string(),
      rows: z.number().int().nonnegative(),
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), called: z.boolean() })),
  parts: z.array(sum),
});

export type PartSum = z.infer<typeof sum>;
export type Manifest = z.infer<typeof manifestShape>;
export type TableEntry = Manifest['tables'][number];
