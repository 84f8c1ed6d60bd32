import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** Raised when an older program could not restore the file any more. */
export const FORMAT = 1;

/** The last part: what is in the file, and what each part adds up to. */
export const MANIFEST = 'manifest.json';
export const SETTINGS = 'settings.json';
export const JOBS = 'jobs.jsonl';

/** How gzip begins (RFC 1952). */
export const MAGIC = Buffer.from('1f8b', 'hex');

/**
 * How every backup ends: another member of gzip, without content, whose comment is the SHA-256 of all bytes before it, in hex,
 * and with a key its HMAC as well. The usual tools pass over it; gzip's own checksum leaves some bits open, of its head and
 * between its parts.
 */
export function sealOf(sha256: string, key: Buffer | null): Buffer {
  const head = Buffer.from('1f8b08100000000000ff', 'hex');
  const keyed = key === null ? '' : ` hmac-sha256=${createHmac('sha256', key).update(sha256).digest('hex')}`;
  return Buffer.concat([head, Buffer.from(`sha256=${sha256}${keyed}\0`), Buffer.from('03000000000000000000', 'hex')]);
}

/** What takes the key, in a seal. */
export const KEYED = / hmac-sha256=[0-9a-f]{64}/;

export const SEAL_BYTES = {
  keyed: sealOf('0'.repeat(64), Buffer.of(0)).length,
  plain: sealOf('0'.repeat(64), null).length,
} as const;

/** A part whose length is not known beforehand is written in pieces, since tar tells the length first. */
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
  /** Lines, which are rows in the tables' parts. */
  lines: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const manifestShape = z.object({
  product: z.literal('buzon'),
  format: z.number().int().positive(),
  version: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ tag: z.string(), hash: z.string(), createdAt: z.number() })),
  /** So that what they refer to comes first. `part` is in the form of `COPY … TO STDOUT`, in the order of `orderBy`. */
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
