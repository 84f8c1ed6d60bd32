import { canBeAsked } from '#domain/form/account-access.ts';
import type { Account } from '#domain/account/account.ts';
import { ruleOf } from '#domain/account/relation.ts';
import { subjectOf } from '#domain/form/form.ts';
import type { Actor, Person } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { isAddressOf } from '#domain/account/known-account.ts';
import { isAccountHolder } from '#domain/request/concerned/who-is-concerned.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import { formFor } from './finding-request.ts';
import { findingNow, lookAgain, type Look } from './look-again.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { isListed } from '#use-cases/plans/protection.ts';
import { openRequest } from '#use-cases/commands/open-request.ts';
import { moveOther } from '#use-cases/plans/start-run.ts';
import { contractHasEnded, type SubmitDeps } from '#use-cases/requests/submit-change.ts';
import { accountFromEntry, accountAsInTenant } from './adopted-account.ts';
import type { Decided, Finding, Over, TenantSight } from '#use-cases/ports/store/tenant.ts';
import { lackingIn, teamNow, type NobodyDecides } from '#use-cases/requests/who-is-missing.ts';

export type FindingRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_systems' }
  /** It is their own account. */
  | { readonly code: 'concerned' }
  /** Their own account, in an office of one, where they can request that it be reverted. */
  | { readonly code: 'concerned_alone' }
  /** They named themselves as the responsible official. */
  | { readonly code: 'own_responsible' }
  /** Somebody is already responsible: that is changed through the procedure. */
  | { readonly code: 'has_responsible'; readonly name: string }
  /** Somebody was faster, or the difference disappeared before anybody decided. */
  | ({ readonly code: 'decided'; readonly state: Decided | Over; readonly at: Date | null } & Pick<
      Finding,
      'readId' | 'by' | 'followedBy'
    >)
  | { readonly code: 'address_taken'; readonly address: string }
  | { readonly code: 'has_open_request'; readonly number: string }
  | { readonly code: 'protected' }
  | { readonly code: 'not_now' }
  /** Its contract has ended: it must not stay active. */
  | { readonly code: 'contract_over' }
  /** Only the sign-in name was changed, which no request can revert. */
  | { readonly code: 'sign_in_name' }
  /** It is now another difference, or none: the findings were updated. */
  | { readonly code: 'changed' }
  | NobodyDecides
  /** The tenant did not tell enough about the user. */
  | { readonly code: 'unclear' }
  /** The tenant did not answer in time. */
  | { readonly code: 'no_answer' };

interface Input {
  readonly findingId: string;
  readonly by: Actor;
  /** The page of the digest with the button: it is shown again afterwards. */
  readonly page?: number;
}

type Outcome = Result<Finding, FindingRefusal>;
type LookDeps = Omit<SubmitDeps, 'people'>;
type DecideDeps = Omit<SubmitDeps, 'directory' | 'people'>;

const DAY = 24 * 60 * 60_000;

/**
 * The register adopts the tenant's values, for this reason. `responsible` becomes the official of an account that had
 * none; null names nobody. Refused outside of the systems area, and when somebody has already decided.
 */
export async function adopt(
  deps: LookDeps,
  input: Input & { readonly reason: string; readonly responsible: Person | null },
): Promise<Outcome> {
  const look = await lookFor(deps, input);
  if (look === 'unknown') return refused({ code: 'no_answer' });
  return await decideOn(deps, { ...input, look }, async (tx, finding) => {
    if (finding.what === 'unblocked' && finding.account !== null && contractHasEnded(deps, finding.account))
      throw new Refused({ code: 'contract_over' });
    const by = { id: input.by.id, name: input.by.name };
    const after = await adoptAccount(deps, { tx, finding, entry: finding.entry, by });
    const { reason, responsible } = input;
    const isNew = responsible !== null && after.state !== 'deleted' && responsible.id !== after.responsible?.id;
    // Nobody becomes responsible by their own decision, not even in an office of one: no request would record it.
    if (isNew && responsible.id === by.id) throw new Refused({ code: 'own_responsible' });
    // Otherwise one person's word would give the account away: a change of the official needs approval and a hand-over.
    if (isNew && after.responsible !== null)
      throw new Refused({ code: 'has_responsible', name: after.responsible.name });
    if (isNew) await tx.saveAccount(withOfficial(after, responsible));
    return { state: 'adopted', reason, ...(responsible === null ? {} : { responsible }) };
  });
}

