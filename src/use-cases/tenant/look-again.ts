import { withTimeout } from '#use-cases/register/with-timeout.ts';
import { findingsOf, lookUp } from './findings-of.ts';
import type { Clock } from '#use-cases/ports/institution.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Finding, TenantSight } from '#use-cases/ports/store/tenant.ts';
import { judge } from './tenant-sight.ts';

/**
 * A finding's user as the tenant has it now; null when it no longer exists, `unknown` when the tenant does not answer
 * in time.
 */
export type Look = TenantSight | null | 'unknown';

/** Looks the finding's user up before a decision: hours or days may lie between the review and the button. */
export async function lookAgain(
  deps: { readonly directory: Directory },
  { directoryId }: Pick<Finding, 'directoryId'>,
): Promise<Look> {
  const sights = await withTimeout(deps.directory.lookAt([directoryId]));
  return sights === 'unknown' ? 'unknown' : (sights.get(directoryId) ?? null);
}

/**
 * The finding with the user as it is now. `changed` when the difference is now another, or none: then the findings are
 * updated. `unclear` when the tenant tells too little.
 */
export async function findingNow(
  deps: { readonly store: Store; readonly clock: Clock },
  { tx, finding, look }: { readonly tx: Tx; readonly finding: Finding; readonly look: TenantSight | null },
): Promise<Finding | 'changed' | 'unclear'> {
  const { directoryId: id, what, fingerprint, readId } = finding;
  const at = deps.clock.now();
  const known = await lookUp(tx, { seenFrom: at, sights: look === null ? [] : [look], ids: [id] });
  const judged = look === null ? null : judge(look, { account: known.accounts.get(id) ?? null, singly: true });
  if (judged?.is === 'unclear') return 'unclear';
  const entry = judged?.is === 'clear' ? judged.entry : null;
  const found = judged?.is === 'nobody' ? [] : findingsOf({ purpose: 'delta', known, id, entry });
  if (found.some((one) => one.what === what && one.fingerprint === fingerprint)) return { ...finding, entry };
  const changed = await tx.tenant.settle({ readId, at, ids: [id], findings: found });
  for (const each of changed) if (each !== readId) await tx.send({ kind: 'show_digest', readId: each });
  return 'changed';
}
