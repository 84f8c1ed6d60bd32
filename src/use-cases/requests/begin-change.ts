import { MODIFICATIONS, type Modification } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { AskedFor, Purpose } from '#domain/form/account-access.ts';
import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { askAbout } from '#use-cases/register/ask-about.ts';
import { askableOf } from '#use-cases/register/find-accounts.ts';
import { lacksRatifier } from './who-is-missing.ts';
import { lookAtAccount, type Hindrance, type LookDeps, type Looked } from './look-at-account.ts';

/** The acts' names in the trail, while it is not known which change is meant. */
const ACTS: Readonly<Record<Purpose, string>> = {
  modify: 'ask_modification',
  delete: 'ask_deletion',
  restore: 'ask_restoration',
  block: 'ask_block',
};

const ASKS: Readonly<Record<Purpose, readonly AskedFor[]>> = {
  modify: MODIFICATIONS,
  delete: ['deletion'],
  restore: ['restoration'],
  block: ['block'],
};

interface Chosen {
  readonly actor: Actor;
  readonly accountId: string;
  readonly purpose: Purpose;
  /** Of the modifications, those that were meant; all where it is not said. */
  readonly kinds?: readonly Modification[] | undefined;
}

/** An account that was chosen, and what can be asked for about it. */
export interface Begun {
  readonly account: Account;
  /** Of what this person may ask for in the account's present state. */
  readonly looked: Looked;
  /** It can be blocked, and nobody could ratify that. */
  readonly lacksRatifier: boolean;
}

/**
 * The account that somebody chose, with what can be asked for and what keeps them from the rest. Null where they may ask
 * for nothing of it now; an attempt by somebody who never may, and on an account that is never touched, is in the trail.
 */
export async function beginWith(deps: LookDeps, { actor, accountId, purpose, kinds }: Chosen): Promise<Begun | null> {
  const asks = purpose === 'modify' ? (kinds ?? MODIFICATIONS) : ASKS[purpose];
  const account = await askAbout(deps, { actor, asks, accountId, act: ACTS[purpose] });
  if (account === null) return null;
  const looked = await lookAtAccount(deps, { actor, account, asks: askableOf(deps, { actor, account, asks }) });
  await noteProtected(deps, { actor, account, act: ACTS[purpose], hindered: looked.hindered });
  const isBlocked = purpose === 'block' && looked.possible.length > 0;
  return { account, looked, lacksRatifier: isBlocked && (await lacksRatifier(deps, { account, by: actor })) };
}

/** Why the form of a modification need not be filled in. */
export type PickRefusal =
  /** The person may not ask for any modification now. */
  | { readonly code: 'not_allowed' }
  /** This modification is not possible for the account, or none was chosen. */
  | { readonly code: 'not_for_this'; readonly possible: readonly Modification[] }
  | Hindrance;

/** The account, for somebody who chose a modification, before the form is filled in. */
export async function beginModification(
  deps: LookDeps,
  picked: { readonly actor: Actor; readonly accountId: string; readonly what: Modification | null },
): Promise<Result<{ readonly account: Account; readonly what: Modification }, PickRefusal>> {
  const { actor, accountId, what } = picked;
  const account = await askAbout(deps, { actor, asks: MODIFICATIONS, accountId, act: ACTS.modify });
  if (account === null) return refused({ code: 'not_allowed' });
  const possible = askableOf(deps, { actor, account, asks: MODIFICATIONS });
  if (what === null || !possible.includes(what)) {
    // An attempt by somebody who may never ask for it is recorded.
    if (what !== null) await askAbout(deps, { actor, asks: [what], accountId, act: `ask_${what}` });
    return refused({ code: 'not_for_this', possible });
  }
  const { hindered } = await lookAtAccount(deps, { actor, account, asks: [what] });
  await noteProtected(deps, { actor, account, act: `ask_${what}`, hindered });
  const [first] = hindered;
  return first === undefined ? ok({ account, what }) : refused(first.why);
}

/** The trail records who tried something with an account that is never touched. */
async function noteProtected(
  deps: LookDeps,
  tried: { readonly actor: Actor; readonly account: Account; readonly act: string } & Pick<Looked, 'hindered'>,
): Promise<void> {
  const { actor, account, act, hindered } = tried;
  if (hindered.some(({ why }) => why.code === 'protected'))
    await noteAttempt(deps, { by: actor, act, why: 'protected', accountId: account.id });
}
