import { isCreation, type CreationForm, type Form } from '#domain/form/form.ts';
import type { Field, RawForm } from '#domain/form/validate-form.ts';
import type { ChangeForm } from './account-work.ts';
import { workOf } from './kinds/all.ts';
import type { FilledField, RawChange } from './raw-change.ts';

/** A form for a new account as it was filled in; what the other type asks for is empty. */
export function filledCreation(form: CreationForm): Required<RawForm> {
  const { type, department, contactPhone, responsible, justification } = form;
  const person = form.type === 'personal' ? form : null;
  return {
    ...{ type, department, contactPhone, responsible, justification, consent: true },
    desiredAddress: form.desiredLocalPart,
    accountName: form.type === 'departmental' ? form.accountName : null,
    givenNames: person?.givenNames ?? null,
    surnames: person?.surnames ?? null,
    documentType: person?.documentType ?? null,
    documentNumber: person?.documentNumber ?? null,
    position: person?.position ?? null,
    relation: person?.relation ?? null,
    contractNumber: person?.contractNumber ?? null,
    contractStart: person?.contractStart ?? null,
    contractEnd: person?.contractEnd ?? null,
    contactEmail: person?.contactEmail ?? null,
    chatUser: person?.chatUser ?? null,
  };
}

/** A form about an account as it was filled in. */
function filledChange(form: ChangeForm): RawChange {
  const filled = workOf<ChangeForm>(form.type).filled(form);
  return { what: form.type, ...filled, justification: form.justification };
}

/** A field of any form. */
export type FormField = Field | FilledField;

/** The fields in which two forms differ, in the order of the form. */
export function changedFields(before: Form, after: Form): readonly FormField[] {
  const [was, is] = [filledIn(before), filledIn(after)];
  const fields = [...new Set([...Object.keys(is), ...Object.keys(was)])] as FormField[];
  return fields.filter((field) => comparable(was[field]) !== comparable(is[field]));
}

/** Every field of a form with what it was filled in with; empty of a suspension, which nobody fills in, and of a block, which has a reason alone. */
export function filledIn(form: Form): Readonly<Partial<Record<FormField, unknown>>> {
  if (isCreation(form)) return filledCreation(form);
  if (form.type === 'suspension' || form.type === 'block') return {};
  const { what: _, ...filled } = filledChange(form);
  return filled;
}

/** People, accounts, groups, licences and departments are what their id says; names may be written anew. */
function comparable(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return JSON.stringify(value.map(comparable).toSorted());
  if (typeof value !== 'object') return JSON.stringify(value);
  const { id, skuId, code } = value as Partial<Record<'id' | 'skuId' | 'code', string>>;
  return id ?? skuId ?? code ?? JSON.stringify(value);
}
