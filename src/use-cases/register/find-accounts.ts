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

/** Whether there may be accounts that this person may block: any, or those of a department that they head. */
export function blocksSome({ departments }: Pick<FindDeps, 'departments'>, actor: Actor): boolean {
  return actor.systems || departments.headedBy(actor.id).length > 0;
}

/** So many are looked at for those about which something may be asked. */
const MOST_LOOKED_AT = 200;

/** Accounts about which this person may ask for one of `asks` now, by name. */
export async function findAccounts(
  deps: FindDeps,
  input: {
    readonly actor: Actor;
    readonly asks: readonly AskedFor[];
    readonly text: string;
    readonly limit: number;
  },
): Promise<readonly Account[]> {
  const { actor, asks, text, limit } = input;
  const departments = deps.departments.headedBy(actor.id);
  // A password is asked for by whoever has the account, nobody else of the systems area.
  const isOwn = !actor.systems || asks.every((what) => what === 'password');
  const of = isOwn ? { personId: actor.id, email: actor.email ?? null, departments } : null;
  const states = ACCOUNT_STATES.filter((state) => asks.some((what) => stateSuits(what, state)));
  const found = await deps.store.accountsFor({ text, limit: Math.max(limit, MOST_LOOKED_AT), states, of });
  return found.filter((account) => mayAskOneOf(deps, { actor, account, asks })).slice(0, limit);
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
    // Nobody can sign in to a suspended one.
    ...(account.state === 'active' && may('block') ? (['block'] as const) : []),
  ];
}

/** The modifications that this person may request for the account in its present state. */
export function modificationsFor(
  deps: Pick<FindDeps, 'departments'>,
  input: { readonly actor: Actor; readonly account: Account },
): readonly Modification[] {
  return askableOf(deps, { ...input, asks: MODIFICATIONS });
}

/** What of `asks` this person may request for the account in its present state. */
export function askableOf<What extends AskedFor>(
  deps: Pick<FindDeps, 'departments'>,
  input: { readonly actor: Actor; readonly account: Account; readonly asks: readonly What[] },
): readonly What[] {
  const ties = tiesOf(deps, input);
  return input.asks.filter((what) => isOpenTo(ties, { ...input, what }));
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
