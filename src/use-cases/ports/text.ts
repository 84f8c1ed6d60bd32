import type { ShownText } from '#domain/shown-text.ts';

/** The texts that people were shown to accept, kept as they were. Written through `Tx.keepText` alone. */
export interface Texts {
  /** By its SHA-256; null where none is kept, or what is kept is another text by now. */
  find(sha256: string): Promise<ShownText | null>;
}
