import type { DelegationRight, OtherAccount } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { StepName } from '#domain/plan/plan.ts';
import type { Request } from './request.ts';
import { ENDED_STATES } from './states.ts';

/** What the register knows of an account beyond its line: as Microsoft 365 showed it last, and from the requests that were carried out. */
export interface AccountFacts {
  /** Part numbers of the licences that give it a mailbox. */
  readonly licences: Seen;
  /** Other addresses of its own. */
  readonly aliases: Seen;
  /** Where its messages go. */
  readonly redirection: Redirection | null;
  /** Who may use it, done by hand by whoever said so: Graph does not show it, nor whether it was taken back since. */
  readonly delegations: readonly Delegation[];
}

interface Seen {
  readonly names: readonly string[];
  /** When Microsoft 365 showed them; null where nobody has looked: then there may be others. */
  readonly at: Date | null;
}

/** What Microsoft 365 showed of an account, each part with the moment when it showed it last, ISO 8601. */
export interface Sighting {
  readonly licences?: SeenNames;
  /** All of them, the main one too. */
  readonly addresses?: SeenNames;
}

interface SeenNames {
  readonly names: readonly string[];
  readonly at: string;
}

/** The rule that a request has set, and none has taken away. */
interface Redirection {
  /** The other account's address as it is now; null where that account is no more. */
  readonly to: string | null;
  readonly since: Date;
  readonly end: RedirectionEnd;
}

/**
 * `day` is `YYYY-MM-DD`. `overdue`: it is over, and the rule could not be taken away. `open`: no request will end it. `unknown`:
 * somebody closed its request unfinished, and may have taken the rule away by hand.
 */
export type RedirectionEnd =
  | { readonly is: 'dated' | 'overdue'; readonly day: string }
  | { readonly is: 'open' | 'unknown' };

interface Delegation {
  /** The other account's name as it is now. */
  readonly to: string;
  /** Its address as it is now. */
  readonly address: string;
  readonly rights: readonly DelegationRight[];
  /** When it was said to be done; null where nothing tells. */
  readonly since: Date | null;
  /** Who said so; null where nobody was noted down, or their name was forgotten. */
  readonly by: string | null;
}

/** A request on the account, with those of its steps that are done. */
export interface Work {
  readonly request: Request;
  readonly done: readonly { readonly name: StepName; readonly at: Date }[];
}

/** An account that requests name, as the register has it now. */
export type NamedAccount = Pick<Account, 'id' | 'address' | 'displayName' | 'state'>;

/** Of an account of which nothing more is known. */
export const NO_FACTS: AccountFacts = {
  licences: { names: [], at: null },
  aliases: { names: [], at: null },
  redirection: null,
  delegations: [],
};

/**
 * The facts of an account from what was seen of it, from its requests, the oldest first, and from the addresses that the
 * register holds for it; none of a deleted one.
 */
export function factsOf(
  account: Pick<Account, 'address' | 'kept' | 'state'>,
  known: {
    readonly sighting: Sighting | null;
    readonly work: readonly Work[];
    readonly addresses: readonly string[];
    readonly others: readonly NamedAccount[];
  },
): AccountFacts {
  if (account.state === 'deleted') return NO_FACTS;
  const { sighting, work, addresses, others } = known;
  const held = seen(sighting?.addresses, addresses);
  return {
    licences: seen(sighting?.licences, []),
    aliases: { ...held, names: held.names.filter((address) => address !== account.address) },
    redirection: redirectionOf(work, others),
    delegations: [...work.flatMap((one) => delegationOf(one, others)), ...keepersOf(account, { work, others })],
  };
}

function seen(part: SeenNames | undefined, known: readonly string[]): Seen {
  return part === undefined ? { names: known, at: null } : { names: part.names, at: new Date(part.at) };
}

/** The mailbox has one rule of ours: the last step that touched it tells how it stands, whatever became of the request. */
function redirectionOf(work: readonly Work[], others: readonly NamedAccount[]): Redirection | null {
  const [last] = work
    .flatMap(({ request, done }) => done.map((step) => ({ request, ...step })))
    .filter(({ name }) => name === 'redirect' || name === 'end_redirection')
    .toSorted((one, other) => other.at.getTime() - one.at.getTime());
  if (last === undefined || last.name === 'end_redirection') return null;
  const { form } = last.request;
  const target = form.type === 'redirection' ? form.to : form.type === 'deletion' ? form.redirectTo : null;
  if (target === null) return null;
  return {
    to: asItIsNow(target, { request: last.request, others })?.address ?? null,
    since: last.at,
    end: form.type === 'redirection' ? endOf(last.request, form.until) : { is: 'open' },
  };
}

function endOf({ state, failure, ended }: Request, day: string): RedirectionEnd {
  if (ended !== null) return { is: 'unknown' };
  // What overtook it, as a deletion without a redirection of its own, left the rule where it was.
  if (ENDED_STATES.includes(state)) return { is: 'open' };
  return { is: state === 'failed' && failure?.step === 'end_redirection' ? 'overdue' : 'dated', day };
}

function delegationOf({ request, done }: Work, others: readonly NamedAccount[]): readonly Delegation[] {
  const { form } = request;
  const step = done.find(({ name }) => name === 'exchange');
  if (form.type !== 'delegation' || step === undefined) return [];
  const to = asItIsNow(form.to, { request, others });
  if (to === null) return [];
  const { displayName, address } = to;
  return [{ to: displayName, address, rights: form.rights, since: step.at, by: sayerOf(request) }];
}

/** Who opens the shared mailbox that a deletion left. */
function keepersOf(
  { kept }: Pick<Account, 'kept'>,
  { work, others }: { readonly work: readonly Work[]; readonly others: readonly NamedAccount[] },
): readonly Delegation[] {
  const made = work.findLast(
    ({ request: { form }, done }) =>
      form.type === 'deletion' && form.custody === 'shared' && done.some(({ name }) => name === 'exchange'),
  );
  const since = made?.done.find(({ name }) => name === 'exchange')?.at ?? null;
  const by = made === undefined ? null : sayerOf(made.request);
  const named = made?.request.form.type === 'deletion' ? (made.request.form.keepers ?? []) : [];
  return (kept?.sharedWith ?? []).flatMap((address): readonly Delegation[] => {
    const id = named.find((keeper) => keeper.address === address)?.id;
    const possible = others.filter((other) => (id === undefined ? other.address === address : other.id === id));
    const keeper = possible.find(({ state }) => state !== 'deleted');
    if (keeper === undefined && possible.length > 0) return [];
    const now = { to: keeper?.displayName ?? address, address: keeper?.address ?? address };
    return [{ ...now, rights: ['full_access'], since, by }];
  });
}

/** The account that a request names, as it is called now; null where it is no more, or nobody knows any longer which it was. */
function asItIsNow(
  named: OtherAccount,
  { request, others }: { readonly request: Request; readonly others: readonly NamedAccount[] },
): Pick<Account, 'address' | 'displayName'> | null {
  const other = others.find(({ id }) => id === named.id);
  if (other !== undefined) return other.state === 'deleted' ? null : other;
  return request.forgottenAt === null ? named : null;
}

/** Who said that the line was run. A pseudonym tells nothing. */
function sayerOf({ lineRun, forgottenAt }: Request): string | null {
  return forgottenAt === null ? (lineRun?.by.name ?? null) : null;
}
