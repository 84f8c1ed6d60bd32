import type { Account, PublicAccount } from '#domain/account.ts';
import { maskedDocument } from '#domain/form.ts';
import type { Actor } from '#domain/person.ts';
import { actionsOn, tiesOf, type FindDeps } from './find-accounts.ts';
import type { HistoryEvent } from './history-ports.ts';

/** Events of an account's history that its card shows. */
const HISTORY_SHOWN = 20;

export type AccountCard =
  /** What anybody may know of an active account. */
  | { readonly shows: 'public'; readonly account: PublicAccount }
  | {
      readonly shows: 'everything';
      readonly account: Account;
      /** Its kind and last characters, for the systems area alone; null where the register does not know it. */
      readonly document: { readonly type: string; readonly masked: string } | null;
      /** Newest first. */
      readonly history: readonly HistoryEvent[];
      /** Events before those. */
      readonly earlier: number;
      readonly actions: ReturnType<typeof actionsOn>;
    };

/** An account with its history, as far as this person may know of it: null for one that is none of theirs and not in the list. */
export async function accountCard(
  deps: FindDeps,
  { actor, accountId }: { readonly actor: Actor; readonly accountId: string },
): Promise<AccountCard | null> {
  const account = await deps.store.account(accountId);
  if (account === null) return null;
  const ties = tiesOf(deps, { actor, account });
  if (ties.length === 0) {
    const { address, displayName, departmentName, state } = account;
    return state === 'active' ? { shows: 'public', account: { address, displayName, departmentName } } : null;
  }
  const { history } = deps.store;
  const parts = await Promise.all([
    history.requestsOn(account, HISTORY_SHOWN),
    history.deedsOn(account, HISTORY_SHOWN),
    history.findingsOn(account, HISTORY_SHOWN),
  ]);
  const events = parts.flatMap((part): readonly HistoryEvent[] => part.events);
  const shown = events.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, HISTORY_SHOWN);
  return {
    shows: 'everything',
    account,
    document: actor.systems ? documentOf(account) : null,
    history: shown,
    earlier: parts.reduce((sum, { total }) => sum + total, 0) - shown.length,
    actions: actionsOn(deps, { actor, account }),
  };
}

/** The holder's document as `subjectOf` writes it into the register. */
function documentOf({ subject }: Account): { readonly type: string; readonly masked: string } | null {
  const [, type, number] = /^(cc|ce|passport):(.+)$/.exec(subject) ?? [];
  return type === undefined || number === undefined ? null : { type, masked: maskedDocument(number) };
}
