import { and, eq, isNotNull, lt, sql, type SQL } from 'drizzle-orm';
import type { AddressMove } from '#use-cases/ports/store/address.ts';
import type { Transaction } from '../connection/database.ts';
import { isKnownUnder } from './register-now.ts';
import { accounts, addresses } from '../tables/accounts.ts';
import { requests } from '../tables/requests.ts';

/**
 * The address is in quarantine because an account of this subject, or a person's account of this holder, had it: that
 * person or thing may get it back. An imported account has no document as its subject, and perhaps no holder: its
 * former owner is whoever the chat knows under one of its addresses, confirmed.
 */
export function isLeftBy({
  subject,
  holderId,
  email,
}: {
  readonly subject: SQL;
  readonly holderId: SQL;
  readonly email: string | null;
}): SQL {
  const isKnown = email === null ? sql`false` : isKnownUnder(email);
  return sql`(${addresses.state} = 'quarantined' and coalesce(${addresses.accountId} in
    (select ${accounts.id} from ${accounts} where ${accounts.subject} = ${subject}
      or (${accounts.type} = 'personal' and ${accounts.holderId} = ${holderId}) or (${isKnown})), false))`;
}

/** An expired quarantine blocks nobody. */
async function dropExpired(tx: Transaction, address: string): Promise<void> {
  await tx
    .delete(addresses)
    .where(and(eq(addresses.address, address), eq(addresses.state, 'quarantined'), lt(addresses.until, sql`now()`)));
}

/** As `Tx.reserveAddress`. */
export async function reserveAddress(
  tx: Transaction,
  {
    requestId,
    address,
    email,
  }: { readonly requestId: string; readonly address: string; readonly email: string | null },
): Promise<boolean> {
  await giveUp(tx, sql`${addresses.requestId} = ${requestId} and ${addresses.address} <> ${address}`);
  await dropExpired(tx, address);
  const ofRequest = (what: SQL): SQL => sql`(select ${what} from ${requests} where ${requests.id} = ${requestId})`;
  const subject = ofRequest(sql`${requests.subject}`);
  const holderId = ofRequest(sql`${requests.data} #>> '{form,chatUser,id}'`);
  // The former owner and the end of the quarantine are kept: if the request comes to nothing, they still apply.
  await tx
    .insert(addresses)
    .values({ address, requestId, state: 'reserved' })
    .onConflictDoUpdate({
      target: addresses.address,
      set: { requestId, state: 'reserved' },
      setWhere: isLeftBy({ subject, holderId, email }),
    });
  const [row] = await tx
    .select({
      ours: sql<boolean>`${addresses.requestId} is not distinct from ${requestId}
        or ${addresses.accountId} = (select ${requests.accountId} from ${requests} where ${requests.id} = ${requestId})`,
    })
    .from(addresses)
    .where(eq(addresses.address, address));
  return row?.ours === true;
}

/** As `Tx.releaseAddresses`. */
export async function releaseReserved(tx: Transaction, requestId: string): Promise<void> {
  await giveUp(tx, sql`${addresses.requestId} = ${requestId}`);
}

async function giveUp(tx: Transaction, which: SQL): Promise<void> {
  const reserved = and(which, eq(addresses.state, 'reserved'));
  await tx
    .update(addresses)
    .set({ state: 'quarantined', requestId: null })
    .where(and(reserved, isNotNull(addresses.until)));
  await tx.delete(addresses).where(reserved);
}

/** As `Tx.moveAddress`. */
export async function moveAddress(
  tx: Transaction,
  { accountId, from, to, quarantinedUntil }: AddressMove,
): Promise<boolean> {
  if (to !== null) {
    await dropExpired(tx, to);
    const owned = { state: 'in_use', accountId, until: null } as const;
    const taken = await tx
      .insert(addresses)
      .values({ address: to, ...owned })
      .onConflictDoUpdate({
        target: addresses.address,
        set: owned,
        // Its own former address, or one reserved by a request of this account.
        setWhere: sql`${addresses.accountId} = ${accountId} or ${addresses.requestId} in (select ${requests.id} from ${requests} where ${requests.accountId} = ${accountId})`,
      })
      .returning({ address: addresses.address });
    if (taken.length === 0) return false;
  }
  if (from !== null && from !== to) {
    const kept = { state: 'quarantined', accountId, until: quarantinedUntil, requestId: null } as const;
    await tx
      .insert(addresses)
      .values({ address: from, ...kept })
      .onConflictDoUpdate({ target: addresses.address, set: kept, setWhere: eq(addresses.accountId, accountId) });
  }
  return true;
}
