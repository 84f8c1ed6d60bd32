import { canBeAsked, mayAskFor, type AskedFor } from '#domain/form/account-access.ts';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account, NamedId } from '#domain/account/account.ts';
import { isExtension, type Form } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import { isClaim, type Request } from '#domain/request/request.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { answerable } from '#use-cases/register/answerable.ts';
import { registerChanges } from '#domain/modifications/kinds/all.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { ChangeDeps } from '../commands/apply-commands.ts';
import { tiesOf } from '#use-cases/register/find-accounts.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { isLimited, openRequest, tooManyOpen, unlessTooMany } from '#use-cases/commands/open-request.ts';
import {
  extensionSubject,
  givesTime,
  openAgainst,
  openOn,
  supersedeDeletion,
  undecidedDeletion,
} from './supersede-deletion.ts';
import {
  correctRequest,
  markCorrected,
  toCorrect,
  unlessNotCorrectable,
  type CorrectionRefused,
} from './correction.ts';
import { lookProtected } from '#use-cases/plans/look-protected.ts';
import { isListed, type Protection } from '#use-cases/plans/protection.ts';
import { asksWhoHas, takenByOthers, withLimitOfAnswers, type Taken } from './taken-by-others.ts';
import { toldEnoughIn } from './tell-conflicts.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { nobodyDecides, type NobodyDecides } from './who-is-missing.ts';

export type ChangeRefusal =
  | { readonly code: 'not_allowed' }
  | { readonly code: 'not_now' }
  /** The contract has ended, and the form gives no new last day. */
  | { readonly code: 'contract_over' }
  | { readonly code: 'has_open_request'; readonly number: string }
  | Taken
  | { readonly code: 'nothing_to_change' }
  /** Nobody may extend their own contract alone, and there is nobody else who could confirm it. */
  | { readonly code: 'own_extension' }
  /** The institution protects this group from changes. */
  | { readonly code: 'group_protected'; readonly name: string }
  | { readonly code: 'too_many_open'; readonly limit: number }
  | NobodyDecides
  | CorrectionRefused
  | { readonly code: 'protected'; readonly why: Protection };

export interface SubmitDeps extends ChangeDeps {
  readonly people: Pick<People, 'team' | 'findByEmail'>;
  readonly directory: Directory;
  readonly departments: Departments;
  readonly institution: Institution;
}

/**
 * Takes in a request about an existing account. Refused (as values): to people who may not ask, while another request
 * on the account is open, when nothing would change, for protected accounts, when nobody could decide it, and to people
 * with too many open requests.
 */
