import type { Account } from '#domain/account/account.ts';
import type { Change, ChangeValue } from '#domain/plan/plan.ts';

/** A change of plain texts. */
export function changed(what: Change['what'], before: string | null, after: string | null): Change {
  return { what, before: textOf(before), after: textOf(after) };
}

function textOf(value: string | null): ChangeValue {
  return value === null || value === '' ? null : { text: value };
}

export function differs({ before, after }: Change): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** Somebody else answers for the account. */
export function responsibleChange(
  account: Pick<Account, 'responsible'>,
  responsible: Account['responsible'],
): Change[] {
  if (responsible === null || account.responsible?.id === responsible.id) return [];
  return [changed('responsible', account.responsible?.name ?? null, responsible.name)];
}

/** Another last day of the contract, or none any more. */
export function contractChange(account: Pick<Account, 'contractEnd'>, contractEnd: string | null): readonly Change[] {
  return [changedDay('contract_end', account.contractEnd, contractEnd)].filter(differs);
}

/** A change of days. */
export function changedDay(what: Change['what'], before: string | null, after: string | null): Change {
  const dayOf = (day: string | null): ChangeValue => (day === null ? null : { day });
  return { what, before: dayOf(before), after: dayOf(after) };
}

/** The sign-in name goes along with a new address; told where it was another one than the address. */
export function signInNameChange(
  account: Pick<Account, 'address' | 'userPrincipalName'>,
  to: string,
): readonly Change[] {
  const { address, userPrincipalName } = account;
  return address === userPrincipalName ? [] : [changed('sign_in_name', userPrincipalName, to)].filter(differs);
}

/** A new password, handed over as a temporary one. */
export const NEW_PASSWORD: Change = { what: 'password', before: null, after: { word: 'temporary_password' } };

export const SIGN_IN_BLOCKED: Change = { what: 'sign_in', before: { word: 'allowed' }, after: { word: 'blocked' } };
export const SIGN_IN_ALLOWED: Change = { what: 'sign_in', before: { word: 'blocked' }, after: { word: 'allowed' } };
