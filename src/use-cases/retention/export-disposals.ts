import type { Disposal } from '#domain/trail/disposal.ts';
import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import type { Clock } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/** Writes the disposal record as a file. */
export type DisposalWriter = (lines: readonly Disposal[]) => Promise<Document>;

export interface DisposalDeps {
  readonly store: Pick<Store, 'disposed' | 'transact'>;
  readonly clock: Clock;
  readonly disposals: DisposalWriter;
}

/** The complete disposal record, for people who may have it. The trail records that it was given out. */
export async function exportDisposals(
  deps: DisposalDeps,
  asked: { readonly by: Actor; readonly isAllowed: boolean },
): Promise<Result<{ readonly file: Document; readonly lines: number }, 'not_allowed' | 'nothing_yet'>> {
  if (!asked.isAllowed) return refused('not_allowed');
  const lines = await deps.store.disposed();
  if (lines.length === 0) return refused('nothing_yet');
  const file = await deps.disposals(lines);
  const actor = { id: asked.by.id, name: asked.by.name };
  await deps.store.transact(async (tx) => {
    const about = { requestId: null, at: deps.clock.now(), actor, door: asked.by.door };
    await tx.append({ ...about, what: 'export_disposals', data: { lines: lines.length } });
  });
  return ok({ file, lines: lines.length });
}
