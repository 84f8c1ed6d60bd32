import type { Account } from '#domain/account/account.ts';
import type { Request } from '#domain/request/request.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';

/** Finds who may be the same person. */
export interface Recognition {
  /** Accounts of this subject or holder, or that have or had this address; deleted ones only since `deletedSince`. */
  accountsOf(who: {
    readonly subject: string;
    readonly holderId: string | null;
    readonly email: string | null;
    readonly deletedSince: Date;
  }): Promise<readonly KnownAccount[]>;
  /**
   * Accounts of these subjects, and personal accounts in the department whose name has all of the words; deleted ones
   * only since `deletedSince`.
   */
  accountsLike(who: Likely & { readonly deletedSince: Date }): Promise<readonly Account[]>;
  /**
   * Undelivered requests for new personal accounts: of these subjects, for this chat user, or in the department with a
   * name that has all of the words.
   */
  requestsLike(who: Likely & { readonly chatUserId: string | null }): Promise<readonly Request[]>;
}

interface Likely {
  readonly subjects: readonly string[];
  readonly departmentCode: string;
  readonly words: readonly string[];
}
