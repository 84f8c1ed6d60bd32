import type {
  AccountForm,
  BlockForm,
  DelegationRight,
  ModificationForm,
  OtherAccount,
  SuspensionForm,
} from '#domain/account/account-form.ts';
import type { Account, TakenAway } from '#domain/account/account.ts';
import type { Department } from '#domain/account/department.ts';
import type { DirectoryAccount, DirectoryGroup, LicenceSeats, Mailbox } from '#domain/account/directory-account.ts';
import type { ReservedNames } from '#domain/form/reserved-names.ts';
import type { Person } from '#domain/person.ts';
import type { Relation } from '#domain/account/relation.ts';
import type { Change, LacksOfRelation, Plan } from '#domain/plan/plan.ts';
import type { Checking } from './checking.ts';
import type { Forgetting } from './forgetting.ts';
import type { NoPlan, PlanDraft } from './plan-draft.ts';
import type { ChangeField, RawChange } from './raw-change.ts';

/**
 * Everything in which one kind of request about an account differs from the others, said once. What is left out is as with
 * most kinds: it changes nothing of that sort.
 */
export interface AccountWork<F extends AccountForm> {
  /** What the form says beyond whose account it is and why; null where something that it needs is missing. */
  readonly draft: F extends ChangeForm ? (raw: RawChange, form: Checking) => Draft<F> | null : null;
  /** The form's fields as they were filled in, beyond the reason: what `draft` would make it of again. */
  readonly filled: [F] extends [ChangeForm] ? (form: F) => Filled : null;
  /** What was filled in, as FT-GTI-006 lists it. */
  readonly rows?: (form: F) => readonly FormRow[];
  /**
   * What it changes in the account's line of the register; empty when everything stands as it is asked for. Left out, or null,
   * where only the tenant can tell.
   */
  readonly registerChanges?: (form: F, account: Account, mailDomain: string) => readonly Change[] | null;
  /** The account's line once the work was done and read back. */
  readonly accountAfter?: (account: Account, done: Done<F>) => Account;
  /** Whether the account is as the request wants it, as far as Graph shows. Throws `OutsideError`. */
  readonly isSeen?: (form: F, sight: Sight) => boolean | Promise<boolean>;
  /** All of the work is done by hand, and Graph shows none of it (facts: graph.md 2.1). */
  readonly isUnseen?: true;
  /** The other accounts that get messages of this one, or open its mailbox. */
  readonly beneficiaries?: (form: F) => readonly OtherAccount[];
  /** The form without the people in it; account and reason are forgotten for every kind. */
  readonly forget?: (form: F, forgetting: Forgetting) => F;
}

/** A kind of modification: its plan needs nothing but the account and a few questions to the tenant. */
export interface ModificationWork<F extends ModificationForm> extends AccountWork<F> {
  /** Throws `OutsideError`. */
  readonly plan: (form: F, asking: Asking) => PlanDraft | Promise<PlanDraft>;
}

/** Fields with what they were filled in with. */
type Filled = Omit<RawChange, 'what' | 'justification'>;

/** What a person may ask for about an account; a suspension is asked for by a rule alone, and a block is not asked for but done. */
export type ChangeForm = Exclude<AccountForm, SuspensionForm | BlockForm>;
type Draft<F = ChangeForm> = F extends ChangeForm ? Omit<F, 'account' | 'justification'> : never;

/** A line of the record: the field's label, or that of a contract's end, and its value; null where nothing was given. */
export type FormRow = { readonly label: ChangeField | 'contract_end' } & (
  | { readonly text: string | null }
  | { readonly day: string | null }
  | { readonly person: Person | null }
  | { readonly account: OtherAccount | null }
  | { readonly department: Department }
  | { readonly relation: Relation }
  | { readonly document: { readonly type: string; readonly number: string } }
  | { readonly rights: readonly DelegationRight[] }
);

/** What the tenant shows of the account when it is read back. */
export interface Shown {
  readonly userPrincipalName: string;
  readonly hasMailboxLicence: boolean;
}

/** Work that was carried out; `shown` is null where nothing was to be read. */
export interface Done<F extends AccountForm = AccountForm> {
  readonly form: F;
  readonly plan: Plan;
  readonly at: Date;
  readonly shown: Shown | null;
}

/** The beginning and the end of days (`YYYY-MM-DD`) in the institution's time zone, as moments. */
export interface Days {
  startOf(day: string): Date;
  endOf(day: string): Date;
}

/** The account as it is in the tenant, and what else a plan may ask. */
interface Asking {
  readonly account: Account;
  readonly found: DirectoryAccount;
  readonly mailDomain: string;
  readonly reserved: ReservedNames;
  /** `YYYY-MM-DD` in the institution's time zone. */
  readonly today: string;
  /** Null for none. Throws where Exchange does not let us look. */
  mailbox(): Mailbox | null;
  /** Whether another account has this subject, or an open request is about somebody of it. */
  isOthersDocument(subject: string): Promise<boolean>;
  /** What accounts of the relation get and this one does not have; null where it has all of it. */
  lacksOf(relation: Relation): Promise<LacksOfRelation | null>;
  /** Whether an address belongs to somebody other than this account, here or in the tenant. */
  isOthers(address: string): Promise<boolean>;
  licences(): Promise<readonly LicenceSeats[]>;
  groups(ids: readonly string[]): Promise<readonly DirectoryGroup[]>;
  /** Where our own redirection sends the mail; null when there is none. */
  redirection(): Promise<string | null>;
  /** The account to which messages are to go. */
  target(other: OtherAccount): Promise<Account | NoPlan>;
}

/** The account as it was read back after the work, and what else tells whether that had its effect. */
export interface Sight extends Pick<Asking, 'found' | 'mailDomain' | 'mailbox' | 'redirection'> {
  readonly plan: Plan;
  readonly days: Days;
  /** The other account's address as the register has it now. */
  addressOf(other: OtherAccount): Promise<string>;
  /** What the register remembers of what was taken away from the account. */
  takenAway(): Promise<TakenAway | null>;
}
