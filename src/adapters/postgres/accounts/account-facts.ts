import { beneficiariesOf } from '#domain/modifications/kinds/all.ts';
import { and, asc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import { factsOf, type AccountFacts, type NamedAccount, type Work } from '#domain/request/account-facts.ts';
import type { Account } from '#domain/account/account.ts';
import type { StepName } from '#domain/plan/plan.ts';
import type { Database, Transaction } from '../connection/database.ts';
import { requestOf } from '../requests/request-rows.ts';
import { accounts as accountLines, addresses } from '../tables/accounts.ts';
import { requests } from '../tables/requests.ts';
import { runSteps } from '../tables/runs.ts';

/** Kinds of requests that change the facts. */
const TELLING = ['delegation', 'redirection', 'restoration', 'deletion'];
/** Steps whose completion changes the facts. */
const TELLING_STEPS: readonly StepName[] = ['redirect', 'end_redirection', 'exchange'];

type Known = Pick<Account, 'id' | 'address' | 'kept' | 'state'>;

/** The facts of each of these accounts, by id. */
export async function accountFacts(
  db: Database | Transaction,
  accounts: readonly Known[],
): Promise<ReadonlyMap<string, AccountFacts>> {
  if (accounts.length === 0) return new Map();
  const ids = accounts.map(({ id }) => id);
  const { id, sighting } = accountLines;
  const [work, seen, owned] = await Promise.all([
    relevantRequests(db, ids),
    db.select({ id, sighting }).from(accountLines).where(inArray(id, ids)),
    db
      .select({ address: addresses.address, accountId: addresses.accountId })
      .from(addresses)
      .where(and(inArray(addresses.accountId, ids), eq(addresses.state, 'in_use')))
      .orderBy(asc(addresses.address)),
  ]);
  const others = await namedAccounts(db, { accounts, work });
  return new Map(
    accounts.map((account) => [
      account.id,
      factsOf(account, {
        sighting: seen.find((line) => line.id === account.id)?.sighting ?? null,
        work: work.filter(({ accountId }) => accountId === account.id),
        addresses: owned.filter(({ accountId }) => accountId === account.id).map(({ address }) => address),
        others,
      }),
    ]),
  );
}

/** The relevant requests about these accounts, oldest first, each with its completed steps. */
async function relevantRequests(
  db: Database | Transaction,
  ids: readonly string[],
): Promise<readonly (Work & { readonly accountId: string | null })[]> {
  const telling = and(
    inArray(requests.accountId, [...ids]),
    inArray(sql`${requests.data} -> 'form' ->> 'type'`, TELLING),
  );
  const rows = await db.select().from(requests).where(telling).orderBy(asc(requests.createdAt));
  if (rows.length === 0) return [];
  const steps = await db
    .select({ requestId: runSteps.requestId, name: runSteps.name, at: runSteps.doneAt })
    .from(runSteps)
    .where(
      and(
        inArray(
          runSteps.requestId,
          rows.map(({ id }) => id),
        ),
        inArray(runSteps.name, [...TELLING_STEPS]),
        eq(runSteps.state, 'done'),
        isNotNull(runSteps.doneAt),
      ),
    );
  return rows.map((row) => ({
    accountId: row.accountId,
    request: requestOf(row),
    done: steps.flatMap(({ requestId, name, at }) =>
      requestId === row.id && at !== null ? [{ name: name as StepName, at }] : [],
    ),
  }));
}

/** The accounts that messages go to, or that may use these accounts, as they are now. */
async function namedAccounts(
  db: Database | Transaction,
  { accounts, work }: { readonly accounts: readonly Known[]; readonly work: readonly Work[] },
): Promise<readonly NamedAccount[]> {
  const ids = work.flatMap(({ request }) => beneficiariesOf(request.form).map(({ id }) => id));
  const keepers = accounts.flatMap(({ kept }) => kept?.sharedWith ?? []);
  if (ids.length + keepers.length === 0) return [];
  const { id, address, displayName, state } = accountLines;
  return await db
    .select({ id, address, displayName, state })
    .from(accountLines)
    .where(or(inArray(id, ids), inArray(address, keepers)));
}
