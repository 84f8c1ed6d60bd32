import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { tiesTo } from '#domain/form/account-access.ts';
import { DELEGATION_RIGHTS, type Modification } from '#domain/account/account-form.ts';
import type { Account, Licence } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { productName } from '#domain/account/product-names.ts';
import { hasOneName, REPLY_MAX } from '#domain/form/validate-change.ts';
import type { Messages } from '#messages/messages.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import { licenceValue } from './change-state.ts';
import { accountText, CHANGE_VIEWS, search, type ChangeMetadata } from './change-views.ts';
import { formFrame, inputsOf, option } from './form-inputs.ts';
import { plain, rich, shorten } from './rich-text.ts';

/** Most groups that one request joins, and that it leaves. */
const MOST_GROUPS = 10;

interface About {
  readonly account: Account;
  readonly what: Modification;
  readonly institution: Institution;
  readonly departments: Departments;
  readonly today: string;
  /** Who reads the form. */
  readonly actor: Actor;
  /** Held licences of which one can be replaced; null where the tenant did not tell in time. */
  readonly licences?: readonly Licence[] | null;
  /** Nobody has approved yet that the account is theirs. */
  readonly isClaim?: boolean;
}

/** Second step of a modification: the fields of what is changed, with what the register knows filled in. */
export function detailsView(m: Messages, about: About): ModalView {
  const { account, what } = about;
  const words = m.change.modifications[what];
  const metadata: ChangeMetadata = { accountId: account.id, what };
  return {
    ...formFrame(m, {
      callback: CHANGE_VIEWS.details,
      title: m.change.details.title,
      submit: m.change.submit,
      metadata,
    }),
    blocks: [
      rich([[{ bold: words.name }], [words.about]], 'intro'),
      accountText(account),
      ...fieldsFor(m, about),
      inputsOf(m, m.change.fields).paragraph('justification', 1000),
    ],
  };
}

function fieldsFor(m: Messages, about: About): readonly KnownBlock[] {
  const { account, what, institution, today } = about;
  const of = inputsOf(m, m.change.fields);
  const { hints } = m.change;
  const other = { hint: plain(hints.otherAccount) };
  switch (what) {
    case 'data':
      return dataFields(m, about);
    case 'address':
      return [of.line('newAddress', 100, { hint: plain(hints.address(institution.mailDomain)) })];
    case 'alias':
      return [of.line('alias', 100, { hint: plain(hints.address(institution.mailDomain)) })];
    case 'password':
      return [rich([[passwordGoesTo(m, about)]], 'goes_to')];
    case 'licence':
      return [of.search('licence', search(m), { hint: plain(hints.licence) }), ...replacedField(m, about)];
    case 'groups':
      return [groups(m, 'join', hints.join), groups(m, 'leave', hints.leave)];
    case 'out_of_office':
      return [of.paragraph('replyText', REPLY_MAX), of.day('from', {}, today), of.day('until')];
    case 'redirection':
      return [of.search('redirectTo', search(m), other), of.day('until')];
    case 'delegation':
      return [
        of.search('delegate', search(m), other),
        of.checkboxes(
          'rights',
          DELEGATION_RIGHTS.map((right) => option(m.change.rights[right], right)),
        ),
      ];
    case 'contract':
      return [
        ...(account.contractEnd === null
          ? []
          : [rich([[m.change.contractNow(m.day(account.contractEnd))]], 'present')]),
        ...(isHolder(about) ? [rich([[m.contract.agreement.needed]], 'agreement')] : []),
        of.day('contractEnd'),
      ];
    case 'responsible':
      return [of.person('newResponsible')];
    case 'shared':
      return [];
  }
}

/** Who asks for more time under their own contract is told who confirms it. */
function isHolder({ account, actor }: About): boolean {
  return tiesTo(account, { actor, head: null }).includes('holder');
}

/** Asked for only where there is a choice. */
function replacedField(m: Messages, { licences = [] }: About): readonly KnownBlock[] {
  const of = inputsOf(m, m.change.fields);
  const { hints } = m.change;
  if (licences === null)
    return [of.search('replaces', search(m), { optional: true, hint: plain(hints.replacesUnknown) })];
  if (licences.length <= 1) return [];
  const options = licences.map((one) => option(shorten(productName(one), 75), licenceValue(one)));
  return [of.choice('replaces', options, { hint: plain(hints.replaces) })];
}

function dataFields(m: Messages, { account, departments }: About): readonly KnownBlock[] {
  const of = inputsOf(m, m.change.fields);
  const names = hasOneName(account)
    ? [of.line('accountName', 64, {}, account.displayName)]
    : [of.line('givenNames', 64, {}, account.givenNames), of.line('surnames', 64, {}, account.surnames)];
  const listed = departments.listed ? departments.find(account.departmentCode) : null;
  const department = departments.listed
    ? listed === null
      ? null
      : option(shorten(listed.name, 75), listed.code.slice(0, 150))
    : account.departmentName;
  return [
    ...names,
    of.line('position', 128, { optional: true }, account.position),
    of.department(departments.listed, department),
    of.line('phone', 30, { optional: true, hint: plain(m.change.hints.phone) }, account.phone),
    ...(account.type === 'departmental' ? [] : [of.person('responsible', {}, account.responsible?.id ?? null)]),
  ];
}

function groups(m: Messages, field: 'join' | 'leave', hint: string): InputBlock {
  return inputsOf(m, m.change.fields).input(
    field,
    {
      type: 'multi_external_select',
      action_id: field,
      min_query_length: field === 'join' ? 1 : 0,
      max_selected_items: MOST_GROUPS,
      placeholder: plain(m.change.placeholders.search),
    },
    { optional: true, hint: plain(hint) },
  );
}

/** A temporary password is for the holder; where they are not in the chat, the official who answers for the account hands it over. */
function passwordGoesTo(m: Messages, { account, actor, isClaim = false }: About): string {
  const { type, holder, responsible } = account;
  const words = m.change.passwordGoesTo;
  const own = type === 'departmental' ? responsible : holder;
  const isOwn = type === 'personal' && tiesTo(account, { actor, head: null }).includes('holder');
  if (isOwn) return isClaim ? words.claimed : words.own;
  if (own !== null) return words.holder(own.name);
  return responsible === null ? words.nobody : words.responsible(responsible.name);
}
