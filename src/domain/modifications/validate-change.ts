import type { AskedFor } from '#domain/form/account-access.ts';
import {
  CUSTODIES,
  DELEGATION_RIGHTS,
  snapshotOf,
  type AccountForm,
  type DeletionForm,
  type OtherAccount,
  type PersonalData,
  type SuspensionForm,
} from '#domain/account/account-form.ts';
import type { Account, Licence, NamedId } from '#domain/account/account.ts';
import { wishedLocalPart, type Wishing } from '#domain/form/address.ts';
import { LONGEST } from '#domain/directory-limits.ts';
import type { Department } from '#domain/account/department.ts';
import type { Person } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import {
  dayProblem,
  departmentProblem,
  lengthProblem,
  nameProblem,
  phoneProblem,
  tidy,
  type FieldProblem,
} from '#domain/form/validate-form.ts';

/** The fields of the forms about an account that is there, by the names that doors and messages use for them. */
export const CHANGE_FIELDS = [
  'account',
  'what',
  'givenNames',
  'surnames',
  'accountName',
  'position',
  'department',
  'phone',
  'responsible',
  'newAddress',
  'alias',
  'licence',
  'replaces',
  'join',
  'leave',
  'replyText',
  'from',
  'until',
  'redirectTo',
  'delegate',
  'rights',
  'contractEnd',
  'newResponsible',
  'lastDay',
  'custody',
  'keepers',
  'mayBeLost',
  'justification',
] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];

/** What can be wrong besides a form's usual problems. */
export type ChangeProblem =
  'same' | 'itself' | 'before_from' | 'not_later' | 'nothing_chosen' | 'in_both' | 'contract_over' | 'not_kept';

export interface ChangeFieldError {
  readonly field: ChangeField;
  readonly problem: FieldProblem | ChangeProblem;
}

/** A form as it came through a door: text as typed; people, departments and whatever was chosen already resolved. */
export interface RawChange {
  readonly what: AskedFor;
  readonly justification?: string | null;
  readonly givenNames?: string | null;
  readonly surnames?: string | null;
  readonly accountName?: string | null;
  readonly position?: string | null;
  readonly department?: Department | null;
  readonly phone?: string | null;
  readonly responsible?: Person | null;
  readonly newAddress?: string | null;
  readonly alias?: string | null;
  readonly licence?: Licence | null;
  readonly replaces?: Licence | null;
  readonly join?: readonly NamedId[];
  readonly leave?: readonly NamedId[];
  readonly replyText?: string | null;
  readonly from?: string | null;
  readonly until?: string | null;
  readonly redirectTo?: OtherAccount | null;
  readonly delegate?: OtherAccount | null;
  readonly rights?: readonly string[];
  readonly contractEnd?: string | null;
  readonly newResponsible?: Person | null;
  readonly lastDay?: string | null;
  readonly custody?: string | null;
  readonly keepers?: readonly OtherAccount[];
  readonly mayBeLost?: string | null;
}

/** `today` is `YYYY-MM-DD` in the institution's time zone; `domain` its mail domain; `reserved` the names that are kept from whoever asks. */
interface Where extends Pick<Wishing, 'domain' | 'reserved'> {
  readonly account: Account;
  readonly today: string;
  /** The licence of an account that is deleted goes with its suspension: `at_deletion` unless told. */
  readonly releaseLicence?: 'at_deletion' | 'at_suspension';
}

/** What a person may ask for about an account; a suspension is asked for by a rule alone. */
export type ChangeForm = Exclude<AccountForm, SuspensionForm>;

type Check = (field: ChangeField, problem: ChangeFieldError['problem'] | null) => void;

/** Longest automatic answer, characters. */
export const REPLY_MAX = 2000;
/** Longest reason for losing the messages, characters. */
export const REASON_MAX = 500;

/** Checks every field of what is asked for and answers either a form or **all** that is wrong with it. */
export function validateChange(raw: RawChange, where: Where): Result<ChangeForm, readonly ChangeFieldError[]> {
  const errors: ChangeFieldError[] = [];
  const check: Check = (field, problem) => {
    if (problem !== null) errors.push({ field, problem });
  };
  const draft = draftOf(raw, where, check);
  const justification = tidy(raw.justification);
  check('justification', lengthProblem(justification, 1000));
  if (errors.length > 0 || draft === null) return refused(errors);
  return ok({ ...draft, account: snapshotOf(where.account), justification });
}

