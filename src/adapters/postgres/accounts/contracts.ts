import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { isExtension } from '#domain/form/form.ts';
import { UNDECIDED_STATES } from '#domain/request/states.ts';
import type { ClaimedContractEvent, ContractEvent, Contracts } from '#use-cases/ports/store/contract.ts';
import { accountOf } from './account-rows.ts';
import type { Database, Transaction } from '../connection/database.ts';
import { requestOf } from '../requests/request-rows.ts';
import { accounts, contractNotices } from '../tables/accounts.ts';
import { requests } from '../tables/requests.ts';

export function createContracts(db: Database): Contracts {
  return {
    ending: async (until) => {
      // Written as a literal, not a parameter: only then is the index of living accounts certain to be used.
      const living = sql`${accounts.state} <> 'deleted'`;
      const isBlocked = sql`${accounts.state} = 'suspended' and ${accounts.kept} -> 'block' is not null`;
      const rows = await db
        .select({
          account: accounts,
          done: sql<
            ContractEvent[]
          >`coalesce(jsonb_agg(${contractNotices.what}) filter (where ${contractNotices.what} is not null), '[]')`,
        })
        .from(accounts)
        .leftJoin(
          contractNotices,
          and(
            eq(contractNotices.accountId, accounts.id),
            eq(contractNotices.contractEnd, sql`${accounts.contractEnd}`),
          ),
        )
        .where(and(living, lte(accounts.contractEnd, until), or(isNull(accounts.kept), isBlocked)))
        .groupBy(accounts.id)
        .having(sql`bool_and(${contractNotices.what} is distinct from 'deletion_asked')`)
        .orderBy(asc(accounts.contractEnd), asc(accounts.id));
      return rows.map(({ account, done }) => ({ account: accountOf(account), done: new Set(done) }));
    },
    unconfirmed: async () => {
      const { data, requesterId } = requests;
      const rows = await db
        .select({ request: requests })
        .from(requests)
        .innerJoin(accounts, eq(accounts.id, requests.accountId))
        .where(
          and(
            inArray(requests.state, [...UNDECIDED_STATES]),
            sql`${data} #>> '{form,type}' in ('contract', 'employment') and ${data} -> 'agreement' is null`,
            sql`${requesterId} in (${accounts.holderId}, ${data} #>> '{form,account,holder,id}')`,
          ),
        );
      return rows.map(({ request }) => requestOf(request)).filter(({ form }) => isExtension(form));
    },
    unanswered: async () => {
      const waits = sql`${requests.data} #>> '{agreement,official}' is not null and ${requests.data} #>> '{agreement,agreed}' is null
        and ${requests.data} #>> '{agreement,reminded}' is null`;
      const open = inArray(requests.state, [...UNDECIDED_STATES]);
      return (await db.select().from(requests).where(and(open, waits))).map(requestOf);
    },
    events: async (accountId, contractEnd) => {
      const rows = await db
        .select()
        .from(contractNotices)
        .where(and(eq(contractNotices.accountId, accountId), eq(contractNotices.contractEnd, contractEnd)));
      return new Map(
        rows.map(({ what, at, byId, byName }) => [
          what,
          { at, by: byId === null ? null : { id: byId, name: byName ?? byId } },
        ]),
      );
    },
  };
}

/**
 * The primary key decides: of two transactions that claim the same event, the second waits for the first and gets
 * false.
 */
export async function claimContractEvent(tx: Transaction, event: ClaimedContractEvent): Promise<boolean> {
  const { accountId, contractEnd, what, at, by } = event;
  const claimed = await tx
    .insert(contractNotices)
    .values({ accountId, contractEnd, what, at, byId: by?.id ?? null, byName: by?.name ?? null })
    .onConflictDoNothing()
    .returning({ what: contractNotices.what });
  return claimed.length === 1;
}

export async function giveBackContractEvent(
  tx: Transaction,
  { accountId, contractEnd, what }: Pick<ClaimedContractEvent, 'accountId' | 'contractEnd' | 'what'>,
): Promise<void> {
  const { accountId: account, contractEnd: end } = contractNotices;
  await tx
    .delete(contractNotices)
    .where(and(eq(account, accountId), eq(end, contractEnd), eq(contractNotices.what, what)));
}
