import { createHash } from 'node:crypto';

/** Identifies a text that somebody was shown and accepted: its version, if it has one, and the SHA-256 of its UTF-8. */
export interface TextStamp {
  readonly version: string | null;
  readonly sha256: string;
}

/** A text that people accept, as it was shown. */
export interface ShownText extends TextStamp {
  readonly kind: 'policy' | 'privacy_notice';
  readonly text: string;
}

/** Adds the stamp that identifies a text. */
export function shownText(text: Omit<ShownText, 'sha256'>): ShownText {
  return { ...text, sha256: createHash('sha256').update(text.text, 'utf8').digest('hex') };
}

export function stampOf({ version, sha256 }: ShownText): TextStamp {
  return { version, sha256 };
}
