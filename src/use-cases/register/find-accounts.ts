import { canBeAsked, mayAskFor, tiesTo, type AskedFor, type Purpose, type Tie } from '#domain/form/account-access.ts';
import { MODIFICATIONS, type Modification } from '#domain/account/account-form.ts';
import { ACCOUNT_STATES, type Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

export interface FindDeps {
  readonly store: Store;
  readonly departments: Departments;
}

/**
 * A person's ties to an account (by its present and former addresses, when these were looked up): it is their own, they
 * are responsible for it, they head its department, or they belong to the systems area.
 */
export function tiesOf(
  { departments }: Pick<FindDeps, 'departments'>,
  { actor, account }: { readonly actor: Actor; readonly account: Account & Partial<KnownAccount> },
): readonly Tie[] {
  const heads = departments.headedBy(actor.id).includes(account.departmentCode);
  return tiesTo(account, { actor, head: heads ? actor.id : null });
}

/** Accounts about which this person may ask for `what` now, by name. */
export async function findAccounts(
  deps: FindDeps,
  input: { readonly actor: Actor; readonly what: AskedFor; readonly text: string; readonly limit: number },
): Promise<readonly Account[]> {
  const { actor, what, text, limit } = input;
  const departments = deps.departments.headedBy(actor.id);
  const of = actor.systems ? null : { personId: actor.id, email: actor.email ?? null, departments };
  const states = ACCOUNT_STATES.filter((state) => stateSuits(what, state));
  const found = await deps.store.accountsFor({ text, limit, states, of });
  return found.filter((account) => mayAskOneOf(deps, { actor, account, asks: [what] }));
}

/**
 * The account, if this person may ask for one of `asks` about it now; null otherwise, so that nobody learns of accounts
 * that they have no tie to.
 */
export async function accountFor(
  deps: FindDeps,
  { actor, asks, accountId }: { readonly actor: Actor; readonly asks: readonly AskedFor[]; readonly accountId: string },
): Promise<Account | null> {
  const account = (await deps.store.registerFor({ accountId }))[0] ?? null;
  return account !== null && mayAskOneOf(deps, { actor, account, asks }) ? account : null;
}

/** Whether this person may ask for one of `asks` about the account now. */
export function mayAskOneOf(
  deps: Pick<FindDeps, 'departments'>,
  input: { readonly actor: Actor; readonly account: Account; readonly asks: readonly AskedFor[] },
): boolean {
  const ties = tiesOf(deps, input);
  return input.asks.some((what) => isOpenTo(ties, { account: input.account, what }));
}

/** What this person can start on an account. */
export function actionsOn(
  deps: Pick<FindDeps, 'departments'>,
  input: { readonly actor: Actor; readonly account: Account },
): readonly Purpose[] {
  const { account } = input;
  const ties = tiesOf(deps, input);
  const may = (what: AskedFor): boolean => isOpenTo(ties, { account, what });
  return [
    ...(MODIFICATIONS.some(may) ? (['modify'] as const) : []),
    ...(may('deletion') ? (['delete'] as const) : []),
    ...(may('restoration') ? (['restore'] as const) : []),
  ];
}

/** The modifications that this person may request for the account in its present state. */
export function modificationsFor(
  deps: Pick<FindDeps, 'departments'>,
  input: { readonly actor: Actor; readonly account: Account },
): readonly Modification[] {
  const ties = tiesOf(deps, input);
  return MODIFICATIONS.filter((what) => isOpenTo(ties, { ...input, what }));
}

function isOpenTo(
  ties: readonly Tie[],
  { account, what }: { readonly account: Account; readonly what: AskedFor },
): boolean {
  return canBeAsked(what, account) && mayAskFor(what, ties);
}

/** Whether `what` is possible for an account in this state. */
function stateSuits(what: AskedFor, state: Account['state']): boolean {
  return (['personal', 'departmental'] as const).some((type) => canBeAsked(what, { state, type, kept: null }));
}
