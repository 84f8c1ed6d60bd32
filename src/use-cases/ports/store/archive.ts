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
  /** Whether the trail says that exactly this content was archived. */
  readonly isProven: boolean;
}

/** A difference between an archived record and what the trail says of it. */
export interface RecordTrouble {
  /** Its key. If the record is gone and very old, its request's id. */
  readonly key: string;
  /** `emptied`: its content is gone, and the trail has no event that says it was disposed of. */
  readonly what: 'changed' | 'emptied' | 'missing';
}

/** The folder of records: «formato cuentas correo corporativo». Written only through `Tx.archive`. */
export interface Archive {
  /** By the request's number, or a report's own key. */
  find(key: string): Promise<Archived | null>;
}
