import { productName } from '#domain/account/product-names.ts';
import { isCreation, maskedDocument, type Form } from '#domain/form/form.ts';
import { filledIn, type FormField } from '#domain/modifications/filled-in.ts';
import { maskedAddress } from '#domain/plan/mail-life.ts';
import type { Correction } from '#domain/request/correction.ts';
import type { Request } from '#domain/request/request.ts';
import { UNTOUCHED_STATES } from '#domain/request/states.ts';
import type { Messages } from '#messages/messages.ts';
import { mention } from '../parts/person-line.ts';
import { shorten, type Line } from '../screen.ts';

/** So much of a value is shown, characters. */
const LONGEST = 150;
/** On the card, whose window has all: so much of a value, and so many fields. */
const LONGEST_ON_CARD = 60;
const MOST_ON_CARD = 2;

/** Which request this one corrects, and which one corrects it. */
export function correctsLines(m: Messages, { corrects, correctedBy }: Request): readonly Line[] {
  return [
    ...(corrects === undefined ? [] : [[m.correction.corrects(corrects)]]),
    ...(correctedBy === undefined ? [] : [[m.correction.correctedBy(correctedBy)]]),
  ];
}

/** What was corrected last, while somebody may have to read it to decide. */
export function correctedLines(m: Messages, request: Request): readonly Line[] {
  const last = lastToRead(request);
  return [...correctionLines(m, request, last), ...earlierLines(m, last)];
}

/** The same as one sentence of the card: the first fields, and how many there are besides. */
export function correctedSentence(m: Messages, request: Request): readonly Line[] {
  const last = lastToRead(request);
  const found = correctionAt(m, request, { index: last, longest: LONGEST_ON_CARD });
  if (found === null) return [];
  const { head, fields } = found;
  const left = fields.length - MOST_ON_CARD;
  const more = left > 0 ? [m.card.moreFacts(left)] : [];
  return [[...head, ` ${[...fields.slice(0, MOST_ON_CARD), ...more].join('; ')}.`], ...earlierLines(m, last)];
}

/** One correction: who and when, and each field before and after. Empty when there is no such correction. */
export function correctionLines(m: Messages, request: Request, index: number): readonly Line[] {
  const found = correctionAt(m, request, { index, longest: LONGEST });
  return found === null ? [] : [found.head, ...found.fields.map((text): Line => [`• ${text}`])];
}

/** The correction that somebody may have to read to decide, by its index; -1 for none. */
function lastToRead({ corrections = [], state }: Request): number {
  return UNTOUCHED_STATES.includes(state) ? corrections.length - 1 : -1;
}

function earlierLines(m: Messages, last: number): readonly Line[] {
  return last > 0 ? [[m.correction.earlier(last)]] : [];
}

function correctionAt(
  m: Messages,
  request: Request,
  { index, longest }: { readonly index: number; readonly longest: number },
): { readonly head: Line; readonly fields: readonly string[] } | null {
  const { requester, form, corrections = [] } = request;
  const correction = corrections[index];
  if (correction === undefined) return null;
  const { at, before, fields } = correction;
  const after = corrections[index + 1]?.before ?? form;
  return {
    head: [{ bold: m.correction.by(requester.name, m.moment(at)) }, ...mention(requester)],
    fields: fields.map((field) => fieldText(m, field, { before, after, longest })),
  };
}

function fieldText(
  m: Messages,
  field: FormField,
  { before: was, after: is, longest }: Pick<Correction, 'before'> & { readonly after: Form; readonly longest: number },
): string {
  const labels: Partial<Record<string, string>> = isCreation(is) ? m.form.fields : m.change.fields;
  const label = labels[field] ?? field;
  const [before, after] = [was, is].map((form) => shorten(valueText(m, field, filledIn(form)[field]), longest));
  return before === undefined || after === undefined || before === after
    ? m.correction.unseen(label)
    : m.correction.changed(label, before, after);
}

/** A value as the cards show it: documents and personal addresses only in part. */
function valueText(m: Messages, field: FormField, value: unknown): string {
  if (value === null || value === undefined || value === '') return m.correction.empty;
  if (Array.isArray(value)) {
    const each = value.map((one) => valueText(m, field, one));
    return each.length === 0 ? m.correction.empty : each.join(', ');
  }
  if (typeof value === 'object') return nameIn(value);
  const text = String(value);
  if (field === 'documentNumber') return maskedDocument(text);
  if (field === 'contactEmail') return maskedAddress(text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return m.day(text);
  const words: Partial<Record<FormField, Readonly<Record<string, string>>>> = {
    ...{ type: m.form.types, documentType: m.form.documentTypes, relation: m.form.relations },
    ...{ custody: m.mail.custody.options, rights: m.change.rights },
  };
  const known = words[field];
  return known !== undefined && Object.hasOwn(known, text) ? (known[text] ?? text) : text.replace(/\s+/g, ' ');
}

/** A person, a department or a group by name; an account by its address; a licence by its product's name. */
function nameIn(value: object): string {
  const { name, address, skuPartNumber, skuId } = value as Partial<Record<string, string>>;
  if (skuPartNumber !== undefined) return productName({ skuId: skuId ?? '', skuPartNumber });
  return address ?? name ?? '';
}
