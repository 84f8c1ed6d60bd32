import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { ChangeDeps } from './carry-out.ts';

export type ReleaseRefusal = { readonly code: 'not_systems' } | { readonly code: 'not_quarantined' };

/** Gives a quarantined address free before its time, with a reason that stands in the trail. For the systems area. */
export async function releaseAddress(
  deps: ChangeDeps,
  input: { readonly address: string; readonly by: Actor; readonly reason: string },
): Promise<Result<null, ReleaseRefusal>> {
  const { address, by, reason } = input;
  if (!by.systems) return refused({ code: 'not_systems' });
  const actor = { id: by.id, name: by.name };
  const released = await deps.store.transact(async (tx) => {
    if (!(await tx.releaseQuarantine(address))) return false;
    const at = deps.clock.now();
    const personal = { address, reason };
    await tx.append({ requestId: null, at, actor, door: 'slack', what: 'release_address', data: {}, personal });
    return true;
  });
  return released ? ok(null) : refused({ code: 'not_quarantined' });
}
