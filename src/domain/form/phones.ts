import { LONGEST } from '#domain/directory-limits.ts';

/** Telephones as people write them in one field: several numbers, each perhaps with an extension. */

const BETWEEN = ' / ';

interface Phone {
  /** As it was typed, with spaces. */
  readonly number: string;
  readonly extension: string | null;
}

/** Longest telephone field, characters: what the directory has room for. */
export const LONGEST_PHONES = LONGEST.mobilePhone + BETWEEN.length + LONGEST.businessPhone;

/** Most numbers in one field. */
const MOST = 4;

const BETWEEN_NUMBERS = /\s*[/;,|]\s*|\s+(?:y|e|o|u)\s+/iu;
const NUMBER =
  /^(?<number>\+?[\d\s().-]+?)(?:\s*(?:(?:ext(?:ensi[oó]n)?|int(?:erno)?|anexo)\b\.?|[x#])\s*:?\s*(?<extension>\d{1,6}))?$/iu;
const LANDLINE = /^(?:60\d{8}|\d{7}|01[89]000\d+)$/;

/** The numbers in a text; null where something in it is no telephone number. */
function phonesIn(text: string): readonly Phone[] | null {
  const phones: Phone[] = [];
  for (const written of text.split(BETWEEN_NUMBERS)) {
    const { number = '', extension = null } = NUMBER.exec(written.trim())?.groups ?? {};
    if (!/^\+?\d{7,15}$/.test(bare(number))) return null;
    phones.push({ number: number.trim(), extension });
  }
  return phones;
}

/** A telephone field as it is kept, already tidied: `601 555 0101 ext. 123 / 300 123 4567`. What cannot be read stays as it is. */
export function tidyPhones(text: string): string {
  return phonesIn(text)?.map(written).join(BETWEEN) ?? text;
}

/** What is wrong with a telephone field, already tidied: the directory has room for one text of each kind. */
export function phoneProblem(text: string): 'required' | 'too_long' | 'phone_invalid' | null {
  if (text === '') return 'required';
  const phones = phonesIn(text);
  if (phones === null || phones.length > MOST) return 'phone_invalid';
  const { mobilePhone, businessPhone } = directoryPhones(text);
  const fits =
    (mobilePhone?.length ?? 0) <= LONGEST.mobilePhone && (businessPhone?.length ?? 0) <= LONGEST.businessPhone;
  return fits ? null : 'too_long';
}

/** Where the numbers of a field stand in the directory. */
export interface DirectoryPhones {
  readonly mobilePhone: string | null;
  /** Microsoft 365 keeps one text here, although it is a list (microsoft-graph-docs-contrib, resources/user.md). */
  readonly businessPhone: string | null;
}

/**
 * Landlines, and every number with an extension, are business phones; all others are mobile ones. What cannot be read was
 * kept before numbers were, and stays the mobile one.
 */
export function directoryPhones(text: string | null): DirectoryPhones {
  const phones = text === null ? [] : phonesIn(text);
  if (phones === null) return { mobilePhone: text, businessPhone: null };
  const those = (business: boolean): string | null => {
    const found = phones.filter((phone) => isBusiness(phone) === business);
    return found.length === 0 ? null : found.map(written).join(BETWEEN);
  };
  return { mobilePhone: those(false), businessPhone: those(true) };
}

function written({ number, extension }: Phone): string {
  return extension === null ? number : `${number} ext. ${extension}`;
}

/** Landlines of Colombia begin with 60 and the region's digit since 2021; before that they had seven digits. */
function isBusiness({ number, extension }: Phone): boolean {
  const national = bare(number).replace(/^(?:\+57|57(?=\d{10}$))/, '');
  return extension !== null || LANDLINE.test(national);
}

function bare(number: string): string {
  return number.replace(/[\s().-]/g, '');
}
