import type { Relation } from './relation.ts';
import type { Person } from '#domain/person.ts';

export const ACCOUNT_STATES = ['active', 'suspended', 'deleted'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** An object of the directory: its id and its display name. */
export interface NamedId {
  readonly id: string;
  readonly name: string;
}

export interface Licence {
  readonly skuId: string;
  readonly skuPartNumber: string;
}

/** A licence's seats at one moment; they change by the hour. */
export interface Seats {
  readonly free: number;
  readonly total: number;
  /** When they were read, ISO 8601; left out when it was not recorded (before 30 Nov 2026). */
  readonly readAt?: string;
}

/** A licence that was taken away, with the service plans that were switched off in it. */
export interface TakenLicence extends Licence {
  /** Plan ids; left out when they were not recorded (before 28 Nov 2026). */
  readonly disabledPlans?: readonly string[];
}

/** What a suspension or deletion took away, so that it can be given back. */
export interface TakenAway {
  readonly groups: readonly NamedId[];
  readonly licences: readonly TakenLicence[];
  /** When the licence with the mailbox was taken, ISO 8601: 30 days later the mailbox is gone (facts: graph.md 1.9). */
  readonly licencesTakenAt?: string;
  /** Whether it had a mailbox when it was deleted; left out when unknown. */
  readonly hadMailbox?: boolean;
  /** Its mailbox was made a shared one, which these addresses can open. */
  readonly sharedWith?: readonly string[];
  /** The password was discarded: after a restoration a new one is needed. */
  readonly password: boolean;
  /** The block that did it; left out once a deletion follows. */
  readonly block?: { readonly requestId: string; readonly number: string };
  /** An automatic reply or a redirection was set on the mailbox. */
  readonly mailbox: boolean;
}

/** One row of FT-GTI-002, the list of accounts. */
export interface Account {
  readonly id: string;
  /** Entra object id. */
  readonly directoryId: string;
  /** Where its mail goes: `mail` in the directory, else the sign-in name. Lower case. */
  readonly address: string;
  /** The sign-in name, lower case; may differ from the address after a migration. */
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly givenNames: string | null;
  readonly surnames: string | null;
  readonly type: 'personal' | 'departmental';
  readonly state: AccountState;
  /** Whether it holds a licence with a mailbox. */
  readonly licensed: boolean;
  readonly departmentCode: string;
  readonly departmentName: string;
  readonly position: string | null;
  readonly phone: string | null;
  readonly relation: Relation | null;
  /** The contract as its number is written; null where there is none, or nobody gave it. */
  readonly contractNumber: string | null;
  /** First and last day of the contract, `YYYY-MM-DD` in the institution's time zone. */
  readonly contractStart: string | null;
  readonly contractEnd: string | null;
  /** The person or thing that it belongs to; see `subjectOf`. */
  readonly subject: string;
  readonly holder: Person | null;
  /** The responsible official; null for an imported account that has none yet. */
  readonly responsible: Person | null;
  readonly origin: 'request' | 'imported' | 'adopted';
  /** The request that created it; null for an account that existed before. */
  readonly requestNumber: string | null;
  readonly kept: TakenAway | null;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
  readonly closedAt: Date | null;
  readonly suspendedAt: Date | null;
  readonly deletedAt: Date | null;
}

/**
 * The holder's name. An account that a request made for a person always has one; for others it is null when nobody was
 * named.
 */
export function holderNameOf(
  account: Pick<Account, 'type' | 'holder' | 'responsible' | 'displayName' | 'origin'>,
): string | null {
  const { type, holder, responsible, displayName, origin } = account;
  if (type === 'departmental') return responsible?.name ?? null;
  return holder?.name ?? (origin === 'request' ? displayName : null);
}

/** What everybody in the institution may know of an account. */
export interface PublicAccount {
  readonly address: string;
  readonly displayName: string;
  readonly departmentName: string;
}

/** Nothing was taken away yet. */
export const NOTHING_TAKEN: TakenAway = { groups: [], licences: [], password: false, mailbox: false };

/** The block by which nobody can sign in; null where there is none, or it is a suspension of another kind. */
export function blockOf({ state, kept }: Pick<Account, 'state' | 'kept'>): NonNullable<TakenAway['block']> | null {
  return state === 'suspended' ? (kept?.block ?? null) : null;
}

/** What was taken away, by a deletion that takes the place of a block. */
export function withoutBlock(kept: TakenAway | null): TakenAway | null {
  if (kept === null) return null;
  const { block: _, ...rest } = kept;
  return rest;
}

/** Adds to what was taken away before, without losing any of it. */
export function addTakenAway(before: TakenAway | null, taken: TakenAway): TakenAway {
  const { groups, licences, password, mailbox, licencesTakenAt, sharedWith, hadMailbox } = before ?? NOTHING_TAKEN;
  const block = taken.block ?? before?.block;
  const takenAt = licencesTakenAt ?? taken.licencesTakenAt;
  const shared = taken.sharedWith ?? sharedWith;
  const had = taken.hadMailbox ?? hadMailbox;
  return {
    groups: [...groups, ...taken.groups.filter(({ id }) => !groups.some((group) => group.id === id))],
    licences: [
      ...licences,
      ...taken.licences.filter(({ skuId }) => !licences.some((licence) => licence.skuId === skuId)),
    ],
    password: password || taken.password,
    mailbox: mailbox || taken.mailbox,
    ...(takenAt === undefined ? {} : { licencesTakenAt: takenAt }),
    ...(shared === undefined ? {} : { sharedWith: shared }),
    ...(had === undefined ? {} : { hadMailbox: had }),
    ...(block === undefined ? {} : { block }),
  };
}
