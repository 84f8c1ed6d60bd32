import type { Account, Licence, NamedId } from './account.ts';
import type { Department } from './department.ts';
import type { Person } from './person.ts';

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
> & { readonly subject: string };

/** Another account of the institution, as a request names it. */
export interface OtherAccount {
  readonly id: string;
  readonly address: string;
  readonly displayName: string;
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
  readonly responsible: Person;
}

interface DataForm extends AboutAccount {
  readonly type: 'data';
  readonly data: PersonalData;
}
interface AddressForm extends AboutAccount {
  readonly type: 'address';
  readonly localPart: string;
}
/** Forgotten, or locked: a fresh temporary one is handed over. */
interface PasswordForm extends AboutAccount {
  readonly type: 'password';
}
export interface LicenceForm extends AboutAccount {
  readonly type: 'licence';
  readonly licence: Licence;
}
export interface GroupsForm extends AboutAccount {
  readonly type: 'groups';
  readonly join: readonly NamedId[];
  readonly leave: readonly NamedId[];
}
/** `from` and `until` are days (`YYYY-MM-DD`) in the institution's time zone, both included. */
interface OutOfOfficeForm extends AboutAccount {
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
export const DELEGATION_RIGHTS = ['full_access', 'send_as'] as const;
export type DelegationRight = (typeof DELEGATION_RIGHTS)[number];
export interface DelegationForm extends AboutAccount {
  readonly type: 'delegation';
  readonly to: OtherAccount;
  readonly rights: readonly DelegationRight[];
}
interface ContractForm extends AboutAccount {
  readonly type: 'contract';
  readonly contractEnd: string;
}
/** Another official answers for a department's account: sessions end, the password is renewed, the account handed over. */
interface ResponsibleForm extends AboutAccount {
  readonly type: 'responsible';
  readonly responsible: Person;
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
  | ResponsibleForm;

export interface DeletionForm extends AboutAccount {
  readonly type: 'deletion';
  /** The last day on which the account is used, `YYYY-MM-DD`; the work begins when it is over. */
  readonly lastDay: string;
  readonly redirectTo: OtherAccount | null;
  /** What people who write to it are answered; empty for none. */
  readonly outOfOffice: string;
}

/** Gives a suspended or deleted account back. */
export interface RestorationForm extends AboutAccount {
  readonly type: 'restoration';
  /** A new last day, asked for where the contract is over: an account of an ended contract would stay open. */
  readonly contractEnd: string | null;
}

/** The end of a contract: sign-in is blocked, everything else stays. */
export interface SuspensionForm extends AboutAccount {
  readonly type: 'suspension';
  readonly contractEnd: string;
}

export type AccountForm = ModificationForm | DeletionForm | RestorationForm | SuspensionForm;

export function snapshotOf(account: Account): AccountSnapshot {
  const { id, directoryId, address, displayName, type, departmentCode, departmentName, holder, responsible, subject } =
    account;
  return { id, directoryId, address, displayName, type, departmentCode, departmentName, holder, responsible, subject };
}
