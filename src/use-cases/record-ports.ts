import type { VersionStamp } from '#domain/form-version.ts';
import type { Request } from '#domain/request.ts';
import type { TrailHead } from '#domain/trail.ts';
import type { Document } from './archive-ports.ts';
import type { Run } from './ports.ts';
import type { TrailEvent } from './trail-ports.ts';

/** Everything that FT-GTI-006 says of one request. The same facts give the same bytes. */
export interface RequestRecord {
  readonly institution: { readonly name: string; readonly nit: string };
  readonly version: VersionStamp;
  readonly request: Request;
  readonly run: Run | null;
  /** Oldest first. */
  readonly events: readonly TrailEvent[];
  /** The newest of these events: what the verification code is made of. Null where the trail has none (never, for requests of ours). */
  readonly seal: TrailHead | null;
  /** When it came to its end; null before, and where the trail does not tell (requests from before it was chained). */
  readonly endedAt: Date | null;
  /** It came to its end; before that the record says that it is still open. */
  readonly isFinal: boolean;
}

/** Draws records. */
export interface RecordWriter {
  request(record: RequestRecord): Promise<Document>;
  /** What completes the record of a request whose first steps were taken after its end. */
  induction(record: RequestRecord): Promise<Document>;
}
