import { canBeAsked, mayAskFor, type AskedFor } from '#domain/account-access.ts';
import { snapshotOf, type AccountForm } from '#domain/account-form.ts';
import type { Account } from '#domain/account.ts';
import { subjectOf } from '#domain/form.ts';
import { BUZON, type Actor } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { registerChanges } from './account-changes.ts';
import { dayIn } from './calendar.ts';
import type { ChangeDeps } from './carry-out.ts';
import { checkAddress, inTime } from './check-address.ts';
import { tiesOf } from './find-accounts.ts';
import type { Departments, Institution, Store, Tx } from './ports.ts';
import type { Directory } from './directory-port.ts';
import { openRequest } from './open-request.ts';
import { endOther } from './start-run.ts';
import { isListed, protectionOf, type Protection } from './protection.ts';

export type ChangeRefusal =
  | { readonly code: 'not_allowed' }
  | { readonly code: 'not_now' }
  /** Its contract is over, and no new last day was given. */
  | { readonly code: 'contract_over' }
  | { readonly code: 'has_open_request'; readonly number: string }
  | { readonly code: 'address_taken'; readonly address: string }
  | { readonly code: 'nothing_to_change' }
  | { readonly code: 'protected'; readonly why: Protection };

export interface SubmitDeps extends ChangeDeps {
  readonly directory: Directory;
  readonly departments: Departments;
  readonly institution: Institution;
}

/**
 * Takes in a request about an account that is there. Refused, as values, to who may not ask, while another request on the
 * account is open, where nothing would change, and for accounts that are never touched.
 */
export async function submitChange(
  deps: SubmitDeps,
  input: { readonly form: AccountForm; readonly requester: Actor },
): Promise<Result<Request, readonly ChangeRefusal[]>> {
  const { form, requester } = input;
  const account = await deps.store.account(form.account.id);
  const refusals =
    account === null ? [{ code: 'not_allowed' } as const] : await conflictsOf(deps, { ...input, account });
  if (account === null || refusals.length > 0) return refused(refusals);
  // Nobody else is needed for one's own forgotten password: what comes of it is for the holder's eyes alone.
  const isHolder = account.type === 'personal' && tiesOf(deps, { actor: requester, account }).includes('holder');
  const own = form.type === 'password' && isHolder;
  const request = await deps.store.transact(async (tx) => {
    // The deletion that the end of a contract asked for makes room for its extension, while nobody has carried it out.
    const overtaken =
      form.type === 'contract' || form.type === 'restoration' ? await endUndecided(deps, { tx, account }) : null;
    const found = isHolder && account.holder === null ? await keepHolder(tx, { account, requester }) : account;
    const about = { ...form, account: snapshotOf(found) };
    const opened = await openRequest(deps, { tx, form: about, requester, rule: own ? 'self_service' : null });
    if (opened !== null && overtaken !== null)
      await tx.saveRequest({ ...overtaken, supersededBy: opened.number }, overtaken.revision);
    return opened;
  });
  if (request !== null) return ok(request);
  return refused([await openOne(deps.store, form)]);
}

/** An imported account's holder, now that they came. */
async function keepHolder(
  tx: Tx,
  { account, requester }: { readonly account: Account; readonly requester: Actor },
): Promise<Account> {
  const known = (await tx.account(account.id)) ?? account;
  const held = { ...known, holder: { id: requester.id, name: requester.name } };
  await tx.saveAccount(held);
  return held;
}

/** A deletion that the end of a contract asked for, and that nobody has carried out. */
function isUndecided({ kind, state, requester }: Request): boolean {
  return (
    kind === 'deletion' && requester.id === BUZON.id && ['submitted', 'info_requested', 'approved'].includes(state)
  );
}

async function endUndecided(
  deps: SubmitDeps,
  { tx, account }: { readonly tx: Tx; readonly account: Account },
): Promise<Request | null> {
  const open = (await tx.undecidedOn(account.id)).find(isUndecided);
  return open === undefined ? null : await endOther(deps, { tx, other: open, command: { type: 'supersede', by: '' } });
}

/** Whether the account's contract has ended. */
export function isOver(
  { clock, institution }: Pick<SubmitDeps, 'clock' | 'institution'>,
  { contractEnd }: Pick<Account, 'contractEnd'>,
): boolean {
  return contractEnd !== null && contractEnd < dayIn(clock.now(), institution.timeZone);
}

async function openOne(store: Store, form: AccountForm): Promise<ChangeRefusal> {
  const open = await store.openRequestOn(subjectOf(form));
  return { code: 'has_open_request', number: open?.number ?? '' };
}

/** Everything that stands against the request, as far as it can be told while a person waits. */
async function conflictsOf(
  deps: SubmitDeps,
  { form, requester, account }: { readonly form: AccountForm; readonly requester: Actor; readonly account: Account },
): Promise<readonly ChangeRefusal[]> {
  const what: AskedFor | null = form.type === 'suspension' ? null : form.type;
  if (what === null || !mayAskFor(what, tiesOf(deps, { actor: requester, account }))) return [{ code: 'not_allowed' }];
  if (!canBeAsked(what, account)) return [{ code: 'not_now' }];
  if (form.type === 'restoration' && form.contractEnd === null && isOver(deps, account))
    return [{ code: 'contract_over' }];
  if (isListed(deps.institution.rules, account)) return [{ code: 'protected', why: 'listed' }];
  const open = await deps.store.openRequestOn(subjectOf(form));
  const givesWay = open !== null && isUndecided(open) && (form.type === 'contract' || form.type === 'restoration');
  if (open !== null && !givesWay) return [{ code: 'has_open_request', number: open.number }];
  const [waiting, running] = await deps.store.transact(
    async (tx) => [await tx.waitingOn(account.id), await tx.runningOn(account.id, null)] as const,
  );
  if (running !== null) return [{ code: 'has_open_request', number: running }];
  const scheduled = waiting.find(({ kind, state }) => kind === 'deletion' && state === 'scheduled');
  if (form.type === 'deletion' && scheduled !== undefined)
    return [{ code: 'has_open_request', number: scheduled.number }];
  if (registerChanges(form, { account, mailDomain: deps.institution.mailDomain })?.length === 0)
    return [{ code: 'nothing_to_change' }];
  const found = await Promise.all([addressConflict(deps, form), protectedWhy(deps, account)]);
  return found.filter((conflict) => conflict !== null);
}

async function addressConflict(deps: SubmitDeps, form: AccountForm): Promise<ChangeRefusal | null> {
  if (form.type !== 'address' && form.type !== 'alias') return null;
  const address = `${form.localPart}@${deps.institution.mailDomain}`;
  const owner = { requestId: null, accountId: form.account.id };
  const found = await checkAddress(deps, { address, owner, directoryId: form.account.directoryId });
  return found === 'taken' ? { code: 'address_taken', address } : null;
}

/** A tenant that does not answer in time stops nobody: the plan looks again. */
async function protectedWhy(deps: SubmitDeps, account: Account): Promise<ChangeRefusal | null> {
  const found = await inTime(deps.directory.account(account.directoryId));
  const why = found === 'unknown' || found === null ? null : protectionOf(deps.institution.rules, found);
  return why === null ? null : { code: 'protected', why };
}
