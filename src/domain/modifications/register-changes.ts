import type { AccountForm, PersonalData } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Change, ChangeValue } from '#domain/plan/plan.ts';

/**
 * What the request changes in the line of the register, before and after. Null for requests whose changes only the tenant
 * can tell. Empty when everything stands as it is asked for.
 */
export function registerChanges(
  form: AccountForm,
  { account, mailDomain }: { readonly account: Account; readonly mailDomain: string },
): readonly Change[] | null {
  switch (form.type) {
    case 'data':
      return dataChanges(form.data, account);
    case 'address':
      return [changed('address', account.address, `${form.localPart}@${mailDomain}`)].filter(differs);
    case 'contract':
      return contractChange(account, form.contractEnd);
    case 'responsible':
      return form.responsible.id === account.responsible?.id
        ? []
        : [changed('responsible', account.responsible?.name ?? null, form.responsible.name)];
    case 'groups':
      return form.join.length + form.leave.length === 0 ? [] : null;
    case 'password':
    case 'licence':
    case 'out_of_office':
    case 'redirection':
    case 'alias':
    case 'shared':
    case 'delegation':
    case 'deletion':
    case 'restoration':
    case 'suspension':
      return null;
  }
}

export function contractChange(account: Account, contractEnd: string | null): readonly Change[] {
  if (contractEnd === null || contractEnd === account.contractEnd) return [];
  const before = account.contractEnd === null ? null : { day: account.contractEnd };
  return [{ what: 'contract_end', before, after: { day: contractEnd } }];
}

/** The sign-in name goes along with a new address; told where it was another one than the address. */
export function signInNameChange(
  account: Pick<Account, 'address' | 'userPrincipalName'>,
  to: string,
): readonly Change[] {
  const { address, userPrincipalName } = account;
  return address === userPrincipalName ? [] : [changed('sign_in_name', userPrincipalName, to)].filter(differs);
}

/** A change of plain texts. */
export function changed(what: Change['what'], before: string | null, after: string | null): Change {
  return { what, before: textOf(before), after: textOf(after) };
}

function textOf(value: string | null): ChangeValue {
  return value === null || value === '' ? null : { text: value };
}

function dataChanges(data: PersonalData, account: Account): readonly Change[] {
  const names =
    account.type === 'personal' && data.givenNames !== null
      ? [
          changed('given_names', account.givenNames, data.givenNames),
          changed('surnames', account.surnames, data.surnames),
        ]
      : [];
  // Another responsible official of a department's account is a change of its own, with a new password.
  const { responsible } = data;
  const person =
    account.type === 'departmental' || responsible === null || account.responsible?.id === responsible.id
      ? []
      : [changed('responsible', account.responsible?.name ?? null, responsible.name)];
  return [
    ...[
      ...names,
      changed('display_name', account.displayName, data.displayName),
      changed('position', account.position, data.position),
      changed('department', account.departmentName, data.department.name),
      changed('phone', account.phone, data.phone),
    ].filter(differs),
    ...person,
  ];
}

function differs({ before, after }: Change): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}
