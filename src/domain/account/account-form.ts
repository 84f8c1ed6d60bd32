import type { Account, Licence, NamedId } from './account.ts';
import type { Department } from './department.ts';
import type { Relation } from './relation.ts';
import type { Person } from '#domain/person.ts';

/** What can be modified in an account that is there. */
export const MODIFICATIONS = [
  'data',
  'address',
  'password',
  'licence',
  'groups',
  'out_of_office',
  'redirection',
  'alias',
  'shared',
  'delegation',
  'contract',
  'employment',
  'responsible',
] as const;
export type Modification = (typeof MODIFICATIONS)[number];

/** The account as it stood in the register when the request came in. */
export type AccountSnapshot = Pick<
  Account,
  | 'id'
  | 'directoryId'
  | 'address'
  | 'displayName'
  | 'type'
  | 'departmentCode'
  | 'departmentName'
  | 'holder'
  | 'responsible'
> & {
  readonly subject: string;
  /** The holder, who asked, is known by nothing but the account's address in their chat profile: nobody has approved that yet. */
  readonly byEmail?: true;
  /** Left out of requests from before it was kept beside the address. */
  readonly userPrincipalName?: string;
};

/** Another account of the institution, as a request names it. */
export interface OtherAccount {
  readonly id: string;
  readonly address: string;
  readonly displayName: string;
  /** Left out, as the holder, of forms from before 28 Nov 2026. */
  readonly userPrincipalName?: string;
  /** Whose it was when the request came in: of a department's account the official who answers for it. */
  readonly holder?: Person | null;
}

interface AboutAccount {
  readonly account: AccountSnapshot;
  readonly justification: string;
}

/** Personal data as it shall stand. */
export interface PersonalData {
  /** Null for a department's account, which has a name only. */
  readonly givenNames: string | null;
  readonly surnames: string | null;
  readonly displayName: string;
  readonly position: string | null;
  readonly department: Department;
  readonly phone: string | null;
  /** The number of the contract; left out where there is none, and of requests from before it was kept. */
  readonly contractNumber?: string;
  /** Null where the request changes nothing about it: so does one that brings a name back. */
  readonly responsible: Person | null;
}

export interface DataForm extends AboutAccount {
  readonly type: 'data';
  readonly data: PersonalData;
}
export interface AddressForm extends AboutAccount {
  readonly type: 'address';
  readonly localPart: string;
}
/** Forgotten, or locked: a fresh temporary one is handed over. */
export interface PasswordForm extends AboutAccount {
  readonly type: 'password';
}
export interface LicenceForm extends AboutAccount {
  readonly type: 'licence';
  readonly licence: Licence;
  /** The held licence in whose place it comes; null where there is no choice about that. Absent in requests from before it was asked. */
  readonly replaces?: Licence | null;
}
export interface GroupsForm extends AboutAccount {
  readonly type: 'groups';
  readonly join: readonly NamedId[];
  readonly leave: readonly NamedId[];
}
/** `from` and `until` are days (`YYYY-MM-DD`) in the institution's time zone, both included. */
export interface OutOfOfficeForm extends AboutAccount {
  readonly type: 'out_of_office';
  readonly text: string;
  readonly from: string;
  readonly until: string;
}
/** Mail goes to another account of the institution until the end of `until`, `YYYY-MM-DD`. */
export interface RedirectionForm extends AboutAccount {
  readonly type: 'redirection';
  readonly to: OtherAccount;
  readonly until: string;
}
export interface AliasForm extends AboutAccount {
  readonly type: 'alias';
  readonly localPart: string;
}
/** The mailbox of a person or department becomes one that several open. */
export interface SharedForm extends AboutAccount {
  readonly type: 'shared';
}
/** To send as the account, and to send on its behalf (who wrote is seen), are two rights of Exchange. */
export const DELEGATION_RIGHTS = ['full_access', 'send_as', 'send_on_behalf'] as const;
export type DelegationRight = (typeof DELEGATION_RIGHTS)[number];
export interface DelegationForm extends AboutAccount {
  readonly type: 'delegation';
  readonly to: OtherAccount;
  readonly rights: readonly DelegationRight[];
}
export interface ContractForm extends AboutAccount {
  readonly type: 'contract';
  readonly contractEnd: string;
}
/** How the person works for the institution, all of it as it shall stand; null where the relation has no such thing. */
export interface EmploymentForm extends AboutAccount {
  readonly type: 'employment';
  readonly relation: Relation;
  readonly contractNumber: string | null;
  readonly contractStart: string | null;
  readonly contractEnd: string | null;
  /** The end as it stood when this was asked for: it tells whether this gives more time. */
  readonly endBefore: string | null;
  /** The document as it is corrected, its type by its code; null where it stays. */
  readonly document: { readonly type: string; readonly number: string } | null;
}
/**
 * Another official answers for the account. Of a department's they have it from then on: sessions end, the password is renewed,
 * the account handed over. Of a person's the register changes alone.
 */
