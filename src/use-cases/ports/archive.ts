/** A file for people. */
export interface Document {
  readonly name: string;
  readonly title: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** A record as it was archived. `content` is null once it was forgotten. */
export interface Archived {
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly madeAt: Date;
  readonly content: Uint8Array | null;
  /** The trail says that exactly this content was archived. */
  readonly isProven: boolean;
}

/** What is wrong with an archived record, beside what the trail says of it. */
export interface RecordTrouble {
  /** Its key, or of the oldest ones its request's id where the record is gone. */
  readonly key: string;
  /** `emptied`: its content is gone, and the trail does not say that it was given up. */
  readonly what: 'changed' | 'emptied' | 'missing';
}

/** The folder of records: «formato cuentas correo corporativo». Written through `Tx.archive` alone. */
export interface Archive {
  /** By the request's number, or a report's own key. */
  find(key: string): Promise<Archived | null>;
}