export async function submitChange(
  deps: SubmitDeps,
  input: {
    readonly form: AccountForm;
    readonly requester: Actor;
    /** The id of the request of theirs that the form corrects: an open one, or one that came to nothing. */
    readonly corrects?: string | null;
  },
): Promise<Result<Request, readonly ChangeRefusal[]>> {
  const { form, requester, corrects = null } = input;
  const correction = corrects === null ? null : await toCorrect(deps, { requestId: corrects, by: requester });
  if (correction?.ok === false) return refused([correction.error]);
  const old = correction?.value.request ?? null;
  // The window says of which request it is the form.
  if (old !== null && !isSameMatter(old.form, form)) return refused([{ code: 'not_now' }]);
  const edited = correction?.value.how === 'edit' ? old : null;
  const besides = edited?.id ?? null;
  const register = await deps.store.registerFor({ accountId: form.account.id });
  const account = register[0] ?? null;
  const refusals =
    account === null ? [{ code: 'not_allowed' } as const] : await conflictsOf(deps, { ...input, account, besides });
  await noteRefused(deps, { ...input, refusals });
  if (account === null) return refused(refusals);
  if (refusals.length > 0) return refused(await withLimitOfAnswers(deps, { account, requester, refusals }));
  const isHolder = account.type === 'personal' && tiesOf(deps, { actor: requester, account }).includes('holder');
  const isKnown = isHolder && (await isProven(deps, { account, requester }));
  // A person's own forgotten password needs nobody else: only the holder will see the new one.
  const own = form.type === 'password' && isKnown && edited === null;
  const snapshot = snapshotOf(account);
  const claimed = { ...snapshot, holder: { id: requester.id, name: requester.name }, byEmail: true as const };
  const about = { ...form, account: isHolder && !isKnown ? claimed : snapshot };
  const official = isOwnExtension(form, isHolder) ? answerable(deps.departments, { account, requester }) : null;
  const nobody = own ? null : await nobodyDecides(deps, { form: about, requester });
  if (nobody !== null) return refused([nobody]);
  if (edited !== null) {
    const done = await correctRequest(deps, { request: edited, form: about, by: requester });
    if (done.ok) return done;
    return refused([done.error === 'somebody_elses' ? await openRequestRefusal(deps.store, form) : done.error]);
  }
  const taking = deps.store.transact(async (tx) => {
    const enough = asksWhoHas(form) ? await toldEnoughIn(deps, { tx, by: requester }) : null;
    if (enough !== null) return enough;
    const deletion = givesTime(form) ? await undecidedDeletion(tx, account.id) : null;
    const opened = await openRequest(deps, {
      ...(deletion !== null ? { subject: extensionSubject(account.id) } : {}),
      ...{ tx, form: about, requester },
      ...(old === null ? {} : { corrects: old.number }),
      rule: own ? 'self_service' : null,
      limited: !requester.systems && isLimited(form.type),
      official,
    });
    if (opened === null) return null;
    if (old !== null) await markCorrected(deps, { tx, old, by: requester, number: opened.number });
    if (isClaim(opened)) await tx.send({ kind: 'tell_claim', requestId: opened.id });
    if (deletion === null) return opened;
    // A holder's own extension has no effect before it is confirmed: until then the deletion stays, and its card
    // mentions the extension.
    if (official !== null) await tx.send({ kind: 'show_card', requestId: deletion.id, audience: 'systems' });
    else if (!(await supersedeDeletion(deps, { tx, extension: { ...opened, form: about } }))) throw new AnotherIsOpen();
    return opened;
  });
  const request = await unlessTooMany(unlessNotCorrectable(unlessAnother(taking)));
  if (request === 'too_many_open') return refused([tooManyOpen(deps)]);
  if (request !== null) return 'code' in request ? refused([request]) : ok(request);
  return refused([await openRequestRefusal(deps.store, form)]);
}

/** Whether two forms ask for the same sort of thing about the same account. */
function isSameMatter(one: Form, other: AccountForm): boolean {
  return one.type === other.type && 'account' in one && one.account.id === other.account.id;
}

/** Rolls the transaction back: somebody began something else with the account at the same moment. */
class AnotherIsOpen extends Error {}

async function unlessAnother<T>(taking: Promise<T>): Promise<T | null> {
  return await taking.catch((error: unknown) => {
    if (error instanceof AnotherIsOpen) return null;
    throw error;
  });
}

/** The holder asks to extend their own contract: the responsible official has to confirm it. */
function isOwnExtension(form: AccountForm, isHolder: boolean): boolean {
  return isExtension(form) && isHolder;
}

/**
 * Whether the systems area has approved that this person is the holder: with the account's creation, or with an earlier
 * hand-over. An address in a chat profile is no proof, nor is a register that was filled from it (before 28 Nov 2026).
 */
export async function isProven(
  { store }: Pick<SubmitDeps, 'store'>,
  { account, requester }: { readonly account: Account; readonly requester: Actor },
): Promise<boolean> {
  if (account.holder === null) return false;
  if (account.origin === 'request') return true;
  return await store.deliveries.wasHanded({ accountId: account.id, personId: requester.id });
}

