import type { ShownText } from '#domain/shown-text.ts';

/** Texts that people were shown to accept, unchanged. Written only through `Tx.keepText`. */
export interface Texts {
  /** By its SHA-256; null when none is kept, or the kept text no longer has that hash. */
  find(sha256: string): Promise<ShownText | null>;
}
