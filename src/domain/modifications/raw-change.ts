import type { AskedFor } from '#domain/form/account-access.ts';
import type { OtherAccount } from '#domain/account/account-form.ts';
import type { Licence, NamedId } from '#domain/account/account.ts';
import type { Department } from '#domain/account/department.ts';
import type { DocumentRule } from '#domain/form/document-type.ts';
import type { FieldProblem } from '#domain/form/validate-form.ts';
import type { Person } from '#domain/person.ts';

/** What a field is filled in with, once the door has looked up whom or what it names. */
export interface Filling {
  readonly text: string;
  /** `YYYY-MM-DD`, as typed or picked. */
  readonly day: string;
  readonly choice: string;
  readonly choices: readonly string[];
  readonly person: Person;
  readonly account: OtherAccount;
  readonly accounts: readonly OtherAccount[];
  readonly groups: readonly NamedId[];
  readonly licence: Licence;
  readonly department: Department;
}

/** The fields of the forms about an account that is there, by the names that doors and messages use for them. */
export const FILLED_WITH = {
  givenNames: 'text',
  surnames: 'text',
  accountName: 'text',
  position: 'text',
  department: 'department',
  phone: 'text',
  relation: 'choice',
  contractNumber: 'text',
  contractStart: 'day',
  responsible: 'person',
  newAddress: 'text',
  alias: 'text',
  licence: 'licence',
  replaces: 'licence',
  join: 'groups',
  leave: 'groups',
  replyText: 'text',
  from: 'day',
  until: 'day',
  redirectTo: 'account',
  delegate: 'account',
  rights: 'choices',
  contractEnd: 'day',
  documentType: 'choice',
  documentNumber: 'text',
  newResponsible: 'person',
  lastDay: 'day',
  custody: 'choice',
  keepers: 'accounts',
  mayBeLost: 'text',
  justification: 'text',
} as const satisfies Readonly<Record<string, keyof Filling>>;
export type FilledField = keyof typeof FILLED_WITH;

/** The fields that are filled in with one of these. */
export function fieldsFilledWith(...kinds: readonly (keyof Filling)[]): readonly FilledField[] {
  return (Object.keys(FILLED_WITH) as FilledField[]).filter((field) => kinds.includes(FILLED_WITH[field]));
}

/** Beside those: which account it is about, and what is asked for. */
export type ChangeField = 'account' | 'what' | FilledField;

/** A form as it came through a door: text as typed; people, departments and whatever was chosen already resolved. */
export type RawChange = { readonly what: Exclude<AskedFor, 'block'> } & {
  readonly [Field in FilledField]?: Filling[(typeof FILLED_WITH)[Field]] | null;
};

/** What can be wrong besides a form's usual problems. */
export type ChangeProblem =
  | 'same'
  | 'itself'
  | 'before_from'
  | 'before_start'
  | 'not_later'
  | 'nothing_chosen'
  | 'in_both'
  | 'contract_over'
  | 'not_kept';

export type ChangeFieldError =
  | { readonly field: ChangeField; readonly problem: FieldProblem | ChangeProblem }
  /** The number has another form than these documents have. */
  | { readonly field: 'documentNumber'; readonly problem: 'document_form'; readonly rule: DocumentRule };
