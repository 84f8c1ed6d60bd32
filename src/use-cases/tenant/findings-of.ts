import { compare } from './compare-tenant.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import type { KnownUsers, NewFinding, TenantEntry, TenantRead, TenantSight } from '#use-cases/ports/store/tenant.ts';

/** A request's change may be seen late, or not yet by every replica: for this long it explains what is seen. */
const SETTLING_MS = 2 * 60_000;

/** What the register knows of these users, of whom `sights` were seen. */
export async function lookUp(
  tx: Tx,
  seen: { readonly seenFrom: Date; readonly sights: readonly TenantSight[]; readonly ids: readonly string[] },
): Promise<KnownUsers> {
  const since = new Date(seen.seenFrom.getTime() - SETTLING_MS);
  const names = seen.sights.flatMap(({ id, mail, userPrincipalName }) =>
    [mail, userPrincipalName].flatMap((name) => (name === null ? [] : [{ id, name }])),
  );
  return await tx.tenant.look({ ids: seen.ids, names, since });
}

/** Whether neither the register nor a run of ours knows this user. */
export function isUnknown({ accounts, ours }: KnownUsers, { id }: TenantEntry): boolean {
  return !accounts.has(id) && !ours.has(id);
}

/**
 * How this user differs from the register; null for a user that no longer exists. The first import reports nothing: its
 * findings are held for the review that follows.
 */
export function findingsOf(seen: {
  readonly purpose: TenantRead['purpose'];
  readonly known: KnownUsers;
  readonly id: string;
  readonly entry: TenantEntry | null;
}): readonly NewFinding[] {
  const { purpose, known, id, entry } = seen;
  const account = known.accounts.get(id) ?? null;
  const held = purpose === 'import' || known.busy.has(id) || (account === null && known.ours.has(id));
  return compare(account, entry ?? 'removed').map((found) => ({ ...found, directoryId: id, account, entry, held }));
}