/** Whether the account's contract has ended. */
export function contractHasEnded(
  { clock, institution }: Pick<SubmitDeps, 'clock' | 'institution'>,
  { contractEnd }: Pick<Account, 'contractEnd'>,
): boolean {
  return contractEnd !== null && contractEnd < dayIn(clock.now(), institution.timeZone);
}

async function openRequestRefusal(store: Store, form: AccountForm): Promise<ChangeRefusal> {
  return { code: 'has_open_request', number: (await openOn(store, form))?.number ?? '' };
}

/** All conflicts with the request, as far as they can be found while a person waits. */
async function conflictsOf(
  deps: SubmitDeps,
  asked: {
    readonly form: AccountForm;
    readonly requester: Actor;
    readonly account: Account;
    /** The id of the open request whose form it replaces: that one does not conflict with itself. */
    readonly besides: string | null;
  },
): Promise<readonly ChangeRefusal[]> {
  const { form, requester, account, besides } = asked;
  const what: AskedFor | null = form.type === 'suspension' ? null : form.type;
  const ties = tiesOf(deps, { actor: requester, account });
  const isLonger = isExtension(form) || (form.type === 'restoration' && form.contractEnd !== null);
  const isOwn = isLonger && ties.includes('holder');
  if (isOwn && (!isExtension(form) || answerable(deps.departments, { account, requester }) === null))
    return [{ code: 'own_extension' }];
  if (what === null || !mayAskFor(what, ties)) return [{ code: 'not_allowed' }];
  if (!canBeAsked(what, account)) return [{ code: 'not_now' }];
  if (form.type === 'restoration' && form.contractEnd === null && contractHasEnded(deps, account))
    return [{ code: 'contract_over' }];
  if (isListed(deps.institution.rules, account)) return [{ code: 'protected', why: 'listed' }];
  const guarded = form.type === 'groups' ? protectedGroup(deps, form) : null;
  if (guarded !== null) return [{ code: 'group_protected', name: guarded.name }];
  const open = await openAgainst(deps.store, form);
  if (open !== null && open.id !== besides) return [{ code: 'has_open_request', number: open.number }];
  const [waiting, running] = await deps.store.transact(
    async (tx) => [await tx.waitingOn(account.id), await tx.runningOn(account.id, besides)] as const,
  );
  // A new password waits for the run's end (claimAccount); who needs it need not come back.
  if (running !== null && form.type !== 'password') return [{ code: 'has_open_request', number: running }];
  const scheduled = waiting.find(({ kind, state }) => kind === 'deletion' && state === 'scheduled');
  if (form.type === 'deletion' && scheduled !== undefined)
    return [{ code: 'has_open_request', number: scheduled.number }];
  if (registerChanges(form, { account, mailDomain: deps.institution.mailDomain })?.length === 0)
    return [{ code: 'nothing_to_change' }];
  const found = await Promise.all([
    takenByOthers(deps, { form, requester, besides }),
    protectionRefusal(deps, account),
  ]);
  return found.filter((conflict) => conflict !== null);
}

/** Records in the trail who asked for something that they may not. */
async function noteRefused(
  deps: SubmitDeps,
  asked: { readonly form: AccountForm; readonly requester: Actor; readonly refusals: readonly ChangeRefusal[] },
): Promise<void> {
  const { form, requester: by, refusals } = asked;
  const act = `ask_${form.type}`;
  for (const { code: why } of refusals) await noteAttempt(deps, { by, act, why, accountId: form.account.id });
}

/** The search offers no protected groups, but a form may contain whatever a client sent. */
function protectedGroup(
  { institution }: SubmitDeps,
  { join, leave }: Extract<AccountForm, { readonly type: 'groups' }>,
): NamedId | null {
  const { protectedGroups } = institution.rules;
  return [...join, ...leave].find(({ id }) => protectedGroups.includes(id.toLowerCase())) ?? null;
}

async function protectionRefusal(deps: SubmitDeps, account: Account): Promise<ChangeRefusal | null> {
  const why = await lookProtected(deps, account);
  return why === null ? null : { code: 'protected', why };
}
