import type { Side } from '#domain/delivery.ts';
import type { VersionStamp } from '#domain/form-version.ts';
import type { KindCount, RequestFigures, Spread } from '#domain/report.ts';
import type { Document } from './archive-ports.ts';

/** A hand-over that is not complete. */
export interface OpenHandOver {
  readonly number: string;
  readonly displayName: string;
  readonly handedAt: Date | null;
  readonly missing: readonly Side[];
  readonly passwordChanged: boolean;
}

/** What the desk did in a month, and what it has before it. */
export interface MonthlyReport {
  /** `YYYY-MM` */
  readonly month: string;
  readonly madeAt: Date;
  readonly institution: { readonly name: string; readonly nit: string };
  readonly version: VersionStamp;
  /** Requests that were made in the month. */
  readonly requests: readonly KindCount[];
  /** From the request to the approval, and to the hand-over, of those that happened in the month. */
  readonly approval: Spread | null;
  readonly delivery: Spread | null;
  /** Oldest first. */
  readonly handOvers: readonly OpenHandOver[];
  /** Null where the tenant did not tell. */
  readonly licences: readonly { readonly name: string; readonly free: number; readonly total: number }[] | null;
  /** The month after, `YYYY-MM`. */
  readonly nextMonth: string;
  /** Contracts that end in it. */
  readonly ending: readonly EndingContract[];
  /** Of more than are listed here. */
  readonly endingTotal: number;
  readonly accounts: { readonly active: number; readonly suspended: number };
}

interface EndingContract {
  readonly displayName: string;
  readonly address: string;
  readonly contractEnd: string;
}

/** What the register tells for the report. */
export interface ReportFacts {
  /** Requests that were made, approved or handed over between the two moments. */
  figures(span: { readonly from: Date; readonly until: Date }): Promise<readonly RequestFigures[]>;
  openHandOvers(): Promise<readonly OpenHandOver[]>;
  /** Accounts in use whose contract ends between the two days (`YYYY-MM-DD`), both included: the first so many, and how many there are. */
  ending(span: {
    readonly from: string;
    readonly until: string;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly EndingContract[]; readonly total: number }>;
  accounts(): Promise<MonthlyReport['accounts']>;
}

/** Draws the report: a picture, and a document with all of it. */
export interface ReportWriter {
  picture(report: MonthlyReport): Promise<Document>;
  document(report: MonthlyReport): Promise<Document>;
}
