import type { AccountForm, ModificationForm, OtherAccount } from '#domain/account/account-form.ts';
import type { AccountWork, ModificationWork } from '../account-work.ts';
import type { Account } from '#domain/account/account.ts';
import { isCreation, type Form } from '#domain/form/form.ts';
import type { Change } from '#domain/plan/plan.ts';
import { address } from './address.ts';
import { alias } from './alias.ts';
import { block } from './block.ts';
import { contract } from './contract.ts';
import { data } from './data.ts';
import { delegation } from './delegation.ts';
import { deletion } from './deletion.ts';
import { employment } from './employment.ts';
import { groups } from './groups.ts';
import { licence } from './licence.ts';
import { outOfOffice } from './out-of-office.ts';
import { password } from './password.ts';
import { redirection } from './redirection.ts';
import { responsible } from './responsible.ts';
import { restoration } from './restoration.ts';
import { shared } from './shared.ts';
import { suspension } from './suspension.ts';

type FormOf<Type extends AccountForm['type']> = Extract<AccountForm, { readonly type: Type }>;

const MODIFICATION_WORK: {
  readonly [Type in ModificationForm['type']]: ModificationWork<Extract<ModificationForm, { readonly type: Type }>>;
} = {
  data,
  address,
  password,
  licence,
  groups,
  out_of_office: outOfOffice,
  redirection,
  alias,
  shared,
  delegation,
  contract,
  employment,
  responsible,
};

const ACCOUNT_WORK: { readonly [Type in AccountForm['type']]: AccountWork<FormOf<Type>> } = {
  ...MODIFICATION_WORK,
  deletion,
  restoration,
  suspension,
  block,
};

/** What a kind of request about an account is, for forms of that kind. */
export function workOf<F extends AccountForm>(type: F['type']): AccountWork<F> {
  return ACCOUNT_WORK[type] as unknown as AccountWork<F>;
}

export function modificationOf<F extends ModificationForm>(type: F['type']): ModificationWork<F> {
  return MODIFICATION_WORK[type] as unknown as ModificationWork<F>;
}

/** What the request changes in the line of the register; empty when everything stands as asked for, null where only the tenant can tell. */
export function registerChanges(
  form: AccountForm,
  { account, mailDomain }: { readonly account: Account; readonly mailDomain: string },
): readonly Change[] | null {
  return workOf(form.type).registerChanges?.(form, account, mailDomain) ?? null;
}

/** The accounts that get messages of the account, or open its mailbox. */
export function beneficiariesOf(form: Form): readonly OtherAccount[] {
  return isCreation(form) ? [] : (workOf(form.type).beneficiaries?.(form) ?? []);
}