export interface ResponsibleForm extends AboutAccount {
  readonly type: 'responsible';
  readonly responsible: Person;
  /** The id of the request by which the former official leaves; left out where they stay. */
  readonly leaving?: string;
}

export type ModificationForm =
  | DataForm
  | AddressForm
  | PasswordForm
  | LicenceForm
  | GroupsForm
  | OutOfOfficeForm
  | RedirectionForm
  | AliasForm
  | SharedForm
  | DelegationForm
  | ContractForm
  | EmploymentForm
  | ResponsibleForm;

/**
 * What happens with the messages of an account that is deleted: nothing, a shared mailbox that others open (the account stays,
 * blocked), or something that a person does by hand beforehand, a hold or an export.
 */
export const CUSTODIES = ['none', 'shared', 'hold', 'export'] as const;
export type Custody = (typeof CUSTODIES)[number];

export interface DeletionForm extends AboutAccount {
  readonly type: 'deletion';
  /** The last day on which the account is used, `YYYY-MM-DD`; the work begins when it is over, which it may be already. */
  readonly lastDay: string;
  readonly redirectTo: OtherAccount | null;
  /** What people who write to it are answered; empty for none. */
  readonly outOfOffice: string;
  /** Left out, as in forms from before 28 Nov 2026, for `none`. */
  readonly custody?: Custody;
  /** Who opens the shared mailbox. */
  readonly keepers?: readonly OtherAccount[];
  /** Why the messages may be lost, in writing: asked for where the licence is released with the suspension. */
  readonly mayBeLost?: string | null;
}

/** Gives a suspended or deleted account back. */
export interface RestorationForm extends AboutAccount {
  readonly type: 'restoration';
  /** The number of the deletion that it undoes, or of the block that it lifts; of those from before 28 Nov 2026 it stands as the justification. */
  readonly undoes?: string;
  /** It lifts a block, and leaves a deletion that waits for its day. */
  readonly lifts?: true;
  /** A new last day, asked for where the contract is over: an account of an ended contract would stay open. */
  readonly contractEnd: string | null;
}

/** The end of a contract: sign-in is blocked, everything else stays. */
export interface SuspensionForm extends AboutAccount {
  readonly type: 'suspension';
  readonly contractEnd: string;
}

/** Nobody signs in from now on: somebody blocks the account before anybody approves it, and a second person ratifies that. */
export interface BlockForm extends AboutAccount {
  readonly type: 'block';
  /** Who headed its department then: they are told. */
  readonly head: Person | null;
}

export type AccountForm = ModificationForm | DeletionForm | RestorationForm | SuspensionForm | BlockForm;

/** An account as a request about another one names it. */
export function otherOf({ id, address, userPrincipalName, displayName, ...account }: Account): OtherAccount {
  const holder = account.type === 'departmental' ? account.responsible : account.holder;
  return { id, address, userPrincipalName, displayName, holder };
}

export function snapshotOf(account: Account): AccountSnapshot {
  const { id, directoryId, address, userPrincipalName, displayName, type, holder, responsible, subject } = account;
  const { departmentCode, departmentName } = account;
  const names = { address, userPrincipalName, displayName, departmentCode, departmentName };
  return { id, directoryId, ...names, type, holder, responsible, subject };
}
