import { createHash } from 'node:crypto';
import type { PartSum } from './archive-format.ts';

const NEWLINE = 0x0a;

/** A checksum of the data passing through, to compare a part with what was written. */
export interface Summing {
  add(chunk: Buffer): void;
  result(): Omit<PartSum, 'name'>;
}

export function startSum(): Summing {
  const hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  return {
    add: (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1;
    },
    result: () => ({ bytes, lines, sha256: hash.digest('hex') }),
  };
}
