import type { AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { subjectOf } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import type { ChangeDeps } from '#use-cases/commands/apply-commands.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { checkAddress } from '#use-cases/register/check-address.ts';
import { isDocumentTaken } from '#use-cases/register/check-document.ts';
import { tellConflicts, toldEnough, type ToldEnough } from './tell-conflicts.ts';

interface TakenDeps extends ChangeDeps {
  readonly directory: Directory;
  readonly institution: Institution;
}

/** What a change asks for is somebody else's. */
export type Taken =
  | { readonly code: 'address_taken'; readonly address: string }
  /** Another account, or an open request for one, has the document. */
  | { readonly code: 'document_taken' }
  /** It is taken, and this person has been told enough today. */
  | ToldEnough;

type AddressForm = Extract<AccountForm, { readonly type: 'address' | 'alias' }>;

function asksForAddress(form: AccountForm): form is AddressForm {
  return form.type === 'address' || form.type === 'alias';
}

/** Whether the answer reveals if an address or a document is somebody else's. */
export function asksWhoHas(form: AccountForm): boolean {
  return asksForAddress(form) || (form.type === 'employment' && form.document !== null);
}

/** Whether the address or the document that the form asks for is somebody else's; null where it is not. */
export async function takenByOthers(
  deps: TakenDeps,
  asked: {
    readonly form: AccountForm;
    readonly requester: Actor;
    /** The id of the open request whose form it replaces. */
    readonly besides: string | null;
  },
): Promise<Taken | null> {
  const { form, requester, besides } = asked;
  if (!asksWhoHas(form)) return null;
  const enough = await toldEnough(deps, requester);
  if (enough !== null) return enough;
  if (asksForAddress(form)) {
    const address = `${form.localPart}@${deps.institution.mailDomain}`;
    const owner = { requestId: besides, accountId: form.account.id, subject: form.account.subject };
    const found = await checkAddress(deps, { address, owner, directoryId: form.account.directoryId });
    return found === 'taken' ? { code: 'address_taken', address } : null;
  }
  if (form.type !== 'employment' || form.document === null) return null;
  const { type: documentType, number: documentNumber } = form.document;
  const subject = subjectOf({ type: 'personal', documentType, documentNumber });
  return (await isDocumentTaken(deps.store, subject)) ? { code: 'document_taken' } : null;
}

/**
 * An answer about a taken address or document tells something about other people, as at a creation: the same limit and the
 * same trail event apply.
 */
export async function withLimitOfAnswers<R extends { readonly code: string }>(
  deps: TakenDeps,
  about: { readonly account: Account; readonly requester: Actor; readonly refusals: readonly (R | Taken)[] },
): Promise<readonly (R | Taken)[]> {
  const { account, requester, refusals } = about;
  const taken = (['address_taken', 'document_taken'] as const).filter((code) =>
    refusals.some((one) => one.code === code),
  );
  if (taken.length === 0) return refusals;
  const enough = await tellConflicts(deps, {
    by: requester,
    data: { conflicts: taken, accounts: [] },
    personal: { about: account.displayName },
  });
  return enough === null ? refusals : refusals.map((one) => (taken.some((code) => code === one.code) ? enough : one));
}
