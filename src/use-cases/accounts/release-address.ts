import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { isAccountHolder } from '#domain/request/concerned/who-is-concerned.ts';
import type { ChangeDeps } from '../commands/apply-commands.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import type { Directory, TakenAddress } from '#use-cases/ports/directory.ts';

export interface ReleaseRefusal {
  /** `concerned`: the address is their own. */
  readonly code: 'not_systems' | 'not_quarantined' | 'concerned';
}

/**
 * Who still has the address in the tenant, so that it cannot be used yet; `unknown` when the tenant does not answer in
 * time.
 */
interface Released {
  readonly stillHas: TakenAddress | 'unknown' | null;
}

/**
 * Releases a quarantined address early, with a reason that is kept in the trail. For the systems area, but not for the
 * address's former owner, except in an office of one, where the person of control is told.
 */
export async function releaseAddress(
  deps: ChangeDeps & { readonly directory: Pick<Directory, 'survey'> },
  input: { readonly address: string; readonly by: Actor; readonly reason: string },
): Promise<Result<Released, ReleaseRefusal>> {
  const { address, by, reason } = input;
  if (!by.systems) return refused({ code: 'not_systems' });
  const actor = { id: by.id, name: by.name };
  // Before the transaction, which must not wait for an outside service.
  const survey = await withTimeout(deps.directory.survey([address]));
  const stillHas = survey === 'unknown' ? 'unknown' : (survey.taken.get(address) ?? null);
  const refusal = await deps.store.transact(async (tx): Promise<ReleaseRefusal['code'] | null> => {
    const account = await tx.accountThatLeft(address);
    const isOwn = account !== null && isAccountHolder(account, by);
    if (isOwn && by.alone === undefined) return 'concerned';
    if (!(await tx.releaseQuarantine(address))) return 'not_quarantined';
    const at = deps.clock.now();
    const of = account === null ? {} : { accountId: account.id };
    const [data, personal] = [isOwn ? { alone: true } : {}, { address, reason }];
    await tx.append({ requestId: null, ...of, at, actor, door: by.door, what: 'release_address', data, personal });
    if (isOwn) await tx.send({ kind: 'tell_released_alone', address, by: actor, at: at.toISOString(), reason });
    return null;
  });
  return refusal === null ? ok({ stillHas }) : refused({ code: refusal });
}