type Draft<F = ChangeForm> = F extends ChangeForm ? Omit<F, 'account' | 'justification'> : never;

/** What the form says beyond whose account it is and why; null where something that it needs is missing. */
function draftOf(raw: RawChange, where: Where, check: Check): Draft | null {
  const { account, today } = where;
  const day = (field: ChangeField, value: string | null | undefined): string => {
    const tidied = tidy(value);
    check(field, tidied === '' ? 'required' : dayProblem(tidied, today));
    return tidied;
  };
  const other = (field: ChangeField, chosen: OtherAccount | null | undefined): OtherAccount | null => {
    check(field, chosen?.id === account.id ? 'itself' : null);
    return chosen ?? null;
  };
  const needed = <T>(field: ChangeField, value: T | null | undefined): T | null => {
    check(field, value ? null : 'required');
    return value ?? null;
  };
  switch (raw.what) {
    case 'data': {
      const data = personalData(raw, account, check);
      return data === null ? null : { type: 'data', data };
    }
    case 'address':
      return { type: 'address', localPart: localPart(raw.newAddress, 'newAddress', where, check) };
    case 'alias':
      return { type: 'alias', localPart: localPart(raw.alias, 'alias', where, check) };
    case 'licence': {
      const licence = needed('licence', raw.licence);
      const replaces = raw.replaces ?? null;
      check('replaces', licence !== null && replaces?.skuId === licence.skuId ? 'same' : null);
      return licence === null ? null : { type: 'licence', licence, replaces };
    }
    case 'groups': {
      const { join = [], leave = [] } = raw;
      check('join', join.length + leave.length === 0 ? 'nothing_chosen' : null);
      check('leave', leave.some(({ id }) => join.some((group) => group.id === id)) ? 'in_both' : null);
      return { type: 'groups', join, leave };
    }
    case 'out_of_office': {
      const text = tidyLines(raw.replyText);
      check('replyText', lengthProblem(text, REPLY_MAX));
      const from = day('from', raw.from);
      const until = day('until', raw.until);
      if (until !== '' && until >= today && until < from) check('until', 'before_from');
      return { type: 'out_of_office', text, from, until };
    }
    case 'redirection': {
      const to = other('redirectTo', needed('redirectTo', raw.redirectTo));
      const until = day('until', raw.until);
      return to === null ? null : { type: 'redirection', to, until };
    }
    case 'delegation': {
      const to = other('delegate', needed('delegate', raw.delegate));
      const rights = DELEGATION_RIGHTS.filter((right) => raw.rights?.includes(right));
      check('rights', rights.length === 0 ? 'nothing_chosen' : null);
      return to === null ? null : { type: 'delegation', to, rights };
    }
    case 'contract': {
      const contractEnd = day('contractEnd', raw.contractEnd);
      const ended = account.contractEnd !== null && contractEnd >= today && contractEnd <= account.contractEnd;
      check('contractEnd', ended ? 'not_later' : null);
      return { type: 'contract', contractEnd };
    }
    case 'responsible': {
      const responsible = needed('newResponsible', raw.newResponsible);
      check('newResponsible', responsible !== null && responsible.id === account.responsible?.id ? 'same' : null);
      return responsible === null ? null : { type: 'responsible', responsible };
    }
    case 'deletion': {
      const outOfOffice = tidyLines(raw.replyText);
      check('replyText', outOfOffice.length > REPLY_MAX ? 'too_long' : null);
      const lastDay = day('lastDay', raw.lastDay);
      const redirectTo = other('redirectTo', raw.redirectTo);
      const mail = custodyIn(raw, where, check);
      // Without its licence a mailbox answers nobody and sends nothing on.
      if (where.releaseLicence !== 'at_suspension')
        return { type: 'deletion', lastDay, redirectTo, outOfOffice, ...mail };
      check('redirectTo', redirectTo === null ? null : 'not_kept');
      check('replyText', outOfOffice === '' ? null : 'not_kept');
      return { type: 'deletion', lastDay, redirectTo: null, outOfOffice: '', ...mail };
    }
    case 'password':
      return { type: 'password' };
    case 'shared':
      return { type: 'shared' };
    case 'restoration':
      return { type: 'restoration', contractEnd: newLastDay(raw.contractEnd, where, check) };
  }
}

