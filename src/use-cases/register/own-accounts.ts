import type { KnownAccount } from '#domain/account/known-account.ts';
import type { Actor } from '#domain/person.ts';
import { tiesOf, type FindDeps } from './find-accounts.ts';
import { withTimeout } from './with-timeout.ts';

/** How long a window waits for the person's accounts, ms: Slack allows 3 s for everything. */
const PATIENCE_MS = 1_000;
/** Nobody holds more. */
const MOST_OWN = 20;

interface OwnDeps extends FindDeps {
  readonly log: { readonly error: (data: object, event: string) => void };
}

/**
 * The accounts that this person holds, by name: their own, and those of departments that they answer for. Deleted ones are
 * not among them. Null when the register does not tell in time, which keeps nobody from asking for something.
 */
export async function ownAccounts(deps: OwnDeps, actor: Actor): Promise<readonly KnownAccount[] | null> {
  const found = deps.store
    .accountsFor({
      ...{ text: '', limit: MOST_OWN, states: ['active', 'suspended'] as const },
      of: { personId: actor.id, email: actor.email ?? null, departments: [], holds: true },
    })
    .catch((error: unknown) => {
      deps.log.error({ err: error }, 'register.own_accounts_failed');
      return 'unknown' as const;
    });
  const accounts = await withTimeout(found, PATIENCE_MS);
  if (accounts === 'unknown') return null;
  return accounts.filter((account) => tiesOf(deps, { actor, account }).includes('holder'));
}
