import type { VersionStamp } from '#domain/form/form-version.ts';
import type { DeletionDays } from '#domain/plan/mail-life.ts';
import type { Request } from '#domain/request/request.ts';
import type { ShownText } from '#domain/shown-text.ts';
import type { TrailHead } from '#domain/trail/trail.ts';
import type { Document } from './archive.ts';
import type { Run } from './run.ts';
import type { TrailEvent } from './trail.ts';

/**
 * For whom a copy of a record is. The systems area's shows document numbers in full if the institution allows it; all
 * others mask them.
 */
export type RecordCopy = 'systems' | 'everyone';

/** Everything that FT-GTI-006 says of one request. The same facts give the same bytes. */
export interface RequestRecord {
  readonly institution: { readonly name: string; readonly nit: string };
  readonly version: VersionStamp;
  readonly request: Request;
  /** The privacy notice that was accepted, as it was shown; null when it was not kept. */
  readonly notice: ShownText | null;
  readonly run: Run | null;
  /** Only for a deletion. */
  readonly days: DeletionDays | null;
  /** Oldest first. */
  readonly events: readonly TrailEvent[];
  /**
   * The newest of these events, from which the verification code is made. Null when the trail has none (never, for our
   * own requests).
   */
  readonly seal: TrailHead | null;
  /**
   * The event that ended the request; null before its end, and when the trail does not tell (requests from before the
   * trail was chained).
   */
  readonly end: TrailEvent | null;
  /** Whether the request has ended. Before that the record says that it is still open. */
  readonly isFinal: boolean;
  readonly copy: RecordCopy;
}

/** Draws records. */
export interface RecordWriter {
  request(record: RequestRecord): Promise<Document>;
  /** The supplement to a record, when the first steps were taken after the request's end. */
  induction(record: RequestRecord): Promise<Document>;
}
