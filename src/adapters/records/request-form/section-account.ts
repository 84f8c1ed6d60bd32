import { nameAndId } from '#domain/people/chat-name.ts';
import type { AccountForm, OtherAccount, PersonalData } from '#domain/account/account-form.ts';
import { isCreation, maskedDocument, type DepartmentalForm, type PersonalForm } from '#domain/form/form.ts';
import { productName } from '#domain/account/product-names.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/ports/record.ts';
import type { Field, Part, Section } from '../pdf/printed.ts';

/** Whose account it is, and everything that was filled in. A document stands masked, as everywhere, but in the systems area's copy, which says so. */
export function accountSection(
  m: Messages,
  { request: { form }, copy }: Pick<RequestRecord, 'request' | 'copy'>,
): Section {
  const { title } = m.record.account;
  if (!isCreation(form)) return { title, parts: accountParts(m, form) };
  if (form.type === 'departmental') return { title, parts: [{ kind: 'fields', rows: departmentRows(m, form) }] };
  const isFull = copy === 'systems';
  const rows = personRows(m, { form, document: isFull ? form.documentNumber : maskedDocument(form.documentNumber) });
  const note = { kind: 'note', text: m.record.account.fullDocument } as const;
  return { title, parts: [{ kind: 'fields', rows }, ...(isFull ? [note] : [])] };
}

function personRows(
  m: Messages,
  { form, document }: { readonly form: PersonalForm; readonly document: string },
): readonly Field[] {
  const { fields } = m.form;
  return [
    { label: fields.type, value: m.form.types.personal },
    { label: fields.givenNames, value: form.givenNames },
    { label: fields.surnames, value: form.surnames },
    { label: fields.documentType, value: m.form.documentTypes[form.documentType] },
    { label: fields.documentNumber, value: document },
    { label: fields.position, value: form.position },
    { label: fields.department, value: m.record.account.department(form.department.name, form.department.code) },
    { label: fields.relation, value: m.form.relations[form.relation] },
    { label: fields.contractEnd, value: dayOrNone(m, form.contractEnd) },
    { label: fields.contactEmail, value: form.contactEmail },
    { label: fields.contactPhone, value: form.contactPhone },
    { label: fields.chatUser, value: form.chatUser === null ? m.record.account.noHolder : nameAndId(form.chatUser) },
    { label: fields.responsible, value: nameAndId(form.responsible) },
    { label: fields.desiredAddress, value: form.desiredLocalPart ?? m.record.account.none },
  ];
}

function departmentRows(m: Messages, form: DepartmentalForm): readonly Field[] {
  const { fields } = m.form;
  return [
    { label: fields.type, value: m.form.types.departmental },
    { label: fields.accountName, value: form.accountName },
    { label: fields.department, value: m.record.account.department(form.department.name, form.department.code) },
    { label: fields.responsible, value: nameAndId(form.responsible) },
    { label: fields.contactPhone, value: form.contactPhone },
    { label: fields.desiredAddress, value: form.desiredLocalPart ?? m.record.account.none },
  ];
}

function accountParts(m: Messages, form: AccountForm): readonly Part[] {
  const { account } = form;
  const words = m.record.account;
  const holder =
    account.type === 'personal'
      ? [{ label: words.holder, value: account.holder === null ? words.noHolder : nameAndId(account.holder) }]
      : [];
  const rows: readonly Field[] = [
    { label: m.card.labels.existing, value: account.displayName },
    { label: m.card.labels.address, value: account.address },
    { label: m.form.fields.type, value: m.form.types[account.type] },
    { label: m.form.fields.department, value: words.department(account.departmentName, account.departmentCode) },
    ...holder,
    {
      label: m.form.fields.responsible,
      value: account.responsible === null ? m.card.noResponsible : nameAndId(account.responsible),
    },
  ];
  const asked = askedRows(m, form);
  return [
    { kind: 'fields', caption: words.now, rows },
    asked.length === 0
      ? { kind: 'note', text: words.nothingMore }
      : { kind: 'fields', caption: words.asked, rows: asked },
  ];
}

function askedRows(m: Messages, form: AccountForm): readonly Field[] {
  const { fields } = m.change;
  const row = (field: keyof typeof fields, value: string): Field => ({ label: fields[field], value });
  switch (form.type) {
    case 'data':
      return dataRows(m, form.data);
    case 'address':
      return [row('newAddress', form.localPart)];
    case 'alias':
      return [row('alias', form.localPart)];
    case 'licence':
      return [
        row('licence', productName(form.licence)),
        ...(form.replaces ? [row('replaces', productName(form.replaces))] : []),
      ];
    case 'groups':
      return [row('join', named(m, form.join)), row('leave', named(m, form.leave))];
    case 'out_of_office':
      return [
        row('replyText', form.text),
        row('from', dayOrNone(m, form.from)),
        row('until', dayOrNone(m, form.until)),
      ];
    case 'redirection':
      return [row('redirectTo', other(m, form.to)), row('until', dayOrNone(m, form.until))];
    case 'delegation':
      return [
        row('delegate', other(m, form.to)),
        row('rights', form.rights.map((right) => m.change.rights[right]).join('\n')),
      ];
    case 'contract':
      return [row('contractEnd', dayOrNone(m, form.contractEnd))];
    case 'responsible':
      return [row('newResponsible', nameAndId(form.responsible))];
    case 'deletion':
      return [
        row('lastDay', dayOrNone(m, form.lastDay)),
        row('redirectTo', form.redirectTo === null ? m.record.account.none : other(m, form.redirectTo)),
        row('replyText', form.outOfOffice === '' ? m.record.account.none : form.outOfOffice),
      ];
    case 'restoration':
      return form.contractEnd === null ? [] : [row('contractEnd', dayOrNone(m, form.contractEnd))];
    case 'suspension':
      return [{ label: m.values.labels.contract_end, value: dayOrNone(m, form.contractEnd) }];
    case 'password':
    case 'shared':
      return [];
  }
}

/** Personal data as it shall stand: a department's account has one name only. */
function dataRows(m: Messages, data: PersonalData): readonly Field[] {
  const { fields } = m.change;
  const { none, department } = m.record.account;
  const names =
    data.givenNames === null && data.surnames === null
      ? [{ label: fields.accountName, value: data.displayName }]
      : [
          { label: fields.givenNames, value: data.givenNames ?? none },
          { label: fields.surnames, value: data.surnames ?? none },
        ];
  return [
    ...names,
    { label: fields.position, value: data.position ?? none },
    { label: fields.department, value: department(data.department.name, data.department.code) },
    { label: fields.phone, value: data.phone ?? none },
    {
      label: fields.responsible,
      value: data.responsible === null ? m.card.noResponsible : nameAndId(data.responsible),
    },
  ];
}

function named(m: Messages, groups: readonly { readonly name: string }[]): string {
  return groups.length === 0 ? m.record.account.none : groups.map(({ name }) => name).join('\n');
}

function other(m: Messages, { displayName, address }: OtherAccount): string {
  return m.record.account.other(displayName, address);
}

function dayOrNone(m: Messages, day: string | null): string {
  return day === null ? m.record.account.none : m.day(day);
}
