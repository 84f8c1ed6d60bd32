import { parseLocalPart, type AddressProblem } from './address.ts';
import type { Department } from './department.ts';
import { RELATIONS, type Relation } from './relation.ts';
import { DOCUMENT_TYPES, subjectOf, type CreationForm, type DocumentType, type SubjectForm } from './form.ts';
import type { Person } from './person.ts';
import { ok, refused, type Result } from './result.ts';

/** The fields of the form, by the names that doors and messages use for them. */
export type Field =
  | 'type'
  | 'givenNames'
  | 'surnames'
  | 'documentType'
  | 'documentNumber'
  | 'position'
  | 'department'
  | 'relation'
  | 'contractEnd'
  | 'contactEmail'
  | 'contactPhone'
  | 'chatUser'
  | 'responsible'
  | 'desiredAddress'
  | 'justification'
  | 'consent'
  | 'accountName';

export type FieldProblem =
  | 'required'
  | 'digits_in_name'
  | 'not_a_name'
  | 'too_long'
  | 'document_cc'
  | 'document_ce'
  | 'document_passport'
  | 'date_required'
  | 'date_invalid'
  | 'date_past'
  | 'email_invalid'
  | 'email_institutional'
  | 'phone_invalid'
  | 'too_short'
  | 'consent_required'
  | `address_${AddressProblem}`;

export interface FieldError {
  readonly field: Field;
  readonly problem: FieldProblem;
}

/** The form as it came through a door: text as typed, people and departments already resolved. */
export interface RawForm {
  readonly type: 'personal' | 'departmental';
  readonly givenNames?: string | null;
  readonly surnames?: string | null;
  readonly documentType?: string | null;
  readonly documentNumber?: string | null;
  readonly position?: string | null;
  readonly department?: Department | null;
  readonly relation?: string | null;
  readonly contractEnd?: string | null;
  readonly contactEmail?: string | null;
  readonly contactPhone?: string | null;
  readonly chatUser?: Person | null;
  readonly responsible?: Person | null;
  readonly desiredAddress?: string | null;
  readonly justification?: string | null;
  readonly consent: boolean;
  readonly accountName?: string | null;
}

