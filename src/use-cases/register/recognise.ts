import type { Account } from '#domain/account/account.ts';
import { displayNameOf, subjectOf, type CreationForm, type PersonalForm } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import {
  identityOf,
  isRestorable,
  isSameName,
  keyWords,
  likeDocument,
  likenessOf,
  likeSubjects,
  RESTORABLE_DAYS,
  type Known,
  type Likeness,
  type Similar,
} from '#domain/people/same-person.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

export interface RecogniseDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/** An account that certainly belongs to the person or thing of a form, and how that was recognised. */
export interface Recognised {
  readonly account: Account;
  readonly by: 'document' | 'profile' | 'email';
}

/** The accounts that a person or thing has, or may still get back; living ones first. */
export async function recognise(
  deps: RecogniseDeps,
  { form, known }: { readonly form: CreationForm; readonly known: Known },
): Promise<readonly Recognised[]> {
  const now = deps.clock.now();
  const isPerson = form.type === 'personal';
  const found = await deps.store.recognition.accountsOf({
    subject: subjectOf(form),
    holderId: isPerson ? (known.chatUser?.id ?? null) : null,
    email: isPerson ? known.email : null,
    deletedSince: since(now),
  });
  return found
    .filter((account) => account.state !== 'deleted' || isRestorable(account, now))
    .flatMap((account) => {
      const by = isPerson ? identityOf(form, known, account) : 'document';
      return by === null ? [] : [{ account, by }];
    })
    .toSorted((a, b) => Number(a.account.state === 'deleted') - Number(b.account.state === 'deleted'));
}

/** Accounts and open requests that may belong to the same person, for the approver. */
export async function findSimilar(
  deps: RecogniseDeps & { readonly institution: Pick<Institution, 'documentTypes'> },
  { request, form, known }: { readonly request: Request; readonly form: PersonalForm; readonly known: Known },
): Promise<readonly Similar[]> {
  const now = deps.clock.now();
  // Accounts may have documents of types that are offered no more.
  const types = [...deps.institution.documentTypes, ...DOCUMENT_TYPES].map(({ code }) => code);
  const subjects = likeSubjects(form, types);
  const who = { subjects, departmentCode: form.department.code, words: keyWords(form) };
  const [sure, like, open] = await Promise.all([
    recognise(deps, { form, known }),
    deps.store.recognition.accountsLike({ ...who, deletedSince: since(now) }),
    deps.store.recognition.requestsLike({ ...who, chatUserId: known.chatUser?.id ?? null }),
  ]);
  const certain = new Set(sure.map(({ account }) => account.id));
  const others = like.filter(({ id, requestNumber }) => !certain.has(id) && requestNumber !== request.number);
  return [
    ...sure.map(({ account, by }) => ofAccount(account, by)),
    ...others.flatMap((account) => {
      const why = likenessOf(form, account);
      return why === null ? [] : [ofAccount(account, why)];
    }),
    ...open.flatMap((other) => (other.id === request.id ? [] : ofRequest(other, { form, known }))),
  ];
}

function since(now: Date): Date {
  return new Date(now.getTime() - RESTORABLE_DAYS * 24 * 60 * 60_000);
}

function ofAccount({ displayName, address, state }: Account, why: Likeness): Similar {
  return { why, displayName, address, state, number: null };
}

/** A request whose account already exists is covered by that account. */
function ofRequest(
  { form: other, number, state }: Request,
  { form, known }: { readonly form: PersonalForm; readonly known: Known },
): readonly Similar[] {
  if (other.type !== 'personal' || state === 'delivered') return [];
  const like = likeDocument(form, subjectOf(other));
  const sameUser = known.chatUser !== null && other.chatUser?.id === known.chatUser.id;
  const sameName = other.department.code === form.department.code && isSameName(form, displayNameOf(other));
  const why = like ?? (sameUser ? 'profile' : sameName ? 'name' : null);
  return why === null ? [] : [{ why, displayName: displayNameOf(other), address: null, state: null, number }];
}
