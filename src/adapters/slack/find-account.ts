import type { AskedFor } from '#domain/form/account-access.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { askAbout } from '#use-cases/register/ask-about.ts';
import { accountFor, findAccounts } from '#use-cases/register/find-accounts.ts';
import { lookProtected } from '#use-cases/plans/look-protected.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import type { Purpose } from '#dialogue/act-names.ts';
import type { DoorDeps } from './door.ts';

/** Which requests tell whether an account suits a purpose: of a suspended one only the contract may be modified. */
const ASKS: Readonly<Record<Purpose, readonly AskedFor[]>> = {
  modify: ['data', 'contract'],
  delete: ['deletion'],
  restore: ['restoration'],
};

/** What they are called in the trail while it is not known which change is meant. */
const ACTS: Readonly<Record<Purpose, string>> = {
  modify: 'ask_modification',
  delete: 'ask_deletion',
  restore: 'ask_restoration',
};

interface Search {
  readonly actor: Actor;
  readonly purpose: Purpose;
}

/** Accounts with which the person may do this now, by name. */
export async function accountsToChoose(
  deps: DoorDeps,
  { actor, purpose, text, limit }: Search & { readonly text: string; readonly limit: number },
): Promise<readonly Account[]> {
  const lists = await Promise.all(
    ASKS[purpose].map(async (what) => await findAccounts(deps, { actor, what, text, limit })),
  );
  const found = [...new Map(lists.flat().map((account) => [account.id, account])).values()];
  return found.toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'es')).slice(0, limit);
}

/** The account, when the person may do this with it now. */
export async function accountToChange(
  deps: DoorDeps,
  { actor, purpose, accountId }: Search & { readonly accountId: string },
): Promise<Account | null> {
  for (const what of ASKS[purpose]) {
    const account = await accountFor(deps, { actor, what, accountId });
    if (account !== null) return account;
  }
  return null;
}

/** The same, for what the person pressed or sent: who may not leaves an attempt in the trail. */
export async function accountPressed(
  deps: DoorDeps,
  { actor, purpose, accountId }: Search & { readonly accountId: string },
): Promise<Account | null> {
  return await askAbout(deps, { actor, asks: ASKS[purpose], accountId, act: ACTS[purpose] });
}

/** Why an account is never touched, in words; the trail says who tried. */
export async function protectedText(
  deps: DoorDeps,
  { actor, account, act }: { readonly actor: Actor; readonly account: Account; readonly act: string },
): Promise<string | null> {
  const why = await lookProtected(deps, account);
  if (why === null) return null;
  await noteAttempt(deps, { by: actor, act, why: 'protected', accountId: account.id });
  return deps.messages.change.refusal.protected[why];
}

/** Why the one form of a deletion or a restoration is not worth filling in; a modification asks after its first step. */
export async function refusedBefore(
  deps: DoorDeps,
  { actor, purpose, account }: Search & { readonly account: Account | null },
): Promise<string | null> {
  if (purpose === 'modify' || account === null) return null;
  return await protectedText(deps, { actor, account, act: ACTS[purpose] });
}

/** The one account that somebody means who writes part of its name or address; null when it might be several. */
export async function accountMeant(
  deps: DoorDeps,
  { actor, purpose, text }: Search & { readonly text: string },
): Promise<Account | null> {
  if (text === '') return null;
  const found = await accountsToChoose(deps, { actor, purpose, text, limit: 20 });
  const written = text.toLowerCase();
  const exactly = found.filter(({ address }) => [address, address.split('@')[0]].includes(written));
  const [only = null, ...more] = exactly.length > 0 ? exactly : found;
  return more.length === 0 ? only : null;
}
