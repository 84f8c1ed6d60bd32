import type { VersionStamp } from '#domain/form/form-version.ts';
import type { DeletionDays } from '#domain/plan/mail-life.ts';
import type { Request } from '#domain/request/request.ts';
import type { ShownText } from '#domain/shown-text.ts';
import type { TrailHead } from '#domain/trail/trail.ts';
import type { Document } from './archive.ts';
import type { Run } from './run.ts';
import type { TrailEvent } from './trail.ts';

/** Whose copy of a record it is: the systems area's shows a document's number in full where the institution says so, every other one masks it. */
export type RecordCopy = 'systems' | 'everyone';

/** Everything that FT-GTI-006 says of one request. The same facts give the same bytes. */
export interface RequestRecord {
  readonly institution: { readonly name: string; readonly nit: string };
  readonly version: VersionStamp;
  readonly request: Request;
  /** The privacy notice that was accepted, as it was shown; null where none was kept. */
  readonly notice: ShownText | null;
  readonly run: Run | null;
  /** Of a deletion. */
  readonly days: DeletionDays | null;
  /** Oldest first. */
  readonly events: readonly TrailEvent[];
  /** The newest of these events: what the verification code is made of. Null where the trail has none (never, for requests of ours). */
  readonly seal: TrailHead | null;
  /** The event by which it came to its end; null before, and where the trail does not tell (requests from before it was chained). */
  readonly end: TrailEvent | null;
  /** It came to its end; before that the record says that it is still open. */
  readonly isFinal: boolean;
  readonly copy: RecordCopy;
}

/** Draws records. */
export interface RecordWriter {
  request(record: RequestRecord): Promise<Document>;
  /** What completes the record of a request whose first steps were taken after its end. */
  induction(record: RequestRecord): Promise<Document>;
}
