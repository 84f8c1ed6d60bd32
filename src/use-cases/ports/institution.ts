import type { Department } from '#domain/account/department.ts';
import type { RelationRule } from '#domain/account/relation.ts';
import type { DocumentRule } from '#domain/form/document-type.ts';
import type { FormVersion } from '#domain/form/form-version.ts';
import type { ReservedNames } from '#domain/form/reserved-names.ts';

export interface Departments {
  /** At most `limit` departments whose code or name contains every word, ignoring accents and case. */
  search(text: string, limit: number): readonly Department[];
  find(code: string): Department | null;
  /** Codes of the departments that this person heads. */
  headedBy(userId: string): readonly string[];
  /** False when the institution gave no list: then the department is free text. */
  readonly listed: boolean;
}

/** The institution's settings that rules and messages need. */
export interface Institution {
  readonly name: string;
  readonly nit: string;
  /** The version history ("control de cambios") of the procedure and its records. */
  readonly versions: readonly FormVersion[];
  /** Local parts of addresses that people do not get. */
  readonly reserved: ReservedNames;
  /** What a new account's form offers. */
  readonly relations: readonly RelationRule[];
  readonly documentTypes: readonly DocumentRule[];
  readonly mailDomain: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly rules: LifeRules;
  /** Whether we look in the tenant for people's second factor; not when left out. */
  readonly checksSecondFactor?: boolean;
  /** The application (client) id under which Exchange and Entra know us. */
  readonly applicationId?: string;
  /** Whether the systems area's copy of FT-GTI-006 shows a person's document in full. */
  readonly showsFullDocument: boolean;
}

/** The institution's own rules for the life of an account. */
export interface LifeRules {
  /** Days between the suspension and the deletion. */
  readonly graceDays: number;
  readonly quarantineDays: number;
  /** Days between the end of a contract and the request to delete. */
  readonly contractGraceDays: number;
  /** Whether two people are needed for a deletion, and for access to somebody else's mailbox (`takesTwo`). */
  readonly deletionNeedsTwo: boolean;
  /**
   * When the licence of an account to be deleted is taken: with the deletion itself, or with the suspension before it.
   */
  readonly releaseLicence: 'at_deletion' | 'at_suspension';
  /** Addresses or directory ids that are never touched, lower case. */
  readonly protectedAccounts: readonly string[];
  /** Ids of groups that are never joined or left, lower case. */
  readonly protectedGroups: readonly string[];
  /** How many open requests a person outside of the systems area may have. */
  readonly maxOpenRequests: number;
}

export interface Clock {
  now(): Date;
}
