import type { Account, PublicAccount } from '#domain/account/account.ts';
import { documentIn } from '#domain/form/document-type.ts';
import { maskedDocument } from '#domain/form/form.ts';
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

/** How many events of the account's history its card shows. */
const HISTORY_SHOWN = 20;

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
      /** Newest first. */
      readonly history: readonly HistoryEvent[];
      /** Number of older events. */
      readonly earlier: number;
      readonly facts: AccountFacts;
      /** The viewer belongs to the systems area. */
      readonly systems: boolean;
      readonly actions: ReturnType<typeof actionsOn>;
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
  { actor, accountId }: { readonly actor: Actor; readonly accountId: string },
): Promise<AccountCard | null> {
  const account = (await deps.store.registerFor({ accountId }))[0] ?? null;
  if (account === null) return null;
  const ties = tiesOf(deps, { actor, account });
  if (ties.length === 0) {
    const { address, displayName, departmentName, state } = account;
    return state === 'active' ? { shows: 'public', account: { address, displayName, departmentName } } : null;
  }
  const { history } = deps.store;
  const [holder, facts, ...parts] = await Promise.all([
    holderInTime(deps.people, account),
    factsNow(deps, account),
    history.requestsOn(account, HISTORY_SHOWN),
    history.contractEventsOn(account, HISTORY_SHOWN),
    history.findingsOn(account, HISTORY_SHOWN),
  ]);
  const events = parts.flatMap((part): readonly HistoryEvent[] => part.events);
  const shown = events.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, HISTORY_SHOWN);
  return {
    shows: 'everything',
    account,
    holder,
    systems: actor.systems,
    document: actor.systems ? documentOf(account) : null,
    facts,
    history: shown,
    earlier: parts.reduce((sum, { total }) => sum + total, 0) - shown.length,
    actions: actionsOn(deps, { actor, account }),
  };
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
