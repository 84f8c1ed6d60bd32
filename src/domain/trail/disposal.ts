/**
 * What retention removes: a request's people, an archived record or report, an account's people, or the personal part
 * of other events and findings.
 */
export type Disposed = 'request' | 'record' | 'report' | 'account' | 'events' | 'findings' | 'questions';

/** One line of the disposal record, which is kept for good and names nobody. */
export interface Disposal {
  readonly id: string;
  readonly at: Date;
  readonly what: Disposed;
  /** The request's number, the record's key, or the account's request or id; null if there is none. */
  readonly number: string | null;
  /** The request's kind, the account's type, or the record's file. */
  readonly kind: string | null;
  /** When it ended, was made or was deleted: the retention period began then. */
  readonly dated: Date | null;
  readonly count: number;
  /** The hash of an archived file. */
  readonly sha256: string | null;
  /** The setting behind it: `RETENTION_DAYS=3650`. */
  readonly rule: string;
}
