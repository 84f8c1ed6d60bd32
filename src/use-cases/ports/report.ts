import type { Side } from '#domain/form/delivery.ts';
import type { VersionStamp } from '#domain/form/form-version.ts';
import type { Kind } from '#domain/form/form.ts';
import type { KindCount, RequestFigures, Spread } from '#domain/request/report.ts';
import type { Document } from './archive.ts';

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
  /** The month was not over when it was made: it tells what there was until then. */
  readonly isPartial: boolean;
  readonly institution: { readonly name: string; readonly nit: string };
  readonly version: VersionStamp;
  /** Requests that were made in the month. */
  readonly requests: readonly KindCount[];
  /** Requests of earlier months that are not at their end yet, by kind; kinds without any are left out. */
  readonly earlier: readonly EarlierRequests[];
  /** From the request to the approval, and to the hand-over, of those that happened in the month. */
  readonly approval: Spread | null;
  readonly delivery: Spread | null;
  /** Oldest first. */
  readonly handOvers: readonly OpenHandOver[];
  /** Numbers of the requests about which the only systems person decided alone in the month. */
  readonly alone: readonly string[];
  /** Null where the tenant did not tell. */
  readonly licences: readonly { readonly name: string; readonly free: number; readonly total: number }[] | null;
  /** The month after, `YYYY-MM`. */
  readonly nextMonth: string;
  /** Contracts that end in it, or ended, where it has begun. */
  readonly ending: readonly EndingContract[];
  /** Of more than are listed here. */
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

/** What the register tells for the report. */
export interface ReportFacts {
  /** Requests that were made, approved or handed over between the two moments. */
  figures(span: { readonly from: Date; readonly until: Date }): Promise<readonly RequestFigures[]>;
  /** Requests that were made before the moment and are open now. */
  openBefore(moment: Date): Promise<MonthlyReport['earlier']>;
  openHandOvers(): Promise<readonly OpenHandOver[]>;
  /**
   * Accounts whose contract ends between the two days (`YYYY-MM-DD`), both included: the first so many, and how many there are.
   * Not those that are deleted, but where the contract was over before `today` and nobody was forgotten yet.
   */
  ending(span: {
    readonly from: string;
    readonly until: string;
    readonly today: string;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly EndingContract[]; readonly total: number }>;
  accounts(): Promise<MonthlyReport['accounts']>;
}

/** Draws the report: a picture, and a document with all of it. */
export interface ReportWriter {
  picture(report: MonthlyReport): Promise<Document>;
  document(report: MonthlyReport): Promise<Document>;
}
