import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';
import { refusalIfDecided, type FindingRefusal } from './decide-finding.ts';

/**
 * The finding that somebody is about to decide on, or why they would be refused in any case: then no form is opened.
 * Whether it concerns themselves is only checked when they decide.
 */
export async function beginDecision(
  { store }: { readonly store: Pick<Store, 'tenant'> },
  input: { readonly findingId: string; readonly by: Actor },
): Promise<Result<Finding, FindingRefusal>> {
  if (!input.by.systems) return refused({ code: 'not_systems' });
  const finding = await store.tenant.finding(input.findingId);
  if (finding === null) return refused({ code: 'not_found' });
  const late = refusalIfDecided(finding);
  return late === null ? ok(finding) : refused(late);
}
