import type { Custody, DeletionForm, OtherAccount } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { MailReturn } from './plan.ts';

/**
 * For how long Exchange keeps a mailbox whose licence is gone, and Entra a deleted user with its mailbox, days
 * (facts: graph.md 1.9; remove-former-employee, microsoft-365-docs, 2023-10-11).
 */
export const MAILBOX_KEPT_DAYS = 30;

/** The days (`YYYY-MM-DD`) of a deletion, in the institution's time zone. Those to come move with the suspension. */
export interface DeletionDays {
  readonly suspendedOn: string;
  /** It is suspended already: `suspendedOn` was seen. */
  readonly isSuspended: boolean;
  /** Its licence was taken already. */
  readonly isReleased: boolean;
  /** Null where the account is not deleted, since its mailbox is shared. */
  readonly deletedOn: string | null;
  /** From when on nobody can bring the messages back; null where they are kept. */
  readonly mailLostOn: string | null;
}

const DAY = 24 * 60 * 60_000;

/** What the form says of the messages; a form from before it was asked says nothing. */
export function custodyOf({ custody, keepers }: Pick<DeletionForm, 'custody' | 'keepers'>): {
  readonly custody: Custody;
  readonly keepers: readonly OtherAccount[];
} {
  return { custody: custody ?? 'none', keepers: keepers ?? [] };
}

/**
 * Whether the licence goes with the suspension. A shared mailbox needs none (up to 50 GB). Else it goes only where the
 * institution wants it and a person wrote that the messages may be lost: in doubt they are kept.
 */
export function releasesLicence(
  form: Pick<DeletionForm, 'custody' | 'keepers' | 'mayBeLost'>,
  rule: 'at_deletion' | 'at_suspension',
): boolean {
  const { custody } = custodyOf(form);
  if (custody === 'shared') return true;
  return rule === 'at_suspension' && custody === 'none' && (form.mayBeLost ?? '') !== '';
}

/**
 * Whether the messages come back with the account. A licence that was taken longer than 30 days ago took them along; an account
 * that had its mailbox when we deleted it brings them back for as long as it can be restored. Of what others did nobody knows.
 */
export function mailReturnOf(
  account: Pick<Account, 'kept' | 'suspendedAt'>,
  now: { readonly at: Date; readonly hasMailbox: boolean },
): MailReturn {
  if (now.hasMailbox) return 'same';
  const takenAt = takenAtOf(account);
  // With both, somebody gave the licence back meanwhile.
  if (account.kept?.hadMailbox === true) return takenAt === null ? 'same' : 'maybe_new';
  if (takenAt === null) return 'maybe_new';
  return now.at.getTime() - takenAt.getTime() < MAILBOX_KEPT_DAYS * DAY ? 'same' : 'new';
}

/** When a deletion of ours took the licence. Before 28 Nov 2026 it always went with the suspension, and no plans were remembered. */
function takenAtOf({ kept, suspendedAt }: Pick<Account, 'kept' | 'suspendedAt'>): Date | null {
  if (kept === null) return null;
  if (kept.licencesTakenAt !== undefined) return new Date(kept.licencesTakenAt);
  return kept.licences.some(({ disabledPlans }) => disabledPlans === undefined) ? suspendedAt : null;
}

/** An address of which only its beginning and its domain are told. */
export function maskedAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, local.length < 4 ? 1 : 2)}…@${domain}`;
}
