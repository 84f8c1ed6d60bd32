import { blockOf, type Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import type { StepName } from '#domain/plan/plan.ts';
import type { NotBlocked } from '#domain/request/ratification.ts';
import type { Request } from '#domain/request/request.ts';
import { whyNotAgain } from '#domain/request/concerned/who-ratifies.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';

/** Steps after which somebody may be able to sign in. */
const LETS_IN: readonly StepName[] = ['unblock_sign_in', 'hand_over'];

/** Why this person would not block the account as it is now, and the work that would let somebody in, which a block ends. */
export async function whyNotBlocked(
  tx: Tx,
  { account, by, at }: { readonly account: Account; readonly by: Pick<Actor, 'id'>; readonly at: Date },
): Promise<{ readonly why: NotBlocked | null; readonly lettingIn: readonly Request[] }> {
  const underWay = await tx.underWayOn(account.id);
  const approved = (await tx.undecidedOn(account.id)).filter(({ state }) => state === 'approved');
  const lettingIn = [...underWay, ...approved].filter(
    ({ kind, plan }) => kind !== 'block' && plan?.steps.some((step) => LETS_IN.includes(step)),
  );
  const because = (why: NotBlocked) => ({ why, lettingIn });
  // One that stopped before it did anything keeps nobody out.
  const deletion = underWay.find(
    ({ kind, state }) => kind === 'deletion' && (state !== 'failed' || account.state === 'suspended'),
  );
  if (deletion !== undefined) return because({ code: 'being_deleted', number: deletion.number });
  if (account.state === 'suspended' && lettingIn.length === 0)
    return because({ code: 'blocked_already', number: blockOf(account)?.number ?? null });
  const open = await tx.openRequestOn(`block:${account.id}`);
  if (open !== null) return because({ code: 'has_open_request', number: open.number });
  return { why: whyNotAgain(await tx.lastBlockOf(account.id), { by, at }), lettingIn };
}
