import type { Account, AccountState } from '#domain/account/account.ts';
import { documentIn, type DocumentType } from '#domain/form/document-type.ts';
import { subjectOf, type PersonalForm } from '#domain/form/form.ts';
import { plainWords } from '#domain/form/name-words.ts';
import type { Person } from '#domain/person.ts';
import { isAddressOf, type KnownAccount } from '#domain/account/known-account.ts';

/** Why an account or an open request may belong to the same person. */
export type Likeness =
  | 'document'
  /** Two of the document's digits have changed places. */
  | 'document_swapped'
  /** The same number on a document of another type. */
  | 'document_type'
  | 'profile'
  | 'email'
  /** The same name in the same department. */
  | 'name';

/** An account, or an open request by its number, that may belong to the same person. Only for the systems area. */
export interface Similar {
  readonly why: Likeness;
  readonly displayName: string;
  readonly address: string | null;
  readonly state: AccountState | null;
  readonly number: string | null;
}

/** How long Entra keeps a deleted user, who can be restored until then, days (facts: graph.md 1.9). */
export const RESTORABLE_DAYS = 30;

/** Whether a deleted account can still be restored. */
export function isRestorable({ state, deletedAt }: Pick<Account, 'state' | 'deletedAt'>, now: Date): boolean {
  const day = 24 * 60 * 60_000;
  return state === 'deleted' && deletedAt !== null && now.getTime() - deletedAt.getTime() < RESTORABLE_DAYS * day;
}

type Identity = Pick<PersonalForm, 'documentType' | 'documentNumber'>;

/** Subjects of documents that may be this one, mistyped: the same number with another of these types, or two digits swapped. */
export function likeSubjects(
  { documentType, documentNumber }: Identity,
  types: readonly DocumentType[],
): readonly string[] {
  const subject = (type: DocumentType, number: string): string =>
    subjectOf({ type: 'personal', documentType: type, documentNumber: number });
  const found = new Set(types.map((type) => subject(type, documentNumber)));
  for (let first = 0; first < documentNumber.length; first += 1) {
    for (let second = first + 1; second < documentNumber.length; second += 1) {
      const characters = [...documentNumber];
      [characters[first], characters[second]] = [characters[second] ?? '', characters[first] ?? ''];
      found.add(subject(documentType, characters.join('')));
    }
  }
  found.delete(subject(documentType, documentNumber));
  return [...found];
}

/** How the document in a subject resembles this one; null when it does not, or is this one. */
export function likeDocument({ documentType, documentNumber }: Identity, subject: string): Likeness | null {
  const other = documentIn(subject);
  const number = documentNumber.toUpperCase();
  if (other === null) return null;
  if (other.type !== documentType) return other.number === number ? 'document_type' : null;
  return isSwapped(number, other.number) ? 'document_swapped' : null;
}

/** Whether two characters of a number have changed places, and all others are the same. */
function isSwapped(one: string, other: string): boolean {
  const differ = [...one].flatMap((character, at) => (character === other[at] ? [] : [at]));
  const [first = 0, second = 0] = differ;
  return (
    one.length === other.length && differ.length === 2 && one[first] === other[second] && one[second] === other[first]
  );
}

/**
 * Whether two names may be the same person's, in any word order: both have the first given name and the first surname,
 * and the longer one has all words of the shorter.
 */
export function isSameName(name: Pick<PersonalForm, 'givenNames' | 'surnames'>, displayName: string): boolean {
  const [mine, theirs] = [[...plainWords(name.givenNames), ...plainWords(name.surnames)], plainWords(displayName)];
  const [shorter, longer] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine];
  return shorter.every((word) => longer.includes(word)) && keyWords(name).every((word) => theirs.includes(word));
}

/** The first given name and the first surname. */
export function keyWords({ givenNames, surnames }: Pick<PersonalForm, 'givenNames' | 'surnames'>): readonly string[] {
  return [...plainWords(givenNames).slice(0, 1), ...plainWords(surnames).slice(0, 1)];
}

/** What is known of a person beside the form: their confirmed address in the chat. */
export interface Known {
  readonly chatUser: Person | null;
  readonly email: string | null;
}

/** What proves that an account belongs to the person of a form; null when nothing does, or only a likeness. */
export function identityOf(
  form: PersonalForm,
  known: Known,
  account: Account & Partial<Pick<KnownAccount, 'addresses'>>,
): 'document' | 'profile' | 'email' | null {
  if (account.subject === subjectOf(form)) return 'document';
  if (account.type !== 'personal') return null;
  if (known.chatUser !== null && account.holder?.id === known.chatUser.id) return 'profile';
  return known.email !== null && isAddressOf(account, { email: known.email }) ? 'email' : null;
}

/** How an account resembles the person's, without proof. */
export function likenessOf(form: PersonalForm, account: Account): Likeness | null {
  const like = likeDocument(form, account.subject);
  if (like !== null) return like;
  if (account.type !== 'personal' || account.departmentCode !== form.department.code) return null;
  return isSameName(form, account.displayName) ? 'name' : null;
}
