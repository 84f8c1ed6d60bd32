import type { Account } from '#domain/account/account.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { moveOther } from '#use-cases/plans/start-run.ts';
import type { StepDeps } from './step.ts';

/**
 * Updates hand-overs of the account that are not finished: the new address appears in them, and a new official confirms
 * for the department.
 */
export async function bringHandOversAlong(
  deps: StepDeps,
  { tx, account, after }: { readonly tx: Tx; readonly account: Account; readonly after: Account },
): Promise<void> {
  const isMoved = after.address !== account.address;
  const { responsible: before, id, requestNumber } = account;
  const official = after.responsible?.id === before?.id ? null : after.responsible;
  if (!isMoved && official === null) return;
  const made = requestNumber === null ? null : await deps.store.requestByNumber(requestNumber);
  const found = [...(made === null ? [] : [made]), ...(await tx.waitingOn(id))];
  const handOvers = new Map(found.filter(({ handedTo }) => handedTo !== null).map((one) => [one.id, one]));
  for (const [requestId, other] of handOvers) {
    if (before !== null && official !== null)
      await moveOther(deps, { tx, other, command: { type: 'official_changed', before, official } });
    if (isMoved) await tx.send({ kind: 'show_hand_over', requestId });
  }
}
