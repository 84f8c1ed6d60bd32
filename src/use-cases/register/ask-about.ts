import { mayAskFor, type AskedFor } from '#domain/form/account-access.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import type { ChangeDeps } from '../commands/apply-commands.ts';
import { mayAskOneOf, tiesOf, type FindDeps } from './find-accounts.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';

/**
 * The account, if this person may now ask for one of `asks` about it. When they could never ask for any of them, the
 * attempt is recorded in the trail; the answer is the same as for an account that does not exist.
 */
export async function askAbout(
  deps: FindDeps & ChangeDeps,
  input: {
    readonly actor: Actor;
    readonly asks: readonly AskedFor[];
    readonly accountId: string;
    /** The act's name in the trail. */
    readonly act: string;
  },
): Promise<Account | null> {
  const { actor, asks, accountId, act } = input;
  const account = (await deps.store.registerFor({ accountId }))[0];
  if (account === undefined) return null;
  if (mayAskOneOf(deps, { actor, account, asks })) return account;
  const ties = tiesOf(deps, { actor, account });
  if (!asks.some((what) => mayAskFor(what, ties)))
    await noteAttempt(deps, { by: actor, act, why: 'not_allowed', accountId });
  return null;
}
