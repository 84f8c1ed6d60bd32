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
  /** Null are the accounts without one: a department's, or imported. The one with most accounts first. */
  readonly relations: readonly { readonly relation: Relation | null; readonly counts: StateCounts }[];
}

/** A line of the list, with what is known beyond it; left out where nobody asked. */
export interface ListedAccount extends Account {
  readonly facts?: AccountFacts;
}

/** The whole list as it stood at one moment. */
interface RegisterSnapshot {
  readonly summary: AccountSummary;
  /** Every account by address, deleted ones too, some hundreds at a time: as many as `summary.total`. To be read once. */
  readonly rows: AsyncIterable<readonly ListedAccount[]>;
}

export interface RegisterReader {
  /** How many accounts there are, deleted ones too. */
  count(): Promise<number>;
  /** What `work` reads is consistent in itself. Valid until `work` is done, which should not wait for people: the database keeps the moment that long. */
  read<T>(work: (snapshot: RegisterSnapshot) => Promise<T>): Promise<T>;
}

/** FT-GTI-002, as it is given out. */
export interface Register extends RegisterSnapshot {
  readonly institution: { readonly name: string; readonly nit: string };
  readonly version: VersionStamp;
  readonly exportedAt: Date;
  readonly exportedBy: string;
}

/** Writes the register while it is read and ends `out`. Rejects, with `out` destroyed, when either fails. */
export type RegisterWriter = (register: Register, out: Writable) => Promise<void>;
