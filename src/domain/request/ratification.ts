import type { Person } from '#domain/person.ts';

/** As what somebody blocks an account, or ratifies a block. */
export type BlocksAs = 'systems' | 'head';
export type RatifiesAs = BlocksAs | 'official';

/** An account was blocked before anybody approved it: a second person ratifies that within a working day, or it is lifted. */
export interface Ratification {
  readonly blockedAs: BlocksAs;
  /** Until then; not ratified, the block is lifted. */
  readonly until: Date;
  readonly ratified: { readonly by: Person; readonly as: RatifiesAs; readonly at: Date } | null;
}

/** Why an account was not blocked, though this person may. */
export type NotBlocked =
  /** Nobody can sign in already; by that block, or by a suspension of another kind. */
  | { readonly code: 'blocked_already'; readonly number: string | null }
  /** Its deletion has begun, and that blocks it first of all. */
  | { readonly code: 'being_deleted'; readonly number: string }
  /** They blocked it last, and nobody ratified that: for so many days another person may block it, and not they. */
  | { readonly code: 'not_again'; readonly number: string; readonly days: number }
  /** Somebody else blocks it at this moment, or a block of it stopped half-way. */
  | { readonly code: 'has_open_request'; readonly number: string };
