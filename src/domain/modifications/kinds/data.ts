import type { DataForm, PersonalData } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { LONGEST } from '#domain/directory-limits.ts';
import { directoryPhones, phoneProblem, tidyPhones } from '#domain/form/phones.ts';
import { LONGEST_CONTRACT_NUMBER } from '#domain/form/contract-fields.ts';
import { departmentProblem, lengthProblem, nameProblem, tidy } from '#domain/form/validate-form.ts';
import type { Change } from '#domain/plan/plan.ts';
import type { FormRow, ModificationWork } from '../account-work.ts';
import { changed, differs, responsibleChange } from '../changes.ts';
import { orNull, type Checking } from '../checking.ts';
import { GONE, headless, nameOf } from '../forgetting.ts';
import { cannot, workOn } from '../plan-draft.ts';
import type { RawChange } from '../raw-change.ts';

/**
 * Who the account is for, as the register and the directory have it. Whoever answers for a department's account holds it: another
 * one is a kind of its own, with a new password.
 */
export const data: ModificationWork<DataForm> = {
  draft: (raw, form) => {
    const read = personalData(raw, form);
    return read === null ? null : { type: 'data', data: read };
  },
  filled: ({ data: { displayName, ...sent }, account }) => ({
    ...sent,
    ...(account.type === 'departmental' ? { accountName: displayName, responsible: null } : {}),
  }),
  rows: (form) => rowsOf(form.data),
  registerChanges: (form, account) => changesOf(form.data, account),
  plan: (form, { account }) => {
    const { department, displayName } = form.data;
    if (department.name.length > LONGEST.department) return cannot('department_too_long', department.name);
    return workOn(account, {
      changes: changesOf(form.data, account),
      displayName,
      work: ['update_user', 'verify'],
    });
  },
  isSeen: ({ data: wanted }, { found }) => {
    const same = (left: string | null, right: string | null): boolean => (left ?? '') === (right ?? '');
    const { mobilePhone, businessPhone } = directoryPhones(wanted.phone);
    return (
      same(found.displayName, wanted.displayName) &&
      (wanted.givenNames === null ||
        (same(found.givenName, wanted.givenNames) && same(found.surname, wanted.surnames))) &&
      same(found.jobTitle, wanted.position) &&
      same(found.department, wanted.department.name) &&
      same(found.mobilePhone, mobilePhone) &&
      // One that is not ours may stand there.
      (businessPhone === null || same(found.businessPhone, businessPhone))
    );
  },
  accountAfter: (account, { form }) => {
    const { givenNames, surnames, displayName, position, department, phone, responsible } = form.data;
    return {
      ...account,
      contractNumber: form.data.contractNumber ?? account.contractNumber,
      ...{ givenNames, surnames, displayName, position, phone },
      responsible: account.type === 'departmental' ? account.responsible : (responsible ?? account.responsible),
      departmentCode: department.code,
      departmentName: department.name,
    };
  },
  forget: (form, { namesOf, personOrNull }) => {
    const names = namesOf(form.account);
    const before = form.data;
    return {
      ...form,
      data: {
        department: headless(before.department),
        position: before.position === null ? null : GONE,
        phone: before.phone === null ? null : GONE,
        ...(before.contractNumber === undefined ? {} : { contractNumber: GONE }),
        responsible: personOrNull(before.responsible),
        givenNames: before.givenNames === null ? null : names.givenNames,
        surnames: before.surnames === null ? null : names.surnames,
        displayName: form.account.type === 'personal' ? nameOf(names) : before.displayName,
      },
    };
  },
};

/** A department's account has a name only. What is left as it was keeps the name that people know. */
function personalData(raw: RawChange, form: Checking): PersonalData | null {
  const { account } = form;
  const { department } = raw;
  // Nobody may answer for a department's account that was read in from the tenant.
  const isDepartmental = account.type === 'departmental';
  const responsible = (isDepartmental ? account.responsible : raw.responsible) ?? null;
  form.note('department', departmentProblem(department));
  form.note('responsible', isDepartmental || responsible !== null ? null : 'required');
  const position = tidy(raw.position);
  form.note('position', position.length > LONGEST.jobTitle ? 'too_long' : null);
  const phone = tidyPhones(tidy(raw.phone));
  form.note('phone', phone === '' ? null : phoneProblem(phone));
  // It is corrected, never taken away: where nothing came it was not asked for.
  const contractNumber = isDepartmental ? null : (orNull(tidy(raw.contractNumber)) ?? account.contractNumber);
  form.note('contractNumber', (contractNumber ?? '').length > LONGEST_CONTRACT_NUMBER ? 'too_long' : null);
  const names = hasOneName(account) ? oneName(raw, form) : personalNames(raw, form);
  if (!department || (responsible === null && !isDepartmental)) return null;
  const contract = contractNumber === null ? {} : { contractNumber };
  return { ...names, position: orNull(position), phone: orNull(phone), ...contract, department, responsible };
}

type Names = Pick<PersonalData, 'givenNames' | 'surnames' | 'displayName'>;

/** A department's account, or one that was imported without given names and surnames, has a name only. */
export function hasOneName({ type, givenNames, surnames }: Account): boolean {
  return type === 'departmental' || (givenNames === null && surnames === null);
}

function oneName(raw: RawChange, form: Checking): Names {
  const displayName = tidy(raw.accountName);
  form.note('accountName', lengthProblem(displayName, 64));
  return { givenNames: null, surnames: null, displayName };
}

function personalNames(raw: RawChange, form: Checking): Names {
  const { account } = form;
  const givenNames = tidy(raw.givenNames);
  const surnames = tidy(raw.surnames);
  form.note('givenNames', nameProblem(givenNames));
  form.note('surnames', nameProblem(surnames));
  const isKept = givenNames === account.givenNames && surnames === account.surnames;
  return { givenNames, surnames, displayName: isKept ? account.displayName : `${givenNames} ${surnames}` };
}

function changesOf(wanted: PersonalData, account: Account): readonly Change[] {
  const names =
    account.type === 'personal' && wanted.givenNames !== null
      ? [
          changed('given_names', account.givenNames, wanted.givenNames),
          changed('surnames', account.surnames, wanted.surnames),
        ]
      : [];
  const all = [
    ...names,
    changed('display_name', account.displayName, wanted.displayName),
    changed('position', account.position, wanted.position),
    changed('department', account.departmentName, wanted.department.name),
    changed('phone', account.phone, wanted.phone),
    changed('contract_number', account.contractNumber, wanted.contractNumber ?? account.contractNumber),
  ];
  const person = account.type === 'departmental' ? [] : responsibleChange(account, wanted.responsible);
  return [...all.filter(differs), ...person];
}

function rowsOf(given: PersonalData): readonly FormRow[] {
  const names: readonly FormRow[] =
    given.givenNames === null && given.surnames === null
      ? [{ label: 'accountName', text: given.displayName }]
      : [
          { label: 'givenNames', text: given.givenNames },
          { label: 'surnames', text: given.surnames },
        ];
  return [
    ...names,
    { label: 'position', text: given.position },
    { label: 'department', department: given.department },
    { label: 'phone', text: given.phone },
    ...(given.contractNumber === undefined ? [] : [{ label: 'contractNumber', text: given.contractNumber } as const]),
    { label: 'responsible', person: given.responsible },
  ];
}
