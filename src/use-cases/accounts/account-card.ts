import type { Account, PublicAccount } from '#domain/account/account.ts';
import { documentIn } from '#domain/form/document-type.ts';
import { maskedDocument } from '#domain/form/form.ts';
import { whyNotLift } from '#domain/request/concerned/who-ratifies.ts';
import { NO_FACTS, type AccountFacts } from '#domain/request/account-facts.ts';
import type { Actor, Person } from '#domain/person.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { actionsOn, tiesOf, type FindDeps } from '#use-cases/register/find-accounts.ts';
import { knownHolder } from '#use-cases/register/known-holder.ts';
import type { HistoryEvent } from '#use-cases/ports/store/history.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Clock } from '#use-cases/ports/institution.ts';
import { buildAccountSight } from '#use-cases/tenant/tenant-sight.ts';

/** How many events of the account's history its card shows at once. */
const EVENTS_A_PAGE = 20;

export type AccountCard =
  /** What everybody may know of an active account. */
  | { readonly shows: 'public'; readonly account: PublicAccount }
  | {
      readonly shows: 'everything';
      readonly account: Account;
      /** The holder, if register or chat know one. */
      readonly holder: Person | null;
      /**
       * The holder's document: kind and last characters, only for the systems area; null when the register has none.
       */
      readonly document: { readonly type: string; readonly masked: string } | null;
      /** One page of it, newest first. */
      readonly history: readonly HistoryEvent[];
      /** The page, from 0, and how many there are. */
      readonly page: number;
      readonly pages: number;
      readonly facts: AccountFacts;
      /** The viewer belongs to the systems area. */
      readonly systems: boolean;
      readonly actions: ReturnType<typeof actionsOn>;
      /** They may lift a block of it. */
      readonly mayLift: boolean;
    };

interface NowDeps extends Pick<FindDeps, 'store'> {
  readonly directory: Pick<Directory, 'account'>;
  readonly clock: Clock;
}

/**
 * An account with its history, limited to what this person may know. Null for an account that is not in the person's
 * list and that they have no tie to.
 */
export async function accountCard(
  deps: NowDeps & FindDeps & { readonly people: Pick<People, 'findByEmail'> },
  asked: {
    readonly actor: Actor;
    readonly accountId: string;
    /** Of its history; a page that there is not is the last one. */
    readonly page?: number;
  },
): Promise<AccountCard | null> {
  const { actor, accountId } = asked;
  const account = (await deps.store.registerFor({ accountId }))[0] ?? null;
  if (account === null) return null;
  const ties = tiesOf(deps, { actor, account });
  if (ties.length === 0) {
    const { address, displayName, departmentName, state } = account;
    return state === 'active' ? { shows: 'public', account: { address, displayName, departmentName } } : null;
  }
  const [holder, facts, history] = await Promise.all([
    holderInTime(deps.people, account),
    factsNow(deps, account),
    historyOf(deps, account, asked.page ?? 0),
  ]);
  return {
    shows: 'everything',
    account,
    holder,
    systems: actor.systems,
    document: actor.systems ? documentOf(account) : null,
    facts,
    ...history,
    actions: actionsOn(deps, { actor, account }),
    mayLift: whyNotLift({ by: actor, account, ties }) === null,
  };
}

async function historyOf(
  { store: { history } }: Pick<FindDeps, 'store'>,
  account: Account,
  wanted: number,
): Promise<Pick<Extract<AccountCard, { readonly shows: 'everything' }>, 'history' | 'page' | 'pages'>> {
  const most = (wanted + 1) * EVENTS_A_PAGE;
  const parts = await Promise.all([
    history.requestsOn(account, most),
    history.contractEventsOn(account, most),
    history.findingsOn(account, most),
  ]);
  const pages = Math.max(1, Math.ceil(parts.reduce((sum, { total }) => sum + total, 0) / EVENTS_A_PAGE));
  const page = Math.min(wanted, pages - 1);
  const events = parts.flatMap((part): readonly HistoryEvent[] => part.events);
  const sorted = events.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return { history: sorted.slice(page * EVENTS_A_PAGE, (page + 1) * EVENTS_A_PAGE), page, pages };
}

/** Licences and addresses as Microsoft 365 shows them now; if it does not answer in time, as the register has them. */
async function factsNow({ store, directory, clock }: NowDeps, account: Account): Promise<AccountFacts> {
  const [known, found] = await Promise.all([
    store.factsOf(account),
    account.state === 'deleted' ? null : withTimeout(directory.account(account.directoryId)),
  ]);
  const facts = known ?? NO_FACTS;
  if (found === null || found === 'unknown') return facts;
  const at = clock.now();
  const { licences, addresses } = buildAccountSight(found);
  const aliases = addresses?.filter((address) => address !== account.address);
  return {
    ...facts,
    ...(licences === null ? {} : { licences: { names: licences, at } }),
    ...(aliases === undefined ? {} : { aliases: { names: aliases, at } }),
  };
}

/** Null as well when the chat does not answer in time. */
async function holderInTime(people: Pick<People, 'findByEmail'>, account: KnownAccount): Promise<Person | null> {
  const found = await withTimeout(knownHolder(people, account));
  return found === 'unknown' ? null : found;
}

/** The holder's document, read from the account's `subject` (see `subjectOf`). */
function documentOf({ subject, type }: Account): { readonly type: string; readonly masked: string } | null {
  const document = type === 'personal' ? documentIn(subject) : null;
  return document === null ? null : { type: document.type, masked: maskedDocument(document.number) };
}
