import { nameAndId } from '#domain/people/chat-name.ts';
import type { AccountForm, OtherAccount } from '#domain/account/account-form.ts';
import { isCreation, maskedDocument, type DepartmentalForm, type PersonalForm } from '#domain/form/form.ts';
import type { FormRow } from '#domain/modifications/account-work.ts';
import { workOf } from '#domain/modifications/kinds/all.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import type { Field, Part, Section } from '../pdf/printed.ts';

/** Whose account it is, and everything that was filled in. A document stands masked, as everywhere, but in the systems area's copy, which says so. */
export function accountSection(
  m: Messages,
  { request: { form }, copy }: Pick<RequestRecord, 'request' | 'copy'>,
): Section {
  const { title } = m.record.account;
  const isFull = copy === 'systems';
  const note = { kind: 'note', text: m.record.account.fullDocument } as const;
  if (!isCreation(form)) return { title, parts: [...accountParts(m, { form, isFull }), ...(isFull ? [note] : [])] };
  if (form.type === 'departmental') return { title, parts: [{ kind: 'fields', rows: departmentRows(m, form) }] };
  const rows = personRows(m, { form, document: isFull ? form.documentNumber : maskedDocument(form.documentNumber) });
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
    { label: fields.documentType, value: m.form.documentTypes[form.documentType] ?? form.documentType },
    { label: fields.documentNumber, value: document },
    { label: fields.position, value: form.position },
    { label: fields.department, value: m.record.account.department(form.department.name, form.department.code) },
    { label: fields.relation, value: m.form.relations[form.relation] ?? form.relation },
    ...(form.contractNumber === undefined ? [] : [{ label: fields.contractNumber, value: form.contractNumber }]),
    ...(form.contractStart === undefined ? [] : [{ label: fields.contractStart, value: m.day(form.contractStart) }]),
    { label: fields.contractEnd, value: dayOrNone(m, form.contractEnd) },
    { label: fields.contactEmail, value: form.contactEmail },
    { label: fields.contactPhone, value: form.contactPhone ?? m.record.account.none },
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
    { label: fields.contactPhone, value: form.contactPhone ?? m.record.account.none },
    { label: fields.desiredAddress, value: form.desiredLocalPart ?? m.record.account.none },
  ];
}

function accountParts(
  m: Messages,
  { form, isFull }: { readonly form: AccountForm; readonly isFull: boolean },
): readonly Part[] {
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
  const asked = askedRows(m, { form, isFull });
  return [
    { kind: 'fields', caption: words.now, rows },
    asked.length === 0
      ? { kind: 'note', text: words.nothingMore }
      : { kind: 'fields', caption: words.asked, rows: asked },
  ];
}

function askedRows(
  m: Messages,
  { form, isFull }: { readonly form: AccountForm; readonly isFull: boolean },
): readonly Field[] {
  const rows = workOf(form.type).rows?.(form) ?? [];
  return rows.map((row) => ({ label: labelOf(m, row.label), value: valueOf(m, isFull ? row : masked(row)) }));
}

/** A document as everybody may see it. */
function masked(row: FormRow): FormRow {
  if (!('document' in row)) return row;
  return { ...row, document: { ...row.document, number: maskedDocument(row.document.number) } };
}

function labelOf(m: Messages, label: FormRow['label']): string {
  return label === 'contract_end' ? m.values.labels.contract_end : m.change.fields[label];
}

function valueOf(m: Messages, row: FormRow): string {
  const { none, department } = m.record.account;
  if ('text' in row) return row.text ?? none;
  if ('day' in row) return dayOrNone(m, row.day);
  if ('account' in row) return row.account === null ? none : other(m, row.account);
  if ('person' in row) return row.person === null ? m.card.noResponsible : nameAndId(row.person);
  if ('department' in row) return department(row.department.name, row.department.code);
  if ('relation' in row) return m.form.relations[row.relation] ?? row.relation;
  if ('document' in row)
    return `${m.form.documentTypes[row.document.type] ?? row.document.type} ${row.document.number}`;
  return row.rights.map((right) => m.change.rights[right]).join('\n');
}

function other(m: Messages, { displayName, address }: OtherAccount): string {
  return m.record.account.other(displayName, address);
}

function dayOrNone(m: Messages, day: string | null): string {
  return day === null ? m.record.account.none : m.day(day);
}