/**
 * The register adopts the tenant's values, and in the same transaction a request is opened that reverts the change
 * through the procedure, with plan, approval and trail. If both address and name were changed, the address is reverted;
 * the name is found again afterwards.
 */
export async function openRequestFor(
  deps: SubmitDeps,
  input: Input & { readonly justification: string },
): Promise<Outcome> {
  const { by, justification } = input;
  // Before the transaction, which must not wait for an outside service.
  const [look, licence, team] = await Promise.all([lookFor(deps, input), licenceFor(deps, input), teamNow(deps)]);
  if (look === 'unknown' || licence === 'unknown') return refused({ code: 'no_answer' });
  return await decideOn(deps, { ...input, look, opensRequest: true }, async (tx, finding) => {
    const { entry, account, directoryId } = finding;
    const { address = '', userPrincipalName = '' } = account ?? entry ?? {};
    if (isListed(deps.institution.rules, { directoryId, address, userPrincipalName }))
      throw new Refused({ code: 'protected' });
    const newAddress = finding.what === 'renamed' && entry !== null && entry.address !== account?.address;
    if (finding.what === 'renamed' && !newAddress && entry?.displayName === account?.displayName)
      throw new Refused({ code: 'sign_in_name' });
    const name =
      newAddress && account !== null ? { displayName: account.displayName, givenName: null, surname: null } : {};
    const after = await adoptAccount(deps, {
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
    const form = formFor({ finding, after, licence, today, justification });
    // We cannot assign addresses of another domain.
    if (form.type === 'address' && !finding.account?.address.endsWith(`@${deps.institution.mailDomain}`))
      throw new Refused({ code: 'not_now' });
    if (form.type === 'restoration' && contractHasEnded(deps, after)) throw new Refused({ code: 'contract_over' });
    if (form.type === 'suspension' || !canBeAsked(form.type, after)) throw new Refused({ code: 'not_now' });
    const register = await tx.registerFor(form);
    const nobody = lackingIn({ members: team, register }, deps, { form, requester: by });
    if (nobody !== null) throw new Refused(nobody);
    const request = await openRequest(deps, { tx, form, requester: by, rule: null });
    if (request !== null) return { state: 'requested', requestNumber: request.number };
    const open = await tx.openRequestOn(subjectOf(form));
    throw new Refused({ code: 'has_open_request', number: open?.number ?? '' });
  });
}

/** The difference stays, for this reason, and is not told again. */
export async function ignore(deps: DecideDeps, input: Input & { readonly reason: string }): Promise<Outcome> {
  return await decideOn(
    deps,
    { ...input, look: 'not_needed' },
    async () => await Promise.resolve({ state: 'ignored', reason: input.reason }),
  );
}

/** Why it can no longer be decided; null while it is open. */
export function refusalIfDecided({ state, decidedAt: at, readId, by, followedBy }: Finding): FindingRefusal | null {
  if (state === 'held') return { code: 'not_found' };
  return state === 'open' ? null : { code: 'decided', state, at, readId, by, followedBy };
}

/** The holder of a department's account is its official. */
function withOfficial(account: Account, responsible: Person): Account {
  return { ...account, responsible, ...(account.type === 'departmental' ? { holder: responsible } : {}) };
}

/** Rolls the transaction back, with the reason. */
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
  /** The responsible official from now on. */
  readonly responsible?: Person;
}

/**
 * The decision, its effects and its event commit together. Of two people who decide at once, the second is told of the
 * first.
 */
async function decideOn(
  deps: DecideDeps,
  input: Input & { readonly look: TenantSight | null | 'not_needed'; readonly opensRequest?: true },
  act: (tx: Tx, finding: Finding) => Promise<Decision>,
): Promise<Outcome> {
  const { findingId, by: actor, page = 0, look, opensRequest = false } = input;
  if (!actor.systems) return refused({ code: 'not_systems' });
  const by = { id: actor.id, name: actor.name };
  const work = deps.store.transact(async (tx) => {
    const told = await tx.tenant.finding(findingId);
    if (told === null) throw new Refused({ code: 'not_found' });
    const { what, directoryId, readId } = told;
    const late = refusalIfDecided(told);
    if (late !== null) throw new Refused(late);
    // An office of one reverts a change of its own account through the procedure, which asks for a reason.
    if ((await isOwn(tx, { told, actor })) && !(opensRequest && actor.alone !== undefined))
      throw new Refused({ code: actor.alone === undefined ? 'concerned' : 'concerned_alone' });
    const finding = look === 'not_needed' ? told : await findingNow(deps, { tx, finding: told, look });
    if (finding === 'unclear') throw new Refused({ code: 'unclear' });
    if (finding === 'changed') {
      await tx.send({ kind: 'show_digest', readId, page });
      return refused({ code: 'changed' } as const);
    }
    const at = deps.clock.now();
    const { state, reason = null, requestNumber = null, responsible } = await act(tx, finding);
    if (look !== 'not_needed' && look !== null) await tx.tenant.keepSights([look], at);
    const done = { state, by, reason, requestNumber };
    if (!(await tx.tenant.decide({ id: findingId, at, ...done }))) throw new Error('a locked finding changed');
    const about = finding.account === null ? {} : { accountId: finding.account.id };
    await tx.append({
      ...{ requestId: null, ...about, at, actor: by, door: actor.door, what: `finding_${state}` },
      data: { finding: findingId, finding_of: what, directoryId, requestNumber },
      personal: { ...(reason === null ? {} : { reason }), ...(responsible === undefined ? {} : { responsible }) },
    });
    await tx.send({ kind: 'show_digest', readId, page });
    return ok({ ...finding, ...done, decidedAt: at });
  });
  return await work.catch((error: unknown) => {
    if (error instanceof Refused) return refused(error.refusal);
    throw error;
  });
}

async function isOwn(
  tx: Tx,
  { told: { account, entry }, actor }: { readonly told: Finding; readonly actor: Actor },
): Promise<boolean> {
  if (account === null) return entry !== null && isAddressOf(entry, actor);
  const [known] = await tx.registerFor({ accountId: account.id });
  return isAccountHolder(account, actor) || (known !== undefined && isAccountHolder(known, actor));
}

/**
 * Before the transaction, which must not wait for an outside service. Skipped when the person may not decide, or is too
 * late.
 */
async function lookFor(deps: LookDeps, { findingId, by }: Input): Promise<Look> {
  const finding = by.systems ? await deps.store.tenant.finding(findingId) : null;
  return finding?.state === 'open' ? await lookAgain(deps, finding) : null;
}

async function licenceFor(
  deps: LookDeps,
  { findingId, by }: Input,
): Promise<Awaited<ReturnType<SubmitDeps['directory']['survey']>>['licence'] | 'unknown' | null> {
  if (!by.systems) return null;
  const finding = await deps.store.tenant.finding(findingId);
  if (finding?.what !== 'unlicensed' || finding.state !== 'open') return null;
  const relation = finding.account?.relation ?? null;
  const profile = ruleOf(deps.institution.relations, relation)?.profile ?? null;
  const survey = await withTimeout(deps.directory.survey([], profile));
  return survey === 'unknown' ? 'unknown' : survey.licence;
}

/** Saves the tenant's values in the register; answers the account with them. */
async function adoptAccount(
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
    const made = accountFromEntry(deps.departments, { entry, origin: 'adopted', at });
    await tx.insertAccount(made);
    return made;
  }
  const after = accountAsInTenant(account, { what: finding.what, entry, at });
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
    // Requests about the account that are still open have no account any more.
    const command = { type: 'account_gone', by: input.by } as const;
    for (const other of await tx.unfinishedOn(account.id)) await moveOther(deps, { tx, other, command });
  }
  return after;
}
