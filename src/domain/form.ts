import type { Person } from './person.ts';

export const DOCUMENT_TYPES = ['cc', 'ce', 'passport'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const RELATIONS = ['planta', 'contratista', 'provisional', 'pasante'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Department {
  readonly code: string;
  readonly name: string;
  /** Chat user id of its head, where the institution told it. */
  readonly head: string | null;
}

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
  /** Last day of the contract, `YYYY-MM-DD` in the institution's time zone. Given for contractors, may be given for others. */
  readonly contractEnd: string | null;
  readonly contactEmail: string;
  readonly contactPhone: string;
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
  readonly contactPhone: string;
  readonly justification: string;
}

export type CreationForm = PersonalForm | DepartmentalForm;

/** The name that people will see beside the address. */
export function displayNameOf(form: CreationForm): string {
  return form.type === 'personal' ? `${form.givenNames} ${form.surnames}` : form.accountName;
}

/** As much of a form as tells what it is about. */
export type SubjectForm =
  | Pick<PersonalForm, 'type' | 'documentType' | 'documentNumber'>
  | Pick<DepartmentalForm, 'type' | 'department' | 'accountName'>;

/** What makes two requests concern the same person or thing: no two of them may be open, and none while an account exists. */
export function subjectOf(form: SubjectForm | CreationForm): string {
  return form.type === 'personal'
    ? `${form.documentType}:${form.documentNumber.toUpperCase()}`
    : `dep:${form.department.code}:${form.accountName.toLocaleLowerCase('es')}`;
}

/** A document as it may be shown: its last four characters, and of a short one its last two. */
export function maskedDocument(documentNumber: string): string {
  return `…${documentNumber.slice(documentNumber.length < 6 ? -2 : -4)}`;
}
