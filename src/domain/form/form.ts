import type {
  AccountForm,
  AccountSnapshot,
  BlockForm,
  ContractForm,
  DeletionForm,
  EmploymentForm,
  ModificationForm,
  RestorationForm,
  SuspensionForm,
} from '#domain/account/account-form.ts';
import type { Department } from '#domain/account/department.ts';
import type { Person } from '#domain/person.ts';
import type { Relation } from '#domain/account/relation.ts';
import type { DocumentType } from './document-type.ts';

/** An account of one person. */
export interface PersonalForm {
  readonly type: 'personal';
  readonly givenNames: string;
  readonly surnames: string;
  readonly documentType: DocumentType;
  readonly documentNumber: string;
  readonly position: string;
  readonly department: Department;
  readonly relation: Relation;
  /** Last day of the contract, `YYYY-MM-DD` in the institution's time zone. Given where the relation needs it. */
  readonly contractEnd: string | null;
  /** Given where the relation needs it; left out where there is none, and of forms from before it was asked. */
  readonly contractNumber?: string;
  /** First day, `YYYY-MM-DD`: the account is made then, where it lies ahead. Left out where nobody gave one. */
  readonly contractStart?: string;
  readonly contactEmail: string;
  /** Whoever is in the chat may give none. */
  readonly contactPhone: string | null;
  readonly chatUser: Person | null;
  readonly responsible: Person;
  /** The part before the @ that was wished for. */
  readonly desiredLocalPart: string | null;
  readonly justification: string;
}

/** An account of a department: its responsible official is its holder. */
export interface DepartmentalForm {
  readonly type: 'departmental';
  readonly accountName: string;
  readonly department: Department;
  readonly responsible: Person;
  readonly desiredLocalPart: string | null;
  /** The responsible official is in the chat, and may give none. */
  readonly contactPhone: string | null;
  readonly justification: string;
}

export type CreationForm = PersonalForm | DepartmentalForm;

/** FT-GTI-006 as it was filled in: `type` tells what is asked for. */
export type Form = CreationForm | AccountForm;

export const KINDS = ['creation', 'modification', 'deletion', 'restoration', 'suspension', 'block'] as const;
export type Kind = (typeof KINDS)[number];

/** What is asked for, and of what kind that makes the request: the procedure's three, and what has cards of its own besides. */
export type KindAndForm =
  | { readonly kind: 'creation'; readonly form: CreationForm }
  | { readonly kind: 'modification'; readonly form: ModificationForm }
  | { readonly kind: 'deletion'; readonly form: DeletionForm }
  | { readonly kind: 'restoration'; readonly form: RestorationForm }
  | { readonly kind: 'suspension'; readonly form: SuspensionForm }
  | { readonly kind: 'block'; readonly form: BlockForm };

export function kindAndForm(form: Form): KindAndForm {
  switch (form.type) {
    case 'personal':
    case 'departmental':
      return { kind: 'creation', form };
    case 'deletion':
      return { kind: 'deletion', form };
    case 'restoration':
      return { kind: 'restoration', form };
    case 'suspension':
      return { kind: 'suspension', form };
    case 'block':
      return { kind: 'block', form };
    default:
      return { kind: 'modification', form };
  }
}

export function isCreation(form: Form): form is CreationForm {
  return form.type === 'personal' || form.type === 'departmental';
}

/** Whether the contract lasts longer by this request than it did before: nobody gives that to themselves alone. */
export function isExtension(form: Form): form is ContractForm | EmploymentForm {
  if (form.type !== 'employment') return form.type === 'contract';
  const { contractEnd, endBefore } = form;
  return endBefore !== null && (contractEnd === null || contractEnd > endBefore);
}

/** The name that people see, or will see, beside the address. */
export function displayNameOf(form: Form): string {
  if (!isCreation(form)) return form.account.displayName;
  return form.type === 'personal' ? `${form.givenNames} ${form.surnames}` : form.accountName;
}

export function departmentNameOf(form: Form): string {
  return isCreation(form) ? form.department.name : form.account.departmentName;
}

/** The person whose account it is, as far as the chat knows them: a department's is its responsible official. */
export function holderOf(form: Form): Person | null {
  if (form.type === 'personal') return form.chatUser;
  if (form.type === 'departmental') return form.responsible;
  const { account } = form;
  if (form.type === 'responsible' && account.type === 'departmental') return form.responsible;
  return account.type === 'departmental' ? account.responsible : account.holder;
}

/** The official who answers for the account; null where an imported account has none yet. */
export function responsibleOf(form: Form): Person | null {
  return isCreation(form) || form.type === 'responsible' ? form.responsible : form.account.responsible;
}

/** As much of a form as tells what it is about. */
export type SubjectForm =
  | Pick<PersonalForm, 'type' | 'documentType' | 'documentNumber'>
  | Pick<DepartmentalForm, 'type' | 'department' | 'accountName'>
  | { readonly type: AccountForm['type']; readonly account: Pick<AccountSnapshot, 'id' | 'subject'> };

/**
 * What makes two requests concern the same person or thing: no two of them may be open, and none while an account exists. A
 * new password waits for nothing else that somebody wants with the account, nor does anything for it: it has a subject of its own.
 * So has a block, for which seconds count.
 */
export function subjectOf(form: SubjectForm | Form): string {
  if ('account' in form) {
    const { account } = form;
    if (form.type === 'password') return `password:${account.id}`;
    if (form.type === 'block') return `block:${account.id}`;
    return form.type === 'suspension' ? `end:${account.id}` : account.subject;
  }
  return form.type === 'personal'
    ? `${form.documentType}:${form.documentNumber.toUpperCase()}`
    : `dep:${form.department.code}:${form.accountName.toLocaleLowerCase('es')}`;
}

/** A document as it may be shown: its last four characters, and of a short one its last two. */
export function maskedDocument(documentNumber: string): string {
  return `…${documentNumber.slice(documentNumber.length < 6 ? -2 : -4)}`;
}
