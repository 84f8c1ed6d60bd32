import type { Side } from '#domain/form/delivery.ts';
import type { VersionStamp } from '#domain/form/form-version.ts';
import type { Kind } from '#domain/form/form.ts';
import type { KindCount, RequestFigures, Spread } from '#domain/report/report.ts';
import type { Document } from './archive.ts';

/** A hand-over that is not complete. */
export interface OpenHandOver {
  readonly number: string;
  readonly displayName: string;
  readonly handedAt: Date | null;
  readonly missing: readonly Side[];
  readonly passwordChanged: boolean;
}

/** A month's work, and what is still open. */
export interface MonthlyReport {
  /** `YYYY-MM` */
  readonly month: string;
  readonly madeAt: Date;
  /** The month was not over yet: the report covers it until then. */
  readonly isPartial: boolean;
  readonly institution: { readonly name: string; readonly nit: string };
  readonly version: VersionStamp;
  /** Requests that were made in the month. */
  readonly requests: readonly KindCount[];
  /** Requests of earlier months that have not ended, by kind; without kinds that have none. */
  readonly earlier: readonly EarlierRequests[];
  /** Time from the request to the approval, and to the hand-over, for those that happened in the month. */
  readonly approval: Spread | null;
  readonly delivery: Spread | null;
  /** Oldest first. */
  readonly handOvers: readonly OpenHandOver[];
  /** Numbers of the requests about which the only systems person decided alone in the month. */
  readonly alone: readonly string[];
  /** Null when the tenant did not tell. */
  readonly licences: readonly { readonly name: string; readonly free: number; readonly total: number }[] | null;
  /** The next month, `YYYY-MM`. */
  readonly nextMonth: string;
  /** Contracts that end, or have already ended, in the next month. */
  readonly ending: readonly EndingContract[];
  /** The total, which may be more than are listed. */
  readonly endingTotal: number;
  readonly accounts: { readonly active: number; readonly suspended: number };
}

interface EarlierRequests {
  readonly kind: Kind;
  readonly open: number;
  /** When the oldest of them was made. */
  readonly oldest: Date;
}

interface EndingContract {
  readonly displayName: string;
  readonly address: string;
  readonly contractEnd: string;
}

/** What the register contributes to the report. */
export interface ReportFacts {
  /** Requests made, approved or handed over between the two moments. */
  figures(span: { readonly from: Date; readonly until: Date }): Promise<readonly RequestFigures[]>;
  /** Requests that were made before this moment and are open now. */
  openBefore(moment: Date): Promise<MonthlyReport['earlier']>;
  openHandOvers(): Promise<readonly OpenHandOver[]>;
  /**
   * Accounts whose contract ends between the two days (`YYYY-MM-DD`, both included): the first `limit`, and the total.
   * Without deleted accounts, except when the contract ended before `today` and the account is not forgotten yet.
   */
  ending(span: {
    readonly from: string;
    readonly until: string;
    readonly today: string;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly EndingContract[]; readonly total: number }>;
  accounts(): Promise<MonthlyReport['accounts']>;
}

/** Draws the report as a picture and a full document. */
export interface ReportWriter {
  picture(report: MonthlyReport): Promise<Document>;
  document(report: MonthlyReport): Promise<Document>;
}
