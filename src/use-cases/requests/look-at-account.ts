import { snapshotOf, type DeletionForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { AskedFor } from '#domain/form/account-access.ts';
import { tenantHindrance, type TenantHindrance } from '#domain/modifications/hindrance.ts';
import type { Actor } from '#domain/person.ts';
import type { NotBlocked } from '#domain/request/ratification.ts';
import type { Request } from '#domain/request/request.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { ChangeDeps } from '#use-cases/commands/apply-commands.ts';
import { hasTooManyOpen, isLimited, tooManyOpen } from '#use-cases/commands/open-request.ts';
import { isListed, protectionOf, type Protection } from '#use-cases/plans/protection.ts';
import { whyNotBlocked } from '#use-cases/plans/why-not-blocked.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { People } from '#use-cases/ports/people.ts';
import { answerable } from '#use-cases/register/answerable.ts';
import { tiesOf, type FindDeps } from '#use-cases/register/find-accounts.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import { contractHasEnded } from './submit-change.ts';
import { mayGiveTime, openBefore } from './supersede-deletion.ts';
import { lackingIn, teamNow, type NobodyDecides } from './who-is-missing.ts';

export type LookDeps = FindDeps &
  ChangeDeps & {
    readonly directory: Directory;
    readonly institution: Institution;
    readonly people: Pick<People, 'team'>;
  };

/** Why something cannot be asked for about an account now, as far as it is known without the form. */
export type Hindrance =
  | { readonly code: TenantHindrance }
  /** Never touched. */
  | { readonly code: 'protected'; readonly why: Protection }
  | { readonly code: 'has_open_request'; readonly request: Request }
  /** They have as many requests open as they may have. */
  | ReturnType<typeof tooManyOpen>
  /** A block would not be taken, whoever wants it. */
  | { readonly code: 'not_blocked'; readonly why: NotBlocked }
  /** Nobody in the systems area could decide it. */
  | NobodyDecides
  /** Nobody may extend their own contract alone, and there is nobody else who could confirm it. */
  | { readonly code: 'own_extension' }
  /** Its 30 days are over. */
  | { readonly code: 'not_restorable' }
  /** The person or department has another account by now; `address` where everybody may know of it. */
  | { readonly code: 'other_account'; readonly address: string | null };

/** What can be asked for, and what keeps the rest from it. */
export interface Looked<What extends AskedFor = AskedFor> {
  readonly possible: readonly What[];
  readonly hindered: readonly { readonly what: What; readonly why: Hindrance }[];
}

/**
 * What of `asks` can be asked for about the account now, told while a person chooses it. A tenant that does not answer in
 * time hinders nothing: what was sent is looked at again.
 */
export async function lookAtAccount<What extends AskedFor>(
  deps: LookDeps,
  asked: { readonly actor: Actor; readonly account: Account; readonly asks: readonly What[] },
): Promise<Looked<What>> {
  const { actor, account, asks } = asked;
  const [standing, seen, isTooMuch, other, notBlocked, lacking] = await Promise.all([
    standingOn(deps, account),
    seenInTenant(deps, account),
    asks.some(isLimited) && hasTooManyOpen(deps, actor),
    asks.some((what) => what === 'restoration') ? deps.store.accountOn(account.subject) : null,
    asks.some((what) => what === 'block') ? notBlockedNow(deps, asked) : null,
    asks.some((what) => what === 'deletion') ? lackingForDeletion(deps, asked) : null,
  ]);
  const looked = asks.map((what) => ({
    what,
    why: hindrance(deps, { ...asked, what, standing, seen, isTooMuch, other, notBlocked, lacking }),
  }));
  return {
    possible: looked.flatMap(({ what, why }) => (why === null ? [what] : [])),
    hindered: looked.flatMap(({ what, why }) => (why === null ? [] : [{ what, why }])),
  };
}

/** The requests that stand against others on the account. */
interface Standing {
  readonly password: Request | null;
  /** Against one that gives the account more time. */
  readonly longer: Request | null;
  readonly any: Request | null;
  /** Its work is under way. */
  readonly running: Request | null;
  readonly deletion: Request | null;
}

async function standingOn({ store }: LookDeps, account: Account): Promise<Standing> {
  const against = async (type: AskedFor): Promise<Request | null> => await openBefore(store, { type, account });
  const [password, longer, any, [waiting, running]] = await Promise.all([
    against('password'),
    against('contract'),
    against('data'),
    store.transact(async (tx) => [await tx.waitingOn(account.id), await tx.runningOn(account.id, null)] as const),
  ]);
  const deletion = waiting.find(({ kind, state }) => kind === 'deletion' && state === 'scheduled') ?? null;
  return {
    ...{ password, longer, any, deletion },
    running: running === null ? null : await store.requestByNumber(running),
  };
}

function openIn({ password, longer, any, running, deletion }: Standing, what: AskedFor): Request | null {
  // It waits for nothing.
  if (what === 'block') return null;
  // A new password waits for the run's end; who needs it need not come back.
  if (what === 'password') return password;
  if (what === 'deletion') return any ?? running ?? deletion;
  return (mayGiveTime({ type: what }) ? longer : any) ?? running;
}

/** The account in the tenant: `unknown` where that does not answer in time; `lost` where it cannot be brought back either. */
type Seen = DirectoryAccount | 'unknown' | 'lost' | null;

async function seenInTenant({ directory }: LookDeps, account: Account): Promise<Seen> {
  const looking = async (): Promise<Seen> => {
    const found = await directory.account(account.directoryId);
    if (found !== null) return found;
    return (await directory.deletedUser(account.directoryId)) === null ? 'lost' : null;
  };
  return await withTimeout(looking());
}

interface About {
  readonly actor: Actor;
  readonly account: Account;
  readonly what: AskedFor;
  readonly standing: Standing;
  readonly seen: Seen;
  /** They have too many requests open. */
  readonly isTooMuch: boolean;
  /** Whoever has it, or another account of the same person or department. */
  readonly other: Account | null;
  readonly notBlocked: NotBlocked | null;
  /** For its deletion. */
  readonly lacking: NobodyDecides | null;
}

function hindrance(deps: LookDeps, about: About): Hindrance | null {
  const { account, what, standing, seen, isTooMuch, other } = about;
  const { rules } = deps.institution;
  if (isListed(rules, account)) return { code: 'protected', why: 'listed' };
  if (isOwnExtension(deps, about)) return { code: 'own_extension' };
  const found = seen === 'unknown' || seen === 'lost' ? null : seen;
  const why = found === null ? null : protectionOf(rules, found);
  if (why !== null) return { code: 'protected', why };
  const request = openIn(standing, what);
  if (request !== null) return { code: 'has_open_request', request };
  if (isTooMuch && isLimited(what)) return tooManyOpen(deps);
  if (what === 'block' && about.notBlocked !== null) return { code: 'not_blocked', why: about.notBlocked };
  if (what === 'deletion' && about.lacking !== null) return about.lacking;
  if (what === 'restoration' && other !== null && other.id !== account.id)
    return { code: 'other_account', address: other.state === 'active' ? other.address : null };
  if (seen === 'unknown') return null;
  if (what === 'restoration' && seen === 'lost') return { code: 'not_restorable' };
  const code = tenantHindrance(what, { account, found });
  return code === null ? null : { code };
}

async function notBlockedNow(
  { store, clock }: LookDeps,
  { account, actor: by }: { readonly account: Account; readonly actor: Actor },
): Promise<NotBlocked | null> {
  return (await store.transact(async (tx) => await whyNotBlocked(tx, { account, by, at: clock.now() }))).why;
}

/** Whom the systems area lacks for its deletion, which takes the same people whatever is filled in. */
async function lackingForDeletion(
  deps: LookDeps,
  { account, actor }: { readonly account: Account; readonly actor: Actor },
): Promise<NobodyDecides | null> {
  const [members, register] = await Promise.all([teamNow(deps), deps.store.registerFor({ accountId: account.id })]);
  const form: DeletionForm = {
    ...{ type: 'deletion', account: snapshotOf(account), justification: '' },
    ...{ lastDay: dayIn(deps.clock.now(), deps.institution.timeZone), redirectTo: null, outOfOffice: '' },
  };
  return lackingIn({ members, register }, deps, { form, requester: actor });
}

/** More time for oneself, with nobody there who could confirm it. */
function isOwnExtension(deps: LookDeps, { actor, account, what }: About): boolean {
  // Given back without a new last day, one whose contract is over would be suspended again.
  const isLonger = what === 'contract' || (what === 'restoration' && contractHasEnded(deps, account));
  if (!isLonger || !tiesOf(deps, { actor, account }).includes('holder')) return false;
  return what !== 'contract' || answerable(deps.departments, { account, requester: actor }) === null;
}
