import { wishedLocalPart, type AddressProblem, type Wishing } from './address.ts';
import { APOSTROPHES, isWritable } from '#domain/ascii-words.ts';
import { LONGEST } from '#domain/directory-limits.ts';
import type { Department } from '#domain/account/department.ts';
import { ruleOf, type RelationRule } from '#domain/account/relation.ts';
import { contractProblems, type ContractGiven, type ContractProblem } from './contract-fields.ts';
import { isDocumentNumber, type DocumentRule } from './document-type.ts';
import type { CreationForm } from './form.ts';
import type { Person } from '#domain/person.ts';
import { phoneProblem, tidyPhones } from './phones.ts';
import { ok, refused, type Result } from '#domain/result.ts';

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
  | 'contractNumber'
  | 'contractStart'
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
  | ContractProblem
  | 'required'
  | 'digits_in_name'
  | 'not_a_name'
  | 'not_latin'
  | 'email_invalid'
  | 'email_institutional'
  | 'phone_invalid'
  | 'too_short'
  | 'consent_required'
  | `address_${AddressProblem}`;

export type FieldError =
  | { readonly field: Field; readonly problem: FieldProblem }
  /** The number has another form than these documents have. */
  | { readonly field: 'documentNumber'; readonly problem: 'document_form'; readonly rule: DocumentRule };

/** What the institution offers to choose from. */
export interface Offered {
  readonly relations: readonly RelationRule[];
  readonly documentTypes: readonly DocumentRule[];
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
  readonly contractNumber?: string | null;
  readonly contractStart?: string | null;
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

const NAME = new RegExp(`^[\\p{L}\\p{M}]+(?:[ ${APOSTROPHES}.-]+[\\p{L}\\p{M}]+)*\\.?$`, 'u');
const EMAIL = /^[^\s@<>()",;:\\[\]]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** What is drawn as nothing: Unicode's own list, and the blank pattern of braille. Halves of a pair are no characters. */
const UNSEEN = /[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Text as people mean it: no invisible marks, no control characters, one space between words. */
export function tidy(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/**
 * Checks every field and answers either a form or **all** that is wrong with it.
 * `today` is `YYYY-MM-DD` in the institution's time zone; `domain` its mail domain; `reserved` the names that are kept from whoever asks.
 */
export function validateForm(
  raw: RawForm,
  where: { readonly today: string } & Pick<Wishing, 'domain' | 'reserved'> & Offered,
): Result<CreationForm, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const check = (field: Field, problem: FieldProblem | null): void => {
    if (problem !== null) errors.push({ field, problem });
  };
  const text = (field: Field, value: string | null | undefined, max: number): string => {
    const tidied = tidy(value);
    check(field, lengthProblem(tidied, max));
    return tidied;
  };
  const personName = (field: Field, value: string | null | undefined): string => {
    const tidied = tidy(value);
    check(field, nameProblem(tidied));
    return tidied;
  };

  const contactPhone = tidyPhones(tidy(raw.contactPhone));
  const desired = tidy(raw.desiredAddress);
  const local = desired === '' ? null : wishedLocalPart(desired, { ...where, type: raw.type });
  const common = (): void => {
    // Whoever is in the chat can be written to there.
    const isInChat = raw.type === 'departmental' || Boolean(raw.chatUser);
    check('contactPhone', contactPhone === '' && isInChat ? null : phoneProblem(contactPhone));
    if (local !== null && !local.ok) check('desiredAddress', `address_${local.error}`);
    check('department', departmentProblem(raw.department));
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
      contactPhone: contactPhone === '' ? null : contactPhone,
      justification,
    });
  }

  const givenNames = personName('givenNames', raw.givenNames);
  const surnames = personName('surnames', raw.surnames);
  const documentRule = ruleOf(where.documentTypes, raw.documentType ?? null);
  const documentNumber = tidyDocument(raw.documentNumber);
  if (documentRule === null) check('documentType', 'required');
  if (documentNumber === '') check('documentNumber', 'required');
  else if (documentRule !== null && !isDocumentNumber(documentRule, documentNumber))
    errors.push({ field: 'documentNumber', problem: 'document_form', rule: documentRule });
  const position = text('position', raw.position, LONGEST.jobTitle);
  const relation = ruleOf(where.relations, raw.relation ?? null);
  if (relation === null) check('relation', 'required');
  const contract: ContractGiven = {
    // A number stays only where there is one to have.
    contractNumber: (relation?.needsContract ?? false) === false ? '' : tidy(raw.contractNumber),
    ...{ contractStart: tidy(raw.contractStart), contractEnd: tidy(raw.contractEnd) },
  };
  const { contractNumber, contractStart, contractEnd } = contract;
  const wrong = contractProblems(contract, { relation, today: where.today, earliestEnd: where.today });
  for (const [field, problem] of wrong) check(field, problem);
  const contactEmail = tidy(raw.contactEmail).toLowerCase();
  check('contactEmail', emailProblem(contactEmail, where.domain));
  common();
  const justification = text('justification', raw.justification, 1000);
  if (errors.length > 0 || documentRule === null || relation === null || !raw.department || !raw.responsible) {
    return refused(errors);
  }
  return ok({
    type: 'personal',
    givenNames,
    surnames,
    documentType: documentRule.code,
    documentNumber,
    position,
    department: raw.department,
    relation: relation.code,
    contractEnd: contractEnd === '' ? null : contractEnd,
    ...(contractNumber === '' ? {} : { contractNumber }),
    ...(contractStart === '' ? {} : { contractStart }),
    contactEmail,
    contactPhone: contactPhone === '' ? null : contactPhone,
    chatUser: raw.chatUser ?? null,
    responsible: raw.responsible,
    desiredLocalPart,
    justification,
  });
}

/** The number of a document as it is kept: in capitals, without dots, spaces and hyphens. */
export function tidyDocument(typed: string | null | undefined): string {
  return tidy(typed)
    .replace(/[.\s-]/g, '')
    .toUpperCase();
}

/** What is wrong with a text that has to be there, already tidied. */
export function lengthProblem(text: string, max: number): 'required' | 'too_long' | null {
  return text === '' ? 'required' : text.length > max ? 'too_long' : null;
}

/** What is wrong with a person's given names or surnames, already tidied. */
export function nameProblem(name: string): FieldProblem | null {
  if (name === '') return 'required';
  if (/\p{N}/u.test(name)) return 'digits_in_name';
  if (name.length > LONGEST.givenName) return 'too_long';
  if (name.replace(/[^\p{L}]/gu, '').length < 2) return 'too_short';
  if (!NAME.test(name)) return 'not_a_name';
  return isWritable(name) ? null : 'not_latin';
}

/** What is wrong with a department: the directory keeps no longer name. */
export function departmentProblem(department: Department | null | undefined): 'required' | 'too_long' | null {
  if (!department) return 'required';
  return department.name.length > LONGEST.department ? 'too_long' : null;
}

function emailProblem(email: string, domain: string): FieldProblem | null {
  if (email === '') return 'required';
  if (email.length > 254 || !EMAIL.test(email)) return 'email_invalid';
  return email.endsWith(`@${domain.toLowerCase()}`) ? 'email_institutional' : null;
}
