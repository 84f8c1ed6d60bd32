import type { Modification } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { ASKED_FOR, type Purpose } from '#domain/form/account-access.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { ChangeDeps } from '#use-cases/commands/apply-commands.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { lookProtected } from '#use-cases/plans/look-protected.ts';
import type { Protection } from '#use-cases/plans/protection.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { askAbout } from '#use-cases/register/ask-about.ts';
import { modificationsFor, type FindDeps } from '#use-cases/register/find-accounts.ts';
import { openBefore } from './supersede-deletion.ts';

type BeginDeps = FindDeps & ChangeDeps & { readonly directory: Directory; readonly institution: Institution };

/** The acts' names in the trail, while it is not known which change is meant. */
const ACTS: Readonly<Record<Purpose, string>> = {
  modify: 'ask_modification',
  delete: 'ask_deletion',
  restore: 'ask_restoration',
};

interface Wanting {
  readonly actor: Actor;
  readonly purpose: Purpose;
}

/** The account is protected from all changes. */
interface Protected {
  readonly code: 'protected';
  readonly why: Protection;
}

/**
 * The account, for somebody who pressed the button for this. An attempt by somebody who may not is recorded in the
 * trail.
 */
export async function beginWith(
  deps: BeginDeps,
  { actor, purpose, accountId }: Wanting & { readonly accountId: string },
): Promise<Result<Account, { readonly code: 'not_now' } | Protected>> {
  const account = await askAbout(deps, { actor, asks: ASKED_FOR[purpose], accountId, act: ACTS[purpose] });
  if (account === null) return refused({ code: 'not_now' });
  const why = await checkProtectionBeforeForm(deps, { actor, purpose, account });
  return why === null ? ok(account) : refused({ code: 'protected', why });
}

/**
 * Why the form of a deletion or a restoration need not be filled in for this account; recorded in the trail. A
 * modification checks this after its first step.
 */
export async function checkProtectionBeforeForm(
  deps: BeginDeps,
  { actor, purpose, account }: Wanting & { readonly account: Account | null },
): Promise<Protection | null> {
  if (purpose === 'modify' || account === null) return null;
  return await protectionOf(deps, { actor, account, act: ACTS[purpose] });
}

/** Why the form of a modification need not be filled in. */
export type PickRefusal =
  /** The person may not ask for any modification now. */
  | { readonly code: 'not_allowed' }
  /** This modification is not possible for the account, or none was chosen. */
  | { readonly code: 'not_for_this'; readonly possible: readonly Modification[] }
  | Protected
  | { readonly code: 'has_open_request'; readonly request: Request };

/** The account, for somebody who chose a modification, before the form is filled in. */
export async function beginModification(
  deps: BeginDeps,
  picked: { readonly actor: Actor; readonly accountId: string; readonly what: Modification | null },
): Promise<Result<{ readonly account: Account; readonly what: Modification }, PickRefusal>> {
  const { actor, accountId, what } = picked;
  const account = await askAbout(deps, { actor, asks: ASKED_FOR.modify, accountId, act: ACTS.modify });
  if (account === null) return refused({ code: 'not_allowed' });
  const possible = modificationsFor(deps, { actor, account });
  if (what === null || !possible.includes(what)) {
    // An attempt by somebody who may never ask for it is recorded.
    if (what !== null) await askAbout(deps, { actor, asks: [what], accountId, act: `ask_${what}` });
    return refused({ code: 'not_for_this', possible });
  }
  const why = await protectionOf(deps, { actor, account, act: `ask_${what}` });
  if (why !== null) return refused({ code: 'protected', why });
  const request = await openBefore(deps.store, { type: what, account });
  return request === null ? ok({ account, what }) : refused({ code: 'has_open_request', request });
}

/** Why the account is protected; the trail records who tried. */
async function protectionOf(
  deps: BeginDeps,
  { actor, account, act }: { readonly actor: Actor; readonly account: Account; readonly act: string },
): Promise<Protection | null> {
  const why = await lookProtected(deps, account);
  if (why !== null) await noteAttempt(deps, { by: actor, act, why: 'protected', accountId: account.id });
  return why;
}
