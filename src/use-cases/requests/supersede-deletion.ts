import type { AccountForm, AccountSnapshot } from '#domain/account/account-form.ts';
import { isExtension, subjectOf } from '#domain/form/form.ts';
import { BUZON } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { UNTOUCHED_STATES } from '#domain/request/states.ts';
import type { ChangeDeps } from '../commands/apply-commands.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';
import { moveOther } from '#use-cases/plans/start-run.ts';

/**
 * Whether the request gives the account more time, and so supersedes the deletion that the end of its contract asked
 * for.
 */
export function givesTime(form: AccountForm): boolean {
  return isExtension(form) || form.type === 'restoration';
}

/** Whether requests of the kind can: of a change of the relation only its form tells. */
export function mayGiveTime({ type }: Pick<AccountForm, 'type'>): boolean {
  return type === 'contract' || type === 'employment' || type === 'restoration';
}

/** A deletion that the end of a contract asked for and nobody has decided or executed. */
function isUndecided({ kind, state, requester }: Request): boolean {
  return kind === 'deletion' && requester.id === BUZON.id && UNTOUCHED_STATES.includes(state);
}

/** The subject that blocks a second extension while one is open beside the deletion that it would end. */
export function extensionSubject(accountId: string): string {
  return `extension:${accountId}`;
}

/** The requested change and its account. */
interface AskedChange {
  readonly type: AccountForm['type'];
  readonly account: Pick<AccountSnapshot, 'id' | 'subject'>;
}

/** The request that blocks another one on the account; null when there is none. Only another one blocks a new password. */
export async function openOn(store: Store, about: AskedChange): Promise<Request | null> {
  if (about.type === 'password') {
    // Requests from before they had a subject of their own block the account.
    const before = await store.openRequestOn(about.account.subject);
    return before?.form.type === 'password' ? before : await store.openRequestOn(subjectOf(about));
  }
  const extension = await store.openRequestOn(extensionSubject(about.account.id));
  return extension ?? (await store.openRequestOn(subjectOf(about)));
}

/** As `openOn`, but ignores a deletion that this request would supersede. */
export async function openAgainst(store: Store, form: AccountForm): Promise<Request | null> {
  const open = await openOn(store, form);
  return open !== null && isUndecided(open) && givesTime(form) ? null : open;
}

/** The same before the form is filled in: what it may turn out to supersede stands in nobody's way. */
export async function openBefore(store: Store, about: AskedChange): Promise<Request | null> {
  const open = await openOn(store, about);
  return open !== null && isUndecided(open) && mayGiveTime(about) ? null : open;
}

/**
 * The number of the extension that would end this deletion when confirmed; null for other requests, and when there is
 * none.
 */
export async function extensionOver(store: Store, request: Request): Promise<string | null> {
  if (request.form.type !== 'deletion' || !isUndecided(request)) return null;
  return (await store.openRequestOn(extensionSubject(request.form.account.id)))?.number ?? null;
}

export async function undecidedDeletion(tx: Tx, accountId: string): Promise<Request | null> {
  return (await tx.undecidedOn(accountId)).find(isUndecided) ?? null;
}

/** The parts of an extension or restoration that superseding a deletion needs. */
type Extension = Pick<Request, 'id' | 'number'> & { readonly form: AccountForm };

/**
 * The extension supersedes the deletion that the end of the contract asked for, if there is one. That deletion is
 * requested again if the extension comes to nothing. False when another request on the account is open or running.
 */
export async function supersedeDeletion(
  deps: Pick<ChangeDeps, 'clock'>,
  { tx, extension }: { readonly tx: Tx; readonly extension: Extension },
): Promise<boolean> {
  const { form, number } = extension;
  const deletion = await undecidedDeletion(tx, form.account.id);
  if (deletion?.form.type === 'deletion') {
    const command = { type: 'supersede', by: number } as const;
    if ((await moveOther(deps, { tx, other: deletion, command })) === null) return false;
    const end = { accountId: form.account.id, contractEnd: deletion.form.lastDay };
    await tx.giveBackContractEvent({ ...end, what: 'deletion_asked' });
  }
  return await tx.takeSubject(extension.id, subjectOf(form));
}
