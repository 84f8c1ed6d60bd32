import { NOBODY } from '#domain/person.ts';

/** A kind of identity document, by the code that the institution gave it. */
export type DocumentType = string;

/** A kind of document that the form offers, and the form of its numbers. */
export interface DocumentRule {
  readonly code: DocumentType;
  /** As people read it, and shortened for lists; null for one of ours, whose words are in messages. */
  readonly name: string | null;
  readonly short: string | null;
  readonly characters: 'digits' | 'letters_and_digits';
  /** The fewest and the most characters. */
  readonly shortest: number;
  readonly longest: number;
  /** Whether a number may begin with zero. */
  readonly zeroFirst: boolean;
}

const UNNAMED = { name: null, short: null } as const;
const DIGITS = { ...UNNAMED, characters: 'digits', zeroFirst: false } as const;
const LETTERS = { ...UNNAMED, characters: 'letters_and_digits', zeroFirst: true } as const;

/**
 * The documents of an institution that has written no list of its own. No authority publishes the forms of TI and PPT:
 * what two lists of them allow together is taken (docs.alps.cl/reference/document-types: TI 5 to 11 digits, PPT up to 15
 * characters; lu1tr0n.github.io/nationid/documents/co.html: TI 10 to 11 digits, PPT 7 to 11 characters; both seen
 * 2026-11-30). The number of a TI was the date of birth before 2000, and may begin with zero.
 */
export const DOCUMENT_TYPES = [
  { ...DIGITS, code: 'cc', shortest: 6, longest: 10 },
  { ...DIGITS, code: 'ce', shortest: 4, longest: 10 },
  { ...LETTERS, code: 'passport', shortest: 5, longest: 15 },
  { ...LETTERS, code: 'ppt', shortest: 5, longest: 15 },
  { ...DIGITS, code: 'ti', shortest: 5, longest: 11, zeroFirst: true },
] as const satisfies readonly DocumentRule[];

/** One of ours, which has words in every language. */
export type OwnDocumentType = (typeof DOCUMENT_TYPES)[number]['code'];

/** What stands before the colon in the subjects of accounts and requests that are no person's, or nobody's any more. */
export const OTHER_SUBJECTS: readonly string[] = ['dep', 'account', 'directory', 'end', 'rested', NOBODY];

/** Whether a number, in capitals and without dots and spaces, has the form of these documents. */
export function isDocumentNumber(rule: DocumentRule, number: string): boolean {
  const { characters, shortest, longest, zeroFirst } = rule;
  if (number.length < shortest || number.length > longest || (!zeroFirst && number.startsWith('0'))) return false;
  return (characters === 'digits' ? /^\d+$/ : /^[A-Z0-9]+$/).test(number);
}

/** The document in an account's subject (see `subjectOf`); null where it belongs to no person, or nobody knows whose it is. */
export function documentIn(subject: string): { readonly type: DocumentType; readonly number: string } | null {
  const at = subject.indexOf(':');
  const type = subject.slice(0, at);
  return at < 1 || OTHER_SUBJECTS.includes(type) ? null : { type, number: subject.slice(at + 1) };
}
