import type { Writable } from 'node:stream';
import type { AccountFacts } from '#domain/request/account-facts.ts';
import type { Account, AccountState } from '#domain/account/account.ts';
import type { VersionStamp } from '#domain/form/form-version.ts';
import type { Relation } from '#domain/account/relation.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type StateCounts = Readonly<Record<AccountState, number>>;

/** How many accounts the list has. */
export interface AccountSummary {
  readonly total: number;
  readonly states: StateCounts;
  /** By the department's name, the one with most accounts first. */
  readonly departments: readonly { readonly name: string; readonly counts: StateCounts }[];
  /** Null counts the accounts without a relation: a department's, or imported ones. The largest group first. */
  readonly relations: readonly { readonly relation: Relation | null; readonly counts: StateCounts }[];
}

/** A line of the list; the additional facts are left out when nobody asked for them. */
export interface ListedAccount extends Account {
  readonly facts?: AccountFacts;
}

/** The whole list as it stood at one moment. */
interface RegisterSnapshot {
  readonly summary: AccountSummary;
  /**
   * Every account by address, deleted ones too, some hundreds at a time; in all as many as `summary.total`. Can be read
   * only once.
   */
  readonly rows: AsyncIterable<readonly ListedAccount[]>;
}

export interface RegisterReader {
  /** How many accounts there are, deleted ones too. */
  count(): Promise<number>;
  /**
   * Everything that `work` reads is from one moment. `work` should not wait for people: the database keeps that moment
   * open until it is done.
   */
  read<T>(work: (snapshot: RegisterSnapshot) => Promise<T>): Promise<T>;
}

/** Writes FT-GTI-002, the list of accounts. */
export interface Register extends RegisterSnapshot {
  readonly institution: { readonly name: string; readonly nit: string };
  readonly version: VersionStamp;
  readonly exportedAt: Date;
  readonly exportedBy: string;
}

/** Reads the register and writes it to `out`, which it ends. Rejects, with `out` destroyed, when either fails. */
export type RegisterWriter = (register: Register, out: Writable) => Promise<void>;
