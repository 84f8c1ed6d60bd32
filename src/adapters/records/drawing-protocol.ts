import type { OwnNames } from '#messages/own-names.ts';
import type { Account } from '#domain/account/account.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import type { ExportFormat, Register } from '#use-cases/ports/store/export.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import type { MonthlyReport } from '#use-cases/ports/store/report.ts';
import type { Paper } from './pdf/sheet.ts';

/** Settings of the drawing thread. */
export interface DrawingSettings {
  readonly locale: 'es-CO' | 'en';
  readonly timeZone: string;
  /** What the institution calls its relations and documents. */
  readonly names: OwnNames;
  readonly paper: Paper;
}

/** One drawing task. The rows of a list are requested while it is written. */
export type DrawingTask =
  | { readonly draw: 'request' | 'induction'; readonly record: RequestRecord }
  | { readonly draw: 'picture' | 'document'; readonly report: MonthlyReport }
  | { readonly draw: ExportFormat; readonly register: Omit<Register, 'rows'> };

/** The thread's messages: it wants more rows, has bytes, or is done. */
export type FromDrawing =
  | { readonly says: 'rows' }
  | { readonly says: 'bytes'; readonly bytes: Uint8Array }
  | { readonly says: 'drawn'; readonly document: Document | null }
  | { readonly says: 'failed'; readonly error: Error };

/** Messages to the thread: a task, the requested rows (null after the last), or that its bytes were received. */
export type ToDrawing =
  | { readonly task: DrawingTask }
  | { readonly rows: readonly Account[] | null }
  | { readonly taken: true }
  /** The thing it waits for will not come. */
  | { readonly broken: string };
