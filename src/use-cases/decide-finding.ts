import { canBeAsked } from '#domain/account-access.ts';
import type { Account } from '#domain/account.ts';
import { subjectOf } from '#domain/form.ts';
import type { Actor, Person } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { dayIn } from './calendar.ts';
import { inTime } from './check-address.ts';
import { formFor } from './finding-request.ts';
import type { Tx } from './ports.ts';
import { isListed } from './protection.ts';
import { openRequest } from './open-request.ts';
import { endOther } from './start-run.ts';
import { isOver, type SubmitDeps } from './submit-change.ts';
import { accountOfEntry, accountTakenOver } from './take-over.ts';
import type { Decided, Finding } from './tenant-ports.ts';

export type FindingRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_systems' }
  /** Somebody was faster, or it was put right meanwhile (`gone`). */
  | { readonly code: 'decided'; readonly state: Decided | 'gone'; readonly by: Person | null; readonly at: Date | null }
  | { readonly code: 'address_taken'; readonly address: string }
  | { readonly code: 'has_open_request'; readonly number: string }
  | { readonly code: 'protected' }
  | { readonly code: 'not_now' }
  /** Its contract is over: open, it would stay so. */
  | { readonly code: 'contract_over' }
  /** The tenant did not answer in time. */
  | { readonly code: 'no_answer' };

interface Input {
  readonly findingId: string;
  readonly by: Actor;
  /** The page of the digest on which it was decided: that one is shown afterwards. */
  readonly page?: number;
}

type Outcome = Result<Finding, FindingRefusal>;
type DecideDeps = Omit<SubmitDeps, 'directory'>;

const DAY = 24 * 60 * 60_000;

/** The register takes over what the tenant has. Refused to who is not of the systems area, and once somebody decided. */
export async function adopt(deps: DecideDeps, input: Input): Promise<Outcome> {
  return await decideOn(deps, input, async (tx, finding) => {
    if (finding.what === 'unblocked' && finding.account !== null && isOver(deps, finding.account))
      throw new Refused({ code: 'contract_over' });
    await takeOver(deps, { tx, finding, entry: finding.entry, by: { id: input.by.id, name: input.by.name } });
    return { state: 'adopted' };
  });
}

/**
 * The register takes over what the tenant has, and in the same transaction a request is opened that brings it back through
 * the procedure, with plan, approval and trail. Of a rename of both address and name the address is brought back; the name
 * is told again afterwards.
 */
export async function openRequestFor(
  deps: SubmitDeps,
  input: Input & { readonly justification: string },
): Promise<Outcome> {
  const { by, justification } = input;
  // Asked before the transaction, which waits for nobody outside.
  const licence = await licenceFor(deps, input);
  if (licence === 'unknown') return refused({ code: 'no_answer' });
  return await decideOn(deps, input, async (tx, finding) => {
    const { entry, account, directoryId } = finding;
    const address = account?.address ?? entry?.address ?? '';
    if (isListed(deps.institution.rules, { directoryId, address })) throw new Refused({ code: 'protected' });
    const newAddress = finding.what === 'renamed' && entry !== null && entry.address !== account?.address;
    const name =
      newAddress && account !== null ? { displayName: account.displayName, givenName: null, surname: null } : {};
    const after = await takeOver(deps, {
      tx,
      finding,
      entry: entry === null ? null : { ...entry, ...name },
      by: { id: by.id, name: by.name },
    });
    const at = deps.clock.now();
    if (newAddress && after.displayName !== entry.displayName) {
      await tx.tenant.hold({ ...finding, account: after, readId: finding.readId, at });
    }
    const today = dayIn(at, deps.institution.timeZone);
    const form = formFor({ finding, after, licence, by, today, justification });
    // An address of another domain is not ours to give.
    if (form.type === 'address' && !finding.account?.address.endsWith(`@${deps.institution.mailDomain}`))
      throw new Refused({ code: 'not_now' });
    if (form.type === 'restoration' && isOver(deps, after)) throw new Refused({ code: 'contract_over' });
    if (form.type === 'suspension' || !canBeAsked(form.type, after)) throw new Refused({ code: 'not_now' });
    const request = await openRequest(deps, { tx, form, requester: by, rule: null });
    if (request !== null) return { state: 'requested', requestNumber: request.number };
    const open = await deps.store.openRequestOn(subjectOf(form));
    throw new Refused({ code: 'has_open_request', number: open?.number ?? '' });
  });
}

