import type { Account, AccountState } from '#domain/account/account.ts';
import { DOCUMENT_TYPES, subjectOf, type PersonalForm } from '#domain/form/form.ts';
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

/** Subjects of documents that may be this one, mistyped: the same number with another type, or two digits swapped. */
export function likeSubjects({ documentType, documentNumber }: Identity): ReadonlyMap<string, Likeness> {
  const subject = (type: Identity['documentType'], number: string): string =>
    subjectOf({ type: 'personal', documentType: type, documentNumber: number });
  const own = subject(documentType, documentNumber);
  const found = new Map<string, Likeness>();
  for (const type of DOCUMENT_TYPES) found.set(subject(type, documentNumber), 'document_type');
  for (let first = 0; first < documentNumber.length; first += 1) {
    for (let second = first + 1; second < documentNumber.length; second += 1) {
      const characters = [...documentNumber];
      [characters[first], characters[second]] = [characters[second] ?? '', characters[first] ?? ''];
      found.set(subject(documentType, characters.join('')), 'document_swapped');
    }
  }
  found.delete(own);
  return found;
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
  const like = likeSubjects(form).get(account.subject);
  if (like !== undefined) return like;
  if (account.type !== 'personal' || account.departmentCode !== form.department.code) return null;
  return isSameName(form, account.displayName) ? 'name' : null;
}
