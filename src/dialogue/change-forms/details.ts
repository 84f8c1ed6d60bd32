import { DELEGATION_RIGHTS, type Modification } from '#domain/account/account-form.ts';
import type { Account, Licence } from '#domain/account/account.ts';
import type { Department } from '#domain/account/department.ts';
import { productName } from '#domain/account/product-names.ts';
import { ruleOf } from '#domain/account/relation.ts';
import { LONGEST } from '#domain/directory-limits.ts';
import { LONGEST_PHONES } from '#domain/form/phones.ts';
import { LONGEST_CONTRACT_NUMBER } from '#domain/form/contract-fields.ts';
import { hasOneName } from '#domain/modifications/kinds/data.ts';
import { REPLY_MAX } from '#domain/modifications/checking.ts';
import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import {
  checks,
  choice,
  day,
  department,
  longText,
  optionsOf,
  person,
  search,
  searches,
  shortText,
} from '../parts/fields.ts';
import { paragraph, type Dialog, type Field, type Part } from '../screen.ts';
import { accountPart, changeFields, isHolder, type ChangeState } from './about-account.ts';
import { licenceValue } from '../parts/licence-value.ts';
import { employmentContent } from './employment.ts';
import { passwordGoesTo } from './password-line.ts';

/** Most groups that one request joins, and that it leaves. */
const MOST_GROUPS = 10;

interface About {
  readonly account: Account;
  readonly what: Modification;
  readonly institution: Pick<Institution, 'mailDomain' | 'relations' | 'documentTypes'>;
  readonly departments: Pick<Departments, 'listed' | 'find'>;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Who reads the form. */
  readonly actor: Actor;
  /** Held licences of which one can be replaced; null where the tenant did not tell in time. */
  readonly licences?: readonly Licence[] | null;
  /** Nobody has approved yet that the account is theirs. */
  readonly isClaim?: boolean;
  /** The relation that is chosen, of a change of the relation; the account's own until another one is. */
  readonly relation?: string | null;
  /** The reason, as it is filled in. */
  readonly why?: string;
}

/** Second step of a modification: the fields of what is changed, with what the register knows filled in. */
export function detailsDialog(m: Messages, about: About): Dialog {
  const { account, what } = about;
  const words = m.change.modifications[what];
  const state: ChangeState = { accountId: account.id, what };
  return {
    ...{ form: CHANGE_FORMS.details, state },
    ...{ title: m.change.details.title, submit: m.change.submit, close: m.form.close },
    content: [
      paragraph([[{ bold: words.name }], [words.about]], 'intro'),
      accountPart(account),
      ...contentFor(m, about),
      ...changeFields(m, { justification: longText(1000, { initial: about.why ?? null }) }),
    ],
  };
}

function contentFor(m: Messages, about: About): readonly (Part | Field)[] {
  const { what, institution, today } = about;
  const { hints } = m.change;
  const address = shortText(100, { hint: hints.address(institution.mailDomain) });
  const other = search(m, { hint: hints.otherAccount });
  switch (what) {
    case 'data':
      return dataFields(m, about);
    case 'address':
      return changeFields(m, { newAddress: address });
    case 'alias':
      return changeFields(m, { alias: address });
    case 'password':
      return [paragraph([[passwordGoesTo(m, about)]], 'goes_to')];
    case 'licence':
      return [...changeFields(m, { licence: search(m, { hint: hints.licence }) }), ...replacedFields(m, about)];
    case 'groups':
      return changeFields(m, {
        join: searches(m, { most: MOST_GROUPS, from: 1, optional: true, hint: hints.join }),
        leave: searches(m, { most: MOST_GROUPS, from: 0, optional: true, hint: hints.leave }),
      });
    case 'out_of_office':
      return changeFields(m, { replyText: longText(REPLY_MAX), from: day(m, { initial: today }), until: day(m) });
    case 'redirection':
      return changeFields(m, { redirectTo: other, until: day(m) });
    case 'delegation':
      return changeFields(m, { delegate: other, rights: checks(optionsOf(DELEGATION_RIGHTS, m.change.rights)) });
    case 'contract':
      return contractContent(m, about);
    case 'employment':
      return employmentContent(m, about);
    case 'responsible':
      return [
        ...(about.account.responsible === null
          ? []
          : [paragraph([[m.change.responsibleNow(about.account.responsible.name)]], 'present')]),
        ...changeFields(m, { newResponsible: person(m) }),
      ];
    case 'shared':
      return [];
  }
}

/** Who asks for more time under their own contract is told who confirms it. */
function contractContent(m: Messages, { account, actor }: About): readonly (Part | Field)[] {
  const { contractEnd } = account;
  return [
    ...(contractEnd === null ? [] : [paragraph([[m.change.contractNow(m.day(contractEnd))]], 'present')]),
    ...(isHolder(account, actor) ? [paragraph([[m.contract.agreement.needed]], 'agreement')] : []),
    ...changeFields(m, { contractEnd: day(m) }),
  ];
}

/** Asked for only where there is a choice. */
function replacedFields(m: Messages, { licences = [] }: About): readonly Field[] {
  const { hints } = m.change;
  if (licences === null)
    return changeFields(m, { replaces: search(m, { optional: true, hint: hints.replacesUnknown }) });
  if (licences.length <= 1) return [];
  const options = licences.map((one) => ({ text: productName(one), value: licenceValue(one) }));
  return changeFields(m, { replaces: choice(m, { options, hint: hints.replaces }) });
}

/** Asked for where there is one, or where the relation has one. */
function contractFields(m: Messages, { account, institution }: About): readonly Field[] {
  const { type, relation, contractNumber } = account;
  if (type === 'departmental') return [];
  if (contractNumber === null && (ruleOf(institution.relations, relation)?.needsContract ?? false) === false) return [];
  const number = { initial: contractNumber, ...(contractNumber === null ? { optional: true as const } : {}) };
  return changeFields(m, { contractNumber: shortText(LONGEST_CONTRACT_NUMBER, number) });
}

function dataFields(m: Messages, about: About): readonly Field[] {
  const { account, departments } = about;
  const { hints } = m.change;
  const names = hasOneName(account)
    ? changeFields(m, { accountName: shortText(64, { initial: account.displayName }) })
    : changeFields(m, {
        givenNames: shortText(LONGEST.givenName, { initial: account.givenNames }),
        surnames: shortText(LONGEST.surname, { initial: account.surnames }),
      });
  return [
    ...names,
    ...changeFields(m, {
      position: shortText(LONGEST.jobTitle, { optional: true, initial: account.position }),
      department: department(m, { listed: departments.listed, initial: departmentNow(departments, account) }),
      phone: shortText(LONGEST_PHONES, { optional: true, hint: hints.phone, initial: account.phone }),
    }),
    ...contractFields(m, about),
    ...(account.type === 'departmental'
      ? []
      : changeFields(m, { responsible: person(m, { initial: account.responsible?.id ?? null }) })),
  ];
}

/** The department as the institution's list has it; one that it does not have is chosen anew. */
function departmentNow(
  departments: About['departments'],
  { departmentCode: code, departmentName: name }: Account,
): Pick<Department, 'code' | 'name'> | null {
  return departments.listed ? departments.find(code) : { code, name };
}