/** It stays as it is, for this reason, and the same is not told again. */
export async function ignore(deps: DecideDeps, input: Input & { readonly reason: string }): Promise<Outcome> {
  return await decideOn(deps, input, async () => await Promise.resolve({ state: 'ignored', reason: input.reason }));
}

/** Gives the transaction up, with why. */
class Refused extends Error {
  readonly refusal: FindingRefusal;

  constructor(refusal: FindingRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

interface Decision {
  readonly state: Decided;
  readonly reason?: string;
  readonly requestNumber?: string;
}

/** The decision, what it does and its event commit together; of two who decide at once the second is told of the first. */
async function decideOn(
  deps: DecideDeps,
  { findingId, by: actor, page = 0 }: Input,
  act: (tx: Tx, finding: Finding) => Promise<Decision>,
): Promise<Outcome> {
  if (!actor.systems) return refused({ code: 'not_systems' });
  const by = { id: actor.id, name: actor.name };
  const work = deps.store.transact(async (tx) => {
    const finding = await tx.tenant.finding(findingId);
    if (finding === null || finding.state === 'held') throw new Refused({ code: 'not_found' });
    const { what, directoryId, readId, state: seen, by: first, decidedAt } = finding;
    if (seen !== 'open') throw new Refused({ code: 'decided', state: seen, by: first, at: decidedAt });
    const at = deps.clock.now();
    const { state, reason = null, requestNumber = null } = await act(tx, finding);
    const done = { state, by, reason, requestNumber };
    if (!(await tx.tenant.decide({ id: findingId, at, ...done }))) throw new Error('a locked finding changed');
    const about = finding.account === null ? {} : { accountId: finding.account.id };
    await tx.append({
      ...{ requestId: null, ...about, at, actor: by, door: 'slack', what: `finding_${state}` },
      data: { finding: findingId, finding_of: what, directoryId, requestNumber },
      personal: reason === null ? {} : { reason },
    });
    await tx.send({ kind: 'show_digest', readId, page });
    return ok({ ...finding, ...done, decidedAt: at });
  });
  return await work.catch((error: unknown) => {
    if (error instanceof Refused) return refused(error.refusal);
    throw error;
  });
}

async function licenceFor(
  deps: SubmitDeps,
  { findingId, by }: Input,
): Promise<Awaited<ReturnType<SubmitDeps['directory']['survey']>>['licence'] | 'unknown' | null> {
  if (!by.systems) return null;
  const finding = await deps.store.tenant.finding(findingId);
  if (finding?.what !== 'unlicensed' || finding.state !== 'open') return null;
  const survey = await inTime(deps.directory.survey([]));
  return survey === 'unknown' ? 'unknown' : survey.licence;
}

/** Writes into the register what the tenant has; answers the account as it stands then. */
async function takeOver(
  deps: DecideDeps,
  input: { readonly tx: Tx; readonly finding: Finding; readonly entry: Finding['entry']; readonly by: Person },
): Promise<Account> {
  const { tx, finding, entry } = input;
  const at = deps.clock.now();
  const account = finding.account === null ? null : await tx.account(finding.account.id);
  const isNew = entry !== null && entry.address !== (account?.state === 'deleted' ? null : account?.address);
  if (isNew && !(await tx.tenant.isAddressFree(entry.address, entry.id)))
    throw new Refused({ code: 'address_taken', address: entry.address });
  if (account === null) {
    if (entry === null) throw new Refused({ code: 'not_found' });
    const made = accountOfEntry(deps.departments, { entry, origin: 'adopted', at });
    await tx.insertAccount(made);
    return made;
  }
  const after = accountTakenOver(account, { what: finding.what, entry, at });
  await tx.saveAccount(after);
  const [had, has] = [account, after].map(({ state, address }) => (state === 'deleted' ? null : address));
  if (had !== has) {
    const quarantinedUntil = new Date(at.getTime() + deps.institution.rules.quarantineDays * DAY);
    const move = { accountId: account.id, from: had ?? null, to: has ?? null, quarantinedUntil };
    if (!(await tx.moveAddress(move))) throw new Refused({ code: 'address_taken', address: after.address });
  }
  if (after.state === 'deleted') {
    await tx.tenant.endOthers(finding);
    await tx.quarantineAll(account.id, new Date(at.getTime() + deps.institution.rules.quarantineDays * DAY));
    // What was to be done with the account has nothing left to be done with.
    const command = { type: 'account_gone', by: input.by } as const;
    for (const other of await tx.unfinishedOn(account.id)) await endOther(deps, { tx, other, command });
  }
  return after;
}
