import { productName } from '#domain/account/product-names.ts';
import { filledIn, type FormField } from '#domain/modifications/filled-in.ts';
import type { Messages } from '#messages/messages.ts';
import type { ToCorrect } from '#use-cases/requests/correction.ts';
import { paragraph, type Dialog, type Field, type Option } from '../screen.ts';
import { licenceValue } from './licence-value.ts';

/** The window of a form, filled in as the request's form was sent, which corrects that request. */
export function asCorrection(m: Messages, dialog: Dialog, correcting: ToCorrect): Dialog {
  const sent: Partial<Record<string, unknown>> = filledIn(correcting.request.form);
  const content = dialog.content.map((part) => (part.kind === 'field' ? filledField(part, sent[part.name]) : part));
  return correctionFrame(m, { ...dialog, content }, correcting);
}

/** The same while it is filled in: what stands in its fields stays. */
export function correctionFrame(m: Messages, dialog: Dialog, { request, how }: ToCorrect): Dialog {
  const { title, submit, intro } = m.correction;
  return {
    ...dialog,
    ...{ title: title[how], submit: submit[how], state: { ...dialog.state, corrects: request.id } },
    content: [paragraph([[intro[how](request.number)]], 'correcting'), ...dialog.content],
  };
}

/** The field with this value in it. Consent is given anew with each form. */
function filledField(field: Field, value: unknown): Field {
  const { input, name } = field;
  if (value === undefined || name === ('consent' satisfies FormField)) return field;
  if (value === null) return emptied(field);
  switch (input.input) {
    case 'line':
    case 'paragraph':
    case 'email':
    case 'day':
      return { ...field, input: { ...input, initial: optionOf(value).text } };
    case 'choice':
    case 'switch':
      return { ...field, input: { ...input, initial: optionOf(value).value } };
    case 'person':
      return { ...field, input: { ...input, initial: optionOf(value).value } };
    case 'checks':
      return { ...field, input: { ...input, initial: listOf(value).map(({ value: chosen }) => chosen) } };
    case 'search':
      return { ...field, input: { ...input, initial: optionOf(value) } };
    case 'multi_search':
      return { ...field, input: { ...input, initial: listOf(value) } };
  }
}

/** It was left empty, whatever the register has. */
function emptied(field: Field): Field {
  const { input } = field;
  switch (input.input) {
    case 'switch':
      return field;
    case 'checks':
      return { ...field, input: { ...input, initial: [] } };
    case 'multi_search':
      return { ...field, input: { ...input, initial: [] } };
    default:
      return { ...field, input: { ...input, initial: null } };
  }
}

function listOf(value: unknown): readonly Option[] {
  return Array.isArray(value) ? value.map(optionOf) : [optionOf(value)];
}

/** What was filled in, as the search of its field would offer it. */
function optionOf(value: unknown): Option {
  if (typeof value !== 'object' || value === null) return { text: String(value), value: String(value) };
  const { id, code, name, address, displayName, skuId, skuPartNumber } = value as Partial<Record<string, string>>;
  if (skuId !== undefined && skuPartNumber !== undefined) {
    const licence = { skuId, skuPartNumber };
    return { text: productName(licence), value: licenceValue(licence) };
  }
  const option = { text: displayName ?? name ?? '', value: id ?? code ?? '' };
  return address === undefined ? option : { ...option, description: address };
}
