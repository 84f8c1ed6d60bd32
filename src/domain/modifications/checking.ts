import type { OtherAccount } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { wishedLocalPart, type Wishing } from '#domain/form/address.ts';
import { dayProblem, isDay, yearsFrom } from '#domain/form/contract-fields.ts';
import type { DocumentRule } from '#domain/form/document-type.ts';
import { tidy, type Offered } from '#domain/form/validate-form.ts';
import type { ChangeField, ChangeFieldError } from './raw-change.ts';

/** Longest automatic answer, characters. */
export const REPLY_MAX = 2000;
/** Longest reason for losing the messages, characters. */
export const REASON_MAX = 500;

/** A form that is being checked: about which account and on which day, and where its problems go. */
export interface Checking extends Pick<Wishing, 'domain' | 'reserved'>, Offered {
  readonly account: Account;
  /** `YYYY-MM-DD` in the institution's time zone. */
  readonly today: string;
  /** When the licence of an account that is deleted goes: `at_deletion` unless told. */
  readonly releaseLicence?: 'at_deletion' | 'at_suspension';
  /** Notes a problem of a field; null is none. */
  note(field: ChangeField, problem: Exclude<ChangeFieldError['problem'], 'document_form'> | null): void;
  /** Notes that a document's number has another form than this. */
  noteDocument(rule: DocumentRule): void;
}

/** A value that has to be given. */
export function required<T>(form: Checking, field: ChangeField, value: T | null | undefined): T | null {
  form.note(field, value ? null : 'required');
  return value ?? null;
}

/** A day that has to be given, today or later; empty for none. */
export function requiredDay(form: Checking, field: ChangeField, value: string | null | undefined): string {
  const day = tidy(value);
  form.note(field, day === '' ? 'required' : dayProblem(day, form.today));
  return day;
}

/** No day before this one is told late: its year is mistyped. */
export function longPast(today: string): string {
  return yearsFrom(today, -1);
}

/** A day that has to be given and may be over, up to a year ago; empty for none. */
export function recentDay(form: Checking, field: ChangeField, value: string | null | undefined): string {
  const day = tidy(value);
  form.note(field, day === '' ? 'required' : recentProblem(day, form.today));
  return day;
}

function recentProblem(day: string, today: string): 'date_invalid' | 'end_long_past' | null {
  if (!isDay(day)) return 'date_invalid';
  return day < longPast(today) ? 'end_long_past' : null;
}

/** Another account than the form's own. */
export function another(
  form: Checking,
  field: ChangeField,
  chosen: OtherAccount | null | undefined,
): OtherAccount | null {
  form.note(field, chosen?.id === form.account.id ? 'itself' : null);
  return chosen ?? null;
}

/** The part of an address before the @, one that the account does not have; empty where it is wrong. */
export function newLocalPart(form: Checking, field: ChangeField, typed: string | null | undefined): string {
  const { account, domain } = form;
  const local = wishedLocalPart(tidy(typed), { ...form, type: account.type });
  if (!local.ok) {
    form.note(field, local.error === 'empty' ? 'required' : `address_${local.error}`);
    return '';
  }
  form.note(field, `${local.value}@${domain}`.toLowerCase() === account.address.toLowerCase() ? 'same' : null);
  return local.value;
}

export function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** Like `tidy`, but lines stay lines, with at most one empty one between them. */
export function tidyLines(text: string | null | undefined): string {
  return (text ?? '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split('\n')
    .map(tidy)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