/** What happens with the messages. Where the licence goes at once, losing them takes a written reason. */
function custodyIn(
  raw: RawChange,
  where: Where,
  check: Check,
): Pick<DeletionForm, 'custody' | 'keepers' | 'mayBeLost'> {
  const custody = CUSTODIES.find((one) => one === (raw.custody ?? 'none'));
  check('custody', custody === undefined ? 'required' : null);
  const keepers = custody === 'shared' ? (raw.keepers ?? []) : [];
  if (custody === 'shared') check('keepers', keepers.length === 0 ? 'nothing_chosen' : null);
  check('keepers', keepers.some(({ id }) => id === where.account.id) ? 'itself' : null);
  const asked = where.releaseLicence === 'at_suspension' && custody === 'none';
  const mayBeLost = asked ? tidyLines(raw.mayBeLost) : '';
  if (asked) check('mayBeLost', lengthProblem(mayBeLost, REASON_MAX));
  return { custody: custody ?? 'none', keepers, mayBeLost: orNull(mayBeLost) };
}

/** A department's account has a name only. What is left as it was keeps the name that people know. */
function personalData(raw: RawChange, account: Account, check: Check): PersonalData | null {
  const { department } = raw;
  // Whoever answers for a department's account holds it: another one is a change of its own, with a new password. Nobody may answer
  // for one that was read in from the tenant.
  const isDepartmental = account.type === 'departmental';
  const responsible = (isDepartmental ? account.responsible : raw.responsible) ?? null;
  check('department', departmentProblem(department));
  check('responsible', isDepartmental || responsible !== null ? null : 'required');
  const position = tidy(raw.position);
  check('position', position.length > LONGEST.jobTitle ? 'too_long' : null);
  const phone = tidy(raw.phone);
  check('phone', phone === '' ? null : phoneProblem(phone));
  const names = hasOneName(account) ? oneName(raw, check) : personalNames(raw, account, check);
  if (!department || (responsible === null && !isDepartmental)) return null;
  return { ...names, position: orNull(position), phone: orNull(phone), department, responsible };
}

type Names = Pick<PersonalData, 'givenNames' | 'surnames' | 'displayName'>;

/** A department's account, or one that was imported without given names and surnames, has a name only. */
export function hasOneName({ type, givenNames, surnames }: Account): boolean {
  return type === 'departmental' || (givenNames === null && surnames === null);
}

function oneName(raw: RawChange, check: Check): Names {
  const displayName = tidy(raw.accountName);
  check('accountName', lengthProblem(displayName, 64));
  return { givenNames: null, surnames: null, displayName };
}

function personalNames(raw: RawChange, account: Account, check: Check): Names {
  const givenNames = tidy(raw.givenNames);
  const surnames = tidy(raw.surnames);
  check('givenNames', nameProblem(givenNames));
  check('surnames', nameProblem(surnames));
  const kept = givenNames === account.givenNames && surnames === account.surnames;
  return { givenNames, surnames, displayName: kept ? account.displayName : `${givenNames} ${surnames}` };
}

function localPart(typed: string | null | undefined, field: ChangeField, where: Where, check: Check): string {
  const local = wishedLocalPart(tidy(typed), { ...where, type: where.account.type });
  if (!local.ok) {
    check(field, local.error === 'empty' ? 'required' : `address_${local.error}`);
    return '';
  }
  check(field, `${local.value}@${where.domain}`.toLowerCase() === where.account.address.toLowerCase() ? 'same' : null);
  return local.value;
}

/** Where the contract is over, a new last day is asked for: the account would be suspended again at once. */
function newLastDay(given: string | null | undefined, { account, today }: Where, check: Check): string | null {
  const over = account.contractEnd !== null && account.contractEnd < today;
  const day = tidy(given);
  if (day === '') check('contractEnd', over ? 'contract_over' : null);
  else {
    const kept = account.contractEnd !== null && !over && day <= account.contractEnd;
    check('contractEnd', dayProblem(day, today) ?? (kept ? 'not_later' : null));
  }
  return orNull(day);
}

function orNull(text: string): string | null {
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
