/** What retention gives up: a request's people, an archived record or report, an account's people, what loose events and findings say of people. */
export type Disposed = 'request' | 'record' | 'report' | 'account' | 'events' | 'findings';

/** One line of the disposal record, which stays for good and tells of nobody. */
export interface Disposal {
  readonly id: string;
  readonly at: Date;
  readonly what: Disposed;
  /** The request's number, the record's key, or the account's request or id; null for what has none. */
  readonly number: string | null;
  /** The kind of the request, the type of the account, or the file of the record. */
  readonly kind: string | null;
  /** When it ended, was made or was deleted: from then on the time to keep it ran. */
  readonly dated: Date | null;
  readonly count: number;
  /** Of an archived file, as it was archived. */
  readonly sha256: string | null;
  /** The setting that wanted it: `RETENTION_DAYS=3650`. */
  readonly rule: string;
}
