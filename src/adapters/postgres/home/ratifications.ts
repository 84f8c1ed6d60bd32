import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { tiesTo } from '#domain/form/account-access.ts';
import type { Request } from '#domain/request/request.ts';
import { ratifiesAs } from '#domain/request/concerned/who-ratifies.ts';
import type { AskedOfPerson, Listed } from '#use-cases/ports/store/home.ts';
import { allAddresses, knownOf } from '../accounts/register-now.ts';
import type { Database } from '../connection/database.ts';
import { requestOf } from '../requests/request-rows.ts';
import { accounts } from '../tables/accounts.ts';
import { requests } from '../tables/requests.ts';

/** Blocks that this person may ratify, oldest first: of the few that wait, those that the door would let them ratify now. */
export async function ratificationsOf(
  db: Database,
  { personId, email, systems, departments, offset = 0, limit }: AskedOfPerson,
): Promise<Listed<Request>> {
  const { data } = requests;
  const rows = await db
    .select({ request: requests, account: accounts, addresses: allAddresses })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(
      and(
        inArray(requests.state, ['executing', 'failed', 'scheduled']),
        sql`${data} -> 'ratification' is not null and ${data} #>> '{ratification,ratified}' is null`,
      ),
    )
    .orderBy(asc(requests.createdAt), asc(requests.id));
  const by = { id: personId, systems, ...(email === null ? {} : { email }) };
  const theirs = rows.flatMap((row) => {
    const [request, account] = [requestOf(row.request), knownOf(row)];
    const ties = tiesTo(account, { actor: by, head: departments.includes(account.departmentCode) ? personId : null });
    return ratifiesAs(request, { by, account, ties }).ok ? [request] : [];
  });
  return { rows: theirs.slice(offset, offset + limit), total: theirs.length };
}