const NAME = /^[\p{L}\p{M}]+(?:[ '’.-]+[\p{L}\p{M}]+)*\.?$/u;
const EMAIL = /^[^\s@<>()",;:\\[\]]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** Text as people mean it: no invisible marks, no control characters, one space between words. */
export function tidy(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/**
 * Checks every field and answers either a form or **all** that is wrong with it.
 * `today` is `YYYY-MM-DD` in the institution's time zone; `domain` its mail domain.
 */
export function validateForm(
  raw: RawForm,
  where: { readonly today: string; readonly domain: string },
): Result<CreationForm, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const check = (field: Field, problem: FieldProblem | null): void => {
    if (problem !== null) errors.push({ field, problem });
  };
  const text = (field: Field, value: string | null | undefined, max: number): string => {
    const tidied = tidy(value);
    check(field, tidied === '' ? 'required' : tidied.length > max ? 'too_long' : null);
    return tidied;
  };
  const personName = (field: Field, value: string | null | undefined): string => {
    const tidied = tidy(value);
    check(field, nameProblem(tidied));
    return tidied;
  };

  const contactPhone = tidy(raw.contactPhone);
  const desired = tidy(raw.desiredAddress);
  const local = desired === '' ? null : parseLocalPart(desired, where.domain);
  const common = (): void => {
    check('contactPhone', phoneProblem(contactPhone));
    if (local !== null && !local.ok) check('desiredAddress', `address_${local.error}`);
    if (!raw.department) check('department', 'required');
    if (!raw.responsible) check('responsible', 'required');
    if (!raw.consent) check('consent', 'consent_required');
  };
  const desiredLocalPart = local?.ok === true ? local.value : null;

  if (raw.type === 'departmental') {
    const accountName = text('accountName', raw.accountName, 64);
    common();
    const justification = text('justification', raw.justification, 1000);
    if (errors.length > 0 || !raw.department || !raw.responsible) return refused(errors);
    return ok({
      type: 'departmental',
      accountName,
      department: raw.department,
      responsible: raw.responsible,
      desiredLocalPart,
      contactPhone,
      justification,
    });
  }

  const givenNames = personName('givenNames', raw.givenNames);
  const surnames = personName('surnames', raw.surnames);
  const { documentType, documentNumber } = documentIn(raw);
  if (documentType === null) check('documentType', 'required');
  check('documentNumber', documentProblem(documentType, documentNumber));
  const position = text('position', raw.position, 128);
  const relation: Relation | null = RELATIONS.find((known) => known === raw.relation) ?? null;
  if (relation === null) check('relation', 'required');
  const contractEnd = tidy(raw.contractEnd);
  check('contractEnd', dateProblem(contractEnd, relation, where.today));
  const contactEmail = tidy(raw.contactEmail).toLowerCase();
  check('contactEmail', emailProblem(contactEmail, where.domain));
  common();
  const justification = text('justification', raw.justification, 1000);
  if (errors.length > 0 || documentType === null || relation === null || !raw.department || !raw.responsible) {
    return refused(errors);
  }
  return ok({
    type: 'personal',
    givenNames,
    surnames,
    documentType,
    documentNumber,
    position,
    department: raw.department,
    relation,
    contractEnd: contractEnd === '' ? null : contractEnd,
    contactEmail,
    contactPhone,
    chatUser: raw.chatUser ?? null,
    responsible: raw.responsible,
    desiredLocalPart,
    justification,
  });
}

/** What a form lays claim to, as far as that much of it is well written. */
export interface Claims {
  readonly subject: string | null;
  readonly localPart: string | null;
}

/** What to look for in the register and the tenant even when other fields are wrong, so that a person is told all at once. */
export function claimsOf(raw: RawForm, domain: string): Claims {
  const about = subjectIn(raw);
  const desired = tidy(raw.desiredAddress);
  const local = desired === '' ? null : parseLocalPart(desired, domain);
  return {
    subject: about === null ? null : subjectOf(about),
    localPart: local?.ok === true ? local.value : null,
  };
}

function subjectIn(raw: RawForm): SubjectForm | null {
  if (raw.type === 'departmental') {
    const accountName = tidy(raw.accountName);
    return accountName === '' || !raw.department ? null : { type: raw.type, department: raw.department, accountName };
  }
  const { documentType, documentNumber } = documentIn(raw);
  if (documentType === null || documentProblem(documentType, documentNumber) !== null) return null;
  return { type: raw.type, documentType, documentNumber };
}

function documentIn(raw: RawForm): { readonly documentType: DocumentType | null; readonly documentNumber: string } {
  const documentNumber = tidy(raw.documentNumber)
    .replace(/[.\s-]/g, '')
    .toUpperCase();
  return { documentType: DOCUMENT_TYPES.find((type) => type === raw.documentType) ?? null, documentNumber };
}

/** What is wrong with a person's given names or surnames, already tidied. */
export function nameProblem(name: string): FieldProblem | null {
  if (name === '') return 'required';
  if (/\p{N}/u.test(name)) return 'digits_in_name';
  if (name.length > 64) return 'too_long';
  if (name.replace(/[^\p{L}]/gu, '').length < 2) return 'too_short';
  return NAME.test(name) ? null : 'not_a_name';
}

/** Forms of the documents: cédula de ciudadanía 6 to 10 digits, cédula de extranjería 4 to 10, passport 5 to 15 letters and digits. */
function documentProblem(type: DocumentType | null, number: string): FieldProblem | null {
  if (number === '') return 'required';
  switch (type) {
    case null:
      return null;
    case 'cc':
      return /^[1-9]\d{5,9}$/.test(number) ? null : 'document_cc';
    case 'ce':
      return /^[1-9]\d{3,9}$/.test(number) ? null : 'document_ce';
    case 'passport':
      return /^[A-Z0-9]{5,15}$/.test(number) ? null : 'document_passport';
  }
}

function dateProblem(date: string, relation: Relation | null, today: string): FieldProblem | null {
  if (date === '') return relation === 'contratista' ? 'date_required' : null;
  return dayProblem(date, today);
}

/** What is wrong with a day that lies ahead, `YYYY-MM-DD`; today is still ahead. */
export function dayProblem(date: string, today: string): 'date_invalid' | 'date_past' | null {
  const parsed = new Date(`${date}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(date) ||
    Number.isNaN(parsed.getTime()) ||
    parsed.toISOString().slice(0, 10) !== date
  ) {
    return 'date_invalid';
  }
  return date < today ? 'date_past' : null;
}

function emailProblem(email: string, domain: string): FieldProblem | null {
  if (email === '') return 'required';
  if (email.length > 254 || !EMAIL.test(email)) return 'email_invalid';
  return email.endsWith(`@${domain.toLowerCase()}`) ? 'email_institutional' : null;
}

/** What is wrong with a phone number, already tidied. */
export function phoneProblem(phone: string): FieldProblem | null {
  if (phone === '') return 'required';
  const digits = phone.replace(/[\s().-]/g, '');
  return /^\+?\d{7,15}$/.test(digits) ? null : 'phone_invalid';
}
