import { otherOf, type OtherAccount } from '#domain/account/account-form.ts';
import type { Account, Licence, Seats } from '#domain/account/account.ts';
import { mailLicences } from '#domain/account/mail-plans.ts';
import { productName } from '#domain/account/product-names.ts';
import { asciiWords } from '#domain/ascii-words.ts';
import type { Actor } from '#domain/person.ts';
import { isWritable } from '#domain/plan/group-kinds.ts';
import type { DirectoryGroup } from '#domain/account/directory-account.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { accountToChange } from '#use-cases/register/accounts-for-purpose.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import type { FindDeps } from '#use-cases/register/find-accounts.ts';

/** The choices in forms about an account. Data of the tenant is only for people who may ask about the account. */

/** A chat shows at most 100 at once; people read fewer. */
export const MOST_CHOICES = 50;

type ChooseDeps = FindDeps & { readonly directory: Directory };

interface Choosing {
  readonly actor: Actor;
  /** The account that the form is about. */
  readonly accountId: string;
  readonly text: string;
}

/**
 * Licences that an account can be given, with their seats. Throws `OutsideError`, as every question to the tenant does.
 */
export async function licencesToGive(deps: ChooseDeps, choosing: Choosing): Promise<readonly (Licence & Seats)[]> {
  if ((await ownAccount(deps, choosing)) === null) return [];
  const offered = mailLicences(await deps.directory.licences());
  const isWanted = containing(choosing.text);
  return offered.filter((one) => isWanted(`${productName(one)} ${one.skuPartNumber}`)).slice(0, MOST_CHOICES);
}

/** Licences of the account that can be replaced. */
export async function licencesToReplace(deps: ChooseDeps, choosing: Choosing): Promise<readonly Licence[]> {
  const account = await ownAccount(deps, choosing);
  if (account === null) return [];
  const isWanted = containing(choosing.text);
  return (await heldLicences(deps, account)).filter((one) => isWanted(productName(one)));
}

/** The same, before the form is shown; null when the tenant does not answer while the person waits. */
export async function replaceable(
  deps: Pick<ChooseDeps, 'directory'>,
  account: Account,
): Promise<readonly Licence[] | null> {
  const found = await withTimeout(heldLicences(deps, account));
  return found === 'unknown' ? null : found;
}

async function heldLicences(
  { directory }: Pick<ChooseDeps, 'directory'>,
  account: Account,
): Promise<readonly Licence[]> {
  return mailLicences((await directory.account(account.directoryId))?.licences ?? []);
}

/** Groups whose name has the typed words, or parts of them. */
export async function groupsToJoin(deps: ChooseDeps, choosing: Choosing): Promise<readonly DirectoryGroup[]> {
  const { text } = choosing;
  if (text === '' || (await ownAccount(deps, choosing)) === null) return [];
  return (await deps.directory.searchGroups(text, MOST_CHOICES)).filter(canBeChanged);
}

/** Groups that the account is a member of. */
export async function groupsToLeave(deps: ChooseDeps, choosing: Choosing): Promise<readonly DirectoryGroup[]> {
  const account = await ownAccount(deps, choosing);
  const found = account === null ? null : await deps.directory.account(account.directoryId);
  const isWanted = containing(choosing.text);
  const groups = found?.groups ?? [];
  return groups.filter((group) => canBeChanged(group) && isWanted(group.name)).slice(0, MOST_CHOICES);
}

/** The members of a distribution list are changed by hand by the systems area. */
function canBeChanged({ kind }: DirectoryGroup): boolean {
  return isWritable(kind) || kind === 'distribution';
}

/** Active accounts that a form can name as the second account. */
export async function searchSecondAccounts(
  { store }: { readonly store: Pick<Store, 'accounts'> },
  { text, except }: { readonly text: string; readonly except: string | null },
): Promise<readonly Account[]> {
  // A text without letters or digits matches nothing; the store would treat it as no condition at all.
  if (text !== '' && asciiWords(text).length === 0) return [];
  const { rows } = await store.accounts({ text, offset: 0, limit: MOST_CHOICES, everything: false });
  return rows.filter(({ id, state }) => id !== except && state === 'active');
}

/** The second account that a form names; null unless it is active now. */
export async function findSecondAccount(
  { store }: { readonly store: Pick<Store, 'account'> },
  accountId: string,
): Promise<OtherAccount | null> {
  const account = await store.account(accountId);
  return account?.state === 'active' ? otherOf(account) : null;
}

async function ownAccount(deps: ChooseDeps, { actor, accountId }: Choosing): Promise<Account | null> {
  return await accountToChange(deps, { actor, purpose: 'modify', accountId });
}

/** Whether a name contains the typed words, in any case and with or without accents. */
function containing(text: string): (name: string) => boolean {
  const typed = asciiWords(text);
  return (name) => {
    const known = asciiWords(name).join(' ');
    return typed.every((word) => known.includes(word));
  };
}
